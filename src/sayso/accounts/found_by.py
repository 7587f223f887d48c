"""What an incident is found by: its places, types, measures, months and sources, as keys in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.accounts.aliases import source_key
from sayso.accounts.naming import name_key, place_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from sayso.ledger.figures import Happening
    from sayso.records import Incident

__all__ = ["days_of", "put_keys"]

_LONGEST = 1_200
"""Months by which an incident is found; longer than any war."""


def put_keys(
    ledger: sqlite3.Connection, found: Incident, scenes: Iterable[dict[str, Any]], events: Iterable[Happening]
) -> None:
    """Put the keys of an incident into the ledger, in place of those that it had."""
    ledger.execute("DELETE FROM incident_key WHERE incident = ?", (found.id,))
    held = sorted({*_keys(found, list(scenes), events)})
    ledger.executemany("INSERT INTO incident_key VALUES (?, ?, ?)", [(kind, key, found.id) for kind, key in held])


def days_of(scenes: Iterable[dict[str, Any]]) -> tuple[str | None, str | None]:
    """The first and the last day of an incident; a war's total has the days of its reports, not those of the war."""
    days = [day for scene in scenes for day in _days(scene) if day]
    return min(days, default=None), max(days, default=None)


def _keys(found: Incident, scenes: list[dict[str, Any]], events: Iterable[Happening]) -> Iterator[tuple[str, str]]:
    yield from (("place", key) for scene in scenes for key in (*scene["places"], *scene["lands"]))
    if found.place:
        yield "place", place_key(found.place) or name_key(found.place)
    yield from (("type", told) for event in events for told in (event.type, event.mode) if told)
    if found.type:
        yield "type", found.type
    yield from (("measure", account.measure) for account in found.accounts)
    yield from (("month", month) for month in _months(*days_of(scenes)))
    named = {name for account in found.accounts for name in (account.source, *account.names)}
    yield from (("source", word) for name in named for word in source_key((name or "").partition(": ")[0]))


def _days(scene: dict[str, Any]) -> list[str | None]:
    return scene["days"] if scene["days"] and scene["kind"] != "war" else [scene["published"]]


def _months(first: str | None, last: str | None) -> list[str]:
    """The months of a stretch of days, as YYYY-MM."""
    if first is None or last is None:
        return []
    begin, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, min(end, begin + _LONGEST) + 1)]
