"""A line: one sentence of a passage as lower-case words with tags and heads, the unit in which counts are read."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterator

from sayso.language.text import Passage

__all__ = ["BE", "DAYS", "Line", "lines"]

BE = frozenset("be is are was were been being am 's 're get gets got gotten getting".split())
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday "
    "overnight tonight tomorrow".split()
)
OPENERS = frozenset(
    "at the a an it he she they in on according but meanwhile some more around about nearly over up another two "
    "three four five six seven eight nine ten dozens scores hundreds thousands several many this that these those "
    "as when after earlier also for we there his its".split()
)
STOPS = frozenset({".", "?", "!", ";", "|"})
OPENED_BEHIND = STOPS | {'"', ":", ")", "'", "--"}


@dataclasses.dataclass(frozen=True)
class Line:
    """One sentence. Index ``i`` of ``low``, ``tags``, ``deps`` and ``heads`` is token ``base + i`` of the passage.

    ``heads[i]`` is the index of a word's head inside the line, -1 for a root or a head elsewhere. ``capital`` says
    whether the text writes a word with a capital, ``shouted`` whether it writes nothing but capitals.
    """

    passage: Passage
    base: int
    low: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    capital: tuple[bool, ...]
    shouted: bool = False

    def __len__(self) -> int:
        return len(self.low)

    def word(self, i: int) -> str:
        """Word ``i`` in lower case; empty outside the line."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def tag(self, i: int) -> str:
        """The Penn tag of word ``i``; empty outside the line."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def entity(self, i: int) -> str:
        """The label of the name that word ``i`` is part of; empty where it is part of none."""
        return self.passage.labels[self.base + i] if 0 <= i < len(self.low) else ""

    @functools.cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each word."""
        found: list[list[int]] = [[] for _ in self.low]
        for i, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(i)
        return tuple(tuple(c) for c in found)


def lines(passage: Passage) -> Iterator[Line]:
    """The sentences of a passage, cut again where a scrape lost the mark between two.

    A capitalised function word inside a sentence ("... in Raqa At least 31 ...") opens a new line.
    """
    size = len(passage.tokens)
    low = passage.low
    cuts = {0, size} | {start for start in passage.openings if _may_open(passage, start)}
    cuts |= {i for i in range(1, size) if _opens(passage, i)}
    ordered = sorted(cuts)
    capital = [word[:1].isupper() for word in passage.words]
    letters = [w for w in passage.originals if w.isalpha() and len(w) > 1]
    shouted = len(letters) > 3 and sum(w.isupper() for w in letters) >= 0.9 * len(letters)
    for start, stop in itertools.pairwise(ordered):
        heads = tuple(
            head - start if start <= head < stop and head != i else -1
            for i, head in enumerate(passage.heads[start:stop], start)
        )
        yield Line(
            passage,
            start,
            tuple(low[start:stop]),
            tuple(passage.tags[start:stop]),
            tuple(passage.relations[start:stop]),
            heads,
            tuple(capital[start:stop]),
            shouted,
        )


def _may_open(passage: Passage, at: int) -> bool:
    """Whether a sentence that the parser opens here may open: behind a mark, or with a capitalised function word."""
    words = passage.words
    if words[at][:1].islower() and at and words[at - 1] in {":", ")", "--", ";"}:
        return False
    if at == 0 or words[at - 1] in OPENED_BEHIND:
        return True
    return words[at] == '"' or _opens(passage, at)


def _opens(passage: Passage, i: int) -> bool:
    words, low = passage.words, passage.low
    if low[i - 1] in STOPS and words[i - 1] not in {".", ";"}:
        return True
    if low[i] not in OPENERS or not words[i][:1].isupper() or words[i].isupper() and len(low[i]) > 1:
        return False
    if passage.tokens[i - 1].is_punct or i + 1 >= len(words):
        return False
    after = words[i + 1]
    return after[:1].islower() or after[:1].isdigit()
