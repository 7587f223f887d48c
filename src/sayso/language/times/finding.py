"""Times of a run of words: the rules tried, the matches read in order, clock times joined to their days."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from sayso.language.times import amounts, clock, dates, named, others, relative
from sayso.language.times.edtf import bounds, precision
from sayso.language.times.expressions import Reading, Setting, Time
from sayso.language.times.patterns import groups_of, rules
from sayso.language.times.tense import looks_ahead
from sayso.language.times.words import Line, line_of, vocabulary

__all__ = ["Thread", "find"]

Reader = Callable[[Mapping[str, str | None], Setting], Reading | None]
READERS: Mapping[str, Reader] = {
    "adverb": others.read_adverb,
    "ago": relative.read_ago,
    "bc": others.read_bc,
    "calendar": dates.read_calendar,
    "century": dates.read_century,
    "clock": clock.read_clock,
    "dayword": relative.read_dayword,
    "decade": dates.read_decade,
    "duration": amounts.read_duration,
    "later": relative.read_later,
    "next_day": dates.read_next_day,
    "nth": amounts.read_nth,
    "part_of_day": clock.read_part_of_day,
    "quarter": relative.read_quarter,
    "relative": relative.read_relative,
    "season": relative.read_season,
    "set": amounts.read_set,
    "slashes": others.read_slashes,
    "span": dates.read_range,
    "the_unit": relative.read_the_unit,
    "week_of": dates.read_week_of,
    "weekday_of": others.read_weekday_of,
    "year_end": relative.read_year_end,
    "years": others.read_years,
}
LONGEST_RELATION = 2
OPENERS = frozenset({".", "!", "?", '"', "“", "``", ":", "-", "—", "–"})
RECENT = 400
YEARS_OF_A_HISTORY = 3
AND = frozenset({"and", "to", "-", "or", "through", "until", "till", "the"})
LINKS = frozenset({",", "on", "at", "of", "around", "about", "the", "by"})


@dataclasses.dataclass
class Thread:
    """What a story has said of time so far: the date named last, and the last one that came with its year."""

    last: str | None = None
    era: str | None = None
    years: int = 0
    quarter: str | None = None


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


def find(
    words: Sequence[str], tags: Sequence[str], reference: datetime.date | None, thread: Thread, *, named_dates: bool = True
) -> tuple[Time, ...]:
    """The times of a passage, left to right, none inside another; the thread is carried on."""
    line = line_of(words, tags)
    found: list[Found] = []
    at = 0
    for match in _matches(line, named_dates=named_dates):
        if match.first < at:
            continue
        reading = match.reader(match.groups, _setting(match, line, words, tags, reference, thread, at - 1))
        if reading is None:
            continue
        found.append(Found(match, reading))
        at = match.last + 1
        _carry(thread, reading, reference)
    return tuple(_time(item, line) for item in _joined(_dated_back(found, line), line))


def _matches(line: Line, *, named_dates: bool) -> list[Match]:
    found = []
    for rule in rules():
        for hit in rule.pattern.finditer(line.text):
            first, last = line.piece_at(hit.start()), line.piece_at(hit.end() - 1)
            found.append(Match(first, last, rule.name, READERS[rule.reader], groups_of(hit)))
    if named_dates:
        for hit, name, value in named.matches(line.text):
            first, last = line.piece_at(hit.start()), line.piece_at(hit.end() - 1)
            found.append(Match(first, last, name, named.read, {"date": value}))
    order = {rule.name: i for i, rule in enumerate(rules())}
    return sorted(found, key=lambda match: (match.first, -match.last, order.get(match.rule, -1)))


def _setting(
    match: Match, line: Line, words: Sequence[str], tags: Sequence[str], reference: datetime.date | None, thread: Thread, behind: int
) -> Setting:
    first, last = line.tokens[match.first], line.tokens[match.last]
    before = line.pieces[match.first - 1] if match.first else ""
    after = line.pieces[match.last + 1] if match.last + 1 < len(line.pieces) else ""
    ahead = functools.partial(looks_ahead, words, tags, first, last)
    return Setting(reference, thread.last, thread.era, ahead, before, after, _in_name(words, first, last), _titled(words, first, last), thread.quarter, behind == match.first - 2)


def _titled(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the last word has a capital that no sentence gives it: "Day O'Connor", "This Week"."""
    opens = first == 0 or words[first - 1] in OPENERS
    return words[last][:1].isupper() and not (first == last and opens)


