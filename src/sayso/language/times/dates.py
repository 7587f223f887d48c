"""Readers of calendar expressions: days, months, years, quarters, seasons, decades, centuries."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping

from sayso.language.times.edtf import add_months, at, bounds, precision, shift
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import vocabulary

__all__ = ["Groups", "day_number", "day_of_month", "edge", "nearest_weekday", "read_calendar", "which_way"]

Groups = Mapping[str, str | None]
MONTH_CUES = frozenset(
    "in of since until till by from through to during before after between and or for last next this early late mid "
    "that every each the a , ( - with as 's around about".split()
)
YEAR_CUES = frozenset(
    "in of since until till by from through to during before after between and or for early late mid the , ( - around "
    "about as than 's circa back".split()
)
COUNTED = frozenset(
    "% percent per people feet foot meters metres miles kilometers km kg pounds tons tonnes dollars euros points "
    "shares "
    "men women troops soldiers votes seats million billion thousand hundred acres degrees jobs rpm mph".split()
)
BACK = re.compile(r"\b(?:last|past|previous|preceding|prior)\b")
ON = re.compile(r"\b(?:next|following|coming|upcoming|ensuing)\b")
LEAD = 2
FARTHER: Mapping[bool | None, tuple[int, int]] = {True: (2, 1), None: (1, 2), False: (1, 4)}
"""How many times farther a day behind and a day ahead count, by whether the verb looks ahead."""
SOONEST, SOON, LATER = 0, 4, 8
"""Months ahead that a bare month may lie where the verb looks back, where none tells, and where it looks ahead."""


def edge(groups: Groups) -> str | None:
    """The modifier that a match's edge or amount words name."""
    words = (groups.get("edge") or "").removesuffix(" -").removesuffix(" of").strip()
    amount = groups.get("amount")
    if stretch := groups.get("stretch"):
        return "start" if stretch in {"first", "opening"} else "end"
    found = vocabulary("edge").get(words) or vocabulary("edge").get(words.removesuffix(" the"))
    return (
        found
        or (vocabulary("edge").get(f"{words} of") if words else None)
        or (vocabulary("amount").get(amount) if amount else None)
    )


def which_way(words: str) -> int:
    """Minus one for "last", one for "next", nought for "this"."""
    return -1 if BACK.search(words) else 1 if ON.search(words) else 0


def read_calendar(groups: Groups, setting: Setting) -> Reading | None:
    """Weekday, day, month and year in any mixture; a missing year is looked for, a missing day never."""
    weekday = _weekday(groups)
    month = _month(groups)
    day = day_number(groups.get("day"))
    year = _year(groups, setting)
    modifier = edge(groups)
    if month is None and year is None:
        # "The Friday Times" is a name; without "the" a comma may have been lost.
        full = (groups.get("weekday") or "").endswith("day") and not (setting.before == "the" and setting.name)
        return _weekday_alone(weekday, day, modifier, setting) if weekday is not None and full else None
    if month is None:
        half = {"first half": "-40", "second half": "-41"}.get(modifier or "")
        if not year or not _is_year(groups, setting):
            return None
        return Reading(
            "date", f"{year:04}{half or ''}", "half" if half else "year", None if half else modifier, explicit=True
        )
    if day is None and year is None and not groups.get("edge") and _is_name(groups["month"] or "", setting):
        return None
    explicit = year is not None
    if day is not None:
        if groups.get("lead") and setting.reference:
            year = _led_year(groups["lead"] or "", month, day, setting.reference)
        return day_of_month(
            year, month, day, Reading("date", None, "day", modifier, weekday, explicit=explicit), setting
        )
    if year is None:
        year = _year_of_month(month, setting)
    return Reading(
        "date",
        f"{year:04}-{month:02}" if year else f"XXXX-{month:02}",
        "month",
        modifier,
        explicit=explicit,
        undated=not explicit,
    )


def _weekday(groups: Groups) -> int | None:
    word = groups.get("weekday")
    return int(vocabulary("weekday")[word]) if word else None


def _month(groups: Groups) -> int | None:
    """The month that a match names."""
    word = groups.get("month")
    number = groups.get("month_number")
    return int(vocabulary("month")[word]) if word else int(number) if number else None


def day_number(word: str | None) -> int | None:
    """The number of "7", "7th" or "seventh"."""
    if not word:
        return None
    digits = re.match(r"\d+", word)
    ordinal = vocabulary("ordinal").get(word.split()[-1])
    return (int(digits.group()) if digits else 0) + (int(ordinal) if ordinal else 0)


