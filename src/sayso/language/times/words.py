"""Words made ready for the rules of time: numbers as digits, no full stops, modal "may" set apart."""

from __future__ import annotations

import bisect
import csv
import dataclasses
import functools
import importlib.resources
import re
from collections.abc import Iterator, Sequence

from sayso.language.numbers import number_value

__all__ = ["Line", "line_of", "rows", "vocabulary"]

PIECE = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{4}|\d{1,3}(?:,\d{3})+|\d{1,2}:\d\d(?::\d\d)?|\d+\.\d+|\d{1,4}/\d{1,2}(?:/\d{1,4})?"
    r"|['’‘`]?\d+0s(?![^\W\d_])|\d+(?:st|nd|rd|th)(?![^\W\d_])|\d+"
    r"|(?:[^\W\d_]\.)+[^\W\d_]?\.?|[^\W\d_]+\.?|['’]s?(?![^\W\d_])|[-–—―]+|\S"
)
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
DASHES = re.compile(r"[-–—―]+")
NEEDS_CAPITAL = frozenset(
    {"may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan", "sep", "august", "fri", "thu"}
)
ABBREVIATIONS = frozenset({"hr", "hrs", "min", "mins", "yr", "yrs"})
LONGEST_NUMBER = 7
DAYS = 31
"""Up to here a number in words behind a month counts what follows, and is no day: "in July four men were hurt"."""
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand oh".split()
)


@dataclasses.dataclass(frozen=True)
class Line:
    """The pieces of a passage as the rules see them, a space between; ``tokens[i]`` is the word of piece ``i``.

    A number in several words is one piece; ``lasts[i]`` is its last word.
    """

    pieces: tuple[str, ...]
    tokens: tuple[int, ...]
    lasts: tuple[int, ...]
    text: str
    offsets: tuple[int, ...]

    def piece_at(self, offset: int) -> int:
        """The piece that covers a place in ``text``."""
        return bisect.bisect_right(self.offsets, offset) - 1


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of this package; lines that open with # are remarks."""
    text = importlib.resources.files("sayso.language.times").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def vocabulary(kind: str) -> dict[str, str]:
    """The phrases of one class of the vocabulary with their values."""
    return {row["word"]: row["value"] for row in rows("vocabulary.tsv") if row["class"] == kind}


def line_of(words: Sequence[str], tags: Sequence[str] = ()) -> Line:
    """The pieces of some words.

    >>> line_of("It may end on Oct. 7 , twenty - four days later , at 5 p.m .".split()).text
    ' it may~ end on oct 7 , 24 days later , at 5 pm . '
    """
    pieces: list[str] = []
    tokens: list[int] = []
    lasts: list[int] = []
    for piece, first, last in _numbers(list(_pieces(words, tags))):
        pieces.append(piece)
        tokens.append(first)
        lasts.append(last)
    offsets, at = [], 1
    for piece in pieces:
        offsets.append(at)
        at += len(piece) + 1
    return Line(tuple(pieces), tuple(tokens), tuple(lasts), f" {' '.join(pieces)} ", tuple(offsets))


def _pieces(words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, int]]:
    for i, word in enumerate(words):
        modal = i < len(tags) and tags[i] in {"MD", "VB", "VBP"}
        for match in PIECE.finditer(word):
            yield from ((piece, i) for piece in _piece(match.group(), modal))


def _piece(text: str, modal: bool) -> Iterator[str]:
    low = text.lower()
    if DASHES.fullmatch(low):
        yield "-"
    elif DOTTED.fullmatch(low):
        yield low.replace(".", "")
    elif low[-1:] == "." and len(low) > 1:
        bare = low[:-1]
        yield _guarded(bare, text, modal)
        if not _abbreviates(bare):
            yield "."
    else:
        yield _guarded(low.replace("’", "'").replace("‘", "'").replace("`", "'"), text, modal)


def _abbreviates(bare: str) -> bool:
    return len(bare) <= 5 and (bare in vocabulary("month") or bare in vocabulary("weekday") or bare in ABBREVIATIONS)


def _guarded(low: str, text: str, modal: bool) -> str:
    return f"{low}~" if low in NEEDS_CAPITAL and (modal or text[:1].islower()) else low


def _numbers(pieces: list[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    """Pieces with numbers in words turned into digits; "nineteen ninety-seven" is a year."""
    at = 0
    while at < len(pieces):
        end, value = _number(pieces, at)
        if value in {18, 19, 20} and end < len(pieces):
            stop, low = _number(pieces, end)
            if low is not None and 10 <= low <= 99 and pieces[end][0][0].isalpha():
                end, value = stop, value * 100 + low
        counted = value is not None and value <= DAYS and at > 0 and pieces[at - 1][0] in vocabulary("month")
        if value is None or counted:
            yield pieces[at][0], pieces[at][1], pieces[at][1]
            at += 1
        else:
            yield str(value), pieces[at][1], pieces[end - 1][1]
            at = end


def _number(pieces: list[tuple[str, int]], at: int) -> tuple[int, int | None]:
    """Where the number in words that opens at a piece ends, and its value; None where there is none."""
    if pieces[at][0] not in NUMBER_WORDS and (
        pieces[at][0] != "a" or pieces[at + 1 : at + 2] != [("hundred", pieces[at][1] + 1)]
    ):
        return at, None
    words = [piece for piece, _ in pieces[at : at + LONGEST_NUMBER]]
    for length in range(len(words), 0, -1):
        if words[length - 1] in NUMBER_WORDS and (value := number_value(words[:length])) is not None:
            return at + length, value
    return at, None
