"""Whether the scenes of two stories are one event: the evidence for a join, each with its weight and in words."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from typing import TYPE_CHECKING

from sayso.accounts.naming import is_broad, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.accounts.scenes import Scene

__all__ = ["THRESHOLD", "Evidence", "evidence", "joins", "weight"]

THRESHOLD = 3.0
"""The weight from which two scenes are one event; set on the accounts corpus, together with the weights below."""

_GRAM = 5
_COPIED = 0.3
_UNDATED = -1.5
"""What it weighs that nothing tells when one of the two was: an event of another year may read the same."""

_BROAD = 1.25
"""What a region or a large city in common weighs, where much may happen in one day."""

_NEAR = 0.25
_TELLING = 0.8
"""What days and words must weigh for a region to tie two scenes without a number in common."""

_TIMES = 4
"""Tolls of which one is more than so many times the other are hardly of one event, even as it goes on."""

_FAR = 4
"""Reports further apart, in days, need a day that both of them name."""


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that two scenes have in common, or in which they differ (a weight below zero)."""

    what: str
    words: str
    weight: float


def joins(left: Scene, right: Scene) -> tuple[Evidence, ...]:
    """The evidence that two scenes are one event; empty where it does not carry a join."""
    found = evidence(left, right)
    return found if weight(found) >= THRESHOLD else ()


def weight(found: tuple[Evidence, ...]) -> float:
    """What pieces of evidence weigh together; without a place, a copied wording or a rare number they weigh nothing."""
    return sum(item.weight for item in found) if _anchored(found) else 0.0


def _anchored(found: tuple[Evidence, ...]) -> bool:
    """Whether something ties two scenes that does not stand in every report of the day.

    A region does not by itself: it takes the same day or the next, and a number or an act and a good many words.
    """
    held = {item.what: item.weight for item in found if item.weight > 0}
    if held.keys() & {"place", "copied", "war"} or held.get("number", 0.0) >= 2:
        return True
    near = held.get("day", 0.0) + held.get("reported", 0.0)
    if "region" not in held or near < _NEAR:
        return False
    return "number" in held or ("act" in held and held.get("words", 0.0) >= _TELLING)


def evidence(left: Scene, right: Scene) -> tuple[Evidence, ...]:
    """What speaks for and against two scenes being one event; empty where they cannot be."""
    if left.kind != right.kind or left.story == right.story:
        return ()
    if left.kind == "war":
        return _war(left, right)
    days = tuple(_time(left, right))
    if any(item.weight <= -9 for item in days):
        return ()
    return (
        *days,
        *_places(left, right),
        *_numbers(left, right),
        *_acts(left, right),
        *_things(left, right),
        *_copied(left, right),
    )


def _war(left: Scene, right: Scene) -> tuple[Evidence, ...]:
    """Totals of a war stand together where the stories count in the same country and appeared in the same month."""
    both = shared(left.lands, right.lands)
    if (left.published or "")[:7] != (right.published or "")[:7]:
        return ()
    return (Evidence("war", f"a running total of the war in {both[0]}", THRESHOLD),) if both else ()


def _time(left: Scene, right: Scene) -> Iterator[Evidence]:
    if not (left.days or left.published) or not (right.days or right.published):
        yield Evidence("undated", "one of them has no date", _UNDATED)
        return
    apart = _between((left.published,) * 2, (right.published,) * 2)
    if left.days and right.days:
        between = _between(left.days, right.days) or 0
        if between > 1 or (between == 1 and _length(left.days) == _length(right.days) == 0):
            yield Evidence("day", f"{left.days[0]} and {right.days[0]}", -10)
        elif between == 1:
            yield Evidence("day", f"{left.days[0]} and {right.days[0]}", -1.5)
        elif _length(left.days) == _length(right.days) == 0:
            yield Evidence("day", f"both on {left.days[0]}", 1.0)
        else:
            yield Evidence("day", f"{left.days[0]} to {left.days[1]} and {right.days[0]} to {right.days[1]}", 0.25)
    elif (left.days or right.days) and (left.published or right.published):
        gap = _between(left.days or (left.published,) * 2, right.days or (right.published,) * 2)
        if gap is not None and gap > _FAR:
            yield Evidence("day", "reported too far from the day", -10)
        elif gap is not None:
            yield Evidence("day", f"{gap} days between", (0.5, 0.25, -0.25, -0.75, -1.25)[gap])
    elif apart is not None:
        if apart > _FAR:
            yield Evidence("reported", f"{apart} days apart", -10)
        else:
            yield Evidence("reported", f"{apart} days apart", (0.5, 0.0, -0.75, -1.5, -2.0)[apart])


