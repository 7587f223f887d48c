"""Times of news English against tables of sentences of our own."""

from __future__ import annotations

import csv
import datetime
import pathlib

import pytest

from sayso.language.parse import STRAIGHT, pipeline
from sayso.language.times import Time, times

DATA = pathlib.Path(__file__).parents[1] / "data" / "times"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table; lines that open with # are remarks."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def told(text: str, time: Time, places: list[tuple[int, int]]) -> str:
    """A time in the notation of the tables."""
    words = text[places[time.first][0] : places[time.last][1]]
    marks = [("@", time.relation), ("~", time.modifier), ("/", time.part)]
    return " ".join([f"{words} = {time.value or '?'}", *[sign + mark for sign, mark in marks if mark]])


def read(row: dict[str, str]) -> str:
    """The times that the tagger finds in a row's sentence, as the tables tell them."""
    tokens = [token for token in pipeline().tokenizer(row["text"].translate(STRAIGHT)) if not token.is_space]
    reference = None if row["published"] == "-" else datetime.date.fromisoformat(row["published"])
    found = times([token.text for token in tokens], (), reference)
    return " | ".join(told(row["text"], time, [(t.idx, t.idx + len(t)) for t in tokens]) for time in found)


@pytest.mark.parametrize(
    "row", [row for name in ("developed", "heldout", "bugs", "none") for row in rows(name)], ids=lambda r: r["text"]
)
def test_sentences(row: dict[str, str]) -> None:
    """A sentence of the tables yields exactly its times, with value, relation, modifier and part of the day."""
    assert read(row) == row["times"]


@pytest.mark.parametrize("row", rows("failures"), ids=lambda r: r["text"])
def test_known_failures(row: dict[str, str]) -> None:
    """A known failure still fails; one that passes has to move to the table that holds it."""
    assert read(row) != row["times"], row["reason"]
