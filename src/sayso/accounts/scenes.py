"""A story's figures put into scenes: those that the story itself tells of one event stand together."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sayso.accounts.context import Sentence, lands, of_span, place_key, sentences, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.records import Figure, Page, Story

__all__ = ["Scene", "scenes"]

_WAR = re.compile(r"\b(?:war|wars|conflict|uprising|revolt|revolution|insurgency|crisis|violence)\b")
_LARGE = 20_000
"""A count from which a total is one of a war where the sentence names one, and not of a day's or a week's attacks."""

_REACH = 3
"""How many sentences further a figure without place, day or act still belongs to the scene before it."""

_MOVED = frozenset({"displaced", "present", "released"})
"""Measures of people who moved or were there: a toll's scene is another."""

_SHORT = 3
"""Words of a figure's place that can be compared as a name."""

_LONGEST = 160
"""Characters of a scene's leading sentence that are kept."""

_CAUSE = re.compile(
    r"\b(?:after|following|in (?:response|revenge|retaliation|reprisal) (?:to|for)|avenge|revenge for)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""What opens the telling of an earlier event inside a sentence: "shelled the town after a pilot was killed"."""

_VAST = frozenset({"hundreds of thousands", "millions"})


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


@dataclasses.dataclass
class _Draft:
    """A scene that is being put together."""

    kind: str
    figures: list[Figure]
    sentences: list[int]
    places: dict[str, str]
    acts: set[str]
    days: tuple[str, str] | None
    titled: bool
    moved: bool
    before: bool


def scenes(page: Page, story: Story) -> tuple[Scene, ...]:
    """The scenes of a story, in the order in which it tells them."""
    told = sentences(page, story)
    drafts: list[_Draft] = []
    home: dict[str, _Draft] = {}
    for figure in sorted(story.figures, key=lambda figure: figure.span):
        at = of_span(told, figure.span)
        if at is None:
            continue
        kind = _kind(figure, told[at])
        before = kind == "event" and _before(page, story, figure, told[at], home)
        draft = _choose(figure, kind, at, told, drafts, home, before=before)
        if draft is None:
            draft = _Draft(kind, [], [], {}, set(), None, told[at].title, figure.measure in _MOVED, before)
            drafts.append(draft)
        _take(draft, figure, at, told)
        home[figure.id] = draft
    return tuple(_finished(draft, told, page, story) for draft in drafts)


def _number(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


def _kind(figure: Figure, sentence: Sentence) -> str:
    words = " ".join(sentence.words)
    number = _number(figure)
    vast = (number or 0) >= _LARGE or any(word in figure.span.text.casefold() for word in _VAST)
    if (
        vast
        and (_WAR.search(words) or (figure.cumulative and (number or _LARGE * 5) >= _LARGE * 5))
        and not sentence.places
    ):
        return "war"
    return "total" if figure.cumulative else "event"


def _choose(
    figure: Figure,
    kind: str,
    at: int,
    told: Sequence[Sentence],
    drafts: list[_Draft],
    home: dict[str, _Draft],
    *,
    before: bool,
) -> _Draft | None:
    """The scene that a figure belongs to, or None where it opens one."""
    moved = figure.measure in _MOVED
    same = [draft for draft in drafts if draft.kind == kind and (kind == "war" or draft.moved == moved)]
    linked = next(
        (home[link] for link in (figure.same_as, figure.part_of) if link in home and home[link] in same), None
    )
    if linked is not None or not same:
        return linked
    if kind == "war":
        return same[0]
    if before:
        return next((d for d in reversed(same) if d.before and at - d.sentences[-1] <= 2 * _REACH), None)
    beside = [draft for draft in same if at in draft.sentences]
    if beside:
        return next((d for d in reversed(beside) if not d.before and not _elsewhere(figure, d, told[at])), None)
    return (
        _by_number(figure, told[at], same) or _by_place(figure, told[at], same) or _by_order(figure, at, told, same[-1])
    )


def _by_number(figure: Figure, sentence: Sentence, same: Sequence[_Draft]) -> _Draft | None:
    """The latest scene that counts the same number, unless place or day speak against it."""
    number = _number(figure)
    if number is None or number < 3:
        return None
    places, days, _ = _own(figure, sentence)
    for draft in reversed(same):
        if (figure.measure, number) not in {(f.measure, _number(f)) for f in draft.figures} or _other_day(days, draft):
            continue
        if not places or not draft.places or places.keys() & draft.places.keys() or draft.titled:
            return draft
    return None


def _by_place(figure: Figure, sentence: Sentence, same: Sequence[_Draft]) -> _Draft | None:
    """The latest scene in the same place, unless day or act speak against it."""
    places, days, acts = _own(figure, sentence)
    for draft in reversed(same):
        other_act = acts and draft.acts and not acts & draft.acts
        if places.keys() & draft.places.keys() and not _other_day(days, draft) and not other_act:
            return draft
    return None


def _by_order(figure: Figure, at: int, told: Sequence[Sentence], last: _Draft) -> _Draft | None:
    """The scene told before, where a figure's sentence goes on with it and names no other place, day or act."""
    places, days, acts = _own(figure, told[at])
    if told[at].turns or _other_day(days, last):
        return None
    near = at - last.sentences[-1] <= _REACH
    if told[at].refers and near:
        return last
    if (places and last.places) or (acts and last.acts and not acts & last.acts):
        return None
    return last if near or last.titled else None


def _own(figure: Figure, sentence: Sentence) -> tuple[dict[str, str], tuple[str, str] | None, frozenset[str]]:
    places = dict(sentence.places)
    if figure.place and len(figure.place.split()) <= _SHORT and (key := place_key(figure.place)):
        places[key] = figure.place
    return places, sentence.days, sentence.acts


def _before(page: Page, story: Story, figure: Figure, sentence: Sentence, home: dict[str, _Draft]) -> bool:
    """Whether a figure stands in the telling of what went before: behind another figure and "after"."""
    ends = (f.span.end for f in story.figures if f.id in home and sentence.start <= f.span.start < figure.span.start)
    last = max(ends, default=None)
    return last is not None and bool(_CAUSE.search(page.text[last : figure.span.start]))


def _elsewhere(figure: Figure, draft: _Draft, sentence: Sentence) -> bool:
    """Whether the story names another place for a figure than for those of the same measure in its sentence."""
    ours = _spot(figure, sentence)
    beside = [f for f in draft.figures if f.measure == figure.measure and sentence.start <= f.span.start < sentence.end]
    theirs = [spot for f in beside if (spot := _spot(f, sentence))]
    if ours and theirs and not any(ours & spot for spot in theirs):
        return True
    others = [f for f in draft.figures if f.place and f.measure == figure.measure]
    return bool(figure.place and others) and not any(
        set(words_of(figure.place or "")) & set(words_of(f.place or "")) for f in others
    )


def _spot(figure: Figure, sentence: Sentence) -> frozenset[str] | None:
    """The place that stands next behind a figure in its sentence."""
    return next((keys for start, keys in sentence.spots if start > figure.span.start), None)


def _other_day(days: tuple[str, str] | None, draft: _Draft) -> bool:
    return bool(days and draft.days) and not (days[0] <= draft.days[1] and draft.days[0] <= days[1])  # type: ignore[index]


def _lead(page: Page, story: Story, held: Sequence[Sentence]) -> str:
    """The title where it holds a figure of the scene, else the first sentence that does."""
    first = min(held, key=lambda sentence: (not sentence.title, sentence.start))
    words = " ".join(page.text[first.start : first.end].split())
    if first.title and story.title:
        words = " ".join(story.title.text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _take(draft: _Draft, figure: Figure, at: int, told: Sequence[Sentence]) -> None:
    places, days, acts = _own(figure, told[at])
    draft.figures.append(figure)
    draft.places |= places
    draft.acts |= acts
    draft.days = draft.days or days
    draft.titled = draft.titled and told[at].title
    if at not in draft.sentences:
        draft.sentences.append(at)


def _finished(draft: _Draft, told: Sequence[Sentence], page: Page, story: Story) -> Scene:
    held = [told[at] for at in draft.sentences]
    return Scene(
        story.id,
        draft.kind,
        tuple(figure.id for figure in draft.figures),
        frozenset((f.measure, number) for f in draft.figures if (number := _number(f)) is not None),
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
