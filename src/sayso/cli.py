"""The command line: parse the arguments, call, print."""

from __future__ import annotations

import pathlib
import sys
from typing import TYPE_CHECKING

import click

from sayso import __version__, formats
from sayso.commands import register
from sayso.reading.conventions import CONVENTIONS
from sayso.shell import INTERRUPTED, date, leaving, stream_to

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["commands", "main"]

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


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
@click.option(
    "--convention",
    type=click.Choice(CONVENTIONS),
    help="Beside each figure, what this coding convention writes down; for table, json and csv.",
)
@click.option("--attitudes", is_flag=True, help="Report wishes, beliefs and plans that nobody uttered too.")
@click.option(
    "--published",
    metavar="DATE",
    callback=date,
    help="The reports' own date (YYYY-MM-DD), where a page does not tell it.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write to FILE, in UTF-8.")
def read(
    paths: tuple[str, ...],
    name: str | None,
    records: tuple[str, ...],
    convention: str | None,
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
      sayso read reports/ --convention acled --records figures -o coded.csv
    """
    from sayso.run import run

    chosen = name or formats.SUFFIXES.get(pathlib.Path(output or "").suffix.lower(), "table")
    if records and chosen != "csv":
        raise click.UsageError(f"--records chooses rows for csv, not for {chosen}")
    if convention and chosen == "html":
        raise click.UsageError("--convention is for table, json and csv, not for html")
    options = {"records": records, "convention": convention}
    with leaving(), stream_to(output, paths, bom=chosen == "csv") as stream:
        writer = formats.writer(chosen, stream, **{key: value for key, value in options.items() if value})
        failed = run(paths, writer, stream, published=published, attitudes=attitudes)
    sys.exit(1 if failed else 0)


@commands.command()
def schema() -> None:
    """Print the JSON Schema of one line of `sayso read --format json`."""
    import json

    from sayso.formats.schema import schema as made

    click.echo(json.dumps(made(), indent=2))


register(commands)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0, 1 (a page could not be read), 2 (usage), 130 (Ctrl-C)."""
    try:
        code = commands.main(arguments, prog_name="sayso", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = INTERRUPTED
    sys.exit(code)
