"""Tolls that are expected to rise: which figures of a story a sentence says so of."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.reading.figures.line import Line
from sayso.reading.figures.links import Draft
from sayso.records import Measure

__all__ = ["mark_rising"]

TOLLS = frozenset({"toll", "tolls", "number", "numbers", "figure", "figures", "count", "tally", "it", "total"})
AHEAD = frozenset(
    "expected likely feared could may might will would set certain sure bound still continue continues fear fears "
    "warned warn warns expect expects".split()
)
GROW = frozenset("rise rising rises grow growing grows climb climbing climbs increase increasing higher mount".split())
HURT = frozenset({"injured", "wounded", "injuries", "hurt"})
GONE = frozenset({"missing"})
REACH = 12
LINES_BACK = 3


def mark_rising(drafts: Sequence[Draft], story: Sequence[Line]) -> None:
    """Mark, in place, the figures that the report expects to rise.

    "The toll of 110 is likely to grow" speaks of the toll beside it, "officials said the toll could rise" of the last
    one told in the sentences before.
    """
    for number, line in enumerate(story):
        measure = _expected(line)
        if measure is None:
            continue
        near = [d for d in drafts if number - LINES_BACK <= d.line <= number and _is_toll(d, measure)]
        if near:
            last = max(near, key=lambda d: (d.line, d.figure.span.start))
            for draft in near:
                if draft.line == last.line and (draft is last or draft.line == number):
                    draft.figure = dataclasses.replace(draft.figure, rising=True)


def _expected(line: Line) -> Measure | None:
    """The measure of the toll that a line expects to rise; None where it expects nothing."""
    for at, word in enumerate(line.low):
        if word not in GROW or not any(w in AHEAD for w in line.low[max(0, at - 4) : at]):
            continue
        before = line.low[max(0, at - REACH) : at]
        if TOLLS & set(before):
            return "injured" if HURT & set(before) else "missing" if GONE & set(before) else "killed"
    return None


def _is_toll(draft: Draft, measure: Measure) -> bool:
    figure = draft.figure
    return figure.measure == measure and draft.whole is None and not figure.earlier and (draft.number or 0) != 0
