"""The ledger as a whole: a file that pages and reviews go into, and that is asked (:mod:`sayso.accounts.answers`)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from sayso.accounts import adding, keeping, summary
from sayso.accounts.answers import Answers
from sayso.ledger import reviews
from sayso.ledger.connection import connect, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from sayso.accounts.adding import Added, Keep
    from sayso.ledger.reviews import Review, Verdict
    from sayso.records import Page

__all__ = ["Ledger"]


class Ledger(Answers):
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
        self.connection = connect(self.path, write=write)

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
        names = [os.fspath(path) for path in paths]
        return adding.add(self.connection, self.path, names, published=published, attitudes=attitudes, keep=keep)

    def add_page(self, page: Page, *, address: str | None = None, data: bytes | None = None) -> Added:
        """Put a page that was read already into the ledger.

        Args:
            page: The page with its records.
            address: Where it was found; its path where this is None.
            data: Its bytes, where they are to be kept.

        Raises:
            LedgerError: The ledger cannot be written.
        """
        return adding.add_page(self.connection, self.path, page, address, data)

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

        The accounts of its incident follow: a figure that is rejected leaves them, a corrected one counts as corrected.

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
            made = reviews.put(self.connection, self.path, record, verdict, who=who, field=field, value=value, why=why)
            summary.refresh(self.connection, keeping.of_records(self.connection, [made.record]))
        return made

    def bring_back(self, rows: Iterable[dict[str, str]], *, who: str, why: str | None = None) -> list[Review]:
        """Set down as reviews what a person changed in rows that were exported as CSV.

        Raises:
            LedgerError: A row is unknown or a value does not fit its column; then nothing is set down.
        """
        with writing(self.connection, self.path):
            made = reviews.bring_back(self.connection, self.path, rows, who=who, why=why)
            summary.refresh(self.connection, keeping.of_records(self.connection, [one.record for one in made]))
        return made
