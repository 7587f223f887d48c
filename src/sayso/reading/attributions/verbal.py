"""Attributions whose cue is a verb: "X said that", "..., X said", "said X", "told Y", "was accused of"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.adjuncts import Adjuncts
from sayso.reading.attributions.candidates import acts, chain_start, entry_of, read_elsewhere, reports_nothing
from sayso.reading.attributions.chains import passed_on
from sayso.reading.attributions.cues import Cue, cue_verbs, speaks
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.impressions import impression
from sayso.reading.attributions.occasions import leading, trailing
from sayso.reading.attributions.passive import is_reduced, mistagged, passive, quoting, reduced
from sayso.reading.attributions.questions import puts_question, questioned
from sayso.reading.attributions.source import shared_source, source_of
from sayso.reading.attributions.standing import NEXT, Core, content_of
from sayso.reading.lexicon import words

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["verbal"]

GOVERNED = {"about", "against", "at", "for", "of", "on", "over", "to", "with"}
"""Prepositions that belong to the verb before them when a noun phrase follows."""
PARTIES = {"i", "we", "you"}
"""The writer and the reader: outside quotations their beliefs are reported, but not what they do and wish."""
WITHOUT_CLAUSE = {"cue before object", "cue before preposition", "cue before infinitive", "cue before gerund"}


def verbal(grammar: Grammar) -> Iterator[Finding]:
    """Every attribution with a verb for its cue, in order of the cues."""
    before: Finding | None = None
    for token, tag in zip(grammar.passage.tokens, grammar.passage.tags, strict=True):
        if (
            (tag.startswith("V") or _noun_for_verb(grammar, token, tag))
            and token.dep_ not in {"amod", "aux", "aux:pass", "compound"}
            and not read_elsewhere(grammar, token)
        ):
            entry, last = entry_of(grammar, token)
            if entry is not None and (found := _read(grammar, token, entry, last, before)):
                before = found
                yield found


def _noun_for_verb(grammar: Grammar, token: Token, tag: str) -> bool:
    """Whether a cue verb with a subject and a clause was tagged as a noun ("Farmers in the delta fear that ...")."""
    if tag not in {"NN", "NNS"} or token.dep_ != "ROOT" or token.i + 1 >= len(grammar.doc):
        return False
    subject = grammar.child(token, "nsubj")
    then = grammar.doc[token.i + 1].lower_ == "that" and grammar.child(token, "cop") is None
    return then and subject is not None and subject.i < token.i and token.lemma_ in cue_verbs()


def _read(grammar: Grammar, verb: Token, entry: Cue, last: int, before: Finding | None) -> Finding | None:
    first = grammar.verb_group(verb)[0]
    if entry.lemma == "ask" and puts_question(grammar, verb):
        return questioned(grammar, verb, entry, (first, last))
    if grammar.passive(verb) and not mistagged(grammar, verb, entry, (first, last)):
        asked = questioned(grammar, verb, entry, (first, last)) if entry.lemma == "ask" else None
        return asked or passive(grammar, verb, entry, (first, last))
    if is_reduced(grammar, verb):
        return reduced(grammar, verb, entry, (first, last))
    if "impression" in entry.frames:
        return impression(grammar, verb, entry, (first, last))
    if quoted := quoting(grammar, verb):
        return quoted
    first = chain_start(grammar, verb, first)
    found = shared_source(grammar, verb, entry, before) or source_of(grammar, verb, first, last)
    if found is None:
        return None
    source, head = found
    if "shown" in entry.frames and head.lemma_.lower() in words("documents"):
        entry = dataclasses.replace(entry, frames=entry.frames | {"object"})
    if reports_nothing(grammar, verb, entry, source, head):
        return None
    return _with_content(grammar, verb, entry, (first, last), source, head)


def _with_content(grammar: Grammar, verb: Token, entry: Cue, cue: Range, source: Range, head: Token) -> Finding | None:
    stop = grammar.sentence(verb.i)[1]
    behind = source[0] > verb.i and verb.tag_ != "VBG"
    speaker, via = passed_on(grammar, source)
    last = max(cue[1], *((source[1], *(link[1] for link in via)) if behind else (0,)))
    skipped = adjuncts.skip(grammar, last + 1, stop, verb.i, entry)
    adjacent = source[1] < cue[0] and not grammar.is_finite_clause(source[1] + 1, cue[0] - 1)
    first = source[0] if adjacent and source[0] < verb.i else cue[0]
    core = Core(grammar, verb, entry, cue, source, skipped, adjacent, first, last, stop)
    content, rule = content_of(core)
    if rule == "cue before infinitive" and entry.lemma == "tell":
        entry = dataclasses.replace(entry, stance="asks")
    if source[0] > verb.i and not behind:
        content = tuple(
            p for a, b in content if (p := trim(grammar, (a, min(b, source[0] - 1) if a < source[0] else b)))
        )
    if not content and rule != NEXT:
        return None
    if len(content) == 1 and content[0][0] == content[0][1] and grammar.doc[content[0][0]].tag_ == "WRB":
        return None
    if head.lower_ in PARTIES and rule in WITHOUT_CLAUSE:
        return None
    if rule == "cue before object" and acts(verb, head):
        return None
    taking = rule in {"cue before object", "cue before bare clause"} and not speaks(head)
    if entry.lemma == "claim" and taking and _counts(grammar, content[0]):
        return None  # "the shells claimed nine lives"
    if rule == "cue before preposition" and len(content) == 1:
        cue, content = _with_preposition(grammar, cue, content[0])
    beside = _beside(grammar, core)
    return Finding(
        *(speaker, cue, content, entry, rule, head.i),
        recipient=skipped.recipient or beside.recipient,
        venue=skipped.venue or beside.venue,
        time=skipped.time,
        via=(*via, *skipped.via),
    )


def _counts(grammar: Grammar, content: Range) -> bool:
    """Whether a phrase opens with a number: "nine lives", "at least 4 martyrs"."""
    return any(t.tag_ == "CD" for t in grammar.doc[content[0] : min(content[0] + 3, content[1] + 1)])


def _beside(grammar: Grammar, core: Core) -> Adjuncts:
    """The recipient and venue told before the source, or behind the cue and a comma."""
    before = leading(grammar, core.first)
    if before.recipient or before.venue:
        return before
    return trailing(grammar, core.skipped.end, core.stop)


def _with_preposition(grammar: Grammar, cue: Range, content: Range) -> tuple[Range, tuple[Range, ...]]:
    """A cue with the preposition that it governs right behind it ("complained about"), and the content without it."""
    first, last = content
    governs = first == cue[1] + 1 <= last and grammar.doc[first].tag_ == "IN" and grammar.doc[first].lower_ in GOVERNED
    if not governs or first == last:
        return cue, (content,)
    return (cue[0], first), ((first + 1, last),)
