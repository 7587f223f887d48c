"""What two words of one act share: the place and the day that the text joins to only one of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.reading.events.finding import Found
from sayso.reading.events.likeness import Telling, modes_differ
from sayso.reading.events.tree import Tree

__all__ = ["aside", "shared"]

AIM = 3
"""Words from an infinitive up to the act that it is the aim of."""
APART = frozenset({"after", "before", "since", "until", "while", "as", "where"})
BEFORE = frozenset({"after", "before", "since", "until", "following"})
"""Words before a noun of another act: "a day after the execution"."""


def shared(tree: Tree, found: Sequence[Found], tellings: Sequence[Telling]) -> list[Telling]:
    """The mentions of a passage; an act and its effect in one sentence take from each other what one of them lacks.

    "A raid on a town where rebels are fighting killed two women" tells of the raid by two words; nothing joins them
    in the parse. A clause behind "after" or "where" tells of another act.
    """
    tellings = [_taken(tree, found, tellings, k) for k in range(len(tellings))]
    partners = [_partners(tree, found, tellings, k) for k in range(len(tellings))]
    return [
        dataclasses.replace(_filled(telling, partners[k]), same=_same(found, tellings, k, partners[k]))
        for k, telling in enumerate(tellings)
    ]


def _same(found: Sequence[Found], tellings: Sequence[Telling], k: int, partners: Sequence[Telling]) -> frozenset[str]:
    """The ids of the mentions that tell of the very act: the nearest that is the act of this effect, or its effect."""
    effects = {t.event.id for f, t in zip(found, tellings, strict=True) if "effect" in f.row.flags}
    ids = [p.event.id for p in partners]
    return frozenset(i for i in ids[:1] if (i in effects) != (tellings[k].event.id in effects))


def _partners(tree: Tree, found: Sequence[Found], tellings: Sequence[Telling], k: int) -> list[Telling]:
    """The mentions in the sentence that are the act of an effect, the effect of an act, its aim, the nearest first."""
    this, sentence = found[k], tree.sentence(found[k].at)
    near = [
        j
        for j, other in enumerate(found)
        if other.at in sentence
        and (
            (
                other.type == this.type == "ASSAULT"
                and _act_and_effect(tree, this, other)
                and aside(tree, this.at) == aside(tree, other.at)
                and _alike(tellings[j], tellings[k])
            )
            or (this.type == "ASSAULT" and _aim(tree, this, other))
            or (other.type == "ASSAULT" and _aim(tree, other, this))
        )
    ]
    return [tellings[j] for j in sorted(near, key=lambda j: abs(found[j].at - this.at))]


def _aim(tree: Tree, act: Found, aim: Found) -> bool:
    """Whether a word tells what an act was for: "an offensive to retake the town", "a bid to reopen the road"."""
    to = any(tree.low[c] == "to" and tree.relations[c] == "mark" for c in tree.children[aim.clause])
    above = tree.ancestors(aim.clause)[:AIM]
    return to and aim.type in {"ASSAULT", "COERCE", "RETREAT"} and bool({act.at, act.clause, *act.parts} & set(above))


def _act_and_effect(tree: Tree, one: Found, two: Found) -> bool:
    """Whether one of two words tells what the other did, or both tell of effects, one under the other in the parse."""
    effects = ("effect" in one.row.flags) + ("effect" in two.row.flags)
    below = one.at in tree.ancestors(two.at) or two.at in tree.ancestors(one.at)
    return effects == 1 or (effects == 2 and below)


def _alike(one: Telling, two: Telling) -> bool:
    """Whether nothing sets two mentions apart: status, means, or tolls of the same people."""
    a, b = one.event, two.event
    return a.status == b.status and (not modes_differ(a, b))


def aside(tree: Tree, word: int) -> int | None:
    """The clause behind "after" or "where" that a word stands in."""
    return next((i for i in (word, *tree.ancestors(word)) if _marks(tree, i) & APART), None)


def _marks(tree: Tree, i: int) -> set[str]:
    marks = {tree.low[c] for c in tree.children[i] if tree.relations[c] in {"mark", "advmod"}}
    return marks | {tree.low[c] for c in tree.children[i] if tree.relations[c] == "case"} & BEFORE


def _taken(tree: Tree, found: Sequence[Found], tellings: Sequence[Telling], k: int) -> Telling:
    """A mention without a place; what is done "after taking the town" is done there."""
    this = tellings[k]
    if this.event.place is not None or found[k].type != "ASSAULT":
        return this
    for other, telling in zip(found, tellings, strict=True):
        after = any(tree.low[c] == "after" for c in tree.children[other.at] if tree.relations[c] == "mark")
        if after and other.mode == "seize" and tree.tags[other.at] == "VBG" and tree.heads[other.at] == found[k].at:
            event = dataclasses.replace(this.event, place=telling.event.place)
            return dataclasses.replace(this, event=event, inside=telling.inside, fine=telling.fine)
    return this


def _filled(this: Telling, others: Sequence[Telling]) -> Telling:
    """A mention with the day and the place of the nearest of others, where it has none itself."""
    date = this.event.date or next((o.event.date for o in others if o.event.date), None)
    placed = this if this.fine else next((o for o in others if o.fine), this)
    event = dataclasses.replace(this.event, date=date, place=placed.event.place)
    return dataclasses.replace(this, event=event, inside=placed.inside, fine=placed.fine)
