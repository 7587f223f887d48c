"""Tolls: the number that a death toll, or the number of the dead, is said to stand at, and the one that it replaces."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count, Mark
from sayso.reading.figures.words import harm_word
from sayso.records import Measure

__all__ = ["earlier", "passed", "toll_marks"]

RISES = frozenset(
    "lowered lower cut reduced fell fallen falls dropped rise rises rose risen rising climb climbs climbed "
    "increase increased increases raised raising raises revised grew up down jumped".split()
)
SUPERSEDED = frozenset(
    "earlier previous previously initial initially original originally preliminary prior first".split()
)
TOLLS = frozenset({"toll", "figure", "count", "tally", "estimate", "number", "report", "reports"})
REPLACING = frozenset("updating revising up down from than replacing instead rose raised revised after against".split())
BEFORE = frozenset({"earlier", "previously", "initially"})
TOLD = frozenset({"said", "put", "reported", "announced", "gave", "spoke"})
BETWEEN = frozenset(
    "past of at to is was were are be been stands stood stand has have had now reached reaches reach reaching hit hits "
    "passed exceeded exceeds exceed topped tops by in from the a , : - officially put puts placed around as that "
    "far so it".split()
)
COUNTED = frozenset({"of", "killed", "injured", "wounded", "displaced", "missing"})
"""Words behind "the number" with which it is a toll's."""
OPENERS = frozenset({"toll", "tolls", "number"})
REACH = 26
AHEAD = frozenset({"with", "could", "may", "might", "would", "expected", "likely"})
SUPPOSED = (["may", "be"], ["might", "be"])
"""What an estimate opens with, as a forecast does not: "the toll may be as high as 400"."""
STANDS = frozenset(
    "is was are were at to : reached reaches hit hits passed exceeded exceeds topped stood stands rose rises risen "
    "climbed fell dropped from".split()
)
PASSED = frozenset("past passed exceeded exceeds exceed topped tops surpassed surpasses crossed above beyond".split())


def toll_marks(line: Line, counts: Sequence[Count], found: Sequence[Mark]) -> Iterator[Mark]:
    """The marks that a toll in the line gives to the counts behind it."""
    for at, word in enumerate(line.low):
        measures = _opens(line, at, word) if word in OPENERS else ()
        if not measures:
            continue
        target = _target(line, counts, at, found)
        if target is None:
            continue
        yield from (Mark(target, measure, None, "toll", at) for measure in measures)
        for n in range(target + 1, len(counts)):
            gap = line.low[counts[n - 1].last + 1 : counts[n].outer]
            if (gap[-1:] in {("from",), ("to",)} and len(gap) <= 3) or (
                "from" in gap and len(gap) <= 8 and SUPERSEDED & set(gap)
            ):
                yield from (Mark(n, measure, None, "toll", at) for measure in measures)


def earlier(line: Line, counts: Sequence[Count], n: int, mark: Mark) -> bool:
    """Whether the report itself gives a count as superseded: "rose to 44 from 31", "an earlier toll of 15"."""
    count = counts[n]
    if (
        line.word(count.outer - 1) == "from"
        and mark.rule == "toll"
        and not AHEAD & set(line.low[mark.at : count.outer])
    ):
        return bool(RISES & set(line.low[: count.outer])) or _pair_to(line, counts, n)
    near = set(line.low[max(0, count.outer - 7) : count.outer])
    before = set(line.low[max(0, count.outer - 8) : count.outer])
    if near & SUPERSEDED and near & TOLLS:
        return "toll" in near or bool(before & REPLACING)
    told = line.low[max(0, count.outer - 6) : count.outer]
    return "had" in told and any(a in BEFORE and b in TOLD for a, b in itertools.pairwise(told))


def passed(line: Line, count: Count, mark: Mark) -> bool:
    """Whether a toll is told to be more than a number by the verb before it: "has climbed past 300"."""
    return mark.rule == "toll" and count.bound == "exact" and line.word(count.outer - 1) in PASSED


def _pair_to(line: Line, counts: Sequence[Count], n: int) -> bool:
    """ "from 31 to 44"."""
    return (
        n + 1 < len(counts) and line.word(counts[n + 1].outer - 1) == "to" and counts[n + 1].outer - counts[n].last == 2
    )


def _opens(line: Line, at: int, word: str) -> tuple[Measure, ...]:
    """The measures of the toll that a word stands for; empty where it stands for none."""
    if word in {"toll", "tolls"}:
        before = line.word(at - 1)
        if before in {"injury", "injured", "wounded"}:
            return ("injured",)
        return ("killed", "injured") if before == "casualty" else ("killed",)
    if word == "number" and line.word(at + 1) in COUNTED:
        for k in range(at + 1, min(at + 10, len(line))):
            for harm in harm_word(line.word(k)):
                if harm.kind in {"state", "people", "loss"}:
                    return ("killed",) if line.word(k) == "victims" else harm.measures
    return ()


def _target(line: Line, counts: Sequence[Count], at: int, found: Sequence[Mark]) -> int | None:
    for n, count in enumerate(counts):
        # "bring to 19 the number of reporters killed"
        if (
            count.last == at - 2
            and line.word(count.outer - 1) == "to"
            and line.word(at - 1) in {"the", "its", "their", "his"}
        ):
            return n
    marked = {m.count for m in found if not m.weak and m.rule != "noun counted"}
    for n, count in enumerate(counts):
        if (
            count.first <= at
            or count.first - at > REACH
            or count.form in {"article", "definite", "name", "zero"}
            or not count.human
        ):
            continue
        if n in marked:
            return None
        gap = [line.word(k) for k in range(at + 1, count.outer)]
        if len(gap) > 12 and not (
            gap[-1] in {"to", "at"} and {"risen", "rose", "climbed", "put", "stood", "stands", "rises"} & set(gap)
        ):
            return None
        if AHEAD & set(gap) and gap[-1:] != ["from"] and gap[:2] not in SUPPOSED:
            return None
        if line.word(at) == "number" and not STANDS & set(gap):
            return None
        strange = [
            w
            for k, w in enumerate(gap, at + 1)
            if w not in BETWEEN
            and w not in RISES
            and not line.tag(k).startswith(("NN", "JJ", "RB", "VBN", "VBG", "IN", "DT", "PRP", "POS", "CC", "CD"))
        ]
        if len(strange) <= 1 and count.form != "vague" or (count.form == "vague" and not strange):
            return n
        return None
    return None
