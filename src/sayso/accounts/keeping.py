"""Scenes, joins and incidents in the ledger: a page that comes in touches only the incidents that it may belong to."""

from __future__ import annotations

import dataclasses
import itertools
import json
from typing import TYPE_CHECKING, Any

from sayso.accounts.evidence import Evidence, joins
from sayso.accounts.incidents import Join, clusters
from sayso.accounts.reprints import ordinal
from sayso.accounts.scenes import Scene

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

__all__ = ["of_records", "of_story", "put_scenes", "take_out"]

_WINDOW = 6
"""Days to either side in which scenes are looked for that may be the same event."""

_LARGE = 60
"""Scenes from which an incident is not clustered anew; what joins it is added."""

_CROWD = 60
"""Scenes that one key may give, the nearest in time first; a key with more tells no event from another."""


def put_scenes(ledger: sqlite3.Connection, found: Iterable[Scene]) -> set[str]:
    """Put a story's scenes into the ledger and into incidents.

    Returns:
        The incidents whose reports changed.
    """
    touched: set[str] = set()
    for scene in found:
        ledger.execute("INSERT INTO scene VALUES (?, ?, NULL, ?, ?)", (scene.id, scene.story, scene.kind, _dump(scene)))
        ledger.executemany("UPDATE figure SET scene = ? WHERE id = ?", [(scene.id, figure) for figure in scene.figures])
        made = _joined(ledger, scene)
        rows = [(key, ordinal(scene.day), scene.id) for key in _keys(scene)]
        ledger.executemany("INSERT OR IGNORE INTO scene_key VALUES (?, ?, ?)", rows)
        ledger.executemany(
            "INSERT INTO scene_join VALUES (?, ?, ?, ?)",
            [(j.left, j.right, j.weight, json.dumps([dataclasses.astuple(e) for e in j.evidence])) for j in made],
        )
        touched |= _settle(ledger, scene, made)
    return touched


def take_out(ledger: sqlite3.Connection, page: str) -> set[str]:
    """Take a page's scenes out, before it is read again; gives the incidents that lose them."""
    rows = ledger.execute(
        "SELECT scene.id, incident FROM scene JOIN story ON story.id = story WHERE page = ?", (page,)
    ).fetchall()
    ledger.executemany("UPDATE figure SET scene = NULL WHERE scene = ?", [(scene,) for scene, _ in rows])
    ledger.executemany("DELETE FROM scene WHERE id = ?", [(scene,) for scene, _ in rows])
    return {incident for _, incident in rows if incident}


def _settle(ledger: sqlite3.Connection, scene: Scene, found: list[Join]) -> set[str]:
    """Cluster a new scene anew with the incidents that it joins; each cluster keeps the id of its oldest incident."""
    count = "SELECT count(*) FROM scene WHERE incident = ?"
    near = {home for home in dict(_homes(ledger, [join.right for join in found])).values() if home}
    large = {home for home in near if ledger.execute(count, (home,)).fetchone()[0] >= _LARGE}
    if large:
        return _attach(ledger, scene, found, large)
    members = {scene.id: scene} | {held.id: held for home in sorted(near) for held in _held(ledger, home)}
    old = {
        held: home for home in near for (held,) in ledger.execute("SELECT id FROM scene WHERE incident = ?", (home,))
    }
    taken: set[str] = set()
    for cluster in clusters(members, _among(ledger, members)):
        homes = [old[held] for held in cluster if held in old and old[held] not in taken]
        home = max(sorted(set(homes)), key=homes.count) if homes else cluster[0].replace("scene", "incident")
        taken.add(home)
        blank = "INSERT OR IGNORE INTO incident (id, kind, reports, record) VALUES (?, ?, 0, '{}')"
        ledger.execute(blank, (home, scene.kind))
        moved = [(home, held) for held in cluster if old.get(held) != home]
        ledger.executemany("UPDATE scene SET incident = ? WHERE id = ?", moved)
    return taken | near


def _attach(ledger: sqlite3.Connection, scene: Scene, found: list[Join], large: set[str]) -> set[str]:
    """Put a scene into the large incident that it joins best."""
    homes = dict(_homes(ledger, [join.right for join in found]))
    best = max((join for join in found if homes[join.right] in large), key=lambda join: (join.weight, join.right))
    ledger.execute("UPDATE scene SET incident = ? WHERE id = ?", (homes[best.right], scene.id))
    return {homes[best.right] or ""}


def _joined(ledger: sqlite3.Connection, scene: Scene) -> list[Join]:
    found = []
    for other in _load_all(ledger, sorted(_candidates(ledger, scene))):
        evidence = joins(scene, other)
        if evidence:
            found.append(Join(scene.id, other.id, evidence))
    return found


