"""Who the source of a verb is: by the parse, or by the tags around the cue where the parse lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.cues import TELLS_NOBODY, Cue, cue_verbs, speaks
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import FINITE, Grammar, Range
from sayso.reading.attributions.runs import behind_lost_comma, has_verb, noun_run_after, noun_run_before
from sayso.reading.attributions.splitting import TIME_WORDS

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["head_of", "shared_source", "source_of"]


def source_of(grammar: Grammar, verb: Token, first: int, last: int) -> tuple[Range, Token] | None:
    """The source of an active cue and its head: by the parse, or by the tags around the cue where the parse lost it."""
    lower, upper = grammar.sentence(verb.i)
    subject = grammar.subject(verb)
    run = _run_before(grammar, first) if first > lower else None
    behind = _behind(grammar, verb, last, run)
    if run is not None and subject is not None and subject.i < run[0] and _closing(grammar, verb, last, run):
        described = _described(grammar, subject, run, lower)
        head = head_of(grammar, run)
        return (described, subject) if described else ((run[0], _without_time(grammar, head, run[1])), head)
    if run is not None and subject is not None and subject.i < run[0] and _cuts_in(grammar, run, last):
        return run, head_of(grammar, run)
    if run is not None and subject is not None and run[0] <= subject.i <= run[1] and grammar.closes_quote(run[0] - 1):
        return run, subject
    if subject is not None and subject.i < verb.i and not (behind is not None and verb.lemma_ == "say"):
        source = grammar.noun_phrase(subject, lower, first - 1)
        if source[0] > lower and grammar.doc[source[0] - 1].tag_ == "CC" and run is not None and run[0] < source[0]:
            source = run if _closing(grammar, verb, last, run) else source
        if source[0] < subject.i:
            source = (behind_lost_comma(grammar, source[0], subject.i), source[1])
        if source[0] <= subject.i:
            return (_with_name(grammar, source[0], lower), _without_time(grammar, subject, source[1])), subject
    if behind is not None:
        source = grammar.noun_phrase(behind, last + 1, upper)
        run = noun_run_after(grammar, last + 1)
        return (last + 1, max(source[1], run[1] if run else 0)), behind
    if run is not None:
        return run, head_of(grammar, run)
    if subject is not None:
        return grammar.noun_phrase(subject, last + 1, upper), subject
    return None


def _run_before(grammar: Grammar, first: int) -> Range | None:
    """The noun phrase right before a cue by its tags; a time is none."""
    run = noun_run_before(grammar, first - 1)
    timed = run is not None and all(t.lower_ in TIME_WORDS for t in grammar.doc[run[0] : run[1] + 1])
    return None if timed else run


def _behind(grammar: Grammar, verb: Token, last: int, run: Range | None) -> Token | None:
    """The head of a source behind its cue; none where it cannot speak and what stands before the cue can."""
    behind = _inverted(grammar, verb, last)
    mute = behind is not None and run is not None and not speaks(behind) and speaks(head_of(grammar, run))
    return None if mute else behind


def _described(grammar: Grammar, subject: Token, run: Range, lower: int) -> Range | None:
    """A source with the name or description behind its head, where no comma parts them ("the group the Lantern")."""
    if head_of(grammar, run).head.i != subject.i or head_of(grammar, run).dep_ != "appos":
        return None
    first, last = grammar.noun_phrase(subject, lower, run[1])
    said = first > lower and (has_verb(grammar, lower, first - 1) or grammar.closes_quote(first - 1))
    return (first, last) if said and last >= run[1] and not has_verb(grammar, subject.i, run[0]) else None


def _cuts_in(grammar: Grammar, run: Range, last: int) -> bool:
    """Whether source and cue stand between commas behind another's name ("Ana Dragu, the mayor said, has left")."""
    doc = grammar.doc
    inside = run[0] > 0 and doc[run[0] - 1].text == "," and doc[run[1]].text != "," and last + 2 < len(doc)
    return inside and doc[last + 1].text == "," and (doc[last + 2].tag_ in FINITE or doc[last + 2].dep_ == "aux")


def _without_time(grammar: Grammar, head: Token, last: int) -> int:
    """The last token of a source without the time behind it that is the cue's ("The mayor on Tuesday said")."""
    for i in range(head.i + 1, last + 1 if head.ent_type_ else 0):
        own = any(c.head.i == head.i for c in grammar.doc[i : last + 1])
        if not own or grammar.doc[i].is_title:
            continue
        venue = adjuncts.prepositional(grammar, i, last) if grammar.doc[i].lower_ == "in" else None
        if adjuncts.time_end(grammar, i, last) == last + 1 or (venue is not None and venue[1] == last):
            return i - 1
    return last


def _with_name(grammar: Grammar, first: int, lower: int) -> int:
    """Where a source begins, with the name that its description follows ("Ana Dragu, the director of the port,")."""
    doc = grammar.doc
    described = doc[first].tag_ in {"DT", "JJ", "NN", "NNP", "PRP$"} and doc[first].ent_type_ != "PER"
    if not described or first - 2 < lower or doc[first - 1].text != "," or doc[first - 2].ent_type_ != "PER":
        return first
    name = first - 2
    while name > lower and doc[name - 1].ent_type_ == "PER":
        name -= 1
    return name if name == lower or doc[name - 1].is_punct else first


