"""Scenes of many stories put into incidents: the surest joins first, never two that contradict each other."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from sayso.accounts.evidence import Evidence, evidence, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.accounts.scenes import Scene

__all__ = ["Join", "clusters"]

_CONTRADICTED = -10.0

_ENOUGH = 8
"""Scenes of a cluster that are compared with another's; of a large one, these stand for the others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Join:
    """Two scenes of different stories that are one event, and why."""

    left: str
    right: str
    evidence: tuple[Evidence, ...]

    @property
    def weight(self) -> float:
        """What the evidence weighs."""
        return weight(self.evidence)


def clusters(scenes: Mapping[str, Scene], joins: Iterable[Join]) -> list[list[str]]:
    """The incidents that some scenes make: lists of scene ids, each sorted, in the order of their first ids.

    The heaviest join comes first. Two clusters become one where their scenes agree on average, so that one loose join
    does not chain two events together; a pair that contradicts itself in day or kind keeps them apart.
    """
    home = {scene: [scene] for scene in scenes}
    for join in sorted(joins, key=lambda join: (-join.weight, join.left, join.right)):
        left, right = home[join.left], home[join.right]
        if left is right or not _agree([scenes[i] for i in left], [scenes[i] for i in right]):
            continue
        left += right
        for scene in right:
            home[scene] = left
    return sorted({id(cluster): sorted(cluster) for cluster in home.values()}.values())


def _agree(left: Sequence[Scene], right: Sequence[Scene]) -> bool:
    pairs = itertools.product(left[:_ENOUGH], right[:_ENOUGH])
    weights = [_weight(a, b) for a, b in pairs if a.story != b.story]
    return bool(weights) and min(weights) > _CONTRADICTED and sum(weights) >= 2.0 * len(weights)


def _weight(left: Scene, right: Scene) -> float:
    found = evidence(left, right)
    return sum(item.weight for item in found) if found else _CONTRADICTED
