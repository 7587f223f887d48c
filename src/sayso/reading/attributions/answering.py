"""Answers told by a noun: 'Her answer was short: "Never."', '"Not one cent," was the reply from the treasury'."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.attributions.cues import Cue
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.runs import noun_run_after
from sayso.reading.attributions.source import head_of
from sayso.reading.lexicon import words

__all__ = ["answering"]

ANSWERS = Cue("", "asserts", attitude=False, frames=frozenset({"quote"}))
COPULAS = {"be", "come"}
LONGEST = 6
"""Tokens from the noun to the colon ("Their message to the council was simple:")."""


def answering(grammar: Grammar) -> Iterator[Finding]:
    """Each answer before a colon with its owner, and each behind a quotation and a copula."""
    nouns = words("answers")
    for i, lemma in enumerate(grammar.passage.lemmas):
        if lemma in nouns and grammar.doc[i].tag_ == "NN" and grammar.quote_at(i) is None:
            found = _before_colon(grammar, i) or _behind_quotation(grammar, i)
            if found is not None:
                yield found


def _before_colon(grammar: Grammar, noun: int) -> Finding | None:
    doc = grammar.doc
    owner = grammar.child(doc[noun], "nmod:poss")
    stop = min(noun + LONGEST, len(doc) - 2)
    colon = next((k for k in range(noun + 1, stop + 1) if doc[k].text == ":"), None)
    if owner is None or colon is None or not any(doc[k].lemma_ == "be" for k in range(noun + 1, colon)):
        return None
    quote = grammar.quote_at(colon + 1)
    opens = quote is not None and quote.first == colon + 1
    said = (quote.first, quote.last) if quote is not None and opens else (colon + 1, grammar.sentence(colon + 1)[1])
    content = trim(grammar, said)
    if content is None:
        return None
    source = grammar.noun_phrase(owner, grammar.sentence(noun)[0], noun - 1)
    return Finding(source, (noun, noun), (content,), ANSWERS, "answer before colon", owner.i)


def _behind_quotation(grammar: Grammar, noun: int) -> Finding | None:
    """'"...," was her answer', '"..." came the reply from X', '"...," was the reply from X'."""
    doc = grammar.doc
    first = noun
    while first > 1 and doc[first - 1].tag_ in {"DT", "PRP$", "JJ", "POS", "NNP", "NN", "NNS"}:
        first -= 1
    quote = grammar.quote_at(first - 2) if first > 1 and doc[first - 1].lemma_ in COPULAS else None
    if quote is None or quote.last != first - 2:
        return None
    found = _giver(grammar, noun)
    if found is None:
        return None
    source, cue = found
    return Finding(
        source, cue, ((quote.first, quote.last),), ANSWERS, "answer behind quotation", head_of(grammar, source).i
    )


def _giver(grammar: Grammar, noun: int) -> tuple[Range, Range] | None:
    """Who gave an answer, and its cue: the copula with the noun, or the noun alone behind its owner."""
    doc = grammar.doc
    owner = grammar.child(doc[noun], "nmod:poss")
    if owner is not None:
        return grammar.noun_phrase(owner, grammar.sentence(noun)[0], noun - 1), (noun, noun)
    led = noun + 2 < len(doc) and doc[noun + 1].lower_ in {"from", "of", "by"}
    run = noun_run_after(grammar, noun + 2) if led else None
    first = next((k for k in range(noun - 1, 0, -1) if doc[k].lemma_ in COPULAS), noun)
    return None if run is None else (run, (first, noun))
