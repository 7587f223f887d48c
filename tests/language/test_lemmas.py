"""Lemmas: the table of forms, and forms that need none."""

from __future__ import annotations

import pathlib

import pytest

from sayso.language.lemmas import lemma, regular

ROWS = (pathlib.Path(__file__).parents[1] / "data/language/lemmas.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("row", [r for r in ROWS if not r.startswith("#")])
def test_table(row: str) -> None:
    """Each form of the table comes to its lemma."""
    form, tag, expected = row.split("\t")
    assert lemma(form, tag) == expected


def test_unknown_words_inflect_regularly() -> None:
    """A verb that no table knows loses its ending and gets its silent e back."""
    assert [regular(f, "VBD") for f in ("zorbed", "blimmed", "trunked", "grazed")] == ["zorb", "blim", "trunk", "graze"]


def test_a_name_is_its_own_lemma() -> None:
    """A proper noun keeps its capitals and its last s."""
    assert lemma("Texas", "NNP") == "Texas"
