"""Possessives whose apostrophe a page has lost ("Karvels mayor"), told from plurals and split as parsers know them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["Possessives"]

MARK = "'s"
PEOPLE, CALENDAR, PROPER, NAMED = 4, 8, 1 | 8 | 16, 1 | 2 | 8 | 16
"""Bits of the network's gazetteer (``KINDS`` of ``training/gazetteer.py``): peoples; the calendar; that, countries and
proper words; those and cities."""
NO_OWNER = frozenset({"It", "There", "He", "She", "Who", "That", "What", "Here"})
NOTHING_OWNED = frozenset(
    "a about after against ago all also although an and any are as at be because been before being between both but by "
    "can could did do does during each either for from had has have he her here his how i if in into is it its may "
    "might must near neither no nor not of off on or other our out over she should since so some than that the their "
    "them then there these they this those though through to too under until up upon us was we were what when where "
    "which while who whom whose why will with within without would you your says said".split()
)
"""Words that begin no noun phrase behind its owner."""


class Possessives:
    """The words of one story, asked which of them have lost an apostrophe.

    A story that has one apostrophe left has lost none. In another, a capitalised word with an "s" too many is a
    possessive where it is no word by itself, its owner is a name (in the story or anywhere), and something owned
    follows; the plural of a people is none.

    Args:
        passages: The words of each passage.
        known: Whether running text has a word, in small letters.
        gazetteer: Words in small letters to the bits of their kinds.
    """

    def __init__(
        self, passages: Iterable[Sequence[str]], known: Callable[[str], bool], gazetteer: Mapping[str, int]
    ) -> None:
        words = set(itertools.chain.from_iterable(passages))
        self._lost = not any("'" in word for word in words)
        self._named = {word for word in words if word[:1].isupper()} if self._lost else set()
        self._known, self._gazetteer = known, gazetteer

    def split(self, words: list[str], places: list[tuple[int, int]]) -> tuple[list[str], list[tuple[int, int]]]:
        """The words of a passage and where they stand, each owner apart from its "s"."""
        if not self._lost:
            return words, places
        made: list[str] = []
        where: list[tuple[int, int]] = []
        for word, following, (start, end) in zip(words, [*words[1:], ""], places, strict=True):
            if self._owns(word, following):
                made += [word[:-1], MARK]
                where += [(start, end - 1), (end - 1, end)]
            else:
                made.append(word)
                where.append((start, end))
        return made, where

    def _owns(self, word: str, following: str) -> bool:
        owner = word[:-1]
        if not (word.endswith("s") and len(word) > 2 and word[0].isupper() and not word.isupper()):
            return False
        if not following[:1].isalnum() or following.lower() in NOTHING_OWNED or owner in NO_OWNER:
            return False
        kinds, whole = (self._gazetteer.get(form.lower(), 0) for form in (owner, word))
        if kinds & PEOPLE or (whole and not kinds & CALENDAR) or (self._known(word.lower()) and not kinds & NAMED):
            return False
        return bool(kinds & PROPER) or owner in self._named
