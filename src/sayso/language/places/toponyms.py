"""The noun of this room: a name in a text, and the place of the gazetteer that it stands for."""

from __future__ import annotations

import dataclasses
from typing import Literal, TypeAlias

__all__ = ["Match", "Toponym"]

Match: TypeAlias = Literal[
    "exact",
    "alternate name",
    "short name",
    "other spelling",
    "similar spelling",
    "people",
    "own table",
    "part of the name",
    "place around it",
    "the story around it",
]
"""How a name led to a place; by the last three, to one near by whose id is in ``inside``: one named in it, the one
right after it, or, where nobody knows the name, the town that the story told of last."""


@dataclasses.dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a passage: ``first`` and ``last`` are token indices, both inside.

    ``name`` is the gazetteer's where the place is known, else the text's. What is unknown is ``None``: a toponym
    without ``match`` has several places it could be, or none. ``geonameid`` is ``None`` too for a place that only our
    own table has. ``country`` is ISO 3166-1 alpha-3; ``inside`` are the GeoNames ids of the regions and the country
    that hold the place, the nearest first.

    ``candidates`` counts the places of that name; ``margin`` is by how much the first beats the second, in powers
    of ten. ``actor`` marks a name that stands for a government, a people or a team: no place of anything.
    """

    first: int
    last: int
    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    feature: str | None = None
    match: Match | None = None
    candidates: int = 0
    margin: float = 0.0
    actor: bool = False
    inside: tuple[int, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the name itself led to a place."""
        return self.match not in {None, "the story around it"}
