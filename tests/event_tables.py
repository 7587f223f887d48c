"""How the tables of events are read: the events that a row asks for, and those that sayso reads in its text."""

from __future__ import annotations

import dataclasses
import functools
import pathlib

from attribution_tables import story_of

from sayso.language import parse
from sayso.reading import read_story
from sayso.records import Event, Story

__all__ = ["differences", "read", "rows", "told"]

DATA = pathlib.Path(__file__).parent / "data" / "events"
FIELDS = ("trigger", "type", "mode", "status", "actors", "recipients", "place", "date")


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table as dictionaries by the names in its head, ``id`` being ``FILE:LINE``."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    said = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    head = ["id", *said[0][1].split("\t")]
    return tuple(
        dict(zip(head, [f"{name}.tsv:{n}", *line.split("\t"), *[""] * len(head)], strict=False)) for n, line in said[1:]
    )


@functools.cache
def read(text: str, published: str = "2031-03-05", *, headline: bool = False) -> Story:
    """The one story of a text as sayso reads it, published on a Wednesday; a paragraph a line, "/" for a new line."""
    page = story_of(text.replace(" / ", "\n"), headline=headline)
    story = dataclasses.replace(page.stories[0], published=published)
    (parsed,) = parse(dataclasses.replace(page, stories=(story,)))
    return read_story(parsed)


def told(event: Event) -> dict[str, str]:
    """The fields of an event as a row writes them."""
    date = event.date
    return {
        "trigger": event.trigger.text,
        "type": event.type,
        "mode": event.mode or "",
        "status": event.status,
        "actors": "; ".join(actor.name for actor in event.actors),
        "recipients": "; ".join(actor.name for actor in event.recipients),
        "place": event.place.name if event.place else "",
        "date": "" if date is None else (date.start or "") + ("" if date.start == date.end else f"/{date.end or ''}"),
    }


def wanted(cell: str) -> list[dict[str, str]]:
    """What a row asks for: events apart by " + ", in each what "field=value" names, apart by ", " ("-" is nothing)."""
    if cell == "none":
        return []
    found = []
    for part in cell.split(" + "):
        words = part.split(" | ")
        trigger, kind = words[0].rsplit(" ", 1)
        fields = dict(word.split("=", 1) for word in words[1:])
        type_, _, mode = kind.partition("/")
        found.append({"trigger": trigger, "type": type_, **({"mode": mode} if mode else {}), **fields})
    return found


def differences(row: dict[str, str]) -> list[str]:
    """What a row asks for and sayso does not read ("-"), and what sayso reads beside it ("+")."""
    extra = [told(event) for event in read(row["text"]).events]
    missed = []
    for want in wanted(row["events"]):
        match = next((event for event in extra if all(event[field] == value for field, value in want.items())), None)
        if match is None:
            missed.append(f"- {want}")
        else:
            extra.remove(match)
    return missed + [f"+ {event}" for event in extra]
