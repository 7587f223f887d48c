"""Places of news English against tables of sentences of our own."""

from __future__ import annotations

import csv
import pathlib

import pytest

from sayso.language import ParsedStory, parse
from sayso.language.places import Toponym, places_of
from sayso.language.places.gazetteer import gazetteer
from sayso.records import Page, Span, Story

DATA = pathlib.Path(__file__).parents[1] / "data" / "places"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table; lines that open with # are remarks."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def story(text: str, outlet: str | None = None) -> ParsedStory:
    """A story of one paragraph."""
    span = Span(0, len(text), text)
    (parsed,) = parse(Page("page", "page", "text/plain", text, (Story("s", None, outlet=outlet, paragraphs=(span,)),)))
    return parsed


def told(words: str, place: Toponym, region: str | None) -> str:
    """A toponym in the notation of the tables, with the region only where the row asks for one."""
    what = f"{place.country or '-'} {place.feature}" if place.match else "?"
    held = {gazetteer().name_of(i) for i in place.inside}
    marks = [f" @{region}" if region in held else "", " actor" if place.actor else ""]
    return f"{words} = {what}{''.join(marks)}"


def read(row: dict[str, str]) -> str:
    """The places that sayso reads in a row's sentence, as the tables tell them."""
    parsed = story(row["text"], row.get("outlet") or None)
    asked = {item.split(" = ")[0]: item.partition("@")[2].removesuffix(" actor") for item in row["places"].split(" | ")}
    found = []
    for passage, places in places_of(parsed):
        for place in places:
            words = passage.cut(place.first, place.last).text
            found.append(told(words, place, asked.get(words) or None))
    return " | ".join(found)


@pytest.mark.parametrize(
    "row", [row for name in ("developed", "heldout", "traps") for row in rows(name)], ids=lambda r: r["text"]
)
def test_sentences(row: dict[str, str]) -> None:
    """A sentence of the tables yields exactly its places."""
    assert read(row) == row["places"]


@pytest.mark.parametrize("row", rows("failures"), ids=lambda r: r["text"])
def test_known_failures(row: dict[str, str]) -> None:
    """A known failure still fails; one that passes has to move to the table that holds it."""
    assert read(row) != row["places"], row["reason"]
