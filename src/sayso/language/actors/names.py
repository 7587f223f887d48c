"""Names of organisations, peoples and lands in a row of pieces."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.actors.pieces import Piece
from sayso.language.actors.tables import Named, names

__all__ = ["inside_names", "name_at"]


def name_at(pieces: Sequence[Piece], words: Sequence[str], at: int) -> tuple[int, Named] | None:
    """The name that begins at a piece, with the piece behind it."""
    found = names().at(words, at)
    return found if found and _written(pieces[at : found[0]], found[1]) else None


def _written(part: Sequence[Piece], named: Named) -> bool:
    """Whether a name has the capitals that it needs."""
    if named.abbreviation:
        return all(p.upper for p in part)
    return named.small or any(p.capital for p in part)


def inside_names(pieces: Sequence[Piece]) -> frozenset[int]:
    """The tokens that stand inside a name, its first aside: no phrase is cut there."""
    words = [p.word for p in pieces]
    tokens: set[int] = set()
    at = 0
    while at < len(pieces):
        name = name_at(pieces, words, at)
        end = name[0] if name else at + 1
        tokens.update(range(pieces[at].token + 1, pieces[end - 1].token + 1))
        at = end
    return frozenset(tokens)
