"""One event told several times in a story: headline, lead and paragraph nine become one event with three mentions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sayso.records import Actor, Event, EventDate

__all__ = ["Telling", "modes_differ", "told_as_one"]

NEWS = frozenset({"ASSAULT", "RETREAT", "PROTEST"})
PRECISIONS = ("second", "minute", "hour", "part of day", "day")
DAY = PRECISIONS.index("day")
GENERAL = frozenset("attack assault raid atrocity operation offensive massacre killing strike".split())
"""Nouns that take up an act of any means: "the attack"."""

BOMBS = frozenset({"aerial", "drone", "heavy-weapons", "explosives"})
UNKNOWN = 4
"""How narrow a place that no gazetteer has is: the quarter that "the blast" hit may lie in the town named before."""


@dataclasses.dataclass(frozen=True)
class Telling:
    """One mention of an event: its record so far, whether "the" or "this" opens it, whether it stands in the title.

    ``harm`` are the measures and numbers of its figures, ``wholes`` the figures that those are parts of, ``repeated``
    those that they repeat; ``inside`` are the ids of the places that hold its place, ``fine`` is how narrow that is, 0
    for a site without a name. ``sentence`` counts the sentences of the story; ``counted`` marks
    an act with a toll of its own: no running total of many, and not in a clause behind "after" or "where".
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


def told_as_one(tellings: Sequence[Telling]) -> tuple[Event, ...]:
    """The events of a story in text order, each with all its mentions.

    A mention joins the earlier event of its type that most ties it to, the nearest of those, where nothing keeps them
    apart: another place, date, actor, means or toll.
    """
    groups: list[list[Telling]] = []
    for telling in tellings:
        ranked = [(_ties(group, telling), k) for k, group in enumerate(groups)]
        best = max(ranked, default=(0, 0))
        if best[0] > 0:
            groups[best[1]].append(telling)
        else:
            groups.append([telling])
    return tuple(sorted((_merged(group) for group in _dated(groups)), key=lambda event: event.trigger.start))


def _dated(groups: Sequence[list[Telling]]) -> Iterator[list[Telling]]:
    """The groups; one that nothing dates has the day of the act told just before it: "Another five were killed"."""
    last: Telling | None = None
    for group in groups:
        lead, dates = group[0], [t for t in group if t.event.date]
        if not dates and last is not None and _goes_on(last, lead):
            yield [dataclasses.replace(lead, event=dataclasses.replace(lead.event, date=last.event.date)), *group[1:]]
            last = dataclasses.replace(last, sentence=lead.sentence)
            continue
        yield group
        if dates and lead.event.type in NEWS and min(map(_coarse, (t.event.date for t in dates))) <= DAY:
            last = dataclasses.replace(min(dates, key=lambda t: _coarse(t.event.date)), sentence=lead.sentence)


def _goes_on(last: Telling, this: Telling) -> bool:
    """Whether a mention goes on with the news of a dated one: an act with its own toll, a sentence or two later."""
    news = this.counted and this.event.type in NEWS and this.event.status == "reported"
    return news and this.sentence - last.sentence <= 2


def _coarse(date: EventDate | None) -> int:
    """How coarse a date is, from the part of a day to what is not known."""
    return PRECISIONS.index(date.precision) if date and date.precision in PRECISIONS else len(PRECISIONS)


def _ties(group: Sequence[Telling], telling: Telling) -> int:
    """How much ties a mention to an event; nothing where anything keeps them apart."""
    first, event = group[0].event, telling.event
    if first.type != event.type or (first.status != event.status and not telling.definite):
        return 0
    if any(_apart(one, telling) for one in group):
        return 0
    return max(_tied(one, telling) for one in group)


def _apart(one: Telling, two: Telling) -> bool:
    a, b = one.event, two.event
    if modes_differ(a, b):
        return True
    if one.wholes & set(b.figures) or two.wholes & set(a.figures):
        return True
    if _differ(one, two) or _dates_differ(a, b):
        return True
    if a.actors and b.actors and not _share(a.actors, b.actors):
        return True
    return bool(one.harm and two.harm) and not one.harm & two.harm and not two.definite


def modes_differ(a: Event, b: Event) -> bool:
    """Whether two events have means of which one is not told for the other: a bomb may be a shell, no knife is."""
    return bool(a.mode and b.mode) and a.mode != b.mode and not {a.mode, b.mode} <= BOMBS


def _tied(one: Telling, two: Telling) -> int:
    """How many things two mentions share; less than two are enough only for a toll, a headline, or "the attack"."""
    a, b = one.event, two.event
    repeated = one.repeated & set(b.figures) or two.repeated & set(a.figures)
    toll = 3 * bool(one.harm & two.harm or repeated)
    shared = _share(a.actors, b.actors) + _share(a.recipients, b.recipients)
    placed = _placed(one, two)
    shared += placed
    shared += a.date is not None and a.date == b.date
    alike = one.noun == two.noun or (a.mode is not None and a.mode == b.mode)
    if two.definite and (alike or two.noun in GENERAL):
        near = two.passage - one.passage <= 1
        return toll + shared + 2 * alike + near if alike or near or shared else toll
    if one.title and (alike or a.mode is None or b.mode is None):
        return toll + shared
    return toll + shared if alike and (shared >= 2 or placed) else toll


def _placed(one: Telling, two: Telling) -> bool:
    """Whether two events stand at one place, or one inside the other's; a whole country does not tell."""
    a, b = one.event.place, two.event.place
    if a is None or b is None or 1 in {one.fine, two.fine}:
        return False
    inside = (a.geonameid is not None and a.geonameid in two.inside) or (
        b.geonameid is not None and b.geonameid in one.inside
    )
    return inside or _place(one.event) == _place(two.event)


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
    if two.definite and UNKNOWN in {one.fine, two.fine}:
        return False
    return not _words(a.place.name) & _words(b.place.name)


def _words(name: str) -> set[str]:
    return {word for word in name.casefold().split() if len(word) > 2}


def _dates_differ(a: Event, b: Event) -> bool:
    if a.date is None or b.date is None:
        return False
    starts, ends = (a.date.start, b.date.start), (a.date.end, b.date.end)
    return bool((starts[0] and ends[1] and starts[0] > ends[1]) or (starts[1] and ends[0] and starts[1] > ends[0]))


def _share(one: Sequence[Actor], two: Sequence[Actor]) -> bool:
    return any(_words(a.name) & _words(b.name) for a in one for b in two)


def _merged(group: Sequence[Telling]) -> Event:
    """One record for several tellings: the first outside the headline leads, the others fill what it lacks."""
    body = [t for t in group if not t.title] or list(group)
    lead = body[0].event
    narrowest = max(group, key=lambda t: (t.event.place is not None, t.fine, not t.title))
    rest = [t.event for t in (*body[1:], *(t for t in group if t.title and t is not body[0]))]
    return dataclasses.replace(
        lead,
        mode=lead.mode or next((e.mode for e in rest if e.mode), None),
        actors=lead.actors or next((e.actors for e in rest if e.actors), ()),
        recipients=lead.recipients or next((e.recipients for e in rest if e.recipients), ()),
        place=narrowest.event.place,
        date=min((e.date for e in (lead, *rest) if e.date), key=_coarse, default=None),
        attribution=lead.attribution,
        figures=tuple(dict.fromkeys(f for e in (lead, *rest) for f in e.figures)),
        mentions=tuple(sorted({e.trigger for e in (lead, *rest)})),
    )
