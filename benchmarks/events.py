"""Measure events: types on PLOVER's sentences and CASE 2021, the first page's events, incidents of the accounts.

usage: events.py [plover|case|seed|incidents ...] [--show]

Everything is read with ``sayso read --format json``. The rules are those of ../shared/data/events/README.md:

* PLOVER: a sentence is right when one of its events has the gold type (older labels read as they say now); the number
  of events a sentence stands beside it, more than 1.8 is guessing.
* CASE: the event of a snippet is the one that its first figure of harm joins, else the first that is reported. Its
  class is its type, with its mode where the mapping has one; other modes of a mapped type are the type alone. Weighted
  F1 is the mean of the F1 of the gold classes by their number of snippets. ``by type`` is the same without modes.
* Seed: ../shared/score/seed.py.
* Incidents: ``event_incidents.py`` says how.
"""

from __future__ import annotations

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from event_incidents import Answer, answers, day_right, place_right

SHARED = pathlib.Path(__file__).resolve().parents[1].parent / "shared"
OLD_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
CASE = {
    ("ASSAULT", ""): "ARMED_CLASH ATTACK",
    ("ASSAULT", "aerial"): "AIR_STRIKE",
    ("ASSAULT", "heavy-weapons"): "ART_MISS_ATTACK",
    ("ASSAULT", "explosives"): "GRENADE REM_EXPLOS",
    ("ASSAULT", "suicide-attack"): "SUIC_BOMB",
    ("ASSAULT", "unconventional"): "CHEM_WEAP",
    ("ASSAULT", "sexual"): "SEX_VIOL",
    ("ASSAULT", "abduct"): "ABDUCT_DISSAP",
    ("ASSAULT", "destroy"): "PROPERTY_DISTRUCT",
    ("ASSAULT", "crowd-control"): "FORCE_AGAINST_PROTEST",
    ("PROTEST", "demo"): "PEACE_PROTEST PROTEST_WITH_INTER",
    ("PROTEST", "riot"): "VIOL_DEMONSTR MOB_VIOL",
    ("COERCE", "arrest"): "ARREST",
    ("COERCE", "seize"): "DISR_WEAP GOV_REGAINS_TERIT NON_STATE_ACTOR_OVERTAKES_TER",
    ("AGREE", ""): "AGREEMENT",
    ("CONSULT", ""): "DIPLO",
}
LABELS = {label: pair for pair, labels in CASE.items() for label in labels.split()}
TAKEN = {"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"}
HARM = {"killed", "injured", "missing", "captured"}

Record = dict[str, Any]
Pair = tuple[str, str]


def rows(name: str) -> list[Record]:
    """The documents of a file under ../shared/data."""
    return [json.loads(line) for line in (SHARED / "data" / name).read_text(encoding="utf-8").splitlines()]


def read(texts: Sequence[str], *options: str) -> list[Record]:
    """Each text as a page that sayso read, in the order given."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            pathlib.Path(folder, f"{number:06d}.txt").write_bytes(text.encode("utf-8"))
        command = [sys.executable, "-m", "sayso", "read", folder, "--format", "json", *options]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    pages = map(json.loads, done.stdout.splitlines())
    return sorted(pages, key=lambda page: str(page["path"]))


def events(page: Record) -> list[Record]:
    """The events of a page, in the order of their triggers."""
    found = [event for story in page["stories"] for event in story["events"]]
    return sorted(found, key=lambda event: int(event["trigger"]["start"]))


def told(page: Record) -> str:
    """The events of a page in a few words, for ``--show``."""
    return ", ".join(f"{e['trigger']['text']} {e['type']}/{e['mode'] or ''} {e['status']}" for e in events(page)) or "-"


def plover(show: Callable[[str], None]) -> dict[str, float]:
    """The share of PLOVER's sentences with an event of the gold type."""
    documents = rows("events/plover-sentences.jsonl")
    right = count = 0
    for document, page in zip(documents, read([d["text"] for d in documents]), strict=True):
        gold = OLD_TYPES.get(document["event"], document["event"])
        hit = any(e["type"] == gold for e in events(page))
        right += hit
        count += len(events(page))
        if not hit:
            show(f"{gold:9} | {told(page)} | {document['text']}")
    each = count / len(documents)
    return {"PLOVER sentences: type": 100 * right / len(documents), "PLOVER sentences: (events each)": each}


def snippet_event(page: Record) -> Record | None:
    """The event that the first figure of harm joins, else the first that is reported, else the first."""
    found = events(page)
    by_id = {e["id"]: e for e in found}
    figures = [f for story in page["stories"] for f in story["figures"] if f["measure"] in HARM]
    joined = [by_id[f["event"]] for f in figures if f["event"] in by_id]
    return next(iter([*joined, *(e for e in found if e["status"] == "reported"), *found]), None)


def case_class(event: Record | None, label: str) -> Pair:
    """The class of an event: an assault is right where the label is a place taken by force."""
    if event is None:
        return ("", "")
    if label in TAKEN and event["type"] == "ASSAULT":
        return LABELS[label]
    mode = "aerial" if event["mode"] == "drone" else event["mode"] or ""
    return (event["type"], mode) if (event["type"], mode) in CASE else (event["type"], "")


