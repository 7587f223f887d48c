"""What is told as hearsay, without a source: "the consul was reportedly asleep", "he allegedly sold the field"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.attributions.behind import pieces
from sayso.reading.attributions.cues import Cue, cue_verbs
from sayso.reading.attributions.extent import LEAD_INS, trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import FINITE, Grammar
from sayso.reading.lexicon import words

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["hearsay"]

HEARD = Cue("", "asserts", attitude=True, frames=frozenset({"clause"}))
"""Nobody's statement, and kept apart as an impression is."""


def hearsay(grammar: Grammar) -> Iterator[Finding]:
    """Each main clause with an adverb that lays it at others' door; what stands round the adverb is its content."""
    adverbs = words("hearsay")
    for i, word in enumerate(grammar.passage.low):
        if word not in adverbs:
            continue
        adverb = grammar.doc[i]
        verb = adverb.head
        if adverb.dep_ == "advmod" and grammar.quote_at(i) is None and _main(grammar, verb):
            content = _round(grammar, adverb, verb)
            if content:
                yield Finding(None, (i, i), content, HEARD, "hearsay")


def _main(grammar: Grammar, verb: Token) -> bool:
    """Whether a predicate is that of a main clause with a finite verb and brings no statement itself."""
    entry = cue_verbs().get(verb.lemma_)
    says = entry is not None and "quote" in entry.frames and not grammar.passive(verb)
    group = [verb, *(c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"})]
    return verb.dep_ == "ROOT" and not says and any(t.tag_ in FINITE for t in group)


def _round(grammar: Grammar, adverb: Token, verb: Token) -> tuple[tuple[int, int], ...]:
    """The clause of a verb without the adverb, from its subject on."""
    lower, upper = grammar.sentence(adverb.i)
    first, last = max(lower, grammar.edges[verb.i][0]), min(upper, grammar.edges[verb.i][1])
    while first < adverb.i and (grammar.doc[first].lower_ in LEAD_INS or grammar.doc[first].is_punct):
        first += 1
    before = trim(grammar, (first, adverb.i - 1)) if first < adverb.i else None
    behind = trim(grammar, (adverb.i + 1, last)) if adverb.i < last else None
    return (*pieces(before), *pieces(behind)) if behind is not None else ()
