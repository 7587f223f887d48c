"""Pages with records made by hand, in an invented country, for tests of what is shown."""

from __future__ import annotations

import hashlib
from typing import Any

from sayso.records import Attribution, Check, Figure, Page, Span, Speaker, Story, record_id

TITLE = "Shelling in Karvel Kills 12, Mayor Says: ‘It Was a Market Day’"
CAPTION = "A street in Karvel after the shelling, Tuesday, March 4, 2031. (Adria News/Ilka Dorn)"
PARAGRAPHS = (
    (
        "Shelling killed at least 12 people in Karvel on Tuesday, seven of them at a market, doctors said. "
        "Five more died on the road to Osten."
    ),
    "“It was a market day,” said mayor Petra Halm, adding that “nobody warned us”, according to Adria News.",
    "The army of Veld denied this. It said dozens of fighters had been hit in about 30 strikes.",
)


class Maker:
    """Records of one page, each told by its words and, where they stand there twice, by which of them is meant."""

    def __init__(self, text: str, path: str = "made.txt") -> None:
        self.text = text
        self.path = path
        self.page_id = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, words: str, which: int = 0) -> Span:
        """The words where they stand for the ``which``-th time."""
        start = -1
        for _ in range(which + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words), words)

    def said(self, source: Span | None, cue: Span | None, *content: Span, name: str = "", **more: Any) -> Attribution:
        """An attribution."""
        speaker = Speaker(name, more.pop("anonymous", False)) if name else None
        key = record_id(self.page_id, "attribution", *(span.start for span in content))
        more = {"kind": "indirect", "stance": "asserts", "rule": "by hand"} | more
        return Attribution(id=key, source=source, cue=cue, content=content, speaker=speaker, **more)

    def figure(self, span: Span, low: int | None, high: int | None, bound: str, **more: Any) -> Figure:
        """A figure of people killed, where nothing else is told."""
        key = record_id(self.page_id, "figure", span.start)
        more = {"measure": "killed", "population": "people", "rule": "by hand"} | more
        return Figure(id=key, span=span, low=low, high=high, bound=bound, **more)  # type: ignore[arg-type]

    def page(self, *stories: Story) -> Page:
        """The page of some stories."""
        return Page(self.page_id, self.path, "text/plain", self.text, stories)


def page(path: str = "made.txt") -> Page:
    """A page with one story that has of everything: parts and a total, a denial, a quotation in two pieces, checks."""
    make = Maker("\n\n".join((TITLE, CAPTION, *PARAGRAPHS)) + "\n\nShare this\n", path)
    span = make.span
    doctors = make.said(
        span("doctors"), span("said"), span(PARAGRAPHS[0].partition(", doctors")[0]), name="doctors", anonymous=True
    )
    halm = make.said(
        span("mayor Petra Halm"),
        span("said", 1),
        span("“It was a market day,”"),
        span("“nobody warned us”"),
        name="Petra Halm",
        kind="direct",
        via=("Adria News",),
    )
    denial = make.said(
        span("The army of Veld"),
        span("denied"),
        span("this"),
        name="the army of Veld",
        stance="denies",
        rejects=halm.id,
    )
    army = make.said(
        span("It", 2),
        span("said", 2),
        span("dozens of fighters had been hit in about 30 strikes"),
        name="the army of Veld",
    )
    head = make.figure(span("12"), 12, 12, "exact", headline=True, place="Karvel")
    known = {"attribution": doctors.id, "source": "doctors"}
    total = make.figure(span("at least 12 people"), 12, None, "at least", place="Karvel", date="2031-03-04", **known)
    market = make.figure(span("seven of them"), 7, 7, "exact", place="a market", part_of=total.id, **known)
    road = make.figure(span("Five more"), 5, 5, "exact", place="the road to Osten", part_of=total.id)
    vague = make.figure(span("dozens of fighters"), None, None, "vague", population="fighters", attribution=army.id)
    strikes = make.figure(
        span("about 30 strikes"), 30, 30, "about", measure="attacks", population="strikes", attribution=army.id
    )
    checks = (
        Check("sum", True, (total.id, market.id, road.id), "7 + 5 = 12, the total of “at least 12”"),
        Check("headline", False, (head.id, total.id), "the headline says 12, the lead “at least 12”"),
    )
    return make.page(
        Story(
            id=record_id(make.page_id, "story", 0),
            title=span(TITLE),
            captions=(span(CAPTION),),
            credits=(span("Adria News/Ilka Dorn"),),
            outlet="Adria News",
            published="2031-03-04",
            published_from="caption",
            paragraphs=tuple(span(paragraph) for paragraph in PARAGRAPHS),
            residue=(span("Share this"),),
            attributions=(doctors, halm, denial, army),
            figures=(head, total, market, road, vague, strikes),
            checks=checks,
        )
    )


def plain(text: str, title: str | None = None, path: str = "plain.txt") -> Page:
    """A page of one paragraph without records."""
    whole = f"{title}\n\n{text}" if title else text
    make = Maker(whole, path)
    start = len(whole) - len(text)
    head = Span(0, len(title), title) if title else None
    return make.page(Story("story-0", head, paragraphs=(Span(start, len(whole), text),)))
