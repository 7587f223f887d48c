"""Names of places that stand for a government or a people: "Washington said", "talks with Moscow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["is_actor"]


def is_actor(passage: Passage, first: int, last: int) -> bool:
    """Whether a name of a place is what acts: a subject of a verb of saying or deciding."""
    head = next((i for i in range(first, last + 1) if not first <= passage.heads[i] <= last), last)
    return passage.relations[head] == "nsubj" and passage.tags[passage.heads[head]].startswith("VB")
