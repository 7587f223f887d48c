"""The shipped network in NumPy: words of many passages in, tags, sentences, heads, relations and names out.

It was trained with PyTorch (``training/network.py``): word features, a bidirectional LSTM over a passage
(Hochreiter and Schmidhuber 1997), and biaffine heads over its states (Dozat and Manning 2017).
"""

from __future__ import annotations

import dataclasses
import functools
import json
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from sayso.language.forms import affix_rows, marks, vector_form
from sayso.language.lstm import Array, Layer, Layout
from sayso.language.sentences import settle_starts
from sayso.language.soundness import Rules
from sayso.language.spans import Name, agreed, best_labels, spans_of
from sayso.language.trees import best_tree

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Sequence

__all__ = ["Analysis", "Network", "load"]

BATCH_WORDS = 3000
REMEMBERED_FORMS = 60_000
RELATIONS_AT_ONCE = 400
"""Words whose relations are scored together; more do not fit a processor's cache."""


@dataclasses.dataclass(frozen=True)
class Analysis:
    """What the network says of one passage, a value a word.

    ``heads`` are places in the passage, a root is its own head; ``names`` are (first, last, kind), both inside.
    """

    tags: list[str]
    heads: list[int]
    relations: list[str]
    starts: list[bool]
    names: list[Name]


@functools.cache
def _threads() -> ThreadpoolController:
    """The thread pools of the libraries that NumPy multiplies with; asked for once, since looking them up is slow."""
    return ThreadpoolController()


