"""An incident as its reports tell it, put together from the ledger and kept there, ready to be asked for."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from sayso.accounts.aliases import Alias, aliases, source_key
from sayso.accounts.found_by import days_of, put_keys
from sayso.accounts.relations import relations
from sayso.accounts.reprints import Reprint, origins
from sayso.accounts.setting import leading, setting
from sayso.accounts.telling import accounts, sources
from sayso.ledger.figures import Happening, denials, happenings, held, ties
from sayso.ledger.loading import plain
from sayso.ledger.reviews import EDITABLE, apply, standing
from sayso.records import Account, Incident, Relation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

__all__ = ["from_row", "refresh"]


def refresh(ledger: sqlite3.Connection, incidents: Iterable[str]) -> None:
    """Put some incidents together anew; one that no report tells of any more is taken away."""
    for incident in sorted(incidents):
        scenes = [
            json.loads(row)
            for (row,) in ledger.execute("SELECT record FROM scene WHERE incident = ? ORDER BY id", (incident,))
        ]
        if not scenes:
            ledger.execute("DELETE FROM incident WHERE id = ?", (incident,))
            continue
        events = happenings(ledger, incident)
        made = _made(ledger, incident, scenes, events)
        row: dict[str, Any] = apply(
            {name: getattr(made, name) for name in EDITABLE["incident"]}, standing(ledger, incident)
        )
        _keep(ledger, dataclasses.replace(made, **row), scenes, events)


def from_row(record: str) -> Incident:
    """The incident of a row's JSON."""
    row: dict[str, Any] = json.loads(record)
    lists = ("reports", "figures", "names", "types")
    made = [Account(**(a | {name: tuple(a.get(name, ())) for name in lists})) for a in row["accounts"]]
    links = [Relation(**(r | {"between": tuple(r["between"])})) for r in row["relations"]]
    return Incident(**(row | {"accounts": tuple(made), "relations": tuple(links), "reports": tuple(row["reports"])}))


def _made(
    ledger: sqlite3.Connection, incident: str, scenes: list[dict[str, Any]], events: Mapping[str, Happening]
) -> Incident:
    told = held(ledger, incident)
    stories = sorted({item.story for item in told})
    copies = _copies(ledger, stories)
    known = aliases([name for name in sources(told).values() if name], ties(ledger, stories))
    _note(ledger, incident, known.values())
    types = {figure: tuple(filter(None, (event.type, event.mode))) for figure, event in events.items()}
    found = accounts(told, origins(copies), known, types)
    links = relations(found, {item.figure.id: item.figure for item in told}, copies, denials(ledger, stories))
    days = {item.story: item.published or "9999" for item in told}
    place = dataclasses.asdict(setting(scenes, events.values()))
    return Incident(
        id=incident,
        what=leading(scenes, told),
        reports=tuple(sorted(stories, key=lambda story: (days[story], story))),
        accounts=found,
        relations=links,
        kind=scenes[0]["kind"],
        **place,
    )


def _note(ledger: sqlite3.Connection, incident: str, known: Iterable[Alias]) -> None:
    ledger.execute("DELETE FROM alias WHERE incident = ?", (incident,))
    rows = [
        (incident, one.name, one.of, one.why, *(" ".join(source_key(n)) for n in (one.name, one.of))) for one in known
    ]
    ledger.executemany("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?)", rows)


def _copies(ledger: sqlite3.Connection, stories: list[str]) -> list[Reprint]:
    marks = ", ".join("?" * len(stories))
    rows = ledger.execute(
        f"SELECT story, origin, share, why FROM reprint WHERE story IN ({marks}) AND origin IN ({marks}) ORDER BY 1, 2",  # noqa: S608
        [*stories, *stories],
    )
    return [Reprint(*row) for row in rows]


def _keep(
    ledger: sqlite3.Connection, incident: Incident, scenes: list[dict[str, Any]], events: Mapping[str, Happening]
) -> None:
    columns = "kind what type place date country geonameid lat lon".split()
    row: dict[str, object] = {name: getattr(incident, name) for name in columns}
    row["first_day"], row["last_day"] = days_of(scenes)
    row |= {"reports": len(incident.reports), "record": json.dumps(plain(incident), ensure_ascii=False)}
    told = ", ".join(f"{name} = ?" for name in row)
    ledger.execute(f"UPDATE incident SET {told} WHERE id = ?", [*row.values(), incident.id])  # noqa: S608
    put_keys(ledger, incident, scenes, events.values())
