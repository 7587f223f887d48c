"""Where a content begins and ends: the complement of a cue to its right, or the clause or quotation to its left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.attributions.appositions import opens_denied_claim
from sayso.reading.attributions.cues import cue_verbs, inanimate
from sayso.reading.attributions.grammar import FINITE, PAUSES, SUBJECTS, Grammar, Range
from sayso.reading.attributions.runs import has_verb, noun_run_after, with_apposition
from sayso.reading.attributions.splitting import CLOSERS, TERMINALS
from sayso.reading.quotes import Quote

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["clause_left", "clause_right", "quotes_after", "trim"]

EDGES = PAUSES | {".", ";", ":"}
GROUP = {"aux", "aux:pass", "cop"}
RELATIVES = {"WDT", "WP", "WP$", "WRB"}
OTHERS = {"another", "others", "some", "many", "most", "both", "neither"}
"""Words that may be a source by themselves."""
REPORTED = {"meanwhile", "however", "moreover", "furthermore"}
"""Adverbs by which a report goes on, which are nobody's words at the start of a clause before its cue."""
LEAD_INS = {"but", "and", "yet", "so", "or", "nor"}


def trim(grammar: Grammar, span: Range) -> Range | None:
    """A range without the commas, full stops and lone quotation marks at its edges; None where nothing is left."""
    first, last = span
    doc = grammar.doc
    while first <= last and doc[first].text in EDGES:
        first += 1
    while first <= last and doc[last].text in EDGES and grammar.quote_at(last) is None:
        last -= 1
    if first <= last and doc[last].text in CLOSERS - {")", "]"}:
        quote = grammar.quote_at(last)
        if quote is None or quote.first < first:
            last -= 1
    return (first, last) if first <= last and any(t.is_alpha or t.like_num for t in doc[first : last + 1]) else None


def clause_right(grammar: Grammar, verb: Token, start: int) -> Range | None:
    """The content that begins at ``start`` and runs to the end of the reported clause.

    The end is the sentence's, or the end of a quotation that runs past it, unless the verb goes on to something of
    its own: a second verb joined to the cue, a participle that is a cue ("..., adding that"), an adverbial clause
    that belongs to the cue.
    """
    end = grammar.sentence(verb.i)[1]
    if start > end:
        return None
    end = min(end, _relative_end(grammar, verb, start, end), _subordinate_end(grammar, verb, start, end))
    quote = grammar.quote_at(start)
    if quote is not None and quote.first == start and quote.last > end:
        end = quote.last
    inside = grammar.quote_at(verb.i)
    if inside is not None:
        end = min(end, inside.last)
    aside = grammar.doc[start].lower_ == "that" and grammar.doc[min(start + 1, end)].text == ","
    for index in range(start + 1 + 2 * aside, end + 1):
        if _leaves(grammar, verb, index):
            end = index - 1
            break
    running = grammar.quote_at(end)
    if running is not None and running.closed and verb.i < running.first and inside is None:
        end = running.last
    return trim(grammar, (start, end))


def _relative_end(grammar: Grammar, verb: Token, start: int, end: int) -> int:
    """Where the content of a cue in a relative clause ends: before the main verb, or at the comma behind the clause."""
    if verb.dep_ != "acl:relcl" or verb.head.i >= verb.i:
        return end
    main = _verb_of(verb.head)
    if main is not None and main.i > start:
        first = min([main.i, *(c.i for c in main.children if c.i > start and c.dep_ in GROUP)])
        end = min(end, first - 1) if first > start + 1 else end
    edge = grammar.edges[verb.i][1]
    led = any(t.tag_ in RELATIVES for t in grammar.doc[verb.head.i + 1 : verb.i])
    return edge if led and start < edge < end and grammar.doc[edge + 1].text == "," else end


def _verb_of(noun: Token) -> Token | None:
    """The predicate whose subject a noun is, or is part of ("the owner of the ship, which ..., left")."""
    while noun.dep_ in {"nmod", "conj", "appos"} and noun.head.i < noun.i:
        noun = noun.head
    return noun.head if noun.dep_ in SUBJECTS and noun.head.i > noun.i else None


