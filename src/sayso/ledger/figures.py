"""The figures of an incident as they stand: as they were read, with people's corrections put in, rejected ones out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sayso.ledger.reviews import apply, standing_among
from sayso.records import Figure, Span

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Denial", "Happening", "Held", "denials", "happenings", "held", "ties"]

_FLAGS = ("cumulative", "earlier", "rising", "headline")


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """A figure as it stands, with its report.

    Args:
        figure: The figure, corrected.
        story: The id of its story.
        title: The story's title.
        published: The story's day.
        outlet: The story's outlet; where it names none its address.
        byline: Who wrote the story, in the page's words.
        reviewed: What people said of the figure, in words; empty where nobody said anything.
    """

    figure: Figure
    story: str
    title: str | None
    published: str | None
    outlet: str
    reviewed: str
    byline: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Denial:
    """A statement that rejects another: its id, the other's, who says it, and its words."""

    id: str
    rejects: str
    who: str | None
    words: str


def held(ledger: sqlite3.Connection, incident: str) -> list[Held]:
    """The figures of an incident that nobody rejected, by their places in their reports."""
    found = ledger.execute(
        "SELECT figure.*, story.title AS story_title, coalesce(story.outlet, (SELECT address FROM address "
        "WHERE page = story.page ORDER BY added, address LIMIT 1), story.id) AS story_outlet, "
        "story.published AS story_published, story.byline AS story_byline "
        "FROM scene JOIN figure ON figure.scene = scene.id JOIN story ON story.id = figure.story "
        "WHERE scene.incident = ? ORDER BY figure.story, start, figure.id",
        (incident,),
    )
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found]
    said = standing_among(ledger, [row["id"] for row in rows])
    return [made for row in rows if (made := _held(apply(row, said.get(row["id"], ())))) is not None]


def denials(ledger: sqlite3.Connection, stories: list[str]) -> list[Denial]:
    """The statements of some stories that reject another statement."""
    marks = ", ".join("?" * len(stories))
    rows = ledger.execute(
        f"SELECT id, rejects, source, words FROM attribution WHERE story IN ({marks}) AND rejects IS NOT NULL "  # noqa: S608
        "ORDER BY story, start, id",
        stories,
    )
    return [Denial(*row) for row in rows]


@dataclasses.dataclass(frozen=True, slots=True)
class Happening:
    """The event that a figure counts the people of: PLOVER type and mode, place and days, as far as they are told."""

    id: str
    type: str
    mode: str | None
    status: str
    place: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    date: str | None
    until: str | None


def happenings(ledger: sqlite3.Connection, incident: str) -> dict[str, Happening]:
    """The event of each of an incident's figures that has one, as people corrected it; those they rejected are out."""
    names = [field.name for field in dataclasses.fields(Happening)]
    found = ledger.execute(
        f"SELECT figure.id, {', '.join(f'event.{name}' for name in names)} FROM scene "  # noqa: S608
        "JOIN figure ON figure.scene = scene.id JOIN event ON event.id = figure.event "
        "WHERE scene.incident = ? ORDER BY figure.id",
        (incident,),
    ).fetchall()
    said = standing_among(ledger, {row[1] for row in found})
    made = {}
    for figure, *values in found:
        read = dict(zip(names, values, strict=True))
        row = apply(read, said.get(values[0], ()))
        if row["place"] != read["place"]:
            row |= {"geonameid": None, "lat": None, "lon": None}
        if row["verdict"] != "reject" and row["status"] == "reported":
            made[figure] = Happening(**{name: row[name] for name in names})  # type: ignore[arg-type]
    return made


def ties(ledger: sqlite3.Connection, stories: list[str]) -> list[tuple[str, str]]:
    """The words by which some stories refer to their sources, each with the name that the story gives the source."""
    marks = ", ".join("?" * len(stories))
    rows = ledger.execute(
        f"SELECT DISTINCT source_words, source FROM attribution WHERE story IN ({marks}) AND source_words <> source",  # noqa: S608
        stories,
    )
    return [(str(words), str(name)) for words, name in rows]


def _held(row: dict[str, Any]) -> Held | None:
    if row["verdict"] == "reject":
        return None
    span = Span(row.pop("start"), row.pop("end"), row.pop("words"))
    flags = {name: bool(row[name]) for name in _FLAGS}
    known = {field.name for field in dataclasses.fields(Figure)} & row.keys()
    figure = Figure(**({name: row[name] for name in known} | flags | {"span": span}))
    report = (row["story"], row["story_title"], row["story_published"], row["story_outlet"])
    return Held(figure, *report, row["reviewed"], row["story_byline"])
