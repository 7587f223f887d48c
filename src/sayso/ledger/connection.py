"""The file of a ledger: opened, brought up to date, and refused with one line where it is none."""

from __future__ import annotations

import contextlib
import os
import pathlib
import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import quote

from sayso.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["APPLICATION", "connect", "reading", "writing"]

APPLICATION = 0x53617973
"""``PRAGMA application_id`` of a ledger ("Says"), by which SQLite's own ``file`` entry and we tell it."""

_PATIENCE = 60.0
"""Seconds for which a writer waits for another."""

_CACHE = 65_536
"""KiB of pages that a connection may hold; SQLite's own 2 MiB are read again and again in a ledger of gigabytes."""

_MIGRATIONS = pathlib.Path(__file__).with_name("migrations")


def connect(path: str, *, write: bool) -> sqlite3.Connection:
    """Open a ledger.

    Args:
        path: The file; it is made where it is missing and ``write`` is true.
        write: Whether rows will be added; a ledger that is only asked may lie on a read-only disk.

    Raises:
        LedgerError: The file is missing, damaged, read-only where it is to be written, of a newer sayso, or no ledger.
    """
    with refusals(path):
        return _connect(path, write=write)


@contextlib.contextmanager
def refusals(path: str) -> Iterator[None]:
    """Every fault of SQLite's as one line about the file.

    Raises:
        LedgerError: There was one.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise LedgerError(path, _why(error)) from None


def _connect(path: str, *, write: bool) -> sqlite3.Connection:
    file = pathlib.Path(path)
    if file.is_dir():
        raise LedgerError(path, "a directory, no ledger")
    if not write and not file.exists():
        raise LedgerError(path, "no such ledger; `sayso add` makes one")
    if write and not file.parent.is_dir():
        raise LedgerError(path, "no such directory")
    if write and file.exists() and not os.access(file, os.W_OK):
        raise LedgerError(path, "cannot be written: the file is read-only")
    found = _open(file, "rwc" if write else "ro")
    try:
        if not write:
            found = _readable(found, file)
        found.execute("PRAGMA foreign_keys = ON")
        found.execute(f"PRAGMA cache_size = -{_CACHE}")
        _check(found, path, write=write)
        if write:
            _prepare(found, path)
        return found
    except BaseException:
        found.close()
        raise


def _open(file: pathlib.Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(file.absolute()))}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _readable(found: sqlite3.Connection, file: pathlib.Path) -> sqlite3.Connection:
    """The connection, or one that takes the file for unchanging: a log cannot be made beside it on a read-only disk."""
    try:
        found.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        found.close()
        return _open(file, "ro&immutable=1")
    return found


def _check(found: sqlite3.Connection, path: str, *, write: bool) -> None:
    application = found.execute("PRAGMA application_id").fetchone()[0]
    empty = found.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION and not (empty and write):
        raise LedgerError(
            path, "an SQLite file that is no ledger of sayso's" if not empty else "an empty file, no ledger"
        )
    version = found.execute("PRAGMA user_version").fetchone()[0]
    if version > len(_steps()):
        raise LedgerError(path, f"made by a newer sayso (layout {version}, this one knows {len(_steps())})")
    if version < len(_steps()) and not write:
        raise LedgerError(path, "made by an older sayso; `sayso add` brings it up to date")


def _steps() -> list[pathlib.Path]:
    return sorted(_MIGRATIONS.glob("*.sql"))


def _prepare(found: sqlite3.Connection, path: str) -> None:
    if found.execute("PRAGMA user_version").fetchone()[0] < len(_steps()):
        _migrate(found)
    if found.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise LedgerError(path, "lies on a disk without shared memory, where a ledger cannot be written")
    found.execute("PRAGMA synchronous = FULL")


def _migrate(found: sqlite3.Connection) -> None:
    """Bring the file up to date, one step a transaction; whoever comes second finds it done."""
    for number, step in enumerate(_steps(), 1):
        found.execute("BEGIN IMMEDIATE")
        try:
            if found.execute("PRAGMA user_version").fetchone()[0] < number:
                for statement in _statements(step.read_text(encoding="utf-8")):
                    found.execute(statement)
                found.execute(f"PRAGMA application_id = {APPLICATION}")
                found.execute(f"PRAGMA user_version = {number}")
            found.execute("COMMIT")
        except BaseException:
            found.execute("ROLLBACK")
            raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; ``executescript`` would commit between them."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


@contextlib.contextmanager
def writing(found: sqlite3.Connection, path: str) -> Iterator[None]:
    """One transaction that waits for other writers first; all of it or nothing.

    Raises:
        LedgerError: The file cannot be written.
    """
    with refusals(path):
        found.execute("BEGIN IMMEDIATE")
        try:
            yield
            found.execute("COMMIT")
        except BaseException:
            if found.in_transaction:
                found.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def reading(found: sqlite3.Connection, path: str) -> Iterator[None]:
    """One state of the ledger for several questions, whatever is written meanwhile."""
    with refusals(path):
        found.execute("BEGIN")
        try:
            yield
        finally:
            with contextlib.suppress(sqlite3.ProgrammingError):  # the ledger was closed before the answer was used up
                if found.in_transaction:
                    found.execute("ROLLBACK")


def _why(error: sqlite3.DatabaseError) -> str:
    name = str(getattr(error, "sqlite_errorname", "") or "")
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return "cannot be written"
    if name.startswith("SQLITE_CANTOPEN"):
        return "cannot be opened"
    if name.startswith("SQLITE_NOTADB"):
        return "no SQLite file, so no ledger"
    if name.startswith("SQLITE_CORRUPT"):
        return "damaged: cut short or overwritten"
    if name.startswith("SQLITE_BUSY"):
        return f"kept busy by another program for more than {_PATIENCE:.0f} seconds"
    if name.startswith("SQLITE_FULL"):
        return "the disk is full"
    return f"SQLite says: {error}"