class Network:
    """The weights and tables of a trained network.

    Args:
        folder: Holds ``weights.npz`` and ``tables.json``.

    """

    def __init__(self, folder: pathlib.Path) -> None:
        with np.load(folder / "weights.npz") as stored:
            self._weights: dict[str, Array] = {k: stored[k].astype(np.float32) for k in stored.files}
        tables = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
        self.tags: list[str] = tables["tags"]
        self.relations: list[str] = tables["relations"]
        self.names: list[str] = tables["names"]
        self.gazetteer: dict[str, int] = tables["gazetteer"]
        self.proper: frozenset[str] = frozenset(tables["proper"])
        self._kinds: int = tables["kinds"]
        self._vectors = {w: i for i, w in enumerate(tables["vectors"], 1)}
        self._words = {w: i for i, w in enumerate(tables["words"], 1)}
        self._layers = [Layer(self._weights, i) for i in range(tables["layers"])]
        self._rules = Rules(self.relations)
        self._forms: dict[str, Array] = {}

    def knows(self, word: str) -> bool:
        """Whether a word, in small letters, is among those that raw text taught."""
        return word in self._vectors

    def analyse(self, passages: Sequence[Sequence[str]]) -> list[Analysis]:
        """All passages of one text, in order; those of like length go through together.

        One thread multiplies the matrices: they are so small that two wait for one another longer than they work.
        """
        with _threads().limit(limits=1, user_api="blas"):
            return self._analyse(passages)

    def _analyse(self, passages: Sequence[Sequence[str]]) -> list[Analysis]:
        found = [Analysis([], [], [], [], []) for _ in passages]
        scores = [np.zeros((0, len(self.names)), np.float32) for _ in passages]
        for numbers in _batches([len(p) for p in passages]):
            for number, read in zip(numbers, self._read([passages[i] for i in numbers]), strict=True):
                found[number], scores[number] = read
        for analysis, settled in zip(found, agreed(passages, scores), strict=True):
            analysis.names.extend(spans_of([self.names[i] for i in best_labels(settled)]))
        return found

    def _form(self, word: str) -> Array:
        """The input of a word, remembered by form."""
        row = self._forms.get(word)
        if row is None:
            w = self._weights
            form = vector_form(word)
            affixes = [w[f"affixes.{i}"][r] for i, r in enumerate(affix_rows(word))]
            bits = np.array(marks(word, self.gazetteer, self._kinds), np.float32)
            own = w["words"][self._words.get(form, 0)]
            row = np.concatenate([w["vectors"][self._vectors.get(form, 0)], own, *affixes, bits])
            if len(self._forms) >= REMEMBERED_FORMS:
                self._forms.clear()
            self._forms[word] = row
        return row

    def _states(self, passages: Sequence[Sequence[str]]) -> Array:
        """States of every word of passages that are sorted from long to short, passage after passage."""
        forms = {word: i for i, word in enumerate(dict.fromkeys(w for p in passages for w in p))}
        which = np.array([forms[w] for p in passages for w in p])
        layout = Layout.of([len(p) for p in passages])
        first, *others = self._layers
        states = first.run(np.stack([self._form(word) for word in forms]), layout, which)
        for layer in others:
            states = layer.run(states, layout)
        return states

    def _read(self, passages: Sequence[Sequence[str]]) -> Iterator[tuple[Analysis, Array]]:
        """What each passage is found to be, without its names, and the scores of its name labels."""
        states = self._states(passages)
        ends = np.cumsum([len(p) for p in passages])
        bounds = list(zip(ends - [len(p) for p in passages], ends, strict=True))
        tags, starts = (self._linear(states, reader).argmax(axis=1) for reader in ("tag", "start"))
        names = _logarithms(self._linear(states, "name"))
        starts[[first for first, _ in bounds]] = 1
        runs = (starts[first:last] == 1 for first, last in bounds)
        opens = np.concatenate([settle_starts(p, run.tolist()) for p, run in zip(passages, runs, strict=True)])
        heads, relations = self._parse(states, np.flatnonzero(opens))
        roots = heads == np.arange(len(heads))
        for first, last in bounds:
            run = slice(first, last)
            kinds = zip(roots[run], relations[run], strict=True)
            analysis = Analysis(
                tags=[self.tags[i] for i in tags[run]],
                heads=(heads[run] - first).tolist(),
                relations=["ROOT" if root else self.relations[i] for root, i in kinds],
                starts=opens[run].tolist(),
                names=[],
            )
            yield analysis, names[run]

    def _linear(self, states: Array, reader: str) -> Array:
        scores: Array = states @ self._weights[f"{reader}.weight"].T + self._weights[f"{reader}.bias"]
        return scores

    def _parse(self, states: Array, opens: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Head and relation of each word, sentence by sentence; ``opens`` are the sentences' first words."""
        arc = self._weights["arc"]
        head_arc, own_arc, head_relation, own_relation = self._sides(states)
        root_arc, _, root_relation, _ = self._sides(self._weights["root"][None, :])
        weighted = own_arc @ arc[:-1] + arc[-1]
        heads = np.zeros(len(states), np.intp)
        chosen = np.empty_like(head_relation)
        sentences = []
        for first, last in zip(opens, [*opens[1:], len(states)], strict=True):
            scores = weighted[first:last] @ np.concatenate([root_arc, head_arc[first:last]]).T
            np.fill_diagonal(scores[:, 1:], -1e9)
            tree = best_tree(scores)
            chosen[first:last] = np.concatenate([root_relation, head_relation[first:last]])[tree]
            heads[first:last] = np.where(tree, tree - 1, np.arange(last - first)) + first
            sentences.append((first, last, scores))
        blocks = range(0, len(states), RELATIONS_AT_ONCE)
        found = [self._relate(*(x[at : at + RELATIONS_AT_ONCE] for x in (own_relation, chosen))) for at in blocks]
        relations = np.concatenate(found).argmax(axis=1)
        wrong = self._rules.unsound(heads, relations)
        for number in np.unique(np.searchsorted(opens, wrong, side="right") - 1).tolist():
            first, last, scores = sentences[number]
            sides = own_relation[first:last], np.concatenate([root_relation, head_relation[first:last]])
            scorer = functools.partial(self._chances, *sides)
            own = heads[first:last] - first
            self._rules.settle(own, relations[first:last], _logarithms(scores), scorer)
            heads[first:last] = own + first
        return heads, relations

    def _chances(self, own: Array, heads: Array, words: npt.NDArray[np.intp], chosen: npt.NDArray[np.intp]) -> Array:
        return _logarithms(self._relate(own[words], heads[chosen]))

    def _relate(self, own: Array, heads: Array) -> Array:
        """The scores of each word's relations to its head."""
        label = self._weights["label"]
        wide = label.reshape(len(label), -1)
        made = (own @ wide[:-1] + wide[-1]).reshape(len(own), *label.shape[1:])
        scores: Array = (made[:, :, :-1] @ heads[:, :, None])[:, :, 0] + made[:, :, -1]
        return scores

    def _sides(self, states: Array) -> list[Array]:
        """Head and dependent sides for arcs, then for relations."""
        hidden = self._linear(states, "mlp")
        hidden = np.maximum(hidden, 0.1 * hidden)
        arc, relation = self._weights["arc"].shape[1], self._weights["label"].shape[0] - 1
        return np.split(hidden, np.cumsum([arc, arc, relation]), axis=1)


def _logarithms(scores: Array) -> Array:
    """Scores to the logarithms of chances, row by row."""
    scores = scores - scores.max(axis=1, keepdims=True)
    made: Array = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return made


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of passages, longest first, at most about ``BATCH_WORDS`` padded words together; empty ones left out."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if not lengths[number]:
            continue
        if batch and (len(batch) + 1) * lengths[batch[0]] > BATCH_WORDS:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


@functools.cache
def load(folder: pathlib.Path) -> Network:
    """Load the network of a folder, once."""
    return Network(folder)
