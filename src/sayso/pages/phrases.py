"""The data files of page furniture and agencies, read once."""

from __future__ import annotations

import csv
import functools
import importlib.resources
import re

__all__ = [
    "agencies",
    "desks",
    "furniture_length",
    "is_furniture",
    "little_words",
    "load_tsv",
    "opens_list",
    "outlet_nouns",
]

_TAIL = " .:;,!…>»|-–—"
_COUNT = re.compile(r"^\(?\d+\)? | \(?\d+\)?$")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*$")


def load_tsv(name: str) -> list[dict[str, str]]:
    """The rows of a data file of this package, without its remarks."""
    text = importlib.resources.files("sayso.pages").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def agencies() -> frozenset[str]:
    """Names of news agencies, as they sign."""
    return frozenset(row["name"] for row in load_tsv("agencies.tsv") if row["kind"] == "agency")


@functools.cache
def desks() -> frozenset[str]:
    """The ways in which a newsroom signs without a name, lower case."""
    return frozenset(row["name"].casefold() for row in load_tsv("agencies.tsv") if row["kind"] == "desk")


@functools.cache
def outlet_nouns() -> frozenset[str]:
    """The nouns that close the names of outlets, as in "Courier"."""
    return frozenset(row["name"] for row in load_tsv("agencies.tsv") if row["kind"] == "noun")


@functools.cache
def little_words(kind: str) -> frozenset[str]:
    """The little words of one kind, as the file writes them."""
    return frozenset(row["word"] for row in load_tsv("little_words.tsv") if row["kind"] == kind)


@functools.cache
def _phrases(how: str) -> tuple[str, ...]:
    return tuple(row["phrase"].casefold() for row in load_tsv("residue.tsv") if row["how"] == how)


@functools.cache
def _lines(how: str) -> frozenset[str]:
    return frozenset(phrase.strip(_TAIL) for phrase in _phrases(how))


def _levelled(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


def opens_list(text: str) -> bool:
    """Whether a line stands over a list of other stories, as "Related articles" does."""
    return len(text) <= 60 and _levelled(text).strip(_TAIL) in _lines("list")


def furniture_length(text: str) -> int:
    """How many characters a phrase of furniture takes at the start of a text that has run on; 0 when there is none.

    >>> furniture_length("Share this article Nine people died"), furniture_length("Share prices fell")
    (18, 0)
    """
    levelled = text.casefold()
    fits = [phrase for phrase in _phrases("line") if " " in phrase and levelled.startswith(f"{phrase} ")]
    return max(map(len, fits), default=0)


def is_furniture(text: str) -> bool:
    """Whether a line is page furniture by its words: a share button, a related link, a newsletter box.

    >>> [is_furniture(line) for line in ("Read more:", "Also read: Ferry sinks off Dorn", "Read more, she said.")]
    [True, True, False]
    """
    if len(text) > 300:
        return False
    levelled = _levelled(text)
    if _COUNT.sub("", levelled).strip(_TAIL) in _lines("line"):
        return True
    if levelled.startswith(_phrases("opener")):
        return True
    return levelled.startswith(_phrases("start")) and not _SENTENCE.search(levelled)
