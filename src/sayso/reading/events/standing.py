"""Which names of a passage stand where the place of an event does, and how narrow a place they are."""

from __future__ import annotations

from sayso.language.places import Toponym
from sayso.reading.events.sites import is_site
from sayso.reading.events.tree import Tree

__all__ = ["behind_preposition", "beside", "fine", "head_of", "is_country", "stands"]

WIDE = {"country": 1, "continent": 0, "region": 2, "sea": 1, "county": 2}
COMPASS = ("north", "south", "east", "west")
SIDES = frozenset({"from", "by", "with", "for", "against", "between", "like", "than"})
"""Prepositions before those who take part: a name behind them that no gazetteer has is no place."""


def head_of(tree: Tree, place: Toponym) -> int:
    """The word of a place whose head stands outside it."""
    inside = range(place.first, place.last + 1)
    return next((i for i in reversed(inside) if tree.heads[i] not in inside), place.last)


def fine(place: Toponym) -> int:
    """How narrow a place is: a country 1, a region 2, a city 3, what no gazetteer has 4."""
    if not place.known:
        return 4
    return WIDE.get(place.feature or "", 3)


def is_country(place: Toponym) -> bool:
    """Whether a name is a country's, and stands for the place."""
    return not place.actor and place.match != "people" and place.feature == "country"


def stands(tree: Tree, place: Toponym) -> bool:
    """Whether a name stands where a place does: no adjective, no government, no name that nothing marks as a place."""
    head = head_of(tree, place)
    if place.actor or place.match == "people" or tree.relations[head] == "amod":
        return False
    before = tree.relations[head] in {"compound", "nmod:poss", "nmod:desc", "flat"}
    if before and (not place.known or place.feature == "country"):
        return not place.known and is_site(tree, tree.heads[head]) and not _named_behind(tree, tree.heads[head])
    return place.known or bool(_prepositions(tree, place) - SIDES)


def _named_behind(tree: Tree, site: int) -> bool:
    """Whether the name of a site stands behind it: "the town of Karvel", "the district of Old Karvel"."""
    return any(preposition == "of" and tree.tags[c] == "NNP" for preposition, c in tree.prepositions(site))


def behind_preposition(tree: Tree, place: Toponym) -> bool:
    """Whether a preposition opens the phrase of a place."""
    return bool(_prepositions(tree, place))


def _prepositions(tree: Tree, place: Toponym) -> set[str]:
    return {tree.low[c] for c in tree.children[head_of(tree, place)] if tree.relations[c] == "case"}


def beside(tree: Tree, place: Toponym) -> bool:
    """Whether the event is only said to be near the place, away from it, or "north of" it."""
    of = place.first - 1
    away = of > 0 and tree.low[of] == "of" and tree.low[of - 1].endswith(COMPASS)
    return away or bool(_prepositions(tree, place) & {"near", "from", "outside", "off"})
