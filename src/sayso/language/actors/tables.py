"""The tables of participants, ready to be looked up word by word."""

from __future__ import annotations

import dataclasses
import functools
import pathlib
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from sayso.language.places.folding import fold

__all__ = ["Named", "Noun", "Words", "nouns", "organisations", "peoples"]

HERE = pathlib.Path(__file__).parent
Value = TypeVar("Value")


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """An organisation: its country and sector, and whether it must stand in capitals, or needs none."""

    country: str
    sector: str | None
    abbreviation: bool = False
    small: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Noun:
    """What a noun tells: a sector, ``weak`` where what stands beside it tells better, or nothing but that.

    ``open`` marks a noun that takes the sector of what stands beside it, ``against`` one whose "of" names the other
    side ("critics of"), ``state`` one that has its sector only behind the adjective of a country ("Syrian forces").
    """

    sector: str | None
    weak: bool = False
    open: bool = False
    against: bool = False
    state: bool = False


class Words(Generic[Value]):
    """Values by sequences of folded words; the longest match is taken."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._values: dict[tuple[str, ...], Value] = {}
        self._longest: dict[str, int] = {}
        for name, value in entries:
            words = tuple(fold(name).split())
            if words:
                self._values.setdefault(words, value)
                self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def at(self, words: Sequence[str], start: int, lemmas: Sequence[str] = ()) -> tuple[int, Value] | None:
        """The value of the longest entry that begins at a word, with the word behind its last.

        Args:
            words: Folded words.
            start: Where the entry begins.
            lemmas: Their lemmas, where the last word of an entry may stand in another form.
        """
        longest = max(self._longest.get(words[start], 0), self._longest.get(lemmas[start], 0) if lemmas else 0)
        for end in range(min(start + longest, len(words)), start, -1):
            before = tuple(words[start : end - 1])
            for last in (words[end - 1], *lemmas[end - 1 : end]):
                value = self._values.get((*before, last))
                if value is not None:
                    return end, value
        return None


def _rows(path: pathlib.Path) -> list[list[str]]:
    """The rows of a table behind the names of its columns."""
    lines = [s for s in path.read_text(encoding="utf-8").splitlines() if s and not s.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@functools.cache
def organisations() -> Words[Named]:
    """Organisations by name, with and without the mark of a possessive in it."""
    return Words(
        (form, Named(country, None if sector == "-" else sector, name.isupper(), name.islower()))
        for country, sector, names in _rows(HERE / "organisations.tsv")
        for name in names.split("|")
        for form in (name, name.replace("'s", ""))
    )


@functools.cache
def nouns() -> Words[Noun]:
    """Nouns for participants by their lemmas."""
    kinds = {"-": Noun(None, open=True), "none": Noun(None), "!": Noun(None, against=True)}
    return Words(
        (noun, kinds.get(code) or Noun(code.rstrip("?@"), weak=code[-1] in "?@", state=code.endswith("@")))
        for code, names in _rows(HERE / "sectors.tsv")
        for noun in names.split("|")
    )


@functools.cache
def peoples() -> dict[str, str]:
    """Adjectives and peoples of parts of a country ("Chechen"), folded, with the country."""
    lines = (HERE.parent / "peoples.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {fold(row[0]): row[2] for row in rows if len(row) > 2}
