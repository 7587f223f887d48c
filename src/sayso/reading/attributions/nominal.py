"""Attributions whose cue is a noun: "the claim that", "a warning from X that", "voiced support for"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.attributions.cues import Cue, cue_nouns, cue_verbs
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.runs import noun_run_after

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["nominal"]

LIGHT = frozenset("express give have issue make offer raise release repeat voice".split())
"""Verbs that only carry out what their object names ("issued a warning")."""
VOICING = frozenset("express issue make raise voice".split())
"""Those of them with which a noun says what it is about without a clause."""
TOPICS = {"about", "against", "for", "of", "on", "over"}


def nominal(grammar: Grammar) -> Iterator[Finding]:
    """Attributions by a noun: "their claim that S", "a warning from X that S", "accusations by X of"."""
    cues = cue_nouns()
    for token, lemma in zip(grammar.passage.tokens, grammar.passage.lemmas, strict=True):
        entry = cues.get(lemma)
        if entry is None or not token.tag_.startswith("NN"):
            continue
        opening = _complement_of(grammar, token)
        if opening is None and (found := _about(grammar, token, entry)):
            yield found
        source, head = _owner(grammar, token) if opening is not None else (None, None)
        if opening is None or source is None:
            continue
        content = trim(grammar, (opening, _complement_end(grammar, token, opening)))
        if content is not None:
            yield Finding(source, (token.i, token.i), (content,), entry, "noun cue", head)


def _about(grammar: Grammar, noun: Token, entry: Cue) -> Finding | None:
    """ "Voiced support for the strike", "issued a warning about the bridge": a noun that a verb only carries out."""
    doc = grammar.doc
    at = noun.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in TOPICS or doc[at].tag_ != "IN":
        return None
    topic = doc[at].head
    if topic.i <= at or topic.head.i not in {noun.i, noun.head.i}:
        return None
    if noun.dep_ != "obj" or noun.head.lemma_ not in VOICING:
        return None
    doer = grammar.subject(noun.head)
    if doer is None or doer.i > noun.i:
        return None
    first = grammar.verb_group(noun.head)[0]
    source = grammar.noun_phrase(doer, grammar.sentence(noun.i)[0], first - 1)
    content = trim(grammar, (at + 1, min(grammar.edges[topic.i][1], grammar.sentence(noun.i)[1])))
    if content is None:
        return None
    return Finding(source, (first, at), (content,), entry, "noun cue with topic", doer.i)


def _complement_of(grammar: Grammar, noun: Token) -> int | None:
    """Where the clause or infinitive of a cue noun opens: right behind it, or behind its "by X" or "from X"."""
    doc = grammar.doc
    at = noun.i + 1
    if at < len(doc) and doc[at].lower_ in {"by", "from"} and (run := noun_run_after(grammar, at + 1)):
        at = run[1] + 1
    if at >= len(doc) or at > grammar.sentence(noun.i)[1]:
        return None
    if doc[at].lower_ in {"that", "whether"} and doc[at].tag_ != "DT":
        return at
    hung = any(c.dep_ in {"acl", "xcomp"} and grammar.edges[c.i][0] == at for c in grammar.children[noun.i])
    return at if doc[at].tag_ == "TO" and hung else None


def _complement_end(grammar: Grammar, noun: Token, opening: int) -> int:
    """The last token of what hangs on a cue noun from its clause on."""
    main = noun.head
    if noun.dep_ in {"nsubj", "nsubj:pass"} and main.i > opening:
        return grammar.verb_group(main)[0] - 1
    inside = [
        c for c in grammar.children[noun.i] if c.i >= opening and c.dep_ in {"acl", "acl:relcl", "ccomp", "xcomp"}
    ]
    end = max((grammar.edges[c.i][1] for c in inside), default=grammar.sentence(noun.i)[1])
    return min(end, grammar.sentence(noun.i)[1])


def _owner(grammar: Grammar, noun: Token) -> tuple[Range | None, int | None]:
    """Whose claim it is: a possessor, "by X" or "from X", or the subject of a verb of making ("issued a warning")."""
    owner = grammar.child(noun, "nmod:poss")
    if owner is not None:
        return grammar.noun_phrase(owner, grammar.sentence(noun.i)[0], noun.i - 1), owner.i
    for child in grammar.children[noun.i]:
        case = grammar.child(child, "case")
        if child.dep_ == "nmod" and child.i > noun.i and case is not None and case.lower_ in {"by", "from", "of"}:
            whole = grammar.noun_phrase(child, noun.i + 1, grammar.edges[child.i][1])
            run = noun_run_after(grammar, case.i + 1)
            return (run or whole), child.i
    if noun.dep_ == "obj" and noun.head.lemma_ not in cue_verbs() and noun.head.lemma_ in LIGHT:
        subject = grammar.subject(noun.head)
        if subject is not None:
            return grammar.noun_phrase(subject, grammar.sentence(noun.i)[0], noun.head.i - 1), subject.i
    return None, None
