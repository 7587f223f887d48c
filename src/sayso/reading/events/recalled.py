"""Places that an act only takes up, which the story has named before: "there", "the town", the country of a war."""

from __future__ import annotations

import bisect
import collections
import dataclasses
import functools
from collections.abc import Callable, Iterable, Sequence

from sayso.language.places import Toponym
from sayso.language.text import Passage
from sayso.reading.events.tree import Tree
from sayso.records import Place

__all__ = ["FEATURES", "Named", "Placed", "Recall", "definite", "takes_up", "there"]

SENTENCES = 3
"""Sentences back to the name of "the town"."""
DEFINITE = frozenset({"the", "this", "that"})
FURTHER = frozenset({"nmod", "acl", "acl:relcl", "compound", "appos", "flat"})
TOWNS = frozenset({"city", "capital"})
FEATURES = {
    **dict.fromkeys(("city", "town", "village"), TOWNS),
    **dict.fromkeys(("province", "governorate", "region"), frozenset({"region", "county"})),
}
"""What a place must be that a noun takes up."""
MOST = 0.6
"""The share of a story's places that lie in its country."""


@dataclasses.dataclass(frozen=True)
class Named:
    """A name of a place in its passage, and the number of its sentence in the story."""

    passage: Passage
    place: Toponym
    sentence: int


@dataclasses.dataclass(frozen=True)
class Placed:
    """Where an act happened: its record, the ids of the places that hold it, how narrow it is, 0 without a name.

    ``kind`` is the noun for what it is, where the text has one ("district"), ``feature`` what the gazetteer says.
    """

    record: Place | None = None
    inside: frozenset[int] = frozenset()
    fine: int = 0
    kind: str = ""
    feature: str | None = None


class Recall:
    """The places of a story in the order of its text, and those of its acts, asked for the one that an act takes up.

    Args:
        places: The places of each passage, see :func:`sayso.language.places.places_of`.
    """

    def __init__(self, places: Sequence[tuple[Passage, Sequence[Toponym]]]) -> None:
        self.sentences: dict[int, int] = {}
        self.named: list[Named] = []
        self.acted: list[tuple[int, Placed]] = []
        lines = 0
        for passage, own in places:
            self.sentences[passage.span.start] = lines
            lines += len(passage.openings)
            if passage.part != "caption":
                self.named += [Named(passage, p, self.sentence(passage, p.first)) for p in own if p.match != "people"]

    def sentence(self, passage: Passage, word: int) -> int:
        """The number of a word's sentence in the story."""
        return self.sentences[passage.span.start] + bisect.bisect(passage.openings, word)

    def note(self, passage: Passage, word: int, placed: Placed) -> None:
        """Remember the place of an act, told at a word."""
        self.acted.append((self.sentence(passage, word), placed))

    def last(self, passage: Passage, word: int, fits: Callable[[Placed], bool]) -> Placed | None:
        """The place of the last act, of those that fit, that was told shortly before a word."""
        at = self.sentence(passage, word)
        near = (placed for sentence, placed in reversed(self.acted) if at - sentence < SENTENCES)
        return next(filter(fits, near), None)

    def called(self, passage: Passage, word: int, features: frozenset[str]) -> Named | None:
        """The last place of some features that the story names in a word's sentence or the one before it."""
        at = self.sentence(passage, word)
        near = [
            n
            for n in self.named
            if at - 1 <= n.sentence <= at
            and n.place.feature in features
            and not n.place.actor
            and (n.passage is not passage or n.place.last < word)
        ]
        return near[-1] if near else None

    @functools.cached_property
    def country(self) -> Named | None:
        """The name of the country in which most places of the story lie, where the story names it."""
        counted = collections.Counter(n.place.country for n in self.named if n.place.country and not n.place.actor)
        land, number = max(counted.items(), key=lambda item: item[1], default=(None, 0))
        if number < MOST * sum(counted.values()):
            return None
        return next((n for n in self.named if n.place.feature == "country" and n.place.country == land), None)


def definite(tree: Tree, head: int) -> bool:
    """Whether a site without a name takes up one told before: "the province", not "the besieged city of Karvel"."""
    below = tree.children[head]
    known = any(tree.low[c] in DEFINITE for c in below)
    return known and not any(tree.relations[c] in FURTHER for c in below)


def takes_up(tree: Tree, head: int, placed: Placed) -> bool:
    """Whether a site without a name takes up a place told before: "the town", "the same crossing", not "a town"."""
    word = tree.low[head]
    if not definite(tree, head):
        return False
    return placed.feature in FEATURES.get(word, ()) or (placed.kind == word and placed.fine > 0)


def there(tree: Tree, words: Iterable[int]) -> bool:
    """Whether an act is said to have happened "there"."""
    return any(tree.low[c] == "there" and tree.tags[c] == "RB" for word in words for c in tree.children[word])
