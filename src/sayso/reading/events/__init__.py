"""What happened in a story, as PLOVER events: triggers found, weighed, joined to who, where, when and how many."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.language.text import ParsedStory, Passage
from sayso.language.times import Time
from sayso.reading.events.counted import counts
from sayso.reading.events.finding import Found, candidates
from sayso.reading.events.joining import date_of, joined, when
from sayso.reading.events.means import mode
from sayso.reading.events.participants import Phrase, participants
from sayso.reading.events.sport import about_sport
from sayso.reading.events.status import status
from sayso.reading.events.telling import Telling, told_as_one
from sayso.reading.events.tree import Tree
from sayso.reading.events.weighing import weigh
from sayso.records import Actor, Attribution, Event, Figure, Place, Span, Status, record_id

__all__ = ["find_events", "with_events"]

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "their"})


def find_events(
    parsed: ParsedStory,
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    times: Sequence[tuple[Passage, tuple[Time, ...]]],
) -> tuple[Event, ...]:
    """Every event of a story in the order of the text, each with all its mentions.

    Args:
        parsed: The story with its passages parsed.
        attributions: The story's statements: an event inside the content of one is alleged, and names it.
        figures: The story's figures, each joined to the event that it counts.
        times: The times of each passage.
    """
    tellings: list[Telling] = []
    for number, (passage, spoken) in enumerate(times):
        if passage.part == "caption":
            continue
        tree = Tree(passage)
        found = [f for f in weigh(tree, candidates(tree)) if not about_sport(tree, f)]
        if found:
            reader = _Reader(parsed, tree, found, spoken, attributions, figures, number)
            tellings += [reader.telling(k) for k in range(len(found))]
    return told_as_one(tellings)


def with_events(figures: Sequence[Figure], events: Sequence[Event]) -> tuple[Figure, ...]:
    """The figures, each with the event that names it."""
    owner = {figure: event.id for event in events for figure in event.figures}
    return tuple(dataclasses.replace(figure, event=owner.get(figure.id)) for figure in figures)


class _Reader:
    """One passage with its triggers, made into records one by one."""

    def __init__(
        self,
        parsed: ParsedStory,
        tree: Tree,
        found: list[Found],
        times: Sequence[Time],
        attributions: Sequence[Attribution],
        figures: Sequence[Figure],
        number: int,
    ) -> None:
        self.parsed, self.tree, self.found, self.times, self.number = parsed, tree, found, times, number
        self.words = frozenset(i for f in found for i in (f.at, f.clause, *f.parts))
        span = tree.passage.span
        self.attributions = [a for a in attributions if any(span.overlaps(piece) for piece in a.content)]
        self.figures: dict[int, list[Figure]] = {}
        for figure in (f for f in figures if span.contains(f.span)):
            owner = counts(tree, figure, found)
            if owner is not None:
                self.figures.setdefault(owner, []).append(figure)

    def telling(self, k: int) -> Telling:
        """The mention of an event that the ``k``-th trigger makes."""
        tree, found = self.tree, self.found[k]
        actors, recipients = participants(tree, found)
        time = when(tree, found, self.times, self.words)
        trigger = tree.passage.cut(found.first if 0 <= found.first < found.at else found.at, found.last)
        figures = self.figures.get(k, [])
        event = Event(
            id=record_id(self.parsed.page.id, "event", trigger.start, trigger.end, found.type),
            trigger=trigger,
            type=found.type,
            rule=f"{'verb' if found.verbal else 'noun'} {found.row.lemma}",
            mode=mode(tree, found),
            actors=self._named(actors),
            recipients=self._named(recipients),
            place=self._place(found),
            date=date_of(time),
            status=self._status(found, time),
            attribution=self._attribution(trigger),
            figures=tuple(f.id for f in figures),
        )
        return Telling(
            event,
            tree.lemmas[found.at],
            not found.verbal and any(tree.low[c] in DEFINITE for c in tree.children[found.at]),
            tree.passage.part == "title",
            self.number,
            frozenset((f.measure, f.low, f.high) for f in figures),
            frozenset(f.part_of for f in figures if f.part_of),
        )

    def _named(self, phrases: Sequence[Phrase]) -> tuple[Actor, ...]:
        return tuple(Actor(" ".join(self.tree.passage.cut(first, last).text.split())) for first, last, _ in phrases)

    def _status(self, found: Found, time: Time | None) -> Status:
        told = status(self.tree, found)
        published = self.parsed.story.published
        if told != "reported" or time is None or time.latest is None or published is None:
            return told
        return "historical" if int(time.latest[:4]) < int(published[:4]) - 1 else told

    def _attribution(self, trigger: Span) -> str | None:
        """The innermost statement whose content holds the trigger."""
        around = [(sum(p.end - p.start for p in a.content), a.id) for a in self.attributions if _holds(a, trigger)]
        return min(around)[1] if around else None

    def _place(self, found: Found) -> Place | None:
        """The named place that the text joins to an event, the nearest where there are several."""
        near: list[tuple[int, int, Place]] = []
        for ent in self.tree.passage.doc.ents:
            if ent.label_ == "LOC":
                far = joined(self.tree, found, ent.root.i, self.words)
                if far is not None:
                    span = self.tree.passage.cut(ent.start, ent.end - 1)
                    near.append((far, abs(ent.start - found.at), Place(" ".join(span.text.split()), span)))
        return min(near, key=lambda entry: entry[:2])[2] if near else None


def _holds(attribution: Attribution, trigger: Span) -> bool:
    return any(piece.contains(trigger) for piece in attribution.content)
