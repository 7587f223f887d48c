"""Where a report is from: the town of its outlet, by a table, or by the outlet's own name ("Karvel Daily News")."""

from __future__ import annotations

import functools
import re

from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import HOME, Entry, gazetteer, rows

__all__ = ["towns_of_outlet"]

HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
SECOND = frozenset("co com net org gov ac".split())
ENGLISH = frozenset("USA GBR CAN AUS NZL IRL ZAF".split())
SHORTEST = 4
"""Letters of a town's name in an address."""


@functools.lru_cache(maxsize=256)
def towns_of_outlet(outlet: str) -> tuple[Entry, ...]:
    """The towns that an outlet may be of: one where the table has it, the namesakes of its name's town, or none.

    Args:
        outlet: As a page names it, or the host of its address.
    """
    host = HOST.fullmatch(outlet.strip())
    name = _label(outlet.strip().lower()) if host else outlet
    for key in (fold(name), fold(name).removeprefix("the ")):
        if key in _table():
            return _town(_table()[key])
    return _in_address(name) if host else _in_name(fold(name).removeprefix("the ").split())


def _label(host: str) -> str:
    """The part of a host that names the outlet: "karvelnews" of www.karvelnews.co.uk."""
    parts = host.split(".")[:-1]
    while len(parts) > 1 and parts[-1] in SECOND:
        parts.pop()
    return parts[-1]


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    """The rows of the table by the names of their outlets; a name that two have is the first's."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("outlets.tsv"):
        for name in row["names"].split("|"):
            found.setdefault(fold(name).removeprefix("the "), row)
    return found


def _town(row: dict[str, str]) -> tuple[Entry, ...]:
    """The largest town of a row's name in its region and country."""
    return tuple(e for e in gazetteer().find(fold(row["town"])) if _fits(e, row["region"], row["country"]))[:1]


def _fits(entry: Entry, region: str, country: str) -> bool:
    inside = {gazetteer().entry(number).name for number in entry.above}
    return entry.feature in {"city", "capital"} and entry.country == country and (not region or region in inside)


@functools.cache
def _paper_words() -> frozenset[str]:
    lines = (HOME / "papers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _in_name(words: list[str]) -> tuple[Entry, ...]:
    """The towns that the words before the first word for a newspaper name."""
    end = next((i for i, word in enumerate(words) if word in _paper_words()), 0)
    return _towns(" ".join(words[:end])) if end else ()


def _in_address(label: str) -> tuple[Entry, ...]:
    """The towns that an address opens with, before words for a newspaper and nothing else."""
    for end in range(len(label) - 3, SHORTEST - 1, -1):
        head, tail = label[:end].rstrip("-"), label[end:].lstrip("-")
        if _all_words(tail.replace("-", "")) and (towns := _towns(head.replace("-", " "))):
            return towns
    return ()


def _all_words(letters: str) -> bool:
    return not letters or any(_all_words(letters[len(w) :]) for w in _paper_words() if letters.startswith(w))


def _towns(name: str) -> tuple[Entry, ...]:
    """The towns of a name, where it is no country's; where some lie where papers are English, those alone."""
    found = gazetteer().find(name) if name else ()
    if any(e.feature == "country" and e.kind == "name" for e in found):
        return ()
    towns = tuple(e for e in found if e.feature in {"city", "capital"} and e.kind == "name")
    return tuple(t for t in towns if t.country in ENGLISH) or towns
