"""A story's figures put into scenes: those that the story itself tells of one event stand together."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.accounts.drafts import MOVED, Draft, choose, count_of, goes_before, kind_of, take
from sayso.accounts.naming import lands
from sayso.accounts.sentences import Sentence, of_span, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.records import Page, Story

__all__ = ["Scene", "scenes"]


_LONGEST = 160
"""Characters of a scene's leading sentence that are kept."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """What one story tells of one event: its figures and the words that join them to other stories' scenes.

    ``figures`` are ids, ``counts`` their measures and numbers, ``places`` names by their keys; ``words`` is the text of
    the sentences in small letters, ``lead`` the first of them as it stands, or the title. ``kind`` is "event", "total"
    (a sum over several events) or "war" (a sum over a whole war). ``days`` is the stretch that the text gives;
    ``published`` is the day of the report.
    """

    story: str
    kind: str
    figures: tuple[str, ...]
    counts: frozenset[tuple[str, int]]
    places: Mapping[str, str]
    names: frozenset[str]
    acts: frozenset[str]
    things: frozenset[str]
    days: tuple[str, str] | None
    published: str | None
    lands: frozenset[str]
    words: str
    lead: str

    @property
    def id(self) -> str:
        """Stable: the id of its first figure."""
        return self.figures[0].replace("figure", "scene")

    @property
    def day(self) -> str | None:
        """The day by which it is found: the first that the text gives, else that of the report."""
        return self.days[0] if self.days else self.published


def scenes(page: Page, story: Story) -> tuple[Scene, ...]:
    """The scenes of a story, in the order in which it tells them."""
    told = sentences(page, story)
    drafts: list[Draft] = []
    home: dict[str, Draft] = {}
    for figure in sorted(story.figures, key=lambda figure: figure.span):
        at = of_span(told, figure.span)
        if at is None:
            continue
        kind = kind_of(figure, told[at])
        before = kind == "event" and goes_before(page, story, figure, told[at], home)
        draft = choose(figure, kind, at, told, drafts, home, before=before)
        if draft is None:
            draft = Draft(kind, [], [], {}, set(), None, told[at].title, figure.measure in MOVED, before)
            drafts.append(draft)
        take(draft, figure, at, told)
        home[figure.id] = draft
    return tuple(_finished(draft, told, page, story) for draft in drafts)


def _lead(page: Page, story: Story, held: Sequence[Sentence]) -> str:
    """The title where it holds a figure of the scene, else the first sentence that does."""
    first = min(held, key=lambda sentence: (not sentence.title, sentence.start))
    words = " ".join(page.text[first.start : first.end].split())
    if first.title and story.title:
        words = " ".join(story.title.text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _finished(draft: Draft, told: Sequence[Sentence], page: Page, story: Story) -> Scene:
    held = [told[at] for at in draft.sentences]
    return Scene(
        story.id,
        draft.kind,
        tuple(figure.id for figure in draft.figures),
        frozenset((f.measure, number) for f in draft.figures if (number := count_of(f)) is not None),
        draft.places,
        frozenset(name for sentence in held for name in sentence.names),
        frozenset(draft.acts),
        frozenset(thing for sentence in held for thing in sentence.things),
        draft.days,
        story.published,
        (lands(word for sentence in held for word in sentence.words) if draft.kind == "war" else frozenset())
        or lands(word for sentence in told for word in sentence.words),
        " ".join(word for sentence in held for word in sentence.words),
        _lead(page, story, held),
    )
