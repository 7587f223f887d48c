"""What a ledger is asked: incidents, timelines, sources, words, and any row in its context."""

from __future__ import annotations

import dataclasses
import pathlib
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from sayso.accounts.context import name_key, place_key
from sayso.accounts.summary import from_row
from sayso.accounts.telling import source_key
from sayso.errors import LedgerError
from sayso.ledger.reviews import apply, standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from sayso.records import Account, Incident

__all__ = [
    "Filters",
    "Row",
    "figures",
    "incident",
    "incidents",
    "link",
    "narrowed",
    "point",
    "reports",
    "search",
    "show",
    "timeline",
    "who",
]

Row: TypeAlias = dict[str, object]

_AROUND = 240
_AFFIX = 60
"""Characters before and behind a figure's words that an annotation quotes to find them again."""

_BATCH = 500
_NEWEST = 5_000
"""Hits that are ranked, the newest; a word that stands in more of them tells little."""


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed to; None leaves it open.

    Args:
        place: A place that reports of the incident name, in any of its usual spellings.
        since: The first day (YYYY-MM-DD).
        until: The last day.
        measure: killed, injured, missing, captured, displaced ...
        source: Words of the source's name.
        kind: For incidents event, total or war; for rows figure or attribution.
        limit: How many at most.
    """

    place: str | None = None
    since: str | None = None
    until: str | None = None
    measure: str | None = None
    source: str | None = None
    kind: str | None = None
    limit: int | None = None


def incidents(ledger: sqlite3.Connection, filters: Filters) -> Iterator[Incident]:
    """The incidents that the filters leave, those of most reports first, then the latest."""
    where, values = _where(filters)
    statement = f"SELECT id, record FROM incident WHERE {where} ORDER BY reports DESC, last_day DESC, id LIMIT ?"  # noqa: S608
    for key, record in ledger.execute(statement, [*values, -1 if filters.limit is None else filters.limit]):
        yield _reviewed(ledger, key, from_row(record))


def incident(ledger: sqlite3.Connection, path: str, key: str) -> Incident:
    """One incident by its id, or by the beginning of it.

    Raises:
        LedgerError: There is none, or several begin so.
    """
    full = key if key.startswith("incident-") else f"incident-{key}"
    rows = ledger.execute(
        "SELECT id, record FROM incident WHERE id >= ? AND id < ? LIMIT 2", (full, full + "\U0010ffff")
    ).fetchall()
    if len(rows) != 1:
        raise LedgerError(path, f"no incident {key!r}" if not rows else f"several incidents begin with {key!r}")
    return _reviewed(ledger, rows[0][0], from_row(rows[0][1]))


def narrowed(accounts: Iterable[Account], filters: Filters) -> tuple[Account, ...]:
    """The accounts that the filters leave."""
    words = set(source_key(filters.source))
    left = [
        account
        for account in accounts
        if (not filters.measure or account.measure == filters.measure)
        and words <= set(source_key(account.source))
        and (not filters.since or (account.as_of or "") >= filters.since)
        and (not filters.until or (account.as_of or "9999") <= filters.until)
    ]
    return tuple(left[: filters.limit])


def timeline(ledger: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Every account of the incidents that the filters leave, in the order of the first report that gives it."""
    rows: list[Row] = []
    for found in incidents(ledger, filters):
        rows += [
            {
                "as_of": account.as_of,
                "measure": account.measure,
                "bound": account.bound,
                "low": account.low,
                "high": account.high,
                "words": account.words,
                "according_to": account.source,
                "reports": len(account.reports),
                "place": found.place,
                "date": found.date,
                "incident": found.id,
                "what": found.what,
                "account": account.id,
            }
            for account in narrowed(found.accounts, dataclasses.replace(filters, limit=None))
        ]
    return sorted(rows, key=lambda row: (str(row["as_of"] or "9999"), str(row["incident"])))[: filters.limit]


def who(ledger: sqlite3.Connection, name: str, filters: Filters) -> list[Row]:
    """The statements and figures of a source, the latest that were added first."""
    words = source_key(name)
    if not words:
        return []
    matched = " AND ".join(f'"{word}"' for word in words)
    return _claims(ledger, f"source : ({matched})", filters, ranked=False)


def search(ledger: sqlite3.Connection, words: str, filters: Filters) -> list[Row]:
    """The statements and figures that hold all the words (a quoted run as it stands), the best first."""
    pieces = re.findall(r"[\"“]([^\"“”]+)[\"”]|(\S+)", words)
    matched = " ".join(f'"{run}"' for pair in pieces if (run := re.sub(r"[^\w]+", " ", pair[0] or pair[1]).strip()))
    return _claims(ledger, matched, filters, ranked=True) if matched else []


def figures(ledger: sqlite3.Connection, filters: Filters, key: str | None = None) -> Iterator[Row]:
    """The figures that the filters leave, in the order of their reports' dates, with what people say of them.

    ``prefix`` and ``suffix`` are the characters around the words, as a text quotation selector wants them.
    """
    where, values = _where(filters)
    chosen = f"WHERE scene.incident IN (SELECT id FROM incident WHERE {where}) " if values else ""  # noqa: S608
    statement = (
        "SELECT figure.*, scene.incident, story.title, story.outlet, story.published, story.page, "  # noqa: S608
        f"substr(text, max(start - {_AFFIX}, 0) + 1, min(start, {_AFFIX})) AS prefix, "
        f'substr(text, "end" + 1, {_AFFIX}) AS suffix '
        "FROM figure JOIN story ON story.id = figure.story JOIN page ON page.id = story.page "
        f"LEFT JOIN scene ON scene.id = figure.scene {chosen}ORDER BY story.published, story.id, start, figure.id"
    )
    if key:
        statement = statement.replace("ORDER BY", "WHERE figure.id = ? ORDER BY")
        values = [key]
    for row in _dicts(ledger, statement, values):
        if filters.measure and row["measure"] != filters.measure:
            continue
        address = _address(ledger, str(row["page"]))
        made = apply(row, standing(ledger, str(row["id"])))
        yield made | {"address": address, "link": link(address, row["start"], row["end"])}


