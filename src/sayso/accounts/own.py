"""What of a sentence is a figure's own: its places, days and acts, and the event whose people it counts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.accounts.naming import is_broad, name_key, place_key, words_of
from sayso.accounts.sentences import acts_of
from sayso.accounts.sites import around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.accounts.sentences import Sentence
    from sayso.records import Event, Figure, Page

__all__ = ["Own", "narrowed", "owned", "within"]

_SHORT = 3
"""Words of a figure's place that can be compared as a name."""


@dataclasses.dataclass(frozen=True, slots=True)
class Own:
    """What a figure's sentence tells of it. A place that another figure of the sentence has for itself is not its.

    ``site`` are the GeoNames ids of its event's place and of what that lies in; of a country nothing is noted.
    """

    places: Mapping[str, str]
    days: tuple[str, str] | None
    acts: frozenset[str]
    event: Event | None
    site: tuple[int, ...]


def owned(figure: Figure, sentence: Sentence, held: Sequence[Figure], events: Mapping[str, Event]) -> Own:
    """What is a figure's own.

    Args:
        figure: The figure.
        sentence: The sentence that it stands in.
        held: The figures of the sentence in their order, this one among them.
        events: The story's events by their ids.
    """
    spots = _spots(sentence, held)
    ours = _keys(figure, spots, events)
    theirs = {key for other in held if other is not figure for key in _keys(other, spots, events)}
    places = {key: name for key, name in sentence.places.items() if not ours or key not in theirs - ours}
    if figure.place and ours & sentence.places.keys():
        places = {key: name for key, name in places.items() if key in ours or is_broad(name)}
    key = place_key(figure.place) if figure.place and len(figure.place.split()) <= _SHORT else None
    if figure.place and key and key not in sentence.voices:
        places[key] = figure.place
    event = events.get(figure.event or "")
    days = _days(figure.date) or sentence.days or _event_days(event)
    return Own(places, days, sentence.acts, event, _site(event, ours))


def narrowed(own: Own, figure: Figure, sentence: Sentence, page: Page, turn: int) -> Own:
    """What is a figure's own on its side of the "after" by which a sentence turns to what went before."""
    before = figure.span.start > turn
    stretch = (turn, sentence.end) if before else (sentence.start, turn)
    acts = acts_of(words_of(page.text[slice(*stretch)]))
    days = _days(figure.date) if before else own.days
    places = within(sentence, own.places, stretch)
    if own.event is not None and (own.event.trigger.start > turn) != before:
        return Own(places, days, acts, None, ())
    return dataclasses.replace(own, places=places, acts=acts, days=days)


def within(sentence: Sentence, places: Mapping[str, str], stretch: tuple[int, int]) -> dict[str, str]:
    """Those of some places of a sentence that stand in a stretch of the page."""
    inside = {key for start, keys in sentence.spots if stretch[0] <= start < stretch[1] for key in keys}
    return {key: name for key, name in places.items() if key in inside}


def _site(event: Event | None, ours: frozenset[str]) -> tuple[int, ...]:
    if event is None or event.place is None or event.place.geonameid is None:
        return ()
    number, name = event.place.geonameid, event.place.name
    wide = around(name, number)
    return (number, *wide) if wide and ours & _name_keys(name) else ()


def _days(date: str | None) -> tuple[str, str] | None:
    """The first and last day of a date, where both are days."""
    first, _, last = (date or "").partition("/")
    last = last or first
    return (first, last) if len(first) == len(last) == len("2031-03-04") and first <= last else None


def _event_days(event: Event | None) -> tuple[str, str] | None:
    """The days of the event whose people a figure counts, where a sentence of its own tells them."""
    when = event.date if event else None
    if when is None or when.start is None or when.precision not in {"day", "part of day"}:
        return None
    return _days(f"{when.start}/{when.end or when.start}")


def _spots(sentence: Sentence, held: Sequence[Figure]) -> dict[str, frozenset[str]]:
    """For each figure of a list ("four in Karvel and six in Osten") the place that stands between it and the next."""
    ends = [*(figure.span.start for figure in held[1:]), sentence.end]
    found = {
        figure.id: next((keys for start, keys in sentence.spots if figure.span.start < start < end), frozenset())
        for figure, end in zip(held, ends, strict=True)
    }
    listed = {keys for keys in found.values() if keys}
    return found if len(listed) > 1 else {}


def _keys(figure: Figure, spots: Mapping[str, frozenset[str]], events: Mapping[str, Event]) -> frozenset[str]:
    """The keys of the place that is said of a figure, stands beside it in a list, or is its event's."""
    event = events.get(figure.event or "")
    place = figure.place or ""
    if not place:
        if spots.get(figure.id):
            return spots[figure.id]
        place = event.place.name if event and event.place else ""
    return _name_keys(place)


def _name_keys(place: str) -> frozenset[str]:
    return frozenset(name_key(name) for name in (place, *place.split()) if name[:1].isupper() and name_key(name))
