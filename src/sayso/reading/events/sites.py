"""Places without a name: the building or area that an act is said to have happened in, or hit."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.events.finding import Found
from sayso.reading.events.patterns import classes
from sayso.reading.events.tree import Tree

__all__ = ["is_site", "site"]

WHERE = frozenset({"in", "at", "near", "outside", "inside", "on", "across", "around", "off", "along", "over"})
HIT = frozenset({"on", "of", "against"})
LEFT = frozenset({"from", "of"})
NO_SITE = frozenset(
    "car vehicle convoy boat bus train ship tanker line crop target infrastructure property position positions office "
    "offices front road site".split()
)
"""Words of the classes of sites that move, or are too vague to say where."""


def site(tree: Tree, found: Found) -> int | None:
    """The noun of the building or area that an act is said to have happened in, or hit."""
    return next((head for head in _heads(tree, found) if is_site(tree, head)), None)


def is_site(tree: Tree, head: int) -> bool:
    """Whether a noun is one for a building or an area."""
    lemma = tree.lemmas[head]
    return (lemma in classes()["site"] or lemma in classes()["territory"]) and lemma not in NO_SITE


def _heads(tree: Tree, found: Found) -> Iterator[int]:
    """What a noun of attack is on, nouns behind a preposition of place or of leaving, then what is hit."""
    words = list(dict.fromkeys((found.clause, found.at, *found.parts)))
    if found.type == "ASSAULT" and not found.verbal:
        yield from (c for prep, c in tree.prepositions(found.at) if prep in HIT)
    where = WHERE | LEFT if found.type == "RETREAT" else WHERE
    for word in words:
        yield from (c for prep, c in tree.prepositions(word) if prep in where)
    if found.type in {"ASSAULT", "RETREAT"}:
        yield from (o for o in map(tree.undergoer, words) if o is not None and o not in words)
