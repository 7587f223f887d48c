"""Treebanks and name corpora to sentences: words, tags, heads, relations, names."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

__all__ = ["STRAIGHT", "Sentence", "documents", "named_sentences", "read_names"]

STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'", "\xa0": " "})


@dataclasses.dataclass(frozen=True)
class Sentence:
    """One sentence of a treebank; ``heads`` count from 1, 0 is the root; empty lists where nothing is annotated."""

    id: str
    words: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]
    lemmas: list[str]
    spaces: list[bool]
    opens_paragraph: bool
    opens_document: bool


def read_names(path: pathlib.Path) -> dict[str, list[str]]:
    """Sentence ids to IOB2 labels, from a file in the manner of Universal NER."""
    found: dict[str, list[str]] = {}
    labels: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            labels = found.setdefault(line.removeprefix("# sent_id = ").strip(), [])
        elif line and line[0].isdigit():
            label = line.split("\t")[2]
            labels.append(label if label[2:] in {"PER", "ORG", "LOC"} else "O")
    return found


def documents(path: pathlib.Path, names: dict[str, list[str]] | None = None) -> Iterator[list[Sentence]]:
    """The documents of a CoNLL-U file, quotation marks straightened, with names where labels of that length exist."""
    document: list[Sentence] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if not block.strip():
            continue
        sentence = _sentence(block.splitlines(), names or {})
        if sentence.opens_document and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _sentence(lines: list[str], names: dict[str, list[str]]) -> Sentence:
    about = {k.strip(): v.strip() for k, _, v in (x[1:].partition("=") for x in lines if x.startswith("#"))}
    rows = [x.split("\t") for x in lines if x[:1].isdigit()]
    words = [r for r in rows if r[0].isdigit()]
    inside: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside.update(dict.fromkeys(range(first, last), False))
            inside[last] = "SpaceAfter=No" not in row[9]
    labels = names.get(about.get("sent_id", ""), [])
    return Sentence(
        id=about.get("sent_id", ""),
        words=[r[1].translate(STRAIGHT) for r in words],
        tags=[r[4] for r in words],
        heads=[int(r[6]) for r in words],
        relations=[r[7] for r in words],
        names=labels if len(labels) == len(words) else [],
        lemmas=[r[2] for r in words],
        spaces=[inside.get(int(r[0]), "SpaceAfter=No" not in r[9]) for r in words],
        opens_paragraph=bool({"newpar", "newpar id", "newdoc id"} & about.keys()),
        opens_document="newdoc id" in about,
    )


def named_sentences(path: pathlib.Path, kinds: dict[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """Words and IOB2 labels of a CoNLL file with two columns.

    Args:
        path: The file; IOB1 and IOB2 are both understood.
        kinds: The file's kinds to PER, ORG, LOC; other kinds are dropped.

    """
    words: list[str] = []
    labels: list[str] = []
    before = "O"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split()
        if len(fields) < 2:
            if words:
                yield words, labels
            words, labels, before = [], [], "O"
            continue
        kind = kinds.get(fields[-1][2:], "")
        start = fields[-1][:1] == "B" or before[2:] != fields[-1][2:]
        words.append(fields[0].translate(STRAIGHT))
        labels.append(("B-" if start else "I-") + kind if kind else "O")
        before = fields[-1]
