"""Which names of a passage stand where the place of an event does, and how narrow a place they are."""

from __future__ import annotations

from sayso.language.places import Toponym, people_of
from sayso.reading.events.patterns import classes
from sayso.reading.events.patterns import nouns as event_nouns
from sayso.reading.events.sites import is_site
from sayso.reading.events.somebody import abstract, is_somebody
from sayso.reading.events.tree import Tree

__all__ = [
    "WARS",
    "behind_preposition",
    "beside",
    "bound",
    "exactness",
    "fine",
    "head_of",
    "hyphened",
    "is_country",
    "stands",
]

WIDE = {"continent": 0, "country": 1, "sea": 1, "river": 1, "strait": 1, "region": 2, "county": 2, "desert": 2,
        "mountains": 2, "lake": 2, "peninsula": 2, "quarter": 4, "camp": 4, "base": 4, "crossing": 4}  # fmt: skip
TOWNS = (" town", " city")
DECIDED = frozenset("ban policy stance bid announcement envoy ally allies promise refusal government".split())
"""Nouns for what a government does, beside those of events."""
WARS = frozenset("war conflict crisis uprising revolution revolt insurgency".split())
"""Nouns that a country stands before as the place of a war: "the Veld conflict"."""
BEFORE = frozenset({"compound", "nmod:poss", "nmod:desc", "flat", "nmod"})
COMPASS = ("north", "south", "east", "west")
TO = frozenset({"to", "for", "into", "toward", "towards", "onto"})
SIDES = frozenset({"from", "by", "with", "without", "for", "against", "between", "like", "than"})
"""Prepositions before those who take part: a name behind them that no gazetteer has is no place."""


def head_of(tree: Tree, place: Toponym) -> int:
    """The head of a place's phrase: the word whose head stands outside it, or the "district" that it is the name of."""
    head = _own_head(tree, place)
    over = tree.heads[head]
    return over if over > head and tree.relations[head] in BEFORE and is_site(tree, over) else head


def _own_head(tree: Tree, place: Toponym) -> int:
    """The word of a place whose head stands outside it."""
    inside = range(place.first, place.last + 1)
    return next((i for i in reversed(inside) if tree.heads[i] not in inside), place.last)


def fine(place: Toponym) -> int:
    """How narrow a place is: a country 1, a region 2, a city 3, a quarter or what no gazetteer has 4."""
    if not place.known or place.match == "place around it":
        return 3 if place.name.casefold().endswith(TOWNS) else 4
    return WIDE.get(place.feature or "", 3)


def exactness(tree: Tree, place: Toponym) -> float:
    """How exactly a place tells where: "near Karvel" is more exact than the region, "north of Karvel" is hardly."""
    if not beside(tree, place):
        return fine(place)
    return fine(place) - (0.9 if _prepositions(tree, place) & {"near", "outside"} else 2.5)


def is_country(tree: Tree, place: Toponym) -> bool:
    """Whether a name is a country's, and stands for the place."""
    head = head_of(tree, place)
    named = not place.actor and place.match != "people" and not hyphened(tree, place)
    owned = tree.relations[head] not in BEFORE or tree.lemmas[tree.heads[head]] in WARS
    return named and owned and place.feature == "country"


def stands(tree: Tree, place: Toponym) -> bool:
    """Whether a name stands where a place does: no adjective, no government, no name that nothing marks as a place."""
    head = _own_head(tree, place)
    if _origin(tree, head) or _office(tree, head) or _in_name(tree, head) or _owner(tree, place, head):
        return False
    if place.actor or place.match == "people" or tree.relations[head] == "amod" or hyphened(tree, place):
        return False
    if _in_title(tree, place) or (place.match == "part of the name" and not _named_kind(tree, place)):
        return False
    if not place.known and _kind(tree, place.last) and not _named_kind(tree, place):
        return False
    before = tree.relations[head] in {"compound", "nmod:poss", "nmod:desc", "flat"}
    if before and place.feature == "seat":
        return False
    if before and (not place.known or place.feature == "country"):
        return not place.known and is_site(tree, tree.heads[head]) and not _named_behind(tree, tree.heads[head])
    kind = place.first < place.last and _named_kind(tree, place)
    return place.known or kind or bool(_prepositions(tree, place) - SIDES)