def weighted_f1(pairs: Sequence[tuple[Any, Any]]) -> float:
    """The F1 of each gold class, weighted by its number; pairs of gold and found. In percent.

    >>> weighted_f1([("a", "a"), ("a", "b"), ("b", "b")])
    66.66666666666667
    """
    gold = collections.Counter(g for g, _ in pairs)
    found = collections.Counter(f for _, f in pairs)
    both = collections.Counter(g for g, f in pairs if g == f)
    return 100 * sum(n * 2 * both[c] / (n + found[c]) for c, n in gold.items()) / max(1, len(pairs))


def case(show: Callable[[str], None]) -> dict[str, float]:
    """Weighted F1 over the labels of CASE 2021 that PLOVER has."""
    documents = [d for d in rows("events/case2021-snippets.jsonl") if d["label"] in LABELS]
    pairs = []
    for document, page in zip(documents, read([d["text"] for d in documents]), strict=True):
        pair = LABELS[document["label"]], case_class(snippet_event(page), document["label"])
        pairs.append(pair)
        if pair[0] != pair[1]:
            show(f"{document['label']:12} as {'/'.join(pair[1])} | {told(page)} | {document['text']}")
    confused = collections.Counter(("/".join(g), "/".join(f) or "none") for g, f in pairs if g != f)
    for (gold, found), number in confused.most_common():
        show(f"{number:4} {gold} read as {found}")
    by_type = weighted_f1([(gold[0], found[0]) for gold, found in pairs])
    return {"CASE 2021: weighted F1": weighted_f1(pairs), "CASE 2021: weighted F1 by type": by_type}


def seed(show: Callable[[str], None]) -> dict[str, float]:
    """The events of the first page that were found with the right type."""
    page = read([(SHARED / "seed" / "page.txt").read_bytes().decode("utf-8")])[0]
    script = [sys.executable, str(SHARED / "score" / "seed.py"), "--show"]
    done = subprocess.run(script, input=json.dumps(page), check=True, capture_output=True, text=True)
    for line in done.stdout.splitlines():
        if "event" in line and not line.startswith("{"):
            show(line)
    return {"seed: events of 16": 100 * json.loads(done.stdout.splitlines()[-1])["events"]["found"] / 16}


def told_incidents() -> Iterable[Answer]:
    """What sayso says of each incident of the accounts corpus."""
    by_date: dict[str, list[Record]] = collections.defaultdict(list)
    for report in rows("accounts/dev.jsonl"):
        by_date[report["date"]].append(report)
    for date, reports in by_date.items():
        pages = read([r["text"] for r in reports], "--published", date)
        for report, page in zip(reports, pages, strict=True):
            yield from answers(report, page)


def incidents(show: Callable[[str], None]) -> dict[str, float]:
    """Type, place and day of the incidents of the accounts corpus; those of a running total apart too."""
    verdicts: dict[str, list[bool]] = collections.defaultdict(list)
    invented = 0
    for answer in told_incidents():
        row, judged = answer.incident, verdict(answer)
        for name, right in judged.items():
            verdicts[name].append(right)
            if not answer.cumulative:
                verdicts[f"{name}, no running total"].append(right)
        invented += bool(answer.day and not row["date"])
        wrong = [name for name, right in judged.items() if not right]
        if wrong:
            place = (answer.place or {}).get("name")
            show(f"{answer.report} {'+'.join(wrong)}: {row['what']}")
            show(f"    {row['type']} | {row['place']} | {row['date']}")
            show(f"    {answer.type} | {place} | {answer.day}")
    shares = {f"accounts dev incidents: {n}": 100 * sum(v) / len(v) for n, v in verdicts.items()}
    return shares | {"accounts dev incidents: (days where the label has none)": float(invented)}


def verdict(answer: Answer) -> dict[str, bool]:
    """Whether type, place and day are right; those that the label leaves open are not there."""
    row, judged = answer.incident, {"type": answer.type == answer.incident["type"]}
    if row["place"]:
        judged["place"] = answer.place is not None and place_right(row["place"], answer.place)
    if row["date"]:
        judged["day"] = answer.day is not None and day_right(row["date"], answer.day)
    return judged


PARTS: Mapping[str, Callable[[Callable[[str], None]], dict[str, float]]] = {
    "plover": plover,
    "case": case,
    "seed": seed,
    "incidents": incidents,
}


def measure(names: Iterable[str] = PARTS, show: Callable[[str], None] = lambda _line: None) -> dict[str, float]:
    """The figures of the parts named; those in brackets are told and not held."""
    return {key: value for name in names for key, value in PARTS[name](show).items()}


def main(arguments: list[str]) -> None:
    """Print the figures, and with ``--show`` what is wrong."""
    names = [a for a in arguments if not a.startswith("--")] or list(PARTS)
    for name, value in measure(names, print if "--show" in arguments else lambda _line: None).items():
        print(f"{name:64s} {value:7.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
