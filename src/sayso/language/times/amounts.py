"""Readers of lengths of time and of what comes again: three months, the past week, every Thursday, daily."""

from __future__ import annotations

import datetime
import re

from sayso.language.times.dates import Groups, day_number, nearest_weekday
from sayso.language.times.edtf import add_months
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import vocabulary

__all__ = ["amount_word", "counted", "read_duration", "read_nth", "read_set"]

LETTERS = {
    "day": "D",
    "night": "D",
    "weekend": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "M",
    "year": "Y",
}
LETTERS |= {"decade": "Y", "century": "Y", "millennium": "Y", "hour": "H", "minute": "M", "second": "S"}
TIMES = {"fortnight": 2, "weekend": 2, "quarter": 3, "decade": 10, "century": 100, "millennium": 1000}
CLOCK = frozenset({"hour", "minute", "second"})
NO_NOUN = frozenset(
    "and or at in from to for by with when while but as until till because are is was were since after before between "
    "he she they it the we you".split()
)
MODALS = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should"})
VAGUE = "X"
RATED = re.compile(
    r"\d.*|million|billion|percent|%|times|twice|once|(?!(?:is|was|has|as|takes|lasts|this|days|months|weeks|years|us|its|plus|'s)$).*[a-z]s"
)
HALF = re.compile(r"half an?")


def counted(words: str | None) -> float | str | None:
    """The number of a count: "three" is 3, "a" is 1, "several" is X.

    >>> counted("2 1/2"), counted("a"), counted("several"), counted("half a")
    (2.5, 1, 'X', 0.5)
    """
    if not words:
        return None
    if words in {"a", "an", "another", "an additional"}:
        return 1
    if HALF.fullmatch(words):
        return 0.5
    if words in vocabulary("count"):
        fixed = vocabulary("count")[words]
        return VAGUE if fixed == VAGUE else int(fixed)
    number = float(re.sub(r",| 1/2| and a half", "", words)) + (0.5 if words.endswith(("1/2", "half")) else 0)
    return int(number) if number.is_integer() else number


def amount_word(groups: Groups) -> str | None:
    """The modifier in front of an amount."""
    words = (groups.get("bound") or groups.get("amount") or "").split()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            if found := vocabulary("amount").get(" ".join(words[start : start + length])):
                return found
    return None


def period(number: float | str | None, unit: str) -> str:
    """An ISO 8601 duration: ``P3M``, ``PT2H``, ``PXD``; a half is told in the next unit where there is one.

    >>> period(2.5, "year"), period(3, "decade"), period(None, "month")
    ('P2Y6M', 'P30Y', 'PXM')
    """
    time = "T" if unit in CLOCK else ""
    if number is None or number == VAGUE:
        return f"P{time}X{LETTERS[unit]}"
    amount = float(number) * TIMES.get(unit, 1)
    if amount.is_integer():
        return f"P{time}{int(amount)}{LETTERS[unit]}"
    finer = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "day": ("H", 24), "decade": ("M", 12)}.get(unit)
    if finer is None or not (rest := (amount % 1) * finer[1]).is_integer():
        return f"P{time}{amount:g}{LETTERS[unit]}"
    whole = f"{int(amount)}{LETTERS[unit]}" if amount >= 1 else ""
    cut = "T" if unit == "day" else ""
    return f"P{time}{whole}{cut}{int(rest)}{finer[0]}"


def read_duration(groups: Groups, setting: Setting) -> Reading | None:
    """ "three months", "nearly a year", "the past two weeks", "10-day", "for years"."""
    word = groups.get("unit") or groups.get("units") or ""
    unit = vocabulary("unit").get(word) or vocabulary("units")[word]
    number = counted(groups.get("counted2") or groups.get("counted"))
    recency = groups.get("recency")
    if number is None and word in vocabulary("unit"):
        number = 1
    if _is_no_length(groups, word, unit, setting):
        return None
    if groups.get("half") and isinstance(number, int):
        number += 0.5
    value = period(number, unit)
    if groups.get("counted2"):
        value = f"{period(counted(groups['counted']), unit)}/{value}"
    return Reading(
        "duration", value, unit, amount_word(groups), bounds=_stretch(value, recency, setting), anchors=False
    )


