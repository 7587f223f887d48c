"""Two mentions of events side by side: what ties them to one event, and what keeps them apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.language.places.globe import kilometres
from sayso.records import Actor, Event, Place

__all__ = ["Telling", "apart", "modes_differ", "other_toll", "spot", "tied"]

GENERAL = frozenset(
    "attack assault raid atrocity operation offensive massacre killing strike kill wound injure".split()
)
"""Words that take up an act of any means: "the attack", "the victims were killed"."""
BOMBS = frozenset({"aerial", "drone", "heavy-weapons", "explosives"})
SMALL = 4
"""How narrow a quarter, or a place that no gazetteer has, is: what "the blast" hit may lie in the town named before."""
FEW = 4
"""A toll that two acts may have by chance."""
AROUND = 30.0
"""Kilometres within which a quarter and a town are one place for two tellings."""


@dataclasses.dataclass(frozen=True)
class Telling:
    """One mention of an event: its record so far, whether "the" or "this" opens it, whether it stands in the title.

    ``harm`` are the measures and numbers of its figures, ``wholes`` the figures that those are parts of, ``repeated``
    those that they repeat; ``inside`` are the ids of the places that hold its place, ``fine`` is how narrow that is, 0
    for a site without a name. ``sentence`` counts the sentences of the story; ``counted`` marks
    an act with a toll of its own: no running total of many, and not in a clause behind "after" or "where"; ``plural``
    tells a noun's number; ``same`` are the ids of mentions in its sentence that tell of the very act.
    """

    event: Event
    noun: str
    definite: bool
    title: bool
    passage: int
    harm: frozenset[tuple[str, int | None]]
    wholes: frozenset[str]
    repeated: frozenset[str]
    inside: frozenset[int]
    fine: int
    sentence: int
    counted: bool
    plural: bool | None = None
    same: frozenset[str] = frozenset()


def apart(one: Telling, two: Telling) -> bool:
    """Whether anything keeps two mentions apart: means, place, day, actors or toll; "the attack" may be told anew."""
    a, b = one.event, two.event
    if modes_differ(a, b):
        return True
    if one.wholes & set(b.figures) or two.wholes & set(a.figures):
        return True
    if _differ(one, two) or _dates_differ(a, b) or (two.plural and two.definite and one.plural is False):
        return True
    if a.actors and b.actors and not _share(a.actors, b.actors) and not _one_side(a, b, known=two.definite):
        return True
    return not two.definite and _tolls_differ(one, two)


def _tolls_differ(one: Telling, two: Telling) -> bool:
    """Whether both mentions have numbers of people, of which no two are the same."""
    numbers = [{entry for entry in telling.harm if entry[1] is not None} for telling in (one, two)]
    return all(numbers) and not numbers[0] & numbers[1]


def _same_toll(one: Telling, two: Telling) -> bool:
    """Whether two mentions tell of the same number of people: more than many acts have, or of the same people."""
    a, b = one.event, two.event
    people = not a.recipients or not b.recipients or _share(a.recipients, b.recipients)
    there = a.place is None or b.place is None or _place(a) == _place(b)
    least = 1 if people and there else FEW
    return any(number is not None and number > least for _, number in one.harm & two.harm)


def _alike(one: Telling, two: Telling) -> bool:
    """Whether two mentions have the same word, or the same means."""
    return one.noun == two.noun or (one.event.mode is not None and one.event.mode == two.event.mode)


def other_toll(one: Telling, two: Telling) -> bool:
    """Whether two mentions count people of the same measure, and never the same number."""
    told = {measure for measure, _ in one.harm} & {measure for measure, _ in two.harm}
    return bool(told) and not one.harm & two.harm


def modes_differ(a: Event, b: Event) -> bool:
    """Whether two events have means of which one is not told for the other: a bomb may be a shell, no knife is."""
    return bool(a.mode and b.mode) and a.mode != b.mode and not {a.mode, b.mode} <= BOMBS


def tied(one: Telling, two: Telling) -> int:
    """How many things two mentions share; less than two are enough only for a toll, a headline, or "the attack"."""
    a, b = one.event, two.event
    repeated = one.repeated & set(b.figures) or two.repeated & set(a.figures)
    toll = 3 * (_same_toll(one, two) or bool(repeated) or a.id in two.same or b.id in one.same)
    shared = _share(a.actors, b.actors) + _share(a.recipients, b.recipients)
    placed = _placed(one, two)
    shared += placed
    shared += a.date is not None and a.date == b.date
    alike = _alike(one, two)
    if two.definite and (alike or two.noun in GENERAL):
        apart = two.sentence - one.sentence
        known = toll + shared + (apart < 2) + (apart < 4)
        return known + alike * (1 + (two.noun not in GENERAL))
    if one.title and (alike or a.mode is None or b.mode is None):
        return toll + shared + bool(one.harm & two.harm)
    again = shared and two.sentence - one.sentence == 1
    return toll + shared if alike and (shared >= 2 or placed or again) else toll


def _placed(one: Telling, two: Telling) -> bool:
    """Whether two events stand at one place, or one inside the other's; a whole country does not tell."""
    a, b = one.event.place, two.event.place
    if a is None or b is None or 1 in {one.fine, two.fine}:
        return False
    inside = (a.geonameid is not None and a.geonameid in two.inside) or (
        b.geonameid is not None and b.geonameid in one.inside
    )
    quarter = {one.fine, two.fine} == {SMALL, SMALL - 1} and spot(a) is not None and spot(b) is not None
    return inside or _place(one.event) == _place(two.event) or (quarter and not _far(a, b))


