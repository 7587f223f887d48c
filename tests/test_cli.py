"""The command line: what it prints, where it complains, and the code that it leaves with."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sayso import cli

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

REPORT = "Karvel floods\n\n“Two people are missing,” mayor Petra Halm said on Tuesday.\n"
COMMAND = [sys.executable, "-c", "from sayso.cli import main; main()"]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; gives its exit code, output and complaints."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return call


@pytest.fixture
def report(tmp_path: pathlib.Path) -> pathlib.Path:
    """A page in a file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_page_is_read_and_shown(run: Run, report: pathlib.Path) -> None:
    """Without a format the account for a terminal is printed, also into a pipe, without colour."""
    code, out, err = run("read", str(report))
    assert code == 0
    assert out.startswith("Karvel floods\n")
    assert "Two people are missing" in out
    assert "\x1b" not in out
    assert err == ""


def test_json_is_one_page_a_line(run: Run, report: pathlib.Path) -> None:
    """Two pages are two lines, each an object of the contract with the text of the file."""
    code, out, _ = run("read", str(report), str(report), "--format", "json")
    pages = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [page["text"] for page in pages] == [REPORT, REPORT]
    assert {page["schema"] for page in pages} == {"sayso/1"}


def test_one_bad_page_stops_no_other(run: Run, report: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Each page that cannot be read costs one line on standard error and the exit code."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    missing = tmp_path / "missing.txt"
    code, out, err = run("read", str(missing), str(report), str(empty), "--format", "json")
    assert code == 1
    assert [json.loads(line)["path"] for line in out.splitlines()] == [str(report)]
    assert [line.startswith(f"sayso: {path}: ") for line, path in zip(err.splitlines(), (missing, empty), strict=True)]


def test_a_fault_of_ours_costs_one_page(
    run: Run, report: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where reading itself fails the page is named, the fault told on one line, and the next page read."""
    from sayso import reading

    other = tmp_path / "other.txt"
    other.write_text("Rain fell on Osten on Monday, and the river rose.", encoding="utf-8")
    read_story = reading.read_story

    def failing(parsed: object, **options: bool) -> object:
        if parsed.page.path == str(report):  # type: ignore[attr-defined]
            raise ZeroDivisionError("first line\nsecond line")
        return read_story(parsed, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_story", failing)
    code, out, err = run("read", str(report), str(other), "--format", "json")
    assert code == 1
    assert json.loads(out)["path"] == str(other)
    assert len(err.splitlines()) == 1
    assert "ZeroDivisionError: first line second line" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "x.txt", "--format", "pdf"),
        ("read", "x.txt", "--published", "yesterday"),
        ("read", "x.txt", "--published", "2031-02-30"),
        ("read", "x.txt", "--records", "figures"),
        ("read", "x.txt", "--no-such-option"),
        ("read", "x.txt", "-o", "no/such/directory/out.csv"),
        ("weigh", "x.txt"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_and_leaves_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    """Nothing is read, nothing is printed, and the way to help is shown."""
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert "Error:" in err


def test_the_page_is_not_written_over(run: Run, report: pathlib.Path) -> None:
    """A file that is to be read cannot be the output."""
    code, _, _ = run("read", str(report), "-o", str(report))
    assert code == 2
    assert report.read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("out.json", b'{"schema"'), ("out.csv", b"\xef\xbb\xbfpath,"), ("out.html", b"<!DOCTYPE"), ("out.txt", b"Karvel")],
)
def test_the_name_of_the_output_tells_the_format(
    run: Run, report: pathlib.Path, tmp_path: pathlib.Path, name: str, beginning: bytes
) -> None:
    """``-o`` writes UTF-8 in the format of its suffix; a spreadsheet is told the encoding by a byte order mark."""
    code, out, _ = run("read", str(report), "-o", str(tmp_path / name))
    assert (code, out) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_the_choice_of_rows_reaches_the_table(run: Run, report: pathlib.Path) -> None:
    """``--records`` leaves the rows of other kinds out; into a pipe there is no byte order mark."""
    code, out, _ = run("read", str(report), "--format", "csv", "--records", "checks")
    assert code == 0
    assert out.startswith("path,")
    assert len(out.splitlines()) == 1


def test_the_date_of_the_report_can_be_given(run: Run, report: pathlib.Path) -> None:
    """``--published`` is told as given, not as found."""
    _, out, _ = run("read", str(report), "--published", "2031-03-04", "--format", "json")
    story = json.loads(out)["stories"][0]
    assert (story["published"], story["published_from"]) == ("2031-03-04", "given")


def test_standard_input_is_read(report: pathlib.Path) -> None:
    """``-`` reads one page from standard input and calls it so."""
    done = subprocess.run(
        [*COMMAND, "read", "-", "-f", "json"], input=report.read_bytes(), capture_output=True, check=True
    )
    assert json.loads(done.stdout)["path"] == "-"
    assert json.loads(done.stdout)["text"] == REPORT


def test_the_locale_does_not_matter(report: pathlib.Path) -> None:
    """In a locale of ASCII the output is UTF-8 all the same."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "read", str(report)], env=environment, capture_output=True, check=True)
    assert "“Two people are missing,”" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_fault(tmp_path: pathlib.Path) -> None:
    """When the reader of the output goes, as ``head`` does, sayso goes too and says nothing."""
    paths = _many(tmp_path)
    with subprocess.Popen(
        [*COMMAND, "read", *paths, "-f", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
    assert complaints == b""
    assert process.returncode == 128 + signal.SIGPIPE


def test_an_interruption_leaves_whole_pages(tmp_path: pathlib.Path) -> None:
    """Ctrl-C leaves with 130, and every page that was begun is there to its end."""
    with subprocess.Popen(
        [*COMMAND, "read", *_many(tmp_path), "-f", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, complaints = process.communicate()
    pages = [json.loads(line) for line in (first + rest).splitlines()]
    assert process.returncode == 128 + signal.SIGINT
    assert 1 <= len(pages) < 400
    assert complaints == b""


def test_an_interrupted_report_is_still_a_document(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before Ctrl-C stands in the HTML, and the document is closed."""
    from sayso import pages

    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")

    def interrupted(paths: tuple[str, ...]) -> object:
        yield pages.Source(paths[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(pages, "inputs", interrupted)
    output = tmp_path / "report.html"
    with pytest.raises(SystemExit) as left:
        cli.main(["read", str(tmp_path / "a.txt"), "-o", str(output)])
    document = output.read_text(encoding="utf-8")
    assert left.value.code == 130
    assert "Karvel floods" in document
    assert document.rstrip().endswith("</html>")


def _many(directory: pathlib.Path) -> list[str]:
    paths = [directory / f"{i:03}.txt" for i in range(400)]
    for path in paths:
        path.write_text(
            REPORT + "".join(f"\nRain fell on Osten for {day} days.\n" for day in range(40)), encoding="utf-8"
        )
    return [str(path) for path in paths]


def test_help_loads_nothing_heavy() -> None:
    """``--help`` needs no parser, no extractor and no terminal library."""
    code = "import sys\nfrom sayso import cli\ntry: cli.main(['read', '--help'])\nexcept SystemExit: pass\n"
    code += "print([name for name in ('spacy', 'numpy', 'lxml', 'trafilatura', 'rich') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_shows_examples(run: Run) -> None:
    """The first thing that is asked for tells how it is used."""
    code, out, _ = run("--help")
    assert code == 0
    assert "sayso read report.html" in out


def test_the_version_is_told(run: Run) -> None:
    """The name and the version on one line."""
    from sayso import __version__

    assert run("--version")[1] == f"sayso {__version__}\n"


def test_the_schema_is_printed(run: Run) -> None:
    """``sayso schema`` prints the JSON Schema of a page."""
    assert json.loads(run("schema")[1])["title"] == "A page in sayso/1"


def test_a_terminal_sees_how_far_the_work_is(report: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """While the pages go elsewhere a passing line tells the progress, is taken away, and errors stay on their lines."""
    main, other = os.openpty()
    missing = tmp_path / "missing.txt"
    arguments = [*COMMAND, "read", str(report), str(missing), "-o", str(tmp_path / "out.json")]
    with subprocess.Popen(arguments, stdout=other, stderr=other) as process:
        os.close(other)
        shown = _all_of(main)
    assert process.returncode == 1
    assert re.search(r"\r\x1b\[K1 read, 0 failed  \S*missing\.txt\r", shown)
    assert f"\r\x1b[Ksayso: {missing}: " in shown
    assert shown.endswith("\r\x1b[K")


def test_a_terminal_sees_colour(report: pathlib.Path) -> None:
    """On a terminal the account is coloured and no progress stands between its lines."""
    main, other = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm-256color"}
    with subprocess.Popen([*COMMAND, "read", str(report)], stdout=other, stderr=other, env=environment):
        os.close(other)
        shown = _all_of(main)
    assert "\x1b[1mKarvel floods\x1b[0m" in shown
    assert "\x1b[K" not in shown


def _all_of(terminal: int) -> str:
    """What a program wrote to a terminal until it ended."""
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux tells the end of a terminal so
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(terminal)
    return b"".join(pieces).decode("utf-8")
