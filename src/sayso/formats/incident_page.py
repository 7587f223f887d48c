"""A static HTML page for one incident: its tolls over time, its accounts side by side, their words one click away."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TextIO

from sayso.formats.report.elements import Html, joined, tag
from sayso.formats.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.records import Account, Incident

__all__ = ["write"]

_WIDTH, _HEIGHT, _MARGIN = 720, 260, 48
_STYLE = Html(
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;vertical-align:top;"
    "border-bottom:1px solid #ddd}td.n{text-align:right;white-space:nowrap}mark{background:#fff1b8}"
    "svg{max-width:100%;height:auto}summary{cursor:pointer}.dim{color:#555}"
)


def write(incident: Incident, figures: Mapping[str, Mapping[str, object]], stream: TextIO) -> None:
    """Write the page.

    Args:
        incident: The incident.
        figures: Its figures by their ids, as :meth:`sayso.Ledger.figures` gives them.
        stream: Where it goes.
    """
    title = one_line(incident.what or incident.id)
    known = [part for part in (incident.date, incident.place, f"{len(incident.reports)} reports", incident.id) if part]
    body = joined(
        [
            tag("h1", title),
            tag("p", " · ".join(known), class_="dim"),
            *(_plot(measure, incident.accounts) for measure in dict.fromkeys(a.measure for a in incident.accounts)),
            tag("h2", "Accounts"),
            tag(
                "table", tag("thead", _head()), tag("tbody", *(_row(account, figures) for account in incident.accounts))
            ),
            *_relations(incident),
        ]
    )
    policy = tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'")
    head = tag("head", Html('<meta charset="utf-8">'), Html(policy.removesuffix("</meta>")), tag("title", title))
    styled = Html(head.replace("</head>", f"<style>{_STYLE}</style></head>"))
    stream.write(f"<!doctype html>\n{tag('html', styled, tag('body', body), lang='en')}\n")


def _head() -> Html:
    return tag(
        "tr", *(tag("th", name) for name in ("measure", "words", "according to", "as of", "reports", "in the reports"))
    )


def _row(account: Account, figures: Mapping[str, Mapping[str, object]]) -> Html:
    quotes = []
    for row in (figures[key] for key in account.figures if key in figures):
        words = tag("mark", one_line(str(row["words"])))
        quoted = joined(["… ", one_line(str(row["prefix"])), " ", words, " ", one_line(str(row["suffix"])), " … "])
        where = joined([str(row["outlet"] or row["title"] or ""), " ", str(row["published"] or "")])
        quotes.append(tag("p", quoted, tag("a", where.strip() or "report", href=str(row["link"]))))
    shown = tag("details", tag("summary", "words"), *quotes)
    part = " (part of another count)" if account.part else " (an earlier toll)" if account.earlier else ""
    return tag(
        "tr",
        tag("td", account.measure),
        tag("td", one_line(account.words), part),
        tag("td", account.source or "a report's own voice"),
        tag("td", account.as_of or "–"),
        tag("td", str(len(account.reports)), class_="n"),
        tag("td", shown),
    )


def _relations(incident: Incident) -> list[Html]:
    if not incident.relations:
        return []
    items = (tag("li", tag("b", link.kind), ": ", one_line(link.why)) for link in incident.relations)
    return [tag("h2", "How they stand to one another"), tag("ul", *items)]


def _plot(measure: str, accounts: Sequence[Account]) -> Html:
    """A drawing of one measure's accounts: a dot a number, a bar a range, an arrow an open end, over the days."""
    held = [a for a in accounts if a.measure == measure and not a.part and a.as_of and (a.low, a.high) != (None, None)]
    if len(held) < 2:
        return Html("")
    days = [datetime.date.fromisoformat(account.as_of or "").toordinal() for account in held]
    top = max(max(account.low or 0, account.high or 0) for account in held) or 1
    first, last = min(days), max(days)
    marks = []
    for number, (day, account) in enumerate(zip(days, held, strict=True)):
        across = (day - first) / (last - first) if last > first else (number + 1) / (len(held) + 1)
        marks.append(_mark(account, _MARGIN + across * (_WIDTH - 2 * _MARGIN), top))
    axis = tag("line", x1=_MARGIN, x2=_WIDTH - _MARGIN, y1=_down(0, top), y2=_down(0, top), stroke="#888")
    ends = (first, _MARGIN, "start"), (last, _WIDTH - _MARGIN, "end")
    labels = [
        tag("text", str(datetime.date.fromordinal(day)), x=x, y=_HEIGHT - 12, text_anchor=anchor, font_size=12)
        for day, x, anchor in (ends if last > first else ends[:1])
    ]
    tall = tag("text", f"{top:,}", x=_MARGIN - 8, y=_down(top, top) + 4, text_anchor="end", font_size=12)
    box = {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "role": "img"}
    drawn = tag("svg", tag("title", f"{measure}, by source and day"), axis, tall, *labels, *marks, **box)
    return joined([tag("h2", measure), drawn])


def _down(number: int, top: int) -> int:
    return round(_HEIGHT - _MARGIN - (number / top) * (_HEIGHT - 2 * _MARGIN))


def _mark(account: Account, x: float, top: int) -> Html:
    low, high = account.low, account.high
    across = round(x)
    told = tag("title", f"{one_line(account.words)}, {account.source or 'own voice'}, {account.as_of}")
    one = low if low is not None else high or 0
    pieces = [told, tag("circle", cx=across, cy=_down(one, top), r=5, fill="#1f4e79")]
    if low is None or high is None:
        tip = _down(one, top) + (-14 if high is None else 14)
        pieces.append(tag("line", x1=across, x2=across, y1=_down(one, top), y2=tip, stroke="#1f4e79", stroke_width=2))
    elif high != low:
        pieces.append(tag("line", x1=across, x2=across, y1=_down(low, top), y2=_down(high, top), stroke="#1f4e79"))
        pieces.append(tag("circle", cx=across, cy=_down(high, top), r=5, fill="#1f4e79"))
    return tag("g", *pieces)
