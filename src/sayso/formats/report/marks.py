"""A passage of a report with its records marked in it: stretches between two borders, each with all that covers it."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Literal, TypeAlias

from sayso.formats.report.elements import Html, joined, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.records import Span, Story

__all__ = ["Mark", "Role", "keys", "marked", "marks"]

Role: TypeAlias = Literal["figure", "event", "source", "cue", "content"]

_ORDER: dict[Role, int] = {"figure": 0, "event": 1, "source": 2, "cue": 3, "content": 4}


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of one record: ``key`` names the record in the document, ``first`` tells where its row leads."""

    key: str
    role: Role
    start: int
    end: int
    first: bool

    @property
    def rank(self) -> tuple[int, int, int]:
        """What a click means where several marks lie on each other: the figure, then the smallest."""
        return _ORDER[self.role], self.end - self.start, self.start


def keys(story: Story, number: int) -> dict[str, str]:
    """The short name of each record of the document's ``number``-th story, by the record's id."""
    named = {figure.id: f"s{number}f{i}" for i, figure in enumerate(story.figures, 1)}
    named |= {event.id: f"s{number}e{i}" for i, event in enumerate(story.events, 1)}
    return named | {attribution.id: f"s{number}a{i}" for i, attribution in enumerate(story.attributions, 1)}


def marks(story: Story, named: dict[str, str]) -> list[Mark]:
    """All marks of a story's records, by their beginning."""
    found = [Mark(named[figure.id], "figure", figure.span.start, figure.span.end, True) for figure in story.figures]
    for event in story.events:
        told = event.mentions or (event.trigger,)
        found += [Mark(named[event.id], "event", s.start, s.end, s == event.trigger) for s in told]
    for attribution in story.attributions:
        pieces: list[tuple[Role, Span | None]] = [("source", attribution.source), ("cue", attribution.cue)]
        pieces += [("content", span) for span in (*attribution.content, *attribution.continued)]
        present = [(role, span) for role, span in pieces if span is not None and span.start < span.end]
        first = present[0][1] if present else None
        found += [Mark(named[attribution.id], role, s.start, s.end, s is first) for role, s in present]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def marked(passage: Span, found: Iterable[Mark]) -> Html:
    """The passage's text, every stretch that a mark covers in an element with ``data-r``, the records that it is of.

    Nothing of the text is lost, moved or doubled, whatever the marks overlap.
    """
    inside = [mark for mark in found if max(mark.start, passage.start) < min(mark.end, passage.end)]
    return joined(_stretch(passage, start, end, over) for start, end, over in _stretches(passage, inside))


def _stretches(passage: Span, inside: list[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    borders = {passage.start, passage.end}
    opening: dict[int, list[Mark]] = {}
    for mark in inside:
        start = max(mark.start, passage.start)
        borders |= {start, min(mark.end, passage.end)}
        opening.setdefault(start, []).append(mark)
    over: list[Mark] = []
    for start, end in itertools.pairwise(sorted(borders)):
        over = [mark for mark in over if mark.end > start] + opening.get(start, [])
        yield start, end, sorted(over, key=lambda mark: mark.rank)


def _stretch(passage: Span, start: int, end: int, over: list[Mark]) -> Html:
    words = passage.text[start - passage.start : end - passage.start]
    if not over:
        return joined([words])
    roles = sorted({mark.role for mark in over}, key=lambda role: _ORDER[role])
    nested = sum(mark.role == "content" for mark in over) > 1
    classes = " ".join(["m", *roles, *(["nested"] if nested else [])])
    records = " ".join(dict.fromkeys(mark.key for mark in over))
    heads = [mark.key for mark in over if mark.first and start == max(mark.start, passage.start)]
    pins = joined(tag("i", id=f"w-{key}") for key in dict.fromkeys(heads))
    if heads:
        return Html(pins + tag("a", words, class_=classes, data_r=records, href=f"#{heads[0]}"))
    return tag("span", words, class_=classes, data_r=records)
