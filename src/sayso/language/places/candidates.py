"""What a name may stand for: look-ups from the plainest to the freest, with a weight before any context is heard."""

from __future__ import annotations

import dataclasses
import functools
from difflib import SequenceMatcher

from sayso.language.places.folding import ARTICLES, fold, skeleton, variants
from sayso.language.places.gazetteer import GENERIC, Entry, gazetteer, short_name
from sayso.language.places.toponyms import Match
from sayso.language.places.words import words as words_of

__all__ = ["Candidates", "candidates", "candidates_by_part", "people_of"]

LEVEL = {
    "country": 2.0,
    "region": 0.1,
    "county": -0.9,
    "capital": 1.2,
    "city": 0.0,
    "continent": 1.5,
    "sea": 1.5,
    "strait": 0.8,
    "seat": 1.0,
}
"""How much likelier a name means a place of a level than its number of people tells, in powers of ten."""
KIND = {"name": 0.0, "alternate": -1.0, "short": -1.0}
OTHER = -2.5
"""The same for another name that is not like the name itself, in those countries: what a town was called once."""
ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})
"""Countries where a town's name is English, so that another one is hardly used."""
LARGE = 5.0
"""People (power of ten) of a large town: where one bears a name, it is hardly an old name of another."""
SIMILAR = 0.75
"""How alike two spellings of a name from another script are, whose consonants are the same."""
SHORTEST = 4
"""Letters of the consonants of such a name, with the mark before them."""
ALIKE = 0.6
"""How alike two spellings of one name are."""
PEOPLE = 0.65
NOBODY = 2.0
"""The weight of a place whose people nobody counted: a hundred."""
OF_LEVEL = {
    **dict.fromkeys("county parish borough district raion rayon subdistrict municipality woreda".split(), "county"),
    **dict.fromkeys(
        "state province governorate oblast region prefecture krai republic voivodeship emirate territory canton "
        "department division wilayat".split(),
        "region",
    ),
    **dict.fromkeys("city town village township".split(), "city"),
    **dict.fromkeys("neighborhood neighbourhood quarter suburb".split(), "quarter"),
}
"""Words for a kind of place, and the level that they ask for."""
COMPOUNDS = frozenset("allied backed based born controlled funded held led made occupied owned run style".split())
"""Words that stand behind a name in a compound."""
ASKED = 1.5
NOT_ASKED = -1.5
TOWN_FIRST = -0.8
"""A region with the town of its name that is its heart: the name alone means the town."""
HEART = 1.0
"""Powers of ten by which the town of a region's name may have fewer people than the region."""
PART = 1.0
"""What a place loses that is only part of a name."""
KNOWN = 3.5
"""People (power of ten) of a town that is taken for one inside another name."""
MOST = 48
"""Candidates of one name that are weighed; the rest have fewer people."""


@dataclasses.dataclass(frozen=True, slots=True)
class Candidates:
    """The places that a name may stand for, with their weights in powers of ten, and how they were looked up."""

    entries: tuple[Entry, ...]
    weights: tuple[float, ...]
    how: Match | None
    count: int

    def match(self, entry: Entry) -> Match:
        """How the name matches one of the places."""
        if self.how:
            return self.how
        if entry.own:
            return "own table"
        return {"name": "exact", "alternate": "alternate name", "short": "short name"}[entry.kind]  # type: ignore[return-value]


def people_of(word: str) -> str | None:
    """The country (ISO alpha-3) whose people or adjective a word is, or ``None``.

    >>> people_of("Syrian"), people_of("Filipinos"), people_of("Martian")
    ('SYR', 'PHL', None)
    """
    entry = gazetteer().people(fold(word))
    return entry.country if entry and entry.feature == "country" else None


@functools.lru_cache(maxsize=1 << 13)
def candidates(name: str, level: str | None = None) -> Candidates:
    """The places that a name may stand for.

    Args:
        name: As the text writes it.
        level: The level of place that the words beside the name ask for: "county", "region", "city".
    """
    key = fold(name)
    book = gazetteer()
    land = book.people(key)
    if land:
        return _weighed((land,), None, "people")
    found = book.find(key)
    if found:
        return _weighed(found, level, None, key)
    words = key.split()
    asked = next((OF_LEVEL[w] for w in (words[-1], words[0]) if w in OF_LEVEL), level) if words else level
    short = _without_kind(key)
    if short:
        inner = candidates(short, asked)
        if inner.entries:
            return dataclasses.replace(inner, how=inner.how or "short name")
    for other in variants(key):
        found = book.find(other)
        if found:
            more = [e for e in _similar(key) if e.number not in {f.number for f in found}]
            return _weighed((*found, *more), asked, "other spelling", other)
    whole = _without_ending(name)
    if whole:
        return dataclasses.replace(candidates(whole, level), how="other spelling")
    similar = _similar(key) if asked != "quarter" else ()
    return _weighed(similar, asked, "similar spelling") if similar else Candidates((), (), None, 0)


