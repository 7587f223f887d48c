"""The scorer of events: which event tells an incident, and when its type, place and day are right."""

from __future__ import annotations

import pathlib
import sys
from typing import Any

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "benchmarks"))

import events
from event_incidents import answers, day_right, place_right

TEXT = "Shells fell on Corvel on Monday. Police said 4 people died and 9 were hurt in the blast. A march followed."


def span(words: str) -> dict[str, Any]:
    """Words of the text as a span."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def event(trigger: str, kind: str, **fields: Any) -> dict[str, Any]:
    """An event of a page as JSON."""
    made = {"id": trigger, "trigger": span(trigger), "type": kind, "mode": None, "status": "reported"}
    return made | {"place": None, "date": None, "figures": []} | fields


def page(*found: dict[str, Any], figures: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A page with one story."""
    return {"text": TEXT, "stories": [{"events": list(found), "figures": figures or []}]}


REPORT = {
    "id": "r",
    "figures": [
        {"span": span("4 people"), "measure": "killed", "incident": "blast", "cumulative": False},
        {"span": span("9"), "measure": "injured", "incident": "blast", "cumulative": False},
    ],
    "incidents": [{"key": "blast", "what": "blast", "type": "ASSAULT", "place": "Corvel", "date": "2024-05-06"}],
}


@pytest.mark.parametrize(
    ("label", "found", "right"),
    [
        ("the town of Atera in Corvel province", "Atera", True),
        ("the town of Atera in Corvel province", "Corvel province", False),
        ("Syrias Atera district", "Atera", True),
        ("al-Dira and al-Mesh areas in Corvel city", "Mesh", True),
        ("Aleppo", "the Dira quarter of Aleppo", True),
        ("the crossing", "the border crossing", True),
        ("the crossing", "Atera", False),
        ("near Atéra", "Atera", True),
        ("a Kurdish-populated district of the city of Atera", "Atera", True),
        ("the IS-bastion city of Atera", "Atera", True),
    ],
)
def test_the_place_is_the_labelled_one_or_a_part_of_it(label: str, found: str, right: bool) -> None:
    """A wider place is not the labelled one."""
    assert place_right(label, {"name": found, "geonameid": None}) is right


def test_a_place_inside_the_labelled_one_is_right() -> None:
    """By its id and the gazetteer: Aleppo lies in Syria, and another Aleppo does not."""
    assert place_right("Syria", {"name": "Aleppo", "geonameid": 170063})
    assert not place_right("Iraq", {"name": "Aleppo", "geonameid": 170063})
    assert not place_right("Syria", {"name": "Aleppo", "geonameid": None})


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        ("2024-05-06", "2024-05-06", True),
        ("2024-05-05", "2024-05-06", True),
        ("2024-05-01", "2024-05-07", False),
        ("2024-05", "2024-05", False),
        ("2024-05-06", None, True),
        ("2024-05-07", "2024-05-07", False),
    ],
)
def test_a_day_is_right_within_two_days(start: str, end: str | None, right: bool) -> None:
    """A week that holds the day does not name it."""
    assert day_right("2024-05-06", {"start": start, "end": end}) is right


def test_the_event_that_a_figure_names_tells_the_incident() -> None:
    """An event nearer to the figure has no say where the figure joins another."""
    fell = event("fell", "ASSAULT", place={"name": "Corvel"})
    figures = [{"id": "f", "span": span("4 people died"), "measure": "killed", "event": "fell"}]
    (answer,) = answers(REPORT, page(fell, event("blast", "PROTEST"), figures=figures))
    assert (answer.type, answer.place, answer.day) == ("ASSAULT", {"name": "Corvel"}, None)


def test_without_figures_the_nearest_event_of_the_sentence_does() -> None:
    """An event of another sentence is not asked."""
    (answer,) = answers(REPORT, page(event("fell", "COERCE"), event("blast", "ASSAULT"), event("march", "PROTEST")))
    assert answer.type == "ASSAULT"
    (answer,) = answers(REPORT, page(event("fell", "COERCE"), event("march", "PROTEST")))
    assert answer.type is None


def test_the_class_of_a_snippet_is_that_of_the_event_with_its_figure() -> None:
    """Else the first that is reported; a drone is in the air, firearms have no class of their own."""
    planned, done = event("fell", "COERCE", status="planned"), event("blast", "ASSAULT", mode="drone")
    assert events.snippet_event(page(planned, done)) == done
    figures = [{"id": "f", "span": span("4 people"), "measure": "killed", "event": "fell"}]
    assert events.snippet_event(page(planned, done, figures=figures)) == planned
    assert events.case_class(done, "AIR_STRIKE") == ("ASSAULT", "aerial")
    assert events.case_class(event("blast", "ASSAULT", mode="firearms"), "ATTACK") == ("ASSAULT", "")
    assert events.case_class(event("blast", "ASSAULT", mode="firearms"), "GOV_REGAINS_TERIT") == ("COERCE", "seize")
