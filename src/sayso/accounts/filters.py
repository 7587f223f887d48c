"""What an answer of a ledger is narrowed to, and the rows that answers are made of."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias

from sayso.accounts.aliases import source_key
from sayso.accounts.naming import name_key, place_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from sayso.records import Account

__all__ = ["Filters", "Row", "dicts", "narrowed", "where"]

Row: TypeAlias = dict[str, object]
"""One row of an answer, by the names of its columns."""


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed to; None leaves it open.

    Args:
        place: A place that reports of the incident name, in any of its usual spellings.
        since: The first day (YYYY-MM-DD).
        until: The last day.
        measure: killed, injured, missing, captured, displaced ...
        source: Words of the source's name.
        type: A PLOVER type or mode of the incident's events: ASSAULT, aerial ...
        kind: For incidents event, total or war; for rows figure or attribution.
        limit: How many at most.
    """

    place: str | None = None
    since: str | None = None
    until: str | None = None
    measure: str | None = None
    source: str | None = None
    type: str | None = None
    kind: str | None = None
    limit: int | None = None


def narrowed(accounts: Iterable[Account], filters: Filters) -> tuple[Account, ...]:
    """The accounts that the filters leave."""
    words = set(source_key(filters.source))
    place = place_key(filters.place) if filters.place else None
    left = [
        account
        for account in accounts
        if (not filters.measure or account.measure == filters.measure)
        and words <= set(source_key(account.source))
        and (not place or place in _place_keys(account.place))
        and (not filters.since or (account.as_of or "") >= filters.since)
        and (not filters.until or (account.as_of or "9999") <= filters.until)
    ]
    return tuple(left[: filters.limit])


def _place_keys(place: str | None) -> set[str]:
    """The keys of a place's words and of all of them together."""
    return {key for name in [*(place or "").split(), place or ""] if (key := place_key(name))}


def where(filters: Filters) -> tuple[str, list[str]]:
    """The condition on the table ``incident`` that some filters make, and its values."""
    clauses = ["reports > 0"]
    parts = [("kind = ?", filters.kind), ("last_day >= ?", filters.since), ("first_day <= ?", filters.until)]
    clauses += [clause for clause, value in parts if value]
    values = [value for _, value in parts if value]
    keys = [("measure", filters.measure)] if filters.measure else []
    if filters.place:
        keys.append(("place", place_key(filters.place) or name_key(filters.place)))
    keys += [("type", filters.type)] if filters.type else []
    keys += [("source", word) for word in source_key(filters.source)]
    if filters.since and filters.until:
        clauses.append("id IN (SELECT incident FROM incident_key WHERE kind = 'month' AND key BETWEEN ? AND ?)")
        values += [filters.since[:7], filters.until[:7]]
    for kind, key in keys:
        clauses.append("id IN (SELECT incident FROM incident_key WHERE kind = ? AND key = ?)")
        values += [kind, key or ""]
    return " AND ".join(clauses), values


def dicts(ledger: sqlite3.Connection, statement: str, values: Iterable[object]) -> Iterator[Row]:
    """The rows of a statement by the names of their columns."""
    found = ledger.execute(statement, tuple(values))
    names = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(names, row, strict=True))
