"""A static HTML page for one incident: its tolls over time, its accounts side by side, their words one click away."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING, TextIO

from sayso import __version__
from sayso.formats.report.document import document, filled
from sayso.formats.report.elements import Html, joined, tag
from sayso.formats.toll_plot import COLOURS, plot
from sayso.formats.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.records import Account, Incident

__all__ = ["write"]

_KINDS = {
    "dispute": "sources that count the same people at the same time and cannot both be right",
    "revision": "a later number in place of an earlier one",
    "part": "a count of some of those whom another counts",
    "reprint": "a report whose words are another’s",
    "denial": "a statement that rejects another",
}


_NOTE = "A dot is a number, an arrow an open end (“at least”), a bar a range, a ring “about”; larger: several reports."
_LONG = 80
"""Characters of a title from which it stands in smaller letters."""

_NAMED = 3
"""Reports that are named beside what they say in their own voice."""


def write(
    incident: Incident,
    figures: Mapping[str, Mapping[str, object]],
    reports: Sequence[Mapping[str, object]],
    stream: TextIO,
) -> None:
    """Write the page; it loads nothing and runs nothing.

    Args:
        incident: The incident.
        figures: Its figures by their ids, as :meth:`sayso.Ledger.figures` gives them.
        reports: Its reports, as :meth:`sayso.Ledger.reports` gives them.
        stream: Where it goes.
    """
    named = {str(report["story"]): _name(report) for report in reports}
    measures = dict.fromkeys(account.measure for account in incident.accounts)
    colours = _colours(incident.accounts)
    title = one_line(incident.what or incident.id)
    body = filled(
        "incident.html",
        title=title,
        facts=_facts(incident),
        length="long" if len(title) > _LONG else "short",
        measures=joined(_measure(measure, incident, figures, colours, named) for measure in measures),
        relations=_relations(incident, named),
        reports=_reports(reports),
        version=__version__,
        id=incident.id,
    )
    stream.write(document(title, body, style="incident.css"))


def _colours(accounts: Iterable[Account]) -> dict[str, int]:
    """The sources of most accounts, each with the number of its colour."""
    used = collections.Counter(account.source for account in accounts if account.source)
    return {name: at for at, (name, _) in enumerate(sorted(used.items(), key=lambda one: (-one[1], one[0]))[:COLOURS])}


def _facts(incident: Incident) -> Html:
    count = len(incident.reports)
    where = ", ".join(filter(None, (incident.place, incident.country)))
    known = [
        ("When", (incident.date or "").replace("/", " to ")),
        ("Where", where),
        ("What", incident.type),
        ("Told by", f"{count} report{'s' if count != 1 else ''}"),
        ("Reviewed", incident.reviewed),
    ]
    return tag("ul", *(tag("li", f"{name} ", tag("b", told)) for name, told in known if told), class_="facts")


def _measure(
    measure: str,
    incident: Incident,
    figures: Mapping[str, Mapping[str, object]],
    colours: Mapping[str, int],
    named: Mapping[str, str],
) -> Html:
    held = [account for account in incident.accounts if account.measure == measure]
    drawn = plot(held, colours)
    head = tag("tr", *(tag("th", name) for name in ("", "according to", "as of", "reports", "")))
    rows = tag("tbody", *(_row(account, figures, colours, named) for account in held))
    table = tag("div", tag("table", tag("thead", head), rows, class_="accounts"), class_="card")
    picture = [tag("div", drawn, class_="card"), tag("p", _NOTE, class_="note")] if drawn else []
    return tag("section", tag("h2", measure), *picture, table)


def _row(
    account: Account,
    figures: Mapping[str, Mapping[str, object]],
    colours: Mapping[str, int],
    named: Mapping[str, str],
) -> Html:
    quotes = [_quote(figures[key]) for key in account.figures if key in figures]
    colour = colours.get(account.source or "")
    dot = tag("span", class_=f"dot {'own' if colour is None else f'c{colour}'}")
    marks = [
        *(["part of another count"] if account.part else []),
        *(["given as an earlier toll"] if account.earlier else []),
        *(["only in reprints, or through another source"] if not account.independent else []),
        *([account.reviewed] if account.reviewed else []),
    ]
    small = [tag("span", one_line(mark), class_="small") for mark in marks]
    names = [tag("span", f"also {one_line(name)}", class_="small") for name in account.names]
    if account.source is None:
        names += [tag("span", named.get(report, ""), class_="small") for report in account.reports[:_NAMED]]
    return tag(
        "tr",
        tag("td", one_line(account.words), *small),
        tag("td", dot, one_line(account.source or "a report’s own voice"), *names),
        tag("td", account.as_of or "–", class_="d"),
        tag("td", str(len(account.reports)), class_="n"),
        tag("td", tag("details", tag("summary", "words"), *quotes)),
    )


def _quote(row: Mapping[str, object]) -> Html:
    words = tag("mark", one_line(str(row["words"])))
    where = tag("a", _name(row), href=str(row["link"]))
    quoted = ["… ", one_line(str(row["prefix"])), " ", words, " ", one_line(str(row["suffix"])), " …", where]
    return tag("p", *quoted, class_="quote")


def _name(report: Mapping[str, object]) -> str:
    """A report's outlet or title, and its day."""
    told = str(report["outlet"] or report["title"] or report.get("address") or "a report")
    return ", ".join(part for part in (one_line(told), str(report["published"] or "")) if part)


def _relations(incident: Incident, named: Mapping[str, str]) -> Html:
    made = []
    for kind, told in _KINDS.items():
        links = [link for link in incident.relations if link.kind == kind]
        for link in links:
            who = (
                f"{named.get(link.between[0], '')} and {named.get(link.between[1], '')}: " if kind == "reprint" else ""
            )
            made.append(tag("li", tag("b", kind, title=told), tag("span", who, one_line(link.why))))
    if not made:
        return Html("")
    return joined([tag("h2", "How they stand to one another"), tag("ul", *made, class_="card relations")])


def _reports(reports: Sequence[Mapping[str, object]]) -> Html:
    items = []
    for report in reports:
        title = one_line(str(report["title"] or report["address"]))
        outlet = [tag("span", one_line(str(report["outlet"])), class_="small")] if report["outlet"] else []
        items.append(tag("li", tag("b", str(report["published"] or "–")), tag("span", title, *outlet)))
    return joined([tag("h2", "Reports"), tag("ul", *items, class_="card relations")])
