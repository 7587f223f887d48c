"""Single rows of a ledger with their report: figures to be exported, and any row with its words in context."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import TYPE_CHECKING

from sayso.accounts.filters import Filters, Row, dicts, names_source, narrowed_incident, where
from sayso.accounts.questions import incident
from sayso.errors import LedgerError
from sayso.ledger.ids import whole_id
from sayso.ledger.reviews import apply, standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sayso.records import Incident

__all__ = ["figures", "link", "reports", "show"]

_AROUND = 240
_AFFIX = 60
"""Characters before and behind a figure's words that an annotation quotes to find them again."""


def figures(ledger: sqlite3.Connection, filters: Filters, key: str | None = None) -> Iterator[Row]:
    """The figures that the filters leave, in the order of their reports' dates, with what people say of them.

    ``prefix`` and ``suffix`` are the characters around the words, as a text quotation selector wants them.
    """
    clause, values = where(filters)
    chosen = f"WHERE scene.incident IN (SELECT id FROM incident WHERE {clause}) " if values else ""  # noqa: S608
    statement = (
        "SELECT figure.*, scene.incident, event.type, event.mode, alias.source AS same_source, story.title, "  # noqa: S608
        f"story.outlet, story.published, story.page, substr(text, max(figure.start - {_AFFIX}, 0) + 1, "
        f'min(figure.start, {_AFFIX})) AS prefix, substr(text, figure."end" + 1, {_AFFIX}) AS suffix '
        "FROM figure JOIN story ON story.id = figure.story JOIN page ON page.id = story.page "
        "LEFT JOIN scene ON scene.id = figure.scene LEFT JOIN event ON event.id = figure.event "
        "LEFT JOIN alias ON alias.incident = scene.incident AND alias.name = figure.source "
        f"{chosen}ORDER BY story.published, story.id, figure.start, figure.id"
    )
    if key:
        statement = statement.replace("ORDER BY", "WHERE figure.id = ? ORDER BY")
        values = [key]
    for row in dicts(ledger, statement, values):
        made = apply(row, standing(ledger, str(row["id"])))
        if not _left(made, filters):
            continue
        address = _address(ledger, str(row["page"]))
        yield made | {"address": address, "link": link(address, row["start"], row["end"])}


def _left(row: Row, filters: Filters) -> bool:
    """Whether the filters leave a figure, of an incident that they leave."""
    return (
        (not filters.measure or row["measure"] == filters.measure)
        and names_source(filters, [row["source"], row.pop("same_source")])
        and (not filters.types or bool({*filters.types} & {row["type"], row["mode"]}))
    )


def reports(ledger: sqlite3.Connection, found: Incident) -> list[Row]:
    """The reports of an incident: story, title, outlet, day and address."""
    statement = "SELECT id AS story, title, outlet, published, page FROM story WHERE id = ?"
    rows = [row for story in found.reports for row in dicts(ledger, statement, [story])]
    return [row | {"address": _address(ledger, str(row["page"]))} for row in rows]


def show(ledger: sqlite3.Connection, path: str, beginning: str, filters: Filters) -> Row:
    """A row with its words in context, its report, the run that read it, and its reviews.

    Of an incident, the filters narrow the accounts, and how these stand to one another.

    Raises:
        LedgerError: There is no such row, or it has no accounts to be narrowed.
    """
    key = whole_id(ledger, path, beginning)
    kind = key.partition("-")[0]
    if kind == "incident":
        found = narrowed_incident(incident(ledger, path, key), filters)
        return {"kind": kind, **dataclasses.asdict(found), "reviews": _reviews(ledger, key)}
    if filters != Filters():
        raise LedgerError(path, f"only an incident has accounts that filters narrow; {key} has none")
    row = next(dicts(ledger, f"SELECT * FROM {kind} WHERE id = ?", [key]))  # noqa: S608
    row.pop("record", None)
    story = row if kind == "story" else next(dicts(ledger, "SELECT * FROM story WHERE id = ?", [str(row["story"])]))
    page = next(dicts(ledger, "SELECT * FROM page WHERE id = ?", [str(story["page"])]))
    address = _address(ledger, str(page["id"]))
    run = next(dicts(ledger, "SELECT version, model, options, started FROM run WHERE id = ?", [str(story["run"])]))
    made: Row = {"kind": kind, **row}
    if kind == "figure":
        made["incident"] = (
            ledger.execute("SELECT incident FROM scene WHERE id = ?", (row["scene"],)).fetchone() or [None]
        )[0]
    if isinstance(row.get("start"), int) and isinstance(row.get("end"), int):
        made |= _around(str(page["text"]), int(str(row["start"])), int(str(row["end"])))
    made |= {name: story[name] for name in ("title", "outlet", "published", "published_from", "page")}
    return made | {
        "address": address,
        "link": link(address, row.get("start"), row.get("end")),
        "read_by": run,
        "reviews": _reviews(ledger, key),
    }


def link(address: str, start: object, end: object) -> str:
    """Where a row's words stand: the address with their characters as RFC 5147 writes them (``#char=10,20``)."""
    whole = address if "://" in address or not address.startswith("/") else pathlib.Path(address).as_uri()
    return f"{whole}#char={start},{end}" if start is not None and end is not None else whole


def _around(text: str, start: int, end: int) -> Row:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return {"before": before, "words": text[start:end], "after": after}


def _address(ledger: sqlite3.Connection, page: str) -> str:
    row = ledger.execute(
        "SELECT address FROM address WHERE page = ? ORDER BY added, address LIMIT 1", (page,)
    ).fetchone()
    return str(row[0]) if row else page


def _reviews(ledger: sqlite3.Connection, key: str) -> list[Row]:
    return list(dicts(ledger, "SELECT * FROM review WHERE record = ? ORDER BY id", [key]))
