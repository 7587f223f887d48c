"""What two words of one act share: the place and the day that the text joins to only one of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.reading.events.coreference import Telling, modes_differ
from sayso.reading.events.finding import Found
from sayso.reading.events.tree import Tree

__all__ = ["aside", "shared"]

APART = frozenset({"after", "before", "since", "until", "while", "as", "where"})


def shared(tree: Tree, found: Sequence[Found], tellings: Sequence[Telling]) -> list[Telling]:
    """The mentions of a passage; an act and its effect in one sentence take from each other what one of them lacks.

    "A raid on a town where rebels are fighting killed two women" tells of the raid by two words; nothing joins them
    in the parse. A clause behind "after" or "where" tells of another act.
    """
    return [_filled(telling, _partners(tree, found, tellings, k)) for k, telling in enumerate(tellings)]


def _partners(tree: Tree, found: Sequence[Found], tellings: Sequence[Telling], k: int) -> list[Telling]:
    """The mentions in the sentence that are the act of an effect, or the effect of an act, the nearest first."""
    this, sentence = found[k], tree.passage.doc[found[k].at].sent
    near = [
        j
        for j, other in enumerate(found)
        if sentence.start <= other.at < sentence.end
        and other.type == this.type == "ASSAULT"
        and _act_and_effect(tree, this, other)
        and aside(tree, this.at) == aside(tree, other.at)
        and _alike(tellings[j], tellings[k])
    ]
    return [tellings[j] for j in sorted(near, key=lambda j: abs(found[j].at - this.at))]


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
    return {tree.low[c] for c in tree.children[i] if tree.relations[c] in {"mark", "advmod"}}


def _filled(this: Telling, others: Sequence[Telling]) -> Telling:
    """A mention with the day and the place of the nearest of others, where it has none itself."""
    date = this.event.date or next((o.event.date for o in others if o.event.date), None)
    placed = this if this.fine else next((o for o in others if o.fine), this)
    event = dataclasses.replace(this.event, date=date, place=placed.event.place)
    return dataclasses.replace(this, event=event, inside=placed.inside, fine=placed.fine)