def shared_source(grammar: Grammar, verb: Token, entry: Cue, before: Finding | None) -> tuple[Range, Token] | None:
    """The source of the cue that a participle goes on from ("said ..., adding that"), and its head."""
    if verb.tag_ != "VBG" or before is None or before.source is None or before.head is None:
        return None
    inside = any(first <= verb.i <= last for first, last in before.content)
    if inside or "quote" not in entry.frames or grammar.sentence(before.cue[0]) != grammar.sentence(verb.i):
        return None
    return before.source, grammar.doc[before.head]


def head_of(grammar: Grammar, run: Range) -> Token:
    """The head of a noun phrase that was found by its tags."""
    nouns = [t for t in grammar.doc[run[0] : run[1] + 1] if t.tag_.startswith(("NN", "PRP", "CD"))]
    outward = [t for t in nouns if t.head.i < run[0] or t.head.i > run[1] or t.head.i == t.i]
    return (outward or nouns)[0]


def _closing(grammar: Grammar, verb: Token, last: int, run: Range) -> bool:
    """Whether a cue ends its sentence behind a noun phrase, without a comma ("... were killed a monitor said")."""
    entry = cue_verbs().get(verb.lemma_)
    if entry is not None and "quote" in entry.frames and grammar.closes_quote(run[0] - 1):
        return True
    if entry is None or "bare" not in entry.frames or grammar.doc[run[1]].text == ",":
        return False
    stop = grammar.sentence(verb.i)[1]
    end = adjuncts.skip(grammar, last + 1, stop, verb.i, TELLS_NOBODY).end
    if end <= stop and (grammar.doc[end].text == ":" or any(grammar.opens_quote(i) for i in (end, min(end + 1, stop)))):
        return False
    ends = end > stop or grammar.doc[end].is_punct or adjuncts.opens_later(grammar, end, stop)
    return ends and has_verb(grammar, grammar.sentence(verb.i)[0], run[0] - 1)


def _inverted(grammar: Grammar, verb: Token, last: int) -> Token | None:
    """The head of the noun phrase right behind a cue that follows what was said ("...," said the mayor)."""
    doc = grammar.doc
    if verb.i == 0 or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or _has_speaker_before(grammar, verb):
        return None
    run = noun_run_after(grammar, last + 1) if last + 1 < len(doc) else None
    if run is None:
        return None
    adjunct = adjuncts.skip(grammar, run[0], grammar.sentence(run[0])[1], verb.i, TELLS_NOBODY).end > run[0]
    if doc[run[0]].lower_ in TIME_WORDS or adjunct or not _closes(grammar, run):
        return None
    comes_after = grammar.pauses(verb.i - 1) or doc[verb.i - 1].text in {'"', "''", "'"}
    if not comes_after and doc[run[0]].tag_ == "PRP" and grammar.opens_quote(min(run[1] + 1, len(doc) - 1)):
        return None
    parsed = any(c.dep_ == "nsubj" and run[0] <= c.i <= run[1] for c in verb.children)
    bare = verb.lemma_ == "say" and has_verb(grammar, grammar.sentence(verb.i)[0], verb.i - 1)
    if not (comes_after or parsed or bare):
        return None
    if not comes_after and run[1] + 1 < len(doc) and grammar.opens_quote(run[1] + 1):
        return None
    nouns = [t for t in doc[run[0] : run[1] + 1] if t.tag_.startswith(("NN", "PRP"))]
    return next((t for t in nouns if t.head.i == verb.i), nouns[0])


def _has_speaker_before(grammar: Grammar, verb: Token) -> bool:
    """Whether a subject stands right before a cue, and behind no quotation ("the mayor said she "is not" ...")."""
    before = grammar.doc[verb.i - 1]
    first = grammar.sentence(verb.i)[0]
    own = before.head.i == verb.i and before.dep_ == "nsubj" and (verb.lemma_ != "say" or _may_say(grammar, before))
    return own and not any(q.closed and q.statement and first <= q.last < verb.i for q in grammar.quotes)


def _may_say(grammar: Grammar, noun: Token) -> bool:
    """Whether a noun before "said" may be who says it: it can speak, and is not the object of the verb before it."""
    left = grammar.edges[noun.i][0]
    verb = grammar.doc[left - 1] if left > grammar.sentence(noun.i)[0] else None
    taken = verb is not None and verb.tag_ in {"VBD", "VBZ"} and verb.lemma_ not in cue_verbs() and verb.lemma_ != "be"
    return noun.tag_ == "PRP" or (speaks(noun) and not taken)


def _closes(grammar: Grammar, run: Range) -> bool:
    """Whether nothing but a relative clause, an apposition, a time, a place or a participle follows a noun phrase."""
    doc = grammar.doc
    stop = grammar.sentence(run[1])[1]
    at = run[1] + 1
    if at > stop or doc[at].is_punct or doc[at].tag_ in {"WP", "WDT", "VBG"} or doc[at].lower_ == "that":
        return True
    told = noun_run_after(grammar, at) if doc[at].tag_ == "DT" else None
    if told is not None and (told[1] == stop or doc[told[1] + 1].is_punct):
        return True
    at = adjuncts.skip(grammar, at, stop, run[1], cue_verbs()["say"]).end
    return (
        at > stop or doc[at].is_punct or (doc[at].tag_ in {"IN", "TO", "RB", "VBG"} and not has_verb(grammar, at, stop))
    )
