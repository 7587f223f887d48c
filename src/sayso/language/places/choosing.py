"""Which of its namesakes a name means: people, names beside it, and how near the other places of the story are."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.language.places.candidates import Candidates
from sayso.language.places.gazetteer import Entry, gazetteer
from sayso.language.places.globe import EARTH, on_globe

__all__ = ["Name", "choose"]

Floats = npt.NDArray[np.float64]

BOUND = 4.0
"""Powers of ten for a place that lies in the one named right after it ("Paris, Texas")."""
ALIKE = 2.0
"""Powers of ten for regions of one country, or countries, that stand beside each other ("Alabama and Georgia")."""
SUPPORT = 6.0
"""Powers of ten that the rest of a story can bring at most."""
HALF = 4.0
"""Names that agree, at which half of the support or more is reached."""
SHARP = 2.0
"""How sharply weights are turned into shares between the rounds."""
ROUNDS = 3
FADING = 120.0
"""Kilometres at which nearness falls to a third."""
IN_COUNTRY = 0.05
IN_LAND = 0.3
IN_REGION = 0.9
NATION = 7.7
"""People (power of ten) of a region in which two places have as little to do with each other as in a country."""
SAME = 2.0
ONE_SPOT = 40.0
"""Kilometres within which two places of one name are no rivals."""
SURE = 9.0
"""The margin of a name that has one place only."""


@dataclasses.dataclass(frozen=True)
class Name:
    """One name of a story, wherever it stands: its candidates, and the name that it is said to lie in.

    ``inside`` is the number of that name in the row of names, ``beside`` that of a name coordinated with it;
    ``weight`` is how loud this name speaks for others.
    """

    candidates: Candidates
    inside: int | None = None
    beside: int | None = None
    weight: float = 1.0


def choose(names: Sequence[Name]) -> list[tuple[int, float] | None]:
    """The candidate of each name and its margin over the next, in powers of ten; ``None`` where there are none."""
    flat = [(n, entry, w) for n, name in enumerate(names) for entry, w in _pairs(name.candidates)]
    if not flat:
        return [None] * len(names)
    owner = np.array([n for n, _, _ in flat])
    scores = np.array([w for _, _, w in flat])
    entries = [entry for _, entry, _ in flat]
    starts = np.searchsorted(owner, np.arange(len(names) + 1))
    distance = _distance(entries)
    kernel = _kernel(entries, distance)
    scores += _bound(names, entries, starts) + _alike(names, entries, starts)
    support = _support(names, kernel, owner, starts, scores)
    final = scores + support
    bounds = zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    return [_best(final[a:b], entries[a:b], distance[a:b, a:b]) for a, b in bounds]


def _pairs(found: Candidates) -> list[tuple[Entry, float]]:
    return list(zip(found.entries, found.weights, strict=True))


def _best(scores: Floats, entries: list[Entry], distance: Floats) -> tuple[int, float] | None:
    if not len(scores):
        return None
    order = np.argsort(-scores, kind="stable").tolist()
    first = order[0]
    rivals = (i for i in order[1:] if distance[first, i] > ONE_SPOT and not _one_spot(entries[first], entries[i]))
    rival = next(rivals, None)
    return first, float(scores[first] - scores[rival]) if rival is not None else SURE


def _one_spot(one: Entry, other: Entry) -> bool:
    """Whether two places of one name are one for a reader: a town and the district around it."""
    return one.number in other.above or other.number in one.above


def _distance(entries: list[Entry]) -> Floats:
    """Kilometres between all of them."""
    points = on_globe([e.lat for e in entries], [e.lon for e in entries])
    apart: Floats = EARTH * np.arccos(np.clip(points @ points.T, -1.0, 1.0))
    return apart


def _kernel(entries: list[Entry], distance: Floats) -> Floats:
    """How much each place speaks for each other: nearness, and lying in it or beside it."""
    near: Floats = np.exp(-distance / FADING)
    number = np.array([e.number for e in entries])
    country = np.array([_country(e) for e in entries])
    region = np.array([_region(e) for e in entries])
    same_country = (country[:, None] == country) & (country >= 0)
    same_region = (region[:, None] == region) & (region >= 0)
    kernel: Floats = np.maximum(near, np.where(same_region, IN_REGION, np.where(same_country, IN_COUNTRY, 0.0)))
    land = number[:, None] == country
    kernel[land | land.T] = IN_LAND
    kernel[number[:, None] == number] = SAME
    return kernel


def _country(entry: Entry) -> int:
    return entry.above[-1] if entry.above else entry.number if entry.feature == "country" else -1


def _region(entry: Entry) -> int:
    """The region that a place lies in; in a nation as large as England the part of it."""
    if len(entry.above) > 1:
        region, *parts = reversed(entry.above[:-1])
        if gazetteer().entry(region).people < NATION:
            return region
        return parts[0] if parts else -1
    return entry.number if entry.feature == "region" else -1


def _bound(names: Sequence[Name], entries: list[Entry], starts: npt.NDArray[np.intp]) -> Floats:
    """What the name right after a name adds to the places that lie in it, and they to it."""
    bonus = np.zeros(len(entries))
    for n, name in enumerate(names):
        if name.inside is None:
            continue
        own = range(int(starts[n]), int(starts[n + 1]))
        others = range(int(starts[name.inside]), int(starts[name.inside + 1]))
        for i in own:
            for j in others:
                if holds(entries[j], entries[i]):
                    bonus[i] = max(bonus[i], BOUND)
                    bonus[j] = max(bonus[j], BOUND / 2)
    return bonus


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether the first place holds the second."""
    return outer.number in inner.above and outer.number != inner.number


def _alike(names: Sequence[Name], entries: list[Entry], starts: npt.NDArray[np.intp]) -> Floats:
    """What a name that is coordinated with another adds: both are countries, or regions or towns of one country."""
    bonus = np.zeros(len(entries))
    for n, name in enumerate(names):
        if name.beside is None:
            continue
        for i in _bare(name, int(starts[n])):
            for j in _bare(names[name.beside], int(starts[name.beside])):
                if _of_one_kind(entries[i], entries[j]):
                    bonus[i] = max(bonus[i], ALIKE)
                    bonus[j] = max(bonus[j], ALIKE)
    return bonus


def _bare(name: Name, start: int) -> list[int]:
    """The numbers of a name's candidates that hold no town of that name."""
    held = {number for entry in name.candidates.entries for number in entry.above}
    return [start + i for i, entry in enumerate(name.candidates.entries) if entry.number not in held]


def _of_one_kind(one: Entry, other: Entry) -> bool:
    features = {one.feature, other.feature}
    if features == {"country"}:
        return True
    return features == {"region"} and one.country == other.country


def _support(
    names: Sequence[Name], kernel: Floats, owner: npt.NDArray[np.intp], starts: npt.NDArray[np.intp], scores: Floats
) -> Floats:
    """What the other names of the story bring to each candidate, after some rounds of listening to each other."""
    filled = np.flatnonzero(np.diff(starts))
    heads = starts[filled]
    loud = np.array([names[n].weight for n in filled.tolist()])
    others = owner[:, None] != filled
    support = np.zeros(len(scores))
    group = np.searchsorted(filled, owner)
    for _ in range(ROUNDS):
        total = scores + support
        share = np.exp(SHARP * (total - np.maximum.reduceat(total, heads)[group]))
        share /= np.add.reduceat(share, heads)[group]
        heard = np.maximum.reduceat(kernel * share, heads, axis=1)
        support = SUPPORT * (1 - np.exp(-(heard * others * loud).sum(axis=1) / HALF))
    return support
