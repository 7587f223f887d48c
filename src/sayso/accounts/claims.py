"""The words that a ledger holds: statements and figures by their words, or by who says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.accounts.aliases import source_key
from sayso.accounts.filters import Filters, Row, dicts
from sayso.accounts.naming import name_key, place_key

if TYPE_CHECKING:
    import sqlite3

__all__ = ["search", "who"]

_BATCH = 500
_PLACE = (
    "(coalesce(claim.title, '') || ' ' || coalesce(claim.context, claim.words) LIKE '%' || ? || '%' OR EXISTS ("
    "SELECT 1 FROM incident_key AS held WHERE held.incident = scene.incident AND held.kind = 'place' AND held.key = ?))"
)
"""Whether a claim's words, its report's title or its incident name a place."""

_TYPE = (
    "EXISTS (SELECT 1 FROM event WHERE event.story = claim.story AND (event.id = figure.event "
    "OR event.attribution = claim.record) AND (event.type IN (?, ?) OR event.mode IN (?, ?)))"
)
"""Whether a figure counts the people of an event of a type, or a statement tells of one."""

_NEWEST = 5_000
"""Hits that are ranked, the newest; a word that stands in more of them tells little."""


def who(ledger: sqlite3.Connection, name: str, filters: Filters) -> list[Row]:
    """The statements and figures of a source, also under its other names, the latest that were added first."""
    keys = [key for key in _names(ledger, source_key(name)) if key]
    matched = " OR ".join("(" + " AND ".join(f'"{word}"' for word in key) + ")" for key in keys)
    return _claims(ledger, f"source : ({matched})", filters, ranked=False) if matched else []


def _names(ledger: sqlite3.Connection, key: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The key of a source's name, and those of the names that incidents found to be the same source's."""
    statement = (
        "WITH one AS (SELECT source_key FROM alias WHERE name_key = ?1 UNION SELECT ?1) "
        "SELECT source_key FROM one UNION SELECT name_key FROM alias WHERE source_key IN one ORDER BY 1"
    )
    return [tuple(row.split()) for (row,) in ledger.execute(statement, (" ".join(key),))]


def search(ledger: sqlite3.Connection, words: str, filters: Filters) -> list[Row]:
    """The statements and figures that hold all the words (a quoted run as it stands), the best first."""
    pieces = re.findall(r"[\"“]([^\"“”]+)[\"”]|(\S+)", words)
    matched = " ".join(f'"{run}"' for pair in pieces if (run := re.sub(r"[^\w]+", " ", pair[0] or pair[1]).strip()))
    return _claims(ledger, matched, filters, ranked=True) if matched else []


def _claims(ledger: sqlite3.Connection, matched: str, filters: Filters, *, ranked: bool) -> list[Row]:
    """The claims of a full-text question; among very many hits the newest are ranked."""
    clauses, values = ["TRUE"], list[str | int]()
    for clause, value in (
        ("claim.kind = ?", filters.kind),
        ("claim.published >= ?", filters.since),
        ("claim.published <= ?", filters.until),
        ("figure.measure = ?", filters.measure),
    ):
        if value:
            clauses.append(clause)
            values.append(value)
    if filters.place:
        clauses.append(_PLACE)
        values += [filters.place, place_key(filters.place) or name_key(filters.place)]
    if filters.types:
        clauses.append(_TYPE)
        values += [*filters.types, *filters.types]
    for word in source_key(filters.source):
        clauses.append("claim.source LIKE '%' || ? || '%'")
        values.append(word)
    limit = _BATCH if filters.limit is None else filters.limit
    order = "rank" if ranked else "claim.id DESC"
    hits = (
        f"SELECT rowid{', bm25(claim_search) AS rank' if ranked else ''} FROM claim_search WHERE claim_search MATCH ?"  # noqa: S608
    )
    statement = (
        f"SELECT claim.record AS id, claim.kind, measure, claim.source AS according_to, claim.words, claim.published, "  # noqa: S608
        f"claim.outlet, claim.title, claim.story, scene.incident, claim.context FROM ({hits} ORDER BY rowid DESC LIMIT "
        f"{_NEWEST if len(clauses) == 1 or ranked else -1}) AS hit JOIN claim ON claim.id = hit.rowid "
        "LEFT JOIN figure ON figure.id = claim.record LEFT JOIN scene ON scene.id = figure.scene "
        f"WHERE {' AND '.join(clauses)} ORDER BY {order} LIMIT ?"
    )
    return list(dicts(ledger, statement, [matched, *values, limit]))
