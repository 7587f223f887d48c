"""The questions: incidents, accounts, timeline, who, search, and one row in its context."""

from __future__ import annotations

from typing import Any

import click

from sayso.commands.shared import Told, answer, asking, open_ledger
from sayso.formats.incident_rows import account_row, ends, headed, incident_row, related

__all__ = ["accounts", "incidents", "search", "show", "timeline", "who"]

_INCIDENTS = ("incident", "reports", "date", "place", "type", "what", "killed", "injured", "sources")
_ACCOUNTS = ("measure", "words", "according_to", "as_of", "reports", "independent", "part")
_TIMELINE = ("as_of", "measure", "words", "according_to", "reports", "place", "incident")
_CLAIMS = ("published", "kind", "measure", "according_to", "words", "title", "id")
_ROWS_SHOWN = 50


@click.command(cls=Told)
@asking("place", "since", "until", "measure", "source", "type", "kind", "limit")
@click.option(
    "--range", "ranged", is_flag=True, help="Add the lowest low and highest high of each measure, with the rule."
)
def incidents(path: str, name: str | None, output: str | None, ranged: bool, **filters: Any) -> None:
    """List incidents, those that most reports tell of first.

    The table shows 50 where --limit does not say otherwise; JSON and CSV have all of them.

    \b
    Examples:
      sayso incidents --ledger karvel.db --place Karvel --since 2031-03-01
      sayso incidents --ledger karvel.db --type ASSAULT --source "Oren Vasht" --measure killed
      sayso incidents --ledger karvel.db --format json | jq .accounts
    """
    chosen = name or ("table" if not output else None)
    if chosen == "table" and not filters["limit"]:
        filters["limit"] = _ROWS_SHOWN
    with open_ledger(path) as ledger:
        rows = (incident_row(found, ranged=ranged) for found in ledger.each_incident(**filters))
        answer(rows, (*_INCIDENTS, *(("range",) if ranged else ())), name, output)


@click.command(cls=Told)
@click.argument("incident")
@asking("place", "since", "until", "measure", "source", "type", "limit")
@click.option(
    "--range", "ranged", is_flag=True, help="Add the lowest low and highest high of each measure, with the rule."
)
def accounts(incident: str, path: str, name: str | None, output: str | None, ranged: bool, **filters: Any) -> None:
    """Set the accounts of an INCIDENT side by side, and how they stand to one another.

    INCIDENT is an id that `sayso incidents` prints, or the beginning of one.

    \b
    Examples:
      sayso accounts incident-0c5d --ledger karvel.db --measure killed --range
      sayso accounts incident-0c5d --ledger karvel.db --type aerial --source police
      sayso accounts incident-0c5d --ledger karvel.db --format csv -o accounts.csv
    """
    from sayso.accounts.relations import ranges

    with open_ledger(path) as ledger:
        found = ledger.incident(incident)
        held = ledger.accounts(found.id, **filters)
        table = name in {None, "table"} and not output
        if table:
            click.echo(headed(found))
        answer((account_row(account) for account in held), _ACCOUNTS, name, output)
        if table:
            told = related(found, {account.id: account for account in held})
            told += [f"{one.measure}: {ends(one.low, one.high)} ({one.rule})" for one in ranges(held) if ranged]
            if told:
                click.echo("\n" + "\n".join(told))


@click.command(cls=Told)
@asking("place", "since", "until", "measure", "source", "type", "kind", "limit")
def timeline(path: str, name: str | None, output: str | None, **filters: Any) -> None:
    """List what was said when: every account, in the order of the first report that gives it.

    \b
    Examples:
      sayso timeline --ledger karvel.db --place Karvel --measure killed --type explosives
      sayso timeline --ledger karvel.db --since 2031-03-01 --format csv -o timeline.csv
    """
    with open_ledger(path) as ledger:
        answer(ledger.timeline(**filters), _TIMELINE, name, output)


@click.command(cls=Told)
@click.argument("name_of", metavar="NAME")
@asking("place", "since", "until", "measure", "source", "type", "record", "limit")
def who(name_of: str, path: str, name: str | None, output: str | None, **filters: Any) -> None:
    """List the statements and figures of a source, the latest added first.

    \b
    Examples:
      sayso who "Petra Halm" --ledger karvel.db
      sayso who police --ledger karvel.db --source Osten --type PROTEST
      sayso who police --ledger karvel.db --kind figure --format json
    """
    with open_ledger(path) as ledger:
        answer(ledger.who(name_of, **filters), _CLAIMS, name, output)


@click.command(cls=Told)
@click.argument("words", nargs=-1, required=True)
@asking("place", "since", "until", "measure", "source", "type", "record", "limit")
def search(words: tuple[str, ...], path: str, name: str | None, output: str | None, **filters: Any) -> None:
    """Find the statements and figures that hold all WORDS; a run in quotation marks is found as it stands.

    \b
    Examples:
      sayso search market shelling --ledger karvel.db
      sayso search "fish market" --ledger karvel.db --since 2031-03-01 --limit 20
      sayso search wounded --ledger karvel.db --source police --measure injured --type ASSAULT
    """
    with open_ledger(path) as ledger:
        answer(ledger.search(" ".join(f'"{w}"' if " " in w else w for w in words), **filters), _CLAIMS, name, output)


@click.command(cls=Told)
@click.argument("record", metavar="ID")
@asking("place", "since", "until", "measure", "source", "type", "limit")
def show(record: str, path: str, name: str | None, output: str | None, **filters: Any) -> None:
    """Print one row with its words in context, its report, and what people say of it.

    ID is that of a figure, a statement (attribution), an event, a story or an incident, or the beginning of one. Of an
    incident, filters leave some of the accounts.

    \b
    Examples:
      sayso show figure-0c5d1f2a9b3e --ledger karvel.db
      sayso show incident-0c5d --ledger karvel.db --measure killed --source police
      sayso show incident-0c5d --ledger karvel.db --format json
      sayso show event-0c5d --ledger karvel.db --format csv -o event.csv
    """
    from sayso.formats.shown import flat, lines

    with open_ledger(path) as ledger:
        row = ledger.show(record, **filters)
    if name in {None, "table"} and not output:
        click.echo("\n".join(lines(row)))
    else:
        told = row if name == "json" else flat(row)
        answer([told], tuple(told), name, output)
