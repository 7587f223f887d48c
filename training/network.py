"""The network in PyTorch: word features, a BiLSTM over a paragraph, and four readers of its states.

``sayso.language.network`` runs the same network in NumPy; ``export`` writes what it loads.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from sayso.language.forms import AFFIXES, HASH_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]

__all__ = ["Batch", "Network", "Sizes"]


@dataclasses.dataclass(frozen=True)
class Sizes:
    """The widths of the network and the numbers of its classes."""

    vectors: int
    words: int
    vector_width: int
    marks: int
    tags: int
    relations: int
    names: int
    word_width: int = 64
    affix_width: int = 32
    hidden: int = 200
    layers: int = 2
    arc: int = 200
    relation: int = 50
    dropout: float = 0.3


@dataclasses.dataclass
class Batch:
    """Paragraphs, padded: feature ids, and the gold classes (-1 where there is none)."""

    vectors: torch.Tensor
    words: torch.Tensor
    affixes: torch.Tensor
    marks: torch.Tensor
    lengths: torch.Tensor
    tags: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    starts: torch.Tensor
    names: torch.Tensor
    sentences: torch.Tensor


class SharedDropout(nn.Module):
    """Dropout with one mask for all words of a paragraph (Gal and Ghahramani 2016)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """Drop whole dimensions of a paragraph."""
        if not self.training or not self.rate:
            return states
        keep = 1 - self.rate
        mask = torch.bernoulli(torch.full((states.shape[0], 1, states.shape[2]), keep)) / keep
        return states * mask


