"""Toponyms of a whole story: names found or given, each resolved by what stands beside it and by all the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.language.places.actors import is_actor
from sayso.language.places.candidates import OF_LEVEL, Candidates, candidates, candidates_by_part
from sayso.language.places.choosing import Name, choose
from sayso.language.places.finding import Found, find_names
from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import Entry, gazetteer
from sayso.language.places.outlets import towns_of_outlet
from sayso.language.places.toponyms import Match, Toponym

if TYPE_CHECKING:
    from sayso.language.text import ParsedStory, Passage

__all__ = ["places_of", "resolve"]

OUTLET = 1.5
"""How loud the outlet's town speaks, in names of the story."""
CLOSE = 0.05
"""A margin, in powers of ten, below which two places are equally likely."""


@dataclasses.dataclass(frozen=True)
class _Mention:
    passage: int
    first: int
    last: int
    text: str
    level: str | None
    key: str
    within: bool


def places_of(parsed: ParsedStory) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    """The toponyms of each passage of a story, in order.

    A town inside an organisation's name is left out of a story whose other places lie in other countries: the "Kamal"
    of a hospital is none of the towns of that name.
    """
    return _resolved(parsed, [find_names(passage) for passage in parsed.passages])


def resolve(
    parsed: ParsedStory, spans: Sequence[Sequence[tuple[int, int]]]
) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    """The places of names that are given, as (first, last) token indices of each passage, both inside."""
    return _resolved(parsed, [[Found(first, last) for first, last in given] for given in spans])


def _resolved(parsed: ParsedStory, names_of: Sequence[Sequence[Found]]) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    mentions = [
        _mention(passage, number, found)
        for number, (passage, given) in enumerate(zip(parsed.passages, names_of, strict=True))
        for found in given
    ]
    names, of = _names(parsed, mentions)
    chosen = choose(names)
    places: list[list[Toponym]] = [[] for _ in parsed.passages]
    entries = [_place(names, chosen, n) for n in of]
    lands = {e.country for m, e in zip(mentions, entries, strict=True) if e and not m.within}
    for m, n, entry in zip(mentions, of, entries, strict=True):
        small = entry is not None and entry.feature in {"city", "county"}
        if m.within and small and lands and entry and entry.country not in lands:
            continue
        holder = _place(names, chosen, names[n].inside)
        places[m.passage].append(_toponym(parsed.passages[m.passage], m, names[n].candidates, chosen[n], holder))
    return [(passage, tuple(own)) for passage, own in zip(parsed.passages, places, strict=True)]


def _place(names: Sequence[Name], chosen: Sequence[tuple[int, float] | None], number: int | None) -> Entry | None:
    """The place that was chosen for the name of a number."""
    best = chosen[number] if number is not None else None
    return names[number].candidates.entries[best[0]] if best and number is not None else None


def _mention(passage: Passage, number: int, found: Found) -> _Mention:
    first, last = found.first, found.last
    text = passage.cut(first, last).text
    after = passage.low[last + 1] if last + 1 < len(passage.low) else ""
    before = passage.low[first - 2] if first > 1 and passage.low[first - 1] == "of" else ""
    level = OF_LEVEL.get(after) or OF_LEVEL.get(before)
    return _Mention(number, first, last, text, level, fold(text), found.within)


def _names(parsed: ParsedStory, mentions: list[_Mention]) -> tuple[list[Name], list[int]]:
    """The names of a story, each once for what it is said to lie in; and for each mention the number of its name."""
    numbers: dict[tuple[str, str | None, str | None], int] = {}
    names: list[Name] = []
    of: list[int] = [0] * len(mentions)
    inside = [_container(parsed, mentions, i) for i in range(len(mentions))]
    for i in sorted(range(len(mentions)), key=lambda i: inside[i] is not None):
        mention, outer = mentions[i], inside[i]
        key = (mention.key, mention.level, mentions[outer].key if outer is not None else None)
        if key not in numbers:
            numbers[key] = len(names)
            names.append(Name(_looked_up(mention)))
        of[i] = numbers[key]
    names += _outlet(parsed)
    for i, outer in enumerate(inside):
        if outer is not None:
            names[of[i]] = dataclasses.replace(names[of[i]], inside=of[outer])
        elif (other := _partner(parsed, mentions, i)) is not None and of[other] != of[i]:
            names[of[i]] = dataclasses.replace(names[of[i]], beside=of[other])
    return names, of


def _outlet(parsed: ParsedStory) -> list[Name]:
    """The town of the outlet, as one more name of the story."""
    towns = towns_of_outlet(parsed.story.outlet) if parsed.story.outlet else ()
    weights = tuple(town.people for town in towns)
    return [Name(Candidates(towns, weights, None, len(towns)), weight=OUTLET)] if towns else []


def _container(parsed: ParsedStory, mentions: list[_Mention], i: int) -> int | None:
    """The mention right after a comma (or "in") that may hold this one."""
    if i + 1 >= len(mentions) or mentions[i + 1].passage != mentions[i].passage:
        return None
    between = parsed.passages[mentions[i].passage].low[mentions[i].last + 1 : mentions[i + 1].first]
    if between in ([","], ["in"], ["("], [",", "in"], ["in", "the"], [",", "the"]):
        return i + 1
    return None


def _partner(parsed: ParsedStory, mentions: list[_Mention], i: int) -> int | None:
    """The mention that is coordinated with this one, right after it."""
    if i + 1 >= len(mentions) or mentions[i + 1].passage != mentions[i].passage:
        return None
    between = parsed.passages[mentions[i].passage].low[mentions[i].last + 1 : mentions[i + 1].first]
    return i + 1 if between in ([","], ["and"], ["or"], [",", "and"], ["and", "the"]) else None


def _looked_up(mention: _Mention) -> Candidates:
    found = candidates(mention.text, mention.level)
    return found if found.entries or " " not in mention.text else candidates_by_part(mention.text)


def _toponym(
    passage: Passage, mention: _Mention, found: Candidates, best: tuple[int, float] | None, holder: Entry | None
) -> Toponym:
    entry = found.entries[best[0]] if best and best[1] >= CLOSE else None
    acts = mention.within or found.how == "people"
    actor = acts or is_actor(passage, mention.first, mention.last, entry.feature if entry else None)
    bare = Toponym(mention.first, mention.last, mention.text, candidates=found.count, actor=actor)
    if entry is None or best is None:
        return _around(bare, holder, "place around it") if holder and not found.entries else bare
    if found.how == "part of the name":
        return _around(bare, entry, found.how)
    return dataclasses.replace(
        bare,
        name=entry.name,
        geonameid=entry.geonameid,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        feature=entry.feature,
        match=found.match(entry),
        margin=round(best[1], 2),
        inside=_inside(entry),
    )


def _around(bare: Toponym, entry: Entry, match: Match) -> Toponym:
    """A toponym that the gazetteer lacks, where the place around it lies."""
    held = (entry.geonameid,) if entry.geonameid else ()
    inside = (*held, *_inside(entry))
    return dataclasses.replace(bare, lat=entry.lat, lon=entry.lon, country=entry.country, match=match, inside=inside)


def _inside(entry: Entry) -> tuple[int, ...]:
    book = gazetteer()
    return tuple(i for number in entry.above if (i := book.entry(number).geonameid))
