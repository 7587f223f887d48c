"""The actors of one story as it goes on: what is told of a participant once holds for all its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.language.actors.reading import actor_of
from sayso.language.actors.stories import Known
from sayso.language.actors.tables import names
from sayso.language.places.folding import fold
from sayso.records import Actor

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["Actors"]


class Actors:
    """The actors of a story, asked for in the order of the text.

    Args:
        passages: All of the story's: the title that a person has in one place holds in the others.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._persons = Known(passages)
        self._told: dict[str, Actor] = {}
        self._asked: set[tuple[str, str]] = set()

    def of(self, passage: Passage, first: int, last: int, name: str, *, pronoun: bool) -> Actor | None:
        """The actor behind a mention; None where the story has told neither country nor sector.

        Args:
            passage: Where the mention stands.
            first: Its first token.
            last: Its last token, inside.
            name: The fullest name of who is mentioned.
            pronoun: Whether the mention is a pronoun, and tells nothing itself.
        """
        before = self._told.get(name, Actor(name))
        words = (name, passage.cut(first, last).text)
        if not pronoun and words not in self._asked and not (before.country and before.sector):
            self._asked.add(words)
            now, full = actor_of(passage, first, last, self._persons), _organisation(name)
            before = Actor(
                name,
                before.country or now.country or full.country,
                before.sector or now.sector or full.sector,
            )
            self._told[name] = before
        return before if before.country or before.sector else None


def _organisation(name: str) -> Actor:
    """What the table of names has under a whole name."""
    words = fold(name).split()
    found = names().at(words, 0) if words else None
    return Actor(name, found[1].country, found[1].sector) if found and found[0] == len(words) else Actor(name)
