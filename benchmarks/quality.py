"""What sayso finds, measured with the scorers in ../shared/score on the corpora in ../shared/data."""

from __future__ import annotations

import importlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any

import events as event_scores
import places as place_scores

__all__ = ["CORPORA", "SHARED", "accounts_gold", "measure"]

SHARED = pathlib.Path(__file__).resolve().parents[1].parent / "shared"
SAYSO = f"{sys.executable} -m sayso"


def accounts_gold(source: pathlib.Path, target: pathlib.Path) -> None:
    """Write the accounts corpus in the shape that ``attributions.py`` reads: spans as lists of [start, end]."""
    with target.open("w", encoding="utf-8") as out:
        for line in source.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            out.write(json.dumps(report | {"attributions": _paired(report)}, ensure_ascii=False) + "\n")


def _paired(report: dict[str, Any]) -> list[dict[str, list[list[int]]]]:
    """The attributions of a record or a report with each role as a list of [start, end]."""

    def pairs(value: Any) -> list[list[int]]:
        items = value if isinstance(value, list) else [value] if value else []
        return [[item["start"], item["end"]] for item in items]

    return [{k: pairs(a[k]) for k in ("source", "cue", "content")} for a in report["attributions"]]


def read_with_speakers(corpus: pathlib.Path, out: pathlib.Path, tmp: pathlib.Path) -> None:
    """Each text of a corpus as sayso reads it, its attributions with the names of their speakers."""
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    pages = tmp / "pages"
    pages.mkdir()
    for number, row in enumerate(rows):
        (pages / f"{number:06d}.txt").write_bytes(row["text"].encode("utf-8"))
    done = subprocess.run(
        [*SAYSO.split(), "read", pages, "--format", "json"], check=True, capture_output=True, text=True
    )
    with out.open("w", encoding="utf-8") as stream:
        for page in map(json.loads, done.stdout.splitlines()):
            row = rows[int(pathlib.Path(page["path"]).stem)]
            said = [a for story in page["stories"] for a in story["attributions"]]
            named = [
                p | {"speaker": (a["speaker"] or {}).get("name")}
                for p, a in zip(_paired({"attributions": said}), said, strict=True)
            ]
            stream.write(
                json.dumps({"id": row["id"], "text": row["text"], "attributions": named}, ensure_ascii=False) + "\n"
            )


def predict(corpus: pathlib.Path, out: pathlib.Path, *options: str) -> None:
    """Run sayso over a corpus with ``predict.py``."""
    script = SHARED / "score" / "predict.py"
    subprocess.run([sys.executable, script, corpus, out, "--sayso", SAYSO, *options], check=True, capture_output=True)


def score_attributions(name: str, gold: pathlib.Path, predicted: pathlib.Path) -> dict[str, float]:
    """The figures of ``attributions.py`` that the issues name, in percent."""
    script = SHARED / "score" / "attributions.py"
    done = subprocess.run(
        [sys.executable, script, gold, predicted, "--json"], check=True, capture_output=True, text=True
    )
    report = json.loads(done.stdout)
    found = {
        "linked": report["src+content"]["f1"],
        "exact": report["all-strict"]["f1"],
        "content strict": report["content"]["strict"]["f1"],
        "content token": report["content"]["token"]["f1"],
        "source strict": report["source"]["strict"]["f1"],
        "cue strict": report["cue"]["strict"]["f1"],
    }
    return {f"{name}: {key}": 100 * value for key, value in found.items()}


def score_figures(name: str, gold: pathlib.Path, predicted: pathlib.Path) -> dict[str, float]:
    """The figures of ``figures.py``, in percent."""
    script = SHARED / "score" / "figures.py"
    done = subprocess.run([sys.executable, script, gold, predicted], check=True, capture_output=True, text=True)
    patterns = {
        "found": r"found .*F1\s+([\d.]+)",
        "value": r"value .*F1\s+([\d.]+)",
        "source": r";\s+([\d.]+)% where the report names",
        "flags": r"flags\s+([\d.]+)%",
        "part of": r"part_of .*F1\s+([\d.]+)",
    }
    hits = {key: re.search(pattern, done.stdout) for key, pattern in patterns.items()}
    return {f"{name}: {key}": float(hit.group(1)) for key, hit in hits.items() if hit}


