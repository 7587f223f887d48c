"""HTML to stories: splitting, extraction, metadata in its order of trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from page_tables import EXAMPLES, FIRST, FIRST_BODY, SECOND, SECOND_BODY

from sayso.pages import read_bytes

if TYPE_CHECKING:
    from sayso.records import Page


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def story(title: str, lines: list[str]) -> str:
    return f"<h1>{title}</h1>{paragraphs(lines)}"


def read(body: str, head: str = "") -> Page:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


PLAIN = paragraphs(SECOND_BODY)
HEADED = "<h2>What the union of the mill says</h2>"
ONE, TWO = story(FIRST, FIRST_BODY), story(SECOND, SECOND_BODY)
POSTS = "".join(f'<div class="post">{part}</div>' for part in (ONE, TWO)).replace("h1>", "h2>")


def test_the_example_page_is_read_whole() -> None:
    """Body, caption, credit and fields come out; navigation, share buttons and related stories do not."""
    page = read_bytes((EXAMPLES / "page.html").read_bytes(), "page.html")
    (only,) = page.stories
    assert only.title is not None
    assert only.title.text == "Gas blast in Dorn mill kills nine as owner disputes toll"
    assert len(only.paragraphs) == 7
    assert only.paragraphs[0].text.startswith("A gas explosion")
    assert (only.dateline, only.byline) == ("DORN, March 6 (Adria News)", "Ioan Trebici, Salma Keres")
    assert (only.outlet, only.published, only.published_from) == ("The Osten Courier", "2031-03-06", "metadata")
    assert [c.text for c in only.credits] == ["Adria News/Jon Resk"]
    assert not any(word in page.text for word in ("Ferry service", "Subscribe", "Copy link", "Brandt fined"))


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{ONE}</article><article>{TWO}</article>",
        f"<main><div>{ONE}</div><div>{TWO}</div></main>",
        f'<article>{ONE}</article><div class="infinite-scroll"><div class="next">{TWO}</div></div>',
        f"<div><nav>Home</nav>{ONE}</div><footer>Osten</footer><div><nav>Home</nav>{TWO}</div>",
        f"<article><article>{ONE}</article><article>{TWO}</article></article>",
        POSTS,
    ],
    ids=["articles", "divs", "infinite scroll", "bodies", "nested", "posts"],
)
def test_stories_run_together_are_kept_apart(body: str) -> None:
    """Each headline that owns running text is a story, however the two were put into one document."""
    page = read(body)
    assert [s.title.text if s.title else None for s in page.stories] == [FIRST, SECOND]
    assert [[p.text for p in s.paragraphs] for s in page.stories] == [FIRST_BODY, SECOND_BODY]


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{ONE}{HEADED}{PLAIN}</article>",
        f'<article>{ONE}<section class="post-title">{HEADED}{PLAIN}</section></article>',
        f'<article>{ONE}</article><aside class="related"><h2 class="title">{SECOND}</h2>{PLAIN}</aside>',
        f"<article>{ONE}</article><article><h3>{SECOND}</h3><p>The guards left on Monday.</p></article>",
        f'<article><h1 class="desktop">{FIRST}</h1><h1 class="mobile">{FIRST}</h1>{paragraphs(FIRST_BODY)}</article>',
    ],
    ids=["subheading", "section", "aside", "teaser", "headline twice"],
)
def test_one_story_stays_one(body: str) -> None:
    """Sections, related stories and teasers are no stories of their own."""
    page = read(body)
    assert [s.title.text if s.title else None for s in page.stories] == [FIRST]


def ld(**fields: str) -> str:
    pairs = ", ".join(
        f'"{key}": "{value}"' for key, value in {"@type": "NewsArticle", "headline": FIRST, **fields}.items()
    )
    return f'<script type="application/ld+json">{{{pairs}}}</script>'


META = (
    '<meta property="article:published_time" content="2031-03-02T01:00:00Z"><meta name="author" content="Meta Author">'
)


@pytest.mark.parametrize(
    ("head", "above", "published", "source", "byline"),
    [
        (ld(datePublished="2031-03-01", author="Ld Author") + META, "", "2031-03-01", "metadata", "Ld Author"),
        (ld() + META, "", "2031-03-02", "metadata", "Meta Author"),
        (META, "<p>By Line Author</p><p>March 3, 2031</p>", "2031-03-02", "metadata", "Meta Author"),
        ("", "<p>By Line Author</p><p>March 3, 2031</p>", "2031-03-03", "dateline", "Line Author"),
        ('<link rel="canonical" href="https://courier.example/2031/03/04/mill">', "", "2031-03-04", "url", None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', "", None, None, None),
        (ld(datePublished="2031-03"), "", None, None, None),
    ],
    ids=["JSON-LD", "meta", "meta over byline", "byline", "address", "broken JSON-LD", "partial date"],
)
def test_metadata_in_its_order_of_trust(
    head: str, above: str, published: str | None, source: str | None, byline: str | None
) -> None:
    """JSON-LD goes before meta elements, these before the byline, that before the address; nothing is filled in."""
    (only,) = read(f"<article><h1>{FIRST}</h1>{above}{paragraphs(FIRST_BODY)}</article>", head).stories
    assert (only.published, only.published_from, only.byline) == (published, source, byline)


def test_metadata_of_one_story_is_not_said_of_the_other() -> None:
    """On a page with two stories, a date belongs to the story whose headline it comes with."""
    page = read(f"<article>{ONE}</article><article>{TWO}</article>", ld(datePublished="2031-03-01"))
    assert [s.published for s in page.stories] == ["2031-03-01", None]


@pytest.mark.parametrize(
    "markup",
    ["<p>Nine people died in Dorn.", "<div>Nine people died in Dorn.</div>", "<b><i>Nine people died in Dorn."],
)
def test_a_scrap_of_markup_is_still_read(markup: str) -> None:
    """Where the extractor finds no article, the text of the page is taken."""
    page = read_bytes(markup.encode(), "scrap.html")
    assert [p.text for s in page.stories for p in s.paragraphs] == ["Nine people died in Dorn."]