def _origin(tree: Tree, head: int) -> bool:
    """Whether a name tells where somebody comes from: "a man from Karvel"."""
    come = tree.relations[head] == "nmod" and is_somebody(tree, tree.heads[head])
    return come and any(tree.low[c] == "from" and tree.relations[c] == "case" for c in tree.children[head])


def _office(tree: Tree, head: int) -> bool:
    """Whether a name only tells what somebody's office is: "as governor of Karvel"."""
    over = tree.heads[head]
    if tree.relations[head] != "nmod" or tree.lemmas[over] not in classes()["official"]:
        return False
    return any(tree.low[c] in {"of", "for"} and tree.relations[c] == "case" for c in tree.children[head])


def _in_name(tree: Tree, head: int) -> bool:
    """Whether a name belongs to what somebody is called: "Karvel Bureau Editor Anna Tesk"."""
    over = tree.heads[head]
    over = tree.heads[over] if tree.relations[over] in {"compound", "nmod:desc"} else over
    if tree.relations[head] not in {"compound", "nmod:desc"} or tree.tags[over][:3] != "NNP" or over <= head:
        return False
    return tree.names.get(over) == "PER" or tree.lemmas[over] in classes()["person"] | classes()["official"]


def _owner(tree: Tree, place: Toponym, head: int) -> bool:
    """Whether a capital owns what a government does: "Karvel's ban on sales"."""
    over = tree.heads[head]
    if tree.relations[head] != "nmod:poss" or place.feature != "capital" or tree.tags[over] not in {"NN", "NNS"}:
        return False
    return not is_site(tree, over) and (
        abstract(tree, over) or tree.lemmas[over] in event_nouns() or tree.lemmas[over] in DECIDED
    )


def hyphened(tree: Tree, place: Toponym) -> bool:
    """Whether a name is only a part of an adjective: "Veld-backed", "pro-Veld"."""
    before = tree.low[max(place.first - 2, 0) : place.first]
    return tree.low[place.last + 1 : place.last + 2] == ["-"] or before in (["pro", "-"], ["anti", "-"])


def _kind(tree: Tree, word: int) -> bool:
    """Whether a word is one for a kind of place, vague or not: "Road"."""
    return tree.lemmas[word] in classes()["site"] | classes()["territory"]


def _named_kind(tree: Tree, place: Toponym) -> bool:
    """Whether words with a place in them are the name of a site: "Karvel Airport", but not "Veldish Towns"."""
    return _kind(tree, place.last) and people_of(tree.passage.original(place.first)) is None


def _in_title(tree: Tree, place: Toponym) -> bool:
    """Whether a name stands in that of a body: "the Free State of Karvel", but not "the City of Karvel"."""
    of, before = place.first - 1, place.first - 2
    if before < 0 or not tree.passage.words[before].istitle():
        return False
    if (tree.low[before], tree.low[of]) == ("state", "in"):
        return True
    if tree.low[of] != "of":
        return False
    return tree.tags[before].startswith("NNP") and not _kind(tree, before) and tree.names.get(before) != "LOC"


def _named_behind(tree: Tree, site: int) -> bool:
    """Whether the name of a site stands behind it: "the town of Karvel", "the district of Old Karvel"."""
    return any(preposition == "of" and tree.tags[c] == "NNP" for preposition, c in tree.prepositions(site))


def behind_preposition(tree: Tree, place: Toponym) -> bool:
    """Whether a preposition opens the phrase of a place."""
    return bool(_prepositions(tree, place))


def bound(tree: Tree, place: Toponym) -> bool:
    """Whether a place is where somebody goes."""
    return bool(_prepositions(tree, place) & TO)


def _prepositions(tree: Tree, place: Toponym) -> set[str]:
    return {tree.low[c] for c in tree.children[head_of(tree, place)] if tree.relations[c] == "case"}


def beside(tree: Tree, place: Toponym) -> bool:
    """Whether the event is only said to be near the place, away from it, or "north of" it."""
    of = place.first - 1
    away = of > 0 and tree.low[of] == "of" and tree.low[of - 1].endswith(COMPASS)
    return away or bool(_prepositions(tree, place) & {"near", "from", "outside", "off"})
