"""Toponyms of a whole story: names found or given, each resolved by what stands beside it and by all the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.language.places.actors import is_actor
from sayso.language.places.candidates import OF_LEVEL, Candidates, candidates
from sayso.language.places.choosing import Name, choose
from sayso.language.places.finding import Found, find_names
from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import Entry, gazetteer
from sayso.language.places.outlets import towns_of_outlet
from sayso.language.places.toponyms import Toponym

if TYPE_CHECKING:
    from sayso.language.text import ParsedStory, Passage

__all__ = ["places_of", "resolve"]

OUTLET = 1.5
"""How loud the outlet's town speaks, in names of the story."""
CLOSE = 0.05
"""A margin, in powers of ten, below which two places are equally likely."""


@dataclasses.dataclass(frozen=True)
class _Mention:
    passage: int
    first: int
    last: int
    text: str
    level: str | None
    key: str
    within: bool


def places_of(parsed: ParsedStory) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    """The toponyms of each passage of a story, in order."""
    return _resolved(parsed, [find_names(passage) for passage in parsed.passages])


def resolve(
    parsed: ParsedStory, spans: Sequence[Sequence[tuple[int, int]]]
) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    """The places of names that are given, as (first, last) token indices of each passage, both inside."""
    return _resolved(parsed, [[Found(first, last) for first, last in given] for given in spans])


def _resolved(parsed: ParsedStory, names_of: Sequence[Sequence[Found]]) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    mentions = [
        _mention(passage, number, found)
        for number, (passage, given) in enumerate(zip(parsed.passages, names_of, strict=True))
        for found in given
    ]
    names, of = _names(parsed, mentions)
    chosen = choose(names)
    result: list[tuple[Passage, tuple[Toponym, ...]]] = []
    for number, passage in enumerate(parsed.passages):
        own = [
            _toponym(passage, m, names[n].candidates, chosen[n])
            for m, n in zip(mentions, of, strict=True)
            if m.passage == number
        ]
        result.append((passage, tuple(own)))
    return result


def _mention(passage: Passage, number: int, found: Found) -> _Mention:
    first, last = found.first, found.last
    text = passage.cut(first, last).text
    after = passage.low[last + 1] if last + 1 < len(passage.low) else ""
    before = passage.low[first - 2] if first > 1 and passage.low[first - 1] == "of" else ""
    level = OF_LEVEL.get(after) or OF_LEVEL.get(before)
    return _Mention(number, first, last, text, level, fold(text), found.within)


def _names(parsed: ParsedStory, mentions: list[_Mention]) -> tuple[list[Name], list[int]]:
    """The names of a story, each once for what it is said to lie in; and for each mention the number of its name."""
    numbers: dict[tuple[str, str | None, str | None], int] = {}
    names: list[Name] = []
    of: list[int] = [0] * len(mentions)
    inside = [_container(parsed, mentions, i) for i in range(len(mentions))]
    for i in sorted(range(len(mentions)), key=lambda i: inside[i] is not None):
        mention, outer = mentions[i], inside[i]
        key = (mention.key, mention.level, mentions[outer].key if outer is not None else None)
        if key not in numbers:
            numbers[key] = len(names)
            names.append(Name(candidates(mention.text, mention.level)))
        of[i] = numbers[key]
    names += _outlet(parsed)
    for i, outer in enumerate(inside):
        if outer is not None:
            names[of[i]] = dataclasses.replace(names[of[i]], inside=of[outer])
        elif (other := _partner(parsed, mentions, i)) is not None and of[other] != of[i]:
            names[of[i]] = dataclasses.replace(names[of[i]], beside=of[other])
    return names, of


def _outlet(parsed: ParsedStory) -> list[Name]:
    """The town of the outlet, as one more name of the story."""
    towns = towns_of_outlet(parsed.story.outlet) if parsed.story.outlet else ()
    weights = tuple(town.people for town in towns)
    return [Name(Candidates(towns, weights, None, len(towns)), weight=OUTLET)] if towns else []


def _container(parsed: ParsedStory, mentions: list[_Mention], i: int) -> int | None:
    """The mention right after a comma (or "in") that may hold this one."""
    if i + 1 >= len(mentions) or mentions[i + 1].passage != mentions[i].passage:
        return None
    between = parsed.passages[mentions[i].passage].low[mentions[i].last + 1 : mentions[i + 1].first]
    if between in ([","], ["in"], ["("], [",", "in"], ["in", "the"], [",", "the"]):
        return i + 1
    return None


def _partner(parsed: ParsedStory, mentions: list[_Mention], i: int) -> int | None:
    """The mention that is coordinated with this one, right after it."""
    if i + 1 >= len(mentions) or mentions[i + 1].passage != mentions[i].passage:
        return None
    between = parsed.passages[mentions[i].passage].low[mentions[i].last + 1 : mentions[i + 1].first]
    return i + 1 if between in ([","], ["and"], ["or"], [",", "and"], ["and", "the"]) else None


def _toponym(passage: Passage, mention: _Mention, found: Candidates, best: tuple[int, float] | None) -> Toponym:
    feature = found.entries[best[0]].feature if best else None
    acts = mention.within or found.how == "people"
    actor = acts or is_actor(passage, mention.first, mention.last, feature)
    if best is None or best[1] < CLOSE:
        return Toponym(mention.first, mention.last, mention.text, candidates=found.count, actor=actor)
    entry = found.entries[best[0]]
    return Toponym(
        mention.first,
        mention.last,
        entry.name,
        entry.geonameid,
        entry.lat,
        entry.lon,
        entry.country,
        entry.feature,
        found.match(entry),
        found.count,
        round(best[1], 2),
        actor,
        _inside(entry),
    )


def _inside(entry: Entry) -> tuple[int, ...]:
    book = gazetteer()
    return tuple(i for number in entry.above if (i := book.entry(number).geonameid))
