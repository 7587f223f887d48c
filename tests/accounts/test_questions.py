"""Questions to a ledger: each filter narrows, ids lead to words in context, and the command line answers the same."""

from __future__ import annotations

import dataclasses
import json
import pathlib
from collections.abc import Iterator

import pytest
import reports
from click.testing import CliRunner

import sayso
from sayso.accounts.ledger import Ledger
from sayso.cli import commands
from sayso.records import Event

MARKET = ("at least 14 people", "killed", 14, "at least")


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """A ledger with a bomb in Karvel and a shelling in Osten a week later."""
    made = tmp_path / "l.db"
    osten = (
        "Shelling killed 5 people in the town of Osten, medics said. A child was among them, the radio said on Sunday."
    )
    with Ledger(made) as ledger:
        ledger.add_page(reports.page(reports.AGENCY, MARKET, path="karvel.txt", source="Oren Vasht"))
        toll = ("5 people", "killed", 5, "exact")
        ledger.add_page(reports.page(osten, toll, path="osten.txt", source="medics", published="2031-03-11"))
    return made


@pytest.fixture
def ledger(path: pathlib.Path) -> Iterator[Ledger]:
    """That ledger, opened for questions."""
    with Ledger(path, write=False) as made:
        yield made


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({}, ["Karvel", "Osten"]),
        ({"place": "Karvel"}, ["Karvel"]),
        ({"since": "2031-03-09"}, ["Osten"]),
        ({"until": "2031-03-05"}, ["Karvel"]),
        ({"source": "Vasht"}, ["Karvel"]),
        ({"measure": "injured"}, []),
        ({"kind": "total"}, []),
        ({"place": "Nowhere"}, []),
    ],
)
def test_each_filter_narrows_the_incidents(ledger: Ledger, filters: dict[str, str], places: list[str]) -> None:
    """What a filter leaves is what the reports say of place, day, source, measure and kind."""
    assert sorted(str(incident.place) for incident in ledger.incidents(**filters)) == places


def test_all_rows_are_all_rows(tmp_path: pathlib.Path) -> None:
    """JSON holds every incident, however many there are."""
    with Ledger(tmp_path / "l.db") as ledger:
        for number in range(60):
            text = f"Shelling killed {number + 3} people in the town of Place{number}, a witness said."
            day = f"20{30 + number}-03-04"
            ledger.add_page(reports.page(text, (f"{number + 3} people", "killed", number + 3, "exact"), published=day))
    told = CliRunner().invoke(commands, ["incidents", "--ledger", str(tmp_path / "l.db"), "--format", "json"])
    assert len(told.output.splitlines()) == 60


def test_an_incident_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    """A prefix is enough where it is one incident's; no match and several are told apart."""
    (karvel,) = ledger.incidents(place="Karvel")
    assert ledger.incident(karvel.id.removeprefix("incident-")[:6]) == karvel
    with pytest.raises(sayso.LedgerError, match="no incident 'zz'"):
        ledger.incident("zz")
    with pytest.raises(sayso.LedgerError, match="several incidents"):
        ledger.incident("incident-")


def test_the_search_finds_words_and_never_stumbles_over_signs(ledger: Ledger) -> None:
    """Quotation marks, apostrophes and operators of the search language are only characters."""
    assert [row["words"] for row in ledger.search("fish market")] == ["at least 14 people"]
    assert [row["words"] for row in ledger.search('"fish market"')] == ["at least 14 people"]
    assert ledger.search('"market fish"') == []
    for odd in ("'", '"', "NEAR(", "a* OR", "source:x", "-", ")"):
        assert isinstance(ledger.search(odd), list)


def test_who_finds_a_source_by_part_of_its_name(ledger: Ledger) -> None:
    """All words of the name must be in the source's, in any order."""
    assert [row["according_to"] for row in ledger.who("vasht oren")] == ["Oren Vasht"]
    assert ledger.who("vasht medics") == []


def test_the_timeline_is_in_the_order_of_the_first_reports(ledger: Ledger) -> None:
    """The earliest account comes first."""
    assert [row["as_of"] for row in ledger.timeline()] == ["2031-03-04", "2031-03-11"]


def test_a_row_is_shown_with_its_words_in_context(ledger: Ledger) -> None:
    """The words before and behind join to the page's text at the row's offsets."""
    row = ledger.show(str(ledger.search("fish market")[0]["id"]))
    start, end = int(str(row["start"])), int(str(row["end"]))
    assert f"{row['before']}{row['words']}{row['after']}" in reports.AGENCY
    assert reports.AGENCY[start:end] == row["words"]
    assert str(row["link"]).endswith(f"#char={start},{end}")


@pytest.mark.parametrize("command", ["incidents", "timeline", "who Vasht", "search market"])
@pytest.mark.parametrize("name", ["table", "json", "csv"])
def test_every_question_answers_in_every_format(path: pathlib.Path, command: str, name: str) -> None:
    """A table, JSON lines and CSV hold the same toll."""
    told = CliRunner().invoke(commands, [*command.split(), "--ledger", str(path), "--format", name])
    assert told.exit_code == 0, told.output
    assert "14" in told.output
    if name == "json":
        assert all(isinstance(json.loads(line), dict) for line in told.output.splitlines())


def test_a_missing_ledger_is_one_line_and_exit_code_1(tmp_path: pathlib.Path) -> None:
    """Asking what is not there makes no file."""
    told = CliRunner().invoke(commands, ["incidents", "--ledger", str(tmp_path / "none.db")])
    assert told.exit_code == 1
    assert "no such ledger" in told.output
    assert list(tmp_path.iterdir()) == []


def test_a_stretch_of_days_finds_what_lies_in_it(ledger: Ledger) -> None:
    """The first and the last day are inside; a stretch over the turn of the year finds both its months."""
    assert len(ledger.incidents(since="2031-03-04", until="2031-03-04")) == 1
    assert len(ledger.incidents(since="2030-12-01", until="2031-03-31")) == 2
    assert ledger.incidents(since="2031-03-05", until="2031-03-08") == []


def test_an_incident_has_the_type_of_its_figures_events(tmp_path: pathlib.Path) -> None:
    """The commonest type stands in it, and type and mode answer to the filter."""
    page = reports.page(reports.AGENCY, MARKET)
    (story,) = page.stories
    (figure,) = story.figures
    event = Event("event-1", figure.span, "ASSAULT", "by hand", mode="explosives", figures=(figure.id,))
    story = dataclasses.replace(story, figures=(dataclasses.replace(figure, event="event-1"),), events=(event,))
    with Ledger(tmp_path / "typed.db") as made:
        made.add_page(dataclasses.replace(page, stories=(story,)))
        assert [incident.type for incident in made.incidents(type="explosives")] == ["ASSAULT"]
        assert made.incidents(type="AID") == []
        assert [row["words"] for row in made.search("market", type="ASSAULT")] == ["at least 14 people"]
