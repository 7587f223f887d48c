"""Who a mention is: names, descriptions and pronouns led back to one participant of the story."""

from __future__ import annotations

import pathlib
import re

import pytest
from attribution_tables import story_of

from sayso.language import parse
from sayso.language.mentions import Mentions, Names
from sayso.reading.lexicon import table

LINES = (pathlib.Path(__file__).parents[1] / "data/language/mentions.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [[*line.split("\t"), ""][:4] for line in LINES if line and not line.startswith("#")][1:]
ABBREVIATIONS = [
    (
        "The Northern Rights Observatory (NRO) counted 40 dead. The NRO named none.",
        "NRO",
        "Northern Rights Observatory",
    ),
    ("The Vesk Workers' League (KVL) called a strike.", "KVL", "Vesk Workers' League"),
    ("The Ministry of Water (UK) has no plans.", "UK", None),
]


def plain(name: str) -> str:
    """A name without capitals and article."""
    return name.lower().removeprefix("the ")


def resolved(marked: str) -> str:
    """Who the marked mention of a text is found to be, "-" where it is not resolved."""
    place = marked.index("[")
    text = re.sub(r"[\[\]]", "", marked)
    passages = parse(story_of(text))[0].passages
    people = {row["word"] for row in table("people")}
    for mention in Mentions(passages, lambda _passage, _index: False, people).walk():
        starts = mention.passage.starts
        if starts[mention.first] <= place <= starts[mention.head]:
            return mention.participant.name
    return "-"


@pytest.mark.parametrize("row", [r for r in ROWS if not r[3]], ids=lambda row: row[0][:60])
def test_mention(row: list[str]) -> None:
    """A mention is led back to whom a careful reader takes it for, or to nobody."""
    assert plain(resolved(row[0])) == plain(row[1])


@pytest.mark.parametrize("row", [r for r in ROWS if r[3]], ids=lambda row: row[0][:60])
def test_known_failure(row: list[str]) -> None:
    """A known failure fails still; one that is mended loses its reason in the table."""
    assert plain(resolved(row[0])) != plain(row[1])


@pytest.mark.parametrize(("text", "short", "whole"), ABBREVIATIONS)
def test_abbreviation(text: str, short: str, whole: str | None) -> None:
    """A name given with its abbreviation is known by both; a place in brackets abbreviates nothing."""
    names = Names(parse(story_of(text))[0].passages)
    assert names.fullest(short) == whole or (whole is None and names.fullest(short) == short)
