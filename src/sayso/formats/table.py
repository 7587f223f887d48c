"""The account for a terminal: each story's tolls with their sources, who says what, events, checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.formats import wording
from sayso.formats.coding import known
from sayso.formats.happenings import Happening, happenings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.reading.conventions import Convention
    from sayso.records import Page, Story

__all__ = ["TableWriter", "writer"]

PIPED_WIDTH = 100
"""Columns where the output is no terminal, so that the same pages give the same bytes everywhere."""

_NARROW = 76  # below this, columns hold too few words to be read: each row becomes a few lines


class TableWriter:
    """Prints each page's account as it comes; coloured on a terminal, never elsewhere, never under ``NO_COLOR``."""

    def __init__(self, stream: TextIO, width: int | None = None, convention: Convention | None = None) -> None:
        self._convention = convention
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
        self._print(Text(wording.headed(page, story), "bold"))
        self._print(Text(wording.account(page, story), "dim"))
        narrow = self._console.width < _NARROW
        if story.figures:
            tolls = wording.tolls(story, self._convention)
            self._print(Text(), _stacked_tolls(tolls) if narrow else _tolls(tolls))
        if story.attributions:
            statements = wording.statements(story)
            self._print(Text(), _stacked_statements(statements) if narrow else _statements(statements))
        if story.events:
            self._print(Text(), _stacked_events(happenings(story)) if narrow else _events(happenings(story)))
        if story.checks:
            self._print(Text(), _checks(story))
        if not (story.figures or story.attributions or story.events or story.checks):
            self._print(Text(), Text(wording.nothing(story), "dim italic"))

    def _print(self, *renderables: ConsoleRenderable) -> None:
        """Print, without the blanks that a table puts at the ends of its lines."""
        with self._console.capture() as captured:
            for renderable in renderables:
                self._console.print(renderable)
        self._console.file.write("".join(f"{line.rstrip(' ')}\n" for line in captured.get().splitlines()))


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, pad_edge=False)
    for head, ratio in columns:
        table.add_column(Text(head), header_style="bold dim", overflow="fold", ratio=ratio)
    return table


def _indented(text: Text, columns: int) -> Padding:
    return Padding(text, (0, 0, 0, columns))


def _count(toll: wording.Toll) -> Text:
    return Text(wording.toll_words(toll.figure), "bold")


def _according_to(toll: wording.Toll) -> Text:
    if toll.according_to in {wording.OWN_VOICE, wording.HEADLINE}:
        return Text(toll.according_to, "italic")
    return Text.assemble((toll.according_to, "cyan"), (f" [{toll.statement}]" if toll.statement else "", "dim"))


def _tolls(tolls: Iterable[wording.Toll]) -> Table:
    table = _table(("TOLLS", 27), ("", 20), ("ACCORDING TO", 25), ("", 24))
    for toll in tolls:
        where = wording.joined(toll.figure.place, toll.figure.date)
        notes = wording.joined(*toll.notes)
        beside = Text.assemble(where, "\n" if where and notes else "", (notes, "dim"))
        table.add_row(_indented(_count(toll), 2 * (toll.depth + 1)), Text(toll.people), _according_to(toll), beside)
    return table


def _stacked_tolls(tolls: Iterable[wording.Toll]) -> Group:
    lines: list[ConsoleRenderable] = [Text("TOLLS", "bold dim")]
    for toll in tolls:
        deep = 2 * (toll.depth + 1)
        named = toll.according_to not in {wording.OWN_VOICE, wording.HEADLINE}
        rest = wording.joined(toll.figure.place, toll.figure.date, *toll.notes)
        source = Text.assemble("according to " if named else "in ", _according_to(toll), " · " if rest else "", rest)
        lines.append(_indented(Text.assemble(_count(toll), "  ", toll.people), deep))
        lines.append(_indented(source, deep + 2))
    return Group(*lines)


def _statements(statements: Iterable[wording.Statement]) -> Group:
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    for ratio in (22, 18, 56):
        table.add_column(overflow="fold", ratio=ratio)
    for row in statements:
        number = Text(f"{f'[{row.number}]':>6}", "dim")
        manner = Text.assemble((row.manner, "italic"), *((f"\n{note}", "dim") for note in row.notes))
        table.add_row(number, Text(row.speaker, "cyan"), manner, Text(row.words))
    return Group(Text("STATEMENTS", "bold dim"), table)


def _stacked_statements(statements: Iterable[wording.Statement]) -> Group:
    lines: list[ConsoleRenderable] = [Text("STATEMENTS", "bold dim")]
    for row in statements:
        notes = wording.joined(*row.notes)
        head = Text.assemble((f"[{row.number}] ", "dim"), (row.speaker, "cyan"), " ", (row.manner, "italic"))
        lines.append(_indented(head, 2))
        lines.append(_indented(Text(row.words), 6))
        if notes:
            lines.append(_indented(Text(notes, "dim"), 6))
    return Group(*lines)


def _events(rows: Iterable[Happening]) -> Table:
    table = _table(("EVENTS", 22), ("", 16), ("", 34), ("", 24))
    for row in rows:
        notes = wording.joined(*row.notes)
        beside = Text.assemble(row.where, "\n" if row.where and notes else "", (notes, "dim"))
        table.add_row(_indented(Text(row.what, "bold"), 2), Text(row.word, "dim"), Text(row.parties), beside)
    return table


def _stacked_events(rows: Iterable[Happening]) -> Group:
    lines: list[ConsoleRenderable] = [Text("EVENTS", "bold dim")]
    for row in rows:
        lines.append(_indented(Text.assemble((row.what, "bold"), "  ", (row.word, "dim")), 2))
        rest = wording.joined(row.parties, row.where, *row.notes)
        lines += [_indented(Text(rest), 4)] if rest else []
    return Group(*lines)


def _checks(story: Story) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(Text("CHECKS"), header_style="bold dim", no_wrap=True)
    table.add_column(overflow="fold")
    for check in story.checks:
        outcome = Text(f"  {wording.check_words(check)}", "green" if check.holds else "yellow")
        table.add_row(outcome, Text(wording.one_line(check.message)))
    return table


def writer(stream: TextIO, *, convention: str | None = None) -> TableWriter:
    """A writer for the terminal; with a convention (:mod:`sayso.formats.coding`) its numbers stand beside each toll."""
    return TableWriter(stream, convention=known(convention) if convention else None)
