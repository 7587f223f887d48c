"""Whether the scenes of two stories are one event: the evidence for a join, each with its weight and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.accounts import pieces
from sayso.accounts.naming import shared
from sayso.accounts.pieces import Evidence

if TYPE_CHECKING:
    from sayso.accounts.scenes import Scene

__all__ = ["THRESHOLD", "Evidence", "evidence", "joins", "weight"]

THRESHOLD = 3.0
"""The weight from which two scenes are one event; set on the accounts corpus, together with those of the pieces."""

_NEAR = 0.25
_NUMBERS = 2.0
"""What numbers in common must weigh to tie two scenes without a place, or days apart."""

_RARE = 2.5
"""What they must weigh where the two name different places: a rare number, or two."""

_LESS = -0.75
"""Below this, tolls lie far from one another."""

_COMMON_ACTS = frozenset("air bomb shelling missile gunfire battle movement storm execution hostage".split())
"""Kinds of act of which a war has several in a region on one day; gas, a mine or a crash are told of once."""

_TELLING = 0.6
"""What days and words must weigh for a region to tie two scenes without a number in common."""


def joins(left: Scene, right: Scene) -> tuple[Evidence, ...]:
    """The evidence that two scenes are one event; empty where it does not carry a join."""
    found = evidence(left, right)
    return found if weight(found) >= THRESHOLD else ()


def weight(found: tuple[Evidence, ...]) -> float:
    """What pieces of evidence weigh together; without a place, a copied wording or a rare number they weigh nothing."""
    return sum(item.weight for item in found) if _anchored(found) else 0.0


def _anchored(found: tuple[Evidence, ...]) -> bool:
    """Whether something ties two scenes that does not stand in every report of the day.

    Reports days apart, or of an unknown day, take a copied wording or numbers, and without a day also a place. A
    region does not tie by itself: it takes the same day or the next, and a number, or an act and a good many words.
    """
    held = {item.what: item.weight for item in found if item.weight > 0}
    time = sum(item.weight for item in found if item.what in {"day", "reported", "undated"})
    numbers = sum(item.weight for item in found if item.what == "number" and item.weight > 0)
    if held.keys() & {"copied", "war"}:
        return True
    undated = any(item.what == "undated" for item in found)
    elsewhere = any(item.what == "place" and item.weight < 0 for item in found)
    enough = _RARE if elsewhere else _NUMBERS
    if numbers >= enough and not (undated and not held.keys() & {"place", "region", "within"}):
        return True
    if time < 0:
        return False
    if "place" in held:
        return True
    if not held.keys() & {"region", "within"} or time < _NEAR:
        return False
    acts = {act for item in found if item.what == "act" and item.weight > 0 for act in item.words.split(", ")}
    if acts - _COMMON_ACTS:
        return True
    apart = any(item.what == "number" and item.weight < _LESS for item in found)
    return numbers > 0 or (bool(acts) and held.get("words", 0.0) >= _TELLING and not apart)


def evidence(left: Scene, right: Scene) -> tuple[Evidence, ...]:
    """What speaks for and against two scenes being one event; empty where they cannot be."""
    if left.kind != right.kind or left.story == right.story:
        return ()
    if left.kind == "war":
        return _war(left, right)
    days = tuple(pieces.time(left, right))
    if any(item.weight <= -9 for item in days):
        return ()
    return (
        *days,
        *pieces.places(left, right),
        *pieces.types(left, right),
        *pieces.parties(left, right),
        *pieces.numbers(left, right),
        *pieces.acts(left, right),
        *pieces.things(left, right),
        *pieces.copied(left, right),
    )


def _war(left: Scene, right: Scene) -> tuple[Evidence, ...]:
    """Totals of a war stand together where the stories count in the same country and appeared in the same month."""
    both = shared(left.lands, right.lands)
    if (left.published or "")[:7] != (right.published or "")[:7]:
        return ()
    return (Evidence("war", f"a running total of the war in {both[0]}", THRESHOLD),) if both else ()
