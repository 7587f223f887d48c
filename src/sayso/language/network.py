"""The shipped network in NumPy: words of many passages in, tags, sentences, heads, relations and names out.

It was trained with PyTorch (``training/network.py``): word features, a bidirectional LSTM over a passage
(Hochreiter and Schmidhuber 1997), and biaffine heads over its states (Dozat and Manning 2017).
"""

from __future__ import annotations

import dataclasses
import functools
import json
import pathlib
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from sayso.language.forms import affix_rows, marks, vector_form
from sayso.language.spans import spans_of
from sayso.language.trees import best_tree

__all__ = ["Analysis", "Network", "load"]

Array = npt.NDArray[np.float32]
BATCH_WORDS = 3000
REMEMBERED_FORMS = 60_000


@dataclasses.dataclass(frozen=True)
class Analysis:
    """What the network says of one passage, a value a word; ``heads`` are places in the passage, a root its own head."""

    tags: list[str]
    heads: list[int]
    relations: list[str]
    starts: list[bool]
    names: list[tuple[int, int, str]]


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
        self._layers = [_Layer(self._weights, i) for i in range(tables["layers"])]
        self._forms: dict[str, Array] = {}

    def analyse(self, passages: Sequence[Sequence[str]]) -> list[Analysis]:
        """All passages, in order; those of like length go through together."""
        found: dict[int, Analysis] = {}
        for numbers in _batches([len(p) for p in passages]):
            chunk = [passages[i] for i in numbers]
            for number, words, states in zip(numbers, chunk, self._encode(chunk), strict=True):
                found[number] = self._read(words, states)
        return [found[i] if i in found else Analysis([], [], [], [], []) for i in range(len(passages))]

    def _form(self, word: str) -> Array:
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

    def _encode(self, passages: Sequence[Sequence[str]]) -> Iterator[Array]:
        """States of every word of passages that are sorted from long to short."""
        lengths = [len(p) for p in passages]
        forms = {word: i for i, word in enumerate(dict.fromkeys(w for p in passages for w in p))}
        inputs = np.stack([self._form(word) for word in forms])
        places = np.zeros((lengths[0], len(passages)), np.intp)
        for i, passage in enumerate(passages):
            places[: lengths[i], i] = [forms[w] for w in passage]
        active = np.count_nonzero(np.arange(lengths[0])[:, None] < np.array(lengths), axis=1)
        turned = np.tile(np.arange(lengths[0])[:, None], (1, len(passages)))
        for i, length in enumerate(lengths):
            turned[:length, i] = np.arange(length - 1, -1, -1)
        column = np.arange(len(passages))[None, :]
        states: Array | None = None
        for layer in self._layers:
            projected = layer.project(inputs if states is None else states)
            forth, back = projected if states is not None else (projected[0][places], projected[1][places])
            run = layer.run(forth, back[turned, column], active)
            states = np.concatenate([run[:, 0], run[:, 1][turned, column]], axis=-1)
        assert states is not None  # noqa: S101 (a network has a layer)
        for i, length in enumerate(lengths):
            yield states[:length, i]

    def _read(self, words: Sequence[str], states: Array) -> Analysis:
        w = self._weights
        starts = _linear(states, w["start.weight"], w["start.bias"]).argmax(axis=1) == 1
        starts[0] = True
        tags = _linear(states, w["tag.weight"], w["tag.bias"]).argmax(axis=1)
        names = _linear(states, w["name.weight"], w["name.bias"]).argmax(axis=1)
        heads, relations = self._parse(states, np.flatnonzero(starts))
        return Analysis(
            tags=[self.tags[i] for i in tags],
            heads=heads.tolist(),
            relations=[self.relations[i] if h != n else "ROOT" for n, (h, i) in enumerate(zip(heads, relations, strict=True))],
            starts=starts.tolist(),
            names=spans_of([self.names[i] for i in names]),
        )

    def _parse(self, states: Array, opens: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Head and relation of each word, sentence by sentence."""
        w = self._weights
        head_arc, own_arc, head_relation, own_relation = self._sides(states)
        root_arc, _, root_relation, _ = self._sides(w["root"][None, :])
        weighted = own_arc @ w["arc"][:-1] + w["arc"][-1]
        heads = np.zeros(len(states), np.intp)
        chosen = np.empty_like(head_relation)
        for first, last in zip(opens, [*opens[1:], len(states)], strict=True):
            own = weighted[first:last]
            scores = own @ np.concatenate([root_arc, head_arc[first:last]]).T
            np.fill_diagonal(scores[:, 1:], -1e9)
            tree = best_tree(scores)
            sides = np.concatenate([root_relation, head_relation[first:last]])
            chosen[first:last] = sides[tree]
            heads[first:last] = np.where(tree, tree - 1, np.arange(last - first)) + first
        label = w["label"]
        made = (own_relation @ label[:-1].reshape(len(label) - 1, -1) + label[-1].reshape(-1)).reshape(len(states), *label.shape[1:])
        scores = (made[:, :, :-1] @ chosen[:, :, None])[:, :, 0] + made[:, :, -1]
        return heads, scores.argmax(axis=1)

    def _sides(self, states: Array) -> list[Array]:
        w = self._weights
        hidden = _linear(states, w["mlp.weight"], w["mlp.bias"])
        hidden = np.maximum(hidden, 0.1 * hidden)
        arc, relation = w["arc"].shape[1], w["label"].shape[0] - 1
        return np.split(hidden, np.cumsum([arc, arc, relation]), axis=1)


class _Layer:
    """One bidirectional LSTM layer; its gates are kept as input, forget, output, cell, the first three halved."""

    def __init__(self, weights: dict[str, Array], number: int) -> None:
        kinds = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        sides = [[weights[f"lstms.{2 * number + side}.{kind}"] for kind in kinds] for side in (0, 1)]
        self.inner = [_gates(ih).T.copy() for ih, _, _, _ in sides]
        self.bias = [_gates(a + b) for _, _, a, b in sides]
        self.hidden = np.stack([_gates(hh).T for _, hh, _, _ in sides])

    def project(self, inputs: Array) -> list[Array]:
        """What the inputs add to the gates, for both directions."""
        flat = inputs.reshape(-1, inputs.shape[-1])
        return [(flat @ w + b).reshape(*inputs.shape[:-1], -1) for w, b in zip(self.inner, self.bias, strict=True)]

    def run(self, forth: Array, back: Array, active: npt.NDArray[np.intp]) -> Array:
        """The states (word, direction, passage, width); only the first ``active[t]`` passages still run at word t."""
        length, rows, gates = forth.shape
        width = gates // 4
        states = np.zeros((length, 2, rows, width), np.float32)
        hidden = np.zeros((2, rows, width), np.float32)
        cell = np.zeros((2, rows, width), np.float32)
        for t in range(length):
            n = active[t]
            hidden, cell = hidden[:, :n], cell[:, :n]
            g = hidden @ self.hidden
            g[0] += forth[t, :n]
            g[1] += back[t, :n]
            np.tanh(g, out=g)
            three = g[..., : 3 * width]
            three *= 0.5
            three += 0.5
            cell = cell * g[..., width : 2 * width] + g[..., :width] * g[..., 3 * width :]
            hidden = g[..., 2 * width : 3 * width] * np.tanh(cell)
            states[t, :, :n] = hidden
        return states


def _gates(weights: Array) -> Array:
    """PyTorch's gates (input, forget, cell, output) in our order, halved where a sigmoid is computed by a tanh."""
    first, forget, cell, last = np.split(weights, 4)
    return np.concatenate([first * 0.5, forget * 0.5, last * 0.5, cell])


def _linear(states: Array, weight: Array, bias: Array) -> Array:
    return states @ weight.T + bias


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
    """The network of a folder, loaded once."""
    return Network(folder)