def _candidates(ledger: sqlite3.Connection, scene: Scene) -> set[str]:
    """Scenes that share a key and are near in time, or of no known time."""
    day = ordinal(scene.day)
    first, last = (day - _WINDOW, day + _WINDOW) if day and scene.kind != "war" else (0, 10**7)
    found: set[str] = set()
    for key in _sought(scene):
        rows = ledger.execute(
            "SELECT scene FROM scene_key WHERE key = ? AND day BETWEEN ? AND ? LIMIT ?", (key, first, last, _CROWD)
        ).fetchall()
        if day:
            rows += ledger.execute(
                "SELECT scene FROM scene_key WHERE key = ? AND day = 0 LIMIT ?", (key, _CROWD)
            ).fetchall()
        found |= {held for (held,) in rows}
    return found


def _keys(scene: Scene) -> Iterator[str]:
    """What a scene is found by: its places (by name and GeoNames' id), its names, its large numbers.

    A war's total is found by its country and month.
    """
    if scene.kind == "war":
        yield from (f"war {land} {(scene.published or '')[:7]}" for land in scene.lands)
        return
    yield from (f"place {key}" for key in scene.places)
    yield from (f"name {key}" for key in scene.names)
    yield from (f"site {site}" for site in scene.sites)
    large = sorted(f"{measure} {number}" for measure, number in scene.counts if number >= 10)
    yield from (f"number {count}" for count in large)
    yield from (f"numbers {one}, {other}" for one, other in itertools.combinations(large, 2))
    if not scene.places:
        yield from (f"bare {count}" for count in large)


def _sought(scene: Scene) -> list[str]:
    """The keys under which a scene's counterparts may stand.

    One number in common joins nothing where both name a place and these differ: it is looked for only where one of the
    two names none.
    """
    if scene.kind == "war":
        return sorted(_keys(scene))
    held = set(_keys(scene))
    sought = {f"{kind} {key}" for key in scene.places for kind in ("place", "name")}
    sought |= {f"place {key}" for key in scene.names}
    sought |= {key for key in held if key.startswith(("numbers ", "site "))}
    numbers = {key for key in held if key.startswith("number ")}
    sought |= {key.replace("number", "bare", 1) for key in numbers} if scene.places else numbers
    return sorted(sought)


def _homes(ledger: sqlite3.Connection, held: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    for scene in held:
        yield scene, ledger.execute("SELECT incident FROM scene WHERE id = ?", (scene,)).fetchone()[0]


def _held(ledger: sqlite3.Connection, incident: str) -> list[Scene]:
    return [_load(row) for (row,) in ledger.execute("SELECT record FROM scene WHERE incident = ?", (incident,))]


def _load_all(ledger: sqlite3.Connection, ids: list[str]) -> Iterator[Scene]:
    for scene in ids:
        yield _load(ledger.execute("SELECT record FROM scene WHERE id = ?", (scene,)).fetchone()[0])


def _among(ledger: sqlite3.Connection, members: dict[str, Scene]) -> Iterator[Join]:
    for one in members:
        for other, evidence in ledger.execute("SELECT other, evidence FROM scene_join WHERE one = ?", (one,)):
            if other in members:
                yield Join(one, other, tuple(Evidence(*item) for item in json.loads(evidence)))


def _dump(scene: Scene) -> str:
    row = {field.name: getattr(scene, field.name) for field in dataclasses.fields(scene)}
    return json.dumps({k: sorted(v) if isinstance(v, frozenset) else v for k, v in row.items()}, ensure_ascii=False)


def _load(record: str) -> Scene:
    row: dict[str, Any] = json.loads(record)
    sets = {
        name: frozenset(row[name])
        for name in ("names", "acts", "things", "lands", "modes", "actors", "voices")
        if name in row
    }
    row["sites"] = {key: tuple(around) for key, around in row.get("sites", {}).items()}
    counts = frozenset((measure, number) for measure, number in row["counts"])
    days = tuple(row["days"]) if row["days"] else None
    return Scene(**(row | sets | {"counts": counts, "days": days, "figures": tuple(row["figures"])}))


def of_story(ledger: sqlite3.Connection, story: str) -> set[str]:
    """The incidents that a story tells of."""
    return {home for (home,) in ledger.execute("SELECT incident FROM scene WHERE story = ?", (story,)) if home}


def of_records(ledger: sqlite3.Connection, records: Iterable[str]) -> set[str]:
    """The incidents that some figures belong to; an incident belongs to itself."""
    statement = (
        "SELECT incident FROM figure JOIN scene ON scene.id = figure.scene WHERE figure.id = ?1 OR figure.event = ?1 "
        "UNION SELECT ?1"
    )
    found = {home for record in records for (home,) in ledger.execute(statement, (record,))}
    return {home for home in found if home and home.startswith("incident-")}
