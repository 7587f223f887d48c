"""The sentences of a passage, as the readers of attributions need them: the parser's, put right at marks and titles."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sayso.language.text import Passage
from sayso.language.weekdays import WEEKDAYS
from sayso.reading.attributions.datelines import dateline_end
from sayso.reading.quotes import Quote

__all__ = ["CLOSERS", "TERMINALS", "TIME_WORDS", "Range", "sentences_of"]

Range: TypeAlias = tuple[int, int]
"""First and last token, both inside."""

TIME_WORDS = WEEKDAYS | {"yesterday", "today", "tomorrow"}
TITLES = frozenset(
    "Lt. Gen. Rev. Col. Sgt. Capt. Maj. Cmdr. Dr. Mr. Mrs. Ms. Prof. Gov. Sen. Rep. St. Insp. Supt. Adm. Brig.".split()
)
TERMINALS = {".", "?", "!", "...", "…", ":", ";"}
CLOSERS = {'"', "''", "'", ")", "]"}


def sentences_of(passage: Passage, quotes: Sequence[Quote]) -> tuple[Range, ...]:
    """The parser's sentences, joined where one ends without a full stop and the next goes on in lower case."""
    place = dateline_end(passage)
    opening, closing = {q.first for q in quotes}, {q.last for q in quotes}
    out: list[Range] = []
    for first, last in _split(passage, place, opening, closing):
        if out and first != place and _runs_on(passage.words, out[-1][1], first):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return tuple(_shifted(out, len(passage.words), opening))


def _shifted(sentences: list[Range], size: int, opening: set[int]) -> Iterator[Range]:
    """The sentences with an opening mark that the parser left at one's end moved to the next one's start."""
    start = 0
    for _, end in sentences:
        last = end
        while last > start and end < size - 1 and last in opening:
            last -= 1
        yield start, last
        start = last + 1


def _split(passage: Passage, place: int, opening: set[int], closing: set[int]) -> Iterator[Range]:
    """The dateline, then the parser's sentences, cut where a quotation opens or closes behind a full stop."""
    words = passage.words
    if place:
        yield 0, place - 1
    bounds = [place, *(at for at in passage.openings if at > place), len(words)]
    for start, stop in itertools.pairwise(bounds):
        first = start
        for i in range(start + 1, stop - 1):
            word = words[i]
            if word in {".", "?", "!"} and i + 1 in opening:
                yield first, i
                first = i + 1
            closes = word in {'"', "''"} and words[i - 1] == "."
            if closes and passage.tokens[i + 1].is_title and i in closing:
                if not {"VBD", "VBZ"}.isdisjoint(passage.tags[i + 1 : min(i + 5, stop)]):
                    continue
                yield first, i
                first = i + 1
        yield first, stop - 1


def _runs_on(words: list[str], end: int, start: int) -> bool:
    """Whether the sentence that begins at ``start`` goes on the one that ends at ``end``."""
    while end > 0 and words[end] in CLOSERS:
        end -= 1
    title = f"{words[end - 1]}." if words[end] == "." and end else words[end]
    if title in TITLES:
        return True
    if words[end] in TERMINALS:
        return False
    first = words[start]
    return first[:1].islower() or first.lower() in TIME_WORDS or first in {",", ")"} or not first[:1].isalnum()
