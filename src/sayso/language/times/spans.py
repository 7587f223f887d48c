"""Readers of more or less than one day: ranges, the day after, weeks, decades, centuries."""

from __future__ import annotations

from sayso.language.times.dates import Groups, day_number, day_of_month, edge, read_calendar
from sayso.language.times.edtf import at, bounds, precision
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import vocabulary

__all__ = ["read_century", "read_decade", "read_next_day", "read_range", "read_week_of"]


def read_next_day(groups: Groups, setting: Setting) -> Reading | None:
    """ "Oct. 6 and 7": the second day; "the 13th": a day of the month that was named before."""
    day = day_number(groups["day"])
    base = bounds(setting.last) if setting.last else None
    adjacent = setting.behind and precision(setting.last or "") == "day"
    bare = (groups["day"] or "").isdigit()
    if (
        not base
        or not day
        or (bare and not adjacent)
        or not (adjacent or setting.before in {"on", "by", "until", "since", "and"})
    ):
        return None
    if adjacent and day <= base[0].day:
        return None
    return day_of_month(base[0].year, base[0].month, day, Reading("date"), setting)


def read_week_of(groups: Groups, setting: Setting) -> Reading | None:
    """ "the week of March 6": the calendar week that holds the day."""
    reading = read_calendar(groups, setting)
    span = bounds(reading.value) if reading and reading.value else None
    return Reading("date", at(span[0], "week") if span else None, "week")


def read_range(groups: Groups, setting: Setting) -> Reading | None:
    """ "Oct. 6-8" as an interval."""
    one = read_calendar({**groups, "day": groups["day"]}, setting)
    two = read_calendar({**groups, "day": groups["day2"], "weekday": None}, setting)
    if not (one and two and one.value and two.value) or one.value >= two.value:
        return None
    return Reading("date", f"{one.value}/{two.value}", "day", None, one.weekday, explicit=one.explicit)


def read_decade(groups: Groups, setting: Setting) -> Reading | None:
    """ "the 1990s", "the '80s", "the nineties"."""
    digits = groups.get("tens_digits")
    if setting.before in {"his", "her", "their", "my"}:
        return None
    if digits is None:
        digits = f"19{vocabulary('tens')[groups['tens'] or '']}0s"
    number = digits.strip("' s")
    if len(number) == 2:
        number = f"19{number}" if number > "19" else f"20{number}"
    return Reading("date", f"{number[:3]}X", "decade", edge(groups), explicit=True)


def read_century(groups: Groups, _: Setting) -> Reading | None:
    """ "the 20th century"; one before the common era has no value."""
    number = day_number(groups["century"])
    if groups.get("bc"):
        return Reading("date", None, "century", edge(groups), anchors=False)
    return Reading("date", f"{number - 1:02}XX", "century", edge(groups)) if number and number <= 30 else None
