"""Calendar values in Extended Date/Time Format: which stretch of days each covers, and how to step from one to another.

The forms in use are those of EDTF levels 0 to 2 (Library of Congress, 2019; ISO 8601-2): ``2024``, ``2024-12``,
``2024-12-19``, ``2024-12-19T14:30``, seasons ``2024-21`` (spring) to ``2024-24`` (winter), quarters ``2024-33`` to
``2024-36``, halves ``2024-40`` and ``2024-41``, decades ``202X``, centuries ``20XX``, intervals
``2024-12-21/2024-12-22``, unknown digits ``XXXX-10-07``; and the week of ISO 8601, ``2024-W51``.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping

__all__ = ["PRECISIONS", "add_months", "at", "bounds", "precision", "shift"]

PRECISIONS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "minute": r"[\dX]{4}-..-..T\d\d:\d\d",
        "day": r"[\dX]{4}-[\dX]{2}-[\dX]{2}",
        "week": r"\d{4}-W\d\d",
        "season": r"[\dX]{4}-2[1-4]",
        "quarter": r"[\dX]{4}-3[3-6]",
        "half": r"[\dX]{4}-4[01]",
        "month": r"[\dX]{4}-(?:0[1-9]|1[0-2])",
        "year": r"-?\d{4}",
        "decade": r"-?\d{3}X",
        "century": r"-?\d\dXX",
    }.items()
}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
SEASONS = {21: ((3, 1), (6, 20)), 22: ((6, 1), (9, 22)), 23: ((9, 1), (12, 21)), 24: ((12, 1), (3, 20))}
"""Northern seasons, from the meteorological beginning to the astronomical end."""
WEEKEND = 5


def precision(value: str) -> str | None:
    """The name of the finest unit that a value gives; "interval" where it has two ends.

    >>> precision("2024-12"), precision("2024-W51"), precision("2024-36"), precision("P3M")
    ('month', 'week', 'quarter', None)
    """
    if "/" in value:
        return "interval"
    return next((name for name, form in PRECISIONS.items() if form.fullmatch(value)), None)


def bounds(value: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that a value may mean; None where there is no such day or no known year.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if "/" in value:
        ends = [bounds(end) for end in value.split("/")]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    if value.startswith(("-", "X", "P", "0000")):
        return None
    kind = precision(value)
    if kind in {"decade", "century"}:
        return datetime.date(int(value.replace("X", "0")) or 1, 1, 1), datetime.date(
            int(value.replace("X", "9")), 12, 31
        )
    year = int(value[:4])
    if kind == "year":
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if kind == "week":
        monday = datetime.date.fromisocalendar(year, int(value[6:]), 1)
        return monday, monday + datetime.timedelta(6)
    if kind in {"day", "minute"}:
        try:
            day = datetime.date.fromisoformat(value[:10])
        except ValueError:
            return None
        return day, day
    return _part_of_year(year, int(value[5:])) if kind else None


def _part_of_year(year: int, part: int) -> tuple[datetime.date, datetime.date]:
    if part in SEASONS:
        first, last = SEASONS[part]
        return datetime.date(year, *first), datetime.date(year + (part == 24), *last)
    first_month, months = (
        (part, 1) if part <= 12 else (3 * (part - 33) + 1, 3) if part < 40 else (6 * (part - 40) + 1, 6)
    )
    end = first_month + months - 1
    return datetime.date(year, first_month, 1), datetime.date(year, end, calendar.monthrange(year, end)[1])


def at(day: datetime.date, unit: str) -> str:
    """The value of the unit that a day lies in.

    >>> at(datetime.date(2024, 12, 19), "week"), at(datetime.date(2024, 12, 19), "quarter")
    ('2024-W51', '2024-36')
    """
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "weekend":
        saturday = day + datetime.timedelta(WEEKEND - day.weekday())
        return f"{saturday}/{saturday + datetime.timedelta(1)}"
    if unit == "season":
        return f"{day.year - (day.month < 3):04}-{21 + (day.month - 3) % 12 // 3}"
    parts = {
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-{33 + (day.month - 1) // 3}",
        "half": f"{day.year:04}-{40 + (day.month > 6)}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}X",
        "century": f"{day.year // 100:02}XX",
    }
    return parts[unit]


def add_months(day: datetime.date, months: int) -> datetime.date:
    """A day so many months off, or the last day of that month where it has no such day.

    >>> add_months(datetime.date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(value: str, unit: str, steps: float) -> str | None:
    """The value so many units away, as fine as the coarser of the two; None where that cannot be said.

    >>> shift("2024-12-19", "day", -1), shift("2024-36", "year", -1), shift("2024-12-19", "month", 2)
    ('2024-12-18', '2023-36', '2025-02')
    """
    span = bounds(value)
    if span is None or steps != int(steps):
        return None
    kind, first, count = precision(value), span[0], int(steps)
    if unit in {"day", "week", "weekend"}:
        if kind not in {"day", "minute", "week", "interval"}:
            return None
        days = count * (1 if unit == "day" else 7)
        finer = "week" if unit == "week" or kind == "week" else unit
        return at(_days_on(first, days), finer) if -(10**6) < days < 10**6 else None
    if unit not in MONTHS:
        return None
    moved = add_months(first, count * MONTHS[unit])
    if unit == "year" and kind in {"quarter", "half", "season", "month"}:
        return f"{moved.year:04}{value[4:]}"
    if unit in {"month", "quarter", "season"} and kind in {"year", "decade", "century"}:
        return None
    return at(moved, kind if kind in {"decade", "century"} and unit == "year" else unit)


def _days_on(day: datetime.date, days: int) -> datetime.date:
    ordinal = min(max(day.toordinal() + days, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(ordinal)