class Network(nn.Module):
    """Encoder and readers: tags, sentence starts, names, heads, relations."""

    def __init__(self, sizes: Sizes, vectors: torch.Tensor) -> None:
        super().__init__()
        self.sizes = sizes
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)  # type: ignore[no-untyped-call]
        self.words = nn.Embedding(sizes.words, sizes.word_width)
        self.affixes = nn.ModuleList(nn.Embedding(HASH_ROWS, sizes.affix_width) for _ in range(AFFIXES))
        for table in (self.words, *self.affixes):
            nn.init.normal_(table.weight, std=0.3)
        width = sizes.vector_width + sizes.word_width + AFFIXES * sizes.affix_width + sizes.marks
        self.lstms = nn.ModuleList()
        for layer in range(sizes.layers):
            inputs = width if not layer else 2 * sizes.hidden
            self.lstms.extend(nn.LSTM(inputs, sizes.hidden, batch_first=True) for _ in range(2))
        states = 2 * sizes.hidden
        self.tag = nn.Linear(states, sizes.tags)
        self.start = nn.Linear(states, 2)
        self.name = nn.Linear(states, sizes.names)
        self.mlp = nn.Linear(states, 2 * (sizes.arc + sizes.relation))
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        nn.init.normal_(self.arc, std=0.02)
        self.label = nn.Parameter(torch.zeros(sizes.relation + 1, sizes.relations, sizes.relation + 1))
        nn.init.normal_(self.label, std=0.02)
        self.root = nn.Parameter(torch.randn(2 * sizes.hidden) * 0.1)
        self.dropout = SharedDropout(sizes.dropout)

    def embed(self, batch: Batch) -> torch.Tensor:
        """The input of the first layer."""
        words = self.words(batch.words)
        affixes = [table(batch.affixes[..., i]) for i, table in enumerate(self.affixes)]
        vectors = self.vectors(batch.vectors)
        if self.training:
            words = words * (torch.rand(words.shape[:2]) > 0.15).unsqueeze(-1)
            vectors = vectors * (torch.rand(words.shape[:2]) > 0.05).unsqueeze(-1)
        return torch.cat([vectors, words, *affixes, batch.marks], dim=-1)

    def encode(self, batch: Batch) -> torch.Tensor:
        """States of all words."""
        states: torch.Tensor = self.dropout(self.embed(batch))
        turned = _turned(batch.lengths, states.shape[1])
        for onward, back in zip(self.lstms[::2], self.lstms[1::2], strict=True):
            forth = onward(states)[0]
            reverse = _rows(back(_rows(states, turned))[0], turned)
            states = self.dropout(torch.cat([forth, reverse], dim=-1))
        return states

    def halves(self, states: torch.Tensor) -> list[torch.Tensor]:
        """Head and dependent sides for arcs and relations."""
        hidden = self.dropout(functional.leaky_relu(self.mlp(states), 0.1))
        arc, relation = self.sizes.arc, self.sizes.relation
        return list(torch.split(hidden, [arc, arc, relation, relation], dim=-1))

    def relation_scores(self, own: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Scores of all relations for words and their heads, one a row."""
        wide = self.sizes.relation + 1
        made = _ones(own) @ self.label.view(wide, -1)
        scores: torch.Tensor = (made.view(len(own), -1, wide) * _ones(heads).unsqueeze(1)).sum(-1)
        return scores

    def tree(self, states: torch.Tensor, decode: Callable[[Scores], Heads]) -> tuple[list[int], list[int]]:
        """Heads (from 1, 0 the root) and relation numbers of one sentence.

        Args:
            states: Of its words.
            decode: From scores (row a word, column a head, column 0 the root) to heads.

        """
        head_arc, _, head_relation, _ = self.halves(torch.cat([self.root.unsqueeze(0), states]).unsqueeze(0))
        _, own_arc, _, own_relation = self.halves(states.unsqueeze(0))
        scores = _ones(own_arc[0]) @ self.arc @ head_arc[0].T
        index = torch.arange(len(states))
        scores[index, index + 1] = -1e9
        heads = torch.tensor(decode(scores.numpy()))
        kinds = self.relation_scores(own_relation[0], head_relation[0][heads])
        return heads.tolist(), kinds.argmax(-1).tolist()

    def loss(self, batch: Batch) -> dict[str, torch.Tensor]:
        """The summed losses a reader, each divided by the batch's words."""
        states = self.encode(batch)
        rows, _length, _ = states.shape
        rooted = torch.cat([self.root.expand(rows, 1, -1), states], dim=1)
        head_arc, _, head_relation, _ = self.halves(rooted)
        _, own_arc, _, own_relation = self.halves(states)
        scores = _ones(own_arc) @ self.arc @ head_arc.transpose(1, 2)
        scores = scores.masked_fill(~_allowed(batch), -1e9)
        has = batch.heads >= 0
        words = batch.lengths.sum()
        losses = {}
        if has.any():
            losses["arc"] = functional.cross_entropy(scores[has], batch.heads[has], reduction="sum")
            chosen = head_relation.gather(1, batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, self.sizes.relation))
            labels = self.relation_scores(own_relation[has], chosen[has])
            losses["relation"] = functional.cross_entropy(labels, batch.relations[has], reduction="sum")
        for key, reader, gold in (
            ("tag", self.tag, batch.tags),
            ("start", self.start, batch.starts),
            ("name", self.name, batch.names),
        ):
            known = gold >= 0
            if known.any():
                losses[key] = functional.cross_entropy(reader(states[known]), gold[known], reduction="sum")
        return {key: value / words for key, value in losses.items()}


def _turned(lengths: torch.Tensor, longest: int) -> torch.Tensor:
    """For each paragraph the order of its words from last to first, the padding left where it is."""
    place = torch.arange(longest).unsqueeze(0)
    back = lengths.unsqueeze(1) - 1 - place
    return torch.where(back >= 0, back, place)


def _rows(states: torch.Tensor, order: torch.Tensor) -> torch.Tensor:
    return states.gather(1, order.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


def _ones(values: torch.Tensor) -> torch.Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], dim=-1)


def _allowed(batch: Batch) -> torch.Tensor:
    """Which heads a word may have: the root, or another word of its sentence."""
    same = batch.sentences.unsqueeze(2) == batch.sentences.unsqueeze(1)
    same &= ~torch.eye(same.shape[1], dtype=torch.bool)
    root = torch.ones(same.shape[0], same.shape[1], 1, dtype=torch.bool)
    return torch.cat([root, same], dim=2)
