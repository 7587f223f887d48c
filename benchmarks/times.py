"""Measure time expressions as TempEval-3 does: relaxed F1, strict F1 and F1 of those with the right value.

``python benchmarks/times.py FILE...`` reads one JSON document a line (``text``, ``dct``, ``timexes`` with ``start``,
``end``, ``type``, ``value``); ``--tags`` adds the Penn tags of sayso's own parser; ``--errors`` prints what differs.
Relaxed: any overlap, one for one. Value F1: relaxed matches whose value is the same string, over all (UzZaman et al.,
SemEval 2013, task 1). Our values are put into TimeML's words by ``timeml``, which sees nothing but our own reading.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import pathlib
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from sayso.language.parse import STRAIGHT, pipeline  # noqa: E402
from sayso.language.times import Time, passage_times  # noqa: E402

PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
PASSAGE = re.compile(r"\S(?:.(?!\n[ \t]*\n))*.?", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Found:
    """A time with its place in the text."""

    start: int
    end: int
    value: str
    time: Time


@dataclasses.dataclass
class Tally:
    """Counts of one corpus."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def f1(self, right: int) -> float:
        """The F1 of so many right ones."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


def timeml(found: Time) -> str:
    """Our value in the words of TimeML: references, quarters, seasons, decades, parts of the day, weekends."""
    if found.value is None:
        return _without_value(found)
    if found.kind in {"duration", "set"}:
        return _length(found, found.value)
    if found.part:
        return f"{found.value[:10]}T{PARTS[found.part]}"
    if found.precision == "weekend":
        year, week, _ = datetime.date.fromisoformat(found.value[:10]).isocalendar()
        return f"{year}-W{week:02}-WE"
    if found.value.startswith(("-", "0000")):
        year_bc = found.value[:5] if found.value[0] == "-" else "0000"
        return f"BC{1 - int(year_bc):04}{found.value[len(year_bc) :]}"
    value = found.value.partition("/")[0]
    if match := re.fullmatch(r"([\dX]{4})-(\d\d)", value):
        return f"{match[1]}-{_part_of_year(match[2])}"
    return re.sub(r"X+$", "", value) if found.precision in {"decade", "century"} else value


def _without_value(found: Time) -> str:
    if found.kind == "duration":
        return "PXX"
    if found.weekday is not None:
        return f"XXXX-WXX-{found.weekday + 1}"
    part = f"XXXX-XX-XXT{PARTS[found.part]}" if found.part else None
    return part or REFERENCES.get(found.precision or "", "PAST_REF")


def _length(found: Time, value: str) -> str:
    if found.rule.startswith("nth") and found.latest:
        return found.latest
    if found.rule == "relative_units":
        return REFERENCES["past" if found.latest else "future"]
    if found.weekday is not None:
        return f"XXXX-WXX-{found.weekday + 1}" + (f"T{PARTS[found.part]}" if found.part else "")
    return value.partition("/")[0]


def _part_of_year(part: str) -> str:
    if part in SEASONS:
        return SEASONS[part]
    return part if part <= "12" else f"Q{int(part) - 32}" if part < "40" else f"H{int(part) - 39}"


def read(document: Mapping[str, Any], *, tags: bool) -> list[Found]:
    """The times of a document, with values in TimeML's words."""
    text = document["text"].translate(STRAIGHT)
    places: list[list[tuple[int, int]]] = []
    split: list[list[str]] = []
    for passage in PASSAGE.finditer(text):
        tokens = [t for t in pipeline().tokenizer(passage.group()) if not t.is_space]
        split.append([t.text for t in tokens])
        places.append([(passage.start() + t.idx, passage.start() + t.idx + len(t)) for t in tokens])
    reference = datetime.date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
    tagged: Sequence[Sequence[str]] = _tags(split) if tags else [()] * len(split)
    all_times = passage_times(zip(split, tagged, strict=True), reference)
    return [
        Found(where[t.first][0], where[t.last][1], timeml(t), t)
        for where, found in zip(places, all_times, strict=True)
        for t in found
    ]


def _tags(passages: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    from sayso.language.network import load
    from sayso.language.parse import MODEL

    return [found.tags for found in load(MODEL).analyse([list(words) for words in passages])]


def pairs(
    gold: Sequence[Mapping[str, Any]], found: Sequence[Found]
) -> Iterator[tuple[Mapping[str, Any] | None, Found | None]]:
    """Gold and found expressions that overlap, one for one from the left; the rest alone."""
    free = sorted(found, key=lambda f: f.start)
    for item in sorted(gold, key=lambda g: g["start"]):
        hits = [f for f in free if f.start < item["end"] and item["start"] < f.end]
        hit = next((f for f in hits if f.value == item["value"]), hits[0] if hits else None)
        if hit:
            free.remove(hit)
        yield item, hit
    yield from ((None, left) for left in free)


def score(path: pathlib.Path, *, tags: bool, errors: bool) -> tuple[Tally, float]:
    """The tally of one corpus, and the seconds it took to read it."""
    tally, spent = Tally(), 0.0
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        began = time.perf_counter()
        found = read(document, tags=tags)
        spent += time.perf_counter() - began
        tally.gold += len(document["timexes"])
        tally.found += len(found)
        for item, hit in pairs(document["timexes"], found):
            if item and hit:
                tally.relaxed += 1
                tally.strict += (item["start"], item["end"]) == (hit.start, hit.end)
                tally.value += item["value"] == hit.value
            if errors and not (item and hit and item["value"] == hit.value):
                print(_difference(document, item, hit))
    return tally, spent


def _difference(document: Mapping[str, Any], item: Mapping[str, Any] | None, hit: Found | None) -> str:
    start = item["start"] if item else hit.start if hit else 0
    end = item["end"] if item else hit.end if hit else 0
    text = document["text"]
    around = " ".join(f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 30]}".split())
    gold = item["value"] if item else "-"
    ours = f"{hit.value} {hit.time.rule} {text[hit.start : hit.end]!r}" if hit else "-"
    return f"{document['dct'][:10]} {gold:14} {' '.join(ours.split()):45} {around}"


def main() -> None:
    """Score the corpora named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--tags", action="store_true", help="tag the words with sayso's own parser first")
    parser.add_argument("--errors", action="store_true", help="print each expression that differs")
    given = parser.parse_args()
    print(f"{'corpus':16} {'gold':>5} {'found':>5} {'relaxed':>7} {'strict':>7} {'value':>7} {'seconds':>7}")
    for path in given.files:
        t, spent = score(path, tags=given.tags, errors=given.errors)
        figures = " ".join(f"{t.f1(n):7.3f}" for n in (t.relaxed, t.strict, t.value))
        print(f"{path.stem:16} {t.gold:5} {t.found:5} {figures} {spent:7.1f}")


if __name__ == "__main__":
    main()
