"""A scene that is being put together: which of a story's figures belong to it."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sayso.accounts.naming import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.accounts.own import Own
    from sayso.accounts.sentences import Sentence
    from sayso.records import Event, Figure, Page

__all__ = ["MOVED", "Draft", "choose", "count_of", "kind_of", "take", "what_went_before"]

_WAR = re.compile(r"\b(?:war|wars|conflict|uprising|revolt|revolution|insurgency|crisis|violence)\b")
_LARGE = 20_000
"""A count from which a total is one of a war where the sentence names one, and not of a day's or a week's attacks."""

_REACH = 3
"""How many sentences further a figure without place, day or act still belongs to the scene before it."""

MOVED = frozenset({"displaced", "present", "released"})
"""Measures of people who moved or were there: a toll's scene is another."""

_CAUSE = re.compile(
    r"\b(?:after|following|in (?:response|revenge|retaliation|reprisal) (?:to|for)|avenge|revenge for)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""What opens the telling of an earlier event inside a sentence: "shelled the town after a pilot was killed"."""

_DAYS_AFTER = re.compile(r"\b(?:days?|weeks?|months?|hours) after\b[^.;]{0,80}$", re.IGNORECASE)
"""What opens it in a sentence whose first figure stands there: "hit a school a day after six were killed"."""

_VAST = frozenset({"hundreds of thousands", "millions"})


@dataclasses.dataclass
class Draft:
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
    events: list[Event]
    sites: dict[int, tuple[int, ...]]


def count_of(figure: Figure) -> int | None:
    """The number of a figure, or the one end of it that is known."""
    return figure.low if figure.low is not None else figure.high


def kind_of(figure: Figure, sentence: Sentence) -> str:
    """Whether a figure counts an event, a total over several, or a whole war."""
    words = " ".join(sentence.words)
    number = count_of(figure)
    vast = (number or 0) >= _LARGE or any(word in figure.span.text.casefold() for word in _VAST)
    if (
        vast
        and (_WAR.search(words) or (figure.cumulative and (number or _LARGE * 5) >= _LARGE * 5))
        and not sentence.places
    ):
        return "war"
    return "total" if figure.cumulative else "event"


def choose(
    figure: Figure,
    kind: str,
    at: int,
    told: Sequence[Sentence],
    drafts: list[Draft],
    home: dict[str, Draft],
    own: Own,
    *,
    before: bool,
) -> Draft | None:
    """The scene that a figure belongs to, or None where it opens one."""
    moved = figure.measure in MOVED
    same = [draft for draft in drafts if draft.kind == kind and (kind == "war" or draft.moved == moved)]
    linked = next(
        (home[link] for link in (figure.same_as, figure.part_of) if link in home and home[link] in same), None
    )
    linked = linked or _by_person(figure, same)
    if linked is not None or not same:
        return linked
    if kind == "war":
        return same[0]
    if before:
        return next((d for d in reversed(same) if d.before and at - d.sentences[-1] <= 2 * _REACH), None)
    same = [draft for draft in same if not draft.before]
    beside = [draft for draft in same if at in draft.sentences]
    if beside or not same:
        near = (draft for draft in reversed(beside) if not _other_day(own.days, draft))
        return next((draft for draft in near if not _elsewhere(figure, draft, told[at])), None)
    return (
        _by_number(figure, own, same)
        or _by_event(own, same)
        or _by_place(own, same)
        or _by_order(at, told, own, same[-1])
    )


def _by_person(figure: Figure, same: Sequence[Draft]) -> Draft | None:
    """The latest scene of one person that a figure of one tells of again: "a downed pilot", "a pilot they captured"."""
    told = words_of(figure.population)[-1:]
    if count_of(figure) != 1 or not told:
        return None
    for draft in reversed(same):
        if any(count_of(f) == 1 and words_of(f.population)[-1:] == told and f.part_of is None for f in draft.figures):
            return draft
    return None


def _by_number(figure: Figure, own: Own, same: Sequence[Draft]) -> Draft | None:
    """The latest scene that counts the same number, unless place or day speak against it."""
    number = count_of(figure)
    if number is None or number < 3:
        return None
    for draft in reversed(same):
        if _other_day(own.days, draft) or not any(_same_toll(figure, other) for other in draft.figures):
            continue
        if not own.places or not draft.places or own.places.keys() & draft.places.keys() or draft.titled:
            return draft
    return None


def _same_toll(figure: Figure, other: Figure) -> bool:
    """Whether two figures give one number, or a rough one that the other is near: "nearly 30" and 29."""
    ours, theirs = count_of(figure), count_of(other)
    if figure.measure != other.measure or ours is None or theirs is None:
        return False
    rough = {figure.bound, other.bound} & {"about", "fewer than", "more than"}
    return ours == theirs or bool(rough and min(ours, theirs) >= 10 and abs(ours - theirs) <= max(ours, theirs) / 10)


def _by_event(own: Own, same: Sequence[Draft]) -> Draft | None:
    """The latest scene that counts the people of the same event, unless day or place speak against it."""
    for draft in reversed(same):
        near = not own.places or not draft.places or bool(own.places.keys() & draft.places.keys())
        if own.event is not None and own.event in draft.events and near and not _other_day(own.days, draft):
            return draft
    return None


def _by_place(own: Own, same: Sequence[Draft]) -> Draft | None:
    """The latest scene in the same place, unless day or act speak against it."""
    for draft in reversed(same):
        other_act = own.acts and draft.acts and not own.acts & draft.acts
        if own.places.keys() & draft.places.keys() and not _other_day(own.days, draft) and not other_act:
            return draft
    return None


def _by_order(at: int, told: Sequence[Sentence], own: Own, last: Draft) -> Draft | None:
    """The scene told before, where a figure's sentence goes on with it and names no other place, day or act."""
    if told[at].turns or _other_day(own.days, last):
        return None
    near = at - last.sentences[-1] <= _REACH
    if told[at].refers and near:
        return last
    if (own.places and last.places) or (own.acts and last.acts and not own.acts & last.acts):
        return None
    return last if near or last.titled else None


def what_went_before(page: Page, sentence: Sentence, held: Sequence[Figure]) -> int | None:
    """Where a sentence turns to what went before: the "after" that a figure of its own stands behind, or None."""
    for figure, ahead in zip(held, [None, *held], strict=False):
        start = ahead.span.end if ahead else sentence.start
        found = (_CAUSE if ahead else _DAYS_AFTER).search(page.text, start, figure.span.start)
        if found:
            return found.start()
    return None


def _elsewhere(figure: Figure, draft: Draft, sentence: Sentence) -> bool:
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


def _other_day(days: tuple[str, str] | None, draft: Draft) -> bool:
    return bool(days and draft.days) and not (days[0] <= draft.days[1] and draft.days[0] <= days[1])  # type: ignore[index]


def take(draft: Draft, figure: Figure, at: int, told: Sequence[Sentence], own: Own) -> None:
    """Put a figure into a draft, with what its sentence tells."""
    draft.figures.append(figure)
    draft.places |= own.places
    draft.acts |= own.acts
    draft.days = draft.days or own.days
    if own.event and own.event not in draft.events:
        draft.events.append(own.event)
    if own.site:
        draft.sites[own.site[0]] = own.site[1:]
    draft.titled = draft.titled and told[at].title
    if at not in draft.sentences:
        draft.sentences.append(at)
