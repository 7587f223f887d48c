"""Pages into a ledger: read, put into scenes, incidents and reprints, and stored, each in one transaction."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from typing import TYPE_CHECKING, Literal, TypeAlias

import sayso
from sayso.accounts import keeping
from sayso.accounts.reprints import grams, put_reprints
from sayso.accounts.scenes import scenes
from sayso.accounts.summary import refresh
from sayso.errors import LedgerError, SaysoError
from sayso.ledger import store
from sayso.ledger.connection import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from sayso.accounts.scenes import Scene
    from sayso.pages import Source
    from sayso.records import Page, Story

__all__ = ["Added", "Keep", "Prepared", "add", "add_page", "prepare", "put"]

Keep: TypeAlias = Literal["hash", "bytes"]
"""What is kept of a page beside its text: the SHA-256 of its bytes, or the bytes."""


@dataclasses.dataclass(frozen=True, slots=True)
class Added:
    """What became of one page: its address, and what was done or why it could not be read."""

    path: str
    outcome: store.Outcome | None
    stories: int = 0
    figures: int = 0
    error: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Prepared:
    """A page with what takes long to work out, so that no other writer waits for it."""

    page: Page
    stories: tuple[tuple[Story, frozenset[int], tuple[Scene, ...]], ...]


def prepare(page: Page) -> Prepared:
    """A page with its runs of words and its scenes."""
    return Prepared(page, tuple((story, grams(story), scenes(page, story)) for story in page.stories))


def add(
    ledger: sqlite3.Connection,
    path: str,
    paths: Sequence[str],
    *,
    published: str | None,
    attitudes: bool,
    keep: Keep,
) -> Iterator[Added]:
    """Read pages into a ledger; see :meth:`sayso.Ledger.add`.

    Raises:
        LedgerError: The ledger cannot be written.
    """
    from sayso.pages import inputs

    reader = store.Reader(sayso.__version__, _model(), f"attitudes={attitudes}, published={published or ''}")
    run: list[int] = []
    for source in inputs(paths):
        try:
            data, media_type = source.load()
            key = hashlib.sha256(data).hexdigest()
            address = _address(source)
            kept = keep != "bytes" or store.has_bytes(ledger, key)
            if kept and store.is_read(ledger, key, reader) and store.known_address(ledger, address, key):
                yield Added(source.path, "same")
                continue
            prepared = None
            if not store.is_read(ledger, key, reader):
                page = sayso.read_bytes(
                    data, source.path, media_type=media_type, published=published, attitudes=attitudes
                )
                prepared = prepare(page)
            with writing(ledger, path):
                added = put(ledger, source.path, address, key, prepared, reader, run, data if keep == "bytes" else None)
            yield added
        except LedgerError:
            raise
        except SaysoError as error:
            yield Added(source.path, None, error=str(error))


def add_page(ledger: sqlite3.Connection, path: str, page: Page, address: str | None, data: bytes | None) -> Added:
    """Put a page that was read already into a ledger; see :meth:`sayso.Ledger.add_page`.

    Raises:
        LedgerError: The ledger cannot be written.
    """
    reader = store.Reader(sayso.__version__, _model(), "read before")
    prepared = prepare(page)
    with writing(ledger, path):
        return put(ledger, page.path, address or page.path, page.id, prepared, reader, [], data)


def put(
    ledger: sqlite3.Connection,
    path: str,
    address: str,
    key: str,
    prepared: Prepared | None,
    reader: store.Reader,
    run: list[int],
    data: bytes | None,
) -> Added:
    """Everything that a page changes, inside one transaction; another writer may have been faster.

    Args:
        ledger: A connection inside a transaction.
        path: The page as the user named it.
        address: Where it was found, the same from every folder.
        key: The SHA-256 of its bytes.
        prepared: What was read in it; None where the same reader has read it before.
        reader: Who read it.
        run: The number of the run, which is noted with its first page.
        data: The page's bytes, where they are to be kept.
    """
    if prepared is None or store.is_read(ledger, key, reader):
        store.keep_bytes(ledger, key, data)
        known = store.known_address(ledger, address, key)
        changed = store.put_address(ledger, address, key)
        return Added(path, "same" if known else "changed" if changed else "added")
    if not run or ledger.execute("SELECT 1 FROM run WHERE id = ?", (run[0],)).fetchone() is None:
        run[:] = [store.begin_run(ledger, reader)]
    page = prepared.page
    touched = keeping.take_out(ledger, key)
    again = store.put_page(ledger, page, run[0], data)
    known = store.known_address(ledger, address, key)
    changed = store.put_address(ledger, address, key)
    for story, runs, found in prepared.stories:
        copies = put_reprints(ledger, story, runs)
        touched |= keeping.put_scenes(ledger, found)
        touched |= {home for copy in copies for home in keeping.of_story(ledger, copy.origin)}
    refresh(ledger, touched)
    outcome: store.Outcome = "read again" if again and known else "changed" if changed else "added"
    return Added(path, outcome, len(page.stories), sum(len(story.figures) for story in page.stories))


def _address(source: Source) -> str:
    return source.path if "://" in source.path or source.path == "-" else os.path.realpath(source.path)


def _model() -> str:
    """What tells one shipped model from another: the hash of its table of contents."""
    from sayso.language.parse import MODEL

    digest = hashlib.sha256()
    for file in sorted(MODEL.glob("*.json")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
