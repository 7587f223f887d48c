"""The account for a terminal: each story's tolls with their sources, who says what, and the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.formats import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.records import Page, Story

__all__ = ["TableWriter", "writer"]

PIPED_WIDTH = 100
"""Columns where the output is no terminal, so that the same pages give the same bytes everywhere."""

_NARROW = 76  # below this, columns hold too few words to be read: each row becomes a few lines
_INDENT = 2


class TableWriter:
    """Prints each page's account as it comes; coloured on a terminal, never elsewhere, never under ``NO_COLOR``."""

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        terminal = stream.isatty()
        self._console = Console(
            file=stream,
            width=width or (None if terminal else PIPED_WIDTH),
            force_terminal=terminal,
            color_system="auto" if terminal else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        self._first = True

    def write(self, page: Page) -> None:
        """Print the page's stories."""
        for story in page.stories:
            if not self._first:
                self._console.print()
            self._first = False
            self._story(page, story)

    def close(self) -> None:
        """Nothing stands behind the last story."""

    def _story(self, page: Page, story: Story) -> None:
        self._console.print(Text(wording.headed(page, story), "bold"))
        self._console.print(Text(wording.account(page, story), "dim"))
        if not (story.figures or story.attributions or story.checks):
            self._print(Text("no statement and no figure found", "dim italic"))
        if story.figures:
            self._tolls(story)
        if story.attributions:
            self._statements(story)
        if story.checks:
            self._checks(story)

    def _print(self, renderable: Table | Text) -> None:
        self._console.print(Padding(renderable, (0, 0, 0, _INDENT)))

    def _narrow(self) -> bool:
        return self._console.width < _NARROW

    def _tolls(self, story: Story) -> None:
        rows = [
            (
                Text("  " * toll.depth + wording.toll_words(toll.figure), "bold"),
                Text(wording.one_line(toll.figure.population)),
                Text(toll.according_to, "cyan"),
                Text(_joined(toll.figure.place, toll.figure.date)),
                Text(_joined(*toll.notes), "dim"),
            )
            for toll in wording.tolls(story)
        ]
        self._rows(("TOLLS", "", "ACCORDING TO", "", ""), rows, ratios=(30, 24, 26, 22, 20))

    def _statements(self, story: Story) -> None:
        rows = [
            (
                Text(f"[{row.number}] ", "dim") + Text(row.speaker, "cyan"),
                Text(row.manner, "italic") + Text("".join(f"\n{note}" for note in row.notes), "dim"),
                Text(row.words),
            )
            for row in wording.statements(story)
        ]
        self._rows(("STATEMENTS", "", ""), rows, ratios=(26, 18, 56))

    def _checks(self, story: Story) -> None:
        rows = [
            (
                Text(wording.check_words(check), "green" if check.holds else "yellow"),
                Text(wording.one_line(check.message)),
            )
            for check in story.checks
        ]
        self._rows(("CHECKS", ""), rows, ratios=(10, 90))

    def _rows(self, heads: tuple[str, ...], rows: Iterable[tuple[Text, ...]], ratios: tuple[int, ...]) -> None:
        self._console.print()
        if self._narrow():
            self._console.print(Text(heads[0], "bold dim"))
            for row in rows:
                self._stacked(row)
            return
        table = Table(box=None, padding=(0, 2, 0, 0), expand=True, pad_edge=False)
        for head, ratio in zip(heads, ratios, strict=True):
            table.add_column(Text(head), header_style="bold dim", overflow="fold", ratio=ratio)
        for row in rows:
            table.add_row(*row)
        self._console.print(table)

    def _stacked(self, row: tuple[Text, ...]) -> None:
        first, *others = (cell for cell in row if cell.plain.strip())
        self._print(first)
        for cell in others:
            self._console.print(Padding(cell, (0, 0, 0, _INDENT + 4)))


def _joined(*parts: str | None) -> str:
    return " · ".join(wording.one_line(part) for part in parts if part)


def writer(stream: TextIO) -> TableWriter:
    """A writer for the terminal."""
    return TableWriter(stream)
