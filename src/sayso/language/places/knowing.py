"""What is known of words that may be a place: the gazetteer's places of that very name, and whether they are one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import Entry, gazetteer
from sayso.language.places.words import words

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["GREAT", "KNOWN", "Found", "entries", "is_place", "well_known"]

KNOWN = 3.0
"""People (power of ten) of a town that is taken for one inside an organisation's name."""
GREAT = frozenset({"country", "region", "capital", "continent", "sea", "seat"})
TITLES = frozenset("mr mrs ms miss dr prof sir dame lady lord rev sgt capt lt col gen sen rep".split())
STATES = frozenset({"US", "UK", "EU", "UN"})
LETTERS = 5
"""Letters of capitals that may be an acronym."""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A name that may be a place; ``within`` marks one that is part of an organisation's name."""

    first: int
    last: int
    within: bool = False


def is_place(passage: Passage, first: int, last: int) -> bool:
    """Whether a name that the parse takes for a place is no acronym and no common word."""
    word = passage.tokens[first].text
    if first and passage.low[first - 1].rstrip(".") in TITLES:
        return False
    if first < last:
        return passage.low[first] not in words("armed")
    if word.lower().rstrip(".") in words("common") | words("group") or not word[:1].isupper():
        return False
    if _short_form(passage.original(first)):
        return passage.low[first - 1] in {",", "-", "("} if first else False
    if word.isupper() and len(word) <= LETTERS or len(word) == 2:
        return any(e.own or e.feature in GREAT for e in entries(passage, first, last)) and _written(passage, first)
    return True


def _short_form(text: str) -> bool:
    """Whether a word is a short form that stands only behind a town ("Karvel, Mass.", "Karvel, OR")."""
    return text.endswith(".") and text.count(".") == 1 or len(text) == 2 and text.isupper() and text not in STATES


def _written(passage: Passage, index: int) -> bool:
    """Whether an abbreviation is written as one: in capitals, or with a full stop."""
    text = passage.original(index)
    return text.isupper() or text.endswith(".") or len(text) > LETTERS


def entries(passage: Passage, first: int, last: int) -> tuple[Entry, ...]:
    """The places of the gazetteer with that very name."""
    return gazetteer().find(fold(passage.cut(first, last).text))


def well_known(passage: Passage, first: int, last: int, people: float = KNOWN) -> bool:
    """Whether words are the very name of a country, a region, or a town of some size."""
    if not passage.tokens[first].text[:1].isupper() or not passage.tokens[last].text[:1].isupper():
        return False
    if first == last and not is_place(passage, first, last):
        return False
    known = entries(passage, first, last)
    return any(e.feature in GREAT or e.kind != "alternate" and (e.people >= people or e.own) for e in known)
