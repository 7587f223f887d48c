"""Coding conventions: what number a coder writes down for a figure, on request and named, never silently applied."""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import Literal, TypeAlias

from sayso.reading.lexicon import table
from sayso.records import Figure

__all__ = ["CONVENTIONS", "Coded", "Convention", "coded", "coded_words"]

Convention: TypeAlias = Literal["acled", "ucdp"]
CONVENTIONS: tuple[Convention, ...] = ("ucdp", "acled")
"""The conventions that the command line offers."""


@dataclasses.dataclass(frozen=True, slots=True)
class Coded:
    """A figure as a convention writes it down: low, best and high estimate, and the convention's name."""

    low: int | None
    best: int | None
    high: int | None
    convention: Convention


def coded(figure: Figure, convention: Convention) -> Coded:
    """A figure under a convention.

    >>> from sayso.records import Figure, Span
    >>> told = Figure("f", Span(0, 13, "dozens killed"), "killed", None, None, "vague", "", "test")
    >>> coded(told, "acled").best, coded(told, "ucdp").best
    (12, None)

    Args:
        figure: The figure.
        convention: "ucdp" or "acled"; their rules are those of :func:`coded_words`.
    """
    return coded_words(figure.span.text, (figure.low, figure.high), figure.bound, convention)


def coded_words(words: str, ends: tuple[int | None, int | None], bound: str | None, convention: Convention) -> Coded:
    """A count under a convention.

    UCDP (GED codebook) keeps low, best and high: "at least 12" is 12, 12, 12, nothing above it being claimed, a range
    gives its ends and the low one as best, "up to 12" has no best and a vague word no number. ACLED (codebook,
    fatalities) takes the most conservative number, one for all three, and its own number for a vague word.

    Args:
        words: The words of the count, for a vague one.
        ends: Its low and high, None where open.
        bound: Its bound.
        convention: "ucdp" or "acled".
    """
    known = [n for n in ends if n is not None]
    if not known:
        number = _vague(words, convention)
        return Coded(number, number, number, convention)
    low, high = min(known), max(known)
    if convention == "acled":
        return Coded(low, low, low, convention)
    if bound in {"at most", "fewer than"}:
        return Coded(0, None, high, convention)
    return Coded(low, low, high, convention)


def _vague(text: str, convention: str) -> int | None:
    """The convention's number for a vague amount; None for a word that it does not name ("tens of thousands")."""
    words = re.findall(r"[a-z]+", text.lower())
    if {"thousands", "millions"} & set(words):
        return None
    return next((_numbers()[convention, w] for w in words if (convention, w) in _numbers()), None)


@functools.cache
def _numbers() -> dict[tuple[str, str], int]:
    return {(row["convention"], row["word"]): int(row["number"]) for row in table("conventions")}
