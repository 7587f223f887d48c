"""Where the content of a cue may stand: before it, behind it, round it, in order of trust."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from sayso.reading.attributions.adjuncts import Adjuncts, opens_later
from sayso.reading.attributions.before import closes_sentence, interrupted, quotation_ends_before, resumed, stands_alone
from sayso.reading.attributions.behind import content_behind, pieces
from sayso.reading.attributions.cues import Cue, cue_verbs
from sayso.reading.attributions.extent import clause_left, clause_right, quotes_after, trim
from sayso.reading.attributions.grammar import FINITE, Grammar, Range
from sayso.reading.attributions.runs import has_verb

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["NEXT", "Core", "content_of"]

NEXT = "cue before next paragraph"
"""The rule of a cue whose content stands in the paragraph below, and is found there."""

SHORT_ASIDE = 5
"""Tokens between a cue and the colon that ends its paragraph ("The letter reads, in part:")."""
WHILE = {"after", "as", "before", "when", "while"}
"""Words that open a clause of time between a cue and its quotation ("said as he locked the hall, "...")."""
LONGEST_TITLE = 6
"""Words of a quotation up to which it is a title where each has a capital ("Good Morning Orlava")."""
SHORTEST_CLAUSE = 3
"""Tokens before "as X said" from which on they may be what X said."""


@dataclasses.dataclass(frozen=True, slots=True)
class Core:
    """A cue with its source and adjuncts: what a content may stand before, behind or round.

    ``adjacent``: the source stands right before the cue. ``first`` and ``last`` are the tokens of source and cue
    together, the cue's own where a clause stands between them; ``stop`` is the sentence's last.
    """

    grammar: Grammar
    verb: Token
    entry: Cue
    cue: Range
    source: Range
    skipped: Adjuncts
    adjacent: bool
    first: int
    last: int
    stop: int

    @property
    def inverted(self) -> bool:
        """Whether the source stands behind the cue."""
        return self.source[0] > self.verb.i


Found: TypeAlias = tuple[tuple[Range, ...], str]
NOTHING: Found = ((), "")


def _behind(core: Core) -> Found:
    content, rule = content_behind(core.grammar, core.verb, core.entry, core.last, core.skipped.end, core.stop)
    governed = rule == "cue before preposition" and "object" in core.entry.frames
    antecedent = _antecedent(core.grammar, core.verb) if content and governed else None
    antecedent = antecedent or (_extracted(core, content[0][0]) if content else None)
    return ((antecedent, *content), rule) if antecedent else (content, rule) if content else NOTHING


def _as_clause(core: Core) -> Found:
    """What stands round "as X said": the clause behind it where it opens the sentence, else the one it interrupts."""
    grammar, end = core.grammar, core.skipped.end
    as_ = core.first - 1
    lower = grammar.sentence(core.verb.i)[0]
    closed = end > core.stop or grammar.doc[end].is_punct
    if not core.adjacent or as_ < lower or not closed or grammar.doc[as_].lower_ != "as":
        return NOTHING
    if not core.entry.frames & {"clause", "bare"} and core.entry.lemma != "put it":
        return NOTHING
    joined = as_ == lower + 1 and grammar.doc[lower].tag_ == "CC"
    left = trim(grammar, (lower, as_ - 1)) if as_ > lower and not joined else None
    if left is not None and not grammar.pauses(as_ - 1) and grammar.doc[as_ - 1].text != '"':
        return NOTHING
    led = left is None or (left[1] - left[0] < SHORTEST_CLAUSE and grammar.doc[left[1]].tag_ in {"CC", "IN", "RB"})
    right = pieces(_behind_comma(core)) if led or not has_verb(grammar, *(left or core.cue)) else ()
    content = right if led else (*pieces(left), *right)
    return (content, "as clause") if content else NOTHING


def _behind_comma(core: Core) -> Range | None:
    at = core.skipped.end
    return trim(core.grammar, (at, core.stop)) if at < core.stop and core.grammar.doc[at].text == "," else None


def _between(core: Core) -> Found:
    """What stands round a cue between a verb and its clause ("The ledgers show, she said, that the abbey fell")."""
    grammar, at, last = core.grammar, core.skipped.end, core.first - 2
    doc = grammar.doc
    if not core.adjacent or last < 1 or at >= core.stop or not doc[last + 1].text == doc[at].text == ",":
        return NOTHING
    waits = doc[last].tag_ in FINITE and doc[last].lemma_ in cue_verbs() and doc[at + 1].lower_ == "that"
    left = trim(grammar, (grammar.sentence(core.verb.i)[0], last)) if waits else None
    return ((left, *pieces(trim(grammar, (at + 1, core.stop)))), "cue inside clause") if left is not None else NOTHING


def _in_new_sentence(core: Core) -> Found:
    """What stands behind a cue whose source opens a sentence, where the quotation before it is the last sentence's."""
    opens = quotation_ends_before(core.grammar, core.first) and closes_sentence(core.grammar, core.first)
    return _behind(core) if opens else NOTHING


def _parting(core: Core) -> Found:
    """A lead before source and cue and the quotation behind them that goes on from it ("But, she said, "the ..."")."""
    grammar, doc = core.grammar, core.grammar.doc
    at = core.skipped.end
    lower = grammar.sentence(core.verb.i)[0]
    paused = core.first > lower and doc[core.first - 1].text == "," and at < core.stop and doc[at].text == ","
    if not paused or "quote" not in core.entry.frames or not core.adjacent:
        return NOTHING
    quote = grammar.quote_at(at + 1)
    if quote is None or quote.first != at + 1 or not quote.statement or not doc[at + 2].text[:1].islower():
        return NOTHING
    left = trim(grammar, (lower, core.first - 1))
    if left is None or any(grammar.quote_at(i) for i in left):
        return NOTHING
    if doc[left[0]].tag_ not in {"IN", "WRB", "VBG"} and has_verb(grammar, *left):
        return NOTHING
    said = clause_right(grammar, core.verb, quote.first) or (quote.first, quote.last)
    return (left, said, *(quotes_after(grammar, said[1]) if said[1] == quote.last else ())), "cue inside clause"


def _quotation_before(core: Core) -> Found:
    grammar, end = core.grammar, core.skipped.end
    speaks = "quote" in core.entry.frames and core.verb.tag_ != "VBG"
    if not speaks or not quotation_ends_before(grammar, core.first) or _opens_clause(grammar, end, core.stop):
        return NOTHING
    left = clause_left(grammar, core.verb, core.first)
    if left is None or _names_a_work(core, left) or _anothers(core):
        return NOTHING
    return (left, *(quotes_after(grammar, end - 1) or resumed(grammar, end, core.stop))), "quotation before cue"


def _names_a_work(core: Core, left: Range) -> bool:
    """Whether what stands before a cue is a phrase with a title or a borrowed word at its end ("On "Newshour," he")."""
    grammar = core.grammar
    quote = grammar.quote_at(core.first - 1) or grammar.quote_at(core.first - 2)
    if quote is None or quote.first <= left[0]:
        return False
    behind = core.skipped.end <= core.stop and not grammar.doc[core.skipped.end].is_punct
    title = [t for t in grammar.doc[quote.first : quote.last + 1] if t.is_alpha]
    if behind and 1 < len(title) <= LONGEST_TITLE and all(t.is_title or t.text.isupper() for t in title):
        return True
    if has_verb(grammar, left[0], quote.first - 1):
        return False
    return behind and (grammar.doc[left[0]].tag_ == "IN" or not quote.statement)


def _anothers(core: Core) -> bool:
    """Whether the quotation before goes on a quotation of the sentence before it, and the cue has an object of its own.

    '"...," the mechanic said. "I told them." A lifeboat found the wreck.'
    """
    grammar = core.grammar
    quote = grammar.quote_at(core.first - 1)
    if quote is None or quote.first < 2 or not closes_sentence(grammar, core.first):
        return False
    start = grammar.sentence(quote.first - 1)[0]
    told = grammar.doc[quote.first - 1].text == "." and any(start <= q.first < quote.first for q in grammar.quotes)
    return told and grammar.child(core.verb, "obj") is not None


def _clause_before(core: Core) -> Found:
    """The clause that ends at a cue, or that the cue interrupts."""
    grammar, end = core.grammar, core.skipped.end
    inverted = core.inverted
    comments = "quote" in core.entry.frames or (core.entry.attitude and "bare" in core.entry.frames)
    if not comments or core.verb.tag_ == "VBG" or not (core.adjacent or inverted):
        return NOTHING
    left = clause_left(grammar, core.verb, core.first)
    if left is None:
        return NOTHING
    rest = interrupted(grammar, core.first, end, core.stop)
    if rest is not None:
        return (left, rest), "cue inside clause"
    nothing = end >= core.stop
    says = core.verb.lemma_ == "say" and not nothing
    joined = says and grammar.doc[end].tag_ == "CC" and has_verb(grammar, end + 1, core.stop)
    ended = nothing or inverted or joined or grammar.doc[end].is_punct or grammar.doc[end].tag_ in {"VBG", "IN"}
    ended = ended or opens_later(grammar, end, core.stop)
    hung = any(c.dep_ in {"ccomp", "parataxis"} and left[0] <= c.i <= left[1] for c in core.verb.children)
    if stands_alone(grammar, left, core.first, core.entry, nothing_behind=nothing, ended=ended, parsed=hung):
        return (left, *quotes_after(grammar, end - 1)), "clause before cue"
    return NOTHING


def _relative(core: Core) -> Found:
    antecedent = _antecedent(core.grammar, core.verb)
    if antecedent is None or core.entry.attitude or "object" not in core.entry.frames:
        return NOTHING
    if any(frame.endswith("!") for frame in core.entry.frames):
        return NOTHING
    stop = min(core.stop, core.grammar.edges[core.verb.i][1])
    return (antecedent, *pieces(_rest(core.grammar, core.last + 1, stop))), "relative clause"


def _next_paragraph(core: Core) -> Found:
    """No content yet: a paragraph ends in the colon of a cue, and what was said stands in the next one."""
    doc, at = core.grammar.doc, core.skipped.end
    last = len(doc) - 1
    between = last - at <= SHORT_ASIDE and not has_verb(core.grammar, at, last)
    opens = "quote" in core.entry.frames and doc[last].text == ":" and core.grammar.sentence(core.verb.i)[1] == last
    return ((), NEXT) if opens and between else NOTHING


def _later_quotation(core: Core) -> Found:
    """A quotation behind a comma or colon and a long adjunct of the cue's ("said in the spring, at home: "...")."""
    grammar = core.grammar
    if "quote" not in core.entry.frames or core.inverted:
        return NOTHING
    opens = (q for q in grammar.quotes if core.last < q.first <= core.stop and q.statement)
    quote = next(opens, None)
    if quote is None or grammar.doc[quote.first - 1].text not in {",", ":"}:
        return NOTHING
    meanwhile = grammar.doc[core.last + 1].lower_ in WHILE and grammar.doc[core.last + 1].dep_ == "mark"
    if has_verb(grammar, core.last + 1, quote.first - 1) and not meanwhile:
        return NOTHING
    return ((quote.first, quote.last), *quotes_after(grammar, quote.last)), "cue before quotation"


def _behind_pause(core: Core) -> Found:
    """A sentence behind a cue and a comma, where source and cue open the sentence ("The Lantern reported, The ...")."""
    grammar, doc, at = core.grammar, core.grammar.doc, core.skipped.end
    opens = core.adjacent and not core.inverted and core.first == grammar.sentence(core.verb.i)[0]
    if not opens or "bare" not in core.entry.frames or at + 1 >= core.stop or doc[at].text != ",":
        return NOTHING
    word = doc[at + 1]
    if not word.is_title or word.tag_ not in {"DT", "NNP", "PRP", "NN", "NNS", "PRP$", "EX"}:
        return NOTHING
    return (pieces(trim(grammar, (at + 1, core.stop))), "cue before bare clause") if word.dep_ != "appos" else NOTHING


PLACES: tuple[Callable[[Core], Found], ...] = (
    _as_clause,
    _between,
    _in_new_sentence,
    _quotation_before,
    _parting,
    _behind,
    _clause_before,
    _relative,
    _later_quotation,
    _next_paragraph,
    _behind_pause,
)
"""Where the content of a cue may stand, in order of trust."""


def _opens_clause(grammar: Grammar, at: int, stop: int) -> bool:
    return at <= stop and grammar.doc[at].lower_ == "that" and grammar.doc[at].tag_ == "IN"


def _antecedent(grammar: Grammar, verb: Token) -> Range | None:
    """What a relative clause says something of ("the attack, which the ministry blamed on rebels")."""
    if verb.dep_ != "acl:relcl" or verb.head.i >= verb.i:
        return None
    pronoun = next((c for c in verb.children if c.dep_ == "obj" and c.tag_ in {"WDT", "WP"} and c.i < verb.i), None)
    if pronoun is None:
        return None
    noun = grammar.noun_phrase(verb.head, grammar.sentence(verb.i)[0], pronoun.i - 1)
    return trim(grammar, (noun[0], pronoun.i - 1))


def _extracted(core: Core, at: int) -> Range | None:
    """What a clause behind a cue says something of: "the pact" in "the pact, which it said includes a truce"."""
    grammar, verb = core.grammar, core.verb
    doc = grammar.doc
    opens = doc[at].tag_ in FINITE | {"VBN"} and at == core.skipped.end
    pronoun = core.first - 1
    if not opens or not core.adjacent or core.inverted or pronoun < grammar.sentence(verb.i)[0]:
        return None
    if doc[pronoun].tag_ != "WDT" or verb.dep_ != "acl:relcl" or verb.head.i >= pronoun:
        return None
    noun = grammar.noun_phrase(verb.head, grammar.sentence(verb.i)[0], pronoun - 1)
    return trim(grammar, (noun[0], pronoun - 1))


def _rest(grammar: Grammar, at: int, stop: int) -> Range | None:
    return trim(grammar, (at, stop)) if at <= stop and not grammar.doc[at].is_punct else None


def content_of(core: Core) -> Found:
    """The content of a cue and the rule that found it; nothing and an empty rule where it has none."""
    return next((found for place in PLACES if (found := place(core))[1]), NOTHING)
