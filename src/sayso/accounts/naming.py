"""Names of places and people in running text: which words are names, their keys, and where a place stands."""

from __future__ import annotations

import functools
import pathlib
import re
from typing import TYPE_CHECKING, TypeVar

from sayso import language
from sayso.language.actors.tables import organisations
from sayso.language.places.candidates import candidates
from sayso.language.places.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "LEXICON",
    "WORD",
    "is_land",
    "is_place",
    "lands",
    "lexicon",
    "name_key",
    "no_name",
    "place_key",
    "runs",
    "shared",
    "words_of",
]

LEXICON = pathlib.Path(__file__).parent / "lexicon"
"""Where the word lists lie."""
_PEOPLES = pathlib.Path(language.__file__).parent / "peoples.tsv"
_Key = TypeVar("_Key", str, tuple[str, int])

_ADJECTIVE = re.compile(r"^[A-Z].*-(?!al-|el-)[a-z]+$")
"""A word that tells what is so of a place: "Dawn-held", "Karvel-based"."""

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|\d+")
"""A word of running text, with its hyphens and apostrophes."""


def lexicon(name: str) -> frozenset[str]:
    """The entries of a word list, one a line; ``#`` opens a remark."""
    lines = (LEXICON / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


_PREPOSITION = lexicon("prepositions")
_BESIDE = lexicon("kinds_of_place")
_SIDES = lexicon("sides")
_ORGANISATIONS = lexicon("organisations")
_ARTICLES = lexicon("articles")
_CALENDAR = lexicon("calendar")
_NO_LANDS = lexicon("no_lands")
_WIDE = frozenset({"region", "country"})
_MANY = 5.0
"""The logarithm of the number of people of a large city."""
_DULL = lexicon("dull")


@functools.cache
def _wide() -> frozenset[str]:
    peoples = _PEOPLES.read_text(encoding="utf-8").splitlines()
    named = [line.split("\t")[0] for line in peoples if line and not line.startswith("#")][1:]
    return frozenset(_bare(name) for name in [*lexicon("wide_places"), *named])


def _bare(name: str) -> str:
    """A name in small letters, without a possessive, even one whose apostrophe was lost ("Syrias")."""
    small = name.casefold().replace("’", "'").removesuffix("'s")
    return small[:-1] if small.endswith("s") and len(small) > 4 else small


@functools.lru_cache(65536)
def name_key(name: str) -> str:
    """One key for the spellings of a name: no articles, no doubled letters, and of long names the consonants alone.

    Arabic, Russian and Hebrew names reach English in many spellings that differ in vowels and doubled letters.

    >>> name_key("Hasakeh") == name_key("al-Hasakah"), name_key("Salaheddine") == name_key("Salah al-Din")
    (True, True)
    >>> name_key("Homs") == name_key("Hama")
    False
    """
    parts = [part for part in re.split(r"[\s\-’']+", name.casefold()) if part and part not in _ARTICLES]
    whole = re.sub(r"(.)\1+", r"\1", "".join(parts))
    if whole.endswith("s") and len(whole) > 5:  # a possessive whose apostrophe was lost
        whole = whole[:-1]
    bare = whole[:1] + re.sub(r"[aeiouyh]", "", whole[1:])
    bare = re.sub(r"(.)\1+", r"\1", bare).replace("q", "k")
    return bare if len(bare) >= 3 and len(whole) >= 5 else whole.replace("q", "k").removesuffix("h")


@functools.lru_cache(65536)
def is_broad(name: str) -> bool:
    """Whether a name is that of a region or a large city, where much may happen in one day.

    >>> is_broad("Lyon"), is_broad("Oradour-sur-Glane")
    (True, False)
    """
    return any(entry.feature in _WIDE or entry.people >= _MANY for entry in candidates(name).entries)


def place_key(name: str) -> str | None:
    """The key of a place's name, or None where it is too wide to tell events apart."""
    key = name_key(" ".join(word for word in name.split() if not no_name(word, frozenset())))
    return key if len(key) > 1 else None


def is_land(word: str) -> bool:
    """Whether a word in small letters names a country or a people, or a wide place: much is told of it every day."""
    return _bare(word) in _wide()


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return [word.casefold() for word in WORD.findall(text)]


def no_name(word: str, common: frozenset[str]) -> bool:
    """Whether a capitalised word names nothing in particular: a kind of place, a day, a country, "Dead", "US-led"."""
    small = word.casefold()
    return (
        small in _BESIDE
        or small in _CALENDAR
        or small in _DULL
        or small in common
        or all(_bare(part) in _wide() for part in word.split("-"))
        or small in _ARTICLES
        or bool(_ADJECTIVE.search(word))
    )


def _is_body(run: list[str]) -> bool:
    """Whether a run of capitalised words holds the name of an organisation or an armed group."""
    folded = [fold(word) for word in run]
    for start in range(len(run)):
        found = organisations().at(folded, start)
        if found and (run[start].isupper() or not found[1].abbreviation):
            return True
    return False


def is_place(words: list[str], first: int, last: int) -> bool:
    """Whether a run of capitalised words stands where a place stands: "in the town of X", "X city"."""
    after = words[last + 1].casefold() if last + 1 < len(words) else ""
    if after in _ORGANISATIONS or any(word.casefold() in _ORGANISATIONS for word in words[first : last + 1]):
        return False
    if _is_body(words[first : last + 1]):
        return False
    if after in _BESIDE:
        return True
    lead = [w.casefold() for w in words[max(0, first - 6) : first]]
    at = next((i for i in range(len(lead) - 1, -1, -1) if lead[i] in _PREPOSITION or lead[i] == "of"), None)
    if at is None or lead[at + 1 : at + 2] in (["least"], ["most"]):
        return False
    if lead[at] == "of":
        return at + 1 == len(lead) and bool(lead[at - 1 : at]) and lead[at - 1] in _BESIDE | _SIDES
    return len(lead) - at <= 5


def runs(words: list[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each run of capitalised words; "al-Bab" and "Deir el-Zor" are capitalised enough."""
    begin = None
    for at, word in enumerate([*words, ""]):
        if re.match(r"(?:al-|el-|ash-|as-|ad-|an-|ar-|az-)?[A-Z]", word):
            begin = at if begin is None else begin
        elif begin is not None:
            yield begin, at - 1
            begin = None


def lands(words: Iterable[str]) -> frozenset[str]:
    """The countries that some words in small letters name, or the one that is named most."""
    found = [key for key in map(_bare, words) if key in _wide() and key not in _NO_LANDS]
    return frozenset([max(sorted(set(found)), key=found.count)]) if found else frozenset()


def shared(left: Iterable[_Key], right: Iterable[_Key]) -> list[_Key]:
    """What stands on both sides, sorted."""
    return sorted(set(left) & set(right))
