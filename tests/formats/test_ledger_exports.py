"""Exports of a ledger: each row has a stable id and a link, offsets hold, and nothing unknown is filled in."""

from __future__ import annotations

import csv
import dataclasses
import json
import pathlib

import pytest
import reports
from click.testing import CliRunner
from lxml import html

from sayso.accounts.ledger import Ledger
from sayso.cli import commands
from sayso.records import Event, Place, Span


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """A ledger with one report of two figures, and an emoji before them."""
    made = tmp_path / "l.db"
    text = f"\N{FIRE} {reports.AGENCY}"
    tolls = (("at least 14 people", "killed", 14, "at least"), ("Thirty-one", "injured", 31, "exact"))
    with Ledger(made) as ledger:
        ledger.add_page(reports.page(text, *tolls, path="https://example.org/karvel", source="<b>Vasht</b>"))
    return made


def export(path: pathlib.Path, name: str, *more: str) -> str:
    """What `sayso export` writes in a format."""
    told = CliRunner().invoke(commands, ["export", "--ledger", str(path), "--format", name, *more])
    assert told.exit_code == 0, told.output
    return told.output


def test_geojson_has_no_geometry_where_none_is_known(path: pathlib.Path) -> None:
    """A place without coordinates is null, not a guess."""
    made = json.loads(export(path, "geojson"))
    (feature,) = made["features"]
    assert (made["type"], feature["type"], feature["geometry"]) == ("FeatureCollection", "Feature", None)
    assert feature["properties"]["accounts"][0]["low"] == 14


@pytest.fixture
def placed(path: pathlib.Path) -> pathlib.Path:
    """The ledger with a report more, whose event is at a place of the gazetteer."""
    page = reports.page("A shell killed 16 people in Lyon.", ("16 people", "killed", 16, "exact"), path="lyon.txt")
    (story,) = page.stories
    (figure,) = story.figures
    where = Place("Lyon", Span(28, 32, "Lyon"), 2996944, 45.75, 4.85, "exact", 1)
    event = Event("event-1", figure.span, "ASSAULT", "by hand", place=where, figures=(figure.id,))
    told = dataclasses.replace(story, figures=(dataclasses.replace(figure, event=event.id),), events=(event,))
    with Ledger(path) as ledger:
        ledger.add_page(dataclasses.replace(page, stories=(told,)))
    return path


def test_an_incident_lies_where_its_events_do(placed: pathlib.Path) -> None:
    """GeoJSON has longitude before latitude; country and id are those of the gazetteer."""
    features = json.loads(export(placed, "geojson", "--place", "Lyon"))["features"]
    assert [feature["geometry"] for feature in features] == [{"type": "Point", "coordinates": [4.85, 45.75]}]
    known = features[0]["properties"]
    assert (known["place"], known["country"], known["geonameid"], known["type"]) == ("Lyon", "FRA", 2996944, "ASSAULT")


def test_followthemoney_has_the_place_as_an_address(placed: pathlib.Path) -> None:
    """The event points at it; coordinates and the country's two letters stand in it."""
    made = {
        entity["schema"]: entity for entity in map(json.loads, export(placed, "ftm", "--place", "Lyon").splitlines())
    }
    address = made["Address"]
    assert made["Event"]["properties"]["addressEntity"] == [address["id"]] == ["geonames-2996944"]
    assert made["Event"]["properties"]["country"] == ["fr"]
    assert address["properties"] == {"full": ["Lyon"], "latitude": ["45.75"], "longitude": ["4.85"], "country": ["fr"]}


def test_annotations_quote_the_words_at_their_position(path: pathlib.Path) -> None:
    """Prefix, exact words and suffix stand in the text, and the position counts code points."""
    text = f"\N{FIRE} {reports.AGENCY}"
    for line in export(path, "annotations").splitlines():
        quote, position = json.loads(line)["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert text[: position["start"]].endswith(quote["prefix"])


def test_a_rejected_figure_leaves_marked(path: pathlib.Path) -> None:
    """An annotation and a claim say which row a person rejected, and of the others nothing."""
    with Ledger(path) as ledger:
        rejected = next(iter(ledger.figures()))["id"]
        ledger.review(str(rejected), "reject", who="Ana")
    claims = [json.loads(line) for line in export(path, "claims").splitlines()]
    notes = [json.loads(line) for line in export(path, "annotations").splitlines()]
    marked = {claim["@id"]: claim.get("creativeWorkStatus") for claim in claims}
    noted = {note["id"]: json.loads(note["body"]["value"]).get("reviewed") for note in notes}
    assert marked == noted
    assert {key for key, value in marked.items() if value == "rejected by Ana"} == {f"urn:sayso:{rejected}"}
    assert sorted(map(bool, marked.values())) == [False, True]


def test_claims_carry_no_rating(path: pathlib.Path) -> None:
    """A claim has its author and where it appears, and nobody's verdict."""
    told = export(path, "claims")
    assert [json.loads(line)["@type"] for line in told.splitlines()] == ["Claim", "Claim"]
    assert "ating" not in told


def test_followthemoney_entities_point_at_one_another(path: pathlib.Path) -> None:
    """The documentation's ids are those of the event and the article."""
    made = {entity["schema"]: entity for entity in map(json.loads, export(path, "ftm").splitlines())}
    assert made["Documentation"]["properties"]["entity"] == [made["Event"]["id"]]
    assert made["Documentation"]["properties"]["document"] == [made["Article"]["id"]]
    assert made["Article"]["properties"]["sourceUrl"] == ["https://example.org/karvel"]


def test_csv_has_a_row_of_hxl_tags_on_request(path: pathlib.Path) -> None:
    """Below the head stands a tag for each column that HXL has one for."""
    head, tags, *rows = csv.reader(export(path, "csv", "--hxl").removeprefix("\ufeff").splitlines())
    assert dict(zip(head, tags, strict=True))["low"] == "#affected+num+min"
    assert len(rows) == 2
    assert all(len(row) == len(head) for row in rows)


def test_the_page_of_an_incident_escapes_what_reports_say(path: pathlib.Path) -> None:
    """A source's name is text, never markup; the words stand in the page."""
    with Ledger(path, write=False) as ledger:
        (incident,) = ledger.incidents()
    told = export(path, "html", "--incident", incident.id)
    page = html.fromstring(told)
    assert "<b>Vasht</b>" not in told
    assert "<b>Vasht</b>" in page.text_content()
    assert [mark.text for mark in page.iter("mark")] == ["at least 14 people", "Thirty-one"]
    assert page.xpath("//script") == []
