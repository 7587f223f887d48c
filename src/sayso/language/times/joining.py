"""Times that belong together: a clock time and its day, a month and the year that follows the next one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from sayso.language.times.edtf import bounds, precision
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import Line

__all__ = ["Found", "Match", "Reader", "joined"]

Reader: TypeAlias = Callable[[Mapping[str, str | None], Setting], Reading | None]
AND = frozenset({"and", "to", "-", "or", "through", "until", "till", "the"})
LINKS = frozenset({",", "on", "at", "of", "around", "about", "the", "by"})


@dataclasses.dataclass(frozen=True)
class Match:
    """A rule at some pieces of a line, from ``first`` to ``last``."""

    first: int
    last: int
    rule: str
    reader: Reader
    groups: Mapping[str, str | None]


@dataclasses.dataclass(frozen=True)
class Found:
    """A match with its reading."""

    match: Match
    reading: Reading


def joined(found: list[Found], line: Line) -> Iterator[Found]:
    """The times of a passage, those of the day put to their days: "10 p.m. Wednesday", "Monday at noon"."""
    held: Found | None = None
    for item in _dated_back(found, line):
        whole = _join(held, item, line) if held else None
        if whole:
            held = whole
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _dated_back(found: list[Found], line: Line) -> list[Found]:
    """The year of a later date given to the one before: "between March and April 1918"."""
    dated = list(found)
    for i in range(len(dated) - 2, -1, -1):
        one, two = dated[i], dated[i + 1]
        between = line.pieces[one.match.last + 1 : two.match.first]
        if not (one.reading.undated and one.reading.value and two.reading.explicit and two.reading.value):
            continue
        value = two.reading.value[:4] + one.reading.value[4:]
        if between and AND.issuperset(between) and value <= two.reading.value and bounds(value):
            dated[i] = dataclasses.replace(one, reading=dataclasses.replace(one.reading, value=value, explicit=True))
    return dated


def _join(one: Found, two: Found, line: Line) -> Found | None:
    between = line.pieces[one.match.last + 1 : two.match.first]
    if len(between) > 2 or not LINKS.issuperset(between):
        return None
    of_day = [
        item
        for item in (one, two)
        if item.reading.kind == "time" and item.reading.value is None and item.reading.precision
    ]
    days = [item for item in (one, two) if _is_day(item.reading)]
    if len(of_day) != 1 or len(days) != 1 or of_day[0] is days[0]:
        return None
    hour, day = of_day[0].reading, days[0].reading
    value = f"{day.value[:10]}T{hour.clock}" if hour.clock and day.value else day.value
    reading = dataclasses.replace(
        day,
        kind="time",
        value=value,
        precision=hour.precision,
        part=hour.part or day.part,
        clock=hour.clock,
        modifier=hour.modifier or day.modifier,
    )
    match = dataclasses.replace(one.match, last=two.match.last, rule=f"{one.match.rule}+{two.match.rule}")
    return Found(match, reading)


def _is_day(reading: Reading) -> bool:
    if reading.kind not in {"date", "time"} or reading.clock:
        return False
    return precision(reading.value) == "day" if reading.value else reading.weekday is not None
