"""Any text whatever is read: no exception, every span slices its text, the same input gives the same bytes twice."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso

MARKS = [
    '"',
    "“",
    "”",
    "‘",
    "’",
    "«",
    "``",
    "''",
    "'",
    ":",
    "—",
    "-",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u202e",
    "\u200f",
    "\xa0",
    "😀",
    "👩‍👩‍👧",
]
WORDS = (
    "said told killed nine people the army denied that who accused wounded dozens according to of and at least between "
    "20 30 hundreds monitor March Karvel Mayor Petra Halm she it they ministry a woman , . ! ? قال المتحدث הצבא 人 Ünal"
).split()


def texts() -> st.SearchStrategy[str]:
    """Words of reports, marks and anything else, in any order."""
    pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.text(max_size=6))
    return st.lists(pieces, min_size=1, max_size=60).map(" ".join)


def spans(value: object) -> Iterator[sayso.Span]:
    """Every span in a record and in what it holds."""
    if isinstance(value, sayso.Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))


def read(text: str) -> sayso.Page | None:
    """The page of a text; None where there is nothing to read on it."""
    try:
        return sayso.read_bytes(
            text.encode("utf-8", "surrogatepass"), "any.txt", media_type="text/plain", attitudes=True
        )
    except sayso.PageError:
        return None


@given(texts())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_every_span_slices(text: str) -> None:
    """Nothing raises but a PageError, and each span is the text between its offsets."""
    page = read(text)
    if page is not None:
        for span in spans(page):
            assert page.text[span.start : span.end] == span.text
        assert read(text) == page


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        ("letters", 1_000_000),
        ("one word", 1_000_000),
        ("marks", 100_000),
        ("emoji", 100_000),
        ("right to left", 100_000),
    ],
)
def test_noise_is_read(kind: str, size: int) -> None:
    """A megabyte without sense is read like any other page."""
    noise = random.Random(7)
    alphabet = {
        "letters": "abcdefghij  \n",
        "marks": "\"“”'’.,:;!?()-—  ab\n",
        "one word": "a",
        "emoji": "😀👍🏽🇸🇾 \n",
        "right to left": "ابتثجحخدذ   \n",
    }[kind]
    text = "".join(noise.choices(alphabet, k=size))
    page = read(text)
    if page is not None:
        assert all(page.text[s.start : s.end] == s.text for s in spans(page))


def test_the_same_page_gives_the_same_bytes_twice() -> None:
    """Two readings of one text print the same JSON."""
    text = "Shelling kills nine\n\nAt least nine people were killed, medics said. “No,” the army replied.\n"
    first, second = (repr(read(text)) for _ in range(2))
    assert first == second
