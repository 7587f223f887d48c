"""Places of events in the gazetteer: what they are, and what they lie in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sayso.accounts.naming import is_broad
from sayso.language.places.candidates import candidates, candidates_by_part
from sayso.language.places.gazetteer import gazetteer

if TYPE_CHECKING:
    from sayso.language.places.gazetteer import Entry

__all__ = ["around", "is_broad_site", "site"]


@functools.lru_cache(8192)
def site(name: str, geonameid: int | None) -> Entry | None:
    """The gazetteer's entry of an event's place, by its words and its id; None where it has none of that id."""
    if geonameid is None:
        return None
    for found in (candidates(name), candidates_by_part(name)):
        for entry in found.entries:
            if entry.geonameid == geonameid:
                return entry
    return None


@functools.lru_cache(8192)
def around(name: str, geonameid: int | None) -> tuple[int, ...]:
    """The GeoNames ids of what a place lies in, the nearest first, its country last."""
    entry = site(name, geonameid)
    above = [gazetteer().entry(number).geonameid for number in entry.above] if entry else []
    return tuple(number for number in above if number is not None)


@functools.lru_cache(8192)
def is_broad_site(geonameid: str) -> bool:
    """Whether a place of the gazetteer is a region or a large city, where much may happen in one day."""
    name = gazetteer().name_of(int(geonameid))
    return name is not None and is_broad(name)
