"""Capitals that tell nothing: texts in capitals only and headlines in Title Case, put back to running case."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

__all__ = ["Casing", "all_capitals", "title_case"]

ALWAYS_UPPER = frozenset({"I", "I'm", "I've", "I'll", "I'd"})


def all_capitals(words: Sequence[str]) -> bool:
    """Whether a passage is written in capitals only, so that a capital says nothing about a name.

    >>> all_capitals("FOUR SOLDIERS WERE KILLED NEAR KARVEL".split())
    True
    """
    letters = [w for w in words if w.isalpha() and len(w) > 1]
    return len(letters) >= 4 and sum(w.isupper() for w in letters) >= 0.9 * len(letters)


def title_case(words: Sequence[str]) -> bool:
    """Whether a headline capitalises its words as headlines do ("Shells Kill Nine in Karvel").

    >>> title_case("Shells Kill Nine at Karvel Bridge".split())
    True
    """
    long = [w for w in words if len(w) > 3 and w.isalpha()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


class Casing:
    """How the running text of a story writes its words: learnt from the text, asked about a headline.

    A word that the text writes in lower case is no name; one that it always capitalises inside a sentence is one.
    """

    def __init__(self, passages: Iterable[Sequence[str]]) -> None:
        self._lower: set[str] = set()
        self._upper: dict[str, str] = {}
        for words in passages:
            if all_capitals(words) or title_case(words):
                continue
            for before, word in itertools.pairwise(words):
                if word[:1].islower():
                    self._lower.add(word)
                elif before not in {".", '"', "?", "!", ":"} and word[:1].isupper():
                    self._upper.setdefault(word.lower(), word)

    def restore(self, words: Sequence[str], proper: frozenset[str] = frozenset()) -> list[str]:
        """The words in running case: as the text writes them, or as a list of proper words does.

        Args:
            words: One passage in capitals or in Title Case.
            proper: Lower-cased words that are capitalised wherever they stand (countries, peoples, months).
        """
        capitals = all_capitals(words)
        return [self._word(word, i, capitals, proper) for i, word in enumerate(words)]

    def _word(self, word: str, index: int, capitals: bool, proper: frozenset[str]) -> str:
        low = word.lower()
        if word in ALWAYS_UPPER or not word[:1].isupper():
            return word
        if low in self._upper and low not in self._lower:
            return self._upper[low]
        if low in proper:
            return low.capitalize()
        if capitals:
            return low.capitalize() if index == 0 else low
        return low if low in self._lower else word
