"""The country of a town or region by its name, and whether it is a capital."""

from __future__ import annotations

import functools

from sayso.language.actors.tables import PLOVER
from sayso.language.places.candidates import candidates

__all__ = ["is_capital", "place_country"]

SURE = 0.45
"""The margin, in powers of ten, by which a name's likeliest place must lead those of other countries."""
KNOWN = 2.4
"""The weight below which a place is too small to be told from an organisation or a person of its name."""


@functools.lru_cache(maxsize=1 << 12)
def place_country(name: str) -> str | None:
    """The country in which a town or region of a name lies, where no other country's is as likely."""
    found = candidates(name)
    if not found.entries or found.weights[0] < KNOWN:
        return None
    best = found.entries[0].country
    others = [w for e, w in zip(found.entries, found.weights, strict=True) if e.country != best]
    if others and others[0] > found.weights[0] - SURE:
        return None
    return PLOVER.get(best or "", best)


@functools.lru_cache(maxsize=1 << 12)
def is_capital(name: str) -> bool:
    """Whether a name is first of all that of a country's capital."""
    first = next(iter(candidates(name).entries), None)
    return first is not None and first.feature == "capital"
