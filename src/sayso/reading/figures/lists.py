"""Lists of counts: "nine policemen and nine civilians", "seven in Nuvia and three in Ostra"."""

from __future__ import annotations

import itertools

from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count, Mark, Reading
from sayso.reading.figures.subjects import held
from sayso.reading.figures.words import harm_verb

__all__ = ["follow_gaps", "follow_lists", "follow_with", "linked", "starts_clause"]

AND = frozenset(
    {"and", "&", "or", "plus", "as", "well", "along", "together", "with", ",", "addition", "in", "to", "also", "then"}
)
LINK = frozenset({"and", "&", "or", "plus", "well", "with"})
PLACED = frozenset("in at near outside on from by inside around".split())


def linked(line: Line, a: Count, b: Count) -> bool:
    """Whether two counts are members of one list, the second behind the first."""
    gap = [line.word(k) for k in range(a.last + 1, b.outer)]
    if not gap:
        return all(c.human and c.form in {"number", "vague"} for c in (a, b))
    if all(w in AND for w in gap):
        return bool(set(gap) & LINK) or gap == [","]
    if gap[0] in {"(", "--", "["} and gap[-1] in LINK:
        return _bracketed(gap[:-1])
    joined = gap[-1] in {"and", "&", "with"} or gap[-3:] == ["as", "well", "as"] or gap[-1] == "," and gap[0] == ","
    if (
        gap[0] in LINK
        and gap[-1] in LINK
        and all(line.tag(k).startswith(("NN", "JJ", "CC", "HYPH", ",")) for k in range(a.last + 1, b.outer))
    ):
        return True
    if len(gap) <= 16 and joined and line.tag(a.last + 1) in {"IN", ",", "WP", "-LRB-"} | {"NN", "NNP"}:
        relative = gap[0] in {"who", "that"} or gap[1:2] == ["who"]
        return not any(
            line.tag(k).startswith("V") or line.word(k) in {"--", ";"} for k in range(a.last + 1, b.outer)
        ) or (relative and len(gap) <= 10)
    return False


def _bracketed(gap: list[str]) -> bool:
    """Whether words are nothing but a bracket: "six priests (five Spaniards and one local) and two women"."""
    return gap[-1] in {")", "--", "]"} and len(gap) > 2


def follow_lists(reading: Reading) -> None:
    """Give the members of a list what one of them has: behind an object, before a subject."""
    line, counts = reading.line, reading.counts
    outside = [n for n, c in enumerate(counts) if n not in reading.inner and not _aside(reading, n, c)]
    pairs = list(itertools.pairwise(outside))
    for m, n in [*pairs, *reversed(pairs)]:
        a, b = counts[m], counts[n]
        if not (a.human and b.human) or not linked(line, a, b):
            continue
        own_clause = starts_clause(line, b) and not any(k.rule == "noun of harm" for k in reading.of(m))
        if _own_words(reading, m) and not _own_words(reading, n) and _fits(b) and not own_clause:
            _extend(reading, m, n, behind=True)
        elif _own_words(reading, n) and not _own_words(reading, m) and _fits(a):
            _extend(reading, n, m, behind=False)


def _aside(reading: Reading, n: int, count: Count) -> bool:
    """Whether a name only says where others belong: "two men from the (Nuvian) League and three drivers"."""
    return not reading.of(n) and (
        held(reading.line, count) or (count.form == "name" and reading.line.word(count.outer - 1) == ")")
    )


def starts_clause(line: Line, count: Count) -> bool:
    """Whether a finite verb behind a count makes it a subject of its own."""
    i = count.last + 1
    while line.tag(i) == "RB":
        i += 1
    return line.tag(i) in {"VBD", "VBZ", "VBP", "MD"}


def _fits(count: Count) -> bool:
    return (
        count.kind == "people"
        or count.form == "number"
        and count.kind == "unknown"
        or count.head < 0
        and count.last > count.first
    )


def _extend(reading: Reading, giver: int, taker: int, *, behind: bool) -> None:
    """Give a list's next member what its neighbour has: behind an object, or before a subject."""
    for mark in reading.of(giver, strong=True):
        if mark.rule == "fatally":
            continue
        is_object = mark.at < reading.counts[giver].first
        shared = behind and mark.at > reading.counts[taker].last
        if behind == is_object or shared or mark.rule in {"list", "part"}:
            reading.add(taker, mark, "list" if mark.rule != "part" else "part")
            if giver in reading.parts and _may_be_part(reading, taker, reading.parts[giver]):
                reading.parts.setdefault(taker, reading.parts[giver])


def _may_be_part(reading: Reading, n: int, whole: int) -> bool:
    """Whether the next member of a list divides the whole too: "another 23 people" and more than all do not."""
    count, limit = reading.counts[n], reading.counts[whole].high
    return reading.line.word(count.outer) != "another" and (limit is None or (count.low or 0) <= limit)


def follow_gaps(reading: Reading) -> None:
    """ "killed seven in Nuvia and three in Ostra": a number alone before a place goes with the toll before it."""
    line, counts = reading.line, reading.counts
    for n in range(1, len(counts)):
        count = counts[n]
        alone = count.kind == "none" and count.form == "number" and not count.partitive and not reading.of(n)
        listed = line.word(count.outer - 1) in {"and", ","} or (
            n - 1 in reading.parts and line.capital[count.outer - 1]
        )
        if not alone or not listed or line.word(count.last + 1) not in PLACED:
            continue
        gap = range(counts[n - 1].last + 1, count.outer)
        placed = any(line.word(k) in PLACED for k in gap)
        if placed and not any(line.tag(k) in {"VBZ", "VBP", "MD"} for k in gap):
            for mark in reading.of(n - 1, strong=True):
                reading.add(n, mark, "list")
            if n - 1 in reading.parts:
                reading.parts[n] = reading.parts[n - 1]


def follow_with(reading: Reading) -> None:
    """ "Quill was killed near her home, along with two of her guards"."""
    line = reading.line
    for n, count in enumerate(reading.counts):
        i = count.outer - 1
        if (
            line.word(i) != "with"
            or line.word(i - 1) not in {"along", "together"}
            or reading.of(n, strong=True)
            or not count.human
        ):
            continue
        for at in range(i, max(i - 25, -1), -1):
            verb = harm_verb(line.word(at))
            if (
                verb
                and verb.form in {"past", "participle"}
                and verb.takes in {"any", "people"}
                and line.tag(at).startswith("V")
            ):
                for measure in verb.measures:
                    reading.add(n, Mark(n, measure, verb.detail, "along with", at), "along with")
                break
            if line.word(at) == "death" and line.word(at - 1) == "to":
                reading.add(n, Mark(n, "killed", None, "along with", at), "along with")
                break


def _own_words(reading: Reading, n: int) -> bool:
    return bool(reading.of(n, strong=True))
