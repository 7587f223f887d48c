"""Incidents across the reports of a corpus: B-cubed F1 within its groups, and joins across groups.

usage: incidents.py GOLD.jsonl [--show]

GOLD is the accounts corpus (../shared/data/accounts/dev.jsonl). Every report is read and put into one ledger. The
figures found are those that overlap a labelled one of the same measure. B-cubed (Bagga and Baldwin 1998) is summed over
the figures of each group, as ../shared/score/figures.py does; "one report" takes each report for a group.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import tempfile
from collections.abc import Iterable, Mapping
from typing import Any

import sayso
from sayso.records import Figure, Incident

Pairs = Mapping[str, list[tuple[str, str]]]


def paired(gold: list[dict[str, Any]], found: Iterable[Figure]) -> dict[str, dict[str, Any]]:
    """For each figure found, by its id, the labelled one that it overlaps most."""
    pairs: dict[str, dict[str, Any]] = {}
    used: set[int] = set()
    for figure in found:
        best, share = None, 0
        for number, label in enumerate(gold):
            shared = min(label["span"]["end"], figure.span.end) - max(label["span"]["start"], figure.span.start)
            if number not in used and label["measure"] == figure.measure and shared > share:
                best, share = number, shared
        if best is not None:
            used.add(best)
            pairs[figure.id] = gold[best]
    return pairs


def bcubed(groups: Pairs) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and the number of figures."""
    precision = recall = 0.0
    count = 0
    for items in groups.values():
        count += len(items)
        for gold, found in items:
            both = items.count((gold, found))
            precision += both / sum(other == found for _, other in items)
            recall += both / sum(other == gold for other, _ in items)
    precision, recall = precision / count, recall / count
    return precision, recall, 2 * precision * recall / (precision + recall), count


def across(incidents: Iterable[Incident], group: Mapping[str, str]) -> list[Incident]:
    """The incidents, wars apart, that hold reports of two groups."""
    return [found for found in incidents if found.kind != "war" and len({group[r] for r in found.reports}) > 1]


def main() -> None:
    """Read the corpus into a ledger and print what its incidents are worth."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=pathlib.Path)
    arguments.add_argument("--show", action="store_true", help="list the incidents that hold reports of two groups")
    given = arguments.parse_args()
    groups: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    single: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    labels: list[tuple[dict[str, Any], dict[str, dict[str, Any]]]] = []
    group: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, sayso.Ledger(pathlib.Path(folder) / "made.db") as ledger:
        for line in given.gold.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            page = sayso.read_bytes(document["text"].encode(), f"{document['id']}.txt")
            ledger.add_page(page)
            labels.append((document, paired(document["figures"], (f for s in page.stories for f in s.figures))))
            group |= {story.id: document["group"] for story in page.stories}
        incidents = ledger.incidents()
    home = {figure: found.id for found in incidents for account in found.accounts for figure in account.figures}
    for document, pairs in labels:
        keys = [(label["incident"], home[figure]) for figure, label in pairs.items() if figure in home]
        groups[document["group"]] += keys
        single[document["id"]] += keys
    for name, held in (("groups", groups), ("one report", single)):
        precision, recall, score, count = bcubed(held)
        print(f"{name:12} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * score:5.1f}   ({count} figures)")
    joined = across(incidents, group)
    print(f"incidents with reports of two groups: {len(joined)}")
    for found in joined if given.show else ():
        print(f"   {found.date} {found.place}: {found.what} {sorted({group[r] for r in found.reports})}")


if __name__ == "__main__":
    main()
