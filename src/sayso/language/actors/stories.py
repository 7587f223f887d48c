"""What a story tells of its persons where it names them with their titles, for the places where it does not."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from sayso.language.actors.pieces import pieces_of
from sayso.language.actors.reading import actor_of

if TYPE_CHECKING:
    from sayso.language.text import Passage
    from sayso.language.tokens import Name

__all__ = ["Known", "actors_of_story"]

BEHIND = frozenset({",", "of", "(", "-", "–", "—", "from"})
TITLES = ("NN", "JJ", "PO", "HY")
"""Beginnings of the tags of words that may stand in a title."""
Told: TypeAlias = tuple[str | None, str | None]
NOTHING: Told = (None, None)


class Known:
    """The persons of a story, asked for by name; a title is read when the first to bear the name is asked for.

    Nothing is known of anybody of whom the story says nothing.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._told: dict[tuple[str, ...], Told] = {}

    @functools.cached_property
    def _mentions(self) -> dict[str, list[tuple[tuple[str, ...], Passage, Name]]]:
        """Each mention of a person beside which something may be told, by the last word of the name."""
        found: dict[str, list[tuple[tuple[str, ...], Passage, Name]]] = {}
        for passage in self._passages:
            for entity in passage.names:
                if entity.label_ == "PER" and _is_told_of(passage, entity):
                    name = tuple(p.word for p in pieces_of(passage, entity.start, entity.end - 1))
                    if name:
                        found.setdefault(name[-1], []).append((name, passage, entity))
        return found

    def told(self, name: tuple[str, ...]) -> Told:
        """Country and sector of a person; where two share the name that is asked for and are not alike, nothing."""
        if name not in self._told:
            self._told[name] = self._read(name)
        return self._told[name]

    def _read(self, name: tuple[str, ...]) -> Told:
        bearers: dict[tuple[str, ...], Told] = {}
        for full, passage, entity in self._mentions.get(name[-1], ()) if name else ():
            if full[-len(name) :] == name:
                country, sector = bearers.get(full, NOTHING)
                actor = actor_of(passage, _first(passage, entity), entity.end - 1)
                bearers[full] = country or actor.country, sector or actor.sector
        if any(bearers.get(name, NOTHING)):
            return bearers[name]
        alike = {told for told in bearers.values() if any(told)}
        return alike.pop() if len(alike) == 1 else NOTHING


def actors_of_story(passages: Sequence[Passage]) -> Known:
    """The persons of a story: what it tells of them with their titles once holds wherever they are named."""
    return Known(passages)


def _is_told_of(passage: Passage, entity: Name) -> bool:
    """Whether a title may stand before a name, or something behind it that says who it is."""
    first, end = int(entity.start), int(entity.end)
    before = first > 0 and passage.tags[first - 1][:2] in TITLES
    behind = end < len(passage.tags) and passage.low[end] in BEHIND
    return before or behind or passage.relations[entity.root.i] == "appos"


def _first(passage: Passage, entity: Name) -> int:
    """The first word of the title before a name."""
    first = int(entity.start)
    while first and (passage.tags[first - 1][:2] in TITLES or passage.low[first - 1] in {"of", "for"}):
        first -= 1
    while first < entity.start and passage.low[first] in {"of", "for", "'s", "’s"}:
        first += 1
    return first
