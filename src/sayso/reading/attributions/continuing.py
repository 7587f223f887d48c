"""Reported speech that goes on without a cue: "The minister said the road was shut. It would open in May.".

The sentence behind an indirect statement goes on in the speaker's voice where its tense is shifted back ("would" for
"will") and it takes up what was said: by a pronoun, by "there", or by a word of the statement. "Had been" is a
report's own as often: it goes on a statement only where the same speaker is named again behind it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import FINITE, Grammar, Range
from sayso.reading.lexicon import words

__all__ = ["with_continuations"]

SHIFTED = {"would", "'d", "’d"}
AGAIN = {"he", "she", "they", "it"}
TAKEN_UP = {"it", "they", "this", "these", "that", "those", "he", "she"}
LINKED = ("NN", "VB", "JJ")
LONGEST = 3
"""Sentences that a statement may go on for."""


def with_continuations(grammar: Grammar, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each with the sentences behind it that go on in the same voice."""
    return [_continued(grammar, finding, findings) for finding in findings]


def _continued(grammar: Grammar, finding: Finding, others: Sequence[Finding]) -> Finding:
    last = max(finding.cue[1], *(piece[1] for piece in finding.content)) if finding.content else finding.cue[1]
    at = grammar.sentence(last)
    if not _may_go_on(grammar, finding, last) or any(_ends_later(f, finding, at) for f in others):
        return finding
    spans: list[Range] = []
    told = {grammar.doc[i].lemma_.lower() for a, b in finding.content for i in range(a, b + 1) if _telling(grammar, i)}
    why: list[str] = []
    while at[1] + 1 < len(grammar.doc) and len(spans) < LONGEST:
        at = grammar.sentence(at[1] + 1)
        span = trim(grammar, at)
        shift, link = _shift(grammar, at), _link(grammar, at, told)
        if span is None or shift is None or link is None or any(_touches(f, at) for f in others):
            break
        if shift == "had" and not _speaks_next(grammar, finding, at, others):
            break
        spans.append(span)
        why.append(f'"{shift}" behind a past cue, "{link}"')
    if not spans:
        return finding
    return dataclasses.replace(finding, continued=tuple(spans), rule=f"{finding.rule}; goes on: {'; '.join(why)}")


def _may_go_on(grammar: Grammar, finding: Finding, last: int) -> bool:
    """Whether a finding is an indirect statement by a cue in the past, and ends its sentence in a paragraph."""
    past = any(grammar.doc[i].tag_ == "VBD" for i in range(finding.cue[0], finding.cue[1] + 1))
    said = finding.source is not None and not finding.entry.attitude and bool(finding.content)
    quoted = any(grammar.quote_at(i) for a, b in finding.content for i in (a, b))
    ends = all(grammar.doc[i].is_punct for i in range(last + 1, grammar.sentence(last)[1] + 1))
    clause = bool(finding.entry.frames & {"clause", "bare", "that"}) and "clause" in finding.rule
    return past and said and clause and not quoted and ends and grammar.passage.part == "paragraph"


def _ends_later(other: Finding, finding: Finding, sentence: Range) -> bool:
    """Whether another statement of the sentence stands behind a finding and is not inside it."""
    inside = any(a <= other.cue[0] <= b for a, b in finding.content)
    return (
        other is not finding and sentence[0] <= other.cue[0] <= sentence[1] and other.cue > finding.cue and not inside
    )


def _shift(grammar: Grammar, sentence: Range) -> str | None:
    """The auxiliary by which the main clause of a sentence stands in a shifted tense; None where it does not."""
    first, last = sentence
    tokens = grammar.doc[first : last + 1]
    if any(t.lower_ in words("narrated") or t.tag_ == "CD" or grammar.quote_at(t.i) for t in tokens):
        return None
    finite = [t for t in tokens if t.tag_ in FINITE]
    shifted = finite[0] if finite else None
    if shifted is None or tokens[-1].text == "?" or any(t.tag_ in {"VBZ", "VBP"} for t in finite):
        return None
    after = grammar.doc[shifted.i + 1] if shifted.i < last else shifted
    future = shifted.lower_ in SHIFTED and shifted.tag_ == "MD" and after.lower_ != "have"
    before = shifted.lower_ == "had" and shifted.dep_ == "aux"
    return shifted.lower_ if (future or before) and shifted.head.dep_ in {"ROOT", "conj"} else None


def _speaks_next(grammar: Grammar, finding: Finding, sentence: Range, others: Sequence[Finding]) -> bool:
    """Whether the sentence behind one is said by the speaker of a finding again ("..., he added")."""
    if sentence[1] + 1 >= len(grammar.doc) or finding.source is None:
        return False
    following = grammar.sentence(sentence[1] + 1)
    low = grammar.passage.low
    next_ones = (f for f in others if following[0] <= f.cue[0] <= following[1] and not f.entry.attitude)
    names = [low[f.source[0] : f.source[1] + 1] for f in next_ones if f.source]
    own = low[finding.source[0] : finding.source[1] + 1]
    return any(name == own or (len(name) == 1 and name[0] in AGAIN) for name in names)


def _link(grammar: Grammar, sentence: Range, told: set[str]) -> str | None:
    """The word by which a sentence takes up what was said: its subject, "there", or a word of the statement."""
    verb = next((t for t in grammar.doc[sentence[0] : sentence[1] + 1] if t.tag_ in FINITE), None)
    if verb is None:
        return None
    before = grammar.doc[sentence[0] : verb.i]
    pronoun = next((t for t in before if t.lower_ in TAKEN_UP and t.tag_ in {"PRP", "DT"}), None)
    there = next((t for t in before if t.tag_ == "EX"), None)
    word = next((t for t in before if t.lemma_.lower() in told and _telling(grammar, t.i)), None)
    found = pronoun or there or word
    return None if found is None else found.lower_


def _telling(grammar: Grammar, index: int) -> bool:
    token = grammar.doc[index]
    return token.tag_.startswith(LINKED) and token.lemma_.lower() not in words("empty")


def _touches(finding: Finding, sentence: Range) -> bool:
    """Whether a finding has its cue or a piece of its content in a sentence."""
    return any(a <= sentence[1] and b >= sentence[0] for a, b in (finding.cue, *finding.content))
