"""Where and to whom something is said, told away from the cue: "In an interview with X, she said", "speaking to Y"."""

from __future__ import annotations

from sayso.reading.attributions.adjuncts import Adjuncts, nominal_end, prepositional, time_end
from sayso.reading.attributions.cues import is_venue
from sayso.reading.attributions.grammar import Grammar, Range

__all__ = ["leading", "trailing"]

SPEAKING = {"speaking", "talking", "addressing"}
PLACING = {"in", "at", "on", "after", "before", "during"}


def leading(grammar: Grammar, end: int) -> Adjuncts:
    """The recipient and venue in what opens a sentence before a source ("In an interview with X, she said")."""
    start = grammar.sentence(end)[0]
    stop = end - 1 - (grammar.doc[end - 1].text == ",")
    if stop <= start:
        return Adjuncts(start)
    if grammar.doc[start].lower_ in SPEAKING:
        return _speaking(grammar, start, stop)
    place = prepositional(grammar, start, stop) if grammar.doc[start].lower_ in {"in", "on", "at", "during"} else None
    if place is None or not _venue_first(grammar, place) or _behind_times(grammar, place[1] + 1, stop) <= stop:
        return Adjuncts(start)
    return Adjuncts(place[1] + 1, venue=(start + 1, _before_time(grammar, start + 1, place[1])))


def _venue_first(grammar: Grammar, place: Range) -> bool:
    """Whether the head of a phrase is a venue, and not only a noun that hangs on it ("in the wake of the report")."""
    doc = grammar.doc
    ends = (i for i in range(place[0] + 2, place[1] + 1) if doc[i].tag_ in {"IN", "TO", "CC"})
    head = next(ends, place[1] + 1) - 1
    return is_venue(doc[head].lemma_) or doc[head].ent_type_ == "ORG"


def _behind_times(grammar: Grammar, at: int, stop: int) -> int:
    while at <= stop and (then := time_end(grammar, at, stop)) > at:
        at = then
    return at


def trailing(grammar: Grammar, at: int, stop: int) -> Adjuncts:
    """The recipient and venue in ", speaking to reporters in Kesh" at a token."""
    speaks = at < stop and grammar.doc[at].text == "," and grammar.doc[at + 1].lower_ in SPEAKING
    return _speaking(grammar, at + 1, stop) if speaks else Adjuncts(at)


def _speaking(grammar: Grammar, at: int, stop: int) -> Adjuncts:
    """Whom "speaking to X at Y" or "addressing X" speaks to, and where."""
    if grammar.doc[at].lower_ == "addressing":
        end = nominal_end(grammar, at + 1, stop)
        return Adjuncts(end + 1, recipient=(at + 1, end) if end > at else None)
    at += 1
    recipient: Range | None = None
    if at < stop and grammar.doc[at].lower_ in {"to", "with"}:
        end = _listeners_end(grammar, at + 1, stop)
        recipient, at = ((at + 1, end) if end > at else None), end + 1
    place = prepositional(grammar, at, stop) if at < stop else None
    venue = None if place is None else (at + 1, _before_time(grammar, at + 1, place[1]))
    return Adjuncts(at, recipient, venue)


def _listeners_end(grammar: Grammar, start: int, stop: int) -> int:
    """The last token of those spoken to: short of the preposition behind them."""
    end = nominal_end(grammar, start, stop)
    behind = (i for i in range(start + 1, end + 1) if grammar.doc[i].lower_ in PLACING)
    return _before_time(grammar, start, next(behind, end + 1) - 1)


def _before_time(grammar: Grammar, start: int, end: int) -> int:
    """The last token of a phrase without the time at its end."""
    return next((i - 1 for i in range(start + 1, end + 1) if time_end(grammar, i, end) > i), end)
