"""Trees made sound: two subjects of one verb, words behind their heads, clauses that are none."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.soundness import Rules
from sayso.language.trees import best_tree

RELATIONS = ("nsubj", "obj", "iobj", "ccomp", "appos", "conj", "advmod", "punct", "cop", "nmod")
RULES = Rules(RELATIONS)
Ints = npt.NDArray[np.intp]


def drawn(size: int, seed: int) -> tuple[Ints, Ints, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """A drawn sentence: its best tree and relations, and the scores of heads and of relations."""
    chance = np.random.default_rng(seed)
    arcs = np.log(chance.dirichlet(np.ones(size + 1), size)).astype(np.float32)
    np.fill_diagonal(arcs[:, 1:], -1e9)
    labels = np.log(chance.dirichlet(np.ones(len(RELATIONS)), (size, size + 1))).astype(np.float32)
    tree = best_tree(arcs)
    heads = np.where(tree, tree - 1, np.arange(size)).astype(np.intp)
    return heads, labels[np.arange(size), tree].argmax(axis=1), arcs, labels


@settings(deadline=None)
@given(st.integers(1, 25), st.integers(0, 10_000))
def test_a_tree_stays_a_tree(size: int, seed: int) -> None:
    """Whatever is changed, every word reaches the one root, and no more is unsound than before."""
    heads, relations, arcs, labels = drawn(size, seed)
    root, before = int(np.flatnonzero(heads == np.arange(size))[0]), len(RULES.unsound(heads, relations))
    RULES.settle(heads, relations, arcs, lambda words, chosen: labels[words, chosen])
    above = heads.copy()
    for _ in range(size):
        above = heads[above]
    assert set(above.tolist()) == {root}
    assert len(RULES.unsound(heads, relations)) <= before


def settled(words: str, heads: list[int], relations: list[str], likely: dict[tuple[int, int, str], float]) -> list[str]:
    """The relations and heads of a sentence made sound; ``likely`` holds the chances that are not small."""
    size = len(words.split())
    arcs, labels = np.full((size, size + 1), -9.0, np.float32), np.full((size, size + 1, len(RELATIONS)), -9.0)
    for (word, head, relation), chance in likely.items():
        arcs[word, head + 1] = chance
        labels[word, head + 1, RELATIONS.index(relation)] = 0.0
    own, kinds = np.array(heads, np.intp), np.array([RELATIONS.index(r) for r in relations], np.intp)
    RULES.settle(own, kinds, arcs, lambda words, chosen: labels[words, chosen])
    return [f"{RELATIONS[k]} {words.split()[h]}" for k, h in zip(kinds, own, strict=True)]


def test_the_subject_of_a_clause_before_its_cue() -> None:
    """ "Shells hurt nine, medics said": the first subject goes to its own verb, where it is likely enough."""
    found = settled(
        "Shells hurt nine medics said",
        [4, 4, 1, 4, 4],
        ["nsubj", "ccomp", "obj", "nsubj", "punct"],
        {(0, 4, "nsubj"): -0.5, (0, 1, "nsubj"): -1.0, (3, 4, "nsubj"): -0.1, (3, 2, "appos"): -3.0},
    )
    assert found[:4] == ["nsubj hurt", "ccomp said", "obj hurt", "nsubj said"]


def test_a_title_beside_its_name() -> None:
    """ "Mayor Ilan left", with two subjects: the less likely one gives way to the relation that comes next."""
    found = settled(
        "Mayor Ilan left",
        [2, 2, 2],
        ["nsubj", "nsubj", "punct"],
        {(0, 2, "nsubj"): -0.4, (1, 2, "nsubj"): -1.2, (1, 0, "appos"): -1.5, (0, 1, "nmod"): -4.0},
    )
    assert found[:2] == ["nsubj left", "appos Mayor"]


def test_a_sound_tree_is_left_alone() -> None:
    """Nothing is asked of the scores of a tree that breaks no rule."""
    heads, relations = np.array([1, 1, 1], np.intp), np.array([0, 7, 1], np.intp)
    assert RULES.unsound(heads, relations).tolist() == []


def test_what_is_unsound() -> None:
    """A conjunct before its head, an object on a copula, a subject of an adverb."""
    index = RELATIONS.index
    conjunct = RULES.unsound(np.array([1, 1], np.intp), np.array([index("conj"), 7], np.intp))
    copula = RULES.unsound(np.array([1, 2, 2], np.intp), np.array([index("obj"), index("cop"), 7], np.intp))
    adverb = RULES.unsound(np.array([1, 2, 2], np.intp), np.array([index("nsubj"), index("advmod"), 7], np.intp))
    assert (conjunct.tolist(), copula.tolist(), adverb.tolist()) == ([0], [0], [0, 1])
