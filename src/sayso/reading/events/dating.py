"""The time of an act: the one that the text joins to it, else one that nothing else in its sentence claims."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.language.times import Time
from sayso.reading.events.acts import Acts, tells
from sayso.reading.events.joining import answered, is_date, of_source, time_head, when
from sayso.reading.events.sharing import aside
from sayso.reading.events.tree import SUBJECTS

__all__ = ["time_of"]

WHILE = frozenset({"as", "when", "where"})
"""Words that open a clause at the time of the one around it."""


def time_of(acts: Acts, k: int, times: Sequence[Time]) -> Time | None:
    """The time that is joined to an act; else one that the parse joins to none, where this is the nearest act."""
    time = when(acts.tree, acts.found[k], times, acts.words)
    if time is not None:
        return _counted_from(acts, k, time)
    for free in filter(is_date, times):
        head = time_head(acts.tree, free)
        here = acts.nearest(free.first) == k and not acts.joins(head) and not acts.clause_apart(k, head)
        if here and not (_said_then(acts, k, head) or _outside(acts, k, head) or answered(acts.tree, head)):
            return _counted_from(acts, k, free)
    return None


def _counted_from(acts: Acts, k: int, time: Time) -> Time:
    """A time that is that of what an act is counted from: "killed since the war began in 2029"."""
    tree, above = acts.tree, []
    for word in tree.ancestors(time_head(tree, time)):
        if word in {acts.found[k].at, acts.found[k].clause, *acts.found[k].parts}:
            break
        above.append(word)
    since = any(
        tree.low[c] == "since" and tree.relations[c] in {"case", "mark"} for i in above for c in tree.children[i]
    )
    return dataclasses.replace(time, relation="since") if since else time


def _said_then(acts: Acts, k: int, head: int) -> bool:
    """Whether a time is that of saying, and not of the act before it: "killed six on Monday police said"."""
    tree, verb = acts.tree, acts.tree.heads[head]
    if of_source(tree, head) or (tree.relations[verb] in SUBJECTS and tells(tree.lemmas[tree.heads[verb]])):
        return True
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
