"""What a ledger is asked: incidents, accounts, timelines, sources, words, and single rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.accounts import claims, questions, showing
from sayso.accounts.filters import Filters, narrowed
from sayso.errors import LedgerError
from sayso.ledger import reviews
from sayso.ledger.connection import reading
from sayso.ledger.store import page_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sayso.accounts.filters import Row
    from sayso.ledger.reviews import Review
    from sayso.records import Account, Incident, Page

__all__ = ["Answers"]


class Answers:
    """The questions to a ledger; :class:`sayso.Ledger` opens the file and puts pages and reviews into it.

    Filters are those of :class:`sayso.accounts.filters.Filters`, by their names: ``place``, ``since``, ``until``,
    ``measure``, ``source``, ``type``, ``kind``, ``limit``.
    """

    path: str
    connection: sqlite3.Connection

    def incidents(self, **filters: str | int | None) -> list[Incident]:
        """The incidents, those that most reports tell of first."""
        with reading(self.connection, self.path):
            return list(questions.incidents(self.connection, _filters(filters)))

    def each_incident(self, **filters: str | int | None) -> Iterator[Incident]:
        """The incidents one by one, for answers that do not fit into memory; ask nothing else meanwhile."""
        with reading(self.connection, self.path):
            yield from questions.incidents(self.connection, _filters(filters))

    def figures(self, **filters: str | int | None) -> Iterator[Row]:
        """Every figure as a row, with people's corrections put in and told; ask nothing else meanwhile."""
        with reading(self.connection, self.path):
            yield from showing.figures(self.connection, _filters(filters))

    def figure(self, key: str) -> Row:
        """One figure as a row of ``figures``.

        Raises:
            LedgerError: There is none of this id.
        """
        row = next(showing.figures(self.connection, Filters(), key), None)
        if row is None:
            raise LedgerError(self.path, f"no figure {key!r}")
        return row

    def reports(self, incident: Incident) -> list[Row]:
        """The reports of an incident: ``story``, ``title``, ``outlet``, ``published``, ``page`` and ``address``."""
        return showing.reports(self.connection, incident)

    def incident(self, key: str) -> Incident:
        """One incident, by its id or the beginning of it.

        Raises:
            LedgerError: There is none, or several begin so.
        """
        with reading(self.connection, self.path):
            return questions.incident(self.connection, self.path, key)

    def accounts(self, incident: str, **filters: str | int | None) -> tuple[Account, ...]:
        """The accounts of an incident, the deadliest measure and the earliest first.

        Raises:
            LedgerError: There is no such incident.
        """
        found = self.incident(incident)
        return narrowed(found.accounts, _filters(filters), found.place)

    def timeline(self, **filters: str | int | None) -> list[Row]:
        """What was said when: every account of the incidents that the filters leave, by its first report."""
        with reading(self.connection, self.path):
            return questions.timeline(self.connection, _filters(filters))

    def who(self, name: str, **filters: str | int | None) -> list[Row]:
        """The statements and figures of a source, the latest first; all words of the name must be in the source's.

        ``source`` narrows them to those whose source is given by these words too.
        """
        with reading(self.connection, self.path):
            return claims.who(self.connection, name, _filters(filters))

    def search(self, words: str, **filters: str | int | None) -> list[Row]:
        """The statements and figures that hold all the words, the best first; "…" marks a phrase."""
        with reading(self.connection, self.path):
            return claims.search(self.connection, words, _filters(filters))

    def show(self, key: str, **filters: str | int | None) -> Row:
        """One row, by its id or the beginning of it, with its words in their context, its report and its reviews.

        Filters narrow the accounts of an incident.

        Raises:
            LedgerError: There is no such row, or filters are given for another row than an incident.
        """
        with reading(self.connection, self.path):
            return showing.show(self.connection, self.path, key, _filters(filters))

    def reviews(self, record: str | None = None) -> list[Review]:
        """The reviews of a row, or all of them, in the order in which they were given; undone ones too."""
        with reading(self.connection, self.path):
            return reviews.of(self.connection, record)

    def page(self, key: str) -> Page:
        """A page as it was read, with all its records, by its id or that of one of its stories.

        Raises:
            LedgerError: There is no such page.
        """
        with reading(self.connection, self.path):
            found = page_of(self.connection, key)
        if found is None:
            raise LedgerError(self.path, f"no page {key!r}")
        return found


def _filters(filters: dict[str, str | int | None]) -> Filters:
    return Filters(**filters)  # type: ignore[arg-type]
