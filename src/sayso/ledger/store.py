"""Pages into the ledger: each with its versions, the run that read it, and a row for every record."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from sayso.ledger.loading import dump, load
from sayso.ledger.rows import story_rows
from sayso.records import Page

if TYPE_CHECKING:
    import sqlite3

__all__ = [
    "Outcome",
    "Reader",
    "begin_run",
    "has_bytes",
    "is_read",
    "keep_bytes",
    "known_address",
    "page_of",
    "put_address",
    "put_page",
]

_STORY = "id, page, number, title, outlet, byline, dateline, published, published_from, language, run, record"

Outcome: TypeAlias = Literal["added", "changed", "read again", "same"]
"""What adding a page did: a new address, a new version of one, a newer reading of a known page, or nothing."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reader:
    """What reads a page: the same reader finds the same records in the same bytes."""

    version: str
    model: str
    options: str


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def begin_run(ledger: sqlite3.Connection, reader: Reader) -> int:
    """Note a run, and give its number."""
    made = ledger.execute(
        "INSERT INTO run (version, model, options, started) VALUES (?, ?, ?, ?)",
        (reader.version, reader.model, reader.options, now()),
    )
    return int(made.lastrowid or 0)


def is_read(ledger: sqlite3.Connection, page: str, reader: Reader) -> bool:
    """Whether a page with these bytes was read by the same reader already."""
    row = ledger.execute(
        "SELECT 1 FROM page JOIN run ON run.id = page.run "
        "WHERE page.id = ? AND version = ? AND model = ? AND options = ?",
        (page, reader.version, reader.model, reader.options),
    ).fetchone()
    return row is not None


def has_bytes(ledger: sqlite3.Connection, page: str) -> bool:
    """Whether a page's bytes are kept."""
    return ledger.execute("SELECT 1 FROM page WHERE id = ? AND bytes IS NOT NULL", (page,)).fetchone() is not None


def keep_bytes(ledger: sqlite3.Connection, page: str, data: bytes | None) -> None:
    """Keep the bytes of a page that is there already; None leaves it as it is."""
    ledger.execute("UPDATE page SET bytes = coalesce(bytes, ?) WHERE id = ?", (data, page))


def known_address(ledger: sqlite3.Connection, address: str, page: str) -> bool:
    """Whether the newest version of an address is this page."""
    statement = "SELECT page FROM address WHERE address = ? ORDER BY version DESC LIMIT 1"
    return bool(ledger.execute(statement, (address,)).fetchone() == (page,))


def put_address(ledger: sqlite3.Connection, address: str, page: str) -> bool:
    """Note that an address held a page; whether it held another one before."""
    version = ledger.execute("SELECT max(version) FROM address WHERE address = ?", (address,)).fetchone()[0] or 0
    if not known_address(ledger, address, page):
        ledger.execute("INSERT INTO address VALUES (?, ?, ?, ?)", (address, version + 1, page, now()))
    return bool(version)


def put_page(ledger: sqlite3.Connection, page: Page, run: int, data: bytes | None) -> bool:
    """Store a page and everything read in it, in place of what an earlier run read; whether there was an earlier one.

    Args:
        ledger: A connection inside a transaction.
        page: The page, read.
        run: The number of the run that read it.
        data: The page's bytes, where they are to be kept.
    """
    earlier = ledger.execute("SELECT 1 FROM page WHERE id = ?", (page.id,)).fetchone() is not None
    if earlier:
        ledger.execute(
            "INSERT OR REPLACE INTO superseded SELECT id, page, run, ?, record FROM story WHERE page = ?",
            (run, page.id),
        )
        ledger.execute("DELETE FROM story WHERE page = ?", (page.id,))
        ledger.execute("UPDATE page SET run = ?, bytes = coalesce(?, bytes) WHERE id = ?", (run, data, page.id))
    else:
        row = (page.id, page.media_type, page.text, data, run, now(), page.path)
        ledger.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for number, story in enumerate(page.stories):
        told = (story.outlet, story.byline, story.dateline, story.published, story.published_from, story.language)
        title = story.title.text if story.title else None
        values = (story.id, page.id, number, title, *told, run, dump(story))
        ledger.execute(f"INSERT INTO story ({_STORY}) VALUES ({_marks(len(values))})", values)  # noqa: S608
        for table, columns, rows in story_rows(page, story):
            statement = f"INSERT INTO {table} ({columns}) VALUES ({_marks(columns.count(',') + 1)})"  # noqa: S608
            ledger.executemany(statement, rows)
    return earlier


def page_of(ledger: sqlite3.Connection, key: str) -> Page | None:
    """A page as it was read, by its id or by the id of one of its stories."""
    statement = (
        "SELECT id, path, media_type, text FROM page WHERE id = coalesce((SELECT page FROM story WHERE id = ?1), ?1)"
    )
    row = ledger.execute(statement, (key,)).fetchone()
    if row is None:
        return None
    number, path, media_type, text = row
    told = ledger.execute("SELECT record FROM story WHERE page = ? ORDER BY number", (number,))
    return Page(number, path or "", media_type, text, tuple(load(record) for (record,) in told))


def _marks(count: int) -> str:
    return ", ".join("?" * count)
