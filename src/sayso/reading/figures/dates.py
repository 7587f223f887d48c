"""The date of a figure: the time that the grammar of its sentence joins to what befell those counted."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from sayso.language.text import Passage
from sayso.language.times import Time
from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count, Mark
from sayso.reading.figures.words import harm_verb

__all__ = ["Times", "date_of", "since_of", "times_by_passage"]

Times: TypeAlias = Mapping[int, Sequence[Time]]
"""The times of each passage, by the offset at which the passage starts."""

DAY = len("2024-12-21")
JOINING = frozenset({None, "on", "within"})
NOMINAL = frozenset(
    "nmod nmod:poss nmod:tmod nmod:unmarked obl obl:tmod obl:unmarked obl:npmod advmod compound appos amod nummod "
    "nsubj nsubj:pass obj".split()
)
MODIFYING = NOMINAL - {"nsubj", "nsubj:pass", "obj", "obl", "advmod"}
JOINTS = frozenset({"when", "as"})
STATED = frozenset({"state", "phrase", "participle", "move"})
UNDATED = frozenset({"toll", "noun counted", "state inside"})
NEAR = 2
REACH = 12


def times_by_passage(found: Sequence[tuple[Passage, Sequence[Time]]]) -> Times:
    """Times as :func:`sayso.language.times.story_times` gives them, where the lines of a story can look them up."""
    return {passage.span.start: times for passage, times in found}


def date_of(line: Line, count: Count, mark: Mark, times: Times) -> str | None:
    """When those counted came to harm, in EDTF, never finer than the text; None where no time is joined to it.

    A time right behind the count dates it. Else the time must hang, in the sentence's tree, on the word that says what
    befell them or on one that it hangs on itself: "a bomb exploded on Monday, killing six", "Monday's raid killed six",
    but not "six were killed, police said on Monday". The nearest counts; a toll's growth is not dated by it.
    """
    here = list(_within(line, times))
    if not here or mark.rule in UNDATED:
        return None
    for first, _, value in here:
        if 0 <= first - count.last - 1 < NEAR and line.tag(first - 1) in {"IN", line.tag(count.last)}:
            return value
    reach = {node: n for n, node in reversed(list(enumerate(_governing(line, mark))))}
    found = []
    for first, last, value in here:
        level = min((reach[node] for node in _above(line, first, last) if node in reach), default=None)
        if level is not None:
            found.append((level, min(abs(first - mark.at), abs(last - mark.at)), value))
    return min(found)[2] if found else None


def since_of(line: Line, at: int, times: Times) -> str | None:
    """The date that a running total counts from, the first behind the word "since" at ``at``."""
    for first, _, value in _within(line, times, counted_from=True):
        if at < first <= at + REACH:
            return value
    return None


def _within(line: Line, times: Times, *, counted_from: bool = False) -> Iterator[tuple[int, int, str]]:
    """First word, last word and value of the line's dates; by default those that say when."""
    for time in times.get(line.passage.span.start, ()):
        first, last = time.first - line.base, time.last - line.base
        if first < 0 or last >= len(line) or not (counted_from or time.relation in JOINING):
            continue
        value = _value(time)
        if value is not None:
            yield first, last, value


def _value(time: Time) -> str | None:
    """The value of a date without its hour, or the span of a stretch of days, weeks, months or years gone by."""
    if time.value is None or "X" in time.value[:4]:
        return None
    if time.kind in {"date", "time"}:
        return "/".join(part[:DAY] for part in time.value.split("/"))
    if time.kind == "duration" and time.earliest and time.latest:
        size = {"year": 4, "month": 7}.get(time.precision or "", DAY)
        return f"{time.earliest[:size]}/{time.latest[:size]}"
    return None


def _governing(line: Line, mark: Mark) -> Iterator[int]:
    """The word that says what befell those counted, then those that it hangs on within its clause, nearest first."""
    at = mark.at
    yield at
    yield from _beside(line, at)
    while line.heads[at] >= 0:
        relation, head = line.deps[at], line.heads[at]
        if relation.startswith("acl"):
            if all(line.word(k) != "where" for k in line.children[at]):
                yield head
            return
        verbal = relation in {"conj", "xcomp"} or (relation == "advcl" and _unmarked(line, at))
        stated = relation in NOMINAL and mark.rule in STATED
        if not (verbal or stated or relation in MODIFYING):
            return
        at = head
        yield at


def _beside(line: Line, at: int) -> Iterator[int]:
    """Verbs that share the time of the first: "killed 14 and wounded 40 on Monday", "killed when a mine exploded"."""
    for child in line.children[at]:
        second = line.deps[child] == "conj" and harm_verb(line.word(child)) is not None
        if second or (line.deps[child] == "advcl" and any(line.word(k) in JOINTS for k in line.children[child])):
            yield child


def _unmarked(line: Line, at: int) -> bool:
    """Whether a clause is joined without a word that sets it at another time: "killing six", "as it killed six"."""
    return all(line.deps[k] != "mark" or line.word(k) in JOINTS for k in line.children[at])


def _above(line: Line, first: int, last: int) -> Iterator[int]:
    """The words that a time hangs on, through nouns up to its verb."""
    at = next((k for k in range(first, last + 1) if not first <= line.heads[k] <= last), last)
    for _ in itertools.repeat(None, len(line)):
        if line.heads[at] < 0 or line.deps[at] not in NOMINAL:
            return
        at = line.heads[at]
        yield at
        if line.tag(at).startswith("V"):
            # "killed six in April sparking protests": a time before a participle is of what stands before both
            if line.tag(at) == "VBG" and line.deps[at] == "advcl" and 0 <= line.heads[at] < first < at:
                yield line.heads[at]
            return
