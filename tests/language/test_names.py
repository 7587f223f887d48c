"""Words that are names wherever they stand."""

from __future__ import annotations

from sayso.language.names import proper_words


def test_names_of_countries_and_months() -> None:
    """Countries, peoples and days are always capitalised."""
    assert {"syria", "lebanon", "russian", "tuesday", "october"} <= proper_words()


def test_common_words_are_left_small() -> None:
    """A word that text writes small is none, though a town or a month bears it."""
    assert not {"may", "march", "mobile", "reading", "minister", "army", "police"} & proper_words()
