"""Scores of heads to a tree: the best head of each word, and Chu-Liu-Edmonds where those make a circle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["best_tree"]

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """The heads of one sentence, with exactly one root.

    Args:
        scores: Row a word, column a head; column 0 is the root, column ``i`` the ``i``-th word.

    Returns:
        A head for each word: 0 for the root, else the number of a word, from 1.

    """
    heads: Heads = scores.argmax(axis=1)
    if np.count_nonzero(heads == 0) == 1 and _is_tree(heads):
        return heads
    rest = scores[:, 1:].copy()
    np.fill_diagonal(rest, -np.inf)
    margin = scores[:, 0] - (rest.max(axis=1) if len(scores) > 1 else 0)
    top = int(margin.argmax())
    full = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    full[1:, 1:] = rest
    full[top + 1, :] = -np.inf
    full[top + 1, 0] = 0.0
    return _edmonds(full)[1:]


def _is_tree(heads: Heads) -> bool:
    """Whether every word reaches the root; checked by doubling the step."""
    up = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return not up.any()


def _edmonds(scores: npt.NDArray[np.float64]) -> Heads:
    """Heads of the best arborescence from node 0, -1 for node 0 (Chu and Liu 1965, Edmonds 1967)."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = -1
    found_circle = _circle(heads)
    if not found_circle:
        return heads
    circle = np.array(found_circle)
    inside = np.zeros(len(scores), dtype=bool)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[circle, heads[circle]]
    entering = scores[np.ix_(circle, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, circle)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    small[0, :] = -np.inf
    found = _edmonds(small)
    last = len(outside)
    result = heads.copy()
    for i, node in enumerate(outside[1:], 1):
        result[node] = circle[int(leaving[i].argmax())] if found[i] == last else outside[found[i]]
    broken = int(entering[:, found[last]].argmax())
    result[circle[broken]] = outside[found[last]]
    return result


def _circle(heads: Heads) -> list[int]:
    """The nodes of one circle, or none."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []
