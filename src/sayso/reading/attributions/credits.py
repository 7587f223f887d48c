"""Captions with a credit at their end ("The old mill at Dolne. Image: Ana Dragu").

The credit is nobody's statement. It is kept apart as attitudes are, so that no figure of a caption is laid at a
photographer's door, and can be asked for with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.attributions.cues import Cue
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar
from sayso.reading.lexicon import words

__all__ = ["credit"]

CREDITED = Cue("", "asserts", attitude=True, frames=frozenset())
LONGEST_CREDIT = 8
"""Tokens of the name behind the mark."""
LONGEST_CAPTION = 60
"""Tokens of a caption with its credit; a longer paragraph is no caption."""
MARKS = {":", ";"}


def credit(grammar: Grammar) -> Iterator[Finding]:
    """The credit at the end of a caption, with the caption for its content."""
    doc, low = grammar.doc, grammar.passage.low
    size = len(doc)
    if size > LONGEST_CAPTION:
        return
    mark = next((i for i in range(size - 2, max(1, size - LONGEST_CREDIT - 3), -1) if low[i] in MARKS), None)
    if mark is None or low[mark - 1] not in words("credits"):
        return
    source = trim(grammar, (mark + 1, size - 1))
    caption = trim(grammar, (0, mark - 2 - (doc[mark - 2].text == "(")))
    if source is not None and caption is not None:
        yield Finding(source, (mark - 1, mark), (caption,), CREDITED, "credit", source[1])
