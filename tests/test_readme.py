"""The README: its session is what sayso prints, and its Python runs."""

from __future__ import annotations

import contextlib
import io
import pathlib
import textwrap

import pytest
from click.testing import CliRunner

import sayso
from sayso.cli import commands

ROOT = pathlib.Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND = "sayso read examples/brief.txt"


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def _indented(page: str, opening: str) -> str:
    """What stands indented behind a line, up to the next paragraph that is not."""
    lines = page.split(f"\n{opening}\n", 1)[1].splitlines()
    end = next((i for i, line in enumerate(lines) if line and not line.startswith("    ")), len(lines))
    return textwrap.dedent("\n".join(lines[:end])).strip("\n")


def test_the_session_is_what_sayso_prints() -> None:
    """What stands below the command is what the command prints, line for line."""
    done = CliRunner().invoke(commands, COMMAND.split()[1:])
    assert done.exit_code == 0
    printed = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    assert [line.rstrip() for line in _indented(README, f"    $ {COMMAND}").splitlines()] == printed


def test_the_python_example_runs() -> None:
    """It prints a line for each figure and each attribution of the example page."""
    code = _indented(README, "From Python:")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    stories = sayso.read("examples/page.txt").stories
    records = sum(len(story.figures) + len(story.attributions) for story in stories)
    assert records > 0
    assert len(out.getvalue().splitlines()) == records


def test_the_commands_of_the_readme_are_commands() -> None:
    """Every ``sayso COMMAND`` of the README is one, and its options are that command's."""
    lines = [line.strip().split(" - ")[-1] for line in README.splitlines() if line.startswith("    ")]
    used = [line.removeprefix("$ ").split() for line in lines if line.removeprefix("$ ").startswith("sayso ")]
    assert used
    for words in used:
        command = commands.commands[words[1]]
        known = {flag for option in command.params for flag in (*option.opts, "--help")}
        assert {word for word in words if word.startswith("-") and len(word) > 1} <= known, words
