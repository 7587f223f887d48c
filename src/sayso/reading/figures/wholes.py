"""Wholes inside a part: "ten of the 12 dead" tells of twelve dead too."""

from __future__ import annotations

from sayso.language.numbers import quantities
from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count, Mark, Reading
from sayso.reading.figures.phrase import nominal_run
from sayso.reading.figures.words import SURVIVING, Harm, harm_verb, harm_word

__all__ = ["add_wholes"]

KINDS = frozenset({"state", "loss"})


def add_wholes(reading: Reading) -> None:
    """Add the whole that a partitive counts from, where its own words say what befell it, and link the part to it."""
    for n, part in enumerate(list(reading.counts)):
        whole = _whole_of(reading.line, part) if part.partitive == "noun" else None
        harm = _befell(reading.line, whole) if whole is not None else None
        if whole is not None and part.form == "zero" and reading.line.word(part.last + 1) in SURVIVING:
            harm = Harm(("killed",), None, "state")
        if whole is None or harm is None:
            continue
        told = [m for m in reading.of(n, strong=True) if m.rule != "participle"]
        if told:
            # "two of the three policemen wounded have died": the participle tells of the three
            reading.marks = [m for m in reading.marks if m.count != n or m.rule != "participle"]
        index = len(reading.counts)
        reading.counts = (*reading.counts, whole)
        for measure in harm.measures:
            reading.add(index, Mark(index, measure, harm.detail, "noun counted", whole.head), "noun counted")
        if {m.measure for m in reading.of(n)} & set(harm.measures):
            reading.parts[n] = index


def _whole_of(line: Line, part: Count) -> Count | None:
    """The amount behind "of the" or "of its" in a partitive; None where there is none."""
    of = next((k for k in range(part.first, part.last) if line.word(k) == "of"), -1)
    found = quantities(line.low[of + 2 : part.last + 1]) if of >= 0 else ()
    if not found or found[0].first > 0 or found[0].form == "vague":
        return None
    inner = found[0]
    first, behind = of + 2, of + 3 + inner.last
    last, head, kind, states = nominal_run(line, behind, bare=True)
    if head < 0:
        return None
    return Count(first, first, last, head, inner.low, inner.high, inner.bound, kind, "number", "", states, behind)


def _befell(line: Line, whole: Count) -> Harm | None:
    """What the noun of a whole, a state inside it or a participle right behind it says."""
    for word in (line.word(whole.head), *whole.states):
        found = next((h for h in harm_word(word) if h.kind in KINDS), None)
        if found is not None:
            return found
    verb = harm_verb(line.word(whole.last + 1))
    if verb is None or verb.harmed != "object" or line.tag(whole.last + 1) != "VBN":
        return None
    return Harm(verb.measures, verb.detail, "state")
