"""Sentences to training paragraphs: grouped as texts are, dirtied as pages are, and turned into padded batches."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import torch
from network import Batch

from sayso.language.forms import affix_rows, marks, vector_form
from sayso.language.quotes import CLOSING, OPENING, STRAIGHT_MARK, directed

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from treebanks import Sentence

__all__ = ["NAMES", "Features", "Paragraph", "batches", "dirty", "group", "named"]

NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclasses.dataclass
class Paragraph:
    """Words with gold classes; ``heads`` are places in the paragraph from 1, 0 the root; -1 and "" are unknown."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]
    starts: list[int]
    names: list[str]


@dataclasses.dataclass(frozen=True)
class Features:
    """The tables that turn words into numbers."""

    vectors: Mapping[str, int]
    words: Mapping[str, int]
    gazetteer: Mapping[str, int]
    kinds: int
    tags: Mapping[str, int]
    relations: Mapping[str, int]


def paragraph(sentences: Sequence[Sentence]) -> Paragraph:
    """Sentences joined to one paragraph."""
    made = Paragraph([], [], [], [], [], [])
    for sentence in sentences:
        base = len(made.words)
        made.words += map(_directed, sentence.words, sentence.tags)
        made.tags += sentence.tags
        made.heads += [h + base if h else 0 for h in sentence.heads]
        made.relations += sentence.relations
        made.starts += [1] + [0] * (len(sentence.words) - 1)
        made.names += sentence.names or [""] * len(sentence.words)
    return made


def _directed(word: str, tag: str) -> str:
    """The word; a straight quotation mark as the treebank's tag says that it opens or closes."""
    return {"``": OPENING, "''": CLOSING}.get(tag, word) if word == STRAIGHT_MARK else word


def group(document: Sequence[Sentence], chance: random.Random | None, longest: int = 8) -> list[Paragraph]:
    """A document as paragraphs of at most ``longest`` sentences; with ``chance`` some are joined and some cut."""
    groups: list[list[Sentence]] = []
    for sentence in document:
        new = sentence.opens_paragraph or not groups or len(groups[-1]) >= longest
        if chance and groups and len(groups[-1]) < longest:
            new = chance.random() < (0.75 if sentence.opens_paragraph else 0.12)
        if new:
            groups.append([])
        groups[-1].append(sentence)
    return [paragraph(g) for g in groups]


def named(words: list[str], labels: list[str]) -> Paragraph:
    """Words of which nothing is known but the names."""
    n = len(words)
    return Paragraph(directed(words), [""] * n, [-1] * n, [""] * n, [-1] * n, labels)


def dirty(text: Paragraph, chance: random.Random) -> Paragraph:
    """The paragraph as a careless page might have it: in small or capital letters, without commas, marks or stop."""
    draw = chance.random()
    for share, soil in DIRT:
        if draw < share:
            return soil(text)
        draw -= share
    return text


def _recased(change: Callable[[str], str]) -> Callable[[Paragraph], Paragraph]:
    return lambda text: dataclasses.replace(text, words=[change(w) for w in text.words])


def _rid_of(marks: frozenset[str]) -> Callable[[Paragraph], Paragraph]:
    return lambda text: _without(text, {i for i, w in enumerate(text.words) if w in marks})


def _unstopped(text: Paragraph) -> Paragraph:
    return _without(text, {len(text.words) - 1} if text.words[-1] in {".", "!", "?"} else set())


def _without(text: Paragraph, drop: set[int]) -> Paragraph:
    """The paragraph without some of its words, as far as nothing hangs on them and no sentence starts there."""
    held = {h - 1 for h in text.heads}
    drop = {i for i in drop if i not in held and text.heads[i] > 0 and text.starts[i] != 1}
    keep = [i for i in range(len(text.words)) if i not in drop]
    new = {old + 1: i + 1 for i, old in enumerate(keep)} | {0: 0, -1: -1}
    return Paragraph(
        [text.words[i] for i in keep],
        [text.tags[i] for i in keep],
        [new[text.heads[i]] for i in keep],
        [text.relations[i] for i in keep],
        [text.starts[i] for i in keep],
        [text.names[i] for i in keep],
    )


DIRT: tuple[tuple[float, Callable[[Paragraph], Paragraph]], ...] = (
    (0.05, _recased(str.lower)),
    (0.02, _recased(lambda w: w[:1].upper() + w[1:])),
    (0.02, _recased(str.upper)),
    (0.08, _rid_of(frozenset({","}))),
    (0.03, _rid_of(frozenset({'"', "'", OPENING, CLOSING}))),
    (0.04, _recased(lambda w: STRAIGHT_MARK if w in {OPENING, CLOSING} else w)),
    (0.03, _unstopped),
)
"""How often which dirt falls on a paragraph; the rest, nearly three in four, stay clean."""


def batches(texts: Iterable[Paragraph], words: int, chance: random.Random) -> list[list[Paragraph]]:
    """Paragraphs of like length together, at most about ``words`` padded words a batch, in a drawn order."""
    order = sorted(texts, key=lambda t: len(t.words) + chance.random() * 4)
    found: list[list[Paragraph]] = [[]]
    for text in order:
        if found[-1] and (len(found[-1]) + 1) * len(text.words) > words:
            found.append([])
        found[-1].append(text)
    chance.shuffle(found)
    return [b for b in found if b]


class Encoder:
    """Words to feature rows, remembered by form."""

    def __init__(self, features: Features) -> None:
        self.features = features
        self._seen: dict[str, tuple[int, int, list[int], list[float]]] = {}

    def row(self, word: str) -> tuple[int, int, list[int], list[float]]:
        """Vector row, word row, affix rows and gazetteer marks of a word."""
        found = self._seen.get(word)
        if found is None:
            form = vector_form(word)
            f = self.features
            found = (f.vectors.get(form, 0), f.words.get(form, 0), affix_rows(word), marks(word, f.gazetteer, f.kinds))
            self._seen[word] = found
        return found

    def batch(self, texts: Sequence[Paragraph]) -> Batch:
        """Padded tensors, longest paragraph first."""
        texts = sorted(texts, key=lambda t: -len(t.words))
        longest = len(texts[0].words)
        f = self.features

        def pad(rows: list[list[int]], fill: int) -> torch.Tensor:
            return torch.tensor([r + [fill] * (longest - len(r)) for r in rows], dtype=torch.long)

        rows = [[self.row(w) for w in t.words] for t in texts]
        empty = self.row("")
        full = [r + [empty] * (longest - len(r)) for r in rows]
        names = {n: i for i, n in enumerate(NAMES)}
        numbers: list[list[int]] = []
        for text in texts:
            total, line = 0, []
            for s in text.starts:
                total += s == 1
                line.append(total)
            numbers.append(line)
        return Batch(
            vectors=torch.tensor([[x[0] for x in r] for r in full]),
            words=torch.tensor([[x[1] for x in r] for r in full]),
            affixes=torch.tensor([[x[2] for x in r] for r in full]),
            marks=torch.tensor([[x[3] for x in r] for r in full]),
            lengths=torch.tensor([len(t.words) for t in texts]),
            tags=pad([[f.tags.get(x, -1) for x in t.tags] for t in texts], -1),
            heads=pad([t.heads for t in texts], -1),
            relations=pad([[f.relations.get(x, -1) for x in t.relations] for t in texts], -1),
            starts=pad([t.starts for t in texts], -1),
            names=pad([[names.get(x, -1) for x in t.names] for t in texts], -1),
            sentences=pad(numbers, 0),
        )
