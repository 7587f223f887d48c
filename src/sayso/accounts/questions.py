"""What a ledger is asked: incidents, each with its accounts, and the timeline of what was said when."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.accounts.filters import Filters, Row, narrowed, where
from sayso.accounts.summary import from_row
from sayso.errors import LedgerError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sayso.records import Incident

__all__ = ["incident", "incidents", "timeline"]


def incidents(ledger: sqlite3.Connection, filters: Filters) -> Iterator[Incident]:
    """The incidents that the filters leave, those of most reports first, then the latest."""
    clause, values = where(filters)
    statement = f"SELECT record FROM incident WHERE {clause} ORDER BY reports DESC, last_day DESC, id LIMIT ?"  # noqa: S608
    for (record,) in ledger.execute(statement, [*values, -1 if filters.limit is None else filters.limit]):
        yield from_row(record)


def incident(ledger: sqlite3.Connection, path: str, key: str) -> Incident:
    """One incident by its id, or by the beginning of it.

    Raises:
        LedgerError: There is none, or several begin so.
    """
    full = key if key.startswith("incident-") else f"incident-{key}"
    rows = ledger.execute(
        "SELECT record FROM incident WHERE id >= ? AND id < ? LIMIT 2", (full, full + "\U0010ffff")
    ).fetchall()
    if len(rows) != 1:
        raise LedgerError(path, f"no incident {key!r}" if not rows else f"several incidents begin with {key!r}")
    return from_row(rows[0][0])


def timeline(ledger: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Every account of the incidents that the filters leave, in the order of the first report that gives it."""
    rows: list[Row] = []
    for found in incidents(ledger, filters):
        rows += [
            {
                "as_of": account.as_of,
                "measure": account.measure,
                "bound": account.bound,
                "low": account.low,
                "high": account.high,
                "words": account.words,
                "according_to": account.source,
                "reports": len(account.reports),
                "place": found.place,
                "date": found.date,
                "incident": found.id,
                "what": found.what,
                "account": account.id,
            }
            for account in narrowed(found.accounts, dataclasses.replace(filters, limit=None, place=None))
        ]
    return sorted(rows, key=lambda row: (str(row["as_of"] or "9999"), str(row["incident"])))[: filters.limit]
