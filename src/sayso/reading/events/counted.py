"""Figures and events: each figure of harm names the event that it counts, or none."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.text import Passage
from sayso.reading.events.finding import Found
from sayso.reading.events.tree import Tree
from sayso.records import Figure

__all__ = ["counts"]

TYPES = {
    "killed": frozenset({"ASSAULT"}),
    "injured": frozenset({"ASSAULT", "PROTEST"}),
    "captured": frozenset({"ASSAULT", "COERCE", "SANCTION"}),
    "missing": frozenset({"ASSAULT"}),
    "released": frozenset({"RETREAT", "AID"}),
    "displaced": frozenset({"SANCTION", "RETREAT", "COERCE", "ASSAULT"}),
    "attacks": frozenset({"ASSAULT"}),
    "buildings": frozenset({"ASSAULT"}),
    "present": frozenset({"PROTEST"}),
}


def counts(tree: Tree, figure: Figure, events: Sequence[Found]) -> int | None:
    """Which of a passage's events a figure counts: the nearest in the parse, of a type that makes such figures.

    Args:
        tree: The passage that the figure stands in.
        figure: A figure whose span lies in the passage.
        events: The passage's events.
    """
    allowed = TYPES.get(figure.measure, frozenset())
    words = _words(tree.passage, figure)
    fitting = [k for k, event in enumerate(events) if event.type in allowed]
    if not words or not fitting:
        return None
    owner = {i: k for k in fitting for i in (events[k].at, events[k].clause, *events[k].parts)}
    for word in words:
        for above in (word, *tree.ancestors(word)):
            if above in owner:
                return owner[above]
            below = [i for i in owner if i in _near(tree, above)]
            if below:
                return owner[min(below, key=lambda i: abs(i - word))]
    return None


def _near(tree: Tree, i: int) -> list[int]:
    """The words one or two steps below one."""
    return [k for c in tree.children[i] for k in (c, *tree.children[c])]


def _words(passage: Passage, figure: Figure) -> list[int]:
    """The words of a figure, its noun first."""
    inside = [i for i, start in enumerate(passage.starts) if figure.span.start <= start < figure.span.end]
    return [i for i in inside if passage.heads[i] not in inside] or inside[-1:]
