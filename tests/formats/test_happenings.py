"""Events as rows for people."""

from __future__ import annotations

from made import Maker

from sayso.formats.happenings import happenings
from sayso.records import Event, Story


def test_an_event_tells_each_toll_once() -> None:
    """A part gives way to its whole, the headline to the report, and what only the headline counts stays."""
    make = Maker("Blast kills 9, wounds 30 / The blast killed at least 9 people, 4 of them sailors.")
    lead = make.figure(make.span("at least 9 people"), 9, None, "at least")
    figures = (
        make.figure(make.span("9"), 9, 9, "exact", headline=True),
        make.figure(make.span("30"), 30, 30, "exact", headline=True, measure="injured"),
        lead,
        make.figure(make.span("4"), 4, 4, "exact", part_of=lead.id),
    )
    blast = Event("e", make.span("blast"), "ASSAULT", "by hand", figures=tuple(figure.id for figure in figures))
    assert happenings(Story("s", None, figures=figures, events=(blast,)))[0].notes == (
        "30 injured",
        "at least 9 killed",
    )
