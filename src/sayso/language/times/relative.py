"""Readers of expressions that hang on another date: last year, the previous day, two weeks ago, the third quarter."""

from __future__ import annotations

import datetime
import re

from sayso.language.times.amounts import amount_word, counted
from sayso.language.times.dates import Groups, edge, nearest_weekday, which_way
from sayso.language.times.edtf import MONTHS, at, bounds, precision, shift
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import vocabulary

__all__ = [
    "base_of",
    "part_of_year",
    "read_ago",
    "read_dayword",
    "read_later",
    "read_relative",
    "read_the_unit",
    "read_year_end",
    "shift_to",
]

ANCHORED = re.compile(r"\b(?:same|that|previous|preceding|following|ensuing|the next)\b")
SATURDAY = 5
CLOSERS = frozenset({".", ",", ";", ")", "", "and", "at", "in", "from", "when", "but", "while", "to", "with", "by"})
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def base_of(which: str, setting: Setting) -> str | None:
    """The date that a step starts from: the one named before for "the previous", else the report's own."""
    if ANCHORED.search(which):
        return setting.last
    return at(setting.reference, "day") if setting.reference else None


def read_relative(groups: Groups, setting: Setting) -> Reading | None:
    """ "last week", "this September", "next Friday", "the following month", "that day"."""
    which = groups["which"] or ""
    way = which_way(which)
    if (word := groups.get("weekday")) and not word.endswith("day"):
        return None
    if word:
        return _weekday(int(vocabulary("weekday")[word]), which, way, edge(groups), setting)
    if word := groups.get("month"):
        return part_of_year(int(vocabulary("month")[word]), which, edge(groups), setting)
    if word := groups.get("season"):
        return part_of_year(int(vocabulary("season")[word]), which, edge(groups), setting)
    unit = vocabulary("unit")[groups["unit"] or ""]
    if setting.titled:
        return None
    unit, way = ("week", 2 * way) if unit == "fortnight" else (unit, way)
    if unit in CLOCK_UNITS or unit == "millennium":
        return None
    if unit == "night":
        return None
    base = base_of(which, setting)
    moved = shift_to(base, unit, way) if base else None
    return Reading("date", moved, unit, edge(groups))


def shift_to(base: str, unit: str, steps: int) -> str | None:
    """The value of the unit so many steps from the one that a date lies in; None where the date is coarser than it."""
    span = bounds(base)
    if span is None:
        return None
    length = (span[1] - span[0]).days + 1
    if length > {"day": 1, "weekend": 7, "week": 7, "month": 31}.get(unit, 30.5 * MONTHS.get(unit, 12) + 6):
        return None
    return shift(at(span[0], unit), unit, steps)


def _weekday(weekday: int, which: str, way: int, modifier: str | None, setting: Setting) -> Reading:
    base = _day_of(setting.last) if ANCHORED.search(which) else setting.reference
    if way:
        found = nearest_weekday(weekday, way > 0, base, strict=True)
    elif base:
        found = base + datetime.timedelta(weekday - base.weekday())
        found = nearest_weekday(weekday, True, base) if "coming" in which else found
    else:
        found = None
    return Reading("date", found.isoformat() if found else None, "day", modifier, weekday)


def part_of_year(part: int, which: str, modifier: str | None, setting: Setting, *, way: int | None = None) -> Reading:
    """A month or season of last, this or next year, as newspapers mean it: "last May" is the latest one gone."""
    name = "month" if part <= MONTHS["year"] else "season"
    way = which_way(which) if way is None else way
    anchor = bounds(setting.last) if ANCHORED.search(which) and setting.last else None
    base = anchor[0] if anchor else setting.reference
    if base is None or (ANCHORED.search(which) and anchor is None):
        return Reading("date", f"XXXX-{part:02}" if name == "month" else None, name, modifier)
    span = bounds(f"{base.year:04}-{part:02}")
    step = 0
    if span and way < 0:
        step = 0 if span[1] < base else -1
    elif span and way > 0:
        step = 0 if span[0] > base else 1
    if "past" in which and span and span[0] <= base:
        step = 0
    return Reading("date", f"{base.year + step:04}-{part:02}", name, modifier)


def _day_of(value: str | None) -> datetime.date | None:
    span = bounds(value) if value else None
    return span[0] if span and span[0] == span[1] else None


