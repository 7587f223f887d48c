"""Events in sentences of our own: type, mode, status, who to whom, where and when, and what is no event."""

from __future__ import annotations

import pytest
from event_tables import differences, read, rows
from hypothesis import given, settings
from hypothesis import strategies as st

TABLES = ("developed",)


@pytest.mark.parametrize("row", [r for name in TABLES for r in rows(name)], ids=lambda row: row["id"])
def test_row(row: dict[str, str]) -> None:
    """A row is read in full: each of its events as it asks, and no other."""
    assert differences(row) == []


@pytest.mark.parametrize("row", rows("none"), ids=lambda row: row["id"])
def test_none(row: dict[str, str]) -> None:
    """Figures of speech, sport and accidents are not the events that they look like."""
    types = [event.type for event in read(row["text"]).events]
    assert (types == []) if row["never"] == "any" else row["never"] not in types


@pytest.mark.parametrize("row", rows("failures"), ids=lambda row: row["id"])
def test_known_failure(row: dict[str, str]) -> None:
    """A known failure fails still; one that is mended moves to the table that was developed on."""
    assert differences(row) != []


@pytest.mark.parametrize("row", rows("none_failures"), ids=lambda row: row["id"])
def test_none_known_failure(row: dict[str, str]) -> None:
    """What is still taken for an event is taken for one; a row that is mended moves to the table of none."""
    types = [event.type for event in read(row["text"]).events]
    assert (types != []) if row["never"] == "any" else row["never"] in types


PIECES = st.one_of(st.integers(0, 10_000).map(lambda n: rows("developed")[n % 14]["text"]), st.text(max_size=40))


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=3), st.sampled_from([" ", "\n", '"', " “", " - ", ": "]))
def test_any_text_gives_events_that_slice(pieces: list[str], glue: str) -> None:
    """Whatever the text, triggers, mentions and places are the page's own text, and links lead inside the story."""
    text = glue.join(pieces)
    if not text.strip():
        return
    story = read(text)
    ids = {a.id for a in story.attributions} | {None}
    figures = {f.id: f for f in story.figures}
    for event in story.events:
        spans = [event.trigger, *event.mentions, *([event.place.span] if event.place else [])]
        assert event.trigger in event.mentions
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert event.attribution in ids
        assert all(figures[key].event == event.id for key in event.figures)
