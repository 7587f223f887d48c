"""Toponyms of a whole story: names found or given, each resolved by what stands beside it and by all the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.language.places.actors import is_actor
from sayso.language.places.around import SMALL, Around
from sayso.language.places.candidates import OF_LEVEL, Candidates, candidates, candidates_by_part
from sayso.language.places.choosing import Name, choose
from sayso.language.places.containing import Mention, container, may_hold, part, partner
from sayso.language.places.finding import find_names, stands_as_place
from sayso.language.places.folding import ARTICLES, fold
from sayso.language.places.gazetteer import Entry, gazetteer
from sayso.language.places.home import at_home, home_of
from sayso.language.places.knowing import Found
from sayso.language.places.longer import longer_forms
from sayso.language.places.outlets import towns_of_outlet
from sayso.language.places.toponyms import Match, Toponym

if TYPE_CHECKING:
    from sayso.language.text import ParsedStory, Passage

__all__ = ["places_of", "resolve"]

NOWHERE = Candidates((), (), None, 0)
SPELLINGS: frozenset[Match | None] = frozenset({"other spelling", "similar spelling"})
UNSURE: frozenset[Match | None] = frozenset({"part of the name", *SPELLINGS})
"""Ways to a place that other names of the story have to bear out."""
SEVERAL = {"counties": "county", "provinces": "province", "districts": "district", "regions": "region"}
"""Words for several places of a kind, each with that for one."""
ROW = 12
"""Words in a row of names before what kind of place they are."""
CLOSE = 0.05
"""A margin, in powers of ten, below which two places are equally likely."""


def places_of(parsed: ParsedStory) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    """The toponyms of each passage of a story, in order.

    A town inside an organisation's name is left out of a story whose other places lie in other countries: the "Kamal"
    of a hospital is none of the towns of that name.
    """
    return _resolved(parsed, [find_names(passage) for passage in parsed.passages], given=False)


def resolve(
    parsed: ParsedStory, spans: Sequence[Sequence[tuple[int, int]]]
) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    """The places of names that are given, as (first, last) token indices of each passage, both inside."""
    return _resolved(parsed, [[Found(first, last) for first, last in given] for given in spans], given=True)


def _resolved(
    parsed: ParsedStory, names_of: Sequence[Sequence[Found]], *, given: bool
) -> list[tuple[Passage, tuple[Toponym, ...]]]:
    mentions = [
        _mention(passage, number, found)
        for number, (passage, own) in enumerate(zip(parsed.passages, names_of, strict=True))
        for found in own
    ]
    towns = towns_of_outlet(parsed.story.outlet) if parsed.story.outlet else ()
    names, of = _names(parsed, mentions, towns)
    chosen = choose(names)
    places: list[list[Toponym]] = [[] for _ in parsed.passages]
    entries = [_place(names, chosen, n) for n in of]
    lands = {e.country for m, e in zip(mentions, entries, strict=True) if e and not m.within}
    around = _around_unknown(mentions, entries, [names[n].candidates.how for n in of], towns)
    chosen = [_borne_out(name.candidates, best, around) for name, best in zip(names, chosen, strict=True)]
    entries = [_place(names, chosen, n) for n in of]
    numbers_of: list[set[int]] = [set() for _ in names]
    for k, n in enumerate(of):
        numbers_of[n].add(k)
    for k, (m, n, entry) in enumerate(zip(mentions, of, entries, strict=True)):
        small = entry is not None and entry.feature in SMALL
        if m.within and small and lands and entry and entry.country not in lands:
            continue
        passage, found = parsed.passages[m.passage], names[n].candidates
        best, holder = chosen[n], _place(names, chosen, names[n].inside)
        apart = holder and entry and part(parsed, mentions, k) and not may_hold(holder, entry)
        free = entry is not None and holder is None and names[n].beside is None
        if apart or (free and entry and around.alone(entry, numbers_of[n])):
            found, best = NOWHERE, None
        read = _toponym(passage, m, found, best, holder)
        if given or not m.within and stands_as_place(passage, m.first, m.last):
            read = _by_the_story(read, around, k)
        places[m.passage].append(read)
    return [(passage, tuple(own)) for passage, own in zip(parsed.passages, places, strict=True)]


def _around_unknown(
    mentions: Sequence[Mention],
    entries: Sequence[Entry | None],
    how: Sequence[Match | None],
    towns: tuple[Entry, ...],
) -> Around:
    """The places that are sure enough to tell where the unknown names between them are."""
    sure = [None if m.within or h in UNSURE else e for m, e, h in zip(mentions, entries, how, strict=True)]
    peoples = [k for k, h in enumerate(how) if h == "people"]
    return Around(sure, [m.passage for m in mentions], towns[0] if len(towns) == 1 else None, peoples)


def _borne_out(found: Candidates, best: tuple[int, float] | None, around: Around) -> tuple[int, float] | None:
    """The place of a name in another spelling that the other names of the story bear out, the chosen one first."""
    if best is None or found.how not in SPELLINGS:
        return best
    likely = (i for i in (best[0], *range(len(found.entries))) if around.bears_out(found.entries[i], found.how))
    index = next(likely, None)
    return None if index is None else (index, best[1])


def _by_the_story(read: Toponym, around: Around, k: int) -> Toponym:
    """A toponym that nobody knows, or known by a part of its name alone and far away: where the story around it is."""
    if read.match is not None and (read.match != "part of the name" or around.agrees(k, read)):
        return read
    town = around.town(k)
    return _around(read, town, "the story around it") if town else read


def _place(names: Sequence[Name], chosen: Sequence[tuple[int, float] | None], number: int | None) -> Entry | None:
    """The place that was chosen for the name of a number."""
    best = chosen[number] if number is not None else None
    return names[number].candidates.entries[best[0]] if best and number is not None else None


def _mention(passage: Passage, number: int, found: Found) -> Mention:
    first, last = found.first, found.last
    text = passage.cut(first, last).text
    after = _kind_after(passage, last)
    named = first > 2 and passage.words[first - 3][:1].isupper()
    before = passage.low[first - 2] if first > 1 and not named and passage.low[first - 1] == "of" else ""
    level = OF_LEVEL.get(after) or OF_LEVEL.get(before)
    return Mention(number, first, last, text, level, fold(text), found.within)


def _kind_after(passage: Passage, last: int) -> str:
    """The word for a kind of place behind a name or the row that it stands in: "Arvo, Osten and Tesk counties"."""
    after = passage.low[last + 1] if last + 1 < len(passage.low) else ""
    if after in OF_LEVEL:
        return after
    row = range(last + 1, min(last + ROW, len(passage.low)))
    ends = (i for i in row if not (passage.low[i] in {",", "and", "or", "&"} or passage.words[i][:1].isupper()))
    end = next(ends, None)
    if end is None or not passage.words[end - 1][:1].isupper():
        return ""
    return SEVERAL.get(passage.low[end], "")


def _names(parsed: ParsedStory, mentions: list[Mention], towns: tuple[Entry, ...]) -> tuple[list[Name], list[int]]:
    """The names of a story, each once for what it is said to lie in; and for each mention the number of its name."""
    numbers: dict[tuple[str, str | None, str | None], int] = {}
    names: list[Name] = []
    of: list[int] = [0] * len(mentions)
    inside = [container(parsed, mentions, i) for i in range(len(mentions))]
    longer = longer_forms(m.text for m in mentions)
    around = {m.key: outer for m, outer in zip(mentions, inside, strict=True) if outer is not None}
    for i, mention in enumerate(mentions):
        if inside[i] is None and mention.key in around and not _looked_up(mention, longer).entries:
            inside[i] = around[mention.key]
    for i in sorted(range(len(mentions)), key=lambda i: inside[i] is not None):
        mention, outer = mentions[i], inside[i]
        key = (mention.key, mention.level, mentions[outer].key if outer is not None else None)
        if key not in numbers:
            numbers[key] = len(names)
            found = _looked_up(mention, longer)
            names.append(Name(found if outer is not None else at_home(found, towns)))
        of[i] = numbers[key]
    names += home_of(towns)
    for i, outer in enumerate(inside):
        if outer is not None:
            names[of[i]] = dataclasses.replace(names[of[i]], inside=of[outer])
        elif (other := partner(parsed, mentions, i)) is not None and of[other] != of[i]:
            names[of[i]] = dataclasses.replace(names[of[i]], beside=of[other])
    return names, of


def _looked_up(mention: Mention, longer: Mapping[str, str]) -> Candidates:
    """The candidates of a name, of the longer form that it is cut from, or of a part of it."""
    found = candidates(mention.text, mention.level)
    if mention.key in longer and (not found.entries or mention.key.split()[0] in ARTICLES):
        return candidates(longer[mention.key], mention.level)
    return found if found.entries or " " not in mention.text else candidates_by_part(mention.text)


def _toponym(
    passage: Passage, mention: Mention, found: Candidates, best: tuple[int, float] | None, holder: Entry | None
) -> Toponym:
    entry = found.entries[best[0]] if best and best[1] >= CLOSE else None
    acts = mention.within or found.how == "people"
    actor = acts or is_actor(passage, mention.first, mention.last, entry.feature if entry else None)
    bare = Toponym(mention.first, mention.last, mention.text, candidates=found.count, actor=actor)
    if entry is None or best is None:
        return _around(bare, holder, "place around it") if holder and not found.entries else bare
    if found.how == "part of the name":
        return _around(bare, entry, found.how)
    return dataclasses.replace(
        bare,
        name=entry.name,
        geonameid=entry.geonameid,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        feature=entry.feature,
        match=found.match(entry),
        margin=round(best[1], 2),
        inside=_inside(entry),
    )


def _around(bare: Toponym, entry: Entry, match: Match) -> Toponym:
    """A toponym that the gazetteer lacks, where the place around it lies."""
    held = (entry.geonameid,) if entry.geonameid else ()
    inside = (*held, *_inside(entry))
    return dataclasses.replace(bare, lat=entry.lat, lon=entry.lon, country=entry.country, match=match, inside=inside)


def _inside(entry: Entry) -> tuple[int, ...]:
    book = gazetteer()
    return tuple(i for number in entry.above if (i := book.entry(number).geonameid))
