"""Attributions whose cue is a verb: "X said that", "..., X said", "said X", "told Y", "was accused of"."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.adjuncts import Adjuncts
from sayso.reading.attributions.before import closes_sentence, interrupted, quotation_ends_before, resumed, stands_alone
from sayso.reading.attributions.behind import content_behind, pieces
from sayso.reading.attributions.candidates import chain_start, entry_of, read_elsewhere, reports_nothing
from sayso.reading.attributions.cues import Cue
from sayso.reading.attributions.extent import clause_left, quotes_after, trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import PAUSES, Grammar, Range
from sayso.reading.attributions.passive import mistagged, passive, quoting
from sayso.reading.attributions.runs import has_verb
from sayso.reading.attributions.source import shared_source, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verbal"]

GOVERNED = {"about", "against", "at", "for", "of", "on", "over", "to", "with"}
"""Prepositions that belong to the verb before them when a noun phrase follows."""
PARTIES = {"i", "we", "you"}
"""The writer and the reader: outside quotations their beliefs are reported, but not what they do and wish."""
SHORTEST_CLAUSE = 3
"""Tokens before "as X said" from which on they may be what X said."""
WITHOUT_CLAUSE = {"cue before object", "cue before preposition", "cue before infinitive", "cue before gerund"}


def verbal(grammar: Grammar) -> Iterator[Finding]:
    """Every attribution with a verb for its cue, in order of the cues."""
    before: Finding | None = None
    for token, tag in zip(grammar.passage.tokens, grammar.passage.tags, strict=True):
        if (
            tag.startswith("V")
            and token.dep_ not in {"amod", "aux", "aux:pass", "compound"}
            and not read_elsewhere(grammar, token)
        ):
            entry, last = entry_of(grammar, token)
            if entry is not None and (found := _read(grammar, token, entry, last, before)):
                before = found
                yield found


def _read(grammar: Grammar, verb: Token, entry: Cue, last: int, before: Finding | None) -> Finding | None:
    first = grammar.verb_group(verb)[0]
    if grammar.passive(verb) and not mistagged(grammar, verb, entry, (first, last)):
        return passive(grammar, verb, entry, (first, last))
    if quoted := quoting(grammar, verb):
        return quoted
    first = chain_start(grammar, verb, first)
    found = shared_source(grammar, verb, entry, before) or source_of(grammar, verb, first, last)
    if found is None:
        return None
    source, head = found
    if reports_nothing(grammar, verb, entry, source, head):
        return None
    return _with_content(grammar, verb, entry, (first, last), source, head)


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


def _with_preposition(grammar: Grammar, cue: Range, content: Range) -> tuple[Range, tuple[Range, ...]]:
    """A cue with the preposition that it governs right behind it ("complained about"), and the content without it."""
    first, last = content
    governs = first == cue[1] + 1 <= last and grammar.doc[first].tag_ == "IN" and grammar.doc[first].lower_ in GOVERNED
    if not governs or first == last:
        return cue, (content,)
    return (cue[0], first), ((first + 1, last),)


Found: TypeAlias = tuple[tuple[Range, ...], str]
NOTHING: Found = ((), "")


def _with_content(grammar: Grammar, verb: Token, entry: Cue, cue: Range, source: Range, head: Token) -> Finding | None:
    stop = grammar.sentence(verb.i)[1]
    last = max(cue[1], source[1] if source[0] > verb.i else 0)
    skipped = adjuncts.skip(grammar, last + 1, stop, verb.i, entry)
    adjacent = source[1] < cue[0] and not grammar.is_finite_clause(source[1] + 1, cue[0] - 1)
    first = source[0] if adjacent and source[0] < verb.i else cue[0]
    core = Core(grammar, verb, entry, cue, source, skipped, adjacent, first, last, stop)
    for place in PLACES:
        content, rule = place(core)
        if rule:
            break
    else:
        return None
    if rule == "cue before infinitive" and entry.lemma == "tell":
        entry = dataclasses.replace(entry, stance="asks")
    if head.lower_ in PARTIES and rule in WITHOUT_CLAUSE:
        return None
    if rule == "cue before preposition" and len(content) == 1:
        cue, content = _with_preposition(grammar, cue, content[0])
    return Finding(source, cue, content, entry, rule, head.i, skipped.recipient, skipped.venue, skipped.time)


def _behind(core: Core) -> Found:
    content, rule = content_behind(core.grammar, core.verb, core.entry, core.last, core.skipped.end, core.stop)
    governed = rule == "cue before preposition" and "object" in core.entry.frames
    antecedent = _antecedent(core.grammar, core.verb) if content and governed else None
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
    left = trim(grammar, (lower, as_ - 1)) if as_ > lower else None
    if left is not None and grammar.doc[as_ - 1].text not in PAUSES | {'"'}:
        return NOTHING
    led = left is None or (left[1] - left[0] < SHORTEST_CLAUSE and grammar.doc[left[1]].tag_ in {"CC", "IN", "RB"})
    right = pieces(_behind_comma(core)) if led or not has_verb(grammar, *(left or core.cue)) else ()
    content = right if led else (*pieces(left), *right)
    return (content, "as clause") if content else NOTHING


def _behind_comma(core: Core) -> Range | None:
    at = core.skipped.end
    return trim(core.grammar, (at, core.stop)) if at < core.stop and core.grammar.doc[at].text == "," else None


def _in_new_sentence(core: Core) -> Found:
    """What stands behind a cue whose source opens a sentence, where the quotation before it is the last sentence's."""
    opens = quotation_ends_before(core.grammar, core.first) and closes_sentence(core.grammar, core.first)
    return _behind(core) if opens else NOTHING


