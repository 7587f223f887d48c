"""A story's figures put into scenes: those that the story itself tells of one event stand together."""

from __future__ import annotations

import collections
import dataclasses
from typing import TYPE_CHECKING

from sayso.accounts.drafts import MOVED, Draft, choose, count_of, kind_of, take, what_went_before
from sayso.accounts.headlines import headlines
from sayso.accounts.naming import lands, name_key, words_of
from sayso.accounts.own import narrowed, owned, within
from sayso.accounts.sentences import Sentence, of_span, sentences, stem

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
    ``published`` is the day of the report. Of the events whose people are counted, ``sites`` are the GeoNames ids of
    the places, each with those of what it lies in, ``modes`` are PLOVER's types and modes ("ASSAULT aerial"), and
    ``actors`` countries and sectors of those who did it ("USA MIL"). ``voices`` are names of those who speak.
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
    sites: Mapping[str, tuple[int, ...]] = dataclasses.field(default_factory=dict)
    modes: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()

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
    others = headlines(page, story)
    listed: dict[tuple[int, int], Draft] = {}
    events = {event.id: event for event in story.events}
    beside = collections.defaultdict(list)
    turned: dict[int, int | None] = {}
    for figure in sorted(story.figures, key=lambda figure: figure.span):
        beside[of_span(told, figure.span)].append(figure)
    for figure in sorted(story.figures, key=lambda figure: figure.span):
        at = of_span(told, figure.span)
        if at is None:
            continue
        own = owned(figure, told[at], beside[at], events)
        other = next((run for run in others if run[0] <= figure.span.start < run[1]), None)
        if other:
            if other not in listed:
                listed[other] = Draft("event", [], [], {}, set(), None, False, False, False, [], {})
            take(listed[other], figure, at, told, dataclasses.replace(own, places=within(told[at], own.places, other)))
            continue
        kind = kind_of(figure, told[at])
        if at not in turned:
            turned[at] = what_went_before(page, told[at], beside[at])
        turn = turned[at] if kind == "event" else None
        before = turn is not None and figure.span.start > turn
        if turn is not None:
            own = narrowed(own, figure, told[at], page, turn)
        draft = choose(figure, kind, at, told, drafts, home, own, before=before)
        if draft is None:
            draft = Draft(kind, [], [], {}, set(), None, told[at].title, figure.measure in MOVED, before, [], {})
            drafts.append(draft)
        take(draft, figure, at, told, own)
        home[figure.id] = draft
    apart = {run: draft for run, draft in listed.items() if not _retold(draft, drafts)}
    own_scenes = [_finished(draft, told, page, story) for draft in drafts]
    return (*own_scenes, *(_listed(draft, run, told, page, story) for run, draft in apart.items()))


def _retold(headline: Draft, drafts: Sequence[Draft]) -> bool:
    """Put a headline that gives two of a scene's own tolls into that scene; whether there was one."""
    for draft in drafts:
        if len(_counts(headline) & _counts(draft)) >= 2:
            draft.figures += headline.figures
            draft.sentences += [at for at in headline.sentences if at not in draft.sentences]
            return True
    return False


def _counts(draft: Draft) -> frozenset[tuple[str, int]]:
    """The measures and numbers of a draft."""
    return frozenset((f.measure, number) for f in draft.figures if (number := count_of(f)) is not None)


def _listed(draft: Draft, run: tuple[int, int], told: Sequence[Sentence], page: Page, story: Story) -> Scene:
    """A scene that another story's headline tells of: it has nothing but the headline's own words, and no date."""
    lead = " ".join(page.text[run[0] : run[1]].split())
    whole = _finished(draft, told, page, story)
    words = words_of(lead)
    stems = frozenset(map(stem, words))
    return dataclasses.replace(
        whole,
        names=whole.names & {name_key(word) for word in lead.split()},
        things=whole.things & stems,
        days=None,
        published=None,
        words=" ".join(words),
        lead=lead[:_LONGEST],
    )


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
        _counts(draft),
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
        {str(number): wide for number, wide in sorted(draft.sites.items())},
        frozenset(f"{event.type} {event.mode or ''}".strip() for event in draft.events),
        frozenset(
            " ".join(filter(None, (actor.country, actor.sector)))
            for event in draft.events
            for actor in event.actors
            if actor.country or actor.sector
        ),
        held[0].voices & frozenset(name for sentence in held for name in sentence.names),
    )
