"""Which names of a passage are places: those that the parse calls so and the gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.language.places.candidates import candidates, people_of

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["find_names"]


def find_names(passage: Passage) -> list[tuple[int, int]]:
    """The names of places in a passage as (first, last) token indices, both inside."""
    found = [(ent.start, ent.end - 1) for ent in passage.doc.ents if ent.label_ == "LOC"]
    taken = {i for first, last in found for i in range(first, last + 1)}
    for i, token in enumerate(passage.tokens):
        if i not in taken and token.text[:1].isupper() and people_of(token.text):
            found.append((i, i))
    return sorted(span for span in found if _known(passage, *span))


def _known(passage: Passage, first: int, last: int) -> bool:
    return bool(candidates(passage.cut(first, last).text).entries) or last >= first
