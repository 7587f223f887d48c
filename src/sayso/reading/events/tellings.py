"""Triggers made into records: each with its participants, place, time, status, statement and figures."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from sayso.language.actors import Known, actor_of, actors_of_story
from sayso.language.mentions import PRONOUNS, Mentions
from sayso.language.places import Toponym
from sayso.language.text import ParsedStory, Passage
from sayso.language.times import Time
from sayso.reading.events.acts import Acts
from sayso.reading.events.counted import counts
from sayso.reading.events.dating import time_of
from sayso.reading.events.finding import Found
from sayso.reading.events.joining import date_of
from sayso.reading.events.likeness import Telling
from sayso.reading.events.means import mode
from sayso.reading.events.participants import participants
from sayso.reading.events.phrases import Phrase
from sayso.reading.events.placing import Placing
from sayso.reading.events.recalled import Recall
from sayso.reading.events.sharing import aside, shared
from sayso.reading.events.status import status
from sayso.reading.events.tree import Tree
from sayso.reading.lexicon import table
from sayso.records import Actor, Attribution, Event, Figure, Span, Speaker, Status, record_id

__all__ = ["Here", "StoryTeller"]

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "their"})
DAYS = frozenset({"day", "part of day"})
ABOUT = 20
"""The part of a number by which another number may differ that it is about."""
SUBJECTS_SAID = frozenset({"it", "he", "she"})
"""Pronouns that in a statement stand for who makes it, where the story leaves it open."""
OURSELVES = frozenset({"i", "we", "us", "our", "me", "my"})
OWN = {"its": "it", "his": "he", "her": "she", "their": "they"}


class StoryTeller:
    """A story with what its events are joined to; asked passage by passage, in the order of the text."""

    def __init__(
        self,
        parsed: ParsedStory,
        attributions: Sequence[Attribution],
        figures: Sequence[Figure],
        places: Sequence[tuple[Passage, Sequence[Toponym]]],
    ) -> None:
        self.parsed, self.attributions, self.figures = parsed, attributions, figures
        self.recall = Recall(places)

    @functools.cached_property
    def known(self) -> Known:
        """Country and sector of the persons whom the story names with their titles."""
        return actors_of_story(self.parsed.passages)

    @functools.cached_property
    def mentions(self) -> Mentions:
        """Who the pronouns of the story stand for."""
        people = {row["word"] for row in table("people")}
        return Mentions(self.parsed.passages, lambda _passage, _index: False, people)

    @functools.cached_property
    def speakers(self) -> dict[int, Speaker]:
        """Whose the sources are that open at an offset of the page."""
        return {a.source.start: a.speaker for a in self.attributions if a.source and a.speaker}

    def around(self, trigger: Span) -> Attribution | None:
        """The innermost statement whose content holds a trigger."""
        holding = [a for a in self.attributions if any(piece.contains(trigger) for piece in a.content)]
        return min(holding, key=lambda a: sum(p.end - p.start for p in a.content), default=None)


class Here:
    """One passage of a story with its triggers, its times and its places."""

    def __init__(
        self, story: StoryTeller, tree: Tree, found: list[Found], times: Sequence[Time], places: Sequence[Toponym]
    ) -> None:
        self.story, self.tree, self.found, self.times = story, tree, found, times
        self.acts = Acts(tree, found)
        self.placing = Placing(self.acts, places, story.recall)
        self.figures: dict[int, list[Figure]] = {}
        for figure in (f for f in story.figures if tree.passage.span.contains(f.span)):
            owner = counts(tree, figure, found)
            if owner is not None:
                self.figures.setdefault(owner, []).append(figure)

    def tellings(self, number: int) -> Iterator[Telling]:
        """Each trigger as a mention of an event; ``number`` is that of the passage in its story."""
        own = [self._telling(k, number) for k in range(len(self.found))]
        yield from shared(self.tree, self.found, own)

    def _telling(self, k: int, number: int) -> Telling:
        tree, found, passage = self.tree, self.found[k], self.tree.passage
        actors, recipients = participants(tree, found)
        time = time_of(self.acts, k, self.times)
        figures = self.figures.get(k, [])
        placed = self.placing.place_of(k, figures)
        trigger = passage.cut(found.first if 0 <= found.first < found.at else found.at, found.last)
        statement = self.story.around(trigger)
        doers = self._named(actors, statement)
        event = Event(
            id=record_id(self.story.parsed.page.id, "event", trigger.start, trigger.end, found.type),
            trigger=trigger,
            type=found.type,
            rule=f"{'verb' if found.verbal else 'noun'} {found.row.lemma}",
            mode=mode(tree, found),
            actors=doers,
            recipients=tuple(r for r in self._named(recipients, statement) if r not in doers),
            place=placed.record,
            date=date_of(time),
            status=self._status(found, time),
            attribution=statement.id if statement else None,
            figures=tuple(f.id for f in figures),
        )
        return Telling(
            event,
            tree.lemmas[found.at],
            self._definite(found, toll=bool(figures)),
            passage.part == "title",
            number,
            frozenset(entry for f in figures for entry in _numbers(f)),
            frozenset(f.part_of for f in figures if f.part_of),
            frozenset(f.same_as for f in figures if f.same_as),
            placed.inside,
            placed.fine,
            self.story.recall.sentence(passage, found.at),
            any(not f.cumulative for f in figures) and aside(tree, found.at) is None,
            None if found.verbal else tree.tags[found.at].endswith("S"),
        )

    def _definite(self, found: Found, *, toll: bool) -> bool:
        """Whether a mention takes up what is known already: "the raid", "Monday's raid", "the victims were killed"."""
        tree, head = self.tree, found.at
        if found.verbal:
            known = "effect" in found.row.flags or tree.relations[head] in {"acl", "acl:relcl"}
            victims = tree.undergoer(head) if known and not toll else None
            return victims is not None and any(tree.low[c] in DEFINITE for c in tree.children[victims])
        beside = tree.children[head]
        day = any(t.first in beside and t.last < head and t.precision in DAYS for t in self.times)
        return day or any(tree.low[c] in DEFINITE for c in beside)

    def _named(self, phrases: Sequence[Phrase], statement: Attribution | None) -> tuple[Actor, ...]:
        named = (self._actor(phrase, statement) for phrase in phrases)
        return tuple(dict.fromkeys(actor for actor in named if actor is not None))

    def _actor(self, phrase: Phrase, statement: Attribution | None) -> Actor | None:
        """A participant as the text words it; a pronoun as the one whom it stands for, or nobody."""
        passage, (first, last, head) = self.tree.passage, phrase
        low = self.tree.low[head]
        if low in OURSELVES and not (low == "us" and passage.original(head).isupper()):
            speaker = statement.speaker if statement else None
            return (speaker.actor or Actor(speaker.name)) if speaker else None
        if low not in PRONOUNS and low not in OWN:
            return actor_of(passage, first, last, self.story.known)
        speaker = self.story.speakers.get(passage.starts[head])
        if speaker is not None:
            return speaker.actor or self._known(speaker.name)
        self.story.mentions.meet(passage, head)
        meant = self.story.mentions.pronoun(passage, head)
        if meant is None and statement is not None and statement.kind == "indirect" and low in SUBJECTS_SAID:
            speaker = statement.speaker
            return None if speaker is None or speaker.anonymous else speaker.actor or self._known(speaker.name)
        return None if meant is None or meant.kind == "thing" else self._known(meant.name)

    def _known(self, name: str) -> Actor:
        """A name that stands elsewhere in the story, as an actor."""
        for passage in self.story.parsed.passages:
            start = passage.span.text.find(name)
            first = _token_at(passage, passage.span.start + start) if start >= 0 else None
            last = _token_at(passage, passage.span.start + start + len(name)) if start >= 0 else None
            if first is not None and last is not None and last > first:
                return actor_of(passage, first, last - 1, self.story.known)
        return Actor(name)

    def _status(self, found: Found, time: Time | None) -> Status:
        told = status(self.tree, found)
        published = self.story.parsed.story.published
        lasting = any(self.tree.low[c] in {"has", "have"} for c in self.tree.children[found.clause])
        if told != "reported" or time is None or time.latest is None or published is None or lasting:
            return told
        return "historical" if int(time.latest[:4]) < int(published[:4]) - 1 else told


def _numbers(figure: Figure) -> list[tuple[str, int | None]]:
    """The measure of a figure with its number; "nearly 30" may be told as 29 elsewhere."""
    number = figure.high if figure.low is None else figure.low
    if figure.bound != "about" or number is None:
        return [(figure.measure, number)]
    off = number // ABOUT
    return [(figure.measure, n) for n in range(number - off, number + off + 1)]


def _token_at(passage: Passage, offset: int) -> int | None:
    """The first token that starts at or behind an offset of the page."""
    return next((i for i, start in enumerate((*passage.starts, passage.ends[-1])) if start >= offset), None)
