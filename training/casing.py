"""What raw text tells of capitals: words that are always capitalised, and words that stand in persons' names."""

from __future__ import annotations

import collections
import dataclasses
import re
from typing import TYPE_CHECKING

from vectors import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Casing", "casing"]

CASED = re.compile(WORD.pattern, re.IGNORECASE)
TITLES = frozenset(
    "mr mrs ms dr president senator minister secretary general sir chancellor ambassador congressman "
    "congresswoman governor premier king prince princess representative leader judge justice professor captain "
    "colonel lieutenant sergeant director commissioner mayor".split()
)


@dataclasses.dataclass(frozen=True)
class Casing:
    """Counts of small and capitalised words, words that are hardly ever small, and words of persons' names."""

    small: collections.Counter[str]
    proper: list[str]
    persons: list[str]


def casing(paragraphs: Iterable[str], often: int = 10) -> Casing:
    """Count one pass over raw paragraphs.

    Args:
        paragraphs: Raw text with its capitals.
        often: How often a word must stand inside sentences to be listed.

    """
    small: collections.Counter[str] = collections.Counter()
    large: collections.Counter[str] = collections.Counter()
    titled: collections.Counter[str] = collections.Counter()
    pairs: collections.Counter[tuple[str, str]] = collections.Counter()
    for paragraph in paragraphs:
        before, previous = "", ""
        for word in CASED.findall(paragraph):
            low = word.lower()
            if word[0].islower():
                small[word] += 1
            elif word[0].isupper() and previous[-1:].isalnum() and not (word.isupper() and len(word) > 1):
                large[low] += 1
                name = previous.lower() if previous[:1].isupper() else ""
                if name in TITLES or (before in TITLES and name):
                    titled[low] += 1
                if name:
                    pairs[name, low] += 1
            before, previous = previous.lower(), word
    proper = {w for w, n in large.items() if n >= often and w.isalpha() and len(w) > 1 and n > 19 * small[w]}
    persons = {w for w, n in titled.items() if w in proper and n >= 3 and n >= 0.1 * large[w]} - TITLES
    first: collections.Counter[str] = collections.Counter()
    for (name, last), n in pairs.items():
        if last in persons:
            first[name] += n
    persons |= {w for w, n in first.items() if w in proper and w not in TITLES and n >= 3 and n >= 0.2 * large[w]}
    return Casing(small, sorted(proper), sorted(persons))
