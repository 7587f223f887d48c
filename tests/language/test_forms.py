"""Features of word forms: stable on every machine, and told apart where they must be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.language.forms import AFFIXES, HASH_ROWS, affix_rows, marks, shape


@given(st.text(max_size=40))
def test_rows_stay_in_the_tables(word: str) -> None:
    """Any string has one row in each table."""
    rows = affix_rows(word)
    assert len(rows) == AFFIXES
    assert all(0 <= r < HASH_ROWS for r in rows)


def test_rows_do_not_change() -> None:
    """The shipped weights count on these very rows."""
    assert affix_rows("Karvel") == [2766, 3415, 2497, 1226, 1177, 2799]
    assert affix_rows("Karvel")[1:] == affix_rows("karvel")[1:]
    assert affix_rows("Karvel")[0] != affix_rows("karvel")[0]


def test_shapes() -> None:
    """Capitals, digits and marks show; long runs are cut."""
    assert [shape(w) for w in ("SANA", "al-Hol", "2,024", "TT", "shelling")] == ["XXX", "xx-Xxx", "d,ddd", "XX", "xxx"]


def test_marks_count_kinds() -> None:
    """A word may stand in names of several kinds."""
    assert marks("Jordan", {"jordan": 0b101}, 3) == [1.0, 0.0, 1.0]
