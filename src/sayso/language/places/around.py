"""Where a name lies that no gazetteer has: by the town that the story told of last, and the country it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from sayso.language.places.gazetteer import Entry, gazetteer
from sayso.language.places.globe import kilometres
from sayso.language.places.toponyms import Match, Toponym

__all__ = ["SMALL", "Around"]

TOWNS = frozenset({"city", "capital", "county", "quarter", "camp", "base", "seat"})
"""Kinds of place that are small enough for another to lie in or beside them."""
LARGE = 5.0
"""People (power of ten) of a large town."""
SMALL = frozenset({"city", "county"})
"""Kinds of place of which many share a name."""
APART = 300.0
"""Kilometres from a town to a story that it has nothing to do with."""
KNOWN = 4.7
"""People (power of ten) of a town that a story may name without its country."""
AGREED = 0.6
"""The share of a story's names that must be of one country for an unknown name to be taken for one there too."""


class Around:
    """The places that were read in a story, in order, for the names between them that nobody knows.

    Args:
        entries: The place of each name, ``None`` where it has none.
        passages: The passage of each name.
        home: The town of the outlet, if it is known.
        peoples: The numbers of those names that are a people's.
    """

    def __init__(
        self,
        entries: Sequence[Entry | None],
        passages: Sequence[int],
        home: Entry | None,
        peoples: Collection[int] = frozenset(),
    ) -> None:
        self._entries = entries
        self._passages = passages
        self._home = home
        self._country = self._told()
        self._lands = {e.country for k, e in enumerate(entries) if e and k not in peoples}

    def _told(self) -> str | None:
        """The country that most names of the story are of."""
        lands = Counter(e.country for e in [*self._entries, self._home] if e and e.country)
        if not lands:
            return None
        (country, most), *_ = lands.most_common(1)
        return country if most >= AGREED * lands.total() else None

    def bears_out(self, entry: Entry, how: Match | None) -> bool:
        """Whether another name of the story is a place of an entry's country; a large one may do without."""
        if entry.country in self._lands:
            return True
        large = entry.people >= LARGE or entry.feature not in SMALL
        return large and (how == "other spelling" or not self._lands)

    def alone(self, entry: Entry, own: Collection[int]) -> bool:
        """Whether a small town lies far from all else in the story, in a country of its own, and the rest agrees."""
        if self._country is None or entry.feature != "city" or entry.people >= KNOWN or entry.country == self._country:
            return False
        rest = [e for k, e in enumerate(self._entries) if e and k not in own]
        if not rest or entry.own or any(e.country == entry.country for e in rest):
            return False
        return all(kilometres((e.lat, e.lon), (entry.lat, entry.lon)) > APART for e in rest)

    def agrees(self, i: int, read: Toponym) -> bool:
        """Whether a place that is only part of a name lies near the others of the story."""
        town = self.town(i)
        return town is None or read.country in {town.country, None}

    def town(self, i: int) -> Entry | None:
        """The nearest town in the story's country to the name of a number, those before it first; or the country."""
        if self._country is None:
            return None
        near = [k for k, e in enumerate(self._entries) if e and e.feature in TOWNS and e.country == self._country]
        here = [k for k in near if self._passages[k] == self._passages[i]]
        order = [*[k for k in reversed(here) if k < i], *[k for k in here if k > i]]
        order += [*[k for k in reversed(near) if k < i], *near]
        if order:
            return self._entries[order[0]]
        if self._home is not None and self._home.country == self._country:
            return self._home
        return gazetteer().country(self._country)[0]
