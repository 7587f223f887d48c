"""The pages of docs/: what they show is what sayso does."""

from __future__ import annotations

import dataclasses
import doctest
import itertools
import os
import pathlib
import re
import subprocess
import sys
import textwrap

import pytest

from sayso import records

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "training"))
sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "docs"))

import command_line

ROOT = pathlib.Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
FILE = re.compile(r"`([\w/]+\.(?:tsv|txt))`")
RECORDS = ("Span", "Page", "Story", "Attribution", "Speaker", "Figure", "Event", "Check")


@pytest.fixture
def workplace(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """An empty folder to work in, with the corpus within reach and ``sayso`` on the path."""
    (tmp_path / "training").symlink_to(ROOT / "training")
    shims = tmp_path / "bin"
    shims.mkdir()
    (shims / "sayso").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sayso "$@"\n', encoding="utf-8")
    (shims / "sayso").chmod(0o755)
    monkeypatch.setenv("PATH", f"{shims}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _sessions(page: str) -> list[tuple[str, str]]:
    """The shell sessions of a page: each command behind a ``$`` with what stands below it."""
    found: list[tuple[str, str]] = []
    for indented, lines in itertools.groupby(page.splitlines(), lambda line: not line or line.startswith("    ")):
        text = textwrap.dedent("\n".join(lines))
        if indented and "$ " in text:
            pieces = re.split(r"^\$ (.*)\n?", text, flags=re.MULTILINE)[1:]
            found += [(command, out.rstrip("\n")) for command, out in zip(pieces[::2], pieces[1::2], strict=True)]
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.usefixtures("workplace")
def test_python_examples_give_what_they_show(page: pathlib.Path) -> None:
    """Every ``>>>`` of a page runs, and gives what stands below it."""
    failed, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert failed == 0


@pytest.mark.parametrize("page", [p for p in PAGES if _sessions(p.read_text("utf-8"))], ids=lambda page: page.name)
def test_shell_sessions_print_what_they_show(page: pathlib.Path, workplace: pathlib.Path) -> None:
    """Every ``$`` command of a page runs, one after the other, and prints what stands below it."""
    for command, shown in _sessions(page.read_text(encoding="utf-8")):
        done = subprocess.run(["/bin/sh", "-c", command], cwd=workplace, capture_output=True, text=True, check=False)
        assert (done.stdout.rstrip("\n"), done.stderr) == (shown, ""), command


@pytest.mark.parametrize("page", ["records.md", "python.md", "lexicons.md", "data-card.md"])
def test_pages_with_python_have_examples(page: str) -> None:
    """A page without an example would pass every test of its examples."""
    assert doctest.DocTestParser().get_examples((DOCS / page).read_text(encoding="utf-8"))


def test_every_command_is_told_as_its_help_tells_it() -> None:
    """The help on the page is that of the program; ``python docs/command_line.py`` puts it right."""
    now = {name: command_line.framed(text) for name, text in command_line.helps()}
    assert command_line.told(command_line.PAGE.read_text(encoding="utf-8")) == now


def test_help_that_drifted_is_seen() -> None:
    """A page with another text, without a command, or with one that is gone is told from the program."""
    page = command_line.PAGE.read_text(encoding="utf-8")
    wrong = page.replace("Write to FILE", "Write in FILE")
    gone = page.replace("<!-- help: sayso read -->", "<!-- help: sayso recite -->")
    assert command_line.told(wrong) != command_line.told(page)
    assert command_line.told(gone).keys() != command_line.told(page).keys()
    assert command_line.told(command_line.renewed(wrong)) == command_line.told(page)
    assert command_line.told(command_line.renewed(gone)) == command_line.told(page)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_is_told(name: str) -> None:
    """The table of a record has its fields, all of them, in their order."""
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    section = page.split(f"\n### {name}\n", 1)[1].split("\n### ", 1)[0]
    told = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert told == [field.name for field in dataclasses.fields(getattr(records, name))]


def test_every_word_list_is_told() -> None:
    """Each list that an expert may edit stands in its section of the page, no other does, and each tells what it is."""
    page = (DOCS / "lexicons.md").read_text(encoding="utf-8")
    told = set()
    for section in page.split("\n## ")[1:]:
        folder = re.search(r"`(src/sayso/[\w/]+/)`", section.split("\n", 1)[0])
        if folder:
            told |= {ROOT / folder[1] / name for name in FILE.findall(section) if name != "cue_verbs.tsv"}
    told.add(ROOT / "src/sayso/reading/lexicon/cue_verbs.tsv")
    there = {path for end in ("tsv", "txt") for path in (ROOT / "src" / "sayso").rglob(f"*.{end}")}
    there = {path for path in there if path.parent.name != "model"}
    assert told == there
    assert [path.name for path in there if not path.read_text(encoding="utf-8").startswith("# ")] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: pathlib.Path) -> None:
    """A link to a file of the repository names a file that is there."""
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []
