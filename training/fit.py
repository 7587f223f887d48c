"""Fit the network: seeded, with averaged weights and a checkpoint each epoch from which it goes on."""

from __future__ import annotations

import collections
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

__all__ = ["evaluate", "fit", "sentences_of"]

WEIGHTS = {"arc": 1.0, "relation": 1.0, "tag": 0.7, "start": 0.7, "name": 1.0}
AVERAGE = 0.998


def fit(
    network: Network,
    encoder: Encoder,
    epoch_texts: Callable[[random.Random], list[Paragraph]],
    watch: Callable[[int], None],
    checkpoint: pathlib.Path,
    *,
    epochs: int,
    stop: int,
    words: int,
    rate: float,
    seed: int,
) -> None:
    """Train in place; afterwards the network holds the averaged weights.

    Args:
        network: Seeded before it was made.
        encoder: Paragraphs to tensors.
        epoch_texts: The paragraphs of one epoch, drawn anew with the epoch's own chance.
        watch: Called with the number of the epoch, the averaged weights in place.
        checkpoint: Where the state is kept; training goes on from it where it exists.
        epochs: Passes over the data; the learning rate falls to nought along them.
        stop: Passes after which to stop, if sooner.
        words: Padded words a batch.
        rate: The highest learning rate of Adam.
        seed: Of the order and the dirt.

    """
    trained = [p for p in network.parameters() if p.requires_grad]
    adam = torch.optim.AdamW(trained, lr=rate, betas=(0.9, 0.95), weight_decay=1e-4)
    average = {k: v.clone() for k, v in network.state_dict().items()}
    first, steps = 0, 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        network.load_state_dict(state["network"])
        adam.load_state_dict(state["adam"])
        average, first, steps = state["average"], state["epoch"] + 1, state["steps"]
    for epoch in range(first, stop):
        chance = random.Random(seed * 1000 + epoch)  # noqa: S311 (repeatable order, no secret)
        torch.manual_seed(seed * 1000 + epoch)
        began, total, count = time.process_time(), collections.defaultdict[str, float](float), 0
        network.train()
        work = batches(epoch_texts(chance), words, chance)
        for number, texts in enumerate(work):
            part = (epoch + number / len(work)) / epochs
            adam.param_groups[0]["lr"] = rate * min(1.0, (steps + 1) / 100) * min(1.0, 1.25 * (1 - part) + 0.01)
            losses = network.loss(encoder.batch(texts))
            adam.zero_grad()
            torch.stack([WEIGHTS[k] * v for k, v in losses.items()]).sum().backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(trained, 5.0)
            adam.step()
            steps += 1
            keep = min(AVERAGE, steps / (steps + 10))
            with torch.no_grad():
                for key, value in network.named_parameters():
                    if value.requires_grad:
                        average[key].lerp_(value, 1 - keep)
            for key, loss in losses.items():
                total[key] += loss.item()
            count += sum(len(t.words) for t in texts)
        spent = time.process_time() - began
        means = {k: round(v / len(work), 3) for k, v in total.items()}
        print(epoch, means, f"{count / spent:.0f} words a second, {spent:.0f} s", flush=True)
        now = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average)
        watch(epoch)
        network.load_state_dict(now)
        partial = checkpoint.with_suffix(".part")
        kept = {"network": now, "adam": adam.state_dict(), "average": average, "epoch": epoch, "steps": steps}
        torch.save(kept, partial)
        partial.replace(checkpoint)
    network.load_state_dict(average)


@torch.no_grad()
def evaluate(network: Network, encoder: Encoder, texts: Sequence[Paragraph]) -> dict[str, float]:
    """Scores in percent on gold words: tags, sentences, names, and UAS and LAS over all words.

    ``las`` is with the network's own sentences, ``las_gold`` with the gold ones.
    """
    network.eval()
    tally: collections.Counter[str] = collections.Counter()
    tag_names = list(encoder.features.tags)
    relation_names = list(encoder.features.relations)
    order = sorted(texts, key=lambda t: len(t.words))
    for at in range(0, len(order), 24):
        chunk = sorted(order[at : at + 24], key=lambda t: -len(t.words))
        batch = encoder.batch(chunk)
        states = network.encode(batch)
        tags, starts, names = (r(states).argmax(-1).tolist() for r in (network.tag, network.start, network.name))
        for i, text in enumerate(chunk):
            n = len(text.words)
            own = [1, *starts[i][1:n]]
            tally["tag"] += sum(tag_names[a] == b for a, b in zip(tags[i], text.tags, strict=False))
            tally["words"] += n
            _count(tally, "sents", sentences_of(own), sentences_of(text.starts))
            if all(text.names):
                found = {(a, b, k) for a, b, k in spans_of([NAMES[x] for x in names[i][:n]])}
                _count(tally, "names", found, set(spans_of(text.names)))
            for key, lines in (("las", own), ("las_gold", text.starts)):
                heads, labels = _parse(network, states[i, :n], lines)
                tally["uas" + key[3:]] += sum(a == b for a, b in zip(heads, text.heads, strict=True))
                tally[key] += sum(
                    a == b and relation_names[c] == d for a, b, c, d in zip(heads, text.heads, labels, text.relations, strict=True)
                )
    scores = {k: 100 * tally[k] / tally["words"] for k in ("tag", "uas", "las", "las_gold")}
    for key in ("sents", "names"):
        if tally[key + "_gold"]:
            scores[key] = 200 * tally[key] / (tally[key + "_gold"] + tally[key + "_found"])
    return {k: round(v, 2) for k, v in scores.items()}


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
