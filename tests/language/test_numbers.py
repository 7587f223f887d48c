"""Numbers in words and digits, with their bounds."""

from __future__ import annotations

import pytest
from figure_tables import SIGNS, rows
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.numbers import Quantity, number_value, quantities


def _notation(quantity: Quantity) -> str:
    if quantity.bound == "vague":
        return "?"
    if quantity.bound == "range":
        return f"{quantity.low}-{quantity.high}"
    return f"{SIGNS[quantity.bound]}{quantity.value}"


@pytest.mark.parametrize("row", rows("numbers"), ids=lambda row: row["text"])
def test_amounts(row: dict[str, str]) -> None:
    """An amount gives its number and bound."""
    assert "; ".join(map(_notation, quantities(row["text"].split()))) == row["amounts"]


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_give_their_value(number: int) -> None:
    """Digits with or without separators are the number they write."""
    assert number_value([f"{number:,}"]) == number
    assert number_value([str(number)]) == number


@given(
    st.lists(
        st.sampled_from(["at", "least", "31", "two", "dozen", "of", "tens", "thousands", "and", "-", "killed", "20+"]),
        max_size=12,
    )
)
def test_amounts_lie_apart_and_inside(words: list[str]) -> None:
    """Amounts never overlap and never leave the words."""
    last = -1
    for quantity in quantities(words):
        assert last < quantity.first <= quantity.start <= quantity.stop <= quantity.last < len(words)
        last = quantity.last
