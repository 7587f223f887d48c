"""One event told several times in a story: headline, lead and paragraph nine become one event with three mentions."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.records import Actor, Event

__all__ = ["Telling", "told_as_one"]


@dataclasses.dataclass(frozen=True)
class Telling:
    """One mention of an event: its record so far, whether "the" or "this" opens it, whether it stands in the title."""

    event: Event
    noun: str
    definite: bool
    title: bool
    passage: int
    harm: frozenset[tuple[str, int | None, int | None]]
    wholes: frozenset[str]


def told_as_one(tellings: Sequence[Telling]) -> tuple[Event, ...]:
    """The events of a story in text order, each with all its mentions.

    A mention joins the nearest earlier event of its type that nothing keeps apart (another place, date, actor or toll)
    and that something ties it to: a toll, a definite noun, or the same participants with the same place or time.
    """
    groups: list[list[Telling]] = []
    for telling in tellings:
        home = next((group for group in reversed(groups) if _same(group, telling)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return tuple(sorted((_merged(group) for group in groups), key=lambda event: event.trigger.start))


def _same(group: Sequence[Telling], telling: Telling) -> bool:
    first = group[0].event
    event = telling.event
    if first.type != event.type or first.status != event.status and "reported" not in {first.status, event.status}:
        return False
    if first.status != event.status and not telling.definite:
        return False
    if any(_apart(one, telling) for one in group):
        return False
    return any(_tied(one, telling) for one in group)


def _apart(one: Telling, two: Telling) -> bool:
    a, b = one.event, two.event
    if (
        a.mode
        and b.mode
        and a.mode != b.mode
        and not {a.mode, b.mode} <= {"aerial", "drone", "heavy-weapons", "explosives"}
    ):
        return True
    if one.wholes & set(b.figures) or two.wholes & set(a.figures):
        return True
    if _differ(a, b) or _dates_differ(a, b):
        return True
    if a.actors and b.actors and not _share(a.actors, b.actors):
        return True
    return bool(one.harm and two.harm) and not one.harm & two.harm and not two.definite


def _tied(one: Telling, two: Telling) -> bool:
    a, b = one.event, two.event
    if one.harm & two.harm:
        return True
    acting = _share(a.actors, b.actors)
    acted_on = _share(a.recipients, b.recipients)
    placed = _place(a) is not None and _place(a) == _place(b)
    if two.definite and (one.noun == two.noun or acting or acted_on or placed or two.passage - one.passage <= 1):
        return True
    if one.title:
        return acting + acted_on + placed >= 1 and (acting or acted_on or placed)
    return acting + acted_on + placed + (a.date is not None and a.date == b.date) >= 2 and one.noun == two.noun


def _place(event: Event) -> object:
    if event.place is None:
        return None
    return event.place.geonameid or event.place.name.casefold()


def _differ(a: Event, b: Event) -> bool:
    """Whether two events stand at places of which neither names the other: "Gaza" and "Gaza Strip" may be one."""
    if a.place is None or b.place is None or _place(a) == _place(b):
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
    rest = [t.event for t in (*body[1:], *(t for t in group if t.title and t is not body[0]))]
    return dataclasses.replace(
        lead,
        mode=lead.mode or next((e.mode for e in rest if e.mode), None),
        actors=lead.actors or next((e.actors for e in rest if e.actors), ()),
        recipients=lead.recipients or next((e.recipients for e in rest if e.recipients), ()),
        place=lead.place or next((e.place for e in rest if e.place), None),
        date=lead.date or next((e.date for e in rest if e.date), None),
        attribution=lead.attribution,
        figures=tuple(dict.fromkeys(f for e in (lead, *rest) for f in e.figures)),
        mentions=tuple(sorted({e.trigger for e in (lead, *rest)})),
    )