def _is_no_length(groups: Groups, word: str, unit: str, setting: Setting) -> bool:
    """A share, an ordinal, an age or a rate: "a quarter of", "a second car", "52 years old", "700 seats a week"."""
    if (unit == "quarter" and setting.after in {"of", "-"}) or (word == "second" and groups.get("counted") != "1"):
        return True
    if groups.get("recency") == "last" and setting.before in MODALS:
        return True
    if setting.titled or (groups.get("counted") in {"a", "an"} and word in vocabulary("units")):
        return True
    single = groups.get("counted") in {"a", "an"} and not groups.get("bound")
    return single and bool(RATED.fullmatch(setting.before))


def _stretch(
    value: str, recency: str | None, setting: Setting
) -> tuple[datetime.date | None, datetime.date | None] | None:
    """The days that "the past three months" covers, counted from the report's date."""
    side = vocabulary("recency").get(recency or "")
    if setting.reference is None or side not in {"past", "future"}:
        return None
    match = re.fullmatch(r"P(\d+)([DWMY])", value)
    way = 1 if side == "future" else -1
    if match is None:
        return (None, setting.reference) if way < 0 else (setting.reference, None)
    number, letter = int(match.group(1)) * way, match.group(2)
    if letter in "DW":
        number = max(min(number, 10**5), -(10**5)) * (7 if letter == "W" else 1)
        end = setting.reference + datetime.timedelta(number)
    else:
        end = add_months(setting.reference, number * (12 if letter == "Y" else 1))
    return (end, setting.reference) if way < 0 else (setting.reference, end)


def read_set(groups: Groups, setting: Setting) -> Reading | None:
    """ "every day", "each Thursday", "daily", "twice a week", "Tuesday nights"."""
    if word := groups.get("frequency"):
        return Reading("set", vocabulary("frequency")[word], None, anchors=False)
    part = groups.get("part")
    part = vocabulary("part").get(part) or vocabulary("parts")[part] if part else None
    if (word := groups.get("weekdays")) and part is None and setting.after.isalpha() and setting.after not in NO_NOUN:
        # "Wednesdays blast": an apostrophe lost on the way.
        day = nearest_weekday(int(vocabulary("weekdays")[word]), False, setting.reference)
        return Reading("date", day.isoformat() if day else None, "day", weekday=int(vocabulary("weekdays")[word]))
    if word := groups.get("weekday") or groups.get("weekdays"):
        number = vocabulary("weekday").get(word) or vocabulary("weekdays")[word]
        return Reading("set", "P1W", "day", weekday=int(number), part=part, anchors=False)
    if word := groups.get("unit"):
        unit = vocabulary("unit").get(word) or vocabulary("units")[word]
        if unit in CLOCK and (groups.get("whole") or "").startswith("per "):
            return None
        return Reading("set", period(1, unit), unit, anchors=False)
    if word := groups.get("month") or groups.get("season"):
        number = vocabulary("month").get(word) or vocabulary("season")[word]
        return Reading("set", f"XXXX-{int(number):02}", "year", anchors=False)
    return Reading("set", "P1D", "part of day", part=part, anchors=False)


def read_nth(groups: Groups, setting: Setting) -> Reading | None:
    """ "for a third day": a length of so many units, the last of them now."""
    unit = vocabulary("unit")[groups["unit"] or ""]
    if unit not in {"day", "night", "week", "month", "year"}:
        return None
    value = period(int(day_number(groups["nth"]) or 0), unit)
    return Reading("duration", value, unit, None, bounds=_stretch(value, "past", setting), anchors=False)
