"""Trees for the corpus of our own: a first network's parse, bent to what the markup says of sources, cues and contents.

Inside a content no word may hang on a word outside it but the cue's verb, and none outside may hang on one inside;
likewise a source. That is all that the markup tells; the rest of each tree is the first network's.
"""

from __future__ import annotations

import bisect
import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import torch
from fit import sentences_of
from samples import Encoder, Paragraph, named
from treebanks import STRAIGHT

from sayso.language.quotes import CLOSING, OPENING, STRAIGHT_MARK, directed
from sayso.language.trees import best_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus import Document, Mark
    from network import Heads, Network, Scores
    from spacy.language import Language

__all__ = ["Marked", "marked", "silver"]

CLOSED = -60.0
"""Added to the score of a head that the markup forbids; finite, so that there is always a tree."""
ENDS = frozenset({".", "!", "?", ":"})
STOPS = frozenset('.,;:!?"()-') | {"'", "--", "...", OPENING, CLOSING}
NOT_STATED = frozenset({"obj", "advcl", "parataxis", "conj", "obl"})
NOT_SPEAKER = frozenset({"obj", "appos", "nmod", "compound", "conj", "parataxis", "dislocated", "vocative", "advcl"})


@dataclasses.dataclass(frozen=True)
class Statement:
    """One attribution in words: the cue's run, the source's run, the words of the content."""

    cue: range
    source: range
    content: frozenset[int]
    opens: tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class Marked:
    """One paragraph of the corpus: words, name labels, statements."""

    words: list[str]
    names: list[str]
    statements: list[Statement]


def marked(documents: Iterable[Document], english: Language) -> Iterator[Marked]:
    """The paragraphs of documents as words."""
    for document in documents:
        base = 0
        for line in document.text.split("\n"):
            inside = [m for m in document.marks if base <= m.start and m.end <= base + len(line)]
            tokens = [t for t in english.tokenizer(line.translate(STRAIGHT)) if not t.is_space]
            if tokens:
                starts = [base + t.idx for t in tokens]
                words = directed([t.text for t in tokens], [bool(t.whitespace_) for t in tokens])
                yield Marked(words, _labels(inside, starts), list(_statements(inside, starts)))
            base += len(line) + 1


def _run(mark: Mark, starts: list[int]) -> range:
    return range(bisect.bisect_left(starts, mark.start), bisect.bisect_left(starts, mark.end))


def _labels(marks: list[Mark], starts: list[int]) -> list[str]:
    labels = ["O"] * len(starts)
    for mark in sorted((m for m in marks if m.kind in {"per", "org", "loc"}), key=lambda m: m.start - m.end):
        run = _run(mark, starts)
        if run and all(labels[i] == "O" for i in run):
            for i in run:
                labels[i] = ("B-" if i == run[0] else "I-") + mark.kind.upper()
    return labels


def _statements(marks: list[Mark], starts: list[int]) -> Iterator[Statement]:
    for cue in (m for m in marks if m.kind == "q"):
        same = [m for m in marks if m.number == cue.number]
        contents = [_run(m, starts) for m in same if m.kind == "c"]
        source = next((_run(m, starts) for m in same if m.kind == "s"), range(0))
        if contents:
            words = frozenset(i for run in contents for i in run)
            yield Statement(_run(cue, starts), source, words, tuple(r[0] for r in contents if r))


@torch.no_grad()
def silver(network: Network, encoder: Encoder, texts: Iterable[Marked]) -> list[Paragraph]:
    """Training paragraphs with the markup's names and trees that keep its bounds."""
    network.eval()
    tags = list(encoder.features.tags)
    relations = list(encoder.features.relations)
    found = []
    for text in texts:
        states = network.encode(encoder.batch([named(text.words, ["O"] * len(text.words))]))[0]
        own_tags = [tags[i] for i in network.tag(states).argmax(-1).tolist()]
        starts = _starts(text, network.start(states).softmax(-1)[:, 1].tolist())
        verbs = [(s, _verb(s.cue, text.words, own_tags)) for s in text.statements]
        heads: list[int] = []
        labels: list[str] = []
        for first, last in sorted(sentences_of(starts)):
            closed = _closed(text, verbs, first, last)
            tree, kinds = network.tree(states[first:last], _bent(closed))
            heads += [h + first if h else 0 for h in tree]
            labels += [relations[k] for k in kinds]
        _name_relations(verbs, heads, labels, own_tags)
        found.append(Paragraph(text.words, own_tags, heads, labels, starts, text.names))
    return found


def _bent(closed: Scores) -> Callable[[Scores], Heads]:
    return lambda scores: best_tree(scores + closed)


def _starts(text: Marked, chances: list[float]) -> list[int]:
    """Sentence starts: none inside a source or a cue, one before a quotation that follows a full stop."""
    starts = [int(c > 0.5) for c in chances]
    for statement in text.statements:
        for i in (*statement.source[1:], *statement.cue[1:]):
            starts[i] = 0
        for i in statement.opens:
            if i and text.words[i] in {OPENING, STRAIGHT_MARK} and text.words[i - 1] in ENDS - {":"}:
                starts[i] = 1
    starts[0] = 1
    return starts


def _verb(cue: range, words: list[str], tags: list[str]) -> int | None:
    """The verb of a cue: the last of its first run of verbs; "according to" is a preposition and has none."""
    verb = None
    for i in cue:
        if words[i].lower() == "according":
            return None
        if tags[i].startswith("VB"):
            verb = i
        elif verb is not None and tags[i] not in {"RB", "TO", "MD"}:
            break
    return verb


def _closed(text: Marked, verbs: list[tuple[Statement, int | None]], first: int, last: int) -> Scores:
    """What to add to the scores of a sentence's heads (column 0 the root)."""
    size = last - first
    closed = np.zeros((size, size + 1), np.float32)
    free = np.array([w in STOPS for w in text.words[first:last]])
    for statement, verb in verbs:
        if verb is None or not first <= verb < last:
            continue
        for members in (statement.content, frozenset(statement.source)):
            inside = np.array([i in members for i in range(first, last)])
            if not inside.any() or inside[verb - first]:
                continue
            heads = np.concatenate([[False], inside])
            outward = np.outer(inside & ~free, ~heads)
            outward[:, verb - first + 1] = False
            closed[outward | np.outer(~inside & ~free, heads)] += CLOSED
    return closed


def _name_relations(
    verbs: list[tuple[Statement, int | None]], heads: list[int], labels: list[str], tags: list[str]
) -> None:
    """Name the links that the markup decides: the speaker is a subject, a stated clause a complement."""
    for statement, verb in verbs:
        if verb is None:
            continue
        for i in statement.source:
            if heads[i] == verb + 1 and labels[i] in NOT_SPEAKER:
                labels[i] = "nsubj"
        for i in statement.content:
            if heads[i] == verb + 1 and tags[i].startswith("VB") and labels[i] in NOT_STATED:
                labels[i] = "ccomp"
