""" "Among the dead were a judge and two guards"; "two medics were among the 31 killed"."""

from __future__ import annotations

from sayso.reading.figures.line import BE, Line
from sayso.reading.figures.lists import starts_clause
from sayso.reading.figures.model import Mark, Reading
from sayso.reading.figures.parts import AMONG, is_part
from sayso.reading.figures.words import harm_word

__all__ = ["follow_among", "line_article", "linked_part", "members_of_the_dead"]


def follow_among(reading: Reading) -> None:
    """ "two medics were among the 31 killed": the first is a part of the second."""
    line, counts = reading.line, reading.counts
    for n in range(len(counts)):
        i = counts[n].last + 1
        while line.word(i) in BE or line.tag(i) == "RB":
            i += 1
        if line.word(i) not in AMONG or line.word(i + 1) in {"them", "whom", "which"}:
            continue
        whole = next((k for k in range(n + 1, len(counts)) if counts[k].outer <= i + 2 <= counts[k].last + 1), None)
        if whole is not None and reading.of(whole):
            member = n - 1 if n and is_part(line, counts[n]) and linked_part(reading, n) else n
            for mark in reading.of(whole):
                reading.add(n, mark, "among")
                reading.add(member, mark, "among")
            reading.parts[member] = whole
            if member != n:
                reading.parts[n] = member
        elif whole is None:
            _among_noun(reading, n, i + 1)


def linked_part(reading: Reading, n: int) -> bool:
    """Whether a part stands right behind the count that it divides: "six civilians, including a child"."""
    gap = reading.line.low[reading.counts[n - 1].last + 1 : reading.counts[n].outer]
    return len(gap) <= 3 and reading.counts[n - 1].human


def _among_noun(reading: Reading, n: int, i: int) -> None:
    """ "three children were among the dead"."""
    i += line_article(reading.line, i)
    if reading.line.word(i) not in {"dead", "killed", "wounded", "injured", "victims"} and reading.line.tag(
        i
    ).startswith(("NN", "VB")):
        i += 1 + (reading.line.word(i + 1) in {"'s", "'"})
    for harm in harm_word(reading.line.word(i)):
        if harm.kind in {"state", "people"}:
            for measure in harm.measures:
                reading.add(n, Mark(n, measure, harm.detail, "among", i), "among")
            return


def line_article(line: Line, i: int) -> int:
    """1 where an article stands at a word, else 0."""
    return 1 if line.word(i) in {"the", "those"} else 0


def members_of_the_dead(reading: Reading) -> None:
    """ "among the dead were a judge and two guards", "the dead included three children"."""
    line = reading.line
    for at, word in enumerate(line.low):
        if line.word(at - 1) not in {"the", "those"}:
            continue
        harms = [h for h in harm_word(word) if h.kind in {"state", "people"}]
        if not harms:
            continue
        opener = line.word(at - 2) in AMONG
        i = at + 1
        while i < min(len(line), at + 12) and not (
            line.word(i) in BE or line.word(i) in {"include", "included", "includes", "including"}
        ):
            i += 1
        is_verb = line.word(i) in {"include", "included", "includes"}
        if i >= len(line) or not (
            opener
            or (is_verb and i <= at + 8)
            or (i == at + 1 and line.word(i) in {"were", "are"} and word in {"victims", "dead"})
        ):
            continue
        for n, count in enumerate(reading.counts):
            told = reading.of(n, strong=True) or starts_clause(line, count)
            if count.first > i and count.kind == "people" and not told and _member(reading, n, i):
                for measure in harms[0].measures:
                    reading.add(n, Mark(n, measure, harms[0].detail, "among", at), "among")


def _member(reading: Reading, n: int, i: int) -> bool:
    line, count = reading.line, reading.counts[n]
    before = line.word(count.outer - 1)
    return count.outer <= i + 3 or before in {"and", ","} or is_part(line, count)
