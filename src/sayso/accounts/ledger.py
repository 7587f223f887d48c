"""The ledger as a whole: pages go in, and incidents, accounts, statements and reviews are asked for."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from typing import TYPE_CHECKING, Literal, Self, TypeAlias

import sayso
from sayso.accounts import keeping, questions
from sayso.accounts.reprints import grams, put_reprints
from sayso.accounts.scenes import scenes
from sayso.accounts.summary import refresh
from sayso.errors import LedgerError, SaysoError
from sayso.ledger import reviews, store
from sayso.ledger.connection import connect, reading, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from sayso.accounts.questions import Filters, Row
    from sayso.accounts.scenes import Scene
    from sayso.ledger.reviews import Review, Verdict
    from sayso.pages import Source
    from sayso.records import Account, Incident, Page, Story

__all__ = ["Added", "Keep", "Ledger"]

Keep: TypeAlias = Literal["hash", "bytes"]


@dataclasses.dataclass(frozen=True, slots=True)
class Added:
    """What became of one page: its address, and what was done or why it could not be read."""

    path: str
    outcome: store.Outcome | None
    stories: int = 0
    figures: int = 0
    error: str | None = None


class Ledger:
    """A ledger in one SQLite file.

        with sayso.Ledger("karvel.db") as ledger:
            for added in ledger.add("reports/"):
                print(added.path, added.outcome)
            for incident in ledger.incidents(place="Karvel"):
                for account in incident.accounts:
                    print(account.source, account.low, account.high, account.as_of, len(account.reports))

    Args:
        path: The file; it is made where it is missing.
        write: False opens it for questions only, and leaves the file alone.

    Raises:
        LedgerError: The file is damaged, no ledger, of a newer sayso, or cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str], *, write: bool = True) -> None:
        self.path = os.fspath(path)
        self.connection: sqlite3.Connection = connect(self.path, write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def add(
        self,
        *paths: str | os.PathLike[str],
        published: str | None = None,
        attitudes: bool = False,
        keep: Keep = "hash",
    ) -> Iterator[Added]:
        """Read pages into the ledger, each in one transaction; what was given back stands, whatever happens next.

        The same page twice changes nothing. A page that changed becomes a new version of its address, and both are
        kept. A newer sayso reads a page again and takes the place of its own rows; reviews stay.

        Args:
            paths: Files, directories, http(s) addresses, or ``-``.
            published: The pages' own date (YYYY-MM-DD), where they do not tell it.
            attitudes: Whether unuttered wishes, beliefs and plans are kept too.
            keep: ``bytes`` keeps each page's bytes, ``hash`` its SHA-256 and the text alone.

        Raises:
            LedgerError: The ledger cannot be written.
        """
        from sayso.pages import inputs

        options = f"attitudes={attitudes}, published={published or ''}"
        reader = store.Reader(sayso.__version__, _model(), options)
        run: list[int] = []
        for source in inputs([os.fspath(path) for path in paths]):
            try:
                yield self._add(source, reader, run, published=published, attitudes=attitudes, keep=keep)
            except LedgerError:
                raise
            except SaysoError as error:
                yield Added(source.path, None, error=str(error))

    def _add(
        self,
        source: Source,
        reader: store.Reader,
        run: list[int],
        *,
        published: str | None,
        attitudes: bool,
        keep: Keep,
    ) -> Added:
        data, media_type = source.load()
        key = hashlib.sha256(data).hexdigest()
        address = source.path if "://" in source.path or source.path == "-" else os.path.realpath(source.path)
        if store.is_read(self.connection, key, reader) and store.known_address(self.connection, address, key):
            return Added(source.path, "same")
        page = None
        if not store.is_read(self.connection, key, reader):
            page = sayso.read_bytes(data, source.path, media_type=media_type, published=published, attitudes=attitudes)
        prepared = _prepare(page)
        with writing(self.connection, self.path):
            return self._put(source.path, address, key, prepared, reader, run, data if keep == "bytes" else None)

    def add_page(self, page: Page, *, address: str | None = None, data: bytes | None = None) -> Added:
        """Put a page that was read already into the ledger.

        Args:
            page: The page with its records.
            address: Where it was found; its path where this is None.
            data: Its bytes, where they are to be kept.

        Raises:
            LedgerError: The ledger cannot be written.
        """
        reader = store.Reader(sayso.__version__, _model(), "read before")
        prepared = _prepare(page)
        with writing(self.connection, self.path):
            return self._put(page.path, address or page.path, page.id, prepared, reader, [], data)

    def _put(
        self,
        path: str,
        address: str,
        key: str,
        prepared: _Prepared | None,
        reader: store.Reader,
        run: list[int],
        data: bytes | None,
    ) -> Added:
        """Everything that a page changes, inside one transaction; another writer may have been faster."""
        ledger = self.connection
        if prepared is None or store.is_read(ledger, key, reader):
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

    def incidents(self, **filters: str | int | None) -> list[Incident]:
        """The incidents, those that most reports tell of first.

        Args:
            filters: Those of :class:`sayso.accounts.questions.Filters`: ``place``, ``since``, ``until``, ``measure``,
                ``source``, ``kind``, ``limit``.
        """
        with reading(self.connection, self.path):
            return list(questions.incidents(self.connection, _filters(filters)))

    def each_incident(self, **filters: str | int | None) -> Iterator[Incident]:
        """The incidents one by one, for answers that do not fit into memory; ask nothing else meanwhile."""
        with reading(self.connection, self.path):
            yield from questions.incidents(self.connection, _filters(filters))

    def figures(self, **filters: str | int | None) -> Iterator[Row]:
        """Every figure as a row, with people's corrections put in and told; ask nothing else meanwhile."""
        with reading(self.connection, self.path):
            yield from questions.figures(self.connection, _filters(filters))

    def figure(self, key: str) -> Row:
        """One figure as a row of ``figures``.

        Raises:
            LedgerError: There is none of this id.
        """
        row = next(questions.figures(self.connection, questions.Filters(), key), None)
        if row is None:
            raise LedgerError(self.path, f"no figure {key!r}")
        return row

    def reports(self, incident: Incident) -> list[Row]:
        """The reports of an incident: ``story``, ``title``, ``outlet``, ``published``, ``page`` and ``address``."""
        return questions.reports(self.connection, incident)

    def point(self, incident: Incident) -> tuple[float, float] | None:
        """Longitude and latitude of an incident, where its reports' events give one place."""
        return questions.point(self.connection, incident)

    def incident(self, key: str) -> Incident:
        """One incident, by its id or the beginning of it.

        Raises:
            LedgerError: There is none, or several begin so.
        """
        with reading(self.connection, self.path):
            return questions.incident(self.connection, self.path, key)

    def accounts(self, incident: str, **filters: str | int | None) -> tuple[Account, ...]:
        """The accounts of an incident, the deadliest measure and the earliest first; filters as for ``incidents``.

        Raises:
            LedgerError: There is no such incident.
        """
        return questions.narrowed(self.incident(incident).accounts, _filters(filters))

    def timeline(self, **filters: str | int | None) -> list[Row]:
        """What was said when: every account of the incidents that the filters leave, by its first report."""
        with reading(self.connection, self.path):
            return questions.timeline(self.connection, _filters(filters))

    def who(self, name: str, **filters: str | int | None) -> list[Row]:
        """The statements and figures of a source, the latest first; all words of the name must be in the source's."""
        with reading(self.connection, self.path):
            return questions.who(self.connection, name, _filters(filters))

    def search(self, words: str, **filters: str | int | None) -> list[Row]:
        """The statements and figures that hold all the words, the best first; "…" marks a phrase."""
        with reading(self.connection, self.path):
            return questions.search(self.connection, words, _filters(filters))

    def show(self, key: str) -> Row:
        """One row, by its id, with its words in their context, its report and what people say of it.

        Raises:
            LedgerError: There is no such row.
        """
        with reading(self.connection, self.path):
            return questions.show(self.connection, self.path, key)

    def review(
        self,
        record: str,
        verdict: Verdict,
        *,
        who: str,
        field: str | None = None,
        value: str | None = None,
        why: str | None = None,
    ) -> Review:
        """Set down what a person says of a row; the row itself stays as it was read.

        Args:
            record: The id of a figure, attribution, event or incident; for ``undo`` the number of a review.
            verdict: ``confirm``, ``correct`` (with ``field`` and ``value``), ``reject``, or ``undo``.
            who: Who says it.
            field: The column that is corrected.
            value: What it should hold; None empties it.
            why: The reason.

        Raises:
            LedgerError: There is no such row or column, or the value does not fit it.
        """
        with writing(self.connection, self.path):
            return reviews.put(self.connection, self.path, record, verdict, who=who, field=field, value=value, why=why)

    def reviews(self, record: str | None = None) -> list[Review]:
        """The reviews of a row, or all of them, in the order in which they were given; undone ones too."""
        with reading(self.connection, self.path):
            return reviews.of(self.connection, record)

    def bring_back(self, rows: Iterable[dict[str, str]], *, who: str, why: str | None = None) -> list[Review]:
        """Set down as reviews what a person changed in rows that were exported as CSV.

        Raises:
            LedgerError: A row is unknown or a value does not fit its column; then nothing is set down.
        """
        with writing(self.connection, self.path):
            return reviews.bring_back(self.connection, self.path, rows, who=who, why=why)


@dataclasses.dataclass(frozen=True, slots=True)
class _Prepared:
    """A page with what takes long to work out, so that no other writer waits for it."""

    page: Page
    stories: tuple[tuple[Story, frozenset[int], tuple[Scene, ...]], ...]


def _prepare(page: Page | None) -> _Prepared | None:
    if page is None:
        return None
    return _Prepared(page, tuple((story, grams(story), scenes(page, story)) for story in page.stories))


def _filters(filters: dict[str, str | int | None]) -> Filters:
    return questions.Filters(**filters)  # type: ignore[arg-type]


def _model() -> str:
    """What tells one shipped model from another: the hash of its table of contents."""
    from sayso.language.parse import MODEL

    digest = hashlib.sha256()
    for file in sorted(MODEL.glob("*.json")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
