"""The words of a phrase as the tables of participants see them: folded, cut at hyphens, each with its token."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING

from sayso.language.places.folding import fold

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["Piece", "pieces_of"]


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A word: folded, its lemma folded, its token, and how it is written."""

    word: str
    lemma: str
    token: int
    tag: str
    capital: bool
    upper: bool


@functools.lru_cache(maxsize=1 << 14)
def _parts(text: str) -> tuple[tuple[str, bool, bool], ...]:
    """The folded words inside a token, and whether each opens with a capital and is all capitals."""
    plain = text.replace("-", " ").replace("–", " ")
    return tuple((fold(w), w[:1].isupper(), w.isupper() and len(w) > 1) for w in plain.split() if fold(w))


def pieces_of(passage: Passage, first: int, last: int) -> list[Piece]:
    """The pieces from one token to another, both inside; possessive marks and hyphens are none."""
    found: list[Piece] = []
    for i in range(first, last + 1):
        token, tag = passage.tokens[i], passage.tags[i]
        if tag in {"POS", "HYPH"}:
            continue
        parts = _parts(token.text)
        for n, (word, capital, upper) in enumerate(parts):
            lemma = fold(passage.lemmas[i]) if n == len(parts) - 1 and len(parts) == 1 else word
            found.append(Piece(word, lemma, i, tag, capital, upper))
    return found