def _subordinate_end(grammar: Grammar, verb: Token, start: int, end: int) -> int:
    """Where the content of a cue in a clause before the main one ends ("When he said that S, the crowd ...")."""
    main = verb.head
    led = verb.tag_ == "VBG" or grammar.child(verb, "mark", "advmod") is not None
    if verb.dep_ != "advcl" or main.i <= start or not led:
        return end
    edge = grammar.edges[verb.i][1]
    comma = grammar.doc[edge].text == "," or grammar.doc[min(edge + 1, end)].text == ","
    return edge if start < edge < min(main.i, end) and comma else end


def _leaves(grammar: Grammar, verb: Token, index: int) -> bool:
    """Whether the reported clause ends before a token."""
    doc = grammar.doc
    token = doc[index]
    quote = grammar.quote_at(index)
    if quote is not None and quote.first < index:
        return False
    if grammar.pauses(index - 1) and token.tag_ in {"DT", "PRP$", "NN", "WDT"} and opens_denied_claim(grammar, index):
        return True
    if doc[index - 1].text == "," and token.head.i == verb.i and _another_cue(grammar, verb, index):
        return True
    comma = grammar.pauses(index - 1) or doc[index - 1].text in {'"', ";"}
    if token.tag_ == "VBG" and token.lemma_ in cue_verbs():
        frames = cue_verbs()[token.lemma_].frames
        if index < grammar.sentence(index)[1] and "quote" in frames and _opens_statement(grammar, index + 1, frames):
            return True
        doer = grammar.subject(token)
        speechless = "bare" in frames and doer is not None and doer.i > verb.i and inanimate(doer.lemma_)
        return bool(frames - {"quote", "that"}) and (
            comma or speechless or (token.head.i <= verb.i and token.dep_ == "advcl")
        )
    if token.tag_ in {"WDT", "WP"} and _remark(grammar, index):
        return True
    if doc[index - 1].text == ";" and _another_report(grammar, index):
        return True
    if token.lower_ in {"and", "but", "while"} and (
        _another_report(grammar, index + 1) or _another_cue(grammar, verb, index + 1)
    ):
        return True
    if token.tag_ == "CC" and doc[min(index + 1, len(doc) - 1)].lower_ != "that":
        verbal = token.head
        around = verbal.children
        helped = any(c.dep_ in {"aux", "aux:pass"} for c in around)
        # "..., but it is unclear how" goes on in the speaker's voice
        own = not any(c.dep_ in {"expl", "nsubj"} and c.tag_ == "PRP" and c.i > index for c in around)
        helped = helped or (own and any(c.dep_ == "cop" and c.i > index for c in around))
        finite = verbal.tag_ in {"VBD", "VBZ", "VBP"} or helped
        parted = comma or verbal.lemma_ in cue_verbs()
        return parted and verbal.i > index and _joined_to(verbal, verb) and finite
    if comma and _main_clause(grammar, verb, index):
        return True
    if token.tag_ in {"IN", "WRB"} and comma and token.dep_ == "mark":
        clause = token.head
        return (
            clause.dep_ == "advcl"
            and clause.head.i == verb.i
            and token.lemma_ in {"as", "while", "after", "when", "although", "though"}
        )
    return False


def _remark(grammar: Grammar, index: int) -> bool:
    """Whether a relative clause at the end of a sentence tells what somebody says of it (", which it said was old")."""
    doc, stop = grammar.doc, grammar.sentence(index)[1]
    if index + 2 > stop or doc[index + 1].tag_ != "PRP":
        return False
    entry = cue_verbs().get(doc[index + 2].lemma_)
    said = entry is not None and "bare" in entry.frames and not entry.attitude and doc[index + 2].tag_ in FINITE
    return said and grammar.edges[doc[index + 2].i][1] >= stop - 1


