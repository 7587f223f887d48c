"""The country of a corpus' toponym, by the best evidence there is; nothing here looks at what sayso resolved.

In this order:

1. its GeoNames id, where the gazetteer has it: the country there; continents and seas of ``own.tsv`` have none;
2. the country that the corpus itself gives (LGL);
3. a country's name as the title of its Wikipedia page (GeoVirus);
4. a name of ``own.tsv`` without a country (a sea, a continent, a river or region over several), written in the text or
   as that title, where no place of that name with a country is within ``REACH`` of the point: no one country;
5. the town nearest to the point; where a town of another country is nearly as near (``EVEN``), the border is too close
   to tell, and where no town is within ``AWAY`` (open sea, ice): no one country.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import Entry, gazetteer, rows
from sayso.language.places.globe import EARTH, kilometres, on_globe

__all__ = ["REACH", "Evidence", "Land", "land_of"]

Evidence: TypeAlias = Literal["id", "corpus", "title", "name", "town", "border", "nowhere"]

REACH = 161.0
"""Kilometres (100 miles), as toponym resolution is scored since Leidner (2007)."""
EVEN = 1.5
"""How many times as far as the nearest town one of another country may lie for the point to be at the border."""
INSIDE = 5.0
"""Kilometres from a town within which a point is in it, whatever lies over the border."""
TOWNS = 100
"""Towns around a point that are looked at for one of another country."""
AWAY = 300.0
"""Kilometres from any town of more than 500 people beyond which a point has no one country."""


@dataclasses.dataclass(frozen=True)
class Land:
    """The ISO alpha-3 code of a toponym's country, ``None`` where it has no one country, and what tells so."""

    country: str | None
    by: Evidence


def land_of(item: Mapping[str, Any]) -> Land:
    """The country of a toponym of a corpus: its ``surface``, ``lat``, ``lon``, and what else the corpus tells."""
    number = int(item.get("geonameid") or 0)
    if number in _by_id():
        return Land(_by_id()[number], "id")
    given = _country(item.get("country") or "")
    if given:
        return Land(given, "corpus")
    title = _title(item.get("wikipedia") or "")
    point = (item["lat"], item["lon"])
    if title and not _nameless(fold(title), point) and _country(title):
        return Land(_country(title), "title")
    if any(_nameless(fold(name), point) for name in (item["surface"], title) if name):
        return Land(None, "name")
    return _nearest(*point)


@functools.cache
def _by_id() -> dict[int, str | None]:
    """The country of each GeoNames id of the gazetteer and of our own table."""
    book = gazetteer()
    found = {int(i): book.entry(n).country for n, i in enumerate(book.arrays["ids"].tolist()) if i}
    for row in rows("own.tsv"):
        if row["geonameid"]:
            found.setdefault(int(row["geonameid"]), row["country"] or None)
    return found


def _title(address: str) -> str:
    """The title of a Wikipedia page; what tells a country from its namesakes is left out."""
    return re.sub(r" \((country|state)\)$", "", address.rpartition("/wiki/")[2].rstrip(">").replace("_", " "))


def _country(name: str) -> str | None:
    """The code of the country of a name, spelt out."""
    found = gazetteer().find(fold(name)) if name else ()
    return next((e.country for e in found if e.feature == "country"), None)


@functools.cache
def _without_country() -> frozenset[str]:
    """The names and peoples of our own table that have no one country."""
    return frozenset(
        fold(name)
        for row in rows("own.tsv")
        if not row["country"]
        for name in (row["name"], *row["others"].split("|"), *row["peoples"].split("|"))
        if name
    )


def _nameless(key: str, point: tuple[float, float]) -> bool:
    """Whether a name is one without a country, and no namesake with one is near."""
    keys = {key, key.removeprefix("the ")}
    if not keys & _without_country():
        return False
    return not any(_near(entry, point) for k in keys for entry in gazetteer().find(k))


def _near(entry: Entry, point: tuple[float, float]) -> bool:
    return entry.country is not None and kilometres((entry.lat, entry.lon), point) <= REACH


@functools.cache
def _towns() -> tuple[npt.NDArray[np.float64], list[str | None]]:
    """The towns of the gazetteer as points on a globe of radius one, and their countries."""
    book = gazetteer()
    numbers = np.flatnonzero(book.arrays["levels"] >= 3)
    lat, lon = book.arrays["where"][numbers].astype(float).T
    return on_globe(lat, lon), [book.entry(n).country for n in numbers.tolist()]


@functools.lru_cache(maxsize=1 << 13)
def _nearest(lat: float, lon: float) -> Land:
    """What the towns around a point tell."""
    points, lands = _towns()
    apart = EARTH * np.arccos(np.clip(points @ on_globe(lat, lon), -1.0, 1.0))
    nearest = np.argpartition(apart, TOWNS)[:TOWNS]
    order = nearest[np.argsort(apart[nearest])].tolist()
    first = order[0]
    if apart[first] > AWAY:
        return Land(None, "nowhere")
    other = next((i for i in order if lands[i] != lands[first]), None)
    even = other is not None and apart[first] > INSIDE and apart[other] < EVEN * apart[first]
    return Land(None, "border") if even else Land(lands[first], "town")
