"""Triggers made into records: each with its participants, place, time, status, statement and figures."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence

from sayso.language.actors import Known, actor_of, actors_of_story
from sayso.language.mentions import PRONOUNS, Mentions
from sayso.language.places import Toponym
from sayso.language.text import ParsedStory, Passage
from sayso.language.times import Time
from sayso.reading.events.coreference import Telling
from sayso.reading.events.counted import counts
from sayso.reading.events.finding import SPEAKS, Found
from sayso.reading.events.joining import date_of, is_date, joined, relative_where, time_head, when
from sayso.reading.events.means import mode
from sayso.reading.events.participants import participants
from sayso.reading.events.phrases import Phrase
from sayso.reading.events.sharing import aside, shared
from sayso.reading.events.sites import site
from sayso.reading.events.standing import behind_preposition, beside, fine, head_of, is_country, stands
from sayso.reading.events.status import status
from sayso.reading.events.tree import SUBJECTS, Tree
from sayso.records import Actor, Attribution, Event, Figure, Place, Span, Status, record_id

__all__ = ["Here", "StoryTeller"]

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "their"})
OURSELVES = frozenset({"i", "we", "us", "our", "me", "my"})
MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "AID"})
REACH = 12
CLAUSE = 4
"""How far a place counts from an event in the clause that "where" joins to it."""
OWN = {"its": "it", "his": "he", "her": "she", "their": "they"}


class StoryTeller:
    """A story with what its events are joined to; asked passage by passage, in the order of the text."""

    def __init__(self, parsed: ParsedStory, attributions: Sequence[Attribution], figures: Sequence[Figure]) -> None:
        self.parsed, self.attributions, self.figures = parsed, attributions, figures

    @functools.cached_property
    def known(self) -> Known:
        """Country and sector of the persons whom the story names with their titles."""
        return actors_of_story(self.parsed.passages)

    @functools.cached_property
    def mentions(self) -> Mentions:
        """Who the pronouns of the story stand for."""
        return Mentions(self.parsed.passages, lambda _passage, _index: False)

    @functools.cached_property
    def sentences(self) -> list[int]:
        """How many sentences stand before each passage."""
        return list(itertools.accumulate((len(list(p.doc.sents)) for p in self.parsed.passages), initial=0))

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
        self.named = places
        self.places = [place for place in places if stands(tree, place)]
        self.words = frozenset(i for f in found for i in (f.at, f.clause, *f.parts))
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
        time, place = self._time(k), self._place(k)
        trigger = passage.cut(found.first if 0 <= found.first < found.at else found.at, found.last)
        statement = self.story.around(trigger)
        doers = self._named(actors, statement)
        figures = self.figures.get(k, [])
        event = Event(
            id=record_id(self.story.parsed.page.id, "event", trigger.start, trigger.end, found.type),
            trigger=trigger,
            type=found.type,
            rule=f"{'verb' if found.verbal else 'noun'} {found.row.lemma}",
            mode=mode(tree, found),
            actors=doers,
            recipients=tuple(r for r in self._named(recipients, statement) if r not in doers),
            place=self._where(found, place),
            date=date_of(time),
            status=self._status(found, time),
            attribution=statement.id if statement else None,
            figures=tuple(f.id for f in figures),
        )
        return Telling(
            event,
            tree.lemmas[found.at],
            not found.verbal and any(tree.low[c] in DEFINITE for c in tree.children[found.at]),
            passage.part == "title",
            number,
            frozenset((f.measure, f.high if f.low is None else f.low) for f in figures),
            frozenset(f.part_of for f in figures if f.part_of),
            frozenset(f.same_as for f in figures if f.same_as),
            frozenset() if place is None else frozenset(place.inside),
            0 if place is None else fine(place),
            self._sentence(found.at, number),
            any(not f.cumulative for f in figures) and aside(tree, found.at) is None,
        )

    def _sentence(self, word: int, number: int) -> int:
        """The number of a word's sentence in the passages up to its own."""
        return self.story.sentences[number] + sum(s.start <= word for s in self.tree.passage.doc.sents)

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
        self.story.mentions.meet(passage, head)
        meant = self.story.mentions.pronoun(passage, head)
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
        if told != "reported" or time is None or time.latest is None or published is None:
            return told
        return "historical" if int(time.latest[:4]) < int(published[:4]) - 1 else told

    def _place(self, k: int) -> Toponym | None:
        """The place that the text joins to an event; of several the finest, then the first behind the trigger."""
        found = self.found[k]
        near = list(self._joined_places(found))
        if not near:
            near = [(0, place) for place in self._left_over(k) or self._country(k)]
        holding = {outer for _, place in near for outer in place.inside}
        finest = [(far, place) for far, place in near if place.geonameid not in holding or place.geonameid is None]
        return min(
            (place for _, place in finest),
            key=lambda p: (beside(self.tree, p), -fine(p), p.first < found.at, p.first),
            default=None,
        )

    def _country(self, k: int) -> list[Toponym]:
        """The country named last in this sentence or the one before: that of the war whose running total is told."""
        figures, word = self.figures.get(k), self.found[k].at
        if not figures or not all(f.cumulative for f in figures):
            return []
        near = [s for s in self.tree.passage.doc.sents if s.start <= word][-2:]
        return [p for p in self.named if near[0].start <= p.first < near[-1].end and is_country(p)][-1:]

    def _where(self, found: Found, place: Toponym | None) -> Place | None:
        """The record of a place: a named one, else a site without a name."""
        tree, passage = self.tree, self.tree.passage
        if place is None:
            words = site(tree, found)
            span = None if words is None else passage.cut(*words)
            return None if span is None else Place(" ".join(span.text.split()), span)
        span = passage.cut(place.first, place.last)
        name = " ".join(span.text.split())
        return Place(name, span, place.geonameid, place.lat, place.lon, place.match, place.candidates)

    def _joined_places(self, found: Found) -> Iterator[tuple[int, Toponym]]:
        where = self._before(relative_where(self.tree, found.clause))
        for place in self.places:
            far = joined(self.tree, found, head_of(self.tree, place), self.words)
            if far is not None:
                yield far, place
            elif place is where:
                yield CLAUSE, place

    def _before(self, where: int) -> Toponym | None:
        """The place that a clause opened by "where" is about: the last before it that is no landmark of another."""
        near = [p for p in self.places if where - REACH < p.last < where and not beside(self.tree, p)]
        return near[-1] if near else None

    def _left_over(self, k: int) -> list[Toponym]:
        """Places behind a preposition that the parse joins to no event, where this is the nearest act."""
        free = [p for p in self.places if behind_preposition(self.tree, p) and self._nearest(p.first) == k]
        return [p for p in free if not self._joins(head_of(self.tree, p))]

    def _joins(self, word: int) -> bool:
        return any(joined(self.tree, found, word, self.words) is not None for found in self.found)

    def _nearest(self, word: int) -> int | None:
        """The act that a word of its sentence stands nearest to: the last before it, else the first behind it."""
        sentence = self.tree.passage.doc[word].sent
        acts = [k for k, f in enumerate(self.found) if f.type in MATERIAL and sentence.start <= f.at < sentence.end]
        before = [k for k in acts if self.found[k].at < word]
        return before[-1] if before else acts[0] if acts else None

    def _time(self, k: int) -> Time | None:
        """The time that is joined to an event; else one that the parse joins to none, where this is the nearest act."""
        time = when(self.tree, self.found[k], self.times, self.words)
        if time is not None:
            return time
        for free in filter(is_date, self.times):
            head = time_head(self.tree, free)
            free_here = self._nearest(free.first) == k and not self._joins(head) and not self._clause_apart(k, head)
            if free_here and not self._said_then(free, head):
                return free
        return None

    def _clause_apart(self, k: int, head: int) -> bool:
        """Whether a time stands in a clause of its own that does not hold the event ("before troops left in May")."""
        tree, above = self.tree, self.tree.ancestors(self.found[k].at)
        verb = next((i for i in tree.ancestors(head) if tree.tags[i][0] == "V"), None)
        own = verb is not None and verb not in above and tree.relations[verb] in {"acl:relcl", "advcl", "ccomp"}
        return own and any(tree.relations[c] in SUBJECTS for c in tree.children[verb or 0])

    def _said_then(self, time: Time, head: int) -> bool:
        """Whether a time is that of saying: it stands beside a verb of saying."""
        beside = range(max(0, time.first - 3), min(len(self.tree.low), time.last + 3))
        return self.tree.lemmas[self.tree.heads[head]] in SPEAKS and any(self.tree.lemmas[i] in SPEAKS for i in beside)


def _token_at(passage: Passage, offset: int) -> int | None:
    """The first token that starts at or behind an offset of the page."""
    return next((i for i, start in enumerate((*passage.starts, passage.ends[-1])) if start >= offset), None)