def _main_clause(grammar: Grammar, verb: Token, index: int) -> bool:
    """Whether the main clause begins at a token, the cue standing in one before it ("Before he said S, the crowd")."""
    top = grammar.doc[index]
    while top.head.i >= index and top.head.i != top.i:
        top = top.head
    if top.i <= verb.i or top.dep_ not in {"ROOT", "parataxis"}:
        return False
    above = top if top.dep_ == "ROOT" else top.head
    clause = top.tag_ in FINITE or any(c.dep_ in SUBJECTS and c.i >= index for c in top.children)
    return clause and above.i != verb.i and above in verb.ancestors


def _another_report(grammar: Grammar, at: int) -> bool:
    """Whether a source and a cue that takes a clause follow: a second report joined to the first."""
    run = noun_run_after(grammar, at) if at < len(grammar.doc) else None
    if run is None and at < len(grammar.doc) and grammar.doc[at].lower_ in OTHERS:
        run = at, at
    if run is None or run[1] + 1 >= len(grammar.doc):
        return False
    run = with_apposition(grammar, run)
    at = run[1] + 1 + (grammar.doc[run[1] + 1].text == ",")
    verb = grammar.doc[min(at, len(grammar.doc) - 1)]
    if verb.tag_ == "RB" and run[1] + 2 < len(grammar.doc):
        verb = grammar.doc[run[1] + 2]
    entry = cue_verbs().get(verb.lemma_)
    tells = entry is not None and not entry.attitude and ("bare" in entry.frames or entry.stance == "denies")
    return tells and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _another_cue(grammar: Grammar, verb: Token, at: int) -> bool:
    """Whether a second cue of the same tense follows without a subject ("said that ..., and accused ...")."""
    token = grammar.doc[at] if at < len(grammar.doc) else None
    if token is not None and token.tag_ == "RB" and at + 1 < len(grammar.doc):
        token = grammar.doc[at + 1]
    entry = cue_verbs().get(token.lemma_) if token is not None and token.tag_ == verb.tag_ else None
    return entry is not None and not entry.attitude and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _opens_statement(grammar: Grammar, at: int, frames: frozenset[str]) -> bool:
    """Whether a participle that is a cue is followed by a statement at once ("adding that", "adding: ...")."""
    token = grammar.doc[at]
    if token.lower_ in {"that", ":"} or token.text in {'"', ":"}:
        return True
    return token.tag_ in {"PRP", "DT", "EX"} and "bare" in frames and has_verb(grammar, at, grammar.sentence(at)[1])


def _joined_to(token: Token, verb: Token) -> bool:
    return (
        token.dep_ in {"conj", "parataxis"}
        and token.head.i <= verb.i
        and (token.head.i == verb.i or token.head in verb.ancestors)
    )


def clause_left(grammar: Grammar, verb: Token, core_first: int) -> Range | None:
    """The content that ends right before the source and cue: a quotation, or the clause of the sentence so far."""
    doc = grammar.doc
    last = core_first - 1
    start = grammar.sentence(verb.i)[0]
    if last < 0:
        return None
    before = last - 1 if grammar.pauses(last) and last else last
    quote = grammar.quote_at(before)
    if quote is not None and quote.last == before:
        if quote.statement or quote.first <= start:
            opening = _lead(grammar, start, quote)
            return trim(grammar, (opening, before))
    elif quote is not None:
        start = max(start, quote.first + 1)
    start += start < last and doc[start].lower_ in REPORTED
    return trim(grammar, (start, last))


def _lead(grammar: Grammar, start: int, quote: Quote) -> int:
    """Where a quotation's content opens: at its mark, or earlier where the sentence was already under way."""
    if quote.first <= start:
        return quote.first
    words = [t for t in grammar.doc[start : quote.first] if t.is_alpha]
    return start if words else quote.first


def quotes_after(grammar: Grammar, index: int) -> tuple[Range, ...]:
    """The quotation that goes on behind a cue clause ending at ``index``: right there, or opening the next sentence."""
    doc = grammar.doc
    at = index + 1
    while at < len(doc) and doc[at].text in PAUSES | TERMINALS:
        at += 1
    if at < len(doc):
        quote = grammar.quote_at(at)
        if quote is not None and quote.first == at and quote.statement:
            return ((quote.first, quote.last),)
    return ()
