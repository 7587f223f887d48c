"""CSV: a row a record, for spreadsheets; the columns are always the same, in the same order."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TextIO

from sayso.formats import RECORDS
from sayso.formats.coding import CODED, figure_coded, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sayso.reading.conventions import Convention
    from sayso.records import Attribution, Check, Event, Figure, Page, Span, Story

__all__ = ["COLUMNS", "CsvWriter", "cell", "rows", "writer"]

COLUMNS = (
    *("path", "story", "outlet", "published", "record", "words"),
    *("measure", "detail", "bound", "low", "high", "population", "place", "date", "since"),
    *("cumulative", "earlier", "headline", "according_to", "anonymous", "via", "source_words", "cue", "kind", "stance"),
    *("attitude", "recipient", "venue", "type", "mode", "actors", "recipients", "status", "holds", "message"),
    *("start", "end", "id", "rejects", "within", "attribution", "part_of", "same_as", "event", "records", "rule"),
    *("story_id", "page_id", "rising", "continued"),
)
"""The columns of every row; a record leaves those empty that are not its own. A convention adds its own behind them."""

# what a spreadsheet would calculate (OWASP, "CSV Injection"): it gets an apostrophe, which spreadsheets do not show
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r].")

Row = dict[str, object]


def _words(spans: Collection[Span]) -> Row:
    """The place and words of a record; several stretches are told by the first start, the last end, and dots."""
    if not spans:
        return {}
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return {"start": start, "end": end, "words": " … ".join(span.text for span in spans)}


def _figure(figure: Figure, attributions: dict[str, Attribution]) -> Row:
    same = (
        "measure",
        "detail",
        "bound",
        "low",
        "high",
        "population",
        "place",
        "date",
        "since",
        "cumulative",
        "earlier",
        "rising",
    )
    links = ("headline", "attribution", "part_of", "same_as", "event", "rule", "id")
    row: Row = {name: getattr(figure, name) for name in (*same, *links)}
    attribution = attributions.get(figure.attribution or "")
    speaker = attribution.speaker if attribution else None
    according_to = figure.source or (speaker.name if speaker else None)
    return row | _source(attribution) | {"record": "figure", "according_to": according_to} | _words([figure.span])


def _source(attribution: Attribution | None) -> Row:
    if attribution is None:
        return {}
    speaker = attribution.speaker
    return {
        "according_to": speaker.name if speaker else None,
        "anonymous": speaker.anonymous if speaker else None,
        "via": "; ".join(attribution.via),
        "source_words": attribution.source.text if attribution.source else None,
        "cue": attribution.cue.text if attribution.cue else None,
    }


def _attribution(attribution: Attribution) -> Row:
    same = ("id", "kind", "stance", "recipient", "venue", "date", "rejects", "within", "headline", "attitude", "rule")
    row: Row = {name: getattr(attribution, name) for name in same}
    row["continued"] = " … ".join(span.text for span in attribution.continued) or None
    return row | {"record": "attribution"} | _source(attribution) | _words(attribution.content)


def _event(event: Event) -> Row:
    row: Row = {name: getattr(event, name) for name in ("id", "type", "mode", "status", "attribution", "rule")}
    return (
        row
        | _words([event.trigger])
        | {
            "record": "event",
            "place": event.place.name if event.place else None,
            "date": event.date.start if event.date else None,
            "actors": "; ".join(actor.name for actor in event.actors),
            "recipients": "; ".join(actor.name for actor in event.recipients),
            "records": " ".join(event.figures),
        }
    )


def _check(check: Check) -> Row:
    return {
        "record": "check",
        "type": check.check,
        "holds": check.holds,
        "records": " ".join(check.records),
        "message": check.message,
    }


def _of_story(story: Story, records: Collection[str], convention: Convention | None) -> Iterator[Row]:
    attributions = {attribution.id: attribution for attribution in story.attributions}
    if "figures" in records:
        for figure in story.figures:
            yield _figure(figure, attributions) | (figure_coded(figure, convention) if convention else {})
    if "attributions" in records:
        yield from map(_attribution, story.attributions)
    if "events" in records:
        yield from map(_event, story.events)
    if "checks" in records:
        yield from map(_check, story.checks)


def rows(page: Page, records: Collection[str] = RECORDS, convention: Convention | None = None) -> Iterator[Row]:
    """A page's records as rows, story by story: figures (with a convention's numbers), attributions, events, checks."""
    for story in page.stories:
        head: Row = {
            "path": page.path,
            "page_id": page.id,
            "story_id": story.id,
            "story": story.title.text if story.title else None,
            "outlet": story.outlet,
            "published": story.published,
        }
        yield from (head | row for row in _of_story(story, records, convention))


def cell(value: object) -> object:
    """A value as a cell: yes and no, and an apostrophe before what a spreadsheet would calculate."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


class CsvWriter:
    """Writes the head at once and each page's rows as it comes."""

    def __init__(
        self, stream: TextIO, records: Collection[str] = RECORDS, convention: Convention | None = None
    ) -> None:
        self._records = records
        self._convention = convention
        self._rows = csv.DictWriter(stream, (*COLUMNS, *(CODED if convention else ())), lineterminator="\n")
        self._rows.writeheader()

    def write(self, page: Page) -> None:
        """Write the page's rows."""
        for row in rows(page, self._records, self._convention):
            self._rows.writerow({name: cell(value) for name, value in row.items()})

    def close(self) -> None:
        """Nothing stands behind the last row."""


def writer(stream: TextIO, *, records: Collection[str] = RECORDS, convention: str | None = None) -> CsvWriter:
    """A writer of CSV; with a convention (:mod:`sayso.formats.coding`) figures have its columns too."""
    return CsvWriter(stream, records, known(convention) if convention else None)
