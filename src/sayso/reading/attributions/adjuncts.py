"""What may stand between a cue and its content: adverbs, times, venues, recipients."""

from __future__ import annotations

import dataclasses

from sayso.language.weekdays import WEEKDAYS
from sayso.reading.attributions.chains import carried_by, carrying_clause
from sayso.reading.attributions.cues import Cue, is_venue
from sayso.reading.attributions.grammar import FINITE, NOMINAL_TAGS, SUBJECTS, Grammar, Range

__all__ = ["Adjuncts", "nominal_end", "opens_later", "prepositional", "skip", "time_end"]


MONTHS = {
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "may",
}  # fmt: skip
DEICTIC = {"yesterday", "today", "tomorrow", "tonight", "overnight", "afterwards", "afterward", "earlier", "later"}
UNITS = {
    "week", "month", "year", "day", "night", "morning", "afternoon", "evening", "weekend", "summer", "spring",
    "autumn", "winter", "fall", "hour", "time", "hours", "days", "weeks", "months", "years",
}  # fmt: skip
DETERMINERS = {"last", "this", "next", "late", "early", "earlier", "later", "that", "the", "same", "previous", "past"}
PREPOSITIONS = {
    "in", "on", "at", "during", "to", "via", "through", "from", "with", "before", "after", "by", "over", "for",
    "outside", "following", "under",
}  # fmt: skip
SUBJECT_FORMS = {"he", "she", "they", "i", "we", "it"}
LONGEST = 18


@dataclasses.dataclass(frozen=True, slots=True)
class Adjuncts:
    """Where the material behind a cue ends, and the recipient, venue, time and carriers found in it."""

    end: int
    recipient: Range | None = None
    venue: Range | None = None
    time: Range | None = None
    via: tuple[Range, ...] = ()


def skip(grammar: Grammar, start: int, stop: int, verb: int, entry: Cue) -> Adjuncts:
    """Walk over adverbs, times, venues and recipients from ``start``; ``end`` is the first token behind them."""
    recipient: Range | None = None
    venue: Range | None = None
    time: Range | None = None
    via: tuple[Range, ...] = ()
    at = start
    if "recipient" in entry.frames and (found := _recipient(grammar, at, stop)):
        recipient, at = found, found[1] + 1
        if (then := carrying_clause(grammar, at, stop)) > at:
            via, at = (found,), then
    while at <= stop:
        if (then := time_end(grammar, at, stop)) > at:
            time, at = time or (at, then - 1), then
        elif (then := _adverb(grammar, at, verb)) > at:
            at = then
        elif carrier := carried_by(grammar, at, stop):
            via, at = (*via, carrier), carrier[1] + 1
        elif place := prepositional(grammar, at, stop):
            if grammar.doc[at].lower_ in {"to", "with"}:
                recipient = recipient or (at + 1, place[1])
            else:
                venue = venue or (at + 1, place[1])
            at = _participle(grammar, place[1] + 1, stop)
        elif (then := _topic(grammar, at, stop)) > at:
            at = then
        else:
            break
    return Adjuncts(at, recipient, venue, time, via)


def _topic(grammar: Grammar, at: int, stop: int) -> int:
    """The first token behind a phrase that says what a quotation is about ("said of the minister, "...")."""
    if grammar.doc[at].lower_ not in {"about", "of", "on"} or at >= stop:
        return at
    end = nominal_end(grammar, at + 1, stop) + 1
    quoted = at + 1 < end < stop and grammar.doc[end].text in {",", ":"} and grammar.opens_quote(end + 1)
    return end if quoted else at


def _adverb(grammar: Grammar, at: int, verb: int) -> int:
    token = grammar.doc[at]
    attached = token.dep_ == "advmod" and token.head.i == verb and token.tag_ == "RB"
    if token.lower_ == "only" and at + 1 < len(grammar.doc) and grammar.doc[at + 1].lower_ == "that":
        return at + 1
    if token.lower_ in {"not", "never"} and at + 1 < len(grammar.doc) and grammar.doc[at + 1].tag_ == "TO":
        return at
    return at + 1 if attached and token.lower_ not in {"when", "there", "so", "more", "only", "about"} else at


def opens_later(grammar: Grammar, at: int, stop: int) -> bool:
    """Whether "days after" or "hours before" begins at a token: it tells when something was said."""
    low = grammar.passage.low
    return at < stop and low[at] in UNITS and low[at + 1] in {"after", "before"}


def time_end(grammar: Grammar, at: int, stop: int) -> int:
    """The first token behind a time expression; ``at`` itself where none stands there, or only an owner of time."""
    end = _time_words(grammar, at, stop)
    return at if end <= stop and grammar.doc[end].tag_ == "POS" else end


def _time_words(grammar: Grammar, at: int, stop: int) -> int:
    doc = grammar.doc
    i = at
    if doc[i].lower_ == "that" and i < stop and doc[i + 1].lower_ in DETERMINERS:
        return at
    if doc[i].lower_ in {"on", "in", "at", "during"}:
        i += 1
    while i <= stop and doc[i].lower_ in DETERMINERS and i - at < 3:
        i += 1
    if i > stop:
        return at
    word = doc[i].lower_
    if word in WEEKDAYS or word in DEICTIC:
        i += 1
        while i <= stop and doc[i].lower_ in UNITS:
            i += 1
        return i
    month = word in MONTHS and doc[i].text[:1].isupper()
    if month and i > at or (month and i + 1 <= stop and doc[i + 1].like_num):
        i += 1
        while i <= stop and (doc[i].like_num or (doc[i].text == "," and i + 1 <= stop and doc[i + 1].like_num)):
            i += 1
        return i
    if word in UNITS and i > at and doc[i - 1].lower_ in DETERMINERS - {"the", "that"}:
        return i + 1
    if i > at and doc[at].lower_ == "in" and doc[i].like_num and len(word) == 4:
        return i + 1
    return at


