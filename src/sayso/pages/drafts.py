"""A story in the making: what its lines have given so far."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.records import PublishedFrom, Span, Story, record_id

if TYPE_CHECKING:
    from sayso.pages.lines import Unit

__all__ = ["Draft"]


@dataclasses.dataclass
class Draft:
    """A story in the making."""

    title: Unit | None = None
    captions: list[Unit] = dataclasses.field(default_factory=list)
    credits: list[Unit] = dataclasses.field(default_factory=list)
    paragraphs: list[Unit] = dataclasses.field(default_factory=list)
    residue: list[Unit] = dataclasses.field(default_factory=list)
    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    seen: set[str] = dataclasses.field(default_factory=set)

    def date(self, iso: str | None, evidence: PublishedFrom) -> None:
        """Take a publication date unless an earlier line gave one."""
        if iso and not self.published:
            self.published, self.published_from = iso, evidence

    def sign(self, name: str | None) -> None:
        """Take an author unless an earlier line named one."""
        if name and not self.byline:
            self.byline = " ".join(name.split())

    def story(self, page_id: str, start: int) -> Story:
        """The finished story, whose id rests on the page's and on where it starts."""
        return Story(
            id=record_id(page_id, "story", start),
            title=self.title.span if self.title else None,
            captions=_spans(self.captions),
            credits=_spans(self.credits),
            byline=self.byline,
            dateline=self.dateline,
            outlet=self.outlet,
            published=self.published,
            published_from=self.published_from,
            paragraphs=_spans(self.paragraphs),
            residue=_spans(self.residue),
        )


def _spans(units: list[Unit]) -> tuple[Span, ...]:
    return tuple(sorted(unit.span for unit in units))
