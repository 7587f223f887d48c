"""Reprints: stories and passages taken over from another, by the runs of five words that both have."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import zlib
from typing import TYPE_CHECKING

from sayso.accounts.agencies import agencies_of
from sayso.accounts.naming import words_of
from sayso.ledger.loading import load

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from sayso.records import Story

__all__ = ["Reprint", "grams", "ordinal", "origins", "put_reprints"]

_GRAM = 5
_SAMPLE = 4
"""One run of five words in so many is kept, by its hash: the same ones in every story."""

_COMMON = 100
"""A run that stands in so many stories tells nothing."""

SHARE = 0.3
"""The part of the shorter story's runs that makes a reprint; wire copy is cut and rewritten, so it is low."""

_UNDATED = 0.5
"""The part that it takes where one of the two stories has no date."""

_SURE = 0.65
"""The part from which wording alone makes a reprint; below it the two must give a toll in common, since papers repeat
whole paragraphs of background under new stories."""

_LEAST = 6
_WINDOW = 10
"""Days between a story and its reprint. A run that also stands in a story further away is background or a formula."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reprint:
    """Two stories that share their wording: the share of the shorter one's runs, and how the origin is known."""

    story: str
    origin: str
    share: float
    why: str


def grams(story: Story) -> frozenset[int]:
    """Hashes of the sampled runs of five words of a story's paragraphs and title."""
    spans = [*([story.title] if story.title else []), *story.paragraphs]
    words = [word.replace("-", "") for span in spans for word in words_of(span.text)]
    hashes = (zlib.crc32(" ".join(words[i : i + _GRAM]).encode()) for i in range(len(words) - _GRAM + 1))
    return frozenset(number for number in hashes if number % _SAMPLE == 0)


def put_reprints(ledger: sqlite3.Connection, story: Story, runs: frozenset[int]) -> list[Reprint]:
    """Note a story's runs (:func:`grams`) and what it shares with the stories that are there."""
    ours = sorted(runs)
    day = ordinal(story.published)
    seen: collections.Counter[str] = collections.Counter()
    telling = 0
    for number in ours:
        rows = ledger.execute("SELECT story, day FROM gram WHERE hash = ? LIMIT ?", (number, _COMMON)).fetchall()
        if len(rows) < _COMMON and all(not day or not other or abs(day - other) <= _WINDOW for _, other in rows):
            seen.update(other for other, _ in rows)
            telling += 1
    ledger.executemany("INSERT OR IGNORE INTO gram VALUES (?, ?, ?)", [(number, story.id, day) for number in ours])
    found = [_reprint(ledger, story, other, count, telling) for other, count in sorted(seen.items()) if count >= _LEAST]
    made = [reprint for reprint in found if reprint]
    ledger.executemany("INSERT OR IGNORE INTO reprint VALUES (?, ?, ?, ?)", [dataclasses.astuple(r) for r in made])
    return made


def _reprint(ledger: sqlite3.Connection, story: Story, key: str, both: int, telling: int) -> Reprint | None:
    theirs = ledger.execute("SELECT count(*) FROM gram WHERE story = ?", (key,)).fetchone()[0]
    other = load(ledger.execute("SELECT record FROM story WHERE id = ?", (key,)).fetchone()[0])
    share = min(1.0, both / max(1, min(telling, theirs)))
    if share < (SHARE if other.published and story.published else _UNDATED):
        return None
    if share < _SURE and not _tolls(ledger, story.id) & _tolls(ledger, key):
        return None
    percent = f"{round(100 * share)}% of the shorter one's telling words in the same order"
    copy, origin, why = _directed(story, other)
    return Reprint(copy.id, origin.id, share, f"{percent}; {why}")


def origins(copies: Iterable[Reprint]) -> dict[str, str]:
    """For each reprint the report at the beginning of its chain; of a ring the first by id."""
    parent: dict[str, str] = {}

    def top(story: str) -> str:
        while story in parent:
            story = parent[story]
        return story

    for copy in sorted(copies, key=lambda copy: (-copy.share, copy.story, copy.origin)):
        ours, theirs = top(copy.story), top(copy.origin)
        if ours != theirs:
            parent[ours] = theirs
    return {story: top(story) for story in list(parent)}


def _directed(story: Story, other: Story) -> tuple[Story, Story, str]:
    """Which of two stories took over from the other: one that credits the other's outlet, else the later one.

    An agency that both name is the origin of both, whether its own story is in the ledger or not.
    """
    for copy, origin in ((story, other), (other, story)):
        if origin.outlet and origin.outlet != copy.outlet and _credits(copy, origin.outlet):
            return copy, origin, f"it credits {origin.outlet}"
    both = sorted(agencies_of(story) & agencies_of(other))
    one = sorted(agencies_of(story) | agencies_of(other))
    from_agency = f"both have it from {both[0]}" if both else f"one of them names {one[0]}" if one else ""
    if not story.published or not other.published or story.published == other.published:
        return story, other, from_agency or "which was first is not told"
    first, last = sorted((story, other), key=lambda one: one.published or "")
    dates = f"published {first.published}, before {last.published}"
    return last, first, f"{from_agency}; {dates}" if both else dates


def _credits(story: Story, outlet: str) -> bool:
    """Whether a story names an outlet where it says whose it is: in its credits, its byline, or as who told it."""
    told = [*(credit.text for credit in story.credits), story.byline or ""]
    told += [name for said in story.attributions for name in said.via]
    words = words_of(outlet)
    return any(_within(words, words_of(name)) for name in told)


def _within(words: list[str], others: list[str]) -> bool:
    """Whether a run of words stands in another."""
    return any(others[i : i + len(words)] == words for i in range(len(others) - len(words) + 1))


def _tolls(ledger: sqlite3.Connection, story: str) -> set[tuple[str, int]]:
    """The measures and numbers of a story, running totals and single victims left out."""
    statement = "SELECT measure, coalesce(low, high) AS number FROM figure WHERE story = ? AND NOT cumulative"
    return {(measure, number) for measure, number in ledger.execute(f"{statement} AND number > 1", (story,))}


def ordinal(day: str | None) -> int:
    """The number of a day; 0 where it is not known."""
    return datetime.date.fromisoformat(day).toordinal() if day else 0
