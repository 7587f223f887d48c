"""Reports with figures made by hand, in an invented country, for tests of the ledger."""

from __future__ import annotations

import datetime
import pathlib

from made import Maker

import sayso
from sayso.records import Incident, Page, Story, record_id

AGENCY = (
    "A bomb killed at least 14 people at the fish market of Karvel on Tuesday, police chief Oren Vasht said. "
    "Thirty-one were wounded, some of them by glass from the roof of the old customs house beside the quay. "
    "The blast came two hours before the weekly auction, when the boats of the northern villages unload there."
)


def page(
    text: str,
    *tolls: tuple[str, str, int | None, str],
    published: str | None = "2031-03-04",
    title: str | None = None,
    path: str = "made.txt",
    source: str | None = None,
) -> Page:
    """A page of one story; each toll is its words, measure, number and bound."""
    whole = f"{title}\n\n{text}" if title else text
    make = Maker(whole, path)
    figures = []
    for words, measure, number, bound in tolls:
        span = make.span(words)
        key = record_id(make.page_id, "figure", span.start, measure)
        low, high = (number, None) if bound == "at least" else (number, number)
        made = make.figure(span, low, high, bound, measure=measure, source=source)
        figures.append(type(made)(**{name: getattr(made, name) for name in made.__slots__} | {"id": key}))
    return make.page(
        Story(
            id=record_id(make.page_id, "story", 0),
            title=make.span(title) if title else None,
            published=published,
            published_from="given" if published else None,
            paragraphs=(make.span(text),),
            figures=tuple(figures),
        )
    )


def numbered(number: int) -> Page:
    """One of many different pages with two figures each."""
    dead, hurt = number + 3, number + 5
    text = (
        f"Shelling of the village of Ostrin{number} killed {dead} people on Monday, doctor Lea Marn{number} said. "
        f"Another {hurt} were taken to the hospital of Dravec, where beds had run out on Sunday evening."
    )
    tolls = ((f"{dead} people", "killed", dead, "exact"), (f"{hurt} were", "injured", hurt, "exact"))
    day = datetime.date(2031, 3, 4) + datetime.timedelta(days=20 * (number % 1000))
    return page(text, *tolls, published=day.isoformat(), path=f"page-{number}.txt")


def incident(tmp_path: pathlib.Path, *pages: Page) -> Incident:
    """The one incident that some pages tell of."""
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        for page in pages:
            ledger.add_page(page)
        (found,) = ledger.incidents()
    return found
