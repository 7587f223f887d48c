"""Scores to trees: always a tree with one root, and the best one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root and every word reaches it."""
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


def drawn(size: int, seed: int) -> np.ndarray:  # type: ignore[type-arg]
    """Random scores with the diagonal closed, as the network gives them."""
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32) * 3
    np.fill_diagonal(scores[:, 1:], -1e9)
    return scores


@given(st.integers(1, 30), st.integers(0, 10_000))
def test_always_a_tree(size: int, seed: int) -> None:
    """Whatever the scores, the heads form a tree with a single root."""
    assert is_tree(best_tree(drawn(size, seed)).tolist())


@pytest.mark.parametrize("seed", range(40))
def test_best_under_its_root(seed: int) -> None:
    """No tree with the same root scores higher."""
    scores = drawn(4, seed)
    found = best_tree(scores).tolist()
    rivals = (list(h) for h in itertools.product(range(5), repeat=4))
    same = (h for h in rivals if is_tree(h) and h.index(0) == found.index(0))
    best = max(sum(scores[i, head] for i, head in enumerate(h)) for h in same)
    assert sum(scores[i, head] for i, head in enumerate(found)) == pytest.approx(best)


def test_one_word() -> None:
    """A sentence of one word is its own root."""
    assert best_tree(drawn(1, 0)).tolist() == [0]
