"""A denial in a remark on what was said: "..., a claim the army denied", "..., which its editor denied"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.attributions.cues import Cue, cue_verbs
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import PAUSES, Grammar, Range
from sayso.reading.attributions.runs import noun_run_after
from sayso.reading.attributions.source import head_of
from sayso.reading.lexicon import words

__all__ = ["denied_claim", "opens_denied_claim"]

FLAT = {"deny", "dispute", "rebut", "refute"}
"""Verbs that say of a statement that it is not so, and nothing else."""


def denied_claim(grammar: Grammar) -> Iterator[Finding]:
    """Each claim in apposition that somebody denies, and each clause that "which somebody denied" takes up."""
    claims = words("claims")
    for i, lemma in enumerate(grammar.passage.lemmas):
        if (lemma in claims or lemma == "something") and (found := _at(grammar, i)):
            claim, source, cue, entry = found
            yield Finding(source, cue, (claim,), entry, "claim in apposition", head_of(grammar, source).i)
    for i, word in enumerate(grammar.passage.low):
        if word == "which" and (found := _at(grammar, i)) and (clause := _taken_up(grammar, i, found[3])):
            _, source, cue, entry = found
            yield Finding(source, cue, (clause,), entry, "clause denied", head_of(grammar, source).i)


def opens_denied_claim(grammar: Grammar, at: int) -> bool:
    """Whether a claim in apposition that somebody denies begins at a token behind a comma."""
    near = range(at, min(at + 3, len(grammar.doc)))
    claims = words("claims")
    noun = next((i for i in near if grammar.passage.lemmas[i] in claims or grammar.passage.low[i] == "something"), None)
    found = None if noun is None else _at(grammar, noun)
    if grammar.passage.low[at] == "which" and (denied := _at(grammar, at)) is not None:
        return _taken_up(grammar, at, denied[3]) is not None
    return found is not None and found[0][0] == at


def _taken_up(grammar: Grammar, which: int, entry: Cue) -> Range | None:
    """The clause that "which" stands for; None where it stands for a noun that can be denied itself."""
    relative = next((t for t in grammar.doc[which].ancestors if t.dep_ in {"acl:relcl", "advcl"}), None)
    if entry.lemma not in FLAT or relative is None or relative.head.i > which:
        return None
    noun = relative.head
    clause = next((t for t in [noun, *noun.ancestors] if t.tag_.startswith("VB")), None)
    if clause is None or clause.i > which or noun.lemma_.lower() in words("claims") or noun.lemma_ in words("blame"):
        return None
    first = max(grammar.edges[clause.i][0], grammar.sentence(which)[0])
    return (first, which - 2) if first < which - 2 else None


def _at(grammar: Grammar, noun: int) -> tuple[Range, Range, Range, Cue] | None:
    """The claim at a noun with its source, cue and entry."""
    doc = grammar.doc
    first = noun
    while first > 0 and doc[first - 1].tag_ in {"DT", "JJ", "PRP$"}:
        first -= 1
    if first == 0 or doc[first - 1].text not in PAUSES:
        return None
    at = noun + 1 + (noun + 1 < len(doc) and doc[noun + 1].lower_ in {"that", "which"})
    source = noun_run_after(grammar, at) if at < len(doc) else None
    if source is None:
        return None
    stop = min(grammar.sentence(noun)[1], source[1] + 4)
    verb = next((i for i in range(source[1] + 1, stop + 1) if doc[i].lemma_ in cue_verbs()), None)
    if verb is None or not doc[verb].tag_.startswith("VB") or cue_verbs()[doc[verb].lemma_].stance != "denies":
        return None
    return (first, noun), source, (source[1] + 1, verb), cue_verbs()[doc[verb].lemma_]
