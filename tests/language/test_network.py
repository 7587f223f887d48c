"""The network: values a word, one parse whatever goes through beside it, trees inside sentences."""

from __future__ import annotations

import functools
import pathlib

from hypothesis import given, settings
from hypothesis import strategies as st

import sayso.language
from sayso.language.network import Analysis, Network, load

WORDS = st.lists(st.text(min_size=1, max_size=12).filter(lambda w: not w.isspace()), min_size=1, max_size=40)
TEXT = "The mayor of Karvel , Ioan Trebici , said on Tuesday that shells had killed nine people .".split()


@functools.cache
def network() -> Network:
    """The shipped network."""
    return load(pathlib.Path(sayso.language.__file__).with_name("model"))


def shape(found: Analysis) -> set[int]:
    """The lengths of an analysis' rows."""
    return {len(found.tags), len(found.heads), len(found.relations), len(found.starts)}


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_any_words(passages: list[list[str]]) -> None:
    """Any words at all get a tag, a head in their own sentence and a relation; names lie inside."""
    for words, found in zip(passages, network().analyse(passages), strict=True):
        assert shape(found) == {len(words)}
        sentence = [sum(found.starts[: i + 1]) for i in range(len(words))]
        assert all(sentence[i] == sentence[h] for i, h in enumerate(found.heads))
        assert sum(h == i for i, h in enumerate(found.heads)) == sum(found.starts)
        assert all(0 <= first <= last < len(words) for first, last, _ in found.names)


def test_company_changes_nothing() -> None:
    """A passage has the same tree alone and among others."""
    others = [TEXT[:5], TEXT * 3, ["Yes"]]
    alone, among = network().analyse([TEXT])[0], network().analyse([*others, TEXT])[-1]
    assert (alone.tags, alone.heads, alone.relations) == (among.tags, among.heads, among.relations)


def test_no_words() -> None:
    """A passage without words has an empty analysis, and keeps its place."""
    found = network().analyse([[], ["Nine", "died", "."], []])
    assert [len(f.tags) for f in found] == [0, 3, 0]


def test_reported_speech() -> None:
    """The speaker is the subject of "said", the clause its complement, with a subject of its own."""
    found = network().analyse([TEXT])[0]
    said, killed = TEXT.index("said"), TEXT.index("killed")
    assert (found.heads[killed], found.relations[killed]) == (said, "ccomp")
    assert (found.heads[1], found.relations[1]) == (said, "nsubj")
    assert (found.heads[TEXT.index("shells")], found.relations[TEXT.index("shells")]) == (killed, "nsubj")


def test_names() -> None:
    """A person and a place are found with their kinds."""
    words = "Nine people died in Karvel , said Ioan Trebici .".split()
    assert network().analyse([words])[0].names == [(4, 4, "LOC"), (7, 8, "PER")]
