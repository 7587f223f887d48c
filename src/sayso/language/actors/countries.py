"""The country that a word names: a country, a people or its adjective, a town or region where it is a name of one."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from sayso.language.actors.pieces import Piece
from sayso.language.actors.tables import peoples
from sayso.language.places import people_of
from sayso.language.places.candidates import candidates

__all__ = ["adjective", "country_named", "is_capital", "place_country"]

PLOVER = {"XKX": "KOS"}
"""PLOVER's codes where they are not those of the gazetteer."""
LONGEST = 5
LONGEST_PEOPLE = 3
SURE = 0.7
"""The margin, in powers of ten, by which a name's likeliest place must lead those of other countries."""
SMALL_WORDS = frozenset("of the and".split())


def adjective(pieces: Sequence[Piece], start: int) -> tuple[int, str] | None:
    """The country of an adjective or a people that begins at a piece ("North Korean", "Chechens"), with its end."""
    if not pieces[start].capital:
        return None
    for end in range(min(len(pieces), start + LONGEST_PEOPLE), start, -1):
        code = _people(" ".join(p.word for p in pieces[start:end]))
        if code:
            return end, code
    return None


@functools.lru_cache(maxsize=1 << 12)
def _people(word: str) -> str | None:
    code = people_of(word) or peoples().get(word)
    return PLOVER.get(code, code) if code else None


def country_named(pieces: Sequence[Piece], start: int) -> tuple[int, str] | None:
    """The country whose name begins at a piece, with the piece behind it."""
    if not pieces[start].capital:
        return None
    for end in range(min(len(pieces), start + LONGEST), start, -1):
        words = [p.word for p in pieces[start:end]]
        if words[-1] in SMALL_WORDS or len(words[-1]) < 3 and not pieces[end - 1].upper:
            continue
        code = _country(" ".join(words))
        if code:
            return end, code
    return None


@functools.lru_cache(maxsize=1 << 12)
def _country(name: str) -> str | None:
    first = next(iter(candidates(name).entries), None)
    if first is None or first.feature != "country" or candidates(name).how is not None:
        return None
    return PLOVER.get(first.country or "", first.country)


@functools.lru_cache(maxsize=1 << 12)
def place_country(name: str) -> str | None:
    """The country in which a town or region of a name lies, where no other country's is as likely."""
    found = candidates(name)
    if not found.entries:
        return None
    best = found.entries[0].country
    others = [w for e, w in zip(found.entries, found.weights, strict=True) if e.country != best]
    if others and others[0] > found.weights[0] - SURE:
        return None
    return PLOVER.get(best or "", best)


@functools.lru_cache(maxsize=1 << 10)
def is_capital(name: str) -> bool:
    """Whether a name is first of all that of a country's capital."""
    first = next(iter(candidates(name).entries), None)
    return first is not None and first.feature == "capital"
