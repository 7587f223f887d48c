"""The account for a terminal."""

from __future__ import annotations

import io
import pathlib
from typing import TYPE_CHECKING

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso import formats
from sayso.formats.table import TableWriter

if TYPE_CHECKING:
    from sayso.records import Page

DATA = pathlib.Path(__file__).parents[1] / "data" / "formats"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def _account(page: Page, width: int | None = None) -> str:
    stream = io.StringIO()
    TableWriter(stream, width).write(page)
    return stream.getvalue()


@pytest.mark.parametrize(("width", "name"), [(None, "account-wide.txt"), (44, "account-narrow.txt")])
def test_the_account_reads_as_it_should(width: int | None, name: str) -> None:
    """The whole account of a page, as wide as a pipe gets it and for a narrow terminal."""
    assert _account(made.page(), width) == (DATA / name).read_text(encoding="utf-8")


@given(st.integers(30, 160))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """At every width the lines fit, and no words are cut away."""
    account = _account(made.page(), width)
    assert max(cell_len(line) for line in account.splitlines()) <= width
    assert set(made.page().stories[0].attributions[3].content[0].text.split()) <= set(account.split())


def test_a_pipe_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output is no terminal there is no escape, whatever the environment asks for."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert _account(made.page()) == (DATA / "account-wide.txt").read_text(encoding="utf-8")


def test_a_terminal_gets_colour_unless_told_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources are coloured on a terminal; ``NO_COLOR`` takes the colour away."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    coloured = Terminal()
    TableWriter(coloured, 100).write(made.page())
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    TableWriter(plain, 100).write(made.page())
    assert "\x1b[36m" in coloured.getvalue()
    assert "\x1b[36m" not in plain.getvalue()


def test_a_hostile_page_moves_no_cursor() -> None:
    """Escapes in a page's text and name are shown as marks."""
    page = made.plain("Calm.", title="\x1b[2J\x07All is \u202ewell", path="a\x1b]0;x\x07.txt")
    account = _account(page)
    assert "\x1b" not in account
    assert "\x07" not in account
    assert "\u202e" not in account


def test_a_story_without_records_says_so() -> None:
    """Nothing found is said, not left to be guessed."""
    stream = io.StringIO()
    formats.writer("table", stream).write(made.plain("It rained."))
    assert "no statement, no figure and no event found" in stream.getvalue()
