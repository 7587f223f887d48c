"""Counting noun phrases: an amount, the noun it counts, and what kind of thing that is."""

from __future__ import annotations

from sayso.language.numbers import Quantity, quantities
from sayso.reading.figures.excluded import is_excluded
from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count
from sayso.reading.figures.persons import bare_person, known_person, may_open, nobody, one_person, pair_of
from sayso.reading.figures.phrase import noun_phrase
from sayso.reading.figures.words import collective

__all__ = ["amounts", "counts"]

NONE_OF = frozenset({("none", "of", "the"), ("one", "of", "the"), ("neither", "of", "the")})
BEFORE = frozenset("another a an the these those his her their its all other additional further extra total of".split())

SINGLE = frozenset("nobody none no no-one not both a an the his her their another".split())
"""Words with which nobody, a pair or one person by an article opens."""


def counts(line: Line, names: frozenset[str] = frozenset()) -> tuple[Count, ...]:
    """Every counting noun phrase of a line, in order: amounts, then articles and "no" where no amount stands.

    Args:
        line: The line.
        names: Words that name people elsewhere in the story, in lower case.
    """
    found = amounts(line)
    taken = {i for c in found for i in range(c.first, c.last + 1)}
    for i, word in enumerate(line.low):
        if i in taken:
            continue
        worded = word in SINGLE and (nobody(line, i, taken) or pair_of(line, i, taken) or one_person(line, i, taken))
        single = worded or (i == 0 and bare_person(line, taken))
        if not single and may_open(line, i):
            single = known_person(line, i, taken, names)
        if single:
            found.append(single)
            taken |= set(range(single.first, single.last + 1))
    return tuple(sorted(found, key=lambda c: c.first))


def amounts(line: Line) -> list[Count]:
    """The counting noun phrases of a line that hold an amount, in order."""
    found: list[Count] = []
    for q in quantities(line.low):
        inside = bool(found) and q.first <= found[-1].last
        none = line.low[max(0, q.first - 3) : q.first] in NONE_OF or line.word(q.first - 1) == "no"
        if not inside and not none and (count := _counted(line, q)) is not None:
            found.append(count)
    return found


def _counted(line: Line, q: Quantity) -> Count | None:
    if is_excluded(line, q):
        return None
    outer = q.first
    while (
        outer > 0
        and line.word(outer - 1) in BEFORE
        and not (line.word(outer - 1) == "of" and line.word(outer - 2) != "total")
    ):
        outer -= 1
    form = "vague" if q.form == "vague" else "number"
    last, head, kind, states, partitive = noun_phrase(line, q.last + 1, vague=q.form == "vague" or q.bound == "vague")
    if partitive and head < 0 and kind == "none" and partitive not in {"noun", "pronoun"}:
        return None
    noun = -1 if last <= q.last else q.last + 1
    if line.word(noun) == "of":
        noun += 1
    if q.form == "vague" and line.word(head) in {"families", "households"}:
        kind = "people"
    if kind == "unknown" and (q.value or 0) > 1 and line.tag(head) in {"NN", "NNP"}:
        # A number above one counts no singular: "kills six Syrian state TV" has lost a comma.
        last, head, kind, noun = q.last, -1, "none", -1
    low, high, bound = q.low, q.high, q.bound
    if bound == "exact" and line.low[last + 1 : last + 3] == ("at", "least") and line.tag(last + 3) != "CD":
        # "kills 70 people at least"
        bound, high, last = "at least", None, last + 2
    if kind == "people" and head >= 0 and (number := collective(line.word(head))) and q.value == 1:
        low = high = number
    return Count(outer, q.first, max(last, q.last), head, low, high, bound, kind, form, partitive, states, noun)
