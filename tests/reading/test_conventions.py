"""Coding conventions are applied on request and named."""

from __future__ import annotations

import pytest
from figure_tables import figures_of

from sayso.reading.conventions import Coded, Convention, coded


@pytest.mark.parametrize(
    ("text", "convention", "expected"),
    [
        ("Dozens of people were injured.", "acled", (12, 12, 12)),
        ("Tens of thousands were displaced.", "acled", (None, None, None)),
        ("Hundreds were wounded.", "acled", (100, 100, 100)),
        ("Hundreds were wounded.", "ucdp", (None, None, None)),
        ("At least 12 people were killed.", "ucdp", (12, 12, 12)),
        ("Between 20 and 30 people were killed.", "ucdp", (20, 20, 30)),
        ("Between 20 and 30 people were killed.", "acled", (20, 20, 20)),
        ("Up to 40 people were killed.", "ucdp", (0, None, 40)),
    ],
)
def test_coded(text: str, convention: Convention, expected: tuple[int | None, int | None, int | None]) -> None:
    """A figure under a convention carries the convention's name."""
    assert coded(figures_of(text)[0], convention) == Coded(*expected, convention)


def test_the_figure_itself_keeps_its_word() -> None:
    """A vague word stays a word in the figure."""
    figure = figures_of("Dozens of people were injured.")[0]
    assert (figure.low, figure.high, figure.bound) == (None, None, "vague")
