"""Which names of a passage are places: those that the parse calls so, and others where list and syntax agree.

A name that the parse takes for an organisation may open with a place ("the Karvel Fire Department"); one it takes for a
person, or for no name at all, may be a place by what stands before it ("in Rafah") or after it ("Rafah, Egypt").
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.places.folding import ARTICLES, fold
from sayso.language.places.gazetteer import Entry, gazetteer
from sayso.language.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span

    from sayso.language.text import Passage

__all__ = ["Found", "find_names", "stands_as_place"]

WHERE = frozenset("in near at from around outside inside across throughout toward towards into of to for".split())
"""Prepositions before places; "of", "to" and "for" only before well-known ones."""
FREE = frozenset("of to for".split())
LONGEST = 4
"""Words of a name that is looked for without the parse."""
KNOWN = 3.0
"""People (power of ten) of a town that is taken for one inside an organisation's name."""
LARGE = 4.3
"""The same for a town of one word."""
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


def find_names(passage: Passage) -> list[Found]:
    """The names of places in a passage, in order; they do not overlap."""
    taken: set[int] = set()
    found: list[Found] = []
    for item in _all(passage):
        own = range(item.first, item.last + 1)
        if taken.isdisjoint(own):
            taken.update(own)
            found.append(item)
    return sorted(found, key=lambda f: f.first)


def _all(passage: Passage) -> Iterator[Found]:
    names = list(passage.doc.ents)
    for name in names:
        if name.label_ == "LOC" and _is_place(passage, name.start, name.end - 1):
            yield _whole(passage, name.start, name.end - 1)
    yield from _peoples(passage)
    for name in names:
        if name.label_ == "ORG":
            yield from _in_organisation(passage, name)
        elif name.label_ == "PER":
            yield from _in_person(passage, name)
    yield from _unnamed(passage)


def stands_as_place(passage: Passage, first: int, last: int) -> bool:
    """Whether a name stands behind a preposition of place, and owns nothing: "at Karvel House", "near the Karvel"."""
    before = passage.low[max(first - 2, 0) : first]
    before = before[:-1] if before[-1:] == ["the"] else before[-1:]
    after = passage.low[last + 1] if last + 1 < len(passage.low) else ""
    return bool(before) and before[0] in WHERE - FREE and after not in {"'s", "’s", "'", "’"}


def _is_place(passage: Passage, first: int, last: int) -> bool:
    """Whether a name that the parse takes for a place is no acronym and no common word."""
    word = passage.tokens[first].text
    if first and passage.low[first - 1].rstrip(".") in TITLES:
        return False
    if first < last:
        return True
    if word.lower().rstrip(".") in words("common") | words("group") or not word[:1].isupper():
        return False
    if _short_form(passage.original(first)):
        return passage.low[first - 1] in {",", "-", "("} if first else False
    if word.isupper() and len(word) <= LETTERS or len(word) == 2:
        return any(e.own or e.feature in GREAT for e in entries(passage, first, last)) and _written(passage, first)
    return True


def _whole(passage: Passage, first: int, last: int) -> Found:
    """A name with the article and the word for its kind that belong to it: "as-Suwayda", "the Karvel crossing"."""
    if first and passage.tokens[first - 1].text[:1].isupper() and _great(passage, first - 1, last):
        return Found(first - 1, last)
    if first > 1 and passage.low[first - 1] == "-" and passage.low[first - 2] in ARTICLES:
        first -= 2
    for end in range(min(last + 2, len(passage.low) - 1), last, -1):
        if passage.low[end] in words("kind") and entries(passage, first, end):
            return Found(first, end)
    return Found(first, last)


def _great(passage: Passage, first: int, last: int) -> bool:
    """Whether words are the very name of a country, a region, a capital or a sea."""
    return any(e.feature in GREAT and e.kind == "name" for e in entries(passage, first, last))


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


def _peoples(passage: Passage) -> Iterator[Found]:
    """Adjectives and names of peoples."""
    book = gazetteer()
    for i, token in enumerate(passage.tokens):
        if token.text[:1].isupper():
            if i + 1 < len(passage.tokens) and book.people(f"{passage.low[i]} {passage.low[i + 1]}"):
                yield Found(i, i + 1)
            elif book.people(passage.low[i]):
                yield Found(i, i)


