"""What happened in a story, as PLOVER events: triggers found, weighed, joined to who, where, when and how many."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.language.places import Toponym
from sayso.language.text import ParsedStory, Passage
from sayso.language.times import Time
from sayso.reading.events.agency import by_nobody
from sayso.reading.events.coreference import told_as_one
from sayso.reading.events.finding import candidates
from sayso.reading.events.likeness import Telling
from sayso.reading.events.sport import about_sport
from sayso.reading.events.tellings import Here, StoryTeller
from sayso.reading.events.tree import Tree
from sayso.reading.events.weighing import weigh
from sayso.records import Attribution, Event, Figure

__all__ = ["find_events", "with_events"]


def find_events(
    parsed: ParsedStory,
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    times: Sequence[tuple[Passage, tuple[Time, ...]]],
    places: Sequence[tuple[Passage, tuple[Toponym, ...]]],
) -> tuple[Event, ...]:
    """Every event of a story in the order of the text, each with all its mentions.

    Args:
        parsed: The story with its passages parsed.
        attributions: The story's statements: an event inside the content of one is alleged, and names it.
        figures: The story's figures, each joined to the event that it counts.
        times: The times of each passage, see :func:`sayso.language.times.story_times`.
        places: The places of each passage, see :func:`sayso.language.places.places_of`.
    """
    story = StoryTeller(parsed, attributions, figures, places)
    tellings: list[Telling] = []
    for number, ((passage, spoken), (_, named)) in enumerate(zip(times, places, strict=True)):
        if passage.part == "caption":
            continue
        tree = Tree(passage)
        found = [f for f in weigh(tree, candidates(tree)) if not (about_sport(tree, f) or by_nobody(tree, f))]
        if found:
            tellings += Here(story, tree, found, spoken, named).tellings(number)
    return told_as_one(tellings)


def with_events(figures: Sequence[Figure], events: Sequence[Event]) -> tuple[Figure, ...]:
    """The figures, each with the event that names it."""
    owner = {figure: event.id for event in events for figure in event.figures}
    return tuple(dataclasses.replace(figure, event=owner.get(figure.id)) for figure in figures)
