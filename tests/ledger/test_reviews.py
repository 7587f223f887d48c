"""What a person says of a row stands beside it, comes back from an edited CSV, and can be taken back."""

from __future__ import annotations

import csv
import io
import pathlib
import re
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


def as_read(ledger: Ledger) -> list[str]:
    """Everything in a ledger but the reviews and the incidents, which follow them."""
    return [line for line in ledger.connection.iterdump() if not re.match(r'INSERT INTO "(review|incident\w*)"', line)]


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
    """Only the edited cells come back; nothing that was read changes, and the accounts alone follow."""
    rows = exported(ledger)
    rows[0]["low"] = "1,077"
    rows[3]["place"] = "Dravec"
    dump = as_read(ledger)
    made = ledger.bring_back(rows, who="Ada")
    assert [(review.record, review.field, review.value) for review in made] == [
        (rows[0]["id"], "low", "1077"),
        (rows[3]["id"], "place", "Dravec"),
    ]
    assert as_read(ledger) == dump
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
    with pytest.raises(sayso.LedgerError, match="no row 'figure-nine'"):
        ledger.review("figure-nine", "confirm", who="Ada")


@pytest.fixture
def bombing(tmp_path: pathlib.Path) -> Iterator[Ledger]:
    """A ledger with one incident of two figures."""
    with Ledger(tmp_path / "bombing.db") as made:
        tolls = (("at least 14 people", "killed", 14, "at least"), ("Thirty-one", "injured", 31, "exact"))
        made.add_page(reports.page(reports.AGENCY, *tolls))
        yield made


def test_a_rejected_figure_leaves_its_account_and_comes_back_when_that_is_undone(bombing: Ledger) -> None:
    """The incident's other figure stays; after undo the accounts are what they were."""
    incident = bombing.incidents()[0]
    figure = next(account for account in incident.accounts if account.measure == "killed").figures[0]
    made = bombing.review(figure, "reject", who="Ada")
    assert [account.measure for account in bombing.incident(incident.id).accounts] == ["injured"]
    assert next(row for row in bombing.figures() if row["id"] == figure)["verdict"] == "reject"
    bombing.review(str(made.id), "undo", who="Ada")
    assert bombing.incident(incident.id) == incident


def test_an_incident_whose_every_figure_was_rejected_is_not_listed(bombing: Ledger) -> None:
    """No report tells of it any more; its figures are still exported, with the verdict."""
    incident = bombing.incidents()[0]
    for account in incident.accounts:
        bombing.review(account.figures[0], "reject", who="Ada")
    assert incident.id not in {found.id for found in bombing.incidents()}
    assert [row["verdict"] for row in bombing.figures()].count("reject") == 2


def test_a_corrected_figure_counts_as_corrected(bombing: Ledger) -> None:
    """The account has the corrected number and measure, says who corrected it, and is found by the new measure."""
    incident = bombing.incidents()[0]
    account = next(account for account in incident.accounts if account.measure == "killed")
    bombing.review(account.figures[0], "correct", who="Ada", field="low", value="77")
    bombing.review(account.figures[0], "correct", who="Ada", field="high", value="77")
    bombing.review(account.figures[0], "correct", who="Ada", field="measure", value="missing")
    (now,) = [account for account in bombing.incident(incident.id).accounts if account.measure == "missing"]
    assert (now.low, now.high) == (77, 77)
    assert "low corrected by Ada" in now.reviewed
    assert [found.id for found in bombing.incidents(measure="missing")] == [incident.id]


def test_an_imported_correction_reaches_the_accounts(bombing: Ledger) -> None:
    """A table that was edited counts like reviews that were typed."""
    rows = exported(bombing)
    rows[0]["low"] = rows[0]["high"] = "1077"
    bombing.bring_back(rows, who="Ada")
    assert 1077 in {account.low for found in bombing.incidents() for account in found.accounts}


def test_a_corrected_place_of_an_incident_is_found(bombing: Ledger) -> None:
    """What a person says of an incident stands in it, told as such, and answers to the filters."""
    incident = bombing.incidents()[0]
    bombing.review(incident.id, "correct", who="Ada", field="place", value="Dravec")
    (found,) = [one for one in bombing.incidents(place="Dravec") if one.id == incident.id]
    assert found.place == "Dravec"
    assert "place corrected by Ada" in found.reviewed
