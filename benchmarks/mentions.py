"""Measure mentions on GUM's coreference: persons and organisations of the open news and interviews.

``python benchmarks/mentions.py DATA [PART]`` reads ``DATA/treebanks/GUM-open-PART.conllu`` (dev unless said) as raw
text, without its trees, and compares by the heads of mentions. Pronouns are those of the third person; one is right
where the last name or description of its participant stands in the same gold chain. I, we and you are left out.
"""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import re
import sys
from typing import TYPE_CHECKING, TypeAlias

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "src")]

from sayso.language import parse  # noqa: E402
from sayso.language.mentions import PRONOUNS, Mentions  # noqa: E402
from sayso.reading.lexicon import table  # noqa: E402
from sayso.reading.quotes import quotes  # noqa: E402
from sayso.records import Page, Span, Story  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

GENRES = ("news", "interview")
SCORED = ("person", "organisation", "group")
KINDS = ("person", "organization")
SPEECH = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
EDGE = re.compile(
    r"\((?P<opened>\d+)(?:\[\d+/\d+\])?-(?P<about>[^()]*)(?P<alone>\))?|(?P<closed>\d+)(?:\[\d+/\d+\])?\)"
)

Chains: TypeAlias = dict[int, str]
"""Where the head of a mention begins, to the chain that holds it."""


@dataclasses.dataclass(frozen=True)
class Gold:
    """A document: its paragraphs, the chains of persons and organisations, and where its pronouns begin."""

    id: str
    paragraphs: list[str]
    chains: dict[int, str]
    pronouns: dict[int, str]


def gold(path: pathlib.Path) -> Iterator[Gold]:
    """The documents of the genres, in order; paragraphs are joined by two line ends, offsets count in that text."""
    for block in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name = block.split("\n", 1)[0].strip()
        if name.split("_")[1] in GENRES:
            yield _document(name, block)


def _document(name: str, block: str) -> Gold:
    paragraphs: list[str] = [""]
    rows: list[list[str]] = []
    places: list[int] = []
    base, inside = 0, {}
    for line in block.splitlines():
        fields = line.split("\t")
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and paragraphs[-1]:
            base += len(paragraphs[-1].rstrip()) + 2
            paragraphs[-1] = paragraphs[-1].rstrip()
            paragraphs.append("")
        if "-" in fields[0] and fields[0][:1].isdigit():
            first, last = map(int, fields[0].split("-"))
            inside = {str(n): n == last and "SpaceAfter=No" not in fields[9] for n in range(first, last + 1)}
        elif fields[0].isdigit():
            rows.append([*fields, str(len(rows) - int(fields[0]))])
            places.append(base + len(paragraphs[-1]))
            spaced = inside.pop(fields[0], "SpaceAfter=No" not in fields[9])
            paragraphs[-1] += fields[1] + " " * spaced
    chains = {places[_head(rows, first, last)]: chain for first, last, chain in _mentions(rows)}
    words = {place: row[1].lower() for place, row in zip(places, rows, strict=True)}
    spoken = {place for place in chains if words[place] in SPEECH}
    kept = {place: chain for place, chain in chains.items() if place not in spoken}
    pronouns = {p: words[p] for p, row in zip(places, rows, strict=True) if row[4].startswith("PRP")}
    return Gold(name, [p.rstrip() for p in paragraphs], kept, {p: w for p, w in pronouns.items() if w in PRONOUNS})


