"""Quotations whose cue stands a sentence away: 'The colonel was blunt. "We ran out."', 'That is how X put it'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.reading.attributions.cues import Cue, cue_verbs, inanimate, speaks
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.runs import noun_run_after, with_apposition
from sayso.reading.attributions.source import head_of
from sayso.reading.attributions.splitting import CLOSERS
from sayso.reading.lexicon import words

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["apart", "how_told"]

MANNER = Cue("", "asserts", attitude=False, frames=frozenset({"quote"}))
LONGEST_MANNER = 4
"""Tokens from the verb to the word of demeanour ("was a little more cautious")."""


def how_told(grammar: Grammar) -> Iterator[Finding]:
    """'"...". That is how X told it', '"A disgrace" is how X called it': the quotation before is what X said."""
    doc, low = grammar.doc, grammar.passage.low
    if not grammar.quotes or "how" not in low:
        return
    for how in (i for i, word in enumerate(low) if word == "how" and i > 1):
        if doc[how - 1].lemma_ != "be":
            continue
        before = how - 2 - (low[how - 2] in {"that", "this"})
        quote = grammar.quote_at(before) if before >= 0 else None
        source = noun_run_after(grammar, how + 1) if how + 1 < len(doc) else None
        if quote is None or quote.last != before or source is None:
            continue
        source = with_apposition(grammar, source)
        at = source[1] + 1 + (source[1] + 1 < len(doc) and doc[source[1] + 1].text == ",")
        entry = cue_verbs().get(doc[at].lemma_) if at < len(doc) and doc[at].tag_.startswith("VB") else None
        if entry is not None:
            content = ((quote.first, quote.last),)
            yield Finding(source, (at, at), content, entry, "quotation before how", head_of(grammar, source).i)


def apart(grammar: Grammar, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Each quotation that nobody claims behind a sentence that tells how its speaker is or what the speaker does."""
    for quote in grammar.quotes:
        if not quote.statement or quote.first < 2 or _claimed(findings, (quote.first, quote.last)):
            continue
        before = quote.first - 1
        if grammar.doc[before].text not in {".", ":"} or not _whole(grammar, quote.last):
            continue
        sentence = grammar.sentence(before)
        told = _manner(grammar, (sentence[0], before - 1))
        if told is not None and not any(sentence[0] <= f.cue[0] <= before for f in findings):
            source, cue, head = told
            content = ((quote.first, quote.last),)
            yield Finding(source, cue, content, MANNER, "quotation behind a demeanour", head)


def _claimed(findings: Sequence[Finding], quote: Range) -> bool:
    """Whether a statement has a quotation for its content, or a cue beside it in the sentence it ends."""
    return any(a <= quote[1] and b >= quote[0] for f in findings for a, b in f.content if f.cue[0] not in range(*quote))


def _whole(grammar: Grammar, last: int) -> bool:
    """Whether a quotation is a sentence by itself: what stands behind it opens another, or nothing does."""
    stop = last
    while stop > 0 and grammar.doc[stop].text in CLOSERS:
        stop -= 1
    return grammar.doc[stop].text in {".", "?", "!"}


def _manner(grammar: Grammar, clause: Range) -> tuple[Range, Range, int] | None:
    """Source, cue and head of a sentence like "The colonel was blunt" or "The blogger laughed"."""
    last = clause[1]
    end = grammar.doc[last]
    verb: Token | None = end
    if end.lemma_.lower() in words("demeanours") or (end.lower_ == "doubt" and grammar.doc[last - 1].lower_ == "no"):
        near = grammar.doc[max(clause[0], last - LONGEST_MANNER) : last]
        verb = next((t for t in reversed(near) if t.lemma_ == "be"), None)
    elif end.lemma_ not in words("gestures"):
        return None
    if verb is None or verb.tag_ not in {"VBD", "VBZ"} or verb.i <= clause[0]:
        return None
    subject = grammar.subject(verb) or grammar.child(end, "nsubj")
    behaves = subject is not None and (speaks(subject) or (subject.tag_ == "NN" and not inanimate(subject.lemma_)))
    if subject is None or subject.i >= verb.i or not behaves:
        return None
    return grammar.noun_phrase(subject, clause[0], verb.i - 1), (verb.i, last), subject.i
