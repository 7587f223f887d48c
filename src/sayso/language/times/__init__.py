"""Times of a text: dates, times of day, durations and what recurs, never finer than the words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sayso.language.times.expressions import Time
from sayso.language.times.finding import Thread, Words, find
from sayso.language.times.stories import passage_times, story_times

__all__ = ["Time", "passage_times", "story_times", "times"]


def times(
    words: Sequence[str], tags: Sequence[str] = (), reference: datetime.date | None = None, *, named_dates: bool = True
) -> tuple[Time, ...]:
    """The time expressions of a run of words, left to right, none inside another.

    >>> [(t.value, t.relation) for t in times("He was held since October".split(), (), datetime.date(2024, 12, 19))]
    [('2024-10', 'since')]

    Args:
        words: The words, as a tokeniser for English splits them.
        tags: Penn tags beside them, or nothing; they help to tell "may" from "May" and what lies ahead.
        reference: The date of the report; without it relative times stay without a value.
        named_dates: Whether days known by a name ("Christmas", "the Oct. 7 attack") are read from their table.
    """
    return find(Words(words, tags, reference), Thread(), named_dates=named_dates)