def read_dayword(groups: Groups, setting: Setting) -> Reading | None:
    """ "today", "yesterday", "tonight", "this morning", "last night"."""
    word = groups.get("dayword") or {"last": "yesterday", "this": "today"}.get(
        groups["deictic"] or "", groups["deictic"] or ""
    )
    if setting.titled:
        return None
    steps = int(vocabulary("dayword")[word])
    part = groups.get("part")
    part = vocabulary("part").get(part, part) if part else "night" if word == "tonight" else None
    day = setting.reference + datetime.timedelta(steps) if setting.reference else None
    return Reading(
        "time" if part else "date",
        day.isoformat() if day else None,
        "part of day" if part else "day",
        edge(groups),
        part=part,
    )


def read_the_unit(groups: Groups, setting: Setting) -> Reading | None:
    """ "the end of the month", "the year": the one that the text is in; without an edge only where a verb needs one."""
    unit = vocabulary("unit")[groups["unit"] or ""]
    modifier = edge(groups)
    if unit not in {"day", "week", "weekend", "month", "year", "decade", "century"}:
        return None
    if modifier is None and unit not in {"weekend", "week", "year", "month"}:
        return None
    if setting.titled:
        return None
    if setting.after in {"ended", "ending"} and modifier is None:
        return Reading("duration", f"P1{unit[0].upper()}", unit, anchors=False)
    base = setting.era or (at(setting.reference, "day") if setting.reference else None)
    gone = (
        unit == "weekend"
        and setting.before not in {"before", "of", "for"}
        and setting.reference
        and setting.reference.weekday() < SATURDAY
        and not setting.ahead()
    )
    return Reading("date", shift_to(base, unit, -1 if gone else 0) if base else None, unit, modifier)


def read_year_end(groups: Groups, setting: Setting) -> Reading | None:
    """ "year-end", "the year's end", "last year's end"."""
    which = groups.get("which") or "this"
    base = at(setting.reference, "day") if setting.reference else None
    unit = vocabulary("unit").get(groups.get("unit") or "year", "year")
    if unit not in {"year", "month", "week", "day"}:
        return None
    value = groups.get("year") or (shift_to(base, unit, which_way(which)) if base else None)
    return Reading("date", value, unit, "end")


def read_ago(groups: Groups, setting: Setting) -> Reading:
    """ "two weeks ago", as fine as its unit; "years ago" is some time past."""
    number = counted(groups.get("counted"))
    unit = _unit(groups)
    modifier = amount_word(groups)
    if number is None or isinstance(number, str):
        latest = setting.reference
        return Reading("date", None, "past", modifier, bounds=(None, latest), anchors=False)
    last_quarter = setting.quarter if setting.last and precision(setting.last) == "quarter" else None
    if unit == "year" and last_quarter and number == 1:
        return Reading("date", shift(last_quarter, "year", -1), "quarter", modifier, anchors=False)
    return _stepped(at(setting.reference, "day") if setting.reference else None, -number, unit, modifier)


def read_later(groups: Groups, setting: Setting) -> Reading | None:
    """ "two days later", "a year earlier", "months before", "three weeks from now"."""
    number = (
        counted(groups.get("counted")) if groups.get("counted") else 1 if groups["unit"] in vocabulary("unit") else None
    )
    unit = _unit(groups)
    modifier = amount_word(groups)
    way = groups.get("way")
    if way == "on" or (way in {"before", "after"} and setting.after not in CLOSERS):
        return None
    ahead = way is None or way in {"later", "after", "afterward", "afterwards"}
    if number is None or isinstance(number, str):
        return Reading("time" if unit in CLOCK_UNITS else "date", None, unit, modifier, anchors=False)
    base = (
        (setting.quarter if unit == "year" and setting.quarter else setting.last)
        if way
        else at(setting.reference, "day")
        if setting.reference
        else None
    )
    return _stepped(base, number if ahead else -number, unit, modifier)


def _stepped(base: str | None, steps: float, unit: str, modifier: str | None) -> Reading:
    if unit in CLOCK_UNITS:
        return Reading("time", None, unit, modifier, anchors=False)
    if unit in {"night", "weekend", "fortnight"}:
        unit, steps = ("week", 2 * steps) if unit == "fortnight" else ("day" if unit == "night" else "week", steps)
    if unit == "decade":
        unit, steps = "year", 10 * steps
    elif unit in {"century", "millennium"}:
        return Reading("date", None, "past" if steps < 0 else "future", modifier, anchors=False)
    moved = shift(base, unit, steps) if base else None
    return Reading("date", moved, precision(moved) if moved else unit, modifier, anchors=steps > 0)


def _unit(groups: Groups) -> str:
    word = groups["unit"] or ""
    return vocabulary("unit").get(word) or vocabulary("units")[word]
