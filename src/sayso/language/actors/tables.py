"""The tables of participants, ready to be looked up word by word."""

from __future__ import annotations

import dataclasses
import functools
import pathlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Literal, TypeAlias, TypeVar

from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import gazetteer, rows

__all__ = ["PLOVER", "Named", "Noun", "Words", "names", "nouns", "organisations"]

HERE = pathlib.Path(__file__).parent
PLOVER = {"XKX": "KOS"}
"""PLOVER's codes where they are not those of the gazetteer."""
Kind: TypeAlias = Literal["organisation", "people", "place"]
Value = TypeVar("Value")


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """A name: an organisation, a people ("Syrian", "Syrians") or a land, with its country and sector.

    ``abbreviation`` marks one that must stand in capitals, ``small`` one that needs none.
    """

    kind: Kind
    country: str
    sector: str | None = None
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
        if start >= len(words):
            return None
        longest = self._longest.get(words[start], 0)
        if lemmas and lemmas[start] != words[start]:
            longest = max(longest, self._longest.get(lemmas[start], 0))
        if not longest:
            return None
        for end in range(min(start + longest, len(words)), start, -1):
            before = tuple(words[start : end - 1])
            for last in (words[end - 1], *lemmas[end - 1 : end]):
                value = self._values.get((*before, last))
                if value is not None:
                    return end, value
        return None


def _rows(path: pathlib.Path, *, head: bool = True) -> list[list[str]]:
    """The rows of a table, without the names of its columns where it has a line of them."""
    lines = [s for s in path.read_text(encoding="utf-8").splitlines() if s and not s.startswith("#")]
    return [line.split("\t") for line in lines[head:]]


@functools.cache
def names() -> Words[Named]:
    """Organisations, then peoples and lands, each with and without the mark of a possessive in it."""
    named = [*_organisations(), *_peoples(), *_lands()]
    return Words([*named, *((name.replace("'s", ""), value) for name, value in named if "'s" in name)])


@functools.cache
def organisations() -> Words[Named]:
    """Organisations alone."""
    return Words(_organisations())


def _organisations() -> Iterator[tuple[str, Named]]:
    for country, sector, line in _rows(HERE / "organisations.tsv"):
        for name in line.split("|"):
            yield (
                name,
                Named("organisation", country, None if sector == "-" else sector, name.isupper(), name.islower()),
            )


def _peoples() -> Iterator[tuple[str, Named]]:
    """Those of whole countries, and those of parts of one ("Chechen")."""
    for row in rows("countries.tsv"):
        country = Named("people", PLOVER.get(row["alpha3"], row["alpha3"]))
        yield from ((name, country) for name in row["peoples"].split("|"))
    for line in _rows(HERE.parent / "peoples.tsv", head=False):
        if len(line) > 2:
            yield line[0], Named("people", line[2])


def _lands() -> Iterator[tuple[str, Named]]:
    """Our own before the gazetteer's."""
    for country, line in _rows(HERE / "lands.tsv"):
        yield from ((name, Named("place", country)) for name in line.split("|"))
    for row in rows("countries.tsv"):
        known = [*(entry.name for entry in gazetteer().country(row["alpha3"])), *row["names"].split("|")]
        country = PLOVER.get(row["alpha3"], row["alpha3"])
        yield from ((name, Named("place", country, abbreviation=name.isupper())) for name in known)


@functools.cache
def nouns() -> Words[Noun]:
    """Nouns for participants by their lemmas."""
    kinds = {"-": Noun(None, open=True), "none": Noun(None), "!": Noun(None, against=True)}
    return Words(
        (
            noun,
            kinds.get(code)
            or Noun(code.rstrip("?@"), weak=code[-1] in "?@", open=code[-1] in "?@", state=code[-1] == "@"),
        )
        for code, names in _rows(HERE / "sectors.tsv")
        for noun in names.split("|")
    )
