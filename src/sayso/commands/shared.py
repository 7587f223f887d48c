"""What the commands of a ledger share: their options, how an answer is written, and how faults are told."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any, get_args

import click

from sayso.errors import LedgerError
from sayso.records import Measure
from sayso.shell import date, leaving, stream_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sayso.accounts.ledger import Ledger

__all__ = ["Command", "Told", "answer", "asking", "ledger_option", "open_ledger"]

Command = Any
"""A click command that is being made."""


class Told(click.Command):
    """A command whose ledger's faults are one line on standard error, with exit code 1."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except LedgerError as error:
            raise _refused(error) from None


def ledger_option(write: bool = False) -> Callable[[Command], Command]:
    """The option that names the ledger's file."""
    name = "The ledger's file; it is made where it is missing." if write else "The ledger's file."
    return click.option("--ledger", "path", metavar="FILE", required=True, envvar="SAYSO_LEDGER", help=name)


def asking(*names: str, formats: Sequence[str] = ("table", "json", "csv")) -> Callable[[Command], Command]:
    """The options that questions share: the filters named, the format, and where the answer goes."""
    filters = {
        "place": click.option("--place", help="Only where a report names this place."),
        "since": click.option("--since", metavar="DATE", callback=date, help="Only from this day on."),
        "until": click.option("--until", metavar="DATE", callback=date, help="Only up to this day."),
        "measure": click.option("--measure", type=click.Choice(get_args(Measure)), help="Only this measure."),
        "source": click.option("--source", help="Only what this source says."),
        "type": click.option("--type", metavar="TYPE", help="Only this PLOVER type or mode: ASSAULT, aerial ..."),
        "kind": click.option("--kind", type=click.Choice(["event", "total", "war"]), help="Only such incidents."),
        "record": click.option("--kind", type=click.Choice(["figure", "attribution"]), help="Only this kind of row."),
        "limit": click.option("--limit", type=click.IntRange(1), help="At most so many rows."),
    }
    shared = [
        ledger_option(),
        *(filters[name] for name in names),
        click.option("-f", "--format", "name", type=click.Choice(formats), help="What to write."),
        click.option(
            "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write to FILE, in UTF-8."
        ),
    ]

    def decorate(command: Command) -> Command:
        for option in reversed(shared):
            command = option(command)
        return command

    return decorate


def answer(
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str],
    name: str | None,
    output: str | None,
    *,
    tags: bool = False,
    nothing: str = "nothing found",
) -> None:
    """Write the rows of an answer to a file or standard output, in the format that was chosen or that the file has."""
    from sayso.formats.rows import write

    suffix = {".csv": "csv", ".json": "json", ".jsonl": "json"}.get(pathlib.Path(output or "").suffix.lower(), "table")
    chosen = name or suffix
    with leaving(), stream_to(output, (), bom=chosen == "csv") as stream:
        if not write(rows, columns, chosen, stream, tags=tags) and chosen == "table":
            stream.write(f"{nothing}\n")


def open_ledger(path: str, *, write: bool = False) -> Ledger:
    """The ledger of a file.

    Raises:
        click.ClickException: It cannot be opened; one line tells why.
    """
    from sayso.accounts.ledger import Ledger

    try:
        return Ledger(path, write=write)
    except LedgerError as error:
        raise _refused(error) from None


def _refused(error: LedgerError) -> click.ClickException:
    return click.ClickException(str(error))
