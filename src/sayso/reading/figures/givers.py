"""Who gives a toll: "the agency gave a toll of 12", "it had put the count at 22", "raised its toll of 15"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from sayso.reading.attributions.cues import speaks
from sayso.reading.figures.line import Line
from sayso.reading.lexicon import words
from sayso.records import Attribution, Figure

__all__ = ["credit_giver"]

TOLLS = frozenset({"toll", "tally", "count"})
NOMINAL = ("NN", "JJ", "CD", "HYPH", "POS", "DT", "VBN", "PRP$")
RELATIVES = frozenset({"which", "who", "that"})
REACH = 10
"""Words from a toll to the last of the numbers that it is told in ("a toll of 12 dead and 55 wounded")."""

FAR = 600
"""Characters from a statement to a pronoun that stands for its speaker."""


def credit_giver(figure: Figure, line: Line, outer: int, attributions: Sequence[Attribution]) -> Figure:
    """A figure that nobody is named for, credited to who gives the toll that it stands behind.

    Args:
        figure: The figure.
        line: Its line.
        outer: The first word of its phrase.
        attributions: The story's statements: their speakers are who a pronoun or a short name may stand for.
    """
    if figure.attribution or figure.source or figure.cumulative:
        return figure
    toll = next((k for k in range(outer - 1, max(-1, outer - REACH), -1) if line.word(k) in TOLLS), -1)
    if toll < 0 or line.word(toll + 1) not in {"of", "at", "to", "from"}:
        return figure
    if any(tag in {"VBD", "VBZ", "MD"} for tag in line.tags[toll:outer]):
        return figure
    giver = _subject(line, line.heads[toll])
    source = _name(line, giver, attributions, figure.span.start) if giver >= 0 else None
    return dataclasses.replace(figure, source=source, rule=f"{figure.rule}; who gives the toll") if source else figure


def _subject(line: Line, verb: int) -> int:
    """The subject of a verb of giving, or the noun that its relative pronoun stands for; -1 where there is none."""
    if verb < 0 or line.word(verb) not in words("toll_giving"):
        return -1
    subject = next((k for k in line.children[verb] if line.deps[k] == "nsubj" and k < verb), -1)
    if subject >= 0 and line.word(subject) in RELATIVES:
        return line.heads[verb] if line.deps[verb] == "acl:relcl" else -1
    return subject


def _name(line: Line, head: int, attributions: Sequence[Attribution], at: int) -> str | None:
    """The name of a giver: that of a speaker of the story where the words are a pronoun or part of it."""
    named = [a for a in attributions if a.speaker is not None]
    if line.tag(head) == "PRP":
        before = [a for a in named if a.cue is not None and 0 < at - a.cue.start < FAR]
        return before[-1].speaker.name if before and before[-1].speaker else None
    first = head
    while first > 0 and line.tag(first - 1).startswith(NOMINAL) and line.word(first - 1) not in words("toll_giving"):
        first -= 1
    whole = line.passage.cut(line.base + first, line.base + head).text
    told = re.sub(r"^(?:the|an?) ", "", whole, flags=re.IGNORECASE)
    own = {word for word in told.split() if word[:1].isupper()}
    for said in named:
        speaker = said.speaker.name if said.speaker else ""
        known = own and {*own, line.word(head)} <= {*speaker.split(), *speaker.casefold().split()}
        if known or (said.source is not None and said.source.text == whole):
            return speaker
    return whole if not own and speaks(line.passage.tokens[line.base + head]) else told if own else None
