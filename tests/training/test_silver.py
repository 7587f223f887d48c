"""Markup to words with statements, and what of a tree the markup closes."""

from __future__ import annotations

import pathlib
import sys

import pytest

torch = pytest.importorskip("torch", reason="trees from markup are made with PyTorch")
sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "training"))

import corpus  # noqa: E402
import numpy as np  # noqa: E402
import silver  # noqa: E402
import spacy  # noqa: E402

MARKED = (
    "<s1><per>Ada Morvan</per>, a nurse,</s1> <q1 says>has said</q1> <c1><f killed 9>nine people</f> died</c1>. "
    "<c2>Two fell</c2>, <q2 says>according to</q2> <s2>the mayor of <loc>Karvel</loc></s2>."
)


@pytest.fixture
def text(tmp_path: pathlib.Path) -> silver.Marked:
    """The marked paragraph as words."""
    path = tmp_path / "x.txt"
    path.write_text(MARKED + "\n", encoding="utf-8")
    (made,) = silver.marked(corpus.documents(path), spacy.blank("en"))
    return made


def test_names(text: silver.Marked) -> None:
    """Names become labels, one a word."""
    found = {w: label for w, label in zip(text.words, text.names, strict=True) if label != "O"}
    assert found == {"Ada": "B-PER", "Morvan": "I-PER", "Karvel": "B-LOC"}


def test_statements(text: silver.Marked) -> None:
    """Cue, source and content are runs of words."""
    first = text.statements[0]
    assert [text.words[i] for i in first.cue] == ["has", "said"]
    assert [text.words[i] for i in sorted(first.content)] == ["nine", "people", "died"]
    assert [text.words[i] for i in first.source][-2:] == ["nurse", ","]


def test_the_verb_of_a_cue(text: silver.Marked) -> None:
    """The cue's verb is its last; "according to" has none."""
    tags = ["VBZ" if w == "has" else "VBG" if w == "according" else "VBN" if w == "said" else "NN" for w in text.words]
    verbs = [silver._verb(s.cue, text.words, tags) for s in text.statements]
    assert verbs == [text.words.index("said"), None]


def test_what_is_closed(text: silver.Marked) -> None:
    """Words of a content may hang on the cue's verb and each other alone; others not on them."""
    said, people, died = (text.words.index(w) for w in ("said", "people", "died"))
    closed = silver._closed(text, [(text.statements[0], said)], 0, said + 5)
    assert np.flatnonzero(closed[people] == 0).tolist() == [said + 1, people, people + 1, died + 1]
    assert closed[said, died + 1] < 0
