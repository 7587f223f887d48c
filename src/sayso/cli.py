"""The command line: parse the arguments, call, print."""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import pathlib
import sys
from typing import TYPE_CHECKING

import click

from sayso import __version__, formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO, TextIO

__all__ = ["commands", "main"]

_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_PIPE_CLOSED = 141  # 128 + SIGPIPE
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A day as the user gave it.

    Raises:
        click.BadParameter: It is no day of the calendar in ISO's writing.
    """
    with contextlib.suppress(ValueError):
        if value is None or datetime.date.fromisoformat(value).isoformat() == value:
            return value
    raise click.BadParameter(f"{value!r} is no date as YYYY-MM-DD")


@contextlib.contextmanager
def _stream(output: str | None, paths: Sequence[str], *, bom: bool) -> Iterator[TextIO]:
    """Where the pages go, in UTF-8 whatever the locale.

    A lone surrogate of a file's name is written as an escape. A spreadsheet takes a file for UTF-8 only where it begins
    with a byte order mark; a pipe gets none.

    Raises:
        click.UsageError: The file cannot be written, or is one of those to be read.
    """
    if output is None:
        raw: BinaryIO = sys.stdout.buffer
        encoding = "utf-8"
    else:
        path = pathlib.Path(output)
        if path.exists() and any(path.resolve() == pathlib.Path(name).resolve() for name in paths):
            raise click.UsageError(f"{output} is to be read and to be written")
        try:
            raw = path.open("wb")
        except OSError as error:
            raise click.UsageError(f"{output}: {(error.strerror or str(error)).lower()}") from None
        encoding = "utf-8-sig" if bom else "utf-8"
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        if output is not None:
            stream.close()
        else:
            stream.detach()


@contextlib.contextmanager
def _leaving() -> Iterator[None]:
    """Leave quietly, with the code that a shell expects, on Ctrl-C and where the reader of the output is gone."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # what is still buffered has no reader: the interpreter must not find that out at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_PIPE_CLOSED)


@click.group(context_settings=_HELP)
@click.version_option(__version__, prog_name="sayso", message="%(prog)s %(version)s")
def commands() -> None:
    """Read news reports: who said what, how many were harmed, and according to whom.

    \b
    Examples:
      sayso read report.html                     an account for the terminal
      sayso read reports/ -o reports.html        a page to look at, words and rows side by side
      sayso read reports/ --format csv           a row a record, for a spreadsheet
      curl -s URL | sayso read - --format json   the records, with character offsets
    """


@commands.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "name",
    type=click.Choice(list(formats.FORMATS)),
    help="What to write; told from FILE, else table.",
)
@click.option(
    "-r",
    "--records",
    type=click.Choice(formats.RECORDS),
    multiple=True,
    help="For csv: only these; may be given again.",
)
@click.option("--attitudes", is_flag=True, help="Report wishes, beliefs and plans that nobody uttered too.")
@click.option(
    "--published",
    metavar="DATE",
    callback=_date,
    help="The reports' own date (YYYY-MM-DD), where a page does not tell it.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write to FILE, in UTF-8.")
def read(
    paths: tuple[str, ...],
    name: str | None,
    records: tuple[str, ...],
    attitudes: bool,
    published: str | None,
    output: str | None,
) -> None:
    """Read pages and show who says what in them.

    PATH is a file (HTML or plain text), a directory, an http(s) address, or - for standard input. A page that cannot
    be read is told on standard error, the others are still read, and the exit code is 1.

    \b
    Examples:
      sayso read report.txt
      sayso read report.txt --format json | jq '.stories[].figures[].span.text'
      sayso read reports/ --format csv --records figures -o tolls.csv
      sayso read page.html --published 2024-12-21 -o report.html
    """
    from sayso.run import run

    chosen = name or formats.SUFFIXES.get(pathlib.Path(output or "").suffix.lower(), "table")
    if records and chosen != "csv":
        raise click.UsageError(f"--records chooses rows for csv, not for {chosen}")
    with _leaving(), _stream(output, paths, bom=chosen == "csv") as stream:
        writer = formats.writer(chosen, stream, **({"records": records} if records else {}))
        failed = run(paths, writer, stream, published=published, attitudes=attitudes)
    sys.exit(1 if failed else 0)


@commands.command()
def schema() -> None:
    """Print the JSON Schema of one line of `sayso read --format json`."""
    import json

    from sayso.formats.schema import schema as made

    click.echo(json.dumps(made(), indent=2))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0, 1 (a page could not be read), 2 (usage), 130 (Ctrl-C)."""
    try:
        code = commands.main(arguments, prog_name="sayso", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = _INTERRUPTED
    sys.exit(code)
