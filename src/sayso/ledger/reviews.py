"""What people say of rows: confirmed, corrected, rejected; beside the row, with who, when and why, never over it."""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING, Literal, TypeAlias

from sayso.errors import LedgerError
from sayso.ledger.ids import whole_id
from sayso.ledger.store import now
from sayso.records import Bound, Kind, Measure, Stance

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

__all__ = [
    "EDITABLE",
    "Review",
    "Verdict",
    "apply",
    "bring_back",
    "of",
    "put",
    "standing",
    "standing_among",
    "table_of",
]

Verdict: TypeAlias = Literal["confirm", "correct", "reject", "undo"]

EDITABLE: dict[str, tuple[str, ...]] = {
    "figure": (
        *("measure", "detail", "bound", "low", "high", "population", "source", "place", "date", "since"),
        *("cumulative", "earlier", "rising"),
    ),
    "attribution": ("source", "cue", "kind", "stance"),
    "event": ("type", "mode", "status", "place", "date"),
    "incident": ("what", "type", "place", "date"),
}
"""The columns of each table that a person may correct."""

_NUMBERS = {"low", "high"}
_FLAGS = {"cumulative", "earlier", "rising"}
_VALUES = {
    "measure": typing.get_args(Measure),
    "bound": typing.get_args(Bound),
    "kind": typing.get_args(Kind),
    "stance": typing.get_args(Stance),
}
_YES = {"yes": "1", "no": "0", "true": "1", "false": "0", "1": "1", "0": "0"}


@dataclasses.dataclass(frozen=True, slots=True)
class Review:
    """One verdict of one person on one row; ``undoes`` is the number of the review that it takes back."""

    id: int
    record: str
    verdict: Verdict
    field: str | None
    value: str | None
    who: str
    at: str
    why: str | None
    undoes: int | None


def put(
    ledger: sqlite3.Connection,
    path: str,
    record: str,
    verdict: Verdict,
    *,
    who: str,
    field: str | None = None,
    value: str | None = None,
    why: str | None = None,
) -> Review:
    """Set down a review; see :meth:`sayso.Ledger.review`.

    Raises:
        LedgerError: There is no such row, review or column, or the value does not fit the column.
    """
    if not who.strip():
        raise LedgerError(path, "a review needs a name")
    undoes = None
    if verdict == "undo":
        undone = _undone(ledger, path, record)
        record, undoes = undone.record, undone.id
    else:
        record = whole_id(ledger, path, record)
        table = table_of(record)
        if table is None:
            raise LedgerError(path, f"no row {record!r} to review")
        if (verdict == "correct") != (field is not None):
            raise LedgerError(path, "a correction needs a field, and only a correction has one")
        value = _fitting(path, table, field, value) if field else None
    made = ledger.execute(
        "INSERT INTO review (record, verdict, field, value, who, at, why, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (record, verdict, field, value, who.strip(), now(), why, undoes),
    )
    return _one(ledger, int(made.lastrowid or 0))


def of(ledger: sqlite3.Connection, record: str | None = None) -> list[Review]:
    """The reviews of a row, or all, in the order in which they were given."""
    if record is None:
        return [Review(*row) for row in ledger.execute("SELECT * FROM review ORDER BY id")]
    return [Review(*row) for row in ledger.execute("SELECT * FROM review WHERE record = ? ORDER BY id", (record,))]


def standing(ledger: sqlite3.Connection, record: str) -> list[Review]:
    """The reviews of a row that nobody took back."""
    return [Review(*row) for row in ledger.execute("SELECT * FROM reviewed WHERE record = ? ORDER BY id", (record,))]


def standing_among(ledger: sqlite3.Connection, records: Iterable[str]) -> dict[str, list[Review]]:
    """The standing reviews of each of some rows that has any."""
    if ledger.execute("SELECT 1 FROM review LIMIT 1").fetchone() is None:
        return {}
    found = {record: standing(ledger, record) for record in records}
    return {record: reviews for record, reviews in found.items() if reviews}


