"""Times of a run of words: the rules tried, the matches read in order, clock times joined to their days."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Mapping, Sequence

from sayso.language.times import amounts, clock, dates, named, others, quarters, relative, spans
from sayso.language.times.edtf import bounds
from sayso.language.times.expressions import Reading, Setting, Time
from sayso.language.times.joining import Found, Match, Reader, joined
from sayso.language.times.patterns import groups_of, rules, rules_for
from sayso.language.times.tense import looks_ahead
from sayso.language.times.words import Line, line_of, vocabulary

__all__ = ["Thread", "Words", "find"]

READERS: Mapping[str, Reader] = {
    "adverb": others.read_adverb,
    "ago": relative.read_ago,
    "bc": others.read_bc,
    "calendar": dates.read_calendar,
    "century": spans.read_century,
    "clock": clock.read_clock,
    "dayword": relative.read_dayword,
    "decade": spans.read_decade,
    "duration": amounts.read_duration,
    "later": relative.read_later,
    "next_day": spans.read_next_day,
    "nth": amounts.read_nth,
    "part_of_day": clock.read_part_of_day,
    "quarter": quarters.read_quarter,
    "relative": relative.read_relative,
    "season": quarters.read_season,
    "set": amounts.read_set,
    "slashes": others.read_slashes,
    "span": spans.read_range,
    "the_unit": relative.read_the_unit,
    "week_of": spans.read_week_of,
    "weekday_of": others.read_weekday_of,
    "while": others.read_while,
    "year_end": relative.read_year_end,
    "years": others.read_years,
}
LONGEST_RELATION = 2
OPENERS = frozenset({".", "!", "?", '"', "“", "``", "`", "'", "''", ":", "-", "—", "–"})
RECENT = 400
YEARS_OF_A_HISTORY = 3


@dataclasses.dataclass
class Thread:
    """What a story has said of time so far: the date named last, and the last one that came with its year."""

    last: str | None = None
    era: str | None = None
    years: int = 0
    quarter: str | None = None


@dataclasses.dataclass(frozen=True)
class Words:
    """The words of a passage, their Penn tags or none, and the date of the report."""

    words: Sequence[str]
    tags: Sequence[str]
    reference: datetime.date | None


def find(passage: Words, thread: Thread, *, named_dates: bool = True) -> tuple[Time, ...]:
    """The times of a passage, left to right, none inside another; the thread is carried on."""
    line = line_of(passage.words, passage.tags)
    found: list[Found] = []
    at = 0
    for match in _matches(line, named_dates=named_dates):
        if match.first < at:
            continue
        reading = match.reader(match.groups, _setting(match, line, passage, thread, behind=at == match.first - 1))
        if reading is None:
            continue
        found.append(Found(match, reading))
        at = match.last + 1
        _carry(thread, reading, passage.reference)
    return tuple(_time(item, line) for item in joined(found, line))


def _matches(line: Line, *, named_dates: bool) -> list[Match]:
    found = []
    for rule in rules_for(line.text):
        for hit in rule.pattern.finditer(line.text):
            first, last = line.piece_at(hit.start()), line.piece_at(hit.end() - 1)
            found.append(Match(first, last, rule.name, READERS[rule.reader], groups_of(hit)))
    if named_dates:
        for hit, name, value in named.matches(line.text):
            first, last = line.piece_at(hit.start()), line.piece_at(hit.end() - 1)
            found.append(Match(first, last, name, named.read, {"date": value}))
    order = _order()
    return sorted(found, key=lambda match: (match.first, -match.last, order.get(match.rule, -1)))


@functools.cache
def _order() -> dict[str, int]:
    """The place of each rule in the table by its name."""
    return {rule.name: i for i, rule in enumerate(rules())}


def _setting(match: Match, line: Line, passage: Words, thread: Thread, *, behind: bool) -> Setting:
    first, last = line.tokens[match.first], line.lasts[match.last]
    before = line.pieces[match.first - 1] if match.first else ""
    after = line.pieces[match.last + 1] if match.last + 1 < len(line.pieces) else ""
    ahead = functools.partial(looks_ahead, passage.words, passage.tags, first, last)
    return Setting(
        passage.reference,
        thread.last,
        thread.era,
        ahead,
        before,
        after,
        _in_name(passage.words, first, last),
        _titled(passage.words, first, last),
        thread.quarter,
        behind,
    )


def _titled(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the last word has a capital that no sentence gives it: "Day O'Connor", "This Week"."""
    opens = first == 0 or words[first - 1] in OPENERS
    titled = words[last][:1].isupper() and not words[last].isupper()
    return titled and not (first == last and opens)


def _in_name(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a capitalised word stands right before or behind, as in "April Marlow" or "Mrs May"."""
    before = words[first - 1] if first else ""
    opens = first < 2 or words[first - 2] in OPENERS
    after = words[last + 1] if last + 1 < len(words) else ""
    known = before.lower() in vocabulary("relation") or before.lower().rstrip(".") in vocabulary("weekday")
    return (before[:1].isupper() and not before.isupper() and not opens and not known) or (
        first == last and after[:1].isupper() and after[1:2].islower()
    )


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


def _time(item: Found, line: Line) -> Time:
    match, reading = item.match, item.reading
    value = reading.value
    if value is None and reading.clock:
        value = f"XXXX-XX-XXT{reading.clock}"
    span = reading.bounds or (bounds(value) if value and reading.kind in {"date", "time"} else None) or (None, None)
    earliest, latest = (end.isoformat() if end else None for end in span)
    return Time(
        line.tokens[match.first],
        line.lasts[match.last],
        reading.kind,
        value,
        earliest,
        latest,
        reading.precision,
        reading.modifier,
        _relation(line, match.first),
        match.rule,
        reading.weekday,
        reading.part,
    )


def _relation(line: Line, first: int) -> str | None:
    for length in range(LONGEST_RELATION, 0, -1):
        words = " ".join(line.pieces[max(0, first - length) : first]).removesuffix(" the")
        if found := vocabulary("relation").get(words):
            return found
    return None
