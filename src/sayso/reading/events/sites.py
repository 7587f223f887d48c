"""The words of a place: a named one with what the text says it is, or a building or area without a name."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.events.finding import Found
from sayso.reading.events.participants import phrase
from sayso.reading.events.patterns import classes
from sayso.reading.events.tree import Tree

__all__ = ["around", "is_site", "site"]

WHERE = frozenset({"in", "at", "near", "outside", "inside", "on", "across", "around", "off", "along", "over"})
HOLDING = frozenset({"of", "in", "near", "outside"})
NO_SITE = frozenset(
    "car vehicle convoy boat bus train ship tanker line crop target infrastructure property position positions office "
    "offices front road".split()
)
"""Words of the classes of sites that move, or are too vague to say where."""
LONGEST = 14
"""Words of a place at most; of a longer phrase the name alone is kept."""


def around(tree: Tree, first: int, last: int, head: int) -> tuple[int, int]:
    """The words of a named place with the noun that says what it is: "the town of Karvel", "a market in Karvel"."""
    top = head
    while tree.relations[top] in {"nmod", "compound", "flat", "appos"} and is_site(tree, tree.heads[top]):
        top = tree.heads[top]
    if top == head:
        return first, last
    begin, end = _whole(tree, top)
    return (begin, end) if begin <= first and last <= end < begin + LONGEST else (first, last)


def site(tree: Tree, found: Found) -> tuple[int, int] | None:
    """The building or area that an act is said to have happened in, or hit, as first and last word."""
    return next((_whole(tree, head) for head in _heads(tree, found) if is_site(tree, head)), None)


def is_site(tree: Tree, head: int) -> bool:
    """Whether a noun is one for a building or an area."""
    lemma = tree.lemmas[head]
    return (lemma in classes()["site"] or lemma in classes()["territory"]) and lemma not in NO_SITE


def _whole(tree: Tree, head: int) -> tuple[int, int]:
    """A noun phrase with what holds it: "the district of Osten in Karvel province"."""
    first, last, _ = phrase(tree, head)
    for prep, c in tree.prepositions(head):
        if prep in HOLDING and tree.relations[c] == "nmod" and last < c < first + LONGEST:
            last = max(last, _whole(tree, c)[1])
    return first, last


def _heads(tree: Tree, found: Found) -> Iterator[int]:
    """Nouns behind a preposition of place, then what is hit."""
    words = list(dict.fromkeys((found.clause, found.at, *found.parts)))
    for word in words:
        yield from (c for prep, c in tree.prepositions(word) if prep in WHERE)
    if found.type == "ASSAULT":
        yield from (o for o in map(tree.undergoer, words) if o is not None and o not in words)
