"""Possessives without their apostrophe: split in a page that has lost them, left alone where they are plurals."""

from __future__ import annotations

import pytest
from attribution_tables import story_of

from sayso.language import parse
from sayso.language.text import Passage


def last(text: str) -> Passage:
    """The last passage of a page."""
    return parse(story_of(text))[0].passages[-1]


LOST = "The mayor of Karvel spoke in Karvel. Tarkovs party left Karvel on Monday. Tarkov did not. "


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Karvels mayor said the bridge had gone.", "Karvel"),
        ("Syrias army shelled the town.", "Syria"),
        ("Tuesdays attack killed nine.", "Tuesday"),
        ("They met Tarkovs brother.", "Tarkov"),
    ],
)
def test_an_owner_is_split(sentence: str, owner: str) -> None:
    """The owner stands apart from its "s", and both stand where the page has them."""
    passage = last(LOST + sentence)
    at = len(passage.words) - passage.words[::-1].index(owner) - 1
    assert passage.words[at + 1] == "'s"
    assert (passage.original(at), passage.original(at + 1)) == (owner, "s")
    assert passage.ends[at] == passage.starts[at + 1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Syrians fled the town.",  # a people
        "Rebels fled the town.",  # a plural that running text knows
        "The Philippines sent doctors.",
        "Karvels were there.",  # nothing owned
        "The Karvels.",
        "Workers pay fell.",  # no name
    ],
)
def test_a_plural_is_left_alone(sentence: str) -> None:
    """No word is split besides the one before the sentence."""
    assert last(LOST + sentence).words.count("'s") == 1


def test_a_page_that_keeps_its_apostrophes() -> None:
    """One apostrophe anywhere says that the page has lost none."""
    passage = last(LOST + "It was Tarkov's car. Karvels mayor left.")
    assert "Karvels" in passage.words
