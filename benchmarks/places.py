"""Measure toponyms: ``python benchmarks/places.py FILE...``, one JSON document a line with ``text`` and ``toponyms``.

A toponym has ``start``, ``end``, ``lat``, ``lon`` (those without coordinates are left out). Two ways: *given* resolves
the corpus' own spans, and a name left unresolved counts as wrong; *found* has to find them too (F1 over spans that
overlap and lie within 161 km; names that the corpus marks and does not place count neither way).

The country of a corpus' name is judged by the evidence that ``lands.py`` ranks: its GeoNames id first, the nearest town
last. A name that has no one country (a continent, a sea, a region over several, a point at a border) is counted apart:
``apart`` is how many there are in percent of all names, ``open`` for how many of them sayso gives no country either; of
the others, ``country`` is right where sayso gives that very country, and one left unresolved is wrong. ``--errors``
prints the names whose place or country differs.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from lands import REACH, land_of  # noqa: E402

from sayso.language import ParsedStory, parse  # noqa: E402
from sayso.language.places import Toponym, places_of, resolve  # noqa: E402
from sayso.language.places.globe import kilometres  # noqa: E402
from sayso.records import Page, Span, Story  # noqa: E402

PASSAGE = re.compile(r"\S(?:.(?!\n[ \t]*\n))*.?", re.DOTALL)


@dataclasses.dataclass
class Tally:
    """Counts of one corpus."""

    gold: int = 0
    right: int = 0
    unresolved: int = 0
    land: int = 0
    apart: int = 0
    open: int = 0
    reachable: int = 0
    found: int = 0
    hit: int = 0


def story_of(document: Mapping[str, Any]) -> ParsedStory:
    """A document parsed: its blocks are paragraphs, its site is the outlet."""
    text = document["text"]
    spans = tuple(Span(m.start(), m.end(), m.group()) for m in PASSAGE.finditer(text))
    outlet = document.get("domain") or _host(document.get("url", ""))
    story = Story(document["id"], None, outlet=outlet, published=document.get("date"), paragraphs=spans)
    (parsed,) = parse(Page(document["id"], document["id"], "text/plain", text, (story,)))
    return parsed


def _host(url: str) -> str | None:
    return re.sub(r"^\w+://|/.*|^www\.", "", url) or None


def spans_of(parsed: ParsedStory, gold: Sequence[Mapping[str, Any]]) -> list[list[tuple[int, int]]]:
    """The corpus' spans as token indices of each passage."""
    result: list[list[tuple[int, int]]] = []
    for passage in parsed.passages:
        own = []
        for item in gold:
            inside = [
                i
                for i, (a, b) in enumerate(zip(passage.starts, passage.ends, strict=True))
                if a < item["end"] and item["start"] < b
            ]
            if inside:
                own.append((inside[0], inside[-1]))
        result.append(sorted(set(own)))
    return result


def at_offsets(read: Iterable[tuple[Any, tuple[Toponym, ...]]]) -> list[tuple[int, int, Toponym]]:
    """Toponyms with their offsets in the text."""
    return [(p.starts[t.first], p.ends[t.last], t) for p, own in read for t in own]


def near(toponym: Toponym | None, item: Mapping[str, Any]) -> float | None:
    """Kilometres between what was found and what the corpus has, ``None`` where nothing was."""
    if toponym is None or toponym.lat is None or toponym.lon is None:
        return None
    return kilometres((toponym.lat, toponym.lon), (item["lat"], item["lon"]))


def score(documents: Sequence[Mapping[str, Any]], parsed: Iterable[ParsedStory], *, errors: bool) -> Tally:
    """The tally of one corpus."""
    tally = Tally()
    for document, story in zip(documents, parsed, strict=True):
        placed = [t for t in document["toponyms"] if t["lat"] is not None]
        given = at_offsets(resolve(story, spans_of(story, placed)))
        for item in placed:
            mine = next((t for a, b, t in given if a < item["end"] and item["start"] < b), None)
            km = near(mine, item)
            tally.gold += 1
            tally.right += km is not None and km <= REACH
            tally.unresolved += km is None
            land = land_of(item).country
            same = mine is not None and mine.country == land
            tally.apart += land is None
            tally.open += land is None and same
            tally.land += land is not None and same
            if errors and not (same and km is not None and km <= REACH):
                print(_difference(document, item, mine, km, land))
        _count_found(tally, document, at_offsets(places_of(story)))
    return tally


def _count_found(tally: Tally, document: Mapping[str, Any], found: list[tuple[int, int, Toponym]]) -> None:
    gold = document["toponyms"]
    tally.reachable += sum(t["lat"] is not None for t in gold)
    for start, end, toponym in found:
        over = [t for t in gold if t["start"] < end and start < t["end"]]
        if over and all(t["lat"] is None for t in over) or toponym.match is None:
            continue
        tally.found += 1
        km = [near(toponym, t) for t in over if t["lat"] is not None]
        tally.hit += any(k is not None and k <= REACH for k in km)


def _difference(
    document: Mapping[str, Any], item: Mapping[str, Any], mine: Toponym | None, km: float | None, land: str | None
) -> str:
    text, start, end = document["text"], item["start"], item["end"]
    around = " ".join(f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}".split())
    gold = f"{item['lat']:.2f},{item['lon']:.2f} {land}"
    ours = (
        f"{mine.name} ({mine.country}, {mine.feature}, {mine.match}, {mine.candidates}, {mine.margin})" if mine else "-"
    )
    return f"{document['id']}\t{text[start:end]}\t{gold}\t{'-' if km is None else round(km)}\t{ours}\t{around}"


def row(name: str, t: Tally) -> str:
    """One line of the table."""
    precision, recall = t.hit / max(t.found, 1), t.hit / max(t.reachable, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    country, apart, left = t.land / max(t.gold - t.apart, 1), t.apart / t.gold, t.open / max(t.apart, 1)
    figures = (t.right / t.gold, t.unresolved / t.gold, country, apart, left, precision, recall, f1)
    return f"{name:12} {t.gold:6} " + " ".join(f"{100 * x:8.1f}" for x in figures)


CORPORA = {"LGL, every fifth": ("lgl", 5), "GeoVirus": ("geovirus", 1), "GeoWebNews": ("geowebnews", 1)}
"""The corpora whose figures are pinned, by name: the file, and how many documents to step on."""


def measure(folder: pathlib.Path) -> dict[str, float]:
    """The figures of the corpora in a folder that are pinned, in percent."""
    figures = {}
    for name, (stem, step) in CORPORA.items():
        documents = _documents(folder / f"{stem}.jsonl")[::step]
        t = score(documents, map(story_of, documents), errors=False)
        figures[f"{name}: within 161 km"] = 100 * t.right / t.gold
        figures[f"{name}: country"] = 100 * t.land / (t.gold - t.apart)
    return figures


def _documents(path: pathlib.Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def main() -> None:
    """Score the corpora named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true", help="print each given name that is wrong")
    given = parser.parse_args()
    heads = ("within", "none", "country", "apart", "open", "found P", "found R", "found F1")
    lines = [f"{'corpus':12} {'names':>6} " + " ".join(f"{h:>8}" for h in heads)]
    for path in given.files:
        documents = _documents(path)
        lines.append(row(path.stem, score(documents, map(story_of, documents), errors=given.errors)))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
