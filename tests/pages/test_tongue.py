"""Whether a story is in English; another one is not read, and that is said."""

from __future__ import annotations

import io
import pathlib

import pytest

from sayso import formats, read_bytes
from sayso.pages.tongue import language
from sayso.run import run

TABLE = pathlib.Path(__file__).parents[1] / "data/pages/languages.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[2:]]
FRENCH = next(text for name, _, text in ROWS if name == "French")


@pytest.mark.parametrize(("name", "found", "text"), ROWS)
def test_languages_are_told(name: str, found: str, text: str) -> None:
    """English is told from other languages by its function words, in prose, in capitals and in headlines."""
    assert language(f"{text} " * 5) == found, name


def test_a_few_words_tell_nothing() -> None:
    """A text of a few words may be in any language."""
    assert language(FRENCH) is None


def test_a_story_in_another_language_is_not_read(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has no records, the account says why, and one line on standard error too; that is no failure."""
    path = tmp_path / "french.txt"
    path.write_text(f"{FRENCH} " * 4, encoding="utf-8")
    stream = io.StringIO()
    assert run([str(path)], formats.writer("table", stream), stream) == 0
    assert "not read: its words are not English" in stream.getvalue()
    assert capsys.readouterr().err == f"sayso: {path}: not read: its words are not English\n"
    story = read_bytes(path.read_bytes()).stories[0]
    assert (story.language, story.attributions, story.figures) == ("other", (), ())
