"""Which names of a passage are places: those that the parse calls so, and others where list and syntax agree.

A name that the parse takes for an organisation may open with a place ("the Karvel Fire Department"); one it takes for a
person, or for no name at all, may be a place by what stands before it ("in Rafah") or after it ("Rafah, Egypt").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.places.extent import cut, whole, with_article
from sayso.language.places.gazetteer import gazetteer
from sayso.language.places.knowing import GREAT, KNOWN, Found, entries, is_place, well_known
from sayso.language.places.words import words

if TYPE_CHECKING:
    from sayso.language.text import Passage
    from sayso.language.tokens import Name

__all__ = ["Found", "find_names", "stands_as_place"]

WHERE = frozenset("in near at from around outside inside across throughout toward towards into of to for".split())
"""Prepositions before places; "of", "to" and "for" only before well-known ones."""
FREE = frozenset("of to for".split())
LONGEST = 4
"""Words of a name that is looked for without the parse."""
LARGE = 4.3
"""People (power of ten) of a town of one word that is taken for one inside an organisation's name."""


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
    names = passage.names
    yield from with_article(passage)
    for name in names:
        if name.label_ == "LOC" and is_place(passage, name.start, name.end - 1):
            yield from cut(passage, whole(passage, name.start, name.end - 1))
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


def _peoples(passage: Passage) -> Iterator[Found]:
    """Adjectives and names of peoples."""
    book = gazetteer()
    for i, token in enumerate(passage.tokens):
        if token.text[:1].isupper():
            if i + 1 < len(passage.tokens) and book.people(f"{passage.low[i]} {passage.low[i + 1]}"):
                yield Found(i, i + 1)
            elif book.people(passage.low[i]):
                yield Found(i, i)


def _in_organisation(passage: Passage, name: Name) -> Iterator[Found]:
    first, last = name.start, name.end - 1
    if is_place(passage, first, last) and well_known(passage, first, last):
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
    if not passage.tokens[last].text[:1].isalnum():
        return False
    if first != start and passage.low[first - 1] not in {"of", "the", "in", ",", "for"}:
        return any(e.feature in {"country", "region"} and e.kind == "name" for e in entries(passage, first, last))
    return well_known(passage, first, last, LARGE if first == last else KNOWN)


def _in_person(passage: Passage, name: Name) -> Iterator[Found]:
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
    if before in WHERE and (before not in FREE or well_known(passage, first, last)):
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
    if not known or not is_place(passage, first, last):
        return False
    great = any(e.feature in GREAT and e.kind != "short" for e in known)
    return great or _where(passage, first, last) or _body_after(passage, last) and well_known(passage, first, last)
