"""An incident as its reports tell it, put together from the ledger and kept there, ready to be asked for."""

from __future__ import annotations

import collections
import json
from typing import TYPE_CHECKING, Any

from sayso.accounts.naming import place_key
from sayso.accounts.relations import relations
from sayso.accounts.reprints import Reprint
from sayso.accounts.telling import Told, accounts, source_key
from sayso.ledger.loading import load, plain
from sayso.records import Account, Incident, Relation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from sayso.records import Attribution

__all__ = ["from_row", "refresh"]

_LONGEST = 1_200
"""Months by which an incident is found; longer than any war."""


def refresh(ledger: sqlite3.Connection, incidents: Iterable[str]) -> None:
    """Put some incidents together anew; one that no report tells of any more is taken away."""
    for incident in sorted(incidents):
        scenes = [
            json.loads(row)
            for (row,) in ledger.execute("SELECT record FROM scene WHERE incident = ? ORDER BY id", (incident,))
        ]
        ledger.execute("DELETE FROM incident_key WHERE incident = ?", (incident,))
        if not scenes:
            ledger.execute("DELETE FROM incident WHERE id = ?", (incident,))
            continue
        _keep(ledger, _made(ledger, incident, scenes), scenes)


def from_row(record: str) -> Incident:
    """The incident of a row's JSON."""
    row: dict[str, Any] = json.loads(record)
    made = [Account(**(a | {"reports": tuple(a["reports"]), "figures": tuple(a["figures"])})) for a in row["accounts"]]
    links = [Relation(**(r | {"between": tuple(r["between"])})) for r in row["relations"]]
    return Incident(**(row | {"accounts": tuple(made), "relations": tuple(links), "reports": tuple(row["reports"])}))


def _made(ledger: sqlite3.Connection, incident: str, scenes: list[dict[str, Any]]) -> Incident:
    figures = {figure for scene in scenes for figure in scene["figures"]}
    told: dict[str, Told] = {}
    said: dict[str, Attribution] = {}
    titles: dict[str, tuple[str, bool, str]] = {}
    for story_id in sorted({scene["story"] for scene in scenes}):
        record, address = ledger.execute(
            "SELECT record, (SELECT address FROM address WHERE page = story.page ORDER BY added, address LIMIT 1) "
            "FROM story WHERE id = ?",
            (story_id,),
        ).fetchone()
        story = load(record)
        outlet = story.outlet or address or story.id
        told |= {f.id: Told(f, story.id, story.published, outlet) for f in story.figures if f.id in figures}
        said |= {attribution.id: attribution for attribution in story.attributions}
        title = " ".join(story.title.text.split()) if story.title else None
        leads = [scene["lead"] for scene in scenes if scene["story"] == story.id]
        best = min(leads, key=lambda lead: lead != title)
        titles[story.id] = (story.published or "9999", best != title, best)
    copies = _copies(ledger, list(titles))
    found = accounts(told.values(), _origins(copies))
    links = relations(found, told, copies, said)
    what = min(titles.values(), key=lambda told: (told[1], told[0], told[2]))[2]
    ordered = tuple(sorted(titles, key=lambda story: (titles[story][0], story)))
    return Incident(incident, what, None, _place(scenes), _date(scenes), ordered, found, links, scenes[0]["kind"])


def _copies(ledger: sqlite3.Connection, stories: list[str]) -> list[Reprint]:
    marks = ", ".join("?" * len(stories))
    rows = ledger.execute(
        f"SELECT story, origin, share, why FROM reprint WHERE story IN ({marks}) AND origin IN ({marks}) ORDER BY 1, 2",  # noqa: S608
        [*stories, *stories],
    )
    return [Reprint(*row) for row in rows]


def _origins(copies: Iterable[Reprint]) -> dict[str, str]:
    """For each reprint the report at the beginning of its chain; of a ring the first by id."""
    parent: dict[str, str] = {}

    def top(story: str) -> str:
        while story in parent:
            story = parent[story]
        return story

    for copy in sorted(copies, key=lambda copy: (-copy.share, copy.story, copy.origin)):
        ours, theirs = top(copy.story), top(copy.origin)
        if ours != theirs:
            parent[ours] = theirs
    return {story: top(story) for story in list(parent)}


def _place(scenes: list[dict[str, Any]]) -> str | None:
    """The place that most of the reports name."""
    count: collections.Counter[str] = collections.Counter()
    spelt: dict[str, list[str]] = collections.defaultdict(list)
    for scene in scenes:
        for key, name in scene["places"].items():
            count[place_key(name) or key] += 1
            spelt[place_key(name) or key].append(name)
    if not count:
        return None
    best = max(sorted(count), key=lambda key: (count[key], len(key)))
    return max(sorted(set(spelt[best])), key=spelt[best].count)


def _date(scenes: list[dict[str, Any]]) -> str | None:
    """The days that most of the reports name, as a day or an interval; None where none names one."""
    days = [tuple(scene["days"]) for scene in scenes if scene["days"]]
    if not days:
        return None
    first, last = max(sorted(set(days)), key=days.count)
    return first if first == last else f"{first}/{last}"


def _months(first: str | None, last: str | None) -> list[str]:
    """The months of a stretch of days, as YYYY-MM."""
    if first is None or last is None:
        return []
    begin, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, min(end, begin + _LONGEST) + 1)]


def _keep(ledger: sqlite3.Connection, incident: Incident, scenes: list[dict[str, Any]]) -> None:
    days = [day for scene in scenes for day in (scene["days"] or [scene["published"]]) if day]
    values = (
        *(incident.kind, incident.what, incident.type, incident.place, incident.date, min(days, default=None)),
        *(max(days, default=None), len(incident.reports), json.dumps(plain(incident), ensure_ascii=False)),
        incident.id,
    )
    ledger.execute(
        "UPDATE incident SET kind = ?, what = ?, type = ?, place = ?, date = ?, first_day = ?, last_day = ?, "
        "reports = ?, record = ? WHERE id = ?",
        values,
    )
    keys = {("place", key) for scene in scenes for key in (*scene["places"], *scene["lands"])}
    keys |= {("measure", account.measure) for account in incident.accounts}
    keys |= {("month", month) for month in _months(min(days, default=None), max(days, default=None))}
    keys |= {("source", word) for account in incident.accounts for word in source_key(account.source)}
    ledger.executemany(
        "INSERT INTO incident_key VALUES (?, ?, ?)", [(kind, key, incident.id) for kind, key in sorted(keys)]
    )