def _in_organisation(passage: Passage, name: Span) -> Iterator[Found]:
    first, last = name.start, name.end - 1
    if _is_place(passage, first, last) and _well_known(passage, first, last):
        yield Found(first, last)
        return
    at = first
    while at <= last:
        end = next((e for e in range(last, at - 1, -1) if _opens(passage, at, e, first)), None)
        if end is not None:
            yield Found(at, end, within=True)
            at = end
        at += 1


def _opens(passage: Passage, first: int, last: int, start: int) -> bool:
    """Whether words are a place where an organisation's name has one: at its head, or after "of"."""
    if first != start and passage.low[first - 1] not in {"of", "the", "in", ",", "for"}:
        return any(e.feature in {"country", "region"} and e.kind == "name" for e in entries(passage, first, last))
    return _well_known(passage, first, last, LARGE if first == last else KNOWN)


def _well_known(passage: Passage, first: int, last: int, people: float = KNOWN) -> bool:
    """Whether words are the very name of a country, a region, or a town of some size."""
    if not passage.tokens[first].text[:1].isupper() or not passage.tokens[last].text[:1].isupper():
        return False
    if first == last and not _is_place(passage, first, last):
        return False
    known = entries(passage, first, last)
    return any(e.feature in GREAT or e.kind != "alternate" and (e.people >= people or e.own) for e in known)


def _in_person(passage: Passage, name: Span) -> Iterator[Found]:
    """A "person" that is a place by its neighbours, or has one after "of"."""
    first, last = name.start, name.end - 1
    of = next((i for i in range(first + 1, last) if passage.low[i] == "of"), None)
    if of is not None and entries(passage, of + 1, last):
        yield Found(of + 1, last)
    elif entries(passage, first, last) and (_where(passage, first, last) or _body_after(passage, last)):
        yield Found(first, last)


def _body_after(passage: Passage, last: int) -> bool:
    after = passage.low[last + 1] if last + 1 < len(passage.low) else ""
    return after in words("body") and passage.tokens[last + 1].text.islower()


def _where(passage: Passage, first: int, last: int) -> bool:
    """Whether a name stands where a place stands: after "in", or before a comma and a region that may hold it."""
    before = passage.low[first - 1] if first else ""
    if before in WHERE and (before not in FREE or _well_known(passage, first, last)):
        return True
    return last + 2 < len(passage.low) and passage.low[last + 1] == "," and _holder(passage, last + 2)


def _holder(passage: Passage, at: int) -> bool:
    """Whether a country or region is named from a token on."""
    ends = range(min(at + 2, len(passage.low) - 1), at - 1, -1)
    return any(
        e.feature in {"country", "region"} and e.kind != "alternate" or e.own or len(passage.low[at]) == 2
        for end in ends
        if passage.tokens[at].text[:1].isupper()
        for e in entries(passage, at, end)
    )


def _unnamed(passage: Passage) -> Iterator[Found]:
    """Runs of capitalised words that the parse takes for no name."""
    at = 0
    while at < len(passage.tokens):
        token = passage.tokens[at]
        if token.ent_type_ or token.tag_ not in {"NNP", "NNPS"} or not token.text[:1].isupper():
            at += 1
            continue
        end = at
        while end + 1 < min(at + LONGEST, len(passage.tokens)) and passage.tokens[end + 1].tag_ in {"NNP", "NNPS"}:
            end += 1
        last = next((e for e in range(end, at - 1, -1) if _fits(passage, at, e)), None)
        if last is not None:
            yield Found(at, last)
        at = end + 1 if last is None else last + 1


def _fits(passage: Passage, first: int, last: int) -> bool:
    known = entries(passage, first, last)
    if not known or not _is_place(passage, first, last):
        return False
    great = any(e.feature in GREAT and e.kind != "short" for e in known)
    return great or _where(passage, first, last) or _body_after(passage, last) and _well_known(passage, first, last)
