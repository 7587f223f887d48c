"""What every format for people says of a record."""

from __future__ import annotations

import csv
import dataclasses
import pathlib

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.formats import wording
from sayso.records import Figure, Span, Story

DATA = pathlib.Path(__file__).parents[1] / "data" / "formats"


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _figure(key: str, part_of: str | None = None, same_as: str | None = None, low: int = 1) -> Figure:
    return Figure(
        key, Span(0, 1, "1"), "killed", low, low, "exact", "people", "by hand", part_of=part_of, same_as=same_as
    )


@pytest.mark.parametrize("row", _table("tolls.tsv"), ids=lambda row: row["words"])
def test_a_count_is_told_with_its_bound_and_measure(row: dict[str, str]) -> None:
    """The bound stays, a vague word stays a word, and the detail of a measure is told in its place."""
    figure = made.Maker(row["span"]).figure(
        Span(0, len(row["span"]), row["span"]),
        int(row["low"]) if row["low"] else None,
        int(row["high"]) if row["high"] else None,
        row["bound"],
        measure=row["measure"],
        detail=row["detail"] or None,
        population=row["population"],
    )
    assert wording.toll_words(figure) == row["words"]


def test_parts_stand_below_their_total() -> None:
    """A part follows its total, one step deeper, wherever its words stand."""
    rows = wording.tolls(made.page().stories[0])
    assert [(row.figure.span.text, row.depth) for row in rows][1:5] == [
        ("at least 12 people", 0),
        ("seven of them", 1),
        ("Five more", 1),
        ("dozens of fighters", 0),
    ]


def test_a_sum_is_told_only_where_it_adds_up() -> None:
    """Parts that make their total are told as a sum, others as parts."""
    fits = Story("s", None, figures=(_figure("t", low=3), _figure("a", "t", low=1), _figure("b", "t", low=2)))
    off = Story("s", None, figures=(_figure("t", low=9), _figure("a", "t", low=1), _figure("b", "t", low=2)))
    assert wording.tolls(fits)[0].notes == ("= 1 + 2",)
    assert wording.tolls(off)[0].notes == ("parts: 1 + 2",)


def test_a_part_told_twice_counts_once() -> None:
    """Of two figures for the same people only one goes into the sum."""
    figures = (_figure("t", low=3), _figure("a", "t"), _figure("b", "t", same_as="a"), _figure("c", "t", low=2))
    assert wording.tolls(Story("s", None, figures=figures))[0].notes == ("= 1 + 2",)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=7))
def test_every_figure_has_one_row_whatever_is_part_of_what(parents: list[int]) -> None:
    """Circles and parts of what is not there lose no row and double none."""
    figures = tuple(_figure(f"f{i}", part_of=f"f{parent}") for i, parent in enumerate(parents))
    rows = wording.tolls(Story("s", None, figures=figures))
    assert sorted(row.figure.id for row in rows) == sorted(figure.id for figure in figures)


def test_a_figure_without_a_source_is_the_reports_own() -> None:
    """Nobody is made up for a figure that the report gives in its own voice or in its headline."""
    told = {row.figure.span.text: row.according_to for row in wording.tolls(made.page().stories[0])}
    assert told["Five more"] == wording.OWN_VOICE
    assert told["12"] == wording.HEADLINE


def test_a_statement_tells_its_chain_and_what_it_rejects() -> None:
    """Those through whom a statement came stand behind its speaker; a denial points at what it denies."""
    rows = wording.statements(made.page().stories[0])
    assert rows[1].speaker == "Petra Halm, via Adria News"
    assert rows[1].words == "“It was a market day,” … “nobody warned us”"
    assert rows[2].notes == ("rejects [2]",)
    assert rows[0].notes == ("unnamed source",)


def test_a_stance_is_told_where_the_cue_does_not_tell_it() -> None:
    """“Denied” needs no second word; “said” of a denial does."""
    denial = made.page().stories[0].attributions[2]
    said = dataclasses.replace(denial, cue=Span(0, 4, "said"))
    row = wording.statements(Story("s", None, attributions=(said,)))[0]
    assert row.notes == ("denies",)


@given(st.text())
def test_one_line_acts_on_no_terminal(text: str) -> None:
    """No control character, escape or turn of the reading direction is left."""
    shown = wording.one_line(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or "\u202a" <= c <= "\u202e" for c in shown)


def test_a_story_without_a_title_is_called_by_its_first_words() -> None:
    """Twelve words, and dots where there are more."""
    page = made.plain("one two three four five six seven eight nine ten eleven twelve thirteen")
    assert wording.headed(page, page.stories[0]).endswith("eleven twelve …")
