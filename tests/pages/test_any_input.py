"""Whatever comes in, a page comes out whose spans slice its text, or one clear error."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import PageError
from sayso.pages import read_bytes

if TYPE_CHECKING:
    from sayso.records import Page, Span

LINES = st.sampled_from(
    [
        "Mill blast in Dorn kills nine",
        "TT",
        "",
        "\r",
        "* * *",
        "Share this article",
        "By Ioan Trebici",
        "Published March 6, 2031",
        "The gate of the mill (Adria News/Ilka Dorn)",
        "DORN (AFP) — Nine people died on Thursday, the fire service said.",
        "DORN (AFP) —",
        "“Nobody warned us,” she said. “Nobody",
        "Nine people died in Dorn on Thursday, the fire service said, and five of them were never found.",
        "\u200f\u05d0\u05d1 \U0001f525 e\u0301",
        "   indented text that goes on for a while and then breaks off at the width of a",
    ]
)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<h1>", "</h1>", "<article>", "</article>", "<div class='post'>", "</div>", "<li>", "<br>"]
)


def spans(page: Page) -> list[Span]:
    return [
        span
        for story in page.stories
        for span in (
            *([story.title] if story.title else []),
            *story.captions,
            *story.credits,
            *story.paragraphs,
            *story.residue,
        )
    ]


def holds(data: bytes, path: str) -> None:
    try:
        page = read_bytes(data, path)
    except PageError:
        return
    assert all(page.text[span.start : span.end] == span.text != "" for span in spans(page))
    assert any(story.paragraphs or story.title for story in page.stories)
    assert len({story.id for story in page.stories}) == len(page.stories)
    assert read_bytes(data, path) == page


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    """A text is kept unchanged, and read the same twice."""
    holds(text.encode("utf-8", "replace"), "any.txt")


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Bytes are a page or an error, never an exception of another kind."""
    holds(data, "any.txt")


@given(st.lists(LINES, min_size=1, max_size=30), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_any_order_of_lines(lines: list[str], gap: str) -> None:
    """Titles, scraps, bylines, captions and paragraphs may come in any order and number."""
    holds(gap.join(lines).encode(), "any.txt")


@settings(max_examples=60, deadline=None)
@given(st.lists(TAGS | LINES, min_size=1, max_size=40))
def test_any_markup(parts: list[str]) -> None:
    """Markup may be as broken as it likes."""
    holds("".join(parts).encode(), "any.html")


@given(st.lists(LINES, min_size=1, max_size=30))
def test_nothing_stands_in_two_places(lines: list[str]) -> None:
    """Titles, captions, paragraphs and residue share no character."""
    try:
        page = read_bytes("\n".join(lines).encode(), "any.txt")
    except PageError:
        return
    taken = sorted(
        span
        for story in page.stories
        for span in (*([story.title] if story.title else []), *story.captions, *story.paragraphs, *story.residue)
    )
    assert all(left.end <= right.start for left, right in itertools.pairwise(taken))
