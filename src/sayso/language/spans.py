"""Labels of words (B-PER, I-PER, O) to runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["spans_of"]


def spans_of(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """The runs of a row of labels as (first, last, kind), both inside.

    >>> spans_of(["B-PER", "I-PER", "O", "B-LOC"])
    [(0, 1, 'PER'), (3, 3, 'LOC')]
    """
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][1] == i - 1 and found[-1][2] == kind:
            found[-1] = (found[-1][0], i, kind)
        elif mark in {"B", "I"}:
            found.append((i, i, kind))
    return found
