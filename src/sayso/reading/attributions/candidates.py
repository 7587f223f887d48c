"""Which verbs are cues here: the lexicon's entry, a verb beside a whole quotation, and those that report nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.attributions.cues import Cue, cue_verbs, inanimate, no_cue, phrasal_verbs, speaks, voiceless
from sayso.reading.attributions.grammar import CITING, Grammar, Range
from sayso.reading.attributions.runs import noun_run_after
from sayso.reading.attributions.stances import NEGATIONS
from sayso.reading.lexicon import words

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["UNLISTED", "acts", "chain_start", "entry_of", "read_elsewhere", "reports_nothing"]

CATENATIVES = frozenset("go continue begin conclude seek try start appear seem fail end use".split())
MODALS = {"could", "may", "might", "should", "must", "can", "would"}
SHOWING = frozenset(
    "show suggest signal indicate prove demonstrate reveal confirm illustrate highlight underline".split()
)
UNLISTED = Cue("", "asserts", attitude=False, frames=frozenset({"quote"}))
SHORT_SOURCE = 14
NEAR = 4
"""Tokens from a verb that leads to a cue to the cue ("went on to say")."""


def read_elsewhere(grammar: Grammar, token: Token) -> bool:
    """Whether a word is a name by its capital ("Said", "Reports"), or read elsewhere ("quoted as saying", "citing")."""
    if token.lower_ == "saying" and token.i and grammar.doc[token.i - 1].lower_ in {"as", "without"}:
        return True
    if token.lower_ in CITING:
        return True
    if not token.text[:1].isupper() or grammar.passage.part == "title" or token.i == grammar.sentence(token.i)[0]:
        return False
    before = grammar.doc[token.i - 1]
    return before.text not in {'"', "''", "'", ":", "(", "-", "–", "—"} and not before.is_punct


def entry_of(grammar: Grammar, verb: Token) -> tuple[Cue | None, int]:
    """The lexicon's entry for a verb, with its particles where the text has them, and the last token of the cue."""
    doc = grammar.doc
    if phrasal := phrasal_verbs().get(verb.lemma_):
        own = (
            grammar.edges[verb.i][1] > verb.i + 1 and doc[verb.i + 1].tag_ == "RB" and doc[verb.i + 1].head.i == verb.i
        )
        for tail, cue in phrasal:
            for at in (verb.i + 1, verb.i + 2) if own else (verb.i + 1,):
                if tuple(grammar.passage.low[at : at + len(tail)]) == tail:
                    return cue, at + len(tail) - 1
    entry = cue_verbs().get(verb.lemma_)
    if (entry is None and _beside_quotation(grammar, verb)) or _leads_to_quotation(grammar, verb, entry):
        entry = UNLISTED
    last = verb.i if entry is None else grammar.verb_group(verb)[1]
    paired = last + 2 < len(doc) and doc[last + 1].lower_ in {"nor", "or"} and doc[last + 2].lemma_ in cue_verbs()
    return entry, last + 2 if paired and "neither" in grammar.passage.low[max(0, verb.i - 2) : verb.i] else last


def _beside_quotation(grammar: Grammar, verb: Token) -> bool:
    """Whether a verb that is no cue elsewhere follows a whole quotation and ends its sentence ("...," she sang)."""
    if verb.tag_ not in {"VBD", "VBZ"} or grammar.quote_at(verb.i) is not None or verb.lemma_ in {"be", "have", "do"}:
        return False
    doc = grammar.doc
    first, last = grammar.sentence(verb.i)
    closing = [q for q in grammar.quotes if q.closed and q.statement and first <= q.last < verb.i]
    if not closing or doc[closing[-1].last - 1].text not in {",", "?", "!"}:
        return False
    between = doc[closing[-1].last + 1 : verb.i]
    short = len(between) <= SHORT_SOURCE and not any(t.tag_ in {"CC", "IN", "VBD", "VBZ"} for t in between[:1])
    ends = verb.i == last or doc[verb.i + 1].text in {".", ","} or noun_run_after(grammar, verb.i + 1) is not None
    return short and (ends or doc[verb.i + 1].tag_ in {"IN", "TO", "RB"})


def _leads_to_quotation(grammar: Grammar, verb: Token, entry: Cue | None) -> bool:
    """Whether a verb that is no cue of quotations stands with its subject right before a colon and one."""
    quoting = entry is not None and "quote" in entry.frames
    if quoting or verb.tag_ not in {"VBD", "VBZ"} or verb.lemma_ in {"be", "have", "do"}:
        return False
    at = verb.i + 2
    opens = at < len(grammar.doc) and grammar.doc[at - 1].text == ":" and grammar.opens_quote(at)
    quote = grammar.quote_at(at) if opens else None
    subject = grammar.subject(verb)
    return quote is not None and quote.statement and subject is not None and speaks(subject)