def _mentions(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """First row, last row and chain of every mention of a person or an organisation."""
    opened: dict[str, list[tuple[int, str]]] = collections.defaultdict(list)
    for i, row in enumerate(rows):
        told = re.search(r"Entity=([^|]*)", row[9])
        for edge in EDGE.finditer(told.group(1) if told else ""):
            if edge["opened"]:
                opened[edge["opened"]].append((i, edge["about"].split("-")[0]))
            if edge["closed"] or edge["alone"]:
                chain = edge["closed"] or edge["opened"]
                first, kind = opened[chain].pop()
                if kind in KINDS:
                    yield first, i, chain


def _head(rows: Sequence[Sequence[str]], first: int, last: int) -> int:
    """The word whose head lies outside the mention."""
    for i in range(first, last + 1):
        up = int(rows[i][6]) + int(rows[i][10])
        if rows[i][6] == "0" or not first <= up <= last:
            return i
    return last


def found(document: Gold) -> tuple[Chains, dict[int, str | None]]:
    """The chains that sayso makes, and for each pronoun where its participant's last name or description begins."""
    text = "\n\n".join(document.paragraphs)
    spans, at = [], 0
    for paragraph in document.paragraphs:
        spans.append(Span(at, at + len(paragraph), paragraph))
        at += len(paragraph) + 2
    page = Page("0" * 64, document.id, "text/plain", text, (Story("story", None, paragraphs=tuple(spans)),))
    passages = parse(page)[0].passages
    inside = {id(p): {i for q in quotes(p) for i in range(q.first, q.last + 1)} for p in passages}
    people = {row["word"] for row in table("people")}
    chains: Chains = {}
    last: dict[int, str] = {}
    pronouns: dict[int, str | None] = {}
    for mention in Mentions(passages, lambda p, i: i in inside[id(p)], people).walk():
        if mention.participant.kind not in SCORED:
            continue
        place = mention.passage.starts[mention.head]
        chains[place] = str(id(mention.participant))
        if mention.passage.low[mention.head] in PRONOUNS:
            pronouns[place] = last.get(id(mention.participant))
        else:
            last[id(mention.participant)] = document.chains.get(place)  # type: ignore[assignment]
    return chains, pronouns


def score(documents: Sequence[Gold]) -> dict[str, float]:
    """Pronouns resolved rightly (precision, recall), and chains of two and more (B-cubed), in percent."""
    tally: collections.Counter[str] = collections.Counter()
    for document in documents:
        chains, pronouns = found(document)
        known: set[str] = set()
        for place, chain in sorted(document.chains.items()):
            if place not in document.pronouns:
                known.add(chain)
                continue
            tally["asked"] += chain in known
        for place, antecedent in pronouns.items():
            tally["answered"] += 1
            tally["right"] += antecedent is not None and antecedent == document.chains.get(place)
        _cubed(tally, chains, document.chains)
    precision, recall = 100 * tally["p"] / max(1, tally["ours"]), 100 * tally["r"] / max(1, tally["theirs"])
    return {
        "pronouns with an antecedent": tally["asked"],
        "pronouns: precision": 100 * tally["right"] / max(1, tally["answered"]),
        "pronouns: recall": 100 * tally["right"] / max(1, tally["asked"]),
        "chains: B-cubed precision": precision,
        "chains: B-cubed recall": recall,
        "chains: B-cubed F1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def _cubed(tally: collections.Counter[str], ours: Mapping[int, str], theirs: Mapping[int, str]) -> None:
    """B-cubed over mentions that share their chain with another one (Bagga and Baldwin 1998)."""
    for key, size, these, those in (("p", "ours", ours, theirs), ("r", "theirs", theirs, ours)):
        members: dict[str, set[int]] = collections.defaultdict(set)
        others: dict[str, set[int]] = collections.defaultdict(set)
        for place, chain in these.items():
            members[chain].add(place)
        for place, chain in those.items():
            others[chain].add(place)
        for place, chain in these.items():
            if len(members[chain]) > 1:
                tally[size] += 1
                same = others[those[place]] if place in those else set()
                tally[key] += len(members[chain] & same) / len(members[chain])  # type: ignore[assignment]


def main(arguments: list[str]) -> None:
    """Print the figures of a part."""
    data, part = pathlib.Path(arguments[0]), (arguments[1:] or ["dev"])[0]
    documents = list(gold(data / "treebanks" / f"GUM-open-{part}.conllu"))
    print(f"{len(documents)} documents of {part}")
    for name, value in score(documents).items():
        print(f"| {name} | {value:.1f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
