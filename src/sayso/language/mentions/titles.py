"""What tells two bearers of one role apart: the interior minister is not the prime minister, nor a deputy the mayor."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from sayso.language.actors.tables import names
from sayso.language.places.folding import fold

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["LESSER", "agree", "qualifiers"]

LESSER = frozenset("deputy vice assistant former ex shadow".split())
"""Qualifiers without which a title is another one's."""
TELLING = frozenset("foreign interior prime chief rebel fellow second third other".split()) | LESSER
ENDINGS = ("al", "ary", "ic", "an", "ern")
"""Endings of adjectives that say of what somebody is minister or spokesman, and not how they are."""
OF_WHAT = frozenset({"of", "for"})
SAME = 4
"""Letters that two forms of one word share at least ("Nuvia", "Nuvian")."""


def qualifiers(passage: Passage, first: int, last: int, head: int) -> frozenset[str]:
    """The words of a phrase that say which bearer of its head is meant, in lower case.

    Args:
        passage: Where it stands.
        first: Its first token.
        last: Its last token, inside.
        head: Its noun.
    """
    return frozenset(
        passage.lemmas[i].lower() for i in range(first, last + 1) if i != head and _tells(passage, i, head)
    )


def agree(told: AbstractSet[str], before: AbstractSet[str]) -> bool:
    """Whether a role with some qualifiers may be said of somebody of whom it was said with others before."""
    if not before:
        return True
    if told & LESSER != before & LESSER:
        return False
    return not told or any(_alike(a, b) for a in told for b in before)


def _tells(passage: Passage, i: int, head: int) -> bool:
    tag = passage.tags[i]
    if i > head:
        return tag.startswith("NN") and _of_what(passage, i, head)
    if tag.startswith("NN"):
        return True
    word = passage.low[i]
    return tag.startswith("JJ") and (passage.words[i][:1].isupper() or word in TELLING or word.endswith(ENDINGS))


def _of_what(passage: Passage, i: int, head: int) -> bool:
    """Whether a noun behind a role hangs on it by "of" or "for", or belongs to one that does."""
    top = i
    while passage.heads[top] > head and passage.heads[top] != top:
        top = passage.heads[top]
    if passage.heads[top] != head or passage.relations[top] != "nmod":
        return False
    return any(c.dep_ == "case" and c.lower_ in OF_WHAT for c in passage.tokens[top].children)


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, forms of one, or name one country."""
    if one == other or one[:SAME] == other[:SAME] and min(len(one), len(other)) >= SAME:
        return True
    lands = _lands((one, other))
    return len(lands) == 2 and lands[0] == lands[1]


def _lands(words: Iterable[str]) -> list[str]:
    found = (names().at(fold(word).split(), 0) for word in words)
    return [value[1].country for value in found if value is not None]
