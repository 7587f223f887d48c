"""Scores of name labels (B-PER, I-PER, O) to names: a word agrees with itself across a text, and labels follow on."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Name", "agreed", "best_labels", "spans_of"]

Name: TypeAlias = tuple[int, int, str]
Scores: TypeAlias = npt.NDArray[np.float32]

CONCORD = 0.6
"""Weight of what the other occurrences of a capitalised word say; tuned on the development sets, flat to 1.6."""
SURELY_NONE = -0.02
"""Log probability of "no name" above which a word ends every name beside it."""


def spans_of(labels: Sequence[str]) -> list[Name]:
    """The runs of a row of labels as (first, last, kind), both inside.

    >>> spans_of(["B-PER", "I-PER", "O", "B-LOC"])
    [(0, 1, 'PER'), (3, 3, 'LOC')]
    """
    found: list[Name] = []
    for i, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][1] == i - 1 and found[-1][2] == kind:
            found[-1] = (found[-1][0], i, kind)
        elif mark in {"B", "I"}:
            found.append((i, i, kind))
    return found


def agreed(passages: Sequence[Sequence[str]], scores: Sequence[Scores]) -> list[Scores]:
    """Scores in which each capitalised word has heard its other occurrences in the text.

    Args:
        passages: The words of one text.
        scores: Log probabilities of the labels, a row a word; column 0 is "no name", then B and I of each kind.

    """
    places: dict[str, list[tuple[int, int]]] = collections.defaultdict(list)
    for number, words in enumerate(passages):
        for i, word in enumerate(words):
            if word[:1].isupper() and len(word) > 1:
                places[word].append((number, i))
    result = [s.copy() for s in scores]
    for several in places.values():
        if len(several) > 1:
            own = np.stack([scores[number][i] for number, i in several])
            kinds = np.log(np.hstack([np.exp(own[:, :1]), np.exp(own[:, 1::2]) + np.exp(own[:, 2::2])]) + 1e-4)
            others = CONCORD * (kinds.sum(axis=0) - kinds) / (len(several) - 1)
            heard = np.hstack([others[:, :1], np.repeat(others[:, 1:], 2, axis=1)])
            for (number, i), more in zip(several, heard, strict=True):
                result[number][i] += more
    return result


def best_labels(scores: Scores) -> list[int]:
    """The best row of labels in which an I follows a B or I of its kind (Viterbi), label numbers by column."""
    labels = [0] * len(scores)
    open_at: int | None = None
    for i, none in enumerate([*scores[:, 0].tolist(), 0.0]):
        if none > SURELY_NONE:
            if open_at is not None:
                labels[open_at:i] = _viterbi(scores[open_at:i])
            open_at = None
        elif open_at is None:
            open_at = i
    return labels


def _viterbi(scores: Scores) -> Iterator[int]:
    columns = np.arange(scores.shape[1])
    inside = (columns > 0) & (columns % 2 == 0)
    follows = np.where(inside & (columns[:, None] != columns) & (columns[:, None] != columns - 1), -np.inf, 0.0)
    best = np.where(inside, -np.inf, scores[0])
    back = []
    for row in scores[1:]:
        ways = best[:, None] + follows
        before = ways.argmax(axis=0)
        back.append(before)
        best = ways[before, columns] + row
    path = [int(best.argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return reversed(path)
