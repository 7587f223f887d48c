"""Days with a name of their own, from a table that can be read and switched off."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Mapping

from sayso.language.times.dates import nearest_weekday
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import rows

__all__ = ["matches", "read"]

NTH = re.compile(r"(\d\d)-(\d|L)([A-Z]{2})([+-]\d+)?")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@functools.cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_table(), key=len, reverse=True)
    return re.compile(
        rf"(?<= )(?:the |last |this |next )?(?P<name>{'|'.join(map(re.escape, phrases))})(?= )".replace("\\ ", " ")
    )


@functools.cache
def _table() -> dict[str, str]:
    return {row["phrase"]: row["date"] for row in rows("named_dates.tsv")}


def matches(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Every named date in a line, with the rule's name and the date as the table writes it."""
    for hit in _pattern().finditer(text):
        year = re.match(r" ((?:19|20)\d\d)(?= )", text[hit.end() :])
        name = hit["name"]
        yield hit, f"named:{name}", f"{_table()[name]}|{hit.group().split(' ')[0]}|{year.group(1) if year else ''}"


def read(groups: Mapping[str, str | None], setting: Setting) -> Reading | None:
    """The day: a fixed date as it stands, a yearly one nearest to the report or as "last" and "next" say."""
    written, opening, year = (groups["date"] or "").split("|")
    if len(written) == 10:
        return Reading("date", written, "day", explicit=True)
    if year:
        return Reading("date", _in_year(written, int(year)).isoformat(), "day", explicit=True)
    if setting.reference is None:
        fixed = re.fullmatch(r"\d\d-\d\d", written)
        return Reading("date", f"XXXX-{written}" if fixed else None, "day")
    days = [_in_year(written, setting.reference.year + step) for step in (-1, 0, 1)]
    if opening == "last":
        days = [day for day in days if day < setting.reference]
        return Reading("date", days[-1].isoformat(), "day")
    if opening == "next":
        return Reading("date", next(day for day in days if day > setting.reference).isoformat(), "day")
    near = min(days, key=lambda day: _distance(day, setting))
    return Reading("date", near.isoformat(), "day")


def _distance(day: datetime.date, setting: Setting) -> int:
    """Days from the report, those to come counted threefold where the verb looks back."""
    days = (day - setting.reference).days if setting.reference else 0
    return -days if days < 0 else days * (3 if setting.ahead() is False else 1)


def _in_year(written: str, year: int) -> datetime.date:
    """A yearly date of the table: "12-25", "11-4TH" (fourth Thursday), "05-LMO" (last Monday), "easter-2"."""
    if written.startswith("easter"):
        return _easter(year) + datetime.timedelta(int(written[6:] or 0))
    match = NTH.fullmatch(written)
    if match is None:
        month, day = written.split("-")
        return datetime.date(year, int(month), min(int(day), 28) if month == "02" else int(day))
    number, nth, weekday = int(match[1]), match[2], WEEKDAYS.index(match[3])
    more = datetime.timedelta(int(match[4] or 0))
    if nth == "L":
        following = datetime.date(year + number // 12, number % 12 + 1, 1)
        last = nearest_weekday(weekday, False, following - datetime.timedelta(1))
        return (last or following) + more
    first = nearest_weekday(weekday, True, datetime.date(year, number, 1)) or datetime.date(year, number, 1)
    return first + datetime.timedelta(7 * (int(nth) - 1)) + more


def _easter(year: int) -> datetime.date:
    """Western Easter Sunday by the anonymous Gregorian computation (Nature, 20 April 1876)."""
    century, rest = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)