def score_speakers(source: pathlib.Path, predicted: pathlib.Path) -> dict[str, float]:
    """The share of the attributions found whose speaker is resolved to the fullest name, by the scorers' own rules."""
    sys.path.insert(0, str(SHARED / "score"))
    scorer, names = importlib.import_module("attributions"), importlib.import_module("figures")
    gold = {r["id"]: r for r in map(json.loads, source.read_text(encoding="utf-8").splitlines())}
    found = right = 0
    for page in map(json.loads, predicted.read_text(encoding="utf-8").splitlines()):
        report = gold[page["id"]]
        a, b = scorer.word_sets(report | {"attributions": _paired(report)}), scorer.word_sets(page)
        for i, j in scorer.align(a, b, lambda x, y: scorer.overlap_f1(x["content"], y["content"])):
            if scorer.overlap_f1(a[i]["content"], b[j]["content"]) >= 0.5 and a[i]["source"] & b[j]["source"]:
                found += 1
                right += names.same_source(report["attributions"][i]["speaker"], page["attributions"][j]["speaker"])
    return {"accounts dev: speakers": 100 * right / max(1, found)}


def polnear(tmp: pathlib.Path) -> dict[str, float]:
    """Attributions and attitudes of political news."""
    gold = SHARED / "data" / "attribution" / "polnear" / "dev.jsonl"
    predict(gold, tmp / "out.jsonl", "--options=--attitudes")
    return score_attributions("PolNeAR dev", gold, tmp / "out.jsonl")


def gum(tmp: pathlib.Path) -> dict[str, float]:
    """Attributions of Wikinews, its interviews among them."""
    gold = tmp / "gold.jsonl"
    folder = SHARED / "data" / "attribution" / "gum"
    gold.write_text(
        "".join((folder / f"{part}.jsonl").read_text(encoding="utf-8") for part in ("train", "dev")), encoding="utf-8"
    )
    predict(gold, tmp / "out.jsonl", "--options=--attitudes")
    return score_attributions("GUM Wikinews train + dev", gold, tmp / "out.jsonl")


def accounts(tmp: pathlib.Path) -> dict[str, float]:
    """Attributions and figures of reports of one war, their commas lost."""
    source = SHARED / "data" / "accounts" / "dev.jsonl"
    accounts_gold(source, tmp / "gold.jsonl")
    predict(source, tmp / "out.jsonl")
    return {
        **score_attributions("accounts dev", tmp / "gold.jsonl", tmp / "out.jsonl"),
        **score_figures("accounts dev figures", source, tmp / "out.jsonl"),
        **_speakers(source, tmp),
    }


def _speakers(source: pathlib.Path, tmp: pathlib.Path) -> dict[str, float]:
    read_with_speakers(source, tmp / "named.jsonl", tmp)
    return score_speakers(source, tmp / "named.jsonl")


def seed(tmp: pathlib.Path) -> dict[str, float]:
    """The first page, read by a careful reader."""
    page = tmp / "page.json"
    read = subprocess.run(
        [*SAYSO.split(), "read", SHARED / "seed" / "page.txt", "--format", "json"], check=True, capture_output=True
    )
    page.write_bytes(read.stdout)
    script = SHARED / "score" / "seed.py"
    done = subprocess.run([sys.executable, script], stdin=page.open("rb"), check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {
        "seed: attributions F1": 100 * found["attributions"]["f1"],
        "seed: speakers of 31": 100 * found["speakers"] / 31,
        "seed: kinds of 31": 100 * found["kinds"] / 31,
        "seed: stances of 31": 100 * found["stances"] / 31,
        "seed: rejects of 2": 100 * found["rejects"] / 2,
        "seed: figures F1": 100 * found["figures"]["f1"],
        "seed: figures with the right attribution of 15": 100 * found["figures with the right attribution"] / 15,
        "seed: parts of 4": 100 * found["parts"] / 4,
        "seed: checks of 2": 50.0 * (found["parts make the total"] + found["headline drops the bound"]),
    }


def events(_tmp: pathlib.Path) -> dict[str, float]:
    """Events of PLOVER's sentences, CASE 2021, the first page and the incidents of the accounts."""
    return {name: value for name, value in event_scores.measure().items() if "(" not in name}


def places(_tmp: pathlib.Path) -> dict[str, float]:
    """Toponyms of local news, of outbreaks and of the news of the world, their spans given."""
    return place_scores.measure(SHARED / "data" / "places")


CORPORA: dict[str, Callable[[pathlib.Path], dict[str, float]]] = {
    "seed": seed,
    "accounts": accounts,
    "polnear": polnear,
    "gum": gum,
    "events": events,
    "places": places,
}


def measure(names: list[str]) -> dict[str, float]:
    """The figures of the corpora named, in percent."""
    found: dict[str, float] = {}
    for name in names:
        with tempfile.TemporaryDirectory() as tmp:
            found.update(CORPORA[name](pathlib.Path(tmp)))
    return found
