"""Fit the network: seeded, with averaged weights and a checkpoint each epoch from which it goes on."""

from __future__ import annotations

import collections
import dataclasses
import random
import time
from typing import TYPE_CHECKING

import torch
from samples import NAMES, Encoder, Paragraph, batches

from sayso.language.spans import spans_of
from sayso.language.trees import best_tree

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Sequence

    from network import Network

__all__ = ["Plan", "Trainer", "evaluate", "sentences_of"]

WEIGHTS = {"arc": 1.0, "relation": 1.0, "tag": 0.7, "start": 0.7, "name": 1.0}
AVERAGE = 0.998


@dataclasses.dataclass(frozen=True)
class Plan:
    """How long and how fast to train.

    Args:
        epochs: Passes over the data; the learning rate falls to nought along them.
        stop: Passes after which to stop, if sooner.
        words: Padded words a batch.
        rate: The highest learning rate.
        seed: Of the order and the dirt.
    """

    epochs: int
    stop: int
    words: int
    rate: float
    seed: int


class Trainer:
    """A network in training: the optimiser, the averaged weights and the place where all of it is kept.

    Args:
        network: Seeded before it was made.
        encoder: Paragraphs to tensors.
        checkpoint: Where the state is kept; training goes on from it where it exists.
        plan: How long and how fast.
    """

    def __init__(self, network: Network, encoder: Encoder, checkpoint: pathlib.Path, plan: Plan) -> None:
        self.network, self.encoder, self.checkpoint, self.plan = network, encoder, checkpoint, plan
        self._trained = [p for p in network.parameters() if p.requires_grad]
        self._adam = torch.optim.AdamW(self._trained, lr=plan.rate, betas=(0.9, 0.95), weight_decay=1e-4)
        self._average = self._weights()
        self._epoch = self._steps = 0
        if checkpoint.exists():
            kept = torch.load(checkpoint)
            network.load_state_dict(kept["network"])
            self._adam.load_state_dict(kept["adam"])
            self._average, self._epoch, self._steps = kept["average"], kept["epoch"] + 1, kept["steps"]

    def run(self, texts_of: Callable[[random.Random], list[Paragraph]], watch: Callable[[int], None]) -> None:
        """Train in place; afterwards the network holds the averaged weights.

        Args:
            texts_of: The paragraphs of one pass, drawn anew with the pass' own chance.
            watch: Called with the number of the pass, the averaged weights in place.
        """
        for epoch in range(self._epoch, self.plan.stop):
            number = self.plan.seed * 1000 + epoch
            chance = random.Random(number)  # noqa: S311 (repeatable order, no secret)
            torch.manual_seed(number)
            self._pass(epoch, batches(texts_of(chance), self.plan.words, chance))
            now = self._weights()
            self.network.load_state_dict(self._average)
            watch(epoch)
            self.network.load_state_dict(now)
            self._keep(epoch, now)
        self.network.load_state_dict(self._average)

    def _weights(self) -> dict[str, torch.Tensor]:
        return {k: v.clone() for k, v in self.network.state_dict().items()}

    def _keep(self, epoch: int, now: dict[str, torch.Tensor]) -> None:
        partial = self.checkpoint.with_suffix(".part")
        kept = {"network": now, "adam": self._adam.state_dict(), "average": self._average}
        torch.save({**kept, "epoch": epoch, "steps": self._steps}, partial)
        partial.replace(self.checkpoint)

    def _pass(self, epoch: int, work: list[list[Paragraph]]) -> None:
        """One pass over the batches; the losses and the speed are printed."""
        began, total = time.process_time(), collections.defaultdict[str, float](float)
        self.network.train()
        for number, texts in enumerate(work):
            for key, loss in self._step(texts, (epoch + number / len(work)) / self.plan.epochs).items():
                total[key] += loss
        spent = time.process_time() - began
        words = sum(len(t.words) for texts in work for t in texts)
        means = {k: round(v / len(work), 3) for k, v in total.items()}
        print(epoch, means, f"{words / spent:.0f} words a second, {spent:.0f} s", flush=True)

    def _step(self, texts: list[Paragraph], part: float) -> dict[str, float]:
        """One batch: the rate climbs for a hundred steps, stays, and falls over the last four fifths."""
        rise = min(1.0, (self._steps + 1) / 100)
        self._adam.param_groups[0]["lr"] = self.plan.rate * rise * min(1.0, 1.25 * (1 - part) + 0.01)
        losses = self.network.loss(self.encoder.batch(texts))
        self._adam.zero_grad()
        torch.stack([WEIGHTS[k] * v for k, v in losses.items()]).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._trained, 5.0)
        self._adam.step()
        self._steps += 1
        keep = min(AVERAGE, self._steps / (self._steps + 10))
        with torch.no_grad():
            for key, value in self.network.named_parameters():
                if value.requires_grad:
                    self._average[key].lerp_(value, 1 - keep)
        return {k: v.item() for k, v in losses.items()}


