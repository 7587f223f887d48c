"""Coding conventions: what number a coder writes down for a figure, on request and named, never silently applied."""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import Literal, TypeAlias

from sayso.reading.lexicon import table
from sayso.records import Figure

__all__ = ["Coded", "Convention", "coded"]

Convention: TypeAlias = Literal["acled", "ucdp"]


@dataclasses.dataclass(frozen=True, slots=True)
class Coded:
    """A figure as a convention writes it down: low, best and high estimate, and the convention's name."""

    low: int | None
    best: int | None
    high: int | None
    convention: Convention


def coded(figure: Figure, convention: Convention) -> Coded:
    """A figure under a convention.

    UCDP keeps low, best and high: "at least 12" is 12, 12, 12 with nothing above it claimed; a range gives its ends and
    the low one as best. ACLED takes the most conservative number, and its own number for a vague word.

    Args:
        figure: The figure.
        convention: "ucdp" (GED codebook) or "acled" (codebook, fatalities).
    """
    known = [n for n in (figure.low, figure.high) if n is not None]
    if not known:
        number = _vague(figure.span.text, convention)
        return Coded(number, number, number, convention)
    low, high = min(known), max(known)
    if convention == "acled":
        return Coded(low, low, low, convention)
    if figure.bound in {"at most", "fewer than"}:
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
