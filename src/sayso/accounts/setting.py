"""Where and when an incident was, and of which type: what most of its reports' scenes and events tell."""

from __future__ import annotations

import collections
import dataclasses
from typing import TYPE_CHECKING, Any

from sayso.accounts.naming import is_broad, place_key
from sayso.accounts.sites import site
from sayso.language.places.candidates import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.ledger.figures import Happening, Held

__all__ = ["Setting", "leading", "setting"]


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """Type, place and days of an incident; None where its reports tell none, or where none is told by most."""

    type: str | None = None
    place: str | None = None
    date: str | None = None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None


def setting(scenes: Sequence[dict[str, Any]], events: Iterable[Happening]) -> Setting:
    """The setting of an incident by its scenes and by the events that its figures count the people of.

    A total over several events, or over a war, has no type and no day of one of them.
    """
    if scenes[0]["kind"] != "event":
        return Setting(place=_place(scenes), date=_date(scenes))
    known = list(events)
    place = _place(scenes)
    spot = _spot(known, place)
    told = Setting(
        type=_most(event.type for event in known),
        place=place or (spot.place if spot else None),
        date=_date(scenes) or _most(_stretch(event) for event in known),
    )
    if spot is None:
        return told
    entry = site(spot.place or "", spot.geonameid)
    country = entry.country if entry else None
    return dataclasses.replace(told, country=country, geonameid=spot.geonameid, lat=spot.lat, lon=spot.lon)


def leading(scenes: Iterable[dict[str, Any]], told: Sequence[Held]) -> str | None:
    """An incident's leading words: those of a title first, then those of the earliest report."""
    return min((_first(scene, told) for scene in scenes), default=(True, "", None))[2]


def _first(scene: dict[str, Any], told: Iterable[Held]) -> tuple[bool, str, str]:
    title = next((item.title for item in told if item.story == scene["story"]), None)
    titled = title is not None and " ".join(title.split()) == scene["lead"]
    return not titled, scene["published"] or "9999", scene["lead"]


def _most(values: Iterable[str | None]) -> str | None:
    """What is told most often, of equals the first in the alphabet."""
    count = collections.Counter(value for value in values if value)
    return min(count, key=lambda value: (-count[value], value), default=None)


def _spot(events: Iterable[Happening], place: str | None) -> Happening | None:
    """An event at the point on which most events agree: of those at the incident's place where it has a name."""
    held = [event for event in events if event.lat is not None and event.lon is not None]
    key = place_key(place) if place else None
    held = [event for event in held if not key or key in {place_key(event.place or ""), _name(event)}]
    count = collections.Counter(event.geonameid for event in held)
    return min(held, key=lambda event: (-count[event.geonameid], event.geonameid or 0), default=None)


def _name(event: Happening) -> str | None:
    """The key of the gazetteer's own name of an event's place."""
    entry = site(event.place or "", event.geonameid)
    return place_key(entry.name) if entry else None


def _stretch(event: Happening) -> str | None:
    """The days of an event as a day or an interval."""
    return event.date if event.until in {None, event.date} else f"{event.date}/{event.until}"


def _place(scenes: Iterable[dict[str, Any]]) -> str | None:
    """The place that most of the reports name; one that the gazetteer knows goes before others."""
    count: collections.Counter[str] = collections.Counter()
    spelt: dict[str, list[str]] = collections.defaultdict(list)
    for scene in scenes:
        for key, name in {place_key(name) or key: name for key, name in scene["places"].items()}.items():
            count[key] += 1
            spelt[key].append(name)
    if not count:
        return None
    best = max(sorted(count), key=lambda key: (count[key] * _telling(spelt[key]), len(key)))
    return max(sorted(set(spelt[best])), key=spelt[best].count)


def _telling(names: Sequence[str]) -> float:
    """How much a place's name tells of where: one that the gazetteer lacks least, a town or village most."""
    known = [name for name in sorted(set(names)) if candidates(name).entries]
    return 0.5 if not known else 1.0 if is_broad(known[0]) else 1.5


def _date(scenes: Iterable[dict[str, Any]]) -> str | None:
    """The days that most of the reports name, as a day or an interval; None where none names one."""
    days = [tuple(scene["days"]) for scene in scenes if scene["days"] and scene["kind"] != "war"]
    if not days:
        return None
    first, last = max(sorted(set(days)), key=days.count)
    return first if first == last else f"{first}/{last}"