def prepositional(grammar: Grammar, at: int, stop: int) -> Range | None:
    """A prepositional phrase whose noun is a venue, or a name or a person behind "to"."""
    doc = grammar.doc
    if doc[at].lower_ not in PREPOSITIONS or at + 1 > stop:
        return None
    end = nominal_end(grammar, at + 1, stop)
    if end <= at:
        return None
    nouns = [t for t in doc[at + 1 : end + 1] if t.tag_.startswith("N")]
    if any(is_venue(t.lemma_) for t in nouns):
        return at, end
    named = bool(nouns) and (nouns[0].ent_type_ in {"ORG", "PER"})
    return (at, end) if doc[at].lower_ == "to" and named else None


def nominal_end(grammar: Grammar, start: int, stop: int) -> int:
    """The last token of the noun phrase at ``start``, with its prepositional phrases; ``start - 1`` where none is."""
    doc = grammar.doc
    i = start
    while i <= stop and i - start < LONGEST:
        token = doc[i]
        nominal = token.tag_ in NOMINAL_TAGS or token.tag_ in {"PRP$", "POS", "HYPH", "RBS"}
        joins = token.tag_ in {"IN", "CC", "TO"} and i > start and _goes_on(grammar, i, stop)
        if token.lower_ in {"that", "what", "who", "which"} or not (nominal or joins):
            break
        if token.tag_ in {"PRP", "EX"} and i > start:
            break
        if (
            token.tag_ in {"DT", "PRP$"}
            and i > start
            and grammar.doc[i - 1].tag_ not in {"IN", "CC", "TO", "PDT", "DT"}
        ):
            break
        if token.tag_ == "VBG" and token.dep_ in {"advcl", "ccomp", "xcomp", "acl"}:
            break
        if token.tag_ == "VBN" and token.dep_ != "amod":
            break
        i += 1
    while i > start and doc[i - 1].tag_ in {"IN", "CC", "DT", "TO"}:
        i -= 1
    return i - 1


def _goes_on(grammar: Grammar, index: int, stop: int) -> bool:
    """Whether a preposition or conjunction inside a noun phrase leads to more of it."""
    token = grammar.doc[index]
    if index + 1 > stop or token.lower_ in {"as", "because", "while", "after", "if", "since", "until", "but"}:
        return False
    head = token.head
    return head.i > index and head.dep_ in {"nmod", "conj", "obl", "flat", "appos", "compound"} and head.head.i < index


def _participle(grammar: Grammar, at: int, stop: int) -> int:
    """The first token behind a participle that follows a venue, with what it governs.

    "In a report issued on Monday", "in a statement posted online", "in a video carried by state television".
    """
    if at >= stop or grammar.doc[at].tag_ != "VBN":
        return at
    then = time_end(grammar, at + 1, stop)
    if then == at + 1 and grammar.doc[then].tag_ == "RB":
        then += 1
    elif then == at + 1 and grammar.doc[then].tag_ in {"IN", "TO"} and grammar.doc[then].lower_ != "that":
        end = nominal_end(grammar, then + 1, stop)
        then = end + 1 if end > then else then
    return then if then > at + 1 else at


def _recipient(grammar: Grammar, start: int, stop: int) -> Range | None:
    """The noun phrase right behind a verb of telling."""
    if start > stop or grammar.doc[start].text in {",", ":", '"', "that"}:
        return None
    if grammar.doc[start].tag_ == "PRP":
        opens = grammar.doc[start].lower_ in SUBJECT_FORMS and start < stop and grammar.doc[start + 1].tag_ in FINITE
        return None if opens else (start, start)
    end = nominal_end(grammar, start, stop)
    # "told reporters the road was closed": the clause's subject is not part of the recipient
    for i in range(start + 1, end + 1):
        if time_end(grammar, i, stop) > i:
            end = i - 1
            break
        starts_phrase = grammar.doc[i].tag_ in {"DT", "PRP$", "PRP"} or grammar.doc[i].lower_ in WEEKDAYS
        if starts_phrase and grammar.doc[i - 1].tag_ not in {"IN", "CC", "TO", "DT", "PDT"}:
            end = i - 1
            break
    if end < stop and grammar.doc[end + 1].tag_ in FINITE and _has_subject(grammar, end + 1, start):
        return None
    return (start, end) if end >= start else None


def _has_subject(grammar: Grammar, verb: int, start: int) -> bool:
    """Whether what stands from a token on is the subject of the verb behind it ("warned the toll could rise")."""
    clause = grammar.doc[verb] if grammar.doc[verb].dep_ not in {"aux", "aux:pass", "cop"} else grammar.doc[verb].head
    return any(c.dep_ in SUBJECTS and start <= c.i < verb for c in clause.children)
