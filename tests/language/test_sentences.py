"""Sentence starts beside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.quotes import directed
from sayso.language.sentences import settle_starts

# The bar is where a sentence starts behind the first.
TABLE = [
    '" We had no warning , " he said . | " They came at night . " | Eight were hurt .',
    'He left . | " Nobody asked us . | We would have said no . " | The mayor agreed .',
    '" Why ? " Morvan asked .',
    '" It is not over , " she said . | " It has begun .',
]


@pytest.mark.parametrize("line", TABLE)
def test_marks_behind_full_stops(line: str) -> None:
    """Starts at quotation marks come out right, though the network saw none or put them on the wrong side."""
    parts = [part.split() for part in line.split("|")]
    words = [w for part in parts for w in part]
    expected = [i == 0 for part in parts for i in range(len(part))]
    plain = [e and words[i] != '"' and (i == 0 or words[i - 1] != '"') for i, e in enumerate(expected)]
    assert settle_starts(directed(words), [True, *plain[1:]]) == expected


@given(st.lists(st.sampled_from(['"', "“", "”", ".", "?", "He", "said"]), min_size=1))
def test_nothing_is_lost(words: list[str]) -> None:
    """Each word keeps one start or none, and the first word its own."""
    settled = settle_starts(words, [True] + [False] * (len(words) - 1))
    assert len(settled) == len(words)
    assert settled[0]


def test_single_marks_are_left_alone() -> None:
    """A mark of which nothing tells whether it opens or closes moves nothing."""
    words = directed('He left . " Nobody asked'.split())
    assert settle_starts(words, [True] + [False] * 5) == [True] + [False] * 5
