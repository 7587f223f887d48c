"""The words of a passage with what hangs on each in the parse: conjuncts, modifiers, prepositions, clauses."""

from __future__ import annotations

import bisect
import collections
import functools
from collections.abc import Mapping

from sayso.language.text import Passage
from sayso.language.weekdays import WEEKDAYS

__all__ = ["Words"]

BESIDE = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod:desc", "nmod:unmarked", "nummod"})
MEASURES = frozenset(
    "ton tons tonne tonnes million billion part series number dozens scores hundreds thousands wave string spate "
    "round day days month months year years week hour hours group load loads piece lot couple pair range kind "
    "sort type form package batch campaign act acts bout barrage volley flurry handful majority amount quantity "
    "cache pile slew trove raft host wealth case cases spell period chain stage phase".split()
)
"""Nouns that only measure what stands behind their "of": "a series of attacks", "10 days of war games"."""
OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "obl:unmarked", "obl:tmod", "advcl", "acl"})


class Words:
    """One passage as children by word."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.heads, self.relations, self.tags = passage.heads, passage.relations, passage.tags
        self.lemmas = [lemma.lower() for lemma in passage.lemmas]
        self.low = passage.low
        self.children: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                self.children[head].append(i)
        self._openings = [*passage.openings, len(self.heads)]
        self._nearby: dict[int, Mapping[str, int]] = {}

    @functools.cached_property
    def names(self) -> dict[int, str]:
        """The kind of name (PER, ORG, LOC) that each word of a name stands in."""
        return {i: label for i, label in enumerate(self.passage.labels) if label}

    def sentence(self, i: int) -> range:
        """The words of the sentence that a word stands in."""
        k = bisect.bisect_right(self._openings, i)
        return range(self._openings[k - 1], self._openings[k])

    def nearby(self, i: int) -> Mapping[str, int]:
        """The lemmas and forms of a word's sentence and of those beside it, with their numbers."""
        k = bisect.bisect_right(self._openings, i)
        if k not in self._nearby:
            near = range(self._openings[max(0, k - 2)], self._openings[min(k + 1, len(self._openings) - 1)])
            self._nearby[k] = collections.Counter(w for j in near for w in {self.lemmas[j], self.low[j]})
        return self._nearby[k]

    def child(self, i: int, *relations: str) -> int | None:
        """The first child with one of the relations."""
        return next((c for c in self.children[i] if self.relations[c] in relations), None)

    def conjuncts(self, i: int) -> list[int]:
        """A word and those that "and" joins to it."""
        found = [i]
        for c in self.children[i]:
            if self.relations[c] == "conj":
                found += self.conjuncts(c)
        return found

    def beside(self, i: int) -> list[int]:
        """The modifiers, compounds and possessors of a noun."""
        return [c for c in self.children[i] if self.relations[c] in BESIDE]

    def measured(self, i: int) -> int:
        """What a noun of measure measures ("tons of aid"), or the noun itself."""
        if self.lemmas[i] in MEASURES or self.low[i] in MEASURES or self.tags[i] == "CD":
            for prep, inner in self.prepositions(i):
                if prep == "of" and self.tags[inner][0] == "N":
                    return self.measured(inner)
        return i

    def prepositions(self, i: int) -> list[tuple[str, int]]:
        """What stands behind prepositions of a word: the preposition in lower case, the noun or verb."""
        found: list[tuple[str, int]] = []
        for c in self.children[i]:
            if self.relations[c] in OBLIQUE:
                case = next((k for k in self.children[c] if self.relations[k] in {"case", "mark"}), None)
                if case is not None:
                    found.append((self.low[case], c))
                elif self.relations[c] == "obl:unmarked" and self.children[i]:
                    found.append(("", c))
        return found

    def complements(self, i: int) -> list[int]:
        """The clauses that a word takes: infinitives and that-clauses, and those joined to them."""
        found = [c for c in self.children[i] if self.relations[c] in {"xcomp", "ccomp"}]
        for c in self.children[i]:
            marks = {self.low[k] for k in self.children[c] if self.relations[k] == "mark"}
            if self.relations[c] in {"advcl", "acl"} and "to" in marks:
                found.append(c)
        object_ = self.child(i, "obj")
        if object_ is not None and self.tags[i][0] == "V":
            found += [c for c in self.children[object_] if self.relations[c] == "acl" and self._to(c)]
        return [k for c in found for k in self.conjuncts(c)]

    def _to(self, i: int) -> bool:
        return any(self.low[c] == "to" and self.relations[c] == "mark" for c in self.children[i])

    def ancestors(self, i: int) -> list[int]:
        """The words above one, nearest first."""
        found = []
        while self.heads[i] != i:
            i = self.heads[i]
            found.append(i)
        return found

    def misread(self, i: int) -> bool:
        """ "occupied areas and destroyed bridges", where the parse takes the second verb for an adjective."""
        head = self.heads[i]
        if self.relations[i] != "amod" or self.tags[i] not in {"VBN", "VBD"} or self.relations[head] != "conj":
            return False
        before = self.heads[head]
        after_and = i > 0 and self.tags[i - 1] == "CC"
        return after_and and self.relations[before] == "obj" and self.tags[self.heads[before]] in {"VBD", "VBN"}

    def dated(self, i: int) -> int | None:
        """The object of "they hit on Sunday the town", where the parse makes one phrase of day and object."""
        if self.tags[i] not in {"VBN", "VBD"} or self.low[i + 1 : i + 2] != ["on"] or self.child(i, "obj") is not None:
            return None
        day = i + 2
        above = self.heads[day] if day < len(self.low) and self.low[day] in WEEKDAYS else day
        named = any(self.tags[c] == "NNP" and c != day for c in (above, *self.children[above]))
        return above if above > day and self.heads[above] == i and named else None

    def bounded(self, c: int) -> bool:
        """ "At least three rockets struck", where the parse takes the bound of the subject for a preposition."""
        if self.relations[c] != "obl" or self.tags[c][0] != "N":
            return False
        case = self.child(c, "case")
        return case is not None and self.low[case] == "at" and self.low[case + 1] in {"least", "most"}

    def counted(self, c: int) -> bool:
        """ "killed at least 16 civilians", where the parse takes the bound for a preposition."""
        if self.relations[c] != "obl" or self.tags[c][0] != "N":
            return False
        return not any(self.relations[k] in {"case", "mark"} for k in self.children[c])
