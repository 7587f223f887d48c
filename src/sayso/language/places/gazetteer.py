"""The gazetteer: names to places, from arrays that are mapped into memory and cost nothing until they are asked.

Three sources: ``geonames/`` (GeoNames data, CC BY 4.0, built by ``training/geonames.py``), ``countries.tsv`` and
``own.tsv`` (ours, CC0). A key's 48-bit hash stands in a sorted array, cut into buckets by its first 16 bits.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import math
import pathlib
import zlib
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from sayso.language.places.folding import fold, hashed, skeleton

__all__ = ["BLOCK", "HOME", "LEVELS", "NO_PARENT", "Entry", "Gazetteer", "NameKind", "gazetteer", "rows", "short_name"]

HOME = pathlib.Path(__file__).parent
LEVELS = ("country", "region", "county", "city", "capital")
NO_PARENT = 0xFFFF
BLOCK = 64
"""Names in one compressed block."""
SPREAD = {"country": 8.0, "region": 3.0, "county": 1.0}
"""Degrees within which a place of a level lies about its middle."""
SMALL = frozenset({"quarter", "camp", "base", "seat"})
"""Kinds of place of our own table that lie in the regions of the town beside them."""
IN_TOWN = frozenset({"quarter", "seat"})
NEAR = 0.3
"""Degrees of latitude and longitude together within which that town lies."""
NEIGHBOURS = 5
OWN = 1 << 24
"""Numbers from here on are rows of our own table."""

NameKind: TypeAlias = Literal["name", "alternate", "short"]
KINDS: tuple[NameKind, ...] = ("name", "alternate", "short")
GENERIC = frozenset(
    "county parish borough governorate province oblast district region state department prefecture municipality canton "
    "raion rayon krai kray okrug voivodeship emirate division wilayat wilayah territory republic subdistrict county "
    "woreda zone council area".split()
)
"""Words for a kind of region, which news English may leave out."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    ``above`` are the numbers of the regions and the country that it lies in, the nearest first; ``people`` is the
    logarithm (base 10) of those who live there, 0 where nobody counted.
    """

    number: int
    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    feature: str
    people: float
    kind: NameKind
    above: tuple[int, ...]
    own: bool = False


def rows(path: str | pathlib.Path) -> list[dict[str, str]]:
    """The rows of a table with a line of column names; a relative path is looked for beside this module."""
    lines = [s for s in (HOME / path).read_text(encoding="utf-8").splitlines() if s and not s.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def short_name(name: str) -> str | None:
    """A region's name without the word for its kind, if it has one.

    >>> short_name("Kern County"), short_name("Province of Arvo"), short_name("Arvo")
    ('Kern', 'Arvo', None)
    """
    words = name.split()
    low = [w.lower() for w in words]
    if len(words) > 2 and low[0] in GENERIC and low[1] == "of":
        return " ".join(words[2:])
    while len(low) > 1 and low[-1] in GENERIC:
        low.pop()
    return " ".join(words[: len(low)]) if len(low) < len(words) else None


class Gazetteer:
    """Look-ups by key; see :func:`gazetteer`."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.arrays = {p.stem: np.asarray(np.load(p, mmap_mode="r")) for p in sorted(folder.glob("*.npy"))}
        self._names = np.asarray(np.memmap(folder / "names.bin", np.uint8, mode="r"))
        self._alpha3 = [code.decode() for code in self.arrays["codes"].tolist()]
        self._middles = {r["alpha3"]: (float(r["lat"]), float(r["lon"])) for r in rows("countries.tsv")}
        self._own_rows = rows("own.tsv")
        self._own_keys: dict[str, list[tuple[int, NameKind]]] = {}
        self._people_keys: dict[str, int] = {}
        self._known: dict[int, float] = {}
        self._own()
        self._entries: dict[tuple[int, NameKind], Entry] = {}

    def _own(self) -> None:
        """Our own tables: further names, places that GeoNames lacks, peoples."""
        self._number_of = {code: number for number, code in reversed(list(enumerate(self._alpha3)))}
        known = self._numbers([int(row["geonameid"] or 0) for row in self._own_rows])
        for number, row in enumerate(self._own_rows, OWN):
            same = known.get(int(row["geonameid"] or 0), number)
            self._add(same, [row["name"], *row["others"].split("|")], row["peoples"])
            if same == number:
                self._own_keys.setdefault(skeleton(fold(row["name"])), []).append((number, "alternate"))
            self._known[same] = float(row["weight"] or 0)
        for row in rows("countries.tsv"):
            self._add(self._number_of[row["alpha3"]], row["names"].split("|"), row["peoples"])

    def _add(self, number: int, names: list[str], peoples: str) -> None:
        for name in filter(None, names):
            self._own_keys.setdefault(fold(name), []).append((number, "name"))
        for people in filter(None, peoples.split("|")):
            self._people_keys.setdefault(fold(people), number)

    def country(self, alpha3: str) -> tuple[Entry, ...]:
        """The country of an ISO code, alone."""
        return (self.entry(self._number_of[alpha3]),)

    def people(self, key: str) -> Entry | None:
        """The country or region whose people or adjective a key is."""
        number = self._people_keys.get(key)
        return None if number is None else self.entry(number)

    def name_of(self, geonameid: int) -> str | None:
        """The name of a place by its GeoNames id, ``None`` where the gazetteer lacks it."""
        number = self._numbers([geonameid]).get(geonameid)
        return None if number is None else self._name(number)

    def _numbers(self, geonameids: list[int]) -> dict[int, int]:
        """The numbers of those ids that GeoNames' own part has."""
        ids = self.arrays["ids"]
        numbers = np.flatnonzero(np.isin(ids, [i for i in geonameids if i]))
        return dict(zip(ids[numbers].tolist(), numbers.tolist(), strict=True))

    def find(self, key: str) -> tuple[Entry, ...]:
        """The places with a name that folds to ``key``, our own first, then by the number of people."""
        found: dict[int, NameKind] = {}
        top, low = divmod(hashed(key), 1 << 32)
        first, end = self.arrays["bounds"][top : top + 2].tolist()
        hits = np.flatnonzero(self.arrays["hashes"][first:end] == low)
        own = self._own_keys.get(key, ())
        found.update((number, kind) for number, kind in own if number < OWN)
        for ref in self.arrays["refs"][first + hits].tolist():
            found.setdefault(ref & 0xFFFFFF, KINDS[ref >> 24])
        entries = [self.entry(number, kind) for number, kind in found.items()]
        more = [self.entry(number, kind) for number, kind in own if number >= OWN]
        return (*[m for m in more if not any(_same(m, e) for e in entries)], *entries)

    def entry(self, number: int, kind: NameKind = "name") -> Entry:
        """The place of a number, made once."""
        if (number, kind) not in self._entries:
            make = self._own_entry if number >= OWN else self._entry
            self._entries[number, kind] = make(number, kind)
        return self._entries[number, kind]

    def _entry(self, number: int, kind: NameKind) -> Entry:
        arrays = self.arrays
        above: list[int] = []
        parent = int(arrays["parents"][number])
        while parent != NO_PARENT:
            above.append(parent)
            parent = int(arrays["parents"][parent])
        country = self._alpha3[above[-1] if above else number]
        lat, lon = arrays["where"][number].tolist() if above else self._middles.get(country, (math.nan, math.nan))
        return Entry(
            number,
            int(arrays["ids"][number]) or None,
            self._name(number),
            round(lat, 5),
            round(lon, 5),
            country,
            LEVELS[arrays["levels"][number]],
            max(int(arrays["people"][number]) / 25, self._known.get(number, 0.0)),
            kind,
            tuple(above),
        )

    def _own_entry(self, number: int, kind: NameKind) -> Entry:
        row = self._own_rows[number - OWN]
        country = row["country"] or None
        return Entry(
            number,
            int(row["geonameid"]) if row["geonameid"] else None,
            row["name"],
            float(row["lat"]),
            float(row["lon"]),
            country,
            row["feature"],
            float(row["weight"] or 0),
            kind,
            self._above_own(row) if country else (),
            own=True,
        )

    def _above_own(self, row: dict[str, str]) -> tuple[int, ...]:
        """What a row of our own lies in: a quarter in the largest town about it, else the nearest town's regions."""
        land = self._number_of[row["country"]]
        if row["feature"] not in SMALL:
            return (land,)
        first, end = np.searchsorted(self._latitudes[0], (float(row["lat"]) - NEAR, float(row["lat"]) + NEAR)).tolist()
        numbers = self._latitudes[1][first:end]
        where = self.arrays["where"][numbers].astype(float) - (float(row["lat"]), float(row["lon"]))
        apart = np.abs(where[:, 0]) + np.abs(where[:, 1])
        quarter = row["feature"] in IN_TOWN
        order = np.lexsort((apart, -self.arrays["people"][numbers].astype(int))) if quarter else np.argsort(apart)
        near = (at for at in order.tolist() if apart[at] <= NEAR)
        towns = (self.entry(int(numbers[at])) for at in itertools.islice(near, NEIGHBOURS))
        town = next((t for t in towns if t.above and t.above[-1] == land), None)
        if town is None:
            return (land,)
        return (town.number, *town.above) if quarter else town.above

    @functools.cached_property
    def _latitudes(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp]]:
        """The latitudes of all towns in order, and their numbers."""
        towns = np.flatnonzero(self.arrays["levels"] >= LEVELS.index("city"))
        lat = self.arrays["where"][towns, 0]
        order = np.argsort(lat)
        return lat[order], towns[order]

    def _name(self, number: int) -> str:
        block, line = divmod(number, BLOCK)
        first, end = self.arrays["blocks"][block : block + 2].tolist()
        return zlib.decompress(self._names[first:end].tobytes()).decode().split("\n")[line]


def _same(own: Entry, other: Entry) -> bool:
    """Whether a row of our own tells of a place that GeoNames has too: a name and a country, not far apart."""
    near = abs(own.lat - other.lat) < SPREAD.get(other.feature, 0.3) > abs(own.lon - other.lon)
    return near and own.country == other.country and other.kind != "short"


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with sayso."""
    return Gazetteer(HOME / "geonames")