@torch.no_grad()
def evaluate(network: Network, encoder: Encoder, texts: Sequence[Paragraph]) -> dict[str, float]:
    """Scores in percent on gold words: tags, sentences, names, and UAS and LAS over all words.

    ``las`` is with the network's own sentences, ``las_gold`` with the gold ones; names are read word by word.
    """
    network.eval()
    tally: collections.Counter[str] = collections.Counter()
    order = sorted(texts, key=lambda t: len(t.words))
    for at in range(0, len(order), 24):
        chunk = sorted(order[at : at + 24], key=lambda t: -len(t.words))
        for text, states in zip(chunk, network.encode(encoder.batch(chunk)), strict=True):
            _tally(tally, network, encoder, text, states[: len(text.words)])
    scores = {k: 100 * tally[k] / tally["words"] for k in ("tag", "uas", "las", "las_gold")}
    for key in ("sents", "names"):
        if tally[key + "_gold"]:
            scores[key] = 200 * tally[key] / (tally[key + "_gold"] + tally[key + "_found"])
    return {k: round(v, 2) for k, v in scores.items()}


def _tally(
    tally: collections.Counter[str], network: Network, encoder: Encoder, text: Paragraph, states: torch.Tensor
) -> None:
    tags, starts, names = (r(states).argmax(-1).tolist() for r in (network.tag, network.start, network.name))
    kinds, relations = list(encoder.features.tags), list(encoder.features.relations)
    own = [1, *starts[1:]]
    tally["words"] += len(text.words)
    tally["tag"] += sum(kinds[a] == b for a, b in zip(tags, text.tags, strict=True))
    _count(tally, "sents", sentences_of(own), sentences_of(text.starts))
    if all(text.names):
        _count(tally, "names", set(spans_of([NAMES[x] for x in names])), set(spans_of(text.names)))
    for key, lines in (("las", own), ("las_gold", text.starts)):
        heads, labels = _parse(network, states, lines)
        same = [a == b for a, b in zip(heads, text.heads, strict=True)]
        named = (relations[a] == b for a, b in zip(labels, text.relations, strict=True))
        tally["uas" + key[3:]] += sum(same)
        tally[key] += sum(a and b for a, b in zip(same, named, strict=True))


def _parse(network: Network, states: torch.Tensor, starts: Sequence[int]) -> tuple[list[int], list[int]]:
    heads: list[int] = []
    labels: list[int] = []
    for first, last in sorted(sentences_of(starts)):
        tree, kinds = network.tree(states[first:last], best_tree)
        heads += [h + first if h else 0 for h in tree]
        labels += kinds
    return heads, labels


def sentences_of(starts: Sequence[int]) -> set[tuple[int, int]]:
    """Sentences as (first word, word behind the last) from the marks of their first words."""
    opens = [i for i, s in enumerate(starts) if s == 1]
    return set(zip(opens, [*opens[1:], len(starts)], strict=True))


def _count(tally: collections.Counter[str], key: str, found: set, gold: set) -> None:  # type: ignore[type-arg]
    tally[key] += len(found & gold)
    tally[key + "_found"] += len(found)
    tally[key + "_gold"] += len(gold)