def apply(row: dict[str, object], reviews: Iterable[Review]) -> dict[str, object]:
    """A row with its corrections put in, and with what was done in ``verdict`` and ``reviewed``."""
    made = dict(row)
    notes = []
    verdict = ""
    for review in reviews:
        if review.verdict == "correct" and review.field:
            notes.append(f"{review.field} corrected by {review.who}, read as {_told(row.get(review.field))}")
            made[review.field] = _typed(review.field, review.value)
        else:
            verdict = review.verdict
            notes.append(f"{review.verdict}ed by {review.who}")
    return made | {"verdict": verdict, "reviewed": "; ".join(notes)}


def bring_back(
    ledger: sqlite3.Connection, path: str, rows: Iterable[dict[str, str]], *, who: str, why: str | None = None
) -> list[Review]:
    """Set down as reviews the cells of exported rows that differ from what the ledger holds.

    Raises:
        LedgerError: A row is unknown or a cell does not fit its column.
    """
    made = []
    for row in rows:
        record = row.get("id") or ""
        table = table_of(record)
        if table is None:
            raise LedgerError(path, f"no row {record!r} to review")
        held = current(ledger, path, record)
        for field in EDITABLE[table]:
            if field in row and _cell(row[field], field) != _cell(held[field], field):
                cell = _cell(row[field], field) or None
                made.append(put(ledger, path, record, "correct", who=who, field=field, value=cell, why=why))
        verdict = (row.get("verdict") or "").strip()
        if verdict and verdict != held["verdict"]:
            if verdict not in {"confirm", "reject"}:
                raise LedgerError(path, f"{record}: {verdict!r} is no verdict: there are confirm, reject")
            made.append(put(ledger, path, record, verdict, who=who, why=why))  # type: ignore[arg-type]
    return made


def current(ledger: sqlite3.Connection, path: str, record: str) -> dict[str, object]:
    """A row as it stands with its corrections.

    Raises:
        LedgerError: There is no such row.
    """
    table = table_of(record)
    found = ledger.execute(f"SELECT * FROM {table} WHERE id = ?", (record,)) if table else None  # noqa: S608
    row = found.fetchone() if found else None
    if found is None or row is None:
        raise LedgerError(path, f"no row {record!r}")
    names = [column[0] for column in found.description]
    return apply(dict(zip(names, row, strict=True)), standing(ledger, record))


def table_of(record: str) -> str | None:
    """The table that a row's id belongs to, where its rows can be reviewed."""
    kind = record.partition("-")[0]
    return kind if kind in EDITABLE else None


def _fitting(path: str, table: str, field: str, value: str | None) -> str | None:
    """The value as the column holds it.

    Raises:
        LedgerError: The table has no such column to correct, or the value does not fit.
    """
    if field not in EDITABLE[table]:
        raise LedgerError(path, f"no field {field!r} to correct: there are {', '.join(EDITABLE[table])}")
    allowed = _VALUES.get(field)
    if value is None or not value.strip():
        if allowed:
            raise LedgerError(path, f"{field} cannot be empty")
        return None
    cell = _cell(value, field)
    if field in _NUMBERS and not cell.isdecimal():
        raise LedgerError(path, f"{value!r} is no whole number, so no {field}")
    if allowed and cell not in allowed:
        raise LedgerError(path, f"{value!r} is no {field}: there are {', '.join(allowed)}")
    return cell


def _cell(value: object, field: str) -> str:
    """A value as a spreadsheet's cell gives it back: no guard against formulas, no commas, yes and no as 1 and 0."""
    cell = "" if value is None else str(value).strip().removeprefix("'")
    if field in _NUMBERS:
        return cell.replace(",", "").removesuffix(".0")
    return _YES.get(cell.casefold(), cell) if field in _FLAGS else cell


def _typed(field: str, value: str | None) -> object:
    return int(value) if value is not None and field in _NUMBERS | _FLAGS else value


def _told(value: object) -> str:
    return "nothing" if value is None else repr(value)


def _undone(ledger: sqlite3.Connection, path: str, number: str) -> Review:
    row = ledger.execute("SELECT * FROM reviewed WHERE id = ?", (number,)).fetchone() if number.isdecimal() else None
    if row is None:
        raise LedgerError(path, f"no standing review {number!r} to undo")
    return Review(*row)


def _one(ledger: sqlite3.Connection, number: int) -> Review:
    return Review(*ledger.execute("SELECT * FROM review WHERE id = ?", (number,)).fetchone())