def reports_nothing(grammar: Grammar, verb: Token, entry: Cue, source: Range, head: Token) -> bool:
    """Whether a verb reports nothing here: talk inside a quotation, or an act that is only possible or asked for."""
    quote = grammar.quote_at(verb.i)
    if quote is not None and (source[0] < quote.first or entry.attitude or _chats(grammar, verb, entry, head)):
        return True
    if head.lower_ == "which" and verb.lemma_ in words("carriers") and _carries(verb):
        return True
    if any((verb.lemma_, c.lemma_) in no_cue() for c in verb.children if c.dep_ == "obj"):
        return True
    if "first" in entry.frames and head.lower_ not in {"i", "we"}:
        return True
    if "negated" in entry.frames and not _unanswered(verb):
        return True
    mute = head.tag_ in {"NN", "NNS"} and voiceless(head.lemma_)
    if mute or (inanimate(head.lemma_) and entry.lemma not in SHOWING):
        return True
    if head.lower_ in {"what", "there", "'s"} or (head.lower_ == "you" and _filler(grammar, verb)):
        return True
    weak = entry.attitude or "quote" not in entry.frames
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    marks = {c.lower_ for c in verb.children if c.dep_ in {"aux", "mark"}}
    led = verb.head.lemma_ in CATENATIVES and 0 < verb.i - verb.head.i <= NEAR
    purpose = verb.tag_ == "VB" and "to" in marks and verb.dep_ in {"advcl", "acl", "ccomp", "xcomp"} and not led
    return purpose or (weak and bool(auxiliaries & MODALS))


def acts(verb: Token, head: Token) -> bool:
    """Whether a verb with an object tells what is done and not what is said: of a thing, or by the way.

    "Groups that favoured her", "offering billions, the plan would ...": a relative pronoun for a subject, or a
    participle of what cannot speak.
    """
    return head.tag_ == "WDT" or (verb.tag_ == "VBG" and verb.dep_ in {"acl", "advcl"} and not speaks(head))


def _carries(verb: Token) -> bool:
    """Whether a verb only tells that what was just told was passed on ("which first reported it")."""
    return any(c.lower_ == "it" and c.dep_ == "obj" for c in verb.children)


def _unanswered(verb: Token) -> bool:
    """Whether a request was not answered ("did not respond to questions about the dam")."""
    asked = any(c.lemma_.lower() in words("requests") for c in verb.children)
    return asked and any(c.lower_ in NEGATIONS for c in verb.children)


def _chats(grammar: Grammar, verb: Token, entry: Cue, head: Token) -> bool:
    """Whether a cue inside a quotation only passes on talk: of no named speaker, or not as said ("they may say")."""
    if head.lower_ in {"i", "we", "you"}:
        return True
    quote = grammar.quote_at(verb.i)
    if (
        quote is not None
        and quote.closed
        and entry.stance == "asserts"
        and head.ent_type_ not in {"PER", "ORG"}
        and not (head.tag_ in {"NN", "NNS"} and head.lemma_ not in words("anybody") and speaks(head))
        and not (head.lower_ in {"he", "she"} and _brings_clause(grammar, verb))
    ):
        return True
    return any(c.dep_ == "aux" and c.lower_ in MODALS | {"will", "to"} for c in verb.children)


def _brings_clause(grammar: Grammar, verb: Token) -> bool:
    """Whether a verb has a clause with a subject of its own behind it ("he told me it was nothing")."""
    hung = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    return any(grammar.child(c, "nsubj", "nsubj:pass") is not None for c in hung)


def _filler(grammar: Grammar, verb: Token) -> bool:
    """Whether "you know" or "you see" stands by itself between commas."""
    doc = grammar.doc
    return verb.i + 1 >= len(doc) or doc[verb.i + 1].is_punct


def chain_start(grammar: Grammar, verb: Token, first: int) -> int:
    """Where the cue begins when another verb leads to it ("went on to say", "concluded by underlining")."""
    head = verb.head
    leads = 0 < verb.i - head.i <= NEAR and head.lemma_ in CATENATIVES
    if leads and verb.dep_ in {"xcomp", "advcl", "ccomp"}:
        return grammar.verb_group(head)[0]
    return first
