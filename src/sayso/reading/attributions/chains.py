"""Who passes a statement on: "medical sources, via the agency", "the mayor, quoted by the paper"."""

from __future__ import annotations

from sayso.reading.attributions.grammar import CITING, Grammar, Range
from sayso.reading.attributions.runs import noun_run_after
from sayso.reading.lexicon import words

__all__ = ["carried_by", "carrying_clause", "passed_on"]

QUOTED = {"quoted", "cited"}
NEAR = 4
"""Tokens from "which" to the verb of passing on."""


def passed_on(grammar: Grammar, source: Range) -> tuple[Range, tuple[Range, ...]]:
    """A source without those named in it or right behind it as passing its words on, and these."""
    first, last = source
    stop = grammar.sentence(first)[1]
    for at in range(first + 1, min(last + 2, stop + 1)):
        opener = at + (grammar.doc[at].text == ",")
        if opener > at and opener <= stop and grammar.doc[opener].lower_ in CITING:
            return (first, at - 1), ()
        via = carried_by(grammar, opener, stop)
        if via is not None:
            return (first, min(last, at - 1)), (via,)
    return source, ()


def carried_by(grammar: Grammar, at: int, stop: int) -> Range | None:
    """The one behind "via", "quoted by" or "as cited by" at a token."""
    low = grammar.passage.low
    at += at < stop and low[at] == "as"
    if at + 1 < stop and low[at] in QUOTED and low[at + 1] == "by":
        at += 1
    elif at >= stop or low[at] != "via":
        return None
    run = noun_run_after(grammar, at + 1)
    named = run is not None and any(grammar.doc[i].tag_.startswith("NNP") for i in range(run[0], run[1] + 1))
    return run if named else None


def carrying_clause(grammar: Grammar, at: int, stop: int) -> int:
    """The first token behind ", which first reported it," at a token; the token itself where no such clause stands."""
    doc = grammar.doc
    if at + 2 > stop or doc[at].text != "," or doc[at + 1].lower_ != "which":
        return at
    verbs = range(at + 2, min(at + 2 + NEAR, stop + 1))
    if not any(doc[i].lemma_ in words("carriers") and doc[i].tag_.startswith("VB") for i in verbs):
        return at
    return next((i + 1 for i in range(at + 2, stop) if doc[i].text == ","), stop + 1)
