"""Every field of every record of sayso/1 is in the ledger, and comes back equal."""

from __future__ import annotations

import dataclasses
import pathlib
import typing

import pytest
from made import PARAGRAPHS, TITLE, Maker

import sayso
from sayso import records
from sayso.records import (
    Actor,
    Attribution,
    Check,
    Event,
    EventDate,
    Figure,
    Page,
    Place,
    Span,
    Speaker,
    Story,
    record_id,
)

CAPTION, CREDIT, RESIDUE = "The market of Karvel.", "Adria News", "Share this"


def whole() -> Page:
    """A page in whose records no field is empty."""
    make = Maker("\n\n".join((TITLE, CAPTION, CREDIT, *PARAGRAPHS, RESIDUE)), "reports/whole.txt")
    span = make.span
    mayor = Actor("Petra Halm", "VLD", "GOV")
    answered = make.said(span("doctors"), span("said"), span("Shelling killed"), name="doctors", anonymous=True)
    said = Attribution(
        id=record_id(make.page_id, "attribution", 1),
        source=span("mayor Petra Halm"),
        cue=span("said", 1),
        content=(span("“It was a market day,”"), span("“nobody warned us”")),
        kind="direct",
        stance="denies",
        speaker=Speaker("Petra Halm", True, mayor),
        rule="by hand",
        recipient="reporters",
        venue="a statement",
        date="2031-03-05",
        rejects=answered.id,
        within=answered.id,
        headline=True,
        attitude=True,
        via=("a spokesman", "Adria News"),
        continued=(span(PARAGRAPHS[2]),),
    )
    total = make.figure(span("at least 12 people"), 12, None, "at least")
    event_id = record_id(make.page_id, "event", 1)
    part = Figure(
        id=record_id(make.page_id, "figure", 1),
        span=span("seven of them"),
        measure="injured",
        low=7,
        high=9,
        bound="range",
        population="of them",
        rule="by hand",
        detail="badly",
        place="a market",
        date="2031-03-04",
        since="2031-03-01",
        cumulative=True,
        earlier=True,
        headline=True,
        attribution=said.id,
        source="Petra Halm",
        event=event_id,
        part_of=total.id,
        same_as=total.id,
        rising=True,
    )
    event = Event(
        id=event_id,
        trigger=span("Shelling", 1),
        type="ASSAULT",
        rule="by hand",
        mode="heavy-weapons",
        actors=(Actor("the army of Veld", "VLD", "MIL"), mayor),
        recipients=(Actor("doctors", "KRV", "HLH"),),
        place=Place("Karvel", span("Karvel", 1), 1234, 45.5, 13.25, "exact", 3),
        date=EventDate("2031-03-04", "2031-03-05", "day"),
        status="historical",
        attribution=said.id,
        figures=(part.id, total.id),
        mentions=(span("Shelling"), span("Shelling", 1)),
    )
    check = Check("sum", True, (total.id, part.id), "7 of 12")
    story = Story(
        id=record_id(make.page_id, "story", 0),
        title=span(TITLE),
        captions=(span(CAPTION),),
        credits=(span(CREDIT),),
        byline="Ilka Dorn",
        dateline="KARVEL",
        outlet="Karvel Post",
        published="2031-03-05",
        published_from="metadata",
        language="en",
        paragraphs=tuple(map(span, PARAGRAPHS)),
        residue=(span(RESIDUE),),
        attributions=(answered, said),
        figures=(total, part),
        events=(event,),
        checks=(check,),
    )
    return make.page(story)


def found(value: object) -> typing.Iterator[object]:
    """Every record inside a record, itself among them."""
    if isinstance(value, tuple):
        for item in value:
            yield from found(item)
    elif dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from found(getattr(value, field.name))


KINDS = (Page, Story, Attribution, Figure, Event, Check, Speaker, Actor, Place, EventDate, Span)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_with_every_field_filled_comes_back_equal(kind: type, tmp_path: pathlib.Path) -> None:
    """No field of any kind of record is lost between the page and the ledger."""
    page = whole()
    with sayso.Ledger(tmp_path / "karvel.db") as ledger:
        ledger.add_page(page)
        back = ledger.page(page.id)
    sent, kept = ([record for record in found(one) if type(record) is kind] for one in (page, back))
    for field in dataclasses.fields(kind):
        values = [getattr(record, field.name) for record in sent]
        assert any(value not in (None, (), "", False) for value in values), f"{field.name} is empty in the test's page"
        assert [getattr(record, field.name) for record in kept] == values, field.name


def test_the_kinds_of_records_are_all_there() -> None:
    """A noun that joins the contract of a page joins this test."""
    nouns = {kind for name in records.__all__ if dataclasses.is_dataclass(kind := getattr(records, name))}
    assert nouns - {records.Account, records.Incident, records.Relation} == set(KINDS)


COLUMNS = {
    "attribution": (
        Attribution,
        {"source": "source_words", "content": "words", "speaker": "source"},
    ),
    "figure": (Figure, {"span": "words"}),
    "event": (Event, {"trigger": "words", "mentions": "tellings"}),
    "checked": (Check, {}),
    "story": (Story, dict.fromkeys("captions credits paragraphs residue".split(), "record")),
}
"""Tables with the records that their rows hold, and the columns whose names are not the fields'."""


@pytest.mark.parametrize("table", COLUMNS)
def test_every_field_has_a_column(table: str, tmp_path: pathlib.Path) -> None:
    """Whoever asks in SQL finds each field of a row filled; records of a story are tables of their own."""
    kind, others = COLUMNS[table]
    own = {"attributions", "figures", "events", "checks"} if kind is Story else set()
    with sayso.Ledger(tmp_path / "karvel.db") as ledger:
        ledger.add_page(whole())
        rows = ledger.connection.execute(f"SELECT * FROM {table}")  # noqa: S608
        names = [column[0] for column in rows.description]
        held = {name: {row[at] for row in rows_of} for rows_of in [rows.fetchall()] for at, name in enumerate(names)}
    for field in dataclasses.fields(kind):
        column = others.get(field.name, field.name)
        if field.name not in own:
            assert held[column] - {None, "", 0}, f"{table}.{column}"


def test_a_page_is_found_by_the_id_of_its_story(tmp_path: pathlib.Path) -> None:
    """And one that is not there is told in one line."""
    page = whole()
    with sayso.Ledger(tmp_path / "karvel.db") as ledger:
        ledger.add_page(page)
        assert ledger.page(page.stories[0].id) == page
        with pytest.raises(sayso.LedgerError, match="no page 'story-none'"):
            ledger.page("story-none")
