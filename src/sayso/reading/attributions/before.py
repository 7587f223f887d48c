"""The content before a cue: a quotation, a clause of its own, or one that the cue interrupts."""

from __future__ import annotations

from sayso.reading.attributions.adjuncts import time_end
from sayso.reading.attributions.cues import Cue, cue_verbs
from sayso.reading.attributions.extent import LEAD_INS, trim
from sayso.reading.attributions.grammar import FINITE, Grammar, Range
from sayso.reading.attributions.runs import has_verb

__all__ = ["closes_sentence", "interrupted", "quotation_ends_before", "resumed", "stands_alone"]

CONDITIONS = frozenset("although because even if once since though unless until when whenever while".split())
UNFINISHED = {"IN", "TO", "CC", "DT", "WDT", "WP", "PRP$"}
"""Tags of words that no clause ends in."""
SUBORDINATORS = frozenset("that than which because if when what whom where while who whether after".split())


def stands_alone(
    grammar: Grammar, left: Range, core_first: int, entry: Cue, *, nothing_behind: bool, ended: bool, parsed: bool
) -> bool:
    """Whether what stands before a cue is a clause of its own and not an adjunct of the cue's.

    ``parsed``: whether the parse hung a clause there on the cue.
    """
    quote = grammar.quote_at(left[1])
    if not entry.frames & {"clause", "bare"} and (quote is None or quote.last != left[1]):
        return False
    paused = grammar.pauses(core_first - 1)
    own = nothing_behind and grammar.doc[core_first].lower_ == "i" and "bare" in entry.frames
    if not ended or (entry.attitude and not paused and not own):
        return False
    if grammar.doc[core_first].tag_ in {"WDT", "WP"} or grammar.doc[core_first - 1].lower_ in SUBORDINATORS:
        return False
    cut_short = grammar.doc[left[1]].tag_ in UNFINISHED and not nothing_behind
    if not paused and (cut_short or _said_before(grammar, left)):
        return False
    opener = grammar.doc[left[0]]
    if (
        opener.dep_ in {"mark", "case"}
        and not nothing_behind
        and not any(t.text == "," for t in grammar.doc[left[0] : left[1] + 1])
    ):
        return False
    if opener.lower_ in {"when", "after", "while", "as", "although", "asked", "speaking"} and not nothing_behind:
        return False
    titled = paused and grammar.passage.part == "title" and "bare" in entry.frames
    return titled or has_verb(grammar, *left) or (paused and (parsed or grammar.quote_at(left[0]) is not None))


def _said_before(grammar: Grammar, left: Range) -> bool:
    """Whether what stands before a source and cue is another, with a time at most behind it.

    "The chief said he cannot comment", "the ministry said on Tuesday it would appeal".
    """
    finite = next((t for t in reversed(grammar.doc[left[0] : left[1] + 1]) if t.tag_ in FINITE), None)
    if finite is None or finite.lemma_ not in cue_verbs() or not finite.text.islower():
        return False
    return finite.i == left[1] or time_end(grammar, finite.i + 1, left[1]) == left[1] + 1


def interrupted(grammar: Grammar, core_first: int, end: int, stop: int) -> Range | None:
    """What goes on behind a cue that stands between commas inside a clause ("the exception, he says, held a joke")."""
    doc = grammar.doc
    commas = core_first > 0 and doc[core_first - 1].text == "," and end < stop and doc[end].text == ","
    if not commas or grammar.quote_at(core_first - 1) is not None:
        return None
    word = doc[end + 1]
    lead = grammar.sentence(core_first)[0]
    alone = core_first == lead + 2 and doc[lead].lower_ in LEAD_INS and has_verb(grammar, end + 1, stop)
    if alone or _adverbial(grammar, core_first) or doc[core_first - 2].lemma_ == "be":
        return trim(grammar, (end + 1, stop))
    goes_on = word.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN", "IN", "TO", "VB"} or word.dep_ == "aux"
    if not goes_on or word.lower_ in {"as", "while", "but", "although", "though", "because"}:
        return None
    return trim(grammar, (end + 1, stop))


def _adverbial(grammar: Grammar, core_first: int) -> bool:
    """Whether what stands before a cue only leads up to a clause ("Until then, the ministry said, ...")."""
    doc = grammar.doc
    at = grammar.sentence(core_first)[0]
    while at < core_first and doc[at].lower_ in LEAD_INS:
        at += 1
    if doc[at].lower_ in CONDITIONS and doc[at].tag_ in {"IN", "WRB", "RB"}:
        return True
    return doc[at].tag_ in {"IN", "TO", "RB", "VBG"} and not has_verb(grammar, at, core_first - 1)


def closes_sentence(grammar: Grammar, core_first: int) -> bool:
    """Whether the quotation right before a cue ends in a full stop, so that its source opens a sentence."""
    return core_first > 1 and grammar.doc[core_first - 2].text == "." and grammar.doc[core_first].text[:1].isupper()


def resumed(grammar: Grammar, at: int, stop: int) -> tuple[Range, ...]:
    """The second half of a quotation behind a cue with a long adjunct ("...," she said at a rally in X, "...")."""
    following = next((q for q in grammar.quotes if at < q.first <= stop), None)
    if following is None or not following.statement or grammar.doc[following.first - 1].text != ",":
        return ()
    return () if has_verb(grammar, at, following.first - 1) else ((following.first, following.last),)


def quotation_ends_before(grammar: Grammar, core_first: int) -> bool:
    """Whether a whole quotation stands right before a token, a comma or dash aside."""
    at = core_first - 1
    if at > 0 and grammar.pauses(at):
        at -= 1
    quote = grammar.quote_at(at) if at >= 0 else None
    return quote is not None and quote.closed and quote.last == at
