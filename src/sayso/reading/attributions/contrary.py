"""What somebody said and the report contradicts: "contrary to what the ministry claimed, the ship was searched".

Who is contradicted says that the report's statement is not so, which is a denial of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.attributions.cues import Cue, cue_verbs
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.runs import noun_run_after
from sayso.reading.attributions.source import head_of
from sayso.reading.lexicon import words

__all__ = ["contrary"]

CONTRADICTED = Cue("", "denies", attitude=False, frames=frozenset({"clause"}))


def contrary(grammar: Grammar) -> Iterator[Finding]:
    """ "Contrary to what X said, S", "S, contrary to X's claims", "contrary to claims by X, S"."""
    low = grammar.passage.low
    for i, word in enumerate(low[:-3]):
        if word != "contrary" or low[i + 1] != "to":
            continue
        told = _what_was_said(grammar, i + 2) if low[i + 2] == "what" else _claim(grammar, i + 2)
        if told is None:
            continue
        source, cue = told
        content = _contradicted(grammar, i, max(source[1], cue[1]))
        if content is not None:
            yield Finding(source, cue, (content,), CONTRADICTED, "contrary to a claim", head_of(grammar, source).i)


def _what_was_said(grammar: Grammar, what: int) -> tuple[Range, Range] | None:
    """Source and cue of "what the ministry had claimed"."""
    source = noun_run_after(grammar, what + 1)
    if source is None:
        return None
    at = source[1] + 1
    stop = min(grammar.sentence(what)[1], at + 3)
    verb = next((i for i in range(at, stop + 1) if grammar.passage.lemmas[i] in cue_verbs()), None)
    between = grammar.doc[at:verb] if verb is not None else []
    return None if verb is None or any(t.is_punct for t in between) else (source, (at, verb))


def _claim(grammar: Grammar, at: int) -> tuple[Range, Range] | None:
    """Source and cue of "the ministry's claims" and "claims by the ministry"."""
    lemmas, doc = grammar.passage.lemmas, grammar.doc
    stop = min(grammar.sentence(at)[1], at + 8)
    noun = next((i for i in range(at, stop + 1) if lemmas[i] in words("claims") and doc[i].tag_.startswith("NN")), None)
    if noun is None or (noun < stop and doc[noun + 1].lower_ == "that"):
        return None
    owner = grammar.child(doc[noun], "nmod:poss")
    if owner is not None and owner.i >= at:
        return grammar.noun_phrase(owner, at, noun - 1), (noun, noun)
    by = noun < stop and doc[noun + 1].lower_ in {"by", "from", "of"}
    run = noun_run_after(grammar, noun + 2) if by else None
    return None if run is None else (run, (noun, noun))


def _contradicted(grammar: Grammar, first: int, last: int) -> Range | None:
    """The clause before the phrase, or behind it where it opens the sentence."""
    lower, upper = grammar.sentence(first)
    behind = all(t.is_punct or t.tag_ in {"CC", "RB"} for t in grammar.doc[lower:first])
    if behind:
        return trim(grammar, (last + 1, upper)) if last < upper else None
    return trim(grammar, (lower, first - 1))
