"""Attributions whose cue is a noun: "the claim that", "a warning from X that", "voiced support for"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.attributions.cues import Cue, cue_nouns, cue_verbs
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import FINITE, Grammar, Range
from sayso.reading.attributions.runs import noun_run_after

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["nominal"]

LIGHT = frozenset("express give have issue make offer raise release repeat voice".split())
"""Verbs that only carry out what their object names ("issued a warning")."""
VOICING = frozenset("express issue make raise voice".split())
"""Those of them with which a noun says what it is about without a clause."""
JOINERS = {"CC", "WDT", "WP", "WRB"}
UTTERING = frozenset("express voice".split())
"""Those that make even a state of mind a statement, and a part of its cue ("expressed concern that S")."""
TOPICS = {"about", "against", "for", "of", "on", "over"}
FELT = {"at", "with"}
"""Prepositions behind which stands what a feeling is about, where it is uttered ("expressed dismay at")."""


def nominal(grammar: Grammar) -> Iterator[Finding]:
    """Attributions by a noun: "their claim that S", "a warning from X that S", "accusations by X of"."""
    cues = cue_nouns()
    for token, lemma in zip(grammar.passage.tokens, grammar.passage.lemmas, strict=True):
        entry = cues.get(lemma)
        if entry is None or not (token.tag_.startswith("NN") or _opens_sentence(grammar, token)):
            continue
        opening = _complement_of(grammar, token)
        if opening is None:
            found = _about(grammar, token, entry) or _charge(grammar, token, entry)
            if found is not None:
                yield found
            continue
        source, head = _owner(grammar, token)
        if source is None and not _nobodys(grammar, token, entry, opening):
            continue
        content = trim(grammar, (opening, _complement_end(grammar, token, opening)))
        if content is not None:
            if token.dep_ == "obj" and token.head.lemma_ in UTTERING and token.head.i < token.i:
                cue, entry = (grammar.verb_group(token.head)[0], token.i), dataclasses.replace(entry, attitude=False)
            else:
                cue = (token.i, token.i)
            yield Finding(source, cue, (content,), entry, "noun cue", head)


def _opens_sentence(grammar: Grammar, token: Token) -> bool:
    """Whether a word that the tagger took for a verb is a plural that opens a sentence ("Claims that ...")."""
    opens = token.tag_ == "VBZ" and token.i == grammar.sentence(token.i)[0] and token.i + 1 < len(grammar.doc)
    return opens and token.text[:1].isupper() and grammar.doc[token.i + 1].lower_ == "that"


def _nobodys(grammar: Grammar, noun: Token, entry: Cue, opening: int) -> bool:
    """Whether a noun brings a statement that the text lays at nobody's door ("claims that the wine was poisoned")."""
    clause = grammar.doc[opening].lower_ == "that" and opening == noun.i + 1
    before = grammar.doc[noun.i - 1].lower_ if noun.i else ""
    told = before == "the" or (noun.tag_ in {"NNS", "VBZ"} and before not in {"no", "any"})
    led = grammar.doc[opening].dep_ == "mark"
    relative = not led and any(c.dep_ == "acl:relcl" and c.i > opening for c in noun.children)
    return (
        "alone" in entry.frames
        and clause
        and told
        and not relative
        and grammar.doc[noun.i - 1].lower_ not in {"no", "any"}
    )


def _charge(grammar: Grammar, noun: Token, entry: Cue) -> Finding | None:
    """ "Her accusation of theft": what somebody's claim is, in a noun behind "of"."""
    at = noun.i + 1
    if "of" not in entry.frames or at + 1 >= len(grammar.doc) or grammar.doc[at].lower_ != "of":
        return None
    run = noun_run_after(grammar, at + 1)
    owner = grammar.child(noun, "nmod:poss")
    if run is None or owner is None:
        return None
    source = grammar.noun_phrase(owner, grammar.sentence(noun.i)[0], noun.i - 1)
    return Finding(source, (noun.i, noun.i), ((at, run[1]),), entry, "noun cue with topic", owner.i)


def _about(grammar: Grammar, noun: Token, entry: Cue) -> Finding | None:
    """ "Voiced support for the strike", "issued a warning about the bridge": a noun that a verb only carries out."""
    doc = grammar.doc
    at = noun.i + 1
    uttered = noun.dep_ == "obj" and noun.head.lemma_ in UTTERING
    topics = TOPICS | FELT if uttered and entry.attitude else TOPICS
    if at + 1 >= len(doc) or doc[at].lower_ not in topics or doc[at].tag_ != "IN":
        return None
    entry = dataclasses.replace(entry, attitude=False) if uttered else entry
    topic = doc[at].head
    if topic.i <= at or topic.head.i not in {noun.i, noun.head.i}:
        return None
    if doc[at].lower_ in FELT and topic.head.i != noun.i:
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
    hung = any(c.dep_ in {"acl", "xcomp"} and grammar.edges[c.i][0] == at for c in noun.children)
    return at if doc[at].tag_ == "TO" and hung else None


def _complement_end(grammar: Grammar, noun: Token, opening: int) -> int:
    """The last token of what hangs on a cue noun from its clause on."""
    ending = _main_verb(grammar, noun, opening)
    if ending is not None:
        return ending - 1
    main = noun.head
    if noun.dep_ in {"nsubj", "nsubj:pass"} and main.i > opening:
        return grammar.verb_group(main)[0] - 1
    inside = [c for c in noun.children if c.i >= opening and c.dep_ in {"acl", "acl:relcl", "ccomp", "xcomp"}]
    end = max((grammar.edges[c.i][1] for c in inside), default=grammar.sentence(noun.i)[1])
    return min(end, grammar.sentence(noun.i)[1])


def _main_verb(grammar: Grammar, noun: Token, opening: int) -> int | None:
    """The verb whose subject a cue noun is, found by the tags: a finite verb that has no other.

    "The finding that the sale was void surprised nobody": behind a clause with a verb of its own, or an infinitive.
    Where the parse finds no main verb, a participle behind the clause is a past tense mistaken.
    """
    first, last = grammar.sentence(noun.i)
    if any(t.tag_ in FINITE for t in grammar.doc[first : noun.i]):
        return None
    if noun.head.i == noun.i:
        hung = [c for c in noun.children if c.i > opening and c.dep_.startswith("acl")]
        if len(hung) > 1 and hung[1].tag_ == "VBN":
            return grammar.edges[hung[1].i][0]
    own: Token | None = grammar.doc[opening + 1] if grammar.doc[opening].tag_ == "TO" else None
    for token in grammar.doc[opening + 1 : last + 1]:
        if token.tag_ in JOINERS or token.is_punct:
            return None
        if own is not None and token.tag_ == "VBN" and grammar.doc[token.i - 1].tag_ == "VBN":
            return token.i
        if token.tag_ in FINITE:
            if own is not None and not (own.lemma_ in cue_verbs() and grammar.child(token, "nsubj")):
                return token.i
            own = token
    return None


def _owner(grammar: Grammar, noun: Token) -> tuple[Range | None, int | None]:
    """Whose claim it is: a possessor, "by X" or "from X", or the subject of a verb of making ("issued a warning")."""
    owner = grammar.child(noun, "nmod:poss")
    if owner is not None:
        return grammar.noun_phrase(owner, grammar.sentence(noun.i)[0], noun.i - 1), owner.i
    for child in noun.children:
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
