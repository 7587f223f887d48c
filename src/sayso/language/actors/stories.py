"""What a story tells of its persons where it names them with their titles, for the places where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.language.actors.pieces import pieces_of
from sayso.language.actors.reading import Known, actor_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span as Entity

    from sayso.language.text import Passage

__all__ = ["actors_of_story"]

BEHIND = frozenset({",", "of", "(", "-", "–", "—", "from"})
TITLES = ("NN", "JJ", "PO", "HY")
"""Beginnings of the tags of words that may stand in a title."""


def actors_of_story(passages: Iterable[Passage]) -> Known:
    """Country and sector of each person whom a story names with them: by the whole name, and by the last word of it.

    Where two persons share a last name and are not alike, the last name alone tells nothing. Nothing is known of
    anybody of whom the story says nothing.
    """
    told: dict[str, tuple[str | None, str | None]] = {}
    for passage in passages:
        for entity in passage.names:
            if entity.label_ == "PER" and _is_told_of(passage, entity):
                actor = actor_of(passage, _first(passage, entity), entity.end - 1)
                name = [p.word for p in pieces_of(passage, entity.start, entity.end - 1)]
                if name and (actor.country or actor.sector):
                    _note(told, " ".join(name), (actor.country, actor.sector))
    return {**_last_names(told), **told}


def _is_told_of(passage: Passage, entity: Entity) -> bool:
    """Whether a title may stand before a name, or something behind it that says who it is."""
    first, end = int(entity.start), int(entity.end)
    before = first > 0 and passage.tags[first - 1][:2] in TITLES
    behind = end < len(passage.tags) and (passage.low[end] in BEHIND)
    return before or behind or passage.relations[entity.root.i] == "appos"


def _first(passage: Passage, entity: Entity) -> int:
    """The first word of the title before a name."""
    first = int(entity.start)
    while first and (passage.tags[first - 1][:2] in TITLES or passage.low[first - 1] in {"of", "for"}):
        first -= 1
    while first < entity.start and passage.low[first] in {"of", "for", "'s", "’s"}:
        first += 1
    return first


def _note(told: dict[str, tuple[str | None, str | None]], name: str, more: tuple[str | None, str | None]) -> None:
    country, sector = told.get(name, (None, None))
    told[name] = country or more[0], sector or more[1]


def _last_names(told: Known) -> Known:
    shared: dict[str, set[tuple[str | None, str | None]]] = {}
    for name, actor in told.items():
        shared.setdefault(name.split()[-1], set()).add(actor)
    return {name: actors.pop() for name, actors in shared.items() if len(actors) == 1}
