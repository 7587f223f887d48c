"""`sayso review` and `sayso import`: what people say of rows, set down one by one or from an edited table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import click

from sayso.commands.shared import Told, ledger_option, open_ledger

if TYPE_CHECKING:
    from sayso.ledger.reviews import Verdict

__all__ = ["import_", "review"]


@click.command(cls=Told)
@click.argument("record", metavar="ID")
@click.argument("verdict", type=click.Choice(["confirm", "correct", "reject", "undo"]))
@ledger_option(write=True)
@click.option("--who", "who_", required=True, envvar="SAYSO_WHO", help="Who says it.")
@click.option("--set", "change", metavar="FIELD=VALUE", help="For correct: the field and what it should hold.")
@click.option("--why", help="The reason.")
def review(record: str, verdict: Verdict, path: str, who_: str, change: str | None, why: str | None) -> None:
    """Confirm, correct or reject the row with this ID; the row stays as it was read.

    For undo, ID is the number of a review.

    \b
    Examples:
      sayso review figure-0c5d confirm --who Ada --ledger karvel.db
      sayso review figure-0c5d correct --set low=18 --why "the list names 18" --who Ada --ledger karvel.db
    """
    if (verdict == "correct") != bool(change):
        raise click.UsageError("correct needs --set FIELD=VALUE, and only correct has it")
    field, _, value = (change or "").partition("=")
    with open_ledger(path, write=True) as ledger:
        made = ledger.review(record, verdict, who=who_, field=field or None, value=value or None, why=why)
    click.echo(f"review {made.id}: {made.verdict} {made.record}")


@click.command(cls=Told, name="import")
@click.argument("table", metavar="CSV", type=click.File("r", encoding="utf-8-sig"))
@ledger_option(write=True)
@click.option("--who", "who_", required=True, envvar="SAYSO_WHO", help="Who edited the file.")
@click.option("--why", help="The reason, for all of it.")
def import_(table: Any, path: str, who_: str, why: str | None) -> None:
    """Bring back a CSV that `sayso export` wrote and somebody edited: each changed cell becomes a review.

    \b
    Examples:
      sayso export --ledger karvel.db -o tolls.csv
      sayso import tolls.csv --who Ada --why "read against the lists" --ledger karvel.db
    """
    rows = csv.DictReader(table)
    if "id" not in (rows.fieldnames or ()):
        raise click.UsageError("the table has no column id, so its rows cannot be told")
    with open_ledger(path, write=True) as ledger:
        made = ledger.bring_back((row for row in rows if not (row.get("id") or "").startswith("#")), who=who_, why=why)
    click.echo(f"{len(made)} reviews")
