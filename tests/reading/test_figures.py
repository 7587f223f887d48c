"""Figures in sentences: every way to count people, and what is no figure."""

from __future__ import annotations

import pytest
from figure_tables import figures_of, notation, rows, story_of
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso


def _expected(row: dict[str, str]) -> list[str]:
    return sorted(part.strip() for part in row["figures"].split(";") if part.strip())


def _read(text: str) -> list[str]:
    return sorted(notation(figure) for figure in figures_of(text))


@pytest.mark.parametrize("row", rows("developed"), ids=lambda row: row["text"])
def test_developed(row: dict[str, str]) -> None:
    """The sentences that the rules were made for are read in full and nothing else in them is."""
    assert _read(row["text"]) == _expected(row)


@pytest.mark.parametrize(
    "row",
    [*rows("heldout"), *rows("heldout_second"), *rows("heldout_third"), *rows("heldout_fourth")],
    ids=lambda row: row["text"],
)
def test_held_out(row: dict[str, str]) -> None:
    """Sentences that were written without a look at the rules are read in full."""
    assert _read(row["text"]) == _expected(row)


@pytest.mark.parametrize("row", rows("negatives"), ids=lambda row: row["text"])
def test_no_figure(row: dict[str, str]) -> None:
    """Ages, money, scores, weapons, people unharmed and metaphors are no figures."""
    assert _read(row["text"]) == []


@pytest.mark.parametrize("row", rows("failures"), ids=lambda row: row["text"])
def test_known_failure(row: dict[str, str]) -> None:
    """A known failure fails still; one that is mended moves to the tables."""
    assert _read(row["text"]) != _expected(row)


@pytest.mark.parametrize("row", rows("scope"), ids=lambda row: row["text"])
def test_time_and_scope(row: dict[str, str]) -> None:
    """A running total is told from one incident, with the date it counts from; a superseded toll is marked."""
    first = figures_of(row["text"])[0]
    total = "total" + (f" since={first.since}" if first.since else "")
    assert ("earlier" if first.earlier else total if first.cumulative else "one") == row["flags"]


@pytest.mark.parametrize("row", rows("dates"), ids=lambda row: row["text"])
def test_dates(row: dict[str, str]) -> None:
    """A figure has the date that its sentence joins to it, never finer than the words, and else none."""
    assert [figure.date or "-" for figure in figures_of(row["text"])] == row["dates"].split()


@pytest.mark.parametrize("row", rows("givers"), ids=lambda row: row["text"])
def test_who_gives_a_toll(row: dict[str, str]) -> None:
    """A toll is laid to who gives it, by name where a pronoun stands, and to nothing that cannot speak."""
    page = sayso.read_bytes(row["text"].encode(), "row.txt")
    sources = [figure.source or "-" for story in page.stories for figure in story.figures]
    assert "; ".join(sources) == row["sources"]


@pytest.mark.parametrize("row", rows("rising"), ids=lambda row: row["text"])
def test_rising(row: dict[str, str]) -> None:
    """A toll that the report expects to rise is marked, and no other."""
    assert ["yes" if figure.rising else "no" for figure in figures_of(row["text"])] == row["rising"].split()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Child killed in market blast", ["killed 1"]),
        ("Woman and two children hurt in bus crash", ["injured 1", "injured 2"]),
        ("Man, 34, dies after fall from bridge", ["killed 1"]),
    ],
)
def test_a_headline_leaves_its_articles_out(title: str, expected: list[str]) -> None:
    """One person whom a headline opens with counts as with an article; an age is no count."""
    found = figures_of("The blaze went on for hours.", title)
    assert sorted(map(notation, found)) == expected


def test_a_single_victim_is_counted_once() -> None:
    """The mayor who was killed in the first sentence is not a second victim in the next."""
    text = "Gunmen killed the mayor of Orlo on Monday. The mayor was killed as he left his office."
    assert _read(text) == ["killed 1"]


def test_population_keeps_the_words_of_the_report() -> None:
    """Whom a figure counts is told in the report's words, never turned into another status."""
    figure = figures_of("At least 31 foreign mercenaries were killed near Karvel.")[0]
    assert figure.population == "foreign mercenaries"
    assert figure.span.text == "At least 31 foreign mercenaries"


def test_a_part_is_kept_in_the_population() -> None:
    """ "including ..." right behind a count belongs to whom it counts."""
    whole, part = figures_of("A raid killed 11 people, including three children, on Monday.")
    assert whole.population.startswith("people")
    assert part.part_of == whole.id


def test_an_evacuation_makes_leaving_a_displacement() -> None:
    """People who "left" count as displaced only where the story tells of an evacuation."""
    assert _read("The evacuation went on. Some 3,000 residents left the town by bus.") == ["displaced ~3000"]
    assert _read("Some 3,000 guests left the town by bus.") == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([row["text"] for row in rows("heldout")]), min_size=1, max_size=4),
    st.sampled_from(["", "\u201c", "  ", "\u2014 "]),
)
def test_spans_slice(sentences: list[str], before: str) -> None:
    """Every figure's span is the page's own text between its offsets."""
    text = before + " ".join(sentences)
    page = story_of(text)
    for figure in figures_of(text):
        assert page.text[figure.span.start : figure.span.end] == figure.span.text
