"""What an answer of a ledger is narrowed to, and the rows that answers are made of."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias

from sayso.accounts.aliases import source_key
from sayso.accounts.naming import name_key, place_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from sayso.records import Account, Incident

__all__ = ["Filters", "Row", "at_place", "dicts", "names_source", "narrowed", "narrowed_incident", "where"]

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
        type: A PLOVER type or mode of the events whose people are counted: ASSAULT, aerial ...; capitals are all one.
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

    @property
    def types(self) -> tuple[str, ...]:
        """The type as PLOVER may write it: types in capitals, modes in small letters."""
        return (self.type.upper(), self.type.lower()) if self.type else ()


def narrowed(accounts: Iterable[Account], filters: Filters, home: str | None = None) -> tuple[Account, ...]:
    """The accounts that the filters leave; ``home`` is the place of their incident, where one names no other."""
    left = [
        account
        for account in accounts
        if (not filters.measure or account.measure == filters.measure)
        and names_source(filters, [account.source, *(name.partition(": ")[0] for name in account.names)])
        and (not filters.place or at_place(filters.place, account.place or home))
        and (not filters.type or set(filters.types) & set(account.types))
        and (not filters.since or (account.as_of or "") >= filters.since)
        and (not filters.until or (account.as_of or "9999") <= filters.until)
    ]
    return tuple(left[: filters.limit])


def narrowed_incident(found: Incident, filters: Filters) -> Incident:
    """An incident with the accounts that the filters leave, and with what stands between these and between reports."""
    left = narrowed(found.accounts, filters, found.place)
    kept, known = {account.id for account in left}, {account.id for account in found.accounts}
    links = tuple(link for link in found.relations if {*link.between} & known <= kept)
    return dataclasses.replace(found, accounts=left, relations=links)


def names_source(filters: Filters, names: Iterable[object]) -> bool:
    """Whether all words of the source that is wanted stand in one of some names."""
    words = {*source_key(filters.source)}
    return not words or any(words <= {*source_key(str(name))} for name in names if name)


def at_place(wanted: str, place: str | None) -> bool:
    """Whether a place is the one wanted, in any of its usual spellings, or names it among others."""
    key = place_key(wanted) or name_key(wanted)
    return key in {place_key(name) or name_key(name) for name in [*(place or "").split(), place or ""] if name}


def where(filters: Filters) -> tuple[str, list[str]]:
    """The condition on the table ``incident`` that some filters make, and its values."""
    clauses = ["reports > 0"]
    parts = [("kind = ?", filters.kind), ("last_day >= ?", filters.since), ("first_day <= ?", filters.until)]
    clauses += [clause for clause, value in parts if value]
    values = [value for _, value in parts if value]
    keys = [("measure", filters.measure)] if filters.measure else []
    if filters.place:
        keys.append(("place", place_key(filters.place) or name_key(filters.place)))
    if filters.types:
        clauses.append("id IN (SELECT incident FROM incident_key WHERE kind = 'type' AND key IN (?, ?))")
        values += filters.types
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
