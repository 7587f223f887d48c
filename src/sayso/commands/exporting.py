"""`sayso export`: the ledger for other programs."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any

import click

from sayso.commands.shared import Told, answer, asking, open_ledger
from sayso.formats import coding
from sayso.reading.conventions import CONVENTIONS
from sayso.shell import leaving, stream_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from sayso.accounts.ledger import Ledger

__all__ = ["EXPORTED", "export"]

EXPORTED = tuple(
    "id incident measure detail bound low high population source words place date since cumulative earlier headline "
    "verdict reviewed published outlet title start end link rule attribution part_of same_as story page rising "
    "event type mode".split()
)
"""The columns of the CSV, which `sayso import` brings back."""

_EXPORTS = ("csv", "json", "table", "geojson", "annotations", "claims", "ftm", "html")


@click.command(cls=Told)
@asking("place", "since", "until", "measure", "source", "type", "kind", formats=_EXPORTS)
@click.option("--hxl", is_flag=True, help="For csv: a row of HXL tags below the head.")
@click.option(
    "--convention",
    type=click.Choice(CONVENTIONS),
    help="For csv, json and table: beside each figure, what this coding convention writes down.",
)
@click.option("--incident", help="For html: the incident that the page is about.")
def export(
    path: str,
    name: str | None,
    output: str | None,
    hxl: bool,
    convention: str | None,
    incident: str | None,
    **filters: Any,
) -> None:
    """Write the ledger out for other programs.

    csv and json have a row a figure, with corrections put in and told; an edited CSV comes back with `sayso import`.
    geojson has incidents, annotations (W3C Web Annotation) and claims (schema.org) have figures, ftm has
    FollowTheMoney entities, and html is a page about one --incident.

    \b
    Examples:
      sayso export --ledger karvel.db --hxl -o tolls.csv
      sayso export --ledger karvel.db --format geojson --place Karvel -o karvel.geojson
      sayso export --ledger karvel.db --incident incident-0c5d -o incident.html
    """
    chosen = name or {".csv": "csv", ".geojson": "geojson", ".html": "html", ".jsonl": "json"}.get(
        pathlib.Path(output or "").suffix.lower(), "csv"
    )
    if (chosen == "html") != bool(incident):
        raise click.UsageError("html needs --incident, and only html has it")
    rowed = chosen in {"csv", "json", "table"}
    if convention and not rowed:
        raise click.UsageError(f"--convention is for csv, json and table, not for {chosen}")
    with open_ledger(path) as ledger:
        if rowed:
            rows = ledger.figures(**filters)
            if convention:
                rows = coding.coded_rows(rows, coding.known(convention))
            answer(rows, (*EXPORTED, *(coding.CODED if convention else ())), chosen, output, tags=hxl)
            return
        with leaving(), stream_to(output, (), bom=False) as stream:
            _export(ledger, chosen, incident, filters, stream)


def _export(ledger: Ledger, chosen: str, incident: str | None, filters: Mapping[str, Any], stream: TextIO) -> None:
    from sayso.formats import annotation, claims, ftm, geojson, incident_page

    if chosen == "geojson":
        geojson.write(ledger.each_incident(**filters), stream)
    elif chosen == "ftm":
        ftm.write(((found, ledger.reports(found)) for found in ledger.each_incident(**filters)), stream)
    elif chosen == "html":
        found = ledger.incident(incident or "")
        wanted = {figure for account in found.accounts for figure in account.figures}
        incident_page.write(found, {key: ledger.figure(key) for key in sorted(wanted)}, ledger.reports(found), stream)
    else:
        (annotation if chosen == "annotations" else claims).write(ledger.figures(**filters), stream)
