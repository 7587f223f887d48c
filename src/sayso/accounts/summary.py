"""An incident as its reports tell it, put together from the ledger and kept there, ready to be asked for."""

from __future__ import annotations

import collections
import dataclasses
import json
from typing import TYPE_CHECKING, Any

from sayso.accounts.aliases import Alias, aliases, source_key
from sayso.accounts.naming import name_key, place_key
from sayso.accounts.relations import relations
from sayso.accounts.reprints import Reprint
from sayso.accounts.telling import accounts, sources
from sayso.ledger.figures import Happening, Held, denials, happenings, held, ties
from sayso.ledger.loading import plain
from sayso.ledger.reviews import EDITABLE, apply, standing
from sayso.records import Account, Incident, Relation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

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
        made = _made(ledger, incident, scenes)
        row: dict[str, Any] = apply(
            {name: getattr(made, name) for name in EDITABLE["incident"]}, standing(ledger, incident)
        )
        _keep(ledger, dataclasses.replace(made, **row), scenes)


def from_row(record: str) -> Incident:
    """The incident of a row's JSON."""
    row: dict[str, Any] = json.loads(record)
    made = [
        Account(**(a | {name: tuple(a[name]) for name in ("reports", "figures", "names")})) for a in row["accounts"]
    ]
    links = [Relation(**(r | {"between": tuple(r["between"])})) for r in row["relations"]]
    return Incident(**(row | {"accounts": tuple(made), "relations": tuple(links), "reports": tuple(row["reports"])}))


def _made(ledger: sqlite3.Connection, incident: str, scenes: list[dict[str, Any]]) -> Incident:
    told = held(ledger, incident)
    stories = sorted({item.story for item in told})
    copies = _copies(ledger, stories)
    known = aliases([name for name in sources(told).values() if name], ties(ledger, stories))
    _note(ledger, incident, known.values())
    found = accounts(told, _origins(copies), known)
    links = relations(found, {item.figure.id: item.figure for item in told}, copies, denials(ledger, stories))
    firsts = [_first(scene, told) for scene in scenes]
    what = min(firsts, default=(True, "", None))[2]
    days = {item.story: item.published or "9999" for item in told}
    ordered = tuple(sorted(stories, key=lambda story: (days[story], story)))
    known_events = happenings(ledger, incident)
    kind = scenes[0]["kind"]
    return Incident(
        id=incident,
        what=what,
        type=_most(event.type for event in known_events) if kind == "event" else None,
        place=_place(scenes),
        date=_date(scenes) or (_most(_stretch(event) for event in known_events) if kind == "event" else None),
        reports=ordered,
        accounts=found,
        relations=links,
        kind=kind,
    )


def _most(values: Iterable[str | None]) -> str | None:
    """What is told most often, of equals the first in the alphabet."""
    count = collections.Counter(value for value in values if value)
    return min(count, key=lambda value: (-count[value], value), default=None)


def _stretch(event: Happening) -> str | None:
    """The days of an event as a day or an interval."""
    return event.date if event.until in {None, event.date} else f"{event.date}/{event.until}"


def _note(ledger: sqlite3.Connection, incident: str, known: Iterable[Alias]) -> None:
    ledger.execute("DELETE FROM alias WHERE incident = ?", (incident,))
    rows = [
        (incident, one.name, one.of, one.why, *(" ".join(source_key(n)) for n in (one.name, one.of))) for one in known
    ]
    ledger.executemany("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?)", rows)


def _first(scene: dict[str, Any], told: Iterable[Held]) -> tuple[bool, str, str]:
    """A scene's leading words, to be sorted: those of a title first, then those of the earliest report."""
    title = next((item.title for item in told if item.story == scene["story"]), None)
    titled = title is not None and " ".join(title.split()) == scene["lead"]
    return not titled, scene["published"] or "9999", scene["lead"]


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
    days = [tuple(scene["days"]) for scene in scenes if scene["days"] and scene["kind"] != "war"]
    if not days:
        return None
    first, last = max(sorted(set(days)), key=days.count)
    return first if first == last else f"{first}/{last}"


def _days(scene: dict[str, Any]) -> list[str | None]:
    """The first and last day of a scene; a war's total is found by the days of its reports, not by the war's."""
    return scene["days"] if scene["days"] and scene["kind"] != "war" else [scene["published"]]


def _months(first: str | None, last: str | None) -> list[str]:
    """The months of a stretch of days, as YYYY-MM."""
    if first is None or last is None:
        return []
    begin, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, min(end, begin + _LONGEST) + 1)]


def _keep(ledger: sqlite3.Connection, incident: Incident, scenes: list[dict[str, Any]]) -> None:
    days = [day for scene in scenes for day in _days(scene) if day]
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
    keys |= {("place", place_key(incident.place) or name_key(incident.place))} if incident.place else set()
    keys |= {("type", told) for event in happenings(ledger, incident.id) for told in (event.type, event.mode) if told}
    keys |= {("type", incident.type)} if incident.type else set()
    keys |= {("measure", account.measure) for account in incident.accounts}
    keys |= {("month", month) for month in _months(min(days, default=None), max(days, default=None))}
    keys |= {("source", word) for account in incident.accounts for word in source_key(account.source)}
    ledger.executemany(
        "INSERT INTO incident_key VALUES (?, ?, ?)", [(kind, key, incident.id) for kind, key in sorted(keys)]
    )
