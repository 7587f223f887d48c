"""Counts that are not of people harmed: the attacks that a toll rests on, buildings hit with it, people present."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count, Mark, Reading
from sayso.reading.lexicon import words

__all__ = ["scene_marks"]

MEANS = frozenset({"in", "by", "during", "from", "after", "through", "with", "when"})
BREAKS = frozenset(
    {"who", "which", "that", "while", "as", "where", "but", "although", ";", ":", "whose", "said", "says"}
)
RUINED = words("ruined")
ABOARD = frozenset({"aboard", "inside"})


def scene_marks(reading: Reading) -> Iterator[Mark]:
    """The marks of attacks, buildings and people present in a line.

    An attack or a building is counted where a count of people stands beside it in its clause: how many attacks a toll
    covers is what a recorder needs to tell it from another. How often guns fired is not.
    """
    harmed = [m for m in reading.marks if not m.weak]
    for n, count in enumerate(reading.counts):
        if count.form not in {"number", "vague"} or reading.of(n):
            continue
        if count.kind == "attacks" and count.form == "number" and any(_rests_on(reading, count, m) for m in harmed):
            yield Mark(n, "attacks", None, "attacks of a toll", count.head)
        elif count.kind == "buildings" and harmed and _ruined(reading.line, count):
            yield Mark(n, "buildings", None, "buildings beside a toll", count.head)
        elif count.kind == "people" and count.form == "number" and _present(reading.line, count):
            yield Mark(n, "present", None, "there were", count.head)


def _rests_on(reading: Reading, count: Count, mark: Mark) -> bool:
    """Whether a toll's verb and an attack stand in one clause: "killed in two airstrikes", "two airstrikes killed"."""
    line, toll = reading.line, reading.counts[mark.count]
    if toll.form in {"definite", "name", "zero"}:
        return False
    if count.first > max(toll.last, mark.at):
        gap = line.low[max(toll.last, mark.at) + 1 : count.outer]
        return bool(gap) and gap[-1] in MEANS and not BREAKS & set(gap) and len(gap) <= 4
    gap = line.low[count.last + 1 : mark.at]
    is_subject = mark.rule == "object of the verb" and count.last < mark.at < toll.first
    return is_subject and not BREAKS & set(gap) and line.word(count.outer - 1) not in MEANS | {"of"} and len(gap) <= 6


def _ruined(line: Line, count: Count) -> bool:
    return line.word(count.outer - 1) in RUINED or any(w in RUINED for w in line.low[count.last + 1 : count.last + 4])


def _present(line: Line, count: Count) -> bool:
    """ "there were 30,000 fighters", "150 passengers were aboard"."""
    before = line.low[max(0, count.outer - 4) : count.outer]
    if "there" in before and any(w in {"were", "are", "was", "be", "been"} for w in before):
        return True
    after = line.low[count.last + 1 : count.last + 3]
    return len(after) == 2 and after[0] in {"were", "are", "was"} and after[1] in ABOARD
