"""Impressions that nobody is named for: "the talks seem to have failed", "it appears that the bridge held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.attributions.behind import pieces
from sayso.reading.attributions.cues import Cue
from sayso.reading.attributions.extent import clause_right, trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["impression"]

LIKENESS = {"as", "like", "that"}


def impression(grammar: Grammar, verb: Token, entry: Cue, cue: Range) -> Finding | None:
    """What seems so, without a source: the subject of the verb and its complement."""
    doc = grammar.doc
    at = cue[1] + 1
    while at < len(doc) and doc[at].tag_ == "RB" and doc[at].head.i == verb.i:
        at += 1
    if at >= len(doc) or grammar.quote_at(verb.i) is not None or not _opens(grammar, verb, entry, at):
        return None
    subject = grammar.child(verb, "nsubj", "expl")
    said = _complement(grammar, verb, at)
    if subject is None or not said or subject.i > verb.i:
        return None
    if subject.lower_ in {"it", "there"} and doc[at].tag_ != "TO":
        return Finding(None, cue, said, entry, "impression")
    topic = trim(grammar, grammar.noun_phrase(subject, grammar.sentence(verb.i)[0], cue[0] - 1))
    return Finding(None, cue, (*pieces(topic), *said), entry, "impression")


def _complement(grammar: Grammar, verb: Token, at: int) -> tuple[Range, ...]:
    """The complement from a token on, short of what else hangs on the verb."""
    whole = clause_right(grammar, verb, at)
    inside = [c for c in verb.children if c.i >= at and c.dep_ in {"xcomp", "ccomp", "advcl", "obl"}]
    if whole is None or not inside:
        return pieces(whole)
    return pieces(trim(grammar, (whole[0], min(whole[1], max(at, grammar.edges[inside[0].i][1])))))


def _opens(grammar: Grammar, verb: Token, entry: Cue, at: int) -> bool:
    """Whether a complement opens at a token: an infinitive, a predicate, a clause."""
    word = grammar.doc[at]
    if word.lower_ in LIKENESS:
        return True
    if "infinitive" not in entry.frames:
        return False
    return word.tag_ in {"TO", "JJ", "JJR"} or any(c.dep_ == "xcomp" and c.i >= at for c in verb.children)
