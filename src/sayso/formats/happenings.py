"""Events in words: what happened, who to whom, where and when, as every format for people tells it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.formats.wording import joined, one_line, toll_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.records import Actor, Event, Figure, Story

__all__ = ["Happening", "happenings"]


@dataclasses.dataclass(frozen=True, slots=True)
class Happening:
    """An event as a row: PLOVER's type and mode, the report's own word, who to whom, where, when, what else is so."""

    event: Event
    what: str
    word: str
    parties: str
    where: str
    notes: tuple[str, ...]


def happenings(story: Story) -> list[Happening]:
    """The story's events in text order."""
    numbers = {attribution.id: i for i, attribution in enumerate(story.attributions, 1)}
    figures = {figure.id: figure for figure in story.figures}
    return [_happening(event, numbers, figures) for event in story.events]


def _happening(event: Event, numbers: dict[str, int], figures: dict[str, Figure]) -> Happening:
    return Happening(
        event,
        ", ".join(filter(None, (event.type.lower(), event.mode))),
        f"“{one_line(event.trigger.text)}”",
        _parties(event),
        joined(event.place.name if event.place else None, _date(event)),
        _notes(event, numbers, figures),
    )


def _parties(event: Event) -> str:
    doing, done_to = _names(event.actors), _names(event.recipients)
    if not done_to:
        return doing
    return f"{doing} → {done_to}" if doing else f"→ {done_to}"


def _names(actors: Sequence[Actor]) -> str:
    return ", ".join(dict.fromkeys(one_line(actor.name) for actor in actors))


def _date(event: Event) -> str | None:
    """The days of an event; an interval where they are several, open where one end is."""
    if event.date is None:
        return None
    start, end = event.date.start, event.date.end
    if start is None or end is None:
        return f"from {start}" if start else f"until {end}"
    return start if start == end else f"{start} to {end}"


def _notes(event: Event, numbers: dict[str, int], figures: dict[str, Figure]) -> tuple[str, ...]:
    notes: list[str] = [event.status] if event.status != "reported" else []
    if event.attribution in numbers:
        notes.append(f"alleged [{numbers[event.attribution]}]")
    notes += dict.fromkeys(map(toll_words, _tolls([figures[key] for key in event.figures if key in figures])))
    if len(event.mentions) > 1:
        notes.append(f"told {len(event.mentions)} times")
    return tuple(notes)


def _tolls(told: Sequence[Figure]) -> list[Figure]:
    """The figures of an event that say it all: no part beside its whole, no headline beside its report."""
    own = {figure.measure for figure in told if not figure.headline}
    kept = [figure for figure in told if not (figure.headline and figure.measure in own)]
    ids = {figure.id for figure in kept}
    return [figure for figure in kept if figure.part_of not in ids and figure.same_as not in ids]
