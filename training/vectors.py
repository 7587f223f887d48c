"""Word vectors of our own from open raw text: weighted counts of neighbours by position, and their singular vectors."""

from __future__ import annotations

import collections
import lzma
import re
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy import sparse

from sayso.language.forms import vector_form

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable, Iterator

__all__ = ["raw_paragraphs", "word_vectors"]

WORD = re.compile(
    r"(?:[a-z]\.){2,}|[^\W_]+?(?=n't\b)|n't\b|'(?:s|re|ve|ll|d|m)\b|\d[\d.,]*\d|[^\W_]+|[^\w\s]",
)
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " "})
OFFSETS = (-2, -1, 1, 2)
CONTEXTS = 6000
SMOOTHING = 0.75
"""Exponent of the contexts' frequencies (Levy, Goldberg and Dagan 2015)."""


def raw_paragraphs(folder: pathlib.Path, skip: frozenset[str]) -> Iterator[str]:
    """The paragraphs of every xz file of a folder but the named ones, in the order of file names."""
    for path in sorted(folder.glob("*.xz")):
        if path.name.split(".")[0] in skip:
            continue
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if len(line) > 40:
                    yield line.translate(STRAIGHT)


def _words(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    for paragraph in paragraphs:
        yield WORD.findall(vector_form(paragraph))


def _ids(sentences: Iterable[list[str]]) -> tuple[npt.NDArray[np.int32], list[str], npt.NDArray[np.int64]]:
    """All words as ids by order of meeting (-1 between paragraphs), the words, and how often each occurs."""
    index: dict[str, int] = collections.defaultdict(lambda: len(index))
    chunks: list[npt.NDArray[np.int32]] = []
    for words in sentences:
        chunks.append(np.fromiter((index[w] for w in words), np.int32, len(words)))
        chunks.append(np.array([-1, -1], np.int32))
    ids = np.concatenate(chunks)
    return ids, list(index), np.bincount(ids[ids >= 0], minlength=len(index))


def word_vectors(
    sentences: Iterable[list[str]], paragraphs: Iterable[str], size: int, width: int, seed: int
) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Vectors for the most frequent words: positional PPMI, reduced by a seeded randomised SVD.

    Args:
        sentences: Tokenised text (treebanks); its words are lower-cased here.
        paragraphs: Raw text, tokenised by a rough rule in the manner of the treebanks.
        size: How many words get a vector.
        width: Dimensions.
        seed: Of the random projection.

    """

    def both() -> Iterator[list[str]]:
        for sentence in sentences:
            yield [vector_form(w) for w in sentence]
        yield from _words(paragraphs)

    ids, words, counts = _ids(both())
    order = np.argsort(-counts, kind="stable")
    rank = np.empty(len(order) + 1, np.int64)
    rank[order] = np.arange(len(order))
    rank[-1] = len(order)
    ranked = rank[ids]
    size = min(size, int((counts >= 5).sum()))
    blocks = [_ppmi(_counts(ranked, offset, size)) for offset in OFFSETS]
    matrix = sparse.hstack(blocks, format="csr")
    vectors = _reduce(matrix, width, np.random.default_rng(seed))
    return [words[i] for i in order[:size]], vectors


def _counts(ranked: npt.NDArray[np.int64], offset: int, size: int) -> sparse.csr_matrix:
    left, right = (ranked[:-offset], ranked[offset:]) if offset > 0 else (ranked[-offset:], ranked[:offset])
    total = sparse.csr_matrix((size, CONTEXTS), dtype=np.float32)
    for at in range(0, len(left), 4_000_000):
        rows, columns = left[at : at + 4_000_000], right[at : at + 4_000_000]
        keep = (rows < size) & (columns < CONTEXTS)
        ones = np.ones(int(keep.sum()), np.float32)
        total = total + sparse.csr_matrix((ones, (rows[keep], columns[keep])), shape=(size, CONTEXTS))
    return total


def _ppmi(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    table = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    columns = np.asarray(counts.sum(axis=0)).ravel() ** SMOOTHING
    columns /= columns.sum()
    values = np.log(np.maximum(table.data, 1e-9) / (rows[table.row] * columns[table.col] + 1e-9))
    keep = values > 0
    return sparse.csr_matrix((values[keep], (table.row[keep], table.col[keep])), shape=counts.shape)


def _reduce(matrix: sparse.csr_matrix, width: int, random: np.random.Generator) -> npt.NDArray[np.float32]:
    """Left singular vectors times the square roots of the singular values (Halko et al. 2011), rows of length one."""
    sample = matrix @ random.standard_normal((matrix.shape[1], width + 20)).astype(np.float32)
    for _ in range(4):
        basis, _ = np.linalg.qr(sample)
        sample = matrix @ (matrix.T @ basis)
    basis, _ = np.linalg.qr(sample)
    left, values, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    vectors = (basis @ left[:, :width]) * np.sqrt(values[:width])
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: npt.NDArray[np.float32] = (vectors / np.maximum(norms, 1e-9)).astype(np.float32)
    return unit
