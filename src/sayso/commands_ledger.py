"""The commands of the ledger: pages go in, questions are answered, and people's reviews are set down."""

from __future__ import annotations

import dataclasses
import pathlib
import sys
from typing import TYPE_CHECKING, Any

import click

from sayso.errors import LedgerError
from sayso.shell import date, leaving, stream_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TextIO

    from sayso.records import Account, Incident

__all__ = ["EXPORTED", "register"]

_INCIDENTS = ("incident", "reports", "date", "place", "what", "killed", "injured", "sources")
_ACCOUNTS = ("measure", "words", "according_to", "as_of", "reports", "independent", "part")
_TIMELINE = ("as_of", "measure", "words", "according_to", "reports", "place", "incident")
_CLAIMS = ("published", "kind", "measure", "according_to", "words", "title", "id")
EXPORTED = (
    *("id", "incident", "measure", "detail", "bound", "low", "high", "population", "source", "words", "place", "date"),
    *(
        "since",
        "cumulative",
        "earlier",
        "headline",
        "verdict",
        "reviewed",
        "published",
        "outlet",
        "title",
        "start",
        "end",
    ),
    *("link", "rule", "attribution", "part_of", "same_as", "story", "page"),
)
_EXPORTS = ("csv", "json", "table", "geojson", "annotations", "claims", "ftm", "html")
_ROWS_SHOWN = 50

_Command = Any


def _ledger(write: bool = False) -> Callable[[_Command], _Command]:
    name = "The ledger's file; it is made where it is missing." if write else "The ledger's file."
    return click.option("--ledger", "path", metavar="FILE", required=True, envvar="SAYSO_LEDGER", help=name)


def _asking(*names: str, formats: Sequence[str] = ("table", "json", "csv")) -> Callable[[_Command], _Command]:
    """The options that questions share: the filters named, the format, and where the answer goes."""
    filters = {
        "place": click.option("--place", help="Only where a report names this place."),
        "since": click.option("--since", metavar="DATE", callback=date, help="Only from this day on."),
        "until": click.option("--until", metavar="DATE", callback=date, help="Only up to this day."),
        "measure": click.option("--measure", help="Only this measure: killed, injured, displaced ..."),
        "source": click.option("--source", help="Only what this source says."),
        "kind": click.option("--kind", help="Only this kind: event, total, war; of rows, figure or attribution."),
        "limit": click.option("--limit", type=click.IntRange(1), help="At most so many rows."),
    }
    shared = [
        _ledger(),
        *(filters[name] for name in names),
        click.option("-f", "--format", "name", type=click.Choice(formats), help="What to write."),
        click.option(
            "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write to FILE, in UTF-8."
        ),
    ]

    def decorate(command: _Command) -> _Command:
        for option in reversed(shared):
            command = option(command)
        return command

    return decorate


def _answer(
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str],
    name: str | None,
    output: str | None,
    *,
    tags: bool = False,
    nothing: str = "nothing found",
) -> None:
    from sayso.formats.rows import write

    suffix = {".csv": "csv", ".json": "json", ".jsonl": "json"}.get(pathlib.Path(output or "").suffix.lower(), "table")
    chosen = name or suffix
    with leaving(), stream_to(output, (), bom=chosen == "csv") as stream:
        if not write(rows, columns, chosen, stream, tags=tags) and chosen == "table":
            stream.write(f"{nothing}\n")


def _open(path: str, *, write: bool = False) -> Any:
    from sayso.accounts.ledger import Ledger

    try:
        return Ledger(path, write=write)
    except LedgerError as error:
        raise _refused(error) from None


def _refused(error: LedgerError) -> click.ClickException:
    return click.ClickException(str(error))


