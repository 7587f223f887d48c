"""Sport and games: where a sentence is about a match, what strikes and attacks in it is no event."""

from __future__ import annotations

import functools

from sayso.reading.events.finding import Found
from sayso.reading.events.tree import Tree
from sayso.reading.lexicon import words

__all__ = ["about_sport"]

FROM_SPORT = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT", "MOBILIZE", "CONCEDE", "REJECT", "PROTEST"})
ENOUGH = 3
"""Words of sport that make a sentence one about sport, where none of them is enough alone."""


@functools.cache
def _alone() -> frozenset[str]:
    return frozenset(word[1:] for word in words("event_sport") if word.startswith("!"))


@functools.cache
def _several() -> frozenset[str]:
    return frozenset(word for word in words("event_sport") if not word.startswith("!"))


def about_sport(tree: Tree, found: Found) -> bool:
    """Whether a trigger stands in a sentence about sport."""
    sentence = tree.sentence(found.at)
    present = set(tree.low[sentence.start : sentence.stop])
    return found.type in FROM_SPORT and (bool(present & _alone()) or len(present & _several()) >= ENOUGH)