def _quotation_before(core: Core) -> Found:
    grammar, end = core.grammar, core.skipped.end
    speaks = "quote" in core.entry.frames and core.verb.tag_ != "VBG"
    if not speaks or not quotation_ends_before(grammar, core.first) or _opens_clause(grammar, end, core.stop):
        return NOTHING
    left = clause_left(grammar, core.verb, core.first)
    if left is None or _names_a_work(core, left):
        return NOTHING
    return (left, *(quotes_after(grammar, end - 1) or resumed(grammar, end, core.stop))), "quotation before cue"


def _names_a_work(core: Core, left: Range) -> bool:
    """Whether what stands before a cue is a phrase with a title or a borrowed word at its end ("On "Newshour," he")."""
    grammar = core.grammar
    quote = grammar.quote_at(core.first - 1) or grammar.quote_at(core.first - 2)
    if quote is None or quote.first <= left[0] or has_verb(grammar, left[0], quote.first - 1):
        return False
    behind = core.skipped.end <= core.stop and not grammar.doc[core.skipped.end].is_punct
    return behind and (grammar.doc[left[0]].tag_ == "IN" or not quote.statement)


def _clause_before(core: Core) -> Found:
    """The clause that ends at a cue, or that the cue interrupts."""
    grammar, end = core.grammar, core.skipped.end
    inverted = core.source[0] > core.verb.i
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
    ended = nothing or inverted or grammar.doc[end].is_punct or grammar.doc[end].tag_ in {"VBG", "IN"}
    if stands_alone(grammar, left, core.first, core.entry, nothing_behind=nothing, ended=ended):
        return (left, *quotes_after(grammar, end - 1)), "clause before cue"
    return NOTHING


def _relative(core: Core) -> Found:
    antecedent = _antecedent(core.grammar, core.verb)
    if antecedent is None or core.entry.attitude or "object" not in core.entry.frames:
        return NOTHING
    return (antecedent, *pieces(_rest(core.grammar, core.last + 1, core.stop))), "relative clause"


def _next_paragraph(core: Core) -> Found:
    """No content yet: a paragraph ends in the colon of a cue, and what was said stands in the next one."""
    doc, at = core.grammar.doc, core.skipped.end
    opens = "quote" in core.entry.frames and at == len(doc) - 1 and doc[at].text == ":"
    return ((), "cue before next paragraph") if opens else NOTHING


PLACES: tuple[Callable[[Core], Found], ...] = (
    _as_clause,
    _in_new_sentence,
    _quotation_before,
    _behind,
    _clause_before,
    _relative,
    _next_paragraph,
)
"""Where the content of a cue may stand, in order of trust."""


def _opens_clause(grammar: Grammar, at: int, stop: int) -> bool:
    return at <= stop and grammar.doc[at].lower_ == "that" and grammar.doc[at].tag_ == "IN"


def _antecedent(grammar: Grammar, verb: Token) -> Range | None:
    """What a relative clause says something of ("the attack, which the ministry blamed on rebels")."""
    if verb.dep_ != "acl:relcl" or verb.head.i >= verb.i:
        return None
    pronoun = next(
        (c for c in grammar.children[verb.i] if c.dep_ == "obj" and c.tag_ in {"WDT", "WP"} and c.i < verb.i), None
    )
    if pronoun is None:
        return None
    noun = grammar.noun_phrase(verb.head, grammar.sentence(verb.i)[0], pronoun.i - 1)
    return trim(grammar, (noun[0], pronoun.i - 1))


def _rest(grammar: Grammar, at: int, stop: int) -> Range | None:
    return trim(grammar, (at, stop)) if at <= stop and not grammar.doc[at].is_punct else None
