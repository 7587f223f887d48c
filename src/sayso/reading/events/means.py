"""What an attack was carried out with: PLOVER's mode, from the words of its clause."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.events.finding import Found
from sayso.reading.events.patterns import classes, mode_words
from sayso.reading.events.tree import Tree

__all__ = ["mode"]

WITH = frozenset({"with", "by", "in", "using", "from", "of", "for", "during"})
SURE = 3
"""The rank up to which a word beside the trigger narrows the trigger's own mode."""
FROM_THE_AIR = frozenset("bomb bombing bombard bombardment pound pummel shelling strike raid blast".split())
WIELDING = frozenset("fire launch use drop throw lob carry wear detonate explode load".split())
GENERAL = frozenset({"explosives", "firearms", "destroy", "heavy-weapons", None})
"""Modes of a trigger that a more telling word beside it may narrow: "a bombing" by "suicide"."""


def mode(tree: Tree, found: Found) -> str | None:
    """The mode of an event: its trigger's own, or for an attack what its clause tells of the means."""
    if found.type != "ASSAULT" or found.mode not in GENERAL:
        return found.mode
    told = min(_told(tree, found), key=lambda pair: pair[0], default=None)
    if told is None:
        return found.mode
    narrow = SURE + (found.row.lemma.split()[0] in FROM_THE_AIR)
    return told[1] if found.mode is None or told[0] <= narrow else found.mode


def _told(tree: Tree, found: Found) -> Iterator[tuple[int, str]]:
    for i in _near(tree, found):
        for word in (tree.lemmas[i], tree.low[i]):
            if word in mode_words():
                name, rank = mode_words()[word]
                yield rank, name
                break
    if _crowd(tree, found) or _crowd_behind(tree, found):
        yield 3, "crowd-control"


def _near(tree: Tree, found: Found) -> Iterator[int]:
    """The trigger, what takes part, what stands behind "with", "in" or "by", and the modifiers of them all."""
    for word in dict.fromkeys((found.at, found.clause, *found.parts)):
        heads = [word, *(h for h in (tree.actor(word), _wielded(tree, word)) if h is not None)]
        heads += [c for prep, c in tree.prepositions(word) if prep in WITH]
        heads += [c for c in tree.children[word] if tree.relations[c] == "advcl" and tree.lemmas[c] in WIELDING]
        heads += [c for _, place in tree.prepositions(word) for c in tree.children[place] if tree.low[c] == "using"]
        for i in (c for head in heads for c in tree.conjuncts(head)):
            yield i
            for c in (*tree.beside(i), *_inside(tree, i)):
                yield c
                yield from tree.beside(c)
                yield from (k for _, k in tree.prepositions(c))


def _inside(tree: Tree, i: int) -> list[int]:
    """What hangs on a noun, and on a verb of using its object."""
    wanted = {"nmod", "acl", "acl:relcl"} if tree.tags[i][0] == "N" else set()
    if tree.lemmas[i] in WIELDING:
        wanted |= {"obj", "xcomp", "acl"}
    return [c for c in tree.children[i] if tree.relations[c] in wanted]


def _wielded(tree: Tree, word: int) -> int | None:
    """The object of a verb of using, which is the weapon; another verb's object is its target."""
    return tree.undergoer(word) if tree.lemmas[word] in WIELDING else None


def _crowd_behind(tree: Tree, found: Found) -> bool:
    """Whether the noun of an attack by forces is aimed at protesters: "police attacks on the marchers"."""
    crowd = classes()["protester"] - {"student", "students", "mob", "supporters"}
    return not found.verbal and any(
        p in {"on", "against"} and tree.lemmas[c] in crowd for p, c in tree.prepositions(found.at)
    )


def _crowd(tree: Tree, found: Found) -> bool:
    """Whether forces act on a crowd of protesters."""
    target = tree.undergoer(found.clause)
    forces = tree.actor(found.clause)
    if target is None or forces is None:
        return False
    return (
        tree.lemmas[target] in classes()["protester"] - {"student", "students"}
        and tree.lemmas[forces] in classes()["armed"]
    )
