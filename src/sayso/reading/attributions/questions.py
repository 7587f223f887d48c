"""Questions that lead up to an answer: "Asked about the fire, she said", "was asked whether S"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.cues import TELLS_NOBODY, Cue
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.passive import agent_of, agent_phrase
from sayso.reading.attributions.runs import noun_run_after

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["puts_question", "questioned"]


def puts_question(grammar: Grammar, verb: Token) -> bool:
    """Whether a participle leads up to an answer ("Asked about the fire, she said", "when asked whether S")."""
    before = grammar.doc[verb.i - 1].lower_ if verb.i else ""
    opens = verb.i == grammar.sentence(verb.i)[0] or before == "when"
    return opens and verb.tag_ in {"VBN", "VBD"} and grammar.quote_at(verb.i) is None


def questioned(grammar: Grammar, verb: Token, entry: Cue, cue: Range) -> Finding | None:
    """ "When asked whether S", "was asked about X": the question, and who put it where "by" says so.

    It leads up to an answer and is nobody's statement, so it is kept apart as attitudes are.
    """
    doc = grammar.doc
    stop = grammar.sentence(verb.i)[1]
    agent = agent_of(grammar, verb)
    source = None if agent is None else agent_phrase(grammar, agent, cue, stop)
    then = max(cue[1], source[1] if source else 0) + 1
    then = adjuncts.skip(grammar, then, stop, verb.i, TELLS_NOBODY).end
    if then >= stop or grammar.quote_at(verb.i) is not None:
        return None
    word = doc[then]
    led = grammar.child(verb, "aux:pass") is None
    if word.lower_ == "about":
        cue = (cue[0], then) if then == cue[1] + 1 else cue
    elif not (word.lower_ in {"whether", "if"} or word.tag_ in {"WP", "WRB", "WDT"} or (led and word.tag_ == "TO")):
        return None
    opening = then + (word.lower_ == "about")
    end = next((i - 1 for i in range(opening + 1, stop + 1) if led and _main_clause(grammar, i)), stop)
    content = trim(grammar, (opening, end))
    apart = dataclasses.replace(entry, attitude=True)
    return Finding(source, cue, (content,), apart, "question put", agent.i if agent else None) if content else None


def _main_clause(grammar: Grammar, index: int) -> bool:
    """Whether the answer to a question begins behind a comma ("Asked whether it burned, he said ...")."""
    doc = grammar.doc
    if doc[index].text != "," or index + 1 >= len(doc):
        return False
    run = noun_run_after(grammar, index + 1)
    return run is not None and run[1] + 1 < len(doc) and doc[run[1] + 1].tag_ in {"VBD", "VBZ", "VBP", "MD", ",", "RB"}
