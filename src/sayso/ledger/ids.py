"""Ids of rows: which table holds one, and the row that the beginning of an id is enough for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import LedgerError

if TYPE_CHECKING:
    import sqlite3

__all__ = ["KINDS", "whole_id"]

KINDS = ("figure", "attribution", "event", "story", "incident")
"""The tables whose rows have ids, which begin with the table's name."""


def whole_id(ledger: sqlite3.Connection, path: str, key: str) -> str:
    """The id of a row by the id or the beginning of it.

    Raises:
        LedgerError: There is no such row, or several begin so.
    """
    kind, hyphen, _ = key.partition("-")
    if kind not in KINDS or not hyphen:
        raise LedgerError(path, f"no row {key!r}: ids begin with {', '.join(f'{k}-' for k in KINDS)}")
    rows = ledger.execute(
        f"SELECT id FROM {kind} WHERE id >= ? AND id < ? LIMIT 2",  # noqa: S608
        (key, key + "\U0010ffff"),
    ).fetchall()
    if len(rows) != 1 and (key,) not in rows:
        raise LedgerError(path, f"no row {key!r}" if not rows else f"several rows begin with {key!r}")
    return key if (key,) in rows else str(rows[0][0])
