"""What words tell of a participant: role words with their kind and gender, given names with theirs."""

from __future__ import annotations

import dataclasses
import functools
import pathlib
from collections.abc import Sequence
from typing import Literal, TypeAlias

__all__ = ["Gender", "Kind", "Role", "gender_of_name", "roles"]

HERE = pathlib.Path(__file__).parent
Gender: TypeAlias = Literal["f", "m", ""]
Kind: TypeAlias = Literal["person", "organisation", "place", "group", "thing"]
TITLES: dict[str, Gender] = {"mr": "m", "mr.": "m", "sir": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f"}


@dataclasses.dataclass(frozen=True, slots=True)
class Role:
    """A role word: two words of one ``group`` may be said of one participant; ``gender`` is "" where it is open.

    ``covers`` are the other groups of which the word may be said: "the leader" of a president, not the other way round.
    ``later`` tells whether a report may say the word first and the name afterwards.
    """

    group: str
    covers: frozenset[str]
    kind: Kind
    gender: Gender
    later: bool

    def fits(self, group: str) -> bool:
        """Whether the word may be said of a participant of a group."""
        return group == self.group or group in self.covers


@functools.cache
def roles() -> dict[str, Role]:
    """Role words by lemma, from ``roles.tsv``."""
    return {
        word: Role(group, frozenset(covers.split()), kind, gender, later == "yes")  # type: ignore[arg-type]
        for word, group, covers, kind, gender, later in _rows("roles.tsv")
    }


@functools.cache
def _given_names() -> dict[str, Gender]:
    return {name: "f" if gender == "f" else "m" for name, gender in _rows("given_names.tsv")}


def gender_of_name(words: Sequence[str], before: str = "") -> Gender:
    """The gender that a person's name tells, by a title in it or before it, or else by the given name.

    Args:
        words: Of the name.
        before: The word before the name.

    >>> gender_of_name(["Olena", "Karvel"])
    'f'
    >>> gender_of_name(["Karvel"], before="Mr")
    'm'
    """
    titles = (TITLES.get(word.lower(), "") for word in (before, *words))
    given = next((w for w in words if w.lower() not in TITLES and w.lower() not in roles()), "")
    return next((gender for gender in titles if gender), _given_names().get(given, ""))


def _rows(name: str) -> list[list[str]]:
    """The rows of a table below its remarks and the names of its columns."""
    lines = [x for x in (HERE / name).read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
