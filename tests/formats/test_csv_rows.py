"""Rows for spreadsheets."""

from __future__ import annotations

import csv
import io
import pathlib

import made
import pytest

from sayso import formats
from sayso.formats.csv_ import COLUMNS
from sayso.records import Event, EventDate, Page, Place, Span, Story

FORMULAS = pathlib.Path(__file__).parents[1] / "data" / "formats" / "formulas.tsv"


def _rows(page: Page, **options: tuple[str, ...]) -> list[dict[str, str]]:
    stream = io.StringIO()
    writer = formats.writer("csv", stream, **options)
    writer.write(page)
    writer.close()
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_every_record_has_a_row() -> None:
    """Figures, attributions and checks stand in one table, told apart by their column."""
    kinds = [row["record"] for row in _rows(made.page())]
    assert kinds == ["figure"] * 6 + ["attribution"] * 4 + ["check"] * 2


def test_the_columns_are_always_the_same() -> None:
    """A page with nothing in it, and a choice of records, give the same head."""
    for page, options in ((made.page(), {"records": ("checks",)}), (made.plain("Nothing."), {})):
        stream = io.StringIO()
        formats.writer("csv", stream, **options).write(page)
        assert stream.getvalue().splitlines()[0] == ",".join(COLUMNS)


def test_a_choice_of_records_leaves_the_others_out() -> None:
    """``records`` names the kinds that get rows."""
    assert {row["record"] for row in _rows(made.page(), records=("figures",))} == {"figure"}


def test_a_figure_tells_its_source_and_its_words() -> None:
    """The row of a toll has what a recorder copies by hand today: low, high, bound, who said it, and where."""
    page = made.page()
    row = next(row for row in _rows(page) if row["words"] == "at least 12 people")
    assert (row["low"], row["high"], row["bound"]) == ("12", "", "at least")
    assert (row["according_to"], row["anonymous"], row["source_words"]) == ("doctors", "yes", "doctors")
    assert page.text[int(row["start"]) : int(row["end"])] == row["words"]


def test_an_attribution_in_pieces_tells_all_of_them() -> None:
    """The words of all pieces stand in the row, dots between."""
    row = next(row for row in _rows(made.page()) if row["according_to"] == "Petra Halm")
    assert row["words"] == "“It was a market day,” … “nobody warned us”"
    assert (row["via"], row["kind"]) == ("Adria News", "direct")


def test_an_event_has_a_row() -> None:
    """An event tells its type, place and time."""
    span = Span(0, 8, "Shelling")
    event = Event(
        "e", span, "ASSAULT", "by hand", place=Place("Karvel", span), date=EventDate("2031-03-04", "2031-03-04", "day")
    )
    row = _rows(made.Maker("Shelling").page(Story("s", None, events=(event,))))[0]
    assert (row["record"], row["type"], row["place"], row["date"]) == ("event", "ASSAULT", "Karvel", "2031-03-04")


@pytest.mark.parametrize(
    "row",
    list(csv.DictReader(FORMULAS.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)),
    ids=lambda row: row["words"],
)
def test_a_spreadsheet_calculates_nothing(row: dict[str, str]) -> None:
    """What would be a formula begins with an apostrophe; all else is unchanged."""
    make = made.Maker(row["words"])
    span = Span(0, len(row["words"]), row["words"])
    page = make.page(Story("s", None, figures=(make.figure(span, 1, 1, "exact"),)))
    assert _rows(page)[0]["words"] == row["cell"]


def test_line_ends_and_quotes_stay_inside_their_cell() -> None:
    """Words with commas, quotation marks and line ends come back as they were."""
    words = 'he said, "no"\r\nand\nleft'
    make = made.Maker(words)
    page = make.page(Story("s", None, figures=(make.figure(Span(0, len(words), words), 1, 1, "exact"),)))
    assert _rows(page)[0]["words"] == words
