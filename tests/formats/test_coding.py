"""A coding convention's numbers stand beside the figures where they are asked for, and nowhere else."""

from __future__ import annotations

import csv
import io
import json
import pathlib

import made
import pytest
from click.testing import CliRunner

from sayso import formats
from sayso.cli import commands
from sayso.formats.coding import CODED, known

TEXT = "Dozens of herders were killed in Orlo. Shelling killed at least 14 people and wounded up to 30.\n"


def _read(tmp_path: pathlib.Path, *options: str) -> str:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(commands, ["read", str(page), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(
    ("convention", "numbers"),
    [
        ("ucdp", [("", "", ""), ("14", "14", "14"), ("0", "", "30")]),
        ("acled", [("12", "12", "12"), ("14", "14", "14"), ("30", "30", "30")]),
    ],
)
def test_csv_has_its_columns(tmp_path: pathlib.Path, convention: str, numbers: list[tuple[str, str, str]]) -> None:
    """Low, best and high stand behind the other columns, with the name of the convention in every row of a figure."""
    out = _read(tmp_path, "--format", "csv", "--records", "figures", "--convention", convention)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [tuple(row[name] for name in CODED) for row in rows] == [(convention, *n) for n in numbers]


def test_json_keeps_what_the_report_says(tmp_path: pathlib.Path) -> None:
    """The record's own low and high stay as they were read, the convention's numbers stand apart."""
    figure = json.loads(_read(tmp_path, "--format", "json", "--convention", "acled"))["stories"][0]["figures"][0]
    assert (figure["low"], figure["high"], figure["bound"]) == (None, None, "vague")
    assert figure["coded"] == {"convention": "acled", "coded_low": 12, "coded_best": 12, "coded_high": 12}


def test_the_table_names_the_convention(tmp_path: pathlib.Path) -> None:
    """The number is told with the convention that makes it."""
    assert "ACLED: 12" in _read(tmp_path, "--convention", "acled")


def test_nothing_is_coded_unasked(tmp_path: pathlib.Path) -> None:
    """Without the option no format has a trace of a convention."""
    for name in ("table", "csv", "json"):
        out = _read(tmp_path, "--format", name)
        assert "coded_low" not in out
        assert "ACLED" not in out


def test_a_page_to_look_at_has_none(tmp_path: pathlib.Path) -> None:
    """HTML shows what the report says; asking for a convention there is wrong usage."""
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(commands, ["read", str(page), "--format", "html", "--convention", "ucdp"])
    assert done.exit_code == 2
    assert "--convention" in done.output


def test_an_export_of_the_ledger_has_them(tmp_path: pathlib.Path) -> None:
    """`sayso export` codes its rows in the same way."""
    page, ledger = tmp_path / "page.txt", tmp_path / "ledger.db"
    page.write_text(TEXT, encoding="utf-8")
    run = CliRunner()
    assert run.invoke(commands, ["add", str(page), "--ledger", str(ledger)]).exit_code == 0
    out = run.invoke(commands, ["export", "--ledger", str(ledger), "--format", "csv", "--convention", "ucdp"]).stdout
    rows = {row["words"]: row for row in csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))}
    assert [rows["at least 14 people"][name] for name in CODED] == ["ucdp", "14", "14", "14"]


def test_a_convention_nobody_knows_is_refused() -> None:
    """The error names those there are."""
    with pytest.raises(ValueError, match="ucdp, acled"):
        known("hearsay")


def test_only_figures_are_coded() -> None:
    """The other records of a page leave the columns empty."""
    stream = io.StringIO()
    formats.writer("csv", stream, convention="ucdp").write(made.page())
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert {row["record"] for row in rows if row["convention"]} == {"figure"}
