"""Nouns that may take part in an event: those for people and bodies, and those that never do."""

from __future__ import annotations

import functools

from sayso.language.actors.tables import nouns as sectors
from sayso.language.mentions.roles import roles
from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import gazetteer
from sayso.reading.events.patterns import classes, mode_words
from sayso.reading.events.tree import Tree
from sayso.reading.lexicon import table, words

__all__ = ["abstract", "is_means", "is_people", "is_somebody"]

PERSONAL = frozenset({"PRP", "WP", "WDT", "PRP$", "WP$"})
THINGS = frozenset({"it", "that", "this", "which", "what", "there"})
MANY = frozenset({"dozens", "hundreds", "thousands", "millions", "scores", "many", "others"})
"""People without a noun: "hundreds marched"."""
ENDINGS = ("man", "men", "woman", "women", "ist", "ists", "person", "people")
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "acy", "hood")
NOBODY = frozenset({"charge", "column", "intelligence", "mission", "office", "wing"})
"""Words of those lists that more often name a thing where they stand alone."""
CONCRETE = ("site", "territory", "property", "weapons")
CLASSES = ("person", "armed", "troops", "government", "nation", "envoy", "aircraft", "vessels", "prisoner", "protester")


@functools.cache
def _bodies() -> frozenset[str]:
    people = {row["word"] for row in table("people")}
    said = {word for word, role in roles().items() if role.kind in {"person", "organisation", "group"}}
    return frozenset(people | said | words("event_bodies")).union(*(classes()[name] for name in CLASSES))


@functools.lru_cache(maxsize=1 << 12)
def is_people(word: str) -> bool:
    """Whether a word is the adjective or the name of a people, with a state or without one."""
    return gazetteer().people(fold(word)) is not None


def is_somebody(tree: Tree, i: int) -> bool:
    """Whether a word names people or a body: a name, a pronoun, a people, a noun for persons, groups or offices."""
    if tree.tags[i] in PERSONAL:
        return tree.low[i] not in THINGS or tree.tags[i][0] == "W"
    if i in tree.names or tree.tags[i][:3] == "NNP" or is_people(tree.passage.original(i)):
        return True
    lemma = tree.lemmas[i]
    if tree.low[i] in MANY:
        return not any(prep == "of" for prep, _ in tree.prepositions(i))
    if lemma in NOBODY or (lemma == "force" and tree.tags[i] == "NN" and tree.child(i, "compound") is None):
        return False
    return lemma in _bodies() or lemma.endswith(ENDINGS) or sectors().at((lemma,), 0) is not None


def is_means(tree: Tree, i: int) -> bool:
    """Whether a noun names an attack, or what one is carried out with."""
    lemma = tree.lemmas[i]
    if lemma in _bodies() and lemma not in classes()["launched"]:
        return False
    known = classes()["attack"] | classes()["means"] | classes()["launched"] | classes()["thrown"]
    return lemma in known or lemma in mode_words()


def abstract(tree: Tree, i: int) -> bool:
    """Whether a common noun names what takes no part in anything: harm, manner, measure."""
    if i in tree.names or tree.tags[i] not in {"NN", "NNS"}:
        return False
    lemma = tree.lemmas[i]
    if lemma in words("event_no_party"):
        return True
    return lemma.endswith(ABSTRACT) and not is_somebody(tree, i) and not any(lemma in classes()[c] for c in CONCRETE)