def reports(ledger: sqlite3.Connection, found: Incident) -> list[Row]:
    """The reports of an incident: story, title, outlet, day and address."""
    statement = "SELECT id AS story, title, outlet, published, page FROM story WHERE id = ?"
    rows = [row for story in found.reports for row in _dicts(ledger, statement, [story])]
    return [row | {"address": _address(ledger, str(row["page"]))} for row in rows]


def point(ledger: sqlite3.Connection, found: Incident) -> tuple[float, float] | None:
    """Longitude and latitude of an incident: of the event that its figures belong to, where all that have one agree."""
    statement = (
        "SELECT DISTINCT lon, lat FROM figure JOIN event ON event.story = figure.story AND event.place = ? "
        "WHERE figure.id = ? AND lon IS NOT NULL AND lat IS NOT NULL"
    )
    keys = [figure for account in found.accounts for figure in account.figures]
    points = {row for key in keys for row in ledger.execute(statement, (found.place, key))}
    return next(iter(points)) if len(points) == 1 else None


def show(ledger: sqlite3.Connection, path: str, key: str) -> Row:
    """A row with its words in context, its report, the run that read it, and its reviews.

    Raises:
        LedgerError: There is no such row.
    """
    kind = key.partition("-")[0]
    if kind not in {"figure", "attribution", "event", "story", "incident"}:
        raise LedgerError(path, f"no row {key!r}: ids begin with figure-, attribution-, event-, story- or incident-")
    if kind == "incident":
        return {"kind": kind, **dataclasses.asdict(incident(ledger, path, key)), "reviews": _reviews(ledger, key)}
    row = next(_dicts(ledger, f"SELECT * FROM {kind} WHERE id = ?", [key]), None)  # noqa: S608
    if row is None:
        raise LedgerError(path, f"no row {key!r}")
    row.pop("record", None)
    story = row if kind == "story" else next(_dicts(ledger, "SELECT * FROM story WHERE id = ?", [str(row["story"])]))
    page = next(_dicts(ledger, "SELECT * FROM page WHERE id = ?", [str(story["page"])]))
    address = _address(ledger, str(page["id"]))
    run = next(_dicts(ledger, "SELECT version, model, options, started FROM run WHERE id = ?", [str(story["run"])]))
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


def _where(filters: Filters) -> tuple[str, list[str]]:
    parts = [("kind = ?", filters.kind), ("last_day >= ?", filters.since), ("first_day <= ?", filters.until)]
    clauses = [clause for clause, value in parts if value]
    values = [value for _, value in parts if value]
    keys = [("measure", filters.measure)] if filters.measure else []
    if filters.place:
        keys.append(("place", place_key(filters.place) or name_key(filters.place)))
    keys += [("source", word) for word in source_key(filters.source)]
    if filters.since and filters.until:
        clauses.append("id IN (SELECT incident FROM incident_key WHERE kind = 'month' AND key BETWEEN ? AND ?)")
        values += [filters.since[:7], filters.until[:7]]
    for kind, key in keys:
        clauses.append("id IN (SELECT incident FROM incident_key WHERE kind = ? AND key = ?)")
        values += [kind, key or ""]
    return " AND ".join(clauses) or "TRUE", values


def _claims(ledger: sqlite3.Connection, matched: str, filters: Filters, *, ranked: bool) -> list[Row]:
    """The claims of a full-text question; among very many hits the newest are ranked."""
    clauses, values = ["TRUE"], list[str | int]()
    for clause, value in (
        ("claim.kind = ?", filters.kind),
        ("claim.published >= ?", filters.since),
        ("claim.published <= ?", filters.until),
        ("figure.measure = ?", filters.measure),
        ("claim.title || ' ' || coalesce(claim.context, claim.words) LIKE '%' || ? || '%'", filters.place),
    ):
        if value:
            clauses.append(clause)
            values.append(value)
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
    return list(_dicts(ledger, statement, [matched, *values, limit]))


def _dicts(ledger: sqlite3.Connection, statement: str, values: Iterable[object]) -> Iterator[Row]:
    found = ledger.execute(statement, tuple(values))
    names = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(names, row, strict=True))


def _around(text: str, start: int, end: int) -> Row:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return {"before": before, "words": text[start:end], "after": after}


def _address(ledger: sqlite3.Connection, page: str) -> str:
    row = ledger.execute(
        "SELECT address FROM address WHERE page = ? ORDER BY added, address LIMIT 1", (page,)
    ).fetchone()
    return str(row[0]) if row else page


def _reviews(ledger: sqlite3.Connection, key: str) -> list[Row]:
    return list(_dicts(ledger, "SELECT * FROM review WHERE record = ? ORDER BY id", [key]))


def _reviewed(ledger: sqlite3.Connection, key: str, found: Incident) -> Incident:
    """An incident with what people corrected in it."""
    corrected: dict[str, Any] = {r.field: r.value for r in standing(ledger, key) if r.verdict == "correct" and r.field}
    return dataclasses.replace(found, **corrected)
