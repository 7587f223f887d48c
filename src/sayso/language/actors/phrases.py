"""A noun phrase cut up: who owns it, its noun with what stands before, and what hangs on it with a preposition."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from sayso.language.actors.names import inside_names
from sayso.language.actors.pieces import Piece, pieces_of

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["Phrase", "phrase_of"]

LINKS = frozenset("of in from for at near around inside across outside throughout on with to by against under over "
                  "between among about behind like who which that whose where".split())  # fmt: skip
BREAKS = frozenset({",", "(", "[", "-", "–", "—", ":", ";"})
ARTICLES = frozenset("the a an this that these those".split())


@dataclasses.dataclass(frozen=True)
class Phrase:
    """The parts of a noun phrase.

    ``owner`` stands before the last possessive mark, ``core`` ends with the noun or the name, ``tails`` are the rest,
    each with the word that opens it ("," for an apposition).
    """

    owner: tuple[Piece, ...]
    core: tuple[Piece, ...]
    tails: tuple[tuple[str, tuple[Piece, ...]], ...]


def phrase_of(passage: Passage, first: int, last: int) -> Phrase:
    """The parts of the phrase from one token to another, both inside; a name is never cut, and of several the first."""
    pieces = pieces_of(passage, first, last)
    whole = inside_names(pieces)
    cuts = [i for i in range(first + 1, last + 1) if i not in whole and _opens(passage, i, last)]
    end = cuts[0] - 1 if cuts else last
    own = max((i for i in range(first, end) if passage.tags[i] == "POS" and i not in whole), default=first - 1)

    def part(start: int, stop: int) -> tuple[Piece, ...]:
        return tuple(p for p in pieces if start <= p.token <= stop)

    tails = [(passage.low[cut], part(cut + 1, stop - 1)) for cut, stop in itertools.pairwise([*cuts, last + 1])]
    return Phrase(part(first, own), _without_articles(part(own + 1, end)), tuple(t for t in tails if t[1]))


def _opens(passage: Passage, i: int, last: int) -> bool:
    """Whether a token begins a tail: a preposition, a relative word, a comma, or what describes a noun from behind."""
    low, tag = passage.low[i], passage.tags[i]
    if low in BREAKS:
        return tag != "HYPH" and not _between_adjectives(passage, i)
    if tag in {"CC", "VBG", "VBN", "VBD", "JJ"} and passage.tags[i - 1].startswith("N"):
        return not i < passage.heads[i - 1] <= last if tag == "CC" else _describes(passage, i)
    return low in LINKS and not (passage.tokens[i].text[:1].isupper() and tag.startswith("NNP"))


def _describes(passage: Passage, i: int) -> bool:
    """Whether a participle or adjective describes the noun before it: "rebels based in", "militants loyal to"."""
    after = passage.tags[i + 1] if i + 1 < len(passage.tags) else ""
    return after in {"IN", "TO", "RP", "DT", "PRP$"}


def _between_adjectives(passage: Passage, i: int) -> bool:
    after = passage.tags[i + 1] if i + 1 < len(passage.tags) else ""
    return passage.low[i] == "," and passage.tags[i - 1].startswith("JJ") and after.startswith("JJ")


def _without_articles(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    start = next((n for n, p in enumerate(pieces) if p.word not in ARTICLES), len(pieces))
    return pieces[start:]