class _Told(click.Command):
    """A command whose ledger's faults are one line on standard error, with exit code 1."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except LedgerError as error:
            raise _refused(error) from None


@click.command(cls=_Told)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@_ledger(write=True)
@click.option(
    "--keep", type=click.Choice(["hash", "bytes"]), default="hash", help="Keep the pages' bytes, or their hash [hash]."
)
@click.option("--attitudes", is_flag=True, help="Keep wishes, beliefs and plans that nobody uttered too.")
@click.option(
    "--published", metavar="DATE", callback=date, help="The reports' own date, where a page does not tell it."
)
def add(paths: tuple[str, ...], path: str, keep: str, attitudes: bool, published: str | None) -> None:
    """Read pages into a ledger.

    A line on standard output tells that a page is in the ledger, whatever happens after it. The same page twice changes
    nothing; a page that changed is kept as a new version. A page that cannot be read is told on standard error, the
    others are still added, and the exit code is 1.

    \b
    Examples:
      sayso add reports/ --ledger karvel.db
      sayso add https://example.org/report --ledger karvel.db --keep bytes
    """
    failed = 0
    with leaving(), _open(path, write=True) as ledger:
        for page in ledger.add(*paths, published=published, attitudes=attitudes, keep=keep):
            if page.error:
                failed += 1
                click.echo(f"sayso: {' '.join(page.error.split())}", err=True)
            else:
                told = f"\t{page.stories} stories\t{page.figures} figures" if page.stories else ""
                click.echo(f"{page.outcome}\t{page.path}{told}")
                sys.stdout.flush()
    sys.exit(1 if failed else 0)


@click.command(cls=_Told)
@_asking("place", "since", "until", "measure", "source", "kind", "limit")
@click.option(
    "--range", "ranged", is_flag=True, help="Add the lowest low and highest high of each measure, with the rule."
)
def incidents(path: str, name: str | None, output: str | None, ranged: bool, **filters: Any) -> None:
    """List incidents, those that most reports tell of first.

    The table shows 50 where --limit does not say otherwise; JSON and CSV have all of them.

    \b
    Examples:
      sayso incidents --ledger karvel.db --place Karvel --since 2031-03-01
      sayso incidents --ledger karvel.db --format json | jq .accounts
    """
    chosen = name or ("table" if not output else None)
    if chosen == "table" and not filters["limit"]:
        filters["limit"] = _ROWS_SHOWN
    with _open(path) as ledger:
        rows = (_incident(found, ranged=ranged) for found in ledger.each_incident(**filters))
        _answer(rows, (*_INCIDENTS, *(("range",) if ranged else ())), name, output)


@click.command(cls=_Told)
@click.argument("incident")
@_asking("measure", "source", "since", "until", "limit")
@click.option(
    "--range", "ranged", is_flag=True, help="Add the lowest low and highest high of each measure, with the rule."
)
def accounts(incident: str, path: str, name: str | None, output: str | None, ranged: bool, **filters: Any) -> None:
    """Set the accounts of an INCIDENT side by side, and how they stand to one another.

    INCIDENT is an id that `sayso incidents` prints, or the beginning of one.
    """
    from sayso.accounts.relations import ranges

    with _open(path) as ledger:
        found = ledger.incident(incident)
        held = ledger.accounts(found.id, **filters)
        table = name in {None, "table"} and not output
        if table:
            click.echo(f"{found.what or found.id}\n{_line(found)}\n")
        _answer((_account(account) for account in held), _ACCOUNTS, name, output)
        if table:
            _relations(found, {account.id: account for account in held})
            for ranged_ in ranges(held) if ranged else ():
                click.echo(f"\n{ranged_.measure}: {_ends(ranged_.low, ranged_.high)} ({ranged_.rule})")


@click.command(cls=_Told)
@_asking("place", "since", "until", "measure", "source", "kind", "limit")
def timeline(path: str, name: str | None, output: str | None, **filters: Any) -> None:
    """List what was said when: every account, in the order of the first report that gives it."""
    with _open(path) as ledger:
        _answer(ledger.timeline(**filters), _TIMELINE, name, output)


@click.command(cls=_Told)
@click.argument("name_of", metavar="NAME")
@_asking("place", "since", "until", "measure", "kind", "limit")
def who(name_of: str, path: str, name: str | None, output: str | None, **filters: Any) -> None:
    """List the statements and figures of a source, the latest added first."""
    with _open(path) as ledger:
        _answer(ledger.who(name_of, **filters), _CLAIMS, name, output)


@click.command(cls=_Told)
@click.argument("words", nargs=-1, required=True)
@_asking("place", "since", "until", "measure", "source", "kind", "limit")
def search(words: tuple[str, ...], path: str, name: str | None, output: str | None, **filters: Any) -> None:
    """Find the statements and figures that hold all WORDS; a run in quotation marks is found as it stands."""
    with _open(path) as ledger:
        _answer(ledger.search(" ".join(f'"{w}"' if " " in w else w for w in words), **filters), _CLAIMS, name, output)


@click.command(cls=_Told)
@click.argument("record", metavar="ID")
@_ledger()
@click.option(
    "-f", "--format", "name", type=click.Choice(["table", "json"]), default="table", help="What to write [table]."
)
def show(record: str, path: str, name: str) -> None:
    """Print one row with its words in context, its report, and what people say of it."""
    import json

    with _open(path) as ledger:
        row = ledger.show(record)
    if name == "json":
        click.echo(json.dumps(row, ensure_ascii=False))
        return
    if "before" in row:
        before, after = (" ".join(str(row.pop(side)).split()) for side in ("before", "after"))
        click.echo(
            f"… {before} {click.style(' '.join(str(row['words']).split()), bold=True, underline=True)} {after} …\n"
        )
    for key, value in row.items():
        if value not in (None, "", [], ()) and not isinstance(value, (list, tuple, dict)):
            click.echo(f"{key.replace('_', ' '):16}{' '.join(str(value).split())}")
    for review in row.get("reviews", []):
        told = f"{review['field']} = {review['value']}" if review["field"] else ""
        why = f" ({review['why']})" if review["why"] else ""
        click.echo(
            f"{'review ' + str(review['id']):16}{review['verdict']} {told} by {review['who']}, {review['at']}{why}"
        )


@click.command(cls=_Told)
@click.argument("record", metavar="ID")
@click.argument("verdict", type=click.Choice(["confirm", "correct", "reject", "undo"]))
@_ledger(write=True)
@click.option("--who", "who_", required=True, envvar="SAYSO_WHO", help="Who says it.")
@click.option("--set", "change", metavar="FIELD=VALUE", help="For correct: the field and what it should hold.")
@click.option("--why", help="The reason.")
def review(record: str, verdict: str, path: str, who_: str, change: str | None, why: str | None) -> None:
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
    with _open(path, write=True) as ledger:
        made = ledger.review(record, verdict, who=who_, field=field or None, value=value or None, why=why)
    click.echo(f"review {made.id}: {made.verdict} {made.record}")


@click.command(cls=_Told, name="import")
@click.argument("table", metavar="CSV", type=click.File("r", encoding="utf-8-sig"))
@_ledger(write=True)
@click.option("--who", "who_", required=True, envvar="SAYSO_WHO", help="Who edited the file.")
@click.option("--why", help="The reason, for all of it.")
def import_(table: Any, path: str, who_: str, why: str | None) -> None:
    """Bring back a CSV that `sayso export` wrote and somebody edited: each changed cell becomes a review."""
    import csv

    rows = csv.DictReader(table)
    if "id" not in (rows.fieldnames or ()):
        raise click.UsageError("the table has no column id, so its rows cannot be told")
    with _open(path, write=True) as ledger:
        made = ledger.bring_back((row for row in rows if not (row.get("id") or "").startswith("#")), who=who_, why=why)
    click.echo(f"{len(made)} reviews")


@click.command(cls=_Told)
@_asking("place", "since", "until", "measure", "source", "kind", formats=_EXPORTS)
@click.option("--hxl", is_flag=True, help="For csv: a row of HXL tags below the head.")
@click.option("--incident", help="For html: the incident that the page is about.")
def export(path: str, name: str | None, output: str | None, hxl: bool, incident: str | None, **filters: Any) -> None:
    """Write the ledger out for other programs.

    csv and json have a row a figure, with corrections put in and told; an edited CSV comes back with `sayso import`.
    geojson has incidents, annotations (W3C Web Annotation) and claims (schema.org) have figures, ftm has
    FollowTheMoney entities, and html is a page about one --incident.
    """
    chosen = name or {".csv": "csv", ".geojson": "geojson", ".html": "html", ".jsonl": "json"}.get(
        pathlib.Path(output or "").suffix.lower(), "csv"
    )
    if (chosen == "html") != bool(incident):
        raise click.UsageError("html needs --incident, and only html has it")
    with _open(path) as ledger:
        if chosen in {"csv", "json", "table"}:
            _answer(ledger.figures(**filters), EXPORTED, chosen, output, tags=hxl)
            return
        with leaving(), stream_to(output, (), bom=False) as stream:
            _export(ledger, chosen, incident, filters, stream)


def _export(ledger: Any, chosen: str, incident: str | None, filters: Mapping[str, Any], stream: TextIO) -> None:
    from sayso.formats import annotation, claims, ftm, geojson, incident_page

    if chosen == "geojson":
        geojson.write(((found, ledger.point(found)) for found in ledger.each_incident(**filters)), stream)
    elif chosen == "ftm":
        ftm.write(((found, ledger.reports(found)) for found in ledger.each_incident(**filters)), stream)
    elif chosen == "html":
        found = ledger.incident(incident)
        wanted = {figure for account in found.accounts for figure in account.figures}
        incident_page.write(found, {key: ledger.figure(key) for key in sorted(wanted)}, stream)
    else:
        (annotation if chosen == "annotations" else claims).write(ledger.figures(**filters), stream)


def _incident(found: Incident, *, ranged: bool) -> dict[str, object]:
    from sayso.accounts.relations import ranges

    row: dict[str, object] = dataclasses.asdict(found)
    row |= {"schema": "sayso/1"} if ranged else {}
    if ranged:
        made = ranges(found.accounts)
        row["ranges"] = [dataclasses.asdict(one) for one in made]
        row["range"] = "; ".join(f"{one.measure} {_ends(one.low, one.high)}" for one in made)
    return _Row(row, found)


class _Row(dict[str, object]):
    """An incident as its JSON holds it; a table asks it for shorter columns."""

    def __init__(self, row: dict[str, object], found: Incident) -> None:
        super().__init__(row)
        self._found = found

    def get(self, name: str, default: object = None) -> object:
        """A column of the table."""
        found = self._found
        if name == "incident":
            return found.id
        if name == "reports":
            return len(found.reports)
        if name in {"killed", "injured"}:
            whole = [a for a in found.accounts if a.measure == name and not a.part and not a.earlier]
            return "; ".join(dict.fromkeys(_number(account) for account in whole)) or None
        if name == "sources":
            return "; ".join(dict.fromkeys(a.source for a in found.accounts if a.source)) or None
        return super().get(name, default)


def _number(account: Account) -> str:
    number = account.low if account.low is not None else account.high
    if number is None:
        return account.words
    if account.bound == "range":
        return _ends(account.low, account.high)
    return f"{number:,}" if account.bound == "exact" else f"{account.bound} {number:,}"


def _ends(low: int | None, high: int | None) -> str:
    return f"{'?' if low is None else format(low, ',')} to {'?' if high is None else format(high, ',')}"


def _account(account: Account) -> dict[str, object]:
    row = dataclasses.asdict(account)
    return row | {
        "according_to": account.source or "own voice",
        "reports": len(account.reports),
        "report_ids": row["reports"],
    }


def _line(found: Incident) -> str:
    told = [found.id, found.date, found.place, f"{len(found.reports)} reports"]
    return " · ".join(part for part in told if part)


def _relations(found: Incident, held: Mapping[str, Account]) -> None:
    shown = [link for link in found.relations if link.kind == "reprint" or {*link.between} & held.keys()]
    if shown:
        click.echo()
    for link in shown:
        click.echo(f"{link.kind:10}{' '.join(link.why.split())}")


def register(group: click.Group) -> None:
    """Add the commands to the command line."""
    for command in (add, incidents, accounts, timeline, who, search, show, review, import_, export):
        group.add_command(command)
