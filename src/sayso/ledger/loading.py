"""Records as JSON and back: what a ledger keeps of a story is the record contract itself."""

from __future__ import annotations

import dataclasses
import functools
import json
from typing import Any

from sayso.records import Actor, Attribution, Check, Event, EventDate, Figure, Place, Span, Speaker, Story

__all__ = ["dump", "load", "plain"]


def dump(story: Story) -> str:
    """A story with all its records as one line of JSON."""
    return json.dumps(plain(story), ensure_ascii=False, separators=(",", ":"))


def plain(value: Any) -> Any:
    """A record as dicts and lists; ``dataclasses.asdict`` copies every text on the way."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    return value


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def load(record: str) -> Story:
    """The story of a line that :func:`dump` made.

    >>> load(dump(Story("story-1", Span(0, 2, "Hi")))).title
    Span(start=0, end=2, text='Hi')
    """
    row = json.loads(record)
    spans = ("captions", "credits", "paragraphs", "residue")
    made = row | {name: tuple(Span(**span) for span in row[name]) for name in spans}
    made["title"] = _span(row["title"])
    made["attributions"] = tuple(map(_attribution, row["attributions"]))
    made["figures"] = tuple(Figure(**(figure | {"span": Span(**figure["span"])})) for figure in row["figures"])
    made["events"] = tuple(map(_event, row["events"]))
    made["checks"] = tuple(Check(**(check | {"records": tuple(check["records"])})) for check in row["checks"])
    return Story(**made)


def _span(row: dict[str, Any] | None) -> Span | None:
    return Span(**row) if row else None


def _actor(row: dict[str, Any] | None) -> Actor | None:
    return Actor(**row) if row else None


def _attribution(row: dict[str, Any]) -> Attribution:
    speaker = row["speaker"]
    made = row | {
        "source": _span(row["source"]),
        "cue": _span(row["cue"]),
        "content": tuple(Span(**span) for span in row["content"]),
        "speaker": Speaker(**(speaker | {"actor": _actor(speaker["actor"])})) if speaker else None,
        "via": tuple(row["via"]),
        "continued": tuple(Span(**span) for span in row.get("continued", ())),
    }
    return Attribution(**made)


def _event(row: dict[str, Any]) -> Event:
    place = row["place"]
    made = row | {
        "trigger": Span(**row["trigger"]),
        "actors": tuple(Actor(**actor) for actor in row["actors"]),
        "recipients": tuple(Actor(**actor) for actor in row["recipients"]),
        "place": Place(**(place | {"span": Span(**place["span"])})) if place else None,
        "date": EventDate(**row["date"]) if row["date"] else None,
        "figures": tuple(row["figures"]),
        "mentions": tuple(Span(**span) for span in row.get("mentions", ())),
    }
    return Event(**made)
