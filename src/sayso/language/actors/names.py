"""Names of organisations and countries in a row of pieces."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.actors.countries import adjective, country_named
from sayso.language.actors.pieces import Piece
from sayso.language.actors.tables import Named, organisations

__all__ = ["Name", "inside_names", "name_at"]

Name = tuple[int, str, str | Named]
"""The piece behind a name, what it is ("named", "people", "place"), and the organisation or the country."""


def name_at(pieces: Sequence[Piece], words: Sequence[str], at: int) -> Name | None:
    """The name of an organisation, a people or a country that begins at a piece."""
    found = organisations().at(words, at)
    if found and _written(pieces[at : found[0]], found[1]):
        return found[0], "named", found[1]
    people = adjective(pieces, at)
    if people:
        return people[0], "people", people[1]
    country = country_named(pieces, at)
    return (country[0], "place", country[1]) if country else None


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
