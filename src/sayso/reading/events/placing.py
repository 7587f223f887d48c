"""The place of an act: the most exact one that the text joins to it, one that it recalls, or a site without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language.places import Toponym, people_of
from sayso.language.text import Passage
from sayso.reading.events.acts import Acts, tells
from sayso.reading.events.finding import Found
from sayso.reading.events.joining import SPOKEN, answered, joined, of_source, relative_where
from sayso.reading.events.phrases import phrase
from sayso.reading.events.recalled import FEATURES, Placed, Recall, definite, takes_up, there
from sayso.reading.events.sites import site
from sayso.reading.events.standing import (
    behind_preposition,
    beside,
    bound,
    exactness,
    fine,
    head_of,
    hyphened,
    is_country,
    stands,
)
from sayso.reading.events.tree import SUBJECTS
from sayso.records import Figure, Place

__all__ = ["Placing"]

WIDE = frozenset({1, 2})
"""How narrow a place is that "there" hardly takes up: a country, a region."""
PERSONAL = frozenset({"arrest", "abduct", "targeted", "beat", "torture", "sexual", "firearms", "deport"})
"""Modes of acts against people."""
BUILDINGS = frozenset("school hospital mosque church hotel bakery clinic square street park cemetery market".split())
SMALL = 4
"""Of a name before a building, a namesake elsewhere tells nothing: how narrow it is."""
REACH = 12
"""Words from a place to the "where" of a clause about it."""


class Placing:
    """The names of one passage, asked for the place of each of its acts.

    Args:
        acts: The acts of the passage.
        named: Its places.
        recall: What the story has named so far, this passage's places too.
    """

    def __init__(self, acts: Acts, named: Sequence[Toponym], recall: Recall) -> None:
        self.acts, self.tree, self.named, self.recall = acts, acts.tree, named, recall
        self.places = [place for place in named if stands(acts.tree, place) or self._hit(place)]

    def place_of(self, k: int, figures: Sequence[Figure]) -> Placed:
        """The place that the text joins to an act; of several the most exact, then the first behind the trigger."""
        found = self.acts.found[k]
        near = list(self._joined(found)) or self._left_over(k)
        told = self._placed(self.tree.passage, self._best(found, near)) if near else None
        total = bool(figures) and all(f.cumulative for f in figures)
        if told is None and total:
            land = self._country(found)
            told = self._placed(self.tree.passage, land) if land else None
        told = told or self._recalled(found)
        if told is None and total and self.recall.country:
            told = self._placed(self.recall.country.passage, self.recall.country.place)
        if told is not None:
            self.recall.note(self.tree.passage, found.at, told)
        return told or Placed()

    def _best(self, found: Found, near: Sequence[Toponym]) -> Toponym:
        near = [place for place in near if not self._landmark(place, near)]
        holding = {outer for place in near for outer in place.inside}
        finest = [place for place in near if place.geonameid not in holding or place.geonameid is None]
        left = [place for place in finest if found.type != "RETREAT" or not bound(self.tree, place)]
        return min(left or finest or near, key=lambda p: (-exactness(self.tree, p), p.first < found.at, p.first))

    def _landmark(self, place: Toponym, near: Sequence[Toponym]) -> bool:
        """Whether a place only tells where another lies: "in Karvel, a village outside Osten"."""
        if not beside(self.tree, place):
            return False
        above = self.tree.ancestors(head_of(self.tree, place))
        return any(head_of(self.tree, other) in above for other in near if other is not place)

    def _placed(self, passage: Passage, place: Toponym) -> Placed:
        span = passage.cut(place.first, place.last)
        name = " ".join(span.text.split())
        kind = passage.low[head_of(self.tree, place)] if passage is self.tree.passage else ""
        if kind in BUILDINGS and place.match in {"other spelling", "alternate name"}:
            return Placed(Place(name, span), fine=SMALL, kind=kind)
        record = Place(name, span, place.geonameid, place.lat, place.lon, place.match, place.candidates)
        inside = frozenset(place.inside) if place.known else frozenset()
        return Placed(record, inside, fine(place), kind, place.feature)

    def _recalled(self, found: Found) -> Placed | None:
        """A place that "there" or "the town" takes up; else the site without a name."""
        passage, words = self.tree.passage, (found.at, found.clause, *found.parts)
        back = self.recall.last(passage, found.at, lambda p: p.fine not in WIDE) if there(self.tree, words) else None
        head = site(self.tree, found)
        if head is None:
            return back
        back = back or self.recall.last(passage, head, lambda placed: takes_up(self.tree, head, placed))
        if back is not None:
            return back
        features = FEATURES.get(self.tree.low[head])
        called = self.recall.called(passage, head, features) if features and definite(self.tree, head) else None
        if called is not None:
            return self._placed(called.passage, called.place)
        first, last, _ = phrase(self.tree, head)
        span = passage.cut(first, last)
        return Placed(Place(" ".join(span.text.split()), span), kind=self.tree.low[head])

    def _hit(self, place: Toponym) -> bool:
        """Whether a name that no gazetteer has is what an act takes, leaves or hits, as places are."""
        if (place.known and place.match != "place around it") or place.actor or hyphened(self.tree, place):
            return False
        if people_of(self.tree.passage.original(place.first)) is not None:
            return False
        head = head_of(self.tree, place)
        while self.tree.relations[head] == "conj":
            head = self.tree.heads[head]
        return any(
            f.type in {"COERCE", "RETREAT", "ASSAULT"}
            and "effect" not in f.row.flags
            and f.mode not in PERSONAL
            and self.tree.undergoer(f.clause) == head
            for f in self.acts.found
        )

    def _country(self, found: Found) -> Toponym | None:
        """The country named last in this sentence or the one before: that of the war whose running total is told."""
        here = self.tree.sentence(found.at)
        first = self.tree.sentence(max(0, here.start - 1)).start
        lands = [p for p in self.named if first <= p.first < here.stop and is_country(self.tree, p)]
        return lands[-1] if lands else None

    def _joined(self, found: Found) -> Iterator[Toponym]:
        opens = relative_where(self.tree, found.clause)
        if found.type in SPOKEN and opens >= 0 and self.tree.heads[opens] != found.clause:
            opens = -1
        where = self._before(opens)
        for place in self.places:
            if place is where or joined(self.tree, found, head_of(self.tree, place), self.acts.words) is not None:
                yield place

    def _before(self, where: int) -> Toponym | None:
        """The place that a clause opened by "where" is about: the last before it that is no landmark of another."""
        near = [p for p in self.places if where - REACH < p.last < where and not beside(self.tree, p)]
        return near[-1] if near else None

    def _left_over(self, k: int) -> list[Toponym]:
        """Places behind a preposition that the parse joins to no event, where this is the nearest act."""
        free = [p for p in self.places if behind_preposition(self.tree, p) and self.acts.nearest(p.first) == k]
        heads = [(p, head_of(self.tree, p)) for p in free]
        return [
            p
            for p, head in heads
            if not (self.acts.joins(head) or answered(self.tree, head) or self._of_speaker(head))
            and not self.acts.clause_apart(k, head)
        ]

    def _of_speaker(self, head: int) -> bool:
        """Whether a word belongs to who says something: "doctors in Karvel said"."""
        tree = self.tree
        if of_source(tree, head):
            return True
        subjects = (i for i in (head, *tree.ancestors(head)) if tree.relations[i] in SUBJECTS)
        return any(tells(tree.lemmas[tree.heads[i]]) for i in subjects)
