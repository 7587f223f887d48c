"""Plain text to stories: splitting, titles, captions, residue, and texts that lost their line breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from page_tables import CAPTION, EXAMPLES, FIRST, FIRST_BODY, OTHER_CAPTION, SECOND, SECOND_BODY, SHARED, json_rows

from sayso.pages import read_bytes

if TYPE_CHECKING:
    from sayso.records import Page


def read(text: str) -> Page:
    return read_bytes(text.encode(), "page.txt")


def titles(page: Page) -> list[str | None]:
    return [story.title.text if story.title else None for story in page.stories]


def bodies(page: Page) -> list[list[str]]:
    return [[paragraph.text for paragraph in story.paragraphs] for story in page.stories]


def scraped(title: str, caption: str, body: list[str], gap: str) -> str:
    return "\n".join([title, "", caption, caption, "TT", "", title, "", caption, caption, "", gap.join(body)])


@pytest.mark.parametrize(("gap", "between"), [("\n\n", "\n\n\n\n"), ("\n", "\n\n\n\n"), ("\n", "\n"), ("\n\n", "\n\n")])
def test_stories_with_doubled_heads_are_told_apart(gap: str, between: str) -> None:
    """A title that stands twice around captions and scraps opens a story, whatever the gaps are."""
    text = scraped(FIRST, CAPTION, FIRST_BODY, gap) + between + scraped(SECOND, OTHER_CAPTION, SECOND_BODY, gap)
    page = read(text)
    assert page.text == text
    assert titles(page) == [FIRST, SECOND]
    assert bodies(page) == [FIRST_BODY, SECOND_BODY]
    assert [[c.text for c in story.captions] for story in page.stories] == [[CAPTION], [OTHER_CAPTION]]
    assert "TT" in [span.text for span in page.stories[1].residue]


@pytest.mark.parametrize("row", json_rows("dirt.jsonl"), ids=lambda row: row["why"])
def test_dirt_of_many_kinds(row: dict[str, Any]) -> None:
    """Whatever stands around two stories, their titles and bodies come out clean, and dates and authors are read."""
    lines = [part for x in row["lines"] for part in {"BODY1": FIRST_BODY, "BODY2": SECOND_BODY}.get(x, [x])]
    page = read(row["gap"].join(lines))
    assert titles(page) == [FIRST, SECOND]
    assert bodies(page) == [FIRST_BODY, SECOND_BODY]
    assert [story.byline for story in page.stories] == row["bylines"]
    assert [story.published for story in page.stories] == row["published"]
    assert [[c.text for c in story.captions] for story in page.stories] == row["captions"]


@pytest.mark.parametrize(
    "head",
    [
        [SECOND, "By Marta Oyelaran"],
        [SECOND, "Published March 3, 2031 10:15 GMT"],
        ["* * *", SECOND],
        ["", "", SECOND],
        [SECOND, SECOND],
    ],
    ids=["byline", "date", "rule", "wider gap", "doubled title"],
)
def test_a_second_title_opens_a_second_story(head: list[str]) -> None:
    """A byline or date below a headline, a rule or wide gap above it, or its repetition each give a story away."""
    page = read("\n\n".join([FIRST, *FIRST_BODY, *head, *SECOND_BODY]))
    assert titles(page) == [FIRST, SECOND]
    assert bodies(page)[1] == SECOND_BODY


def test_a_dateline_below_a_headline_opens_a_second_story() -> None:
    """The dateline is kept as a field and the paragraph begins behind it."""
    page = read("\n\n".join([FIRST, *FIRST_BODY, SECOND, f"KARVEL, March 3 (Adria News) - {SECOND_BODY[0]}"]))
    assert titles(page) == [FIRST, SECOND]
    assert page.stories[1].dateline == "KARVEL, March 3 (Adria News)"
    assert page.stories[1].published is None
    assert bodies(page)[1] == SECOND_BODY[:1]


@pytest.mark.parametrize(
    "inserted",
    [
        "What happened next",
        "Background",
        "Who are the Upland Brigades?",
        "“It was a market day”",
        CAPTION,
        "2:45 p.m.",
        "* * *",
    ],
)
def test_a_section_of_one_story_is_no_story(inserted: str) -> None:
    """Headings inside an article, pictures, times and rules do not split it."""
    page = read(
        "\n\n".join([FIRST, *FIRST_BODY, inserted, *FIRST_BODY[:0], *[b.replace("Dorn", "town") for b in FIRST_BODY]])
    )
    assert titles(page) == [FIRST]


def test_a_story_that_stands_on_its_page_twice_is_read_once() -> None:
    """The second copy of every line is set aside."""
    once = "\n\n".join([FIRST, "By Ioan Trebici", *FIRST_BODY])
    page = read(f"{once}\n\n{once}")
    assert titles(page) == [FIRST]
    assert bodies(page) == [FIRST_BODY]


def test_a_refrain_stays_in_the_body() -> None:
    """Short lines that come back in an interview are part of it."""
    page = read("\n\n".join([FIRST, FIRST_BODY[0], "Did you know?", FIRST_BODY[1], "Did you know?", FIRST_BODY[2]]))
    assert bodies(page)[0].count("Did you know?") == 2


def test_fields_are_read_from_the_head() -> None:
    """Byline, date, outlet and dateline leave the paragraphs and fill their fields."""
    head = [f"{FIRST} | Osten Courier", "By Ioan Trebici", "Thursday, March 6, 2031 18:40 GMT"]
    story = read("\n\n".join([*head, f"DORN (Adria News) — {FIRST_BODY[0]}", *FIRST_BODY[1:]])).stories[0]
    assert story.title is not None
    assert (story.title.text, story.outlet, story.byline) == (FIRST, "Osten Courier", "Ioan Trebici")
    assert (story.published, story.published_from, story.dateline) == ("2031-03-06", "dateline", "DORN (Adria News)")
    assert [p.text for p in story.paragraphs] == FIRST_BODY


def test_a_caption_dates_a_story_unless_it_is_from_the_files() -> None:
    """A fresh picture's date is evidence; an archive picture's is not."""
    fresh = "The mill in Dorn, Thursday, March 6, 2031. (Adria News/Ilka Dorn)"
    dated = read("\n\n".join([FIRST, fresh, *FIRST_BODY])).stories[0]
    undated = read("\n\n".join([FIRST, f"FILE - {fresh}", *FIRST_BODY])).stories[0]
    assert (dated.published, dated.published_from) == ("2031-03-06", "caption")
    assert (undated.published, undated.published_from) == (None, None)


@pytest.mark.parametrize("row", json_rows("run_in.jsonl"), ids=lambda row: row["why"])
def test_a_text_without_line_breaks(row: dict[str, Any]) -> None:
    """Title, author and date are parted from the body only where that is safe."""
    story = read(row["text"]).stories[0]
    assert (story.title.text if story.title else None) == row["title"]
    assert (story.byline, story.published) == (row["byline"], row["published"])
    assert story.paragraphs[0].text.startswith(row["body"])
    assert story.paragraphs[0].end == len(row["text"])


def test_line_ends_of_windows_are_kept() -> None:
    """The text is the file's, carriage returns and all."""
    text = f"{FIRST}\r\n\r\n{FIRST_BODY[0]}\r\n{FIRST_BODY[1]}\r\n"
    page = read(text)
    assert page.text == text
    assert bodies(page) == [FIRST_BODY[:2]]


def test_the_example_page_holds_two_stories() -> None:
    """The scrape that the README reads comes apart with nothing lost."""
    page = read_bytes((EXAMPLES / "page.txt").read_bytes(), "page.txt")
    assert [len(story.paragraphs) for story in page.stories] == [6, 10]
    assert [len(story.captions) for story in page.stories] == [1, 1]
    assert page.stories[1].published_from == "caption"
    residue = {span.text for story in page.stories for span in story.residue}
    assert {"TT", "Share this article", "Read more: Ferry service on the lower Osk resumes"} <= residue


@pytest.mark.skipif(not (SHARED / "seed" / "page.txt").exists(), reason="the first real page is not there")
def test_the_first_real_page() -> None:
    """Two stories with nine and fifteen paragraphs, one caption each, no scrap among the paragraphs."""
    page = read_bytes((SHARED / "seed" / "page.txt").read_bytes(), "page.txt")
    assert [len(story.paragraphs) for story in page.stories] == [9, 15]
    assert [len(story.captions) for story in page.stories] == [1, 1]
    assert all(len(paragraph.text) > 40 for story in page.stories for paragraph in story.paragraphs)
