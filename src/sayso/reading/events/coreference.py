"""One event told several times in a story: headline, lead and paragraph nine become one event with three mentions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sayso.reading.events.likeness import Telling, apart, other_toll, spot, tied
from sayso.records import Event, EventDate

__all__ = ["told_as_one"]

NEWS = frozenset({"ASSAULT", "RETREAT", "PROTEST"})
PRECISIONS = ("second", "minute", "hour", "part of day", "day")
DAY = PRECISIONS.index("day")
STRONG = 3
"""Ties between two mentions that a toll, or the words for one act, make."""


def told_as_one(tellings: Sequence[Telling]) -> tuple[Event, ...]:
    """The events of a story in text order, each with all its mentions.

    A mention joins the earlier event of its type that most ties it to, the nearest of those, where nothing keeps them
    apart: another place, date, actor, means or toll.
    """
    groups: list[list[Telling]] = []
    for telling in tellings:
        ranked = [(_ties(group, telling), any(one.counted for one in group), k) for k, group in enumerate(groups)]
        best = max(ranked, default=(0, False, 0))
        if best[0] <= 0:
            groups.append([telling])
            continue
        groups[best[-1]].append(telling)
        _join(groups, best[-1], [k for ties, _, k in ranked if ties >= STRONG and k != best[-1]])
    return tuple(sorted((_merged(group) for group in _dated(groups)), key=lambda event: event.trigger.start))


def _join(groups: list[list[Telling]], own: int, others: Sequence[int]) -> None:
    """Make one of an event and of others that the same mention is strongly tied to, where nothing keeps them apart."""
    for k in reversed(others):
        if not any(apart(one, two) for one in groups[k] for two in groups[own]):
            low, high = min(own, k), max(own, k)
            groups[low] += groups[high]
            groups[low].sort(key=lambda telling: telling.event.trigger.start)
            del groups[high]
            own = low


def _dated(groups: Sequence[list[Telling]]) -> Iterator[list[Telling]]:
    """The groups; one that nothing dates has the day of the act told just before it: "Another five were killed"."""
    last: Telling | None = None
    for group in groups:
        lead, dates = group[0], [t for t in group if t.event.date]
        told = [telling for telling in group if telling.sentence == lead.sentence]
        if not dates and last is not None and any(_goes_on(last, telling) for telling in told):
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
    if any(apart(one, telling) for one in group):
        return 0
    other = any(other_toll(one, telling) for one in group) and not any(one.harm & telling.harm for one in group)
    return max(tied(one, telling) for one in group) - 2 * other


def _exactness(telling: Telling) -> tuple[bool, int, bool, bool]:
    """How exactly a mention tells where: narrow, of known coordinates, and not in the headline."""
    place = telling.event.place
    return place is not None, telling.fine, place is not None and spot(place) is not None, not telling.title


def _merged(group: Sequence[Telling]) -> Event:
    """One record for several tellings: the first outside the headline leads, the others fill what it lacks."""
    body = [t for t in group if not t.title] or list(group)
    lead = body[0].event
    narrowest = max(group, key=_exactness)
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
