"""The words of a phrase as the tables of participants see them: folded, cut at hyphens, each with its token."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from sayso.language.places.folding import fold

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["Piece", "pieces_of"]


SILENT = frozenset({"POS", "HYPH"})


class Piece(NamedTuple):
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
    tokens, tags, lemmas = passage.tokens, passage.tags, passage.lemmas
    for i in range(first, last + 1):
        if tags[i] in SILENT:
            continue
        parts = _parts(tokens[i].text)
        if len(parts) == 1:
            word, capital, upper = parts[0]
            found.append(Piece(word, fold(lemmas[i]), i, tags[i], capital, upper))
        else:
            found += [Piece(word, word, i, tags[i], capital, upper) for word, capital, upper in parts]
    return found
