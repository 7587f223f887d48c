"""What no tree of the treebanks has, and the least change that makes a parsed tree sound.

The network chooses the head of each word by itself, so it may give one verb two subjects ("A shell killed 14, doctors
said"). Universal Dependencies rules that out, and a few more things; in the development sets none of them occurs in the
gold trees. Where one is found, the change that costs the network's scores least settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sayso.language.lstm import Array

__all__ = ["Rules"]

Ints = npt.NDArray[np.intp]
Scorer = Callable[[Ints, Ints], "Array"]
"""Words and their heads (0 the root, else a word from 1) to the logarithms of the chances of each relation."""

ONLY_ONE = (("nsubj", "nsubj:pass", "csubj", "csubj:pass"), ("obj",), ("iobj",))
"""Relations of which a head has one at most."""
BEHIND_HEAD = ("conj", "flat", "appos", "fixed", "goeswith", "list", "acl:relcl")
"""Relations whose word stands behind its head."""
WITHOUT_CLAUSES = ("aux", "aux:pass", "cop", "mark", "case", "cc")
"""Relations of function words: no more than a conjunct, a fixed part or an adverb hangs on them."""
ON_FUNCTION_WORDS = ("fixed", "conj", "cc", "punct", "advmod", "goeswith", "det", "nmod:unmarked", "obl:unmarked")
CLAUSES = tuple(
    "acl acl:relcl advcl advcl:relcl appos ccomp conj csubj csubj:pass csubj:outer dep discourse list parataxis "
    "reparandum".split()
)
"""Relations of a word that has a subject."""
NEAREST_HEADS = 8
NEAREST_RELATIONS = 3
LONGEST_REPAIR = 6


class Rules:
    """The rules for one network's relations.

    Args:
        relations: The names of its relations, by number.
    """

    def __init__(self, relations: Sequence[str]) -> None:
        self._only = np.array([next((k for k, g in enumerate(ONLY_ONE) if r in g), -1) for r in relations])
        self._behind = np.array([r in BEHIND_HEAD for r in relations])
        self._closed = np.array([r in WITHOUT_CLAUSES for r in relations])
        self._clause = np.array([r in CLAUSES for r in relations])
        self._small = np.array([r in ON_FUNCTION_WORDS for r in relations])

    def unsound(self, heads: Ints, relations: Ints) -> Ints:
        """The words of a passage that stand in a tree as none may, several sentences at once.

        Args:
            heads: The place of each word's head; a root is its own.
            relations: The number of each word's relation.
        """
        words = np.arange(len(heads))
        below = heads != words
        wrong = below & self._behind[relations] & (heads > words)
        wrong |= below & self._closed[relations[heads]] & (heads[heads] != heads) & ~self._small[relations]
        single = np.flatnonzero(below & (self._only[relations] >= 0))
        subjects = single[self._only[relations[single]] == 0]
        above = heads[subjects]
        wordless = (heads[above] != above) & ~self._clause[relations[above]]
        wrong[subjects[wordless]] = wrong[above[wordless]] = True
        keys = heads[single] * len(ONLY_ONE) + self._only[relations[single]]
        _, which, counts = np.unique(keys, return_inverse=True, return_counts=True)
        wrong[single[counts[which] > 1]] = True
        return np.flatnonzero(wrong)

    def settle(self, heads: Ints, relations: Ints, arcs: Array, scorer: Scorer) -> None:
        """Make the tree of one sentence sound where few changes do, in place.

        Args:
            heads: Places in the sentence; a root is its own.
            relations: The number of each word's relation.
            arcs: The logarithm of the chance of each head: row a word, column 0 the root, column i the i-th word.
            scorer: The chances of relations.
        """
        for _ in range(LONGEST_REPAIR):
            wrong = self.unsound(heads, relations)
            if not len(wrong):
                return
            for word, head, relation in self._moves(wrong, heads, relations, arcs, scorer):
                before = heads[word], relations[word]
                heads[word], relations[word] = head, relation
                if len(self.unsound(heads, relations)) < len(wrong):
                    break
                heads[word], relations[word] = before
            else:
                return

    def _moves(
        self, wrong: Ints, heads: Ints, relations: Ints, arcs: Array, scorer: Scorer
    ) -> Iterator[tuple[int, int, int]]:
        """Other heads and relations of the words in question, those that cost least first."""
        free = [int(w) for w in wrong if heads[w] != w]
        nearest = {w: np.argsort(-arcs[w])[:NEAREST_HEADS] for w in free}
        pairs = [(w, int(h)) for w in free for h in nearest[w] if h and not _under(heads, w, int(h) - 1)]
        if not pairs:
            return
        rows, columns = (np.array(side) for side in zip(*pairs, strict=True))
        chances = scorer(rows, columns) + arcs[rows, columns][:, None]
        now = np.array(free)
        own = scorer(now, heads[now] + 1)[np.arange(len(now)), relations[now]] + arcs[now, heads[now] + 1]
        held = dict(zip(free, own.tolist(), strict=True))
        best = np.argsort(-chances, axis=1)[:, :NEAREST_RELATIONS]
        moves = [(held[w] - float(chances[k, r]), w, h - 1, int(r)) for k, (w, h) in enumerate(pairs) for r in best[k]]
        for _, word, head, relation in sorted(moves):
            if (head, relation) != (heads[word], relations[word]):
                yield word, head, relation


def _under(heads: Ints, top: int, word: int) -> bool:
    """Whether a word stands below another, or is it."""
    while word != top:
        if heads[word] == word:
            return False
        word = int(heads[word])
    return True
