"""Somebody or something that a story speaks of, and how present it is to a reader at a place."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable

from sayso.language.mentions.roles import Gender, Kind, roles

__all__ = ["Participant", "groups_of", "name_words", "recalled"]

WORD = re.compile(r"[\w-]+")
SMALL = {"the", "a", "an", "of", "for", "and", "in", "on", "s", "'s", "’s", "al", "el"}
FADING = 0.45
"""What remains of a mention's weight a sentence later."""
BEYOND_MARKS = 0.5
"""Share of a mention's weight that remains on the other side of a quotation mark."""
FORGOTTEN = 12
"""Sentences after which a mention weighs nothing."""
NEVER = -FORGOTTEN - 1
"""The latest sentence of whom no sentence mentions."""


@dataclasses.dataclass(eq=False)
class Participant:
    """A participant with every role met so far.

    ``qualified`` holds, by role, the words that told which bearer of it is meant ("interior" of "minister").
    ``seen`` holds the sentence and the weight of each mention, and whether it stands in a quotation, ``latest`` the
    sentence of the last; ``last_met`` counts mentions over the story, ``spoke`` tells whether the participant was a
    source.
    """

    name: str
    kind: Kind
    roles: set[str] = dataclasses.field(default_factory=set)
    qualified: dict[str, set[str]] = dataclasses.field(default_factory=dict)
    plural: bool = False
    gender: Gender = ""
    last_met: int = 0
    spoke: bool = False
    seen: list[tuple[int, float, bool]] = dataclasses.field(default_factory=list)
    latest: int = NEVER

    @property
    def words(self) -> set[str]:
        """The words of the name, lower-cased, without articles and prepositions."""
        return set(name_words(self.name))

    def presence(self, sentence: int, *, quoted: bool) -> float:
        """How present the participant is: the weights of its mentions, fading sentence by sentence.

        After the salience of Lappin and Leass (1994). What stands in a quotation weighs less outside it, and what
        stands outside less in it.
        """
        total = 0.0
        for at, weight, inside in reversed(self.seen):
            if sentence - at > FORGOTTEN:
                break
            total += weight * FADING ** (sentence - at) * (1.0 if inside == quoted else BEYOND_MARKS)
        return total

    def described_by(self, word: str) -> bool:
        """Whether a role word can be said of the participant: it was, or the name holds it, or one of its group."""
        role = roles().get(word)
        if role is not None and role.gender and self.gender and role.gender != self.gender:
            return False
        if word in self.roles or word in self.words:
            return True
        held = {roles()[r].group for r in self.roles if r in roles()} | groups_of(self.name)
        return role is not None and any(map(role.fits, held))

    def role_gender(self) -> Gender:
        """The gender that the roles tell."""
        return next((roles()[r].gender for r in sorted(self.roles) if r in roles() and roles()[r].gender), "")


def recalled(participants: Iterable[Participant], sentence: int) -> list[Participant]:
    """Those of whom any mention still weighs something in a sentence."""
    horizon = sentence - FORGOTTEN
    return [p for p in participants if p.latest >= horizon]


def groups_of(name: str) -> set[str]:
    """The groups of the role words in a name."""
    return {roles()[w].group for w in name_words(name) if w in roles()}


@functools.lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, lower-cased, without articles and prepositions.

    >>> name_words("the Observatory for the North")
    ('observatory', 'north')
    """
    return tuple(w for w in WORD.findall(name.lower()) if w not in SMALL)
