"""Each filter narrows each question: from Python and from the command line, as a table, JSON lines and CSV."""

from __future__ import annotations

import csv
import dataclasses
import json
import pathlib

import pytest
import reports
from click.testing import CliRunner

import sayso
from sayso.accounts.ledger import Ledger
from sayso.cli import commands
from sayso.records import Attribution, Event, Page, Speaker

BLAST = "A bomb killed 14 people in the town of Karvel on Tuesday, police chief Oren Vasht said. The bridge stood."
MARCH = "Soldiers wounded 5 marchers in the village of Osten, Oren Vasht of the medics said. People had blocked a road."


def told(text: str, words: str, measure: str, count: int, *, source: str, day: str, event: tuple[str, str]) -> Page:
    """A report of one figure with its event and its statement."""
    page = reports.page(text, (words, measure, count, "exact"), source=source, published=day, path=f"{count}.txt")
    (story,) = page.stories
    (figure,) = story.figures
    key = figure.id.replace("figure", "event")
    number, who = figure.id.replace("figure", "attribution"), Speaker(source)
    said = Attribution(number, None, None, story.paragraphs, "indirect", "asserts", who, "-")
    happened = Event(key, figure.span, event[0], "-", mode=event[1], attribution=said.id, figures=(figure.id,))
    figure = dataclasses.replace(figure, event=key, attribution=said.id)
    story = dataclasses.replace(story, figures=(figure,), events=(happened,), attributions=(said,))
    return dataclasses.replace(page, stories=(story,))


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """A ledger with a bomb in Karvel in March and a march in Osten in April, both according to an Oren Vasht."""
    made = tmp_path / "l.db"
    bomb, march = ("ASSAULT", "explosives"), ("COERCE", "restrict")
    with Ledger(made) as ledger:
        ledger.add_page(
            told(BLAST, "14 people", "killed", 14, source="police chief Oren Vasht", day="2031-03-04", event=bomb)
        )
        ledger.add_page(
            told(MARCH, "5 marchers", "injured", 5, source="Oren Vasht of the medics", day="2031-04-11", event=march)
        )
    return made


FILTERS = [
    ("place", "Karvel"),
    ("until", "2031-03-31"),
    ("measure", "killed"),
    ("source", "police"),
    ("type", "ASSAULT"),
    ("type", "Explosives"),
]
"""What leaves the bomb and not the march."""

OTHERS = [
    ("place", "Osten"),
    ("since", "2031-04-01"),
    ("measure", "injured"),
    ("source", "medics"),
    ("type", "coerce"),
    ("type", "restrict"),
]
"""What leaves the march and not the bomb."""

QUESTIONS = ("incidents", "accounts", "timeline", "who", "search", "show", "export")


def arguments(question: str, ledger: Ledger) -> list[str]:
    """A question's own arguments: who said it, a word of both, or the bomb."""
    bomb = next(incident.id for incident in ledger.incidents() if incident.place == "Karvel")
    return {"accounts": [bomb], "show": [bomb], "who": ["Oren Vasht"], "search": ["people"]}.get(question, [])


def numbers(rows: list[dict[str, object]]) -> set[int]:
    """The tolls that rows tell of, by whatever column they have."""
    text = json.dumps(rows)
    return {number for number, words in ((14, '"14 people"'), (5, '"5 marchers"')) if words in text}


def asked(path: pathlib.Path, question: str, *filters: tuple[str, str]) -> set[int]:
    """The tolls in the answer to a question from Python."""
    named = dict(filters)
    with Ledger(path, write=False) as ledger:
        own = arguments(question, ledger)
        if question == "incidents":
            rows = [dataclasses.asdict(incident) for incident in ledger.incidents(**named)]
        elif question == "accounts":
            rows = [dataclasses.asdict(account) for account in ledger.accounts(*own, **named)]
        elif question == "show":
            rows = [{"accounts": ledger.show(*own, **named)["accounts"]}]
        elif question == "export":
            rows = list(ledger.figures(**named))
        else:
            rows = getattr(ledger, question)(*own, **named)
    return numbers(rows)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(("name", "value"), FILTERS)
def test_a_filter_leaves_what_it_names(path: pathlib.Path, question: str, name: str, value: str) -> None:
    """The bomb stays, the march is gone."""
    assert asked(path, question, (name, value)) == {14}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(("name", "value"), OTHERS)
def test_a_filter_takes_out_what_it_does_not_name(path: pathlib.Path, question: str, name: str, value: str) -> None:
    """The bomb is gone; where all incidents are asked the march stays."""
    assert asked(path, question, (name, value)) == (set() if question in {"accounts", "show"} else {5})


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize(("name", "value"), FILTERS)
def test_the_command_line_has_every_filter_in_every_format(
    path: pathlib.Path, question: str, form: str, name: str, value: str
) -> None:
    """What is written holds the bomb's toll and source, and nothing of the march."""
    with Ledger(path, write=False) as ledger:
        own = arguments(question, ledger)
    given = [question, *own, "--ledger", str(path), f"--{name}", value, "--format", form]
    answer = CliRunner().invoke(commands, given)
    assert answer.exit_code == 0, answer.output
    assert "14" in answer.output
    assert "Oren Vasht of the medics" not in answer.output
    if form == "json":
        assert all(isinstance(json.loads(line), dict) for line in answer.output.splitlines())
    if form == "csv":
        head, *rows = csv.reader(answer.output.splitlines())
        assert rows
        assert {len(row) for row in rows} == {len(head)}


def test_only_an_incident_is_shown_in_part(path: pathlib.Path) -> None:
    """A figure has no accounts that a filter could narrow."""
    with Ledger(path, write=False) as ledger:
        figure = str(next(iter(ledger.figures()))["id"])
        with pytest.raises(sayso.LedgerError, match="only an incident has accounts"):
            ledger.show(figure, measure="killed")


def test_a_row_is_shown_by_the_beginning_of_its_id(path: pathlib.Path) -> None:
    """Where one row alone begins so; what many begin with is told."""
    with Ledger(path, write=False) as ledger:
        figure = str(next(iter(ledger.figures()))["id"])
        assert ledger.show(figure[:14])["id"] == figure
        with pytest.raises(sayso.LedgerError, match="several rows begin with 'figure-'"):
            ledger.show("figure-")


def test_a_corrected_event_changes_the_type_of_its_accounts(path: pathlib.Path) -> None:
    """A review of an event reaches the incident whose figures it has, and undo takes it back."""
    with Ledger(path) as ledger:
        (bomb,) = ledger.incidents(place="Karvel")
        event = bomb.accounts[0].figures[0].replace("figure", "event")
        made = ledger.review(event, "correct", who="Ana", field="type", value="MOBILIZE")
        assert [incident.type for incident in ledger.incidents(place="Karvel")] == ["MOBILIZE"]
        assert [account.types for account in ledger.accounts(bomb.id)] == [("MOBILIZE", "explosives")]
        ledger.review(str(made.id), "undo", who="Ana")
        assert ledger.incident(bomb.id) == bomb
