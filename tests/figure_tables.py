"""How the tables of figures are read: a row's sentence through the parser, its figures in the tables' notation."""

from __future__ import annotations

import functools
import pathlib

from sayso.language import parse
from sayso.language.times import story_times
from sayso.reading.figures import find_figures
from sayso.records import Attribution, Figure, Page, Span, Story

__all__ = ["figures_of", "notation", "rows", "story_of"]

DATA = pathlib.Path(__file__).parent / "data" / "figures"
SIGNS = {"exact": "", "at least": ">=", "more than": ">", "at most": "<=", "fewer than": "<", "about": "~"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table as dictionaries by the names in its head."""
    lines = [x for x in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, [*line.split("\t"), *[""] * len(head)], strict=False)) for line in lines[1:]]


def story_of(text: str, title: str = "") -> Page:
    """A page of one story of a Thursday: an optional title, then the text as one paragraph."""
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    head = Span(0, len(title), title) if title else None
    story = Story("story-test", head, published="2031-05-15", paragraphs=(Span(start, len(whole), text),))
    return Page("0" * 64, "test.txt", "text/plain", whole, (story,))


@functools.cache
def figures_of(text: str, title: str = "", attributions: tuple[Attribution, ...] = ()) -> tuple[Figure, ...]:
    """The figures that sayso reads in a text."""
    stories = parse(story_of(text, title))
    return tuple(f for parsed in stories for f in find_figures(parsed, attributions, story_times(parsed)))


def notation(figure: Figure) -> str:
    """A figure as the tables write it: "killed >=31"."""
    if figure.bound == "vague":
        value = "?"
    elif figure.bound == "range":
        value = f"{figure.low}-{figure.high}"
    else:
        value = f"{SIGNS[figure.bound]}{figure.low if figure.low is not None else figure.high}"
    return f"{figure.measure} {value}" + (" earlier" if figure.earlier else "")
