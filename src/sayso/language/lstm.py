"""A bidirectional LSTM layer over many passages at once, in NumPy."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Array", "Layer", "Layout"]

Array: TypeAlias = npt.NDArray[np.float32]
Places: TypeAlias = npt.NDArray[np.intp]


@dataclasses.dataclass(frozen=True)
class Layout:
    """How passages of many lengths, longest first, lie in a block (word, passage).

    Args:
        active: How many passages reach word ``t``.
        turned: For each place of the block, the row of the word that stands there read from the passage's end.
        rows: For each place, the row of its word among all words, passage after passage; 0 behind a passage's end.
    """

    active: Places
    turned: Places
    rows: Places

    @classmethod
    def of(cls, lengths: Sequence[int]) -> Layout:
        """The layout for passages of these lengths."""
        size = np.array(lengths)
        place = np.arange(lengths[0])[:, None]
        inside = place < size
        first = np.cumsum(size) - size
        return cls(
            active=np.count_nonzero(inside, axis=1),
            turned=np.where(inside, first + size - 1 - place, 0),
            rows=np.where(inside, first + place, 0),
        )


class Layer:
    """One layer; its gates are kept as input, forget, output, cell, the first three halved.

    Args:
        weights: Of the whole network, named as PyTorch names them.
        number: Of the layer, from 0.
    """

    def __init__(self, weights: Mapping[str, Array], number: int) -> None:
        kinds = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        sides = [[weights[f"lstms.{2 * number + side}.{kind}"] for kind in kinds] for side in (0, 1)]
        self._inner = [_gates(ih).T.copy() for ih, _, _, _ in sides]
        self._bias = [_gates(a + b) for _, _, a, b in sides]
        self._hidden = np.stack([_gates(hh).T for _, hh, _, _ in sides])

    def run(self, inputs: Array, layout: Layout, which: Places | None = None) -> Array:
        """The states of all words, passage after passage, both directions side by side.

        Args:
            inputs: One row a word, or one a form where ``which`` names the form of each word.
            layout: Where the words lie.
            which: Row of ``inputs`` for each word.
        """
        forth, back = (inputs @ w + b for w, b in zip(self._inner, self._bias, strict=True))
        rows, turned = (p if which is None else which[p] for p in (layout.rows, layout.turned))
        onward, backward = self._states(forth[rows], back[turned], layout.active)
        found = np.empty((layout.active.sum(), 2 * onward.shape[-1]), np.float32)
        inside = np.arange(layout.rows.shape[1]) < layout.active[:, None]
        found[layout.rows[inside], : onward.shape[-1]] = onward[inside]
        found[layout.turned[inside], onward.shape[-1] :] = backward[inside]
        return found

    def _states(self, forth: Array, back: Array, active: Places) -> tuple[Array, Array]:
        """States (word, passage, width) of both directions; only the first ``active[t]`` passages run at word t."""
        length, passages, gates = forth.shape
        width = gates // 4
        states = np.zeros((2, length, passages, width), np.float32)
        hidden = np.zeros((2, passages, width), np.float32)
        cell = np.zeros((2, passages, width), np.float32)
        for t, n in enumerate(active):
            gate = hidden[:, :n] @ self._hidden
            gate[0] += forth[t, :n]
            gate[1] += back[t, :n]
            np.tanh(gate, out=gate)
            sigmoids = gate[..., : 3 * width]
            sigmoids *= 0.5
            sigmoids += 0.5
            cell = cell[:, :n] * gate[..., width : 2 * width] + gate[..., :width] * gate[..., 3 * width :]
            hidden = gate[..., 2 * width : 3 * width] * np.tanh(cell)
            states[:, t, :n] = hidden
        return states[0], states[1]


def _gates(weights: Array) -> Array:
    """PyTorch's gates (input, forget, cell, output) in our order, halved where a sigmoid is computed by a tanh."""
    first, forget, cell, last = np.split(weights, 4)
    return np.concatenate([first * 0.5, forget * 0.5, last * 0.5, cell])
