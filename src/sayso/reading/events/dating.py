"""The time of an act: the one that the text joins to it, else one that nothing else in its sentence claims."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.times import Time
from sayso.reading.events.acts import Acts, tells
from sayso.reading.events.joining import answered, is_date, time_head, when
from sayso.reading.events.sharing import aside
from sayso.reading.events.tree import SUBJECTS

__all__ = ["time_of"]

WHILE = frozenset({"as", "when", "where"})
"""Words that open a clause at the time of the one around it."""


def time_of(acts: Acts, k: int, times: Sequence[Time]) -> Time | None:
    """The time that is joined to an act; else one that the parse joins to none, where this is the nearest act."""
    time = when(acts.tree, acts.found[k], times, acts.words)
    if time is not None:
        return time
    for free in filter(is_date, times):
        head = time_head(acts.tree, free)
        here = acts.nearest(free.first) == k and not acts.joins(head) and not acts.clause_apart(k, head)
        if here and not (_said_then(acts, k, head) or _outside(acts, k, head) or answered(acts.tree, head)):
            return free
    return None


def _said_then(acts: Acts, k: int, head: int) -> bool:
    """Whether a time is that of saying, and not of the act before it: "killed six on Monday police said"."""
    tree, verb = acts.tree, acts.tree.heads[head]
    if not tells(tree.lemmas[verb]):
        return False
    speaker = next((c for c in tree.children[verb] if tree.relations[c] in SUBJECTS), verb)
    return not acts.found[k].at < head < speaker < verb


def _outside(acts: Acts, k: int, head: int) -> bool:
    """Whether an act stands behind "after" or "while" and the time does not."""
    clause = aside(acts.tree, acts.found[k].at)
    if clause is None or clause in (head, *acts.tree.ancestors(head)):
        return False
    return not any(acts.tree.low[c] in WHILE for c in acts.tree.children[clause])
