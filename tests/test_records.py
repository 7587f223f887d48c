"""The nouns: spans, stable ids, and what holds for all records of a page."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso import records
from sayso.records import Page, Span, Story, record_id

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples"
TEXT = "Nine fishermen drowned."


def _span(bounds: tuple[int, int]) -> Span:
    start, end = sorted(bounds)
    return Span(start, end, TEXT[start:end])


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda b: b[0] != b[1]).map(_span)


@pytest.fixture(scope="module", params=["page.txt", "page.html"])
def page(request: pytest.FixtureRequest) -> Page:
    """An example page, read."""
    return sayso.read(EXAMPLES / request.param)


@given(SPANS, SPANS)
def test_spans_overlap_where_they_share_a_character(one: Span, other: Span) -> None:
    """Spans that touch end to start share none; it is the same seen from either."""
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) is other.overlaps(one) is bool(shared)


@given(SPANS, SPANS)
def test_a_span_contains_what_lies_inside_it(one: Span, other: Span) -> None:
    """Itself among them."""
    assert one.contains(other) is (set(range(other.start, other.end)) <= set(range(one.start, one.end)))
    assert one.contains(one)


def test_spans_sort_by_their_place() -> None:
    """By start, then by end."""
    spans = [Span(5, 9, "fish"), Span(0, 4, "Nine"), Span(0, 2, "Ni")]
    assert [s.text for s in sorted(spans)] == ["Ni", "Nine", "fish"]


def test_records_are_frozen() -> None:
    """A record is what was read: nobody changes it afterwards."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 4, "Nine").start = 1  # type: ignore[misc]


def test_ids_never_change() -> None:
    """Reviews and tables point at records by id, so the same key gives the same id in every version."""
    assert record_id("ab", "figure", 3, 9) == "figure-086e3b5a997e"
    assert record_id("ab", "story", 0) == "story-1bcc4360cd15"


def test_ids_tell_page_kind_and_place_apart() -> None:
    """Another page, another kind, other offsets, and offsets cut elsewhere give other ids."""
    keys = [("ab", "figure", (3, 9)), ("ac", "figure", (3, 9)), ("ab", "check", (3, 9)), ("ab", "figure", (39,))]
    keys += [("ab", "figure", (3, 10)), ("ab", "figure", (9, 3)), ("ab", "figure", (3,)), ("ab", "figure", ())]
    assert len({record_id(page_id, kind, *offsets) for page_id, kind, offsets in keys}) == len(keys)


def _spans(value: object) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)


def test_every_span_of_a_page_slices_its_text(page: Page) -> None:
    """Without exception, and none is empty."""
    spans = list(_spans(page))
    assert len(spans) > 50
    assert [s for s in spans if page.text[s.start : s.end] != s.text or s.start >= s.end] == []


def test_ids_of_a_page_are_used_once(page: Page) -> None:
    """Two records of a page never share an id."""
    ids = [story.id for story in page.stories] + [record.id for story in page.stories for record in _records(story)]
    assert len(ids) == len(set(ids))


def test_records_point_at_records_of_their_story(page: Page) -> None:
    """Whatever a record names by id is a record of the right kind in the same story, and never itself."""
    for story in page.stories:
        attributions, figures = {a.id for a in story.attributions}, {f.id for f in story.figures}
        for said in story.attributions:
            assert {said.rejects, said.within} - {None} <= attributions - {said.id}
        for figure in story.figures:
            assert {figure.attribution} - {None} <= attributions
            assert {figure.part_of, figure.same_as} - {None} <= figures - {figure.id}
        for check in story.checks:
            assert set(check.records) <= attributions | figures


def test_the_same_bytes_give_the_same_records(page: Page) -> None:
    """Ids and everything else, read a second time."""
    assert sayso.read(page.path) == page


def _records(story: Story) -> list[records.Attribution | records.Figure]:
    return [*story.attributions, *story.figures]
