"""The pieces of evidence that two scenes are one event: time, place, type, participants, tolls, acts and words."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from typing import TYPE_CHECKING

from sayso.accounts.naming import is_broad, shared
from sayso.accounts.sites import is_broad_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.accounts.scenes import Scene

__all__ = ["Evidence", "acts", "copied", "numbers", "parties", "places", "things", "time", "types"]

_GRAM = 5
_COPIED = 0.3
_UNDATED = -1.5
"""What it weighs that nothing tells when one of the two was: an event of another year may read the same."""

_BROAD = 1.25
"""What a region or a large city in common weighs, where much may happen in one day."""

_SITE, _INSIDE = 1.5, 0.5
"""What one place of the gazetteer under two names weighs, and one place inside another."""

_SAME_TYPE, _OTHER_TYPE = 0.75, -0.25
_SAME_ACTOR, _OTHER_ACTOR = 0.5, -0.5
"""Types and participants weigh little: one act is told as a bombing and as an attack, by one side and by all."""

_TIMES = 4
"""Tolls of which one is more than so many times the other are hardly of one event, even as it goes on."""

_CLOSE = 0.25
"""What tolls weigh that differ by a tenth."""

_FAR = 4
"""Reports further apart, in days, need a day that both of them name."""


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that two scenes have in common, or in which they differ (a weight below zero)."""

    what: str
    words: str
    weight: float


def time(left: Scene, right: Scene) -> Iterator[Evidence]:
    """The days that the texts name, or else those of the reports."""
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
            yield Evidence("day", f"{gap} days between", (0.5, 0.0, -0.25, -0.75, -1.25)[gap])
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


def places(left: Scene, right: Scene) -> Iterator[Evidence]:
    """Places by their names, or by the gazetteer where they go by other names."""
    places = shared(left.places, right.places) or sorted(
        left.places.keys() & right.names | right.places.keys() & left.names
    )
    if places and not _listed(left, right):
        told = list(dict.fromkeys(left.places.get(key) or right.places.get(key, key) for key in places))
        broad = all(is_broad(name) for name in told)
        first, more = (_BROAD, 0.25) if broad else (1.5, 0.75)
        yield Evidence("region" if broad else "place", ", ".join(told), min(first + more * (len(told) - 1), 3.0))
    else:
        yield from _sites(left, right)


def _listed(left: Scene, right: Scene) -> bool:
    """Whether two scenes are two pieces of one list: each names the other's place beside its own, with other tolls."""
    if shared(left.places, right.places) or left.counts & right.counts:
        return False
    return bool(left.places.keys() & right.names and right.places.keys() & left.names)


def _sites(left: Scene, right: Scene) -> Iterator[Evidence]:
    """Places that go by other names: one place of the gazetteer, one inside the other, or far apart."""
    same = shared(left.sites, right.sites)
    inside = [
        (site, wide)
        for one, other in ((left, right), (right, left))
        for site, around in one.sites.items()
        for wide in other.sites
        if int(wide) in around[:-1]
    ]
    if same:
        broad = all(map(is_broad_site, same))
        yield Evidence("region" if broad else "place", f"GeoNames {', '.join(same)}", _BROAD if broad else _SITE)
    elif inside:
        yield Evidence("within", f"GeoNames {inside[0][0]} lies in {inside[0][1]}", _INSIDE)
    elif (left.places or left.sites) and (right.places or right.sites):
        yield Evidence("place", "no place in common", -1.5)


def types(left: Scene, right: Scene) -> Iterator[Evidence]:
    """PLOVER's types and modes of the events whose people are counted."""
    if same := shared(left.modes, right.modes):
        yield Evidence("type", ", ".join(same), _SAME_TYPE)
    elif not _may_be(left.modes, right.modes):
        yield Evidence("type", f"{', '.join(sorted(left.modes))} against {', '.join(sorted(right.modes))}", _OTHER_TYPE)


def _may_be(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether some types and modes may be of one event: a type without a mode leaves the mode open."""
    types = [{told.partition(" ")[0] for told in side} for side in (ours, theirs)]
    bare = [{told for told in side if " " not in told} for side in (ours, theirs)]
    return not ours or not theirs or bool(bare[0] & types[1] or bare[1] & types[0])


def parties(left: Scene, right: Scene) -> Iterator[Evidence]:
    """Countries and sectors of those who did it."""
    if same := shared(left.actors, right.actors):
        yield Evidence("actor", ", ".join(same), _SAME_ACTOR)
    elif left.actors and right.actors:
        told = f"{', '.join(sorted(left.actors))} against {', '.join(sorted(right.actors))}"
        yield Evidence("actor", told, _OTHER_ACTOR)


def numbers(left: Scene, right: Scene) -> Iterator[Evidence]:
    """Tolls in common, or tolls that differ."""
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
    elif any(_near(*pair) for pair in pairs):
        yield Evidence("near", "tolls near one another", _CLOSE)
    elif pairs:
        yield Evidence("number", "no number in common", -0.5)


def _near(one: int, other: int) -> bool:
    """Whether two tolls of ten and more differ by no more than a tenth."""
    return min(one, other) >= 10 and abs(one - other) <= max(one, other) / 10


def acts(left: Scene, right: Scene) -> Iterator[Evidence]:
    """The kinds of act that the words tell."""
    acts = shared(left.acts, right.acts)
    if acts:
        yield Evidence("act", ", ".join(acts), 1.0)
    elif left.acts and right.acts:
        yield Evidence("act", f"{', '.join(sorted(left.acts))} against {', '.join(sorted(right.acts))}", -1.0)


def things(left: Scene, right: Scene) -> Iterator[Evidence]:
    """Other words and names in common; who speaks is none of them."""
    things = shared(left.things, right.things)
    told = left.places.keys() | right.places.keys() | left.voices | right.voices
    names = [name for name in shared(left.names, right.names) if name not in told]
    if things or names:
        yield Evidence("words", ", ".join([*things, *names][:12]), min(0.2 * len(things) + 0.2 * len(names), 1.5))


def copied(left: Scene, right: Scene) -> Iterator[Evidence]:
    """The same words in the same order; in other places with other tolls, they are two pieces of one list."""
    if _listed(left, right):
        return
    ours, theirs = _grams(left.words), _grams(right.words)
    least = min(len(ours), len(theirs))
    if least >= 8 and len(ours & theirs) >= _COPIED * least:
        yield Evidence("copied", f"{round(100 * len(ours & theirs) / least)}% of its words in the same order", 3.0)


@functools.lru_cache(4096)
def _grams(words: str) -> frozenset[tuple[str, ...]]:
    run = tuple(words.split())
    return frozenset(run[i : i + _GRAM] for i in range(len(run) - _GRAM + 1))
