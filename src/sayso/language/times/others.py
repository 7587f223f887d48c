"""Readers of the rest: now and recently, dates in slashes, ranges of years, years before the common era."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.language.times.dates import Groups, edge, which_way
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import rows, vocabulary

__all__ = ["read_adverb", "read_bc", "read_slashes", "read_weekday_of", "read_while", "read_years"]


@functools.cache
def _adverbs() -> dict[str, str]:
    return {row["phrase"]: row["precision"] for row in rows("adverbs.tsv")}


def read_adverb(groups: Groups, setting: Setting) -> Reading | None:
    """ "now", "recently", "the future": a side of the report's date, no date."""
    words = groups["adverb"] or ""
    side = _adverbs()[words]
    if (words == "soon" and setting.after in {"after", "as"}) or (words == "the future" and setting.after == "of"):
        return None
    span = (None, setting.reference) if side == "past" else (setting.reference, None)
    return Reading(
        "date", None, side, bounds=(setting.reference, setting.reference) if side == "present" else span, anchors=False
    )


def read_while(_: Groups, __: Setting) -> Reading:
    """ "a while", "some time": a length that the text leaves open."""
    return Reading("duration", anchors=False)


def read_slashes(groups: Groups, _: Setting) -> Reading | None:
    """ "10/27/89", month first as American papers write it, the day first where only that fits and with full stops."""
    written = groups.get("slashed") or groups.get("dotted") or ""
    one, two, year = (int(part) for part in written.replace(".", "/").split("/"))
    if groups.get("dotted"):
        one, two = two, one
    if year < 100:
        year += 1900 if year > 40 else 2000
    month, day = (one, two) if one <= 12 else (two, one)
    try:
        return Reading("date", datetime.date(year, month, day).isoformat(), "day", explicit=True)
    except ValueError:
        return None


def read_weekday_of(groups: Groups, setting: Setting) -> Reading:
    """ "Tuesday of last week", "Friday next week"."""
    weekday = int(vocabulary("weekday")[groups["weekday"] or ""])
    if setting.reference is None:
        return Reading("date", None, "day", weekday=weekday)
    monday = setting.reference - datetime.timedelta(setting.reference.weekday())
    day = monday + datetime.timedelta(7 * which_way(groups["which"] or "") + weekday)
    return Reading("date", day.isoformat(), "day", weekday=weekday)


def read_years(groups: Groups, _: Setting) -> Reading | None:
    """ "1998-99", "1957-1960"."""
    first, second = groups["year"] or "", groups["year2"] or ""
    second = first[: 4 - len(second)] + second
    return (
        Reading("date", f"{first}/{second}", "year", explicit=True)
        if first < second and int(second) - int(first) < 150
        else None
    )


def read_bc(groups: Groups, _: Setting) -> Reading | None:
    """ "264 BC", numbered as ISO 8601 does: the year 1 BC is 0000."""
    number = re.sub(",", "", groups["year_bc"] or "")
    if not number.isdigit() or int(number) > 9999:
        return None
    value = f"-{int(number) - 1:04}" if number != "1" else "0000"
    if word := groups.get("month"):
        value += f"-{int(vocabulary('month')[word]):02}"
    elif word := groups.get("season"):
        value += f"-{vocabulary('season')[word]}"
    return Reading("date", value, "year", edge(groups), anchors=False)