def _in_name(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a capitalised word stands right before or behind, as in "April Marlow" or "Mrs May"."""
    before = words[first - 1] if first else ""
    opens = first < 2 or words[first - 2] in OPENERS
    after = words[last + 1] if last + 1 < len(words) else ""
    known = before.lower() in vocabulary("relation") or before.lower().rstrip(".") in vocabulary("weekday")
    return (before[:1].isupper() and not opens and not known) or (first == last and after[:1].isupper() and after[1:2].islower())


def _carry(thread: Thread, reading: Reading, reference: datetime.date | None) -> None:
    """Note what was named; a story is one of the past once it has named years far off without coming back."""
    span = bounds(reading.value) if reading.anchors and reading.value and reading.kind in {"date", "time"} else None
    if span is None:
        return
    thread.last = reading.value
    if reading.precision in {"quarter", "half"}:
        thread.quarter = reading.value
    near = reference and abs((reference - span[1]).days) <= RECENT
    if near and (reading.explicit or not reading.undated):
        thread.years = 0
    elif reading.explicit:
        thread.years += 1 if reading.precision == "year" else 2
    if not near or not thread.years:
        thread.era = reading.value if thread.years >= (YEARS_OF_A_HISTORY if reference else 1) else None


def _joined(found: list[Found], line: Line) -> Iterator[Found]:
    """Times of day put together with the day beside them: "10 p.m. Wednesday", "Friday morning", "Monday at noon"."""
    held: Found | None = None
    for item in found:
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
        bare = one.match.reader is dates.read_calendar and not one.reading.explicit and one.reading.precision in {"month", "day"}
        if bare and one.reading.value and two.reading.explicit and two.reading.value and AND.issuperset(between) and between:
            value = two.reading.value[:4] + one.reading.value[4:]
            if value <= two.reading.value and bounds(value):
                dated[i] = dataclasses.replace(one, reading=dataclasses.replace(one.reading, value=value, explicit=True))
    return dated


def _join(one: Found, two: Found, line: Line) -> Found | None:
    between = line.pieces[one.match.last + 1 : two.match.first]
    if len(between) > 2 or not LINKS.issuperset(between):
        return None
    of_day = [item for item in (one, two) if item.reading.kind == "time" and item.reading.value is None and item.reading.precision]
    days = [item for item in (one, two) if _is_day(item.reading)]
    if len(of_day) != 1 or len(days) != 1 or of_day[0] is days[0]:
        return None
    hour, day = of_day[0].reading, days[0].reading
    value = f"{day.value[:10]}T{hour.clock}" if hour.clock and day.value else day.value
    reading = dataclasses.replace(
        day, kind="time", value=value, precision=hour.precision, part=hour.part or day.part, clock=hour.clock,
        modifier=hour.modifier or day.modifier,
    )
    match = dataclasses.replace(one.match, last=two.match.last, rule=f"{one.match.rule}+{two.match.rule}")
    return Found(match, reading)


def _is_day(reading: Reading) -> bool:
    if reading.kind not in {"date", "time"} or reading.clock:
        return False
    return precision(reading.value) == "day" if reading.value else reading.weekday is not None


def _time(item: Found, line: Line) -> Time:
    match, reading = item.match, item.reading
    value = reading.value
    if value is None and reading.clock:
        value = f"XXXX-XX-XXT{reading.clock}"
    span = reading.bounds or (bounds(value) if value and reading.kind in {"date", "time"} else None) or (None, None)
    earliest, latest = (end.isoformat() if end else None for end in span)
    return Time(
        line.tokens[match.first], line.tokens[match.last], reading.kind, value, earliest, latest, reading.precision,
        reading.modifier, _relation(line, match.first), match.rule, reading.weekday, reading.part,
    )


def _relation(line: Line, first: int) -> str | None:
    for length in range(LONGEST_RELATION, 0, -1):
        words = " ".join(line.pieces[max(0, first - length) : first]).removesuffix(" the")
        if found := vocabulary("relation").get(words):
            return found
    return None