def _year(groups: Groups, setting: Setting) -> int | None:
    if year := groups.get("year"):
        return int(year)
    if short := groups.get("short"):
        return 1900 + int(short)
    which = groups.get("which")
    if not which:
        return None
    base = at(setting.reference, "year") if setting.reference else None
    if re.search(r"\b(?:same|that|previous|following)\b", which):
        base = setting.last[:4] if setting.last and setting.last[:4].isdigit() else None
    moved = shift(base, "year", which_way(which)) if base else None
    return int(moved) if moved else None


def _is_year(groups: Groups, setting: Setting) -> bool:
    """A bare number is a year where nothing is counted with it."""
    year = groups["year"] or ""
    if year < "1800" and setting.before == "of" and setting.after.isalpha():
        return False
    if setting.before in vocabulary("numbered") or setting.after in COUNTED:
        return False
    if groups.get("edge") or groups.get("whole") != year or setting.before in YEAR_CUES:
        return setting.after not in COUNTED
    return year[:2] in {"19", "20"} and not (setting.after.endswith("s") and year >= "2000" and setting.after != "'s")


def _is_name(word: str, setting: Setting) -> bool:
    """Whether a bare month is more likely a person ("Theresa May", "April said")."""
    if word in {"may", "march", "mar", "dec", "jan"}:
        return setting.name or setting.before not in MONTH_CUES
    return setting.name


def _weekday_alone(weekday: int, day: int | None, modifier: str | None, setting: Setting) -> Reading:
    found = nearest_weekday(weekday, bool(setting.ahead()) and setting.after != "'s", setting.reference)
    if found and day and found.day != day:
        found = None
    return Reading("date", found.isoformat() if found else None, "day", modifier, weekday)


def nearest_weekday(
    weekday: int, ahead: bool, reference: datetime.date | None, *, strict: bool = False
) -> datetime.date | None:
    """The weekday nearest to a date, that date included unless strict, ahead of it or back."""
    if reference is None:
        return None
    steps = (weekday - reference.weekday()) % 7 if ahead else -((reference.weekday() - weekday) % 7)
    if strict and steps == 0:
        steps = 7 if ahead else -7
    return reference + datetime.timedelta(steps)


def day_of_month(year: int | None, month: int, day: int, reading: Reading, setting: Setting) -> Reading | None:
    """A day of a month, its year looked for where the text has none; None for no day of the calendar."""
    if year is None:
        year = _year_of_day(month, day, setting)
    value = f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}"
    try:
        datetime.date.fromisoformat(value.replace("XXXX", "2000"))
    except ValueError:
        return None
    return Reading(
        "date", value, "day", reading.modifier, reading.weekday, explicit=reading.explicit, undated=not reading.explicit
    )


def _led_year(lead: str, month: int, day: int, reference: datetime.date) -> int:
    """The year of "last Oct. 23" (the latest one gone) or "next May 6"."""
    here = (month, day) < (reference.month, reference.day)
    way = which_way(lead)
    return reference.year - (not here) if way < 0 else reference.year + here if way > 0 else reference.year


def _year_of_day(month: int, day: int, setting: Setting) -> int | None:
    """The year that brings a day nearest to the report, what is past counting half as far as what is to come."""
    if setting.era and precision(setting.era) == "year":
        return int(setting.era)
    era = bounds(setting.era) if setting.era else None
    # A history goes on more often than it looks back.
    base = add_months(era[0], LEAD) if era else setting.reference
    if base is None:
        return None
    behind, before = (1, 1) if era else FARTHER[setting.ahead()]
    near = []
    for year in (base.year - 1, base.year, base.year + 1):
        if day > calendar.monthrange(year, month)[1]:
            continue
        days = (datetime.date(year, month, day) - base).days
        near.append((-days * behind if days < 0 else days * before, year))
    return min(near)[1] if near else base.year


def _year_of_month(month: int, setting: Setting) -> int | None:
    """The year of a bare month: the last one gone unless the verb looks ahead."""
    if setting.era:
        return _year_of_day(month, 15, setting)
    if setting.reference is None:
        return None
    year, now = setting.reference.year, setting.reference.month
    ahead = setting.ahead()
    near = SOON if ahead is None else LATER if ahead else SOONEST
    return year - (month > now) if (month - now) % 12 > near else year + (month < now)
