"""HTML: one self-contained page, each story with its records marked in it and their rows beside, linked both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from sayso import __version__
from sayso.formats import wording
from sayso.formats.report.document import document, filled
from sayso.formats.report.elements import Html, joined, tag
from sayso.formats.report.marks import Mark, keys, marked, marks
from sayso.formats.report.rows import check_rows, event_rows, speaker_buttons, statement_rows, toll_rows

if TYPE_CHECKING:
    from sayso.records import Page, Span, Story

__all__ = ["HtmlWriter", "story_markup", "writer"]


class HtmlWriter:
    """Gathers the stories and writes the document when it is closed, since its head tells what is in it.

    The document loads nothing and runs only its own script: its content security policy names that by its digest.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._stories: list[Html] = []
        self._heads: list[tuple[str, str]] = []
        self._counts = {"statement": 0, "figure": 0, "event": 0, "check": 0}

    def write(self, page: Page) -> None:
        """Add the page's stories."""
        for story in page.stories:
            number = len(self._stories) + 1
            self._stories.append(story_markup(page, story, number))
            self._heads.append((wording.headed(page, story), wording.account(page, story)))
            self._counts["statement"] += len(story.attributions)
            self._counts["figure"] += len(story.figures)
            self._counts["event"] += len(story.events)
            self._counts["check"] += len(story.checks)

    def close(self) -> None:
        """Write the document."""
        counts = {"story": len(self._stories)} | self._counts
        title = self._heads[0][0] if len(self._heads) == 1 else f"{len(self._heads)} stories"
        body = filled(
            "page.html",
            summary=joined((_counted(n, noun) for noun, n in counts.items() if n), " · "),
            contents=self._contents(),
            stories=joined(self._stories) or tag("p", "No page could be read.", class_="nothing"),
            version=__version__,
        )
        self._stream.write(document(title, body, style="report.css", script="report.js"))

    def _contents(self) -> Html:
        if len(self._heads) < 2:
            return Html()
        entries = (
            tag("li", tag("a", head, href=f"#s{i}", dir="auto"), " ", tag("span", about))
            for i, (head, about) in enumerate(self._heads, 1)
        )
        return tag("nav", tag("ol", *entries), class_="contents", aria_label="Stories")


def story_markup(page: Page, story: Story, number: int) -> Html:
    """One story of the document: its text with all marks, and its rows."""
    named = keys(story, number)
    found = marks(story, named)
    tolls, statements = toll_rows(story, named, number), statement_rows(story, named, number)
    checks = check_rows(story, named, number)
    panels = [
        _panel(number, "tolls", "Tolls", len(story.figures), tolls),
        _panel(number, "statements", "Statements", len(story.attributions), statements, speaker_buttons(story)),
        _panel(number, "events", "Events", len(story.events), event_rows(story, named, number)),
        _panel(number, "checks", "Checks", len(story.checks), checks),
    ]
    return filled(
        "story.html",
        number=str(number),
        title=marked(story.title, found) if story.title else tag("span", "A story without a title", class_="untitled"),
        about=wording.account(page, story),
        passages=_passages(story, found),
        residue=_residue(story),
        jumps=joined(jump for jump, _ in panels),
        panels=joined(panel for _, panel in panels)
        or tag("p", f"{wording.nothing(story).capitalize()}.", class_="nothing"),
    )


def _passages(story: Story, found: list[Mark]) -> Html:
    kinds = [(span, "caption") for span in story.captions] + [(span, "paragraph") for span in story.paragraphs]
    return joined(tag("p", marked(span, found), class_=kind, dir="auto") for span, kind in sorted(kinds))


def _panel(number: int, name: str, head: str, count: int, rows: Html, buttons: Html = Html()) -> tuple[Html, Html]:  # noqa: B008 - Html is immutable
    """The link to a section of rows, and the section; nothing of a section without rows."""
    if not count:
        return Html(), Html()
    key = f"s{number}-{name}"
    counted = tag("span", str(count), class_="n")
    speakers = tag("div", buttons, class_="speakers", role="group", aria_label="Only this speaker", hidden=True)
    section = tag(
        "section",
        tag("h3", head, " ", counted, id=key),
        speakers if buttons else "",
        tag("ol", rows, class_="rows"),
        class_=name,
        aria_labelledby=key,
    )
    return tag("a", head, " ", counted, href=f"#{key}"), section


def _residue(story: Story) -> Html:
    """What stands on the page and is no part of the report, folded away."""
    if not story.residue:
        return Html()
    head = f"{_counted(len(story.residue), 'piece')} of the page left out of the report"
    pieces = (tag("li", span.text, dir="auto") for span in _apart(story.residue))
    return tag("details", tag("summary", head), tag("ul", *pieces), class_="residue")


def _apart(spans: tuple[Span, ...]) -> list[Span]:
    return sorted(span for span in spans if span.text.strip())


def _counted(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def writer(stream: TextIO) -> HtmlWriter:
    """A writer of one HTML document."""
    return HtmlWriter(stream)
