"""Another number for the toll before: "state media said 14", "medics put the number at 19", "police said it was 11".

The number stands alone; what befell those counted is told by the toll that it is set against, in the same line or right
before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count, Mark, Reading

__all__ = ["RETOLD", "retold"]

RETOLD = "another number for the toll before"
NOUNS = frozenset("number figure count total tally toll".split())
OWNERS = frozenset("the that this its their his her our 's".split())
PUT = frozenset("put puts putting placed places placing estimated estimates set sets".split())
STANDS = frozenset("is was were stands stood reached reaches be been".split())
SAID = frozenset("said says say reported reports claimed claims counted counts insisted insists".split())
BARE = frozenset({"it", "there", "that"})
LEVEL = frozenset({"at", "to", "as", "of"})
ENDS = frozenset({"", ".", ";", ",", "and", "but", "while", "|", '"', ")", "—", "–", "--", "though", "whereas"})
BACK = 2
"""Lines back in which the toll may stand that a number is set against."""


def retold(reading: Reading, before: Sequence[Reading]) -> Iterator[Mark]:
    """The marks of numbers that are set against a toll of the same line or of those right before it."""
    for n, count in enumerate(reading.counts):
        if count.form not in {"number", "vague"} or reading.of(n) or not _stands_alone(reading.line, count):
            continue
        at = _said(reading.line, count.outer)
        if at < 0:
            continue
        toll = _toll(reading, n) or next((t for r in reversed(before[-BACK:]) if (t := _toll(r, len(r.counts)))), None)
        if toll is not None:
            yield Mark(n, toll.measure, toll.detail, RETOLD, at)


def _stands_alone(line: Line, count: Count) -> bool:
    """Whether a number has no noun but one for people, and ends its clause."""
    bare = count.kind == "none" and count.head < 0 and not count.partitive
    return (bare or line.word(count.head) == "people") and line.word(count.last + 1) in ENDS


def _said(line: Line, first: int) -> int:
    """The word by which a number is put forward that begins at a word; -1 where none does."""
    i = first - 1
    if line.word(i) in SAID:
        return i
    if line.word(i) in LEVEL:
        i -= 1
        if (line.word(i) in NOUNS and line.word(i - 1) in OWNERS) or line.word(i) in {"it", "them"}:
            verb = i - 1 - (line.word(i) in NOUNS)
            return verb if line.word(verb) in PUT else -1
    if line.word(i) in STANDS:
        i -= 1 + (line.word(i - 1) in {"had", "has", "have"})
        if line.word(i) in NOUNS and line.word(i - 1) in OWNERS:
            return i
        return i if line.word(i) in BARE and line.word(i - 1) in SAID | {"that"} else -1
    return -1


def _toll(reading: Reading, end: int) -> Mark | None:
    """The toll of a line that a number may be set against: the dead before others, no part; its counts before one."""
    strong = [m for m in reading.marks if m.count < end and not m.weak and m.count not in reading.parts]
    told = [m for m in strong if reading.counts[m.count].form in {"number", "vague"} and m.measure != "present"]
    return next((m for m in told if m.measure == "killed"), told[0] if told else None)
