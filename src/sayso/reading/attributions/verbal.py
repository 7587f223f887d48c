"""Attributions whose cue is a verb: "X said that", "..., X said", "said X", "told Y", "was accused of"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.before import closes_sentence, interrupted, quotation_ends_before, resumed, stands_alone
from sayso.reading.attributions.behind import content_behind, pieces
from sayso.reading.attributions.candidates import chain_start, entry_of, read_elsewhere, reports_nothing
from sayso.reading.attributions.cues import Cue
from sayso.reading.attributions.extent import clause_left, quotes_after, trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.passive import mistagged, passive, quoting
from sayso.reading.attributions.source import shared_source, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verbal"]


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
    negated = any(c.lower_ in {"not", "n't", "never"} for c in grammar.children[verb.i])
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
    return _with_content(grammar, verb, entry, (first, last), source, head, negated=negated)


def _with_content(
    grammar: Grammar, verb: Token, entry: Cue, cue: Range, source: Range, head: Token, *, negated: bool
) -> Finding | None:
    behind = max(cue[1], source[1] if source[0] > verb.i else 0)
    stop = grammar.sentence(verb.i)[1]
    skipped = adjuncts.skip(grammar, behind + 1, stop, verb.i, entry)
    adjacent = source[1] < cue[0] and not grammar.is_finite_clause(source[1] + 1, cue[0] - 1)
    core_first = source[0] if adjacent and source[0] < verb.i else cue[0]
    content: tuple[Range, ...] = ()
    rule = ""
    quoted_left = quotation_ends_before(grammar, core_first)
    if quoted_left and closes_sentence(grammar, core_first):
        content, rule = content_behind(grammar, verb, entry, behind, skipped.end, stop)
    if (
        not content
        and "quote" in entry.frames
        and quoted_left
        and verb.tag_ != "VBG"
        and not _opens_clause(grammar, skipped.end, stop)
    ):
        left = clause_left(grammar, verb, core_first)
        if left is not None:
            content = (left, *(quotes_after(grammar, skipped.end - 1) or resumed(grammar, skipped.end, stop)))
            rule = "quotation before cue"
    if not content:
        content, rule = content_behind(grammar, verb, entry, behind, skipped.end, stop)
    if not content and "quote" in entry.frames and verb.tag_ != "VBG" and (adjacent or source[0] > verb.i):
        left = clause_left(grammar, verb, core_first)
        rest = interrupted(grammar, core_first, skipped.end, stop) if left is not None else None
        if left is not None and rest is not None:
            content, rule = (left, rest), "cue inside clause"
        nothing = skipped.end >= stop
        ended = (
            nothing
            or source[0] > verb.i
            or grammar.doc[skipped.end].is_punct
            or grammar.doc[skipped.end].tag_ in {"VBG", "IN"}
        )
        if (
            left is not None
            and not content
            and stands_alone(grammar, left, core_first, entry, nothing_behind=nothing, ended=ended)
        ):
            content = (left, *quotes_after(grammar, skipped.end - 1))
            rule = "clause before cue"
    if (
        content
        and rule == "cue before preposition"
        and "object" in entry.frames
        and (antecedent := _antecedent(grammar, verb))
    ):
        content = (antecedent, *content)
    if not content and (antecedent := _antecedent(grammar, verb)):
        content, rule = (antecedent, *pieces(_rest(grammar, behind + 1, stop))), "relative clause"
    if not content and "quote" in entry.frames and _opens_next(grammar, skipped.end):
        rule = "cue before next paragraph"
    elif not content:
        return None
    if rule == "cue before infinitive" and entry.lemma == "tell":
        entry = dataclasses.replace(entry, stance="asks")
    return Finding(source, cue, content, entry, rule, head.i, skipped.recipient, skipped.venue, negated)


def _opens_clause(grammar: Grammar, at: int, stop: int) -> bool:
    return at <= stop and grammar.doc[at].lower_ == "that" and grammar.doc[at].tag_ == "IN"


def _opens_next(grammar: Grammar, at: int) -> bool:
    """Whether a paragraph ends in the colon of a cue, so that what was said stands in the next one."""
    return at == len(grammar.doc) - 1 and grammar.doc[at].text == ":"


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
