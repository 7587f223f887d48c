"""The words that decide about names of places, by use; see ``words.tsv``."""

from __future__ import annotations

import functools

from sayso.language.places.gazetteer import rows

__all__ = ["words"]


@functools.cache
def words(use: str) -> frozenset[str]:
    """The words of one use: "body", "still", "border", "common"."""
    return frozenset(word for row in rows("words.tsv") if row["use"] == use for word in row["words"].split())
