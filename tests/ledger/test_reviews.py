"""What a person says of a row stands beside it, comes back from an edited CSV, and can be taken back."""

from __future__ import annotations

import csv
import io
import pathlib
from collections.abc import Iterator

import pytest
import reports

import sayso
from sayso.accounts.ledger import Ledger
from sayso.commands.exporting import EXPORTED
from sayso.formats.rows import write


@pytest.fixture
def ledger(tmp_path: pathlib.Path) -> Iterator[Ledger]:
    """A ledger with three pages of two figures each."""
    with Ledger(tmp_path / "karvel.db") as made:
        for number in range(3):
            made.add_page(reports.numbered(number))
        yield made


def key(ledger: Ledger) -> str:
    """The id of the first figure that is exported."""
    return str(next(iter(list(ledger.figures())))["id"])


def exported(ledger: Ledger) -> list[dict[str, str]]:
    """The rows of the CSV that `sayso export` writes."""
    stream = io.StringIO()
    write(ledger.figures(), EXPORTED, "csv", stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_a_correction_stands_beside_the_row(ledger: Ledger) -> None:
    """The row stays as it was read; the export has the correction and says who made it."""
    figure = key(ledger)
    before = ledger.connection.execute("SELECT * FROM figure WHERE id = ?", (figure,)).fetchone()
    ledger.review(figure, "correct", who="Ada", field="low", value="77", why="the list has 77 names")
    assert ledger.connection.execute("SELECT * FROM figure WHERE id = ?", (figure,)).fetchone() == before
    row = ledger.figure(figure)
    assert row["low"] == 77
    assert "low corrected by Ada" in str(row["reviewed"])


def test_undo_is_a_review_too(ledger: Ledger) -> None:
    """A correction that was taken back no longer counts, and both reviews are kept."""
    figure = key(ledger)
    low = ledger.figure(figure)["low"]
    made = ledger.review(figure, "correct", who="Ada", field="low", value="77")
    ledger.review(str(made.id), "undo", who="Ben", why="misread")
    assert ledger.figure(figure)["low"] == low
    assert [review.verdict for review in ledger.reviews(figure)] == ["correct", "undo"]


def test_an_export_that_nobody_edited_brings_nothing_back(ledger: Ledger) -> None:
    """Every cell of an untouched export is what the ledger holds."""
    assert ledger.bring_back(exported(ledger), who="Ada") == []


def test_two_edited_cells_are_two_reviews_and_no_other_change(ledger: Ledger) -> None:
    """Only the edited cells come back, and nothing but reviews is written."""
    rows = exported(ledger)
    rows[0]["low"] = "1,077"
    rows[3]["place"] = "Dravec"
    dump = [line for line in ledger.connection.iterdump() if '"review"' not in line]
    made = ledger.bring_back(rows, who="Ada")
    assert [(review.record, review.field, review.value) for review in made] == [
        (rows[0]["id"], "low", "1077"),
        (rows[3]["id"], "place", "Dravec"),
    ]
    assert [line for line in ledger.connection.iterdump() if '"review"' not in line] == dump
    assert ledger.bring_back(exported(ledger), who="Ada") == []


def test_an_import_with_one_bad_cell_sets_nothing_down(ledger: Ledger) -> None:
    """A file is brought back whole or not at all."""
    rows = exported(ledger)
    rows[0]["low"], rows[1]["high"] = "5", "many"
    with pytest.raises(sayso.LedgerError, match="'many' is no whole number"):
        ledger.bring_back(rows, who="Ada")
    assert ledger.reviews() == []


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("low", "many", "no whole number"),
        ("measure", "murdered", "no measure"),
        ("bound", "", "cannot be empty"),
        ("rule", "mine", "no field 'rule' to correct"),
    ],
)
def test_a_value_must_fit_its_column(ledger: Ledger, field: str, value: str, why: str) -> None:
    """A correction that the record contract has no room for is refused in one line."""
    with pytest.raises(sayso.LedgerError, match=why):
        ledger.review(key(ledger), "correct", who="Ada", field=field, value=value)


def test_a_row_that_is_not_there_cannot_be_reviewed(ledger: Ledger) -> None:
    """An unknown id is quoted."""
    with pytest.raises(sayso.LedgerError, match="no row 'figure-0'"):
        ledger.review("figure-0", "confirm", who="Ada")
