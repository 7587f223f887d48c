"""Counts of the dead and injured in MUC-4 texts: recall against the key, and a sample of finds to judge by hand.

usage: muc4.py FILE.jsonl... [--sample 60 --seed 7] [--judged muc4_judged.tsv]

FILE holds one document a line: ``id``, ``text`` and ``gold`` rows with ``effect`` and ``values``. A row is found when
the document has a figure of its measure with one of its values. Rows marked optional, and rows of a bare plural, count
neither way. The key holds terrorist incidents of the last weeks only, so precision is judged against the text:
``--sample`` prints finds drawn with a seed, ``--judged`` counts the verdicts of a list kept from such a sample.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import random
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.language import parse
from sayso.pages import read_bytes
from sayso.reading import read_story
from sayso.records import Figure

__all__ = ["finds", "judged", "recall"]

MEASURES = {"DEATH": "killed", "INJURY": "injured"}
Document = dict[str, Any]


def finds(document: Document) -> tuple[Figure, ...]:
    """The figures of a document's dead and injured."""
    page = read_bytes(document["text"].encode(), f"{document['id']}.txt")
    figures = [f for parsed in parse(page) for f in read_story(parsed).figures]
    return tuple(f for f in figures if f.measure in MEASURES.values())


def required(document: Document) -> Iterator[tuple[str, list[int]]]:
    """The measure and the accepted numbers of each row that must be found."""
    for row in document["gold"]:
        optional = row["optional"] or row["template_optional"] or row["plural_only"]
        if not optional and row["effect"] in MEASURES:
            yield MEASURES[row["effect"]], row["values"]


def recall(documents: Iterable[Document]) -> collections.Counter[str]:
    """Rows and rows found, of two and more and of single victims apart."""
    counted: collections.Counter[str] = collections.Counter()
    for document in documents:
        found = {(f.measure, value) for f in finds(document) for value in (f.low, f.high) if value is not None}
        for measure, values in required(document):
            kind = "one" if values == [1] else "more"
            counted[kind] += 1
            counted[f"{kind} found"] += any((measure, value) in found for value in values)
    return counted


def sample(documents: Iterable[Document], size: int, seed: int) -> Iterator[str]:
    """Lines of a sample of finds: document, offsets, measure, number, the words around."""
    drawn = [(d, f) for d in documents for f in finds(d)]
    for document, figure in random.Random(seed).sample(drawn, size):  # noqa: S311
        span, text = figure.span, document["text"]
        near = " ".join(text[max(0, span.start - 160) : span.end + 120].split())
        yield "\t".join(
            [document["id"], str(span.start), str(span.end), figure.measure, f"{figure.low}-{figure.high}", near]
        )


def judged(path: pathlib.Path) -> tuple[int, int]:
    """Finds judged right, and finds judged, in a list of verdicts."""
    rows = [x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")][1:]
    return sum(row[5] == "right" for row in rows), len(rows)


def _share(counted: collections.Counter[str], kind: str) -> str:
    found, rows = counted[f"{kind} found"], counted[kind]
    return f"{100 * found / max(1, rows):5.1f}%  ({found} of {rows})"


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--judged", type=pathlib.Path)
    options = parser.parse_args()
    if options.judged:
        right, rows = judged(options.judged)
        print(f"precision, judged by hand  {100 * right / rows:5.1f}%  ({right} of {rows})")
    for file in options.files:
        documents = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        if options.sample:
            print("\n".join(sample(documents, options.sample, options.seed)))
            continue
        counted = recall(documents)
        print(f"{file.stem}: two and more {_share(counted, 'more')}   single victims {_share(counted, 'one')}")


if __name__ == "__main__":
    main()
