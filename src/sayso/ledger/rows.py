"""The records of a story as rows of the ledger's tables, and the claims that the search looks through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.records import Actor, Attribution, Event, Figure, Page, Span, Story

__all__ = ["context", "story_rows"]

_AROUND = 160
"""Characters on either side of a figure that are kept with it for the search, cut at white space."""

_ATTRIBUTION = (
    'id, story, start, "end", words, source, anonymous, country, sector, source_words, cue, kind, stance, recipient, '
    "venue, date, via, rejects, within, headline, attitude, continued, rule"
)
_FIGURE = (
    'id, story, start, "end", words, measure, detail, low, high, bound, population, source, place, date, since, '
    "cumulative, earlier, rising, headline, attribution, event, part_of, same_as, rule"
)
_EVENT = (
    'id, story, start, "end", words, type, mode, status, place, geonameid, lat, lon, "match", candidates, date, until, '
    "precision, actors, actor_codes, recipients, recipient_codes, attribution, figures, tellings, rule"
)
_CLAIM = "record, kind, story, words, source, context, title, outlet, published"

Rows = list[tuple[object, ...]]


def story_rows(page: Page, story: Story) -> Iterator[tuple[str, str, Rows]]:
    """Table, columns and rows of everything that was read in a story."""
    yield "attribution", _ATTRIBUTION, [_attribution(record, story) for record in story.attributions]
    yield "figure", _FIGURE, [_figure(record, story) for record in story.figures]
    yield "event", _EVENT, [_event(record, story) for record in story.events]
    checks: Rows = [(story.id, c.check, c.holds, " ".join(c.records), c.message) for c in story.checks]
    yield "checked", 'story, "check", holds, records, message', checks
    yield "claim", _CLAIM, list(_claims(page, story))


def context(text: str, span: Span) -> str:
    """The words around a span on one line, cut at white space."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start:
        before = re.sub(r"^\S*\s", "", before)
    if end < len(text):
        after = re.sub(r"\s\S*$", "", after)
    return " ".join(f"{before}{span.text}{after}".split())


def _attribution(record: Attribution, story: Story) -> tuple[object, ...]:
    spans = record.content or tuple(span for span in (record.source, record.cue) if span)
    start = min((span.start for span in spans), default=None)
    end = max((span.end for span in spans), default=None)
    speaker = record.speaker
    return (
        *(record.id, story.id, start, end, " … ".join(span.text for span in record.content)),
        *(speaker.name if speaker else None, speaker.anonymous if speaker else None),
        *((speaker.actor.country, speaker.actor.sector) if speaker and speaker.actor else (None, None)),
        *(record.source.text if record.source else None, record.cue.text if record.cue else None),
        *(record.kind, record.stance, record.recipient, record.venue, record.date, "; ".join(record.via)),
        *(record.rejects, record.within, record.headline, record.attitude),
        *(" … ".join(span.text for span in record.continued), record.rule),
    )


def _figure(record: Figure, story: Story) -> tuple[object, ...]:
    return (
        *(record.id, story.id, record.span.start, record.span.end, record.span.text, record.measure, record.detail),
        *(record.low, record.high, record.bound, record.population, record.source, record.place, record.date),
        *(record.since, record.cumulative, record.earlier, record.rising, record.headline, record.attribution),
        *(record.event, record.part_of),
        *(record.same_as, record.rule),
    )


def _event(record: Event, story: Story) -> tuple[object, ...]:
    place, date, trigger = record.place, record.date, record.trigger
    return (
        *(record.id, story.id, trigger.start, trigger.end, trigger.text, record.type, record.mode, record.status),
        *((place.name, place.geonameid, place.lat, place.lon, place.match, place.candidates) if place else (None,) * 6),
        *((date.start, date.end, date.precision) if date else (None,) * 3),
        *(*_participants(record.actors), *_participants(record.recipients), record.attribution),
        *(" ".join(record.figures), "; ".join(span.text for span in record.mentions), record.rule),
    )


def _participants(actors: tuple[Actor, ...]) -> tuple[str, str]:
    """The names of some participants, and the country and sector of each."""
    codes = (" ".join(code for code in (actor.country, actor.sector) if code) for actor in actors)
    return "; ".join(actor.name for actor in actors), "; ".join(codes)


def _claims(page: Page, story: Story) -> Iterator[tuple[object, ...]]:
    head = (story.title.text if story.title else None, story.outlet, story.published)
    for said in story.attributions:
        words = " … ".join(span.text for span in said.content)
        yield said.id, "attribution", story.id, words, said.speaker.name if said.speaker else None, None, *head
    for figure in story.figures:
        words, around = figure.span.text, context(page.text, figure.span)
        yield figure.id, "figure", story.id, words, figure.source, around, *head