def _place(event: Event) -> object:
    if event.place is None:
        return None
    return event.place.geonameid or event.place.name.casefold()


def _differ(one: Telling, two: Telling) -> bool:
    """Whether two events stand at places of which neither holds or names the other: "Gaza" may be "Gaza Strip"."""
    a, b = one.event, two.event
    if a.place and b.place and (a.place.geonameid in two.inside or b.place.geonameid in one.inside):
        return False
    if a.place is None or b.place is None or not one.fine or not two.fine or _place(a) == _place(b):
        return False
    spots = spot(a.place) is not None, spot(b.place) is not None
    known, open_ = one.fine != two.fine and all(spots), SMALL in {one.fine, two.fine} or not all(spots)
    told = known or (one.fine != two.fine and _same_toll(one, two))
    if open_ and not _far(a.place, b.place) and (two.definite or told):
        return False
    return not _words(a.place.name) & _words(b.place.name)


def spot(place: Place) -> tuple[float, float] | None:
    """Where a place lies, by its own name or the one right after it."""
    if place.match == "the story around it" or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _far(a: Place, b: Place) -> bool:
    """Whether two places are known to lie too far apart for one of them to be a quarter of the other."""
    one, two = spot(a), spot(b)
    if one is None or two is None:
        return False
    return kilometres(one, two) > AROUND


def _words(name: str) -> set[str]:
    return {word for word in name.casefold().split() if len(word) > 2}


def _dates_differ(a: Event, b: Event) -> bool:
    if a.date is None or b.date is None:
        return False
    starts, ends = (a.date.start, b.date.start), (a.date.end, b.date.end)
    return bool((starts[0] and ends[1] and starts[0] > ends[1]) or (starts[1] and ends[0] and starts[1] > ends[0]))


def _share(one: Sequence[Actor], two: Sequence[Actor]) -> bool:
    return any(_words(a.name) & _words(b.name) for a in one for b in two)


def _one_side(a: Event, b: Event, *, known: bool) -> bool:
    """Whether two events may have the same actor under two names: of one country; where known, of one sector."""
    pairs = [(one, two) for one in a.actors for two in b.actors]
    lands = any(one.country is not None and one.country == two.country for one, two in pairs)
    return lands or (known and any(one.sector and one.sector == two.sector for one, two in pairs if _open(one, two)))


def _open(one: Actor, two: Actor) -> bool:
    return one.country is None or two.country is None