def _similar(key: str) -> tuple[Entry, ...]:
    """The places whose name another way of writing its script's letters may have made of a key."""
    bones = skeleton(key)
    if len(bones) < SHORTEST:
        return ()
    return tuple(e for e in gazetteer().find(bones) if _likeness(key, fold(e.name)) >= SIMILAR)


def _likeness(key: str, name: str) -> float:
    """How alike two keys are without their articles, from 0 to 1."""
    one, other = (" ".join(w for w in k.split() if w not in ARTICLES) for k in (key, name))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _without_ending(name: str) -> str | None:
    """A name in a compound ("U.S.-led")."""
    head, hyphen, tail = name.rpartition("-")
    return head if hyphen and tail in COMPOUNDS and head[:1].isupper() else None


@functools.lru_cache(maxsize=1 << 13)
def candidates_by_part(name: str) -> Candidates:
    """The places whose name is part of a name ("Karvel General Hospital"), the longest part first."""
    words = name.split()
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            found = _named(" ".join(words[first : first + length]))
            if found:
                weighed = _weighed(found, None, "part of the name")
                return dataclasses.replace(weighed, weights=tuple(w - PART for w in weighed.weights))
    return Candidates((), (), None, 0)


def _named(part: str) -> tuple[Entry, ...]:
    """The well-known places of a name, or the land of a people."""
    key = fold(part.removesuffix("'s").removesuffix("’s"))
    if key in words_of("common") or key in OF_LEVEL or len(key) < 3 or not part[:1].isupper():
        return ()
    land = gazetteer().people(key)
    known = (e for e in gazetteer().find(key) if e.kind == "name" and (e.own or e.people >= KNOWN))
    return (land,) if land else tuple(known)


def _without_kind(key: str) -> str | None:
    words = key.split()
    if words[:1] == ["the"]:
        words = words[1:]
    if len(words) > 2 and (words[0] in OF_LEVEL or words[0] in GENERIC) and words[1] == "of":
        return " ".join(words[2:])
    if len(words) > 1 and words[-1] in OF_LEVEL:
        return " ".join(words[:-1])
    return short_name(" ".join(words)) if words else None


def _weighed(entries: tuple[Entry, ...], level: str | None, how: Match | None, key: str = "") -> Candidates:
    bearer = any(entry.kind == "name" and entry.people >= LARGE for entry in entries)
    weights = [_weight(entry, level) + (OTHER - KIND["alternate"]) * _once(entry, key, bearer) for entry in entries]
    if level is None:
        _town_first(entries, weights)
    order = sorted(range(len(entries)), key=lambda i: -weights[i])[:MOST]
    return Candidates(tuple(entries[i] for i in order), tuple(weights[i] for i in order), how, len(entries))


def _once(entry: Entry, key: str, bearer: bool) -> bool:
    """Whether a key is another name of a town that is not like its own; ``bearer``: whether a large town bears it."""
    towns = {"city", "capital"} if bearer else {"city"}
    if entry.kind != "alternate" or entry.feature not in towns or not key:
        return False
    if not bearer and entry.country not in ENGLISH:
        return False
    name = fold(entry.name)
    return not (key in name or name in key or SequenceMatcher(None, key, name).ratio() >= ALIKE)


def _town_first(entries: tuple[Entry, ...], weights: list[float]) -> None:
    """Put a town before the region of its name that it is the heart of: the bare name means the town."""
    for i, region in enumerate(entries):
        if region.feature not in {"region", "county"}:
            continue
        for j, town in enumerate(entries):
            if (
                region.number in town.above
                and town.feature in {"city", "capital"}
                and town.people >= region.people - HEART
            ):
                weights[j] = max(weights[i], weights[j])
                weights[i] = weights[j] + TOWN_FIRST


def _weight(entry: Entry, level: str | None) -> float:
    weight = PEOPLE * max(entry.people, NOBODY) + LEVEL.get(entry.feature, 0.0) + KIND[entry.kind]
    if level:
        same = entry.feature == level or (level, entry.feature) in {("city", "capital"), ("county", "quarter")}
        near = {entry.feature, level} == {"region", "county"}
        weight += ASKED if same else ASKED / 3 if near else NOT_ASKED
    return weight
