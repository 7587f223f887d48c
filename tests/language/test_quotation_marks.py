"""Quotation marks written straight, told apart by the space beside them and by turns."""

from __future__ import annotations

import pytest
from attribution_tables import story_of
from hypothesis import given
from hypothesis import strategies as st

from sayso.language import parse
from sayso.language.parse import pipeline
from sayso.language.quotes import directed

# Straight text, and the same words with their marks directed.
TABLE = [
    ('"We go," he said. "They stay."', "“ We go , ” he said . “ They stay . ”"),
    ('He said "we go', "He said “ we go"),
    ('go," he said', "go , ” he said"),
    ('the "old" town ("new" now)', "the “ old ” town ( “ new ” now )"),
    ('“We go,” he said, "and stay"', "“ We go , ” he said , “ and stay ”"),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_space_tells(text: str, expected: str) -> None:
    """White space on one side of a mark tells its direction; elsewhere the marks before it do."""
    tokens = pipeline().tokenizer(text)
    assert " ".join(directed([t.text for t in tokens], [bool(t.whitespace_) for t in tokens])) == expected


def test_turns_tell_where_space_is_unknown() -> None:
    """Marks in pairs open and close in turn; a single one inside a passage stays as it is."""
    assert directed(list('"a"b"c"')) == list("“a”b“c”")
    assert directed(list('a"b')) == list('a"b')


@given(st.lists(st.sampled_from(['"', "“", "”", "He", ".", "("]), max_size=12), st.data())
def test_words_stay(words: list[str], data: st.DataObject) -> None:
    """Nothing but straight marks changes, and with space known none is left."""
    spaced = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    made = directed(words, spaced)
    assert [w for w, old in zip(made, words, strict=True) if old != '"'] == [w for w in words if w != '"']
    assert '"' not in made


def test_documents_keep_straight_marks() -> None:
    """The network sees directions, the document holds the marks as every reader of it knows them."""
    (passage,) = parse(story_of("“We go,” he said."))[0].passages
    assert [t.text for t in passage.tokens][:5] == ['"', "We", "go", ",", '"']
