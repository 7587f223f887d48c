"""Times of a whole story: one passage after the other, "the previous day" counted from the date named before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.language.times.expressions import Time
from sayso.language.times.finding import Thread, Words, find

if TYPE_CHECKING:
    from sayso.language.text import ParsedStory, Passage

__all__ = ["passage_times", "story_times"]


def story_times(parsed: ParsedStory, *, named_dates: bool = True) -> list[tuple[Passage, tuple[Time, ...]]]:
    """The times of each passage of a story, counted from the date that the story was published."""
    published = parsed.story.published
    reference = datetime.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    split = [(p.words, p.tags) for p in parsed.passages]
    return list(zip(parsed.passages, passage_times(split, reference, named_dates=named_dates), strict=True))


def passage_times(
    passages: Iterable[tuple[Sequence[str], Sequence[str]]],
    reference: datetime.date | None,
    *,
    named_dates: bool = True,
) -> list[tuple[Time, ...]]:
    """The times of passages that follow each other, each given as its words and its Penn tags (or none)."""
    thread = Thread()
    return [find(Words(words, tags, reference), thread, named_dates=named_dates) for words, tags in passages]