def _between(left: tuple[str | None, str | None], right: tuple[str | None, str | None]) -> int | None:
    """Days between two stretches; 0 where they overlap, None where one is unknown."""
    if None in left or None in right:
        return None
    (a, b), (c, d) = (map(datetime.date.fromisoformat, days) for days in (left, right))  # type: ignore[arg-type]
    return max((c - b).days, (a - d).days, 0)


def _length(days: tuple[str, str]) -> int:
    return (datetime.date.fromisoformat(days[1]) - datetime.date.fromisoformat(days[0])).days


def _places(left: Scene, right: Scene) -> Iterator[Evidence]:
    places = shared(left.places, right.places) or sorted(
        left.places.keys() & right.names | right.places.keys() & left.names
    )
    if places:
        told = list(dict.fromkeys(left.places.get(key) or right.places.get(key, key) for key in places))
        broad = all(is_broad(name) for name in told)
        first, more = (_BROAD, 0.25) if broad else (1.5, 0.75)
        yield Evidence("region" if broad else "place", ", ".join(told), min(first + more * (len(told) - 1), 3.0))
    elif left.places and right.places:
        yield Evidence("place", "no place in common", -1.5)


def _numbers(left: Scene, right: Scene) -> Iterator[Evidence]:
    ours, theirs = left.counts, right.counts
    for measure, number in shared(ours, theirs):
        if number >= 3:
            heavy = 2.5 if number > 20 and number % 10 else 2.0 if number >= 10 and number % 10 else 0.75
            yield Evidence("number", f"{number} {measure}", heavy)
        elif number == 2:
            yield Evidence("number", f"{number} {measure}", 0.5)
    if not shared(ours, theirs):
        yield from _apart(dict(sorted(ours)), dict(sorted(theirs)))


def _apart(ours: dict[str, int], theirs: dict[str, int]) -> Iterator[Evidence]:
    """Tolls of the same measure that differ; the largest of each measure is looked at."""
    pairs = [(ours[measure], theirs[measure]) for measure in sorted(ours.keys() & theirs.keys())]
    if any(max(pair) > _TIMES * max(1, min(pair)) for pair in pairs):
        yield Evidence("number", "tolls far from one another", -1.0)
    elif pairs:
        yield Evidence("number", "no number in common", -0.5)


def _acts(left: Scene, right: Scene) -> Iterator[Evidence]:
    acts = shared(left.acts, right.acts)
    if acts:
        yield Evidence("act", ", ".join(acts), 1.0)
    elif left.acts and right.acts:
        yield Evidence("act", f"{', '.join(sorted(left.acts))} against {', '.join(sorted(right.acts))}", -1.0)


def _things(left: Scene, right: Scene) -> Iterator[Evidence]:
    things = shared(left.things, right.things)
    names = [name for name in shared(left.names, right.names) if name not in left.places.keys() | right.places.keys()]
    if things or names:
        yield Evidence("words", ", ".join([*things, *names][:12]), min(0.2 * len(things) + 0.2 * len(names), 1.5))


def _copied(left: Scene, right: Scene) -> Iterator[Evidence]:
    ours, theirs = _grams(left.words), _grams(right.words)
    least = min(len(ours), len(theirs))
    if least >= 8 and len(ours & theirs) >= _COPIED * least:
        yield Evidence("copied", f"{round(100 * len(ours & theirs) / least)}% of its words in the same order", 3.0)


@functools.lru_cache(4096)
def _grams(words: str) -> frozenset[tuple[str, ...]]:
    run = tuple(words.split())
    return frozenset(run[i : i + _GRAM] for i in range(len(run) - _GRAM + 1))
