"""A passage's parse, asked by word index: who does what a verb says, and to whom."""

from __future__ import annotations

from sayso.language.text import Passage
from sayso.reading.events.words import Words

__all__ = ["SUBJECTS", "Tree"]

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
RELATIVES = frozenset({"WP", "WDT"})
ATTEMPTS = frozenset("attempt bid plot plan effort try move campaign conspiracy".split())
FOILING = frozenset("foil thwart prevent avert stop block defeat repel repulse condemn denounce uncover".split())
PERCEIVING = frozenset("show see watch film hear catch find depict spot observe record capture".split())
HAVING = frozenset({"VBZ", "VBP"})
BRACKET = 5
"""Tokens of a bracket between a subject and its verb: "the Front of Karvel (FK) said"."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Tree(Words):
    """One passage as children by word, with the questions that the readers of events ask."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self._passives: dict[int, bool] = {}
        self._actors: dict[int, int | None] = {}
        self._undergoers: dict[int, int | None] = {}

    def passive(self, i: int) -> bool:
        """Whether a verb is in the passive, a bare participle behind its noun too."""
        if i not in self._passives:
            self._passives[i] = self._is_passive(i)
        return self._passives[i]

    def actor(self, i: int) -> int | None:
        """Who does what a verb says: the subject, or in the passive the agent; None where nobody is named."""
        if i not in self._actors:
            self._actors[i] = self._agent(i) if self.passive(i) else self._subject(i)
        return self._actors[i]

    def undergoer(self, i: int) -> int | None:
        """The object of a verb, or in the passive its subject."""
        if i not in self._undergoers:
            self._undergoers[i] = self._acted_on(i)
        return self._undergoers[i]

    def _is_passive(self, i: int) -> bool:
        if self.misread(i) or self.dated(i) is not None:
            return False
        if any(self.relations[c] in {"aux:pass", "nsubj:pass"} for c in self.children[i]):
            return True
        if self.tags[i] != "VBN" or any(self.relations[c] in {"aux", "obj", "nsubj"} for c in self.children[i]):
            return False
        return self.relations[i] in {"acl", "amod", "advcl", "root", "ROOT"} or self._passive_conjunct(i)

    def _passive_conjunct(self, i: int) -> bool:
        head = self.heads[i]
        same = self.relations[i] == "conj" and self.tags[head] in {"VBN", "VBD"} and self.passive(head)
        return same and not any(self.relations[c] in SUBJECTS for c in self.children[i])

    def _agent(self, i: int) -> int | None:
        agent = self.child(i, "obl:agent")
        return agent if agent is not None else self._by(i)

    def _acted_on(self, i: int) -> int | None:
        if self.misread(i):
            return self.heads[i]
        if i and self.low[i - 1] == "those" and self.tags[i] == "VBN" and self.child(i, "nsubj:pass") is None:
            return i - 1
        if self.dated(i) is not None:
            return self.dated(i)
        if not self.passive(i):
            objects = [c for c in self.children[i] if self.relations[c] == "obj"]
            found = objects[-1] if objects else None
            if found is None:
                return self._gap(i)
            return self.antecedent(found)
        own = self.child(i, "nsubj:pass", "nsubj")
        if own is None:
            own = next((c for c in self.children[i] if c < i and self.bounded(c)), None)
        if own is not None:
            return self.antecedent(own)
        return self._shared_subject(i)

    def _by(self, i: int) -> int | None:
        return next((c for prep, c in self.prepositions(i) if prep == "by"), None)

    def _gap(self, i: int) -> int | None:
        """The object that the parse left elsewhere: before a relative clause, or as a conjunct of the object before."""
        shared = next((c for c in self.children[i] if self.relations[c] == "conj" and i < c <= i + 2), None)
        if shared is not None and self.tags[shared][0] == "V":
            return self.child(shared, "obj")
        counted = next((c for c in self.children[i] if c > i and self.counted(c)), None)
        if counted is not None:
            return counted
        return self._before_relative(i) if self.relations[i] != "conj" else self._behind_conjunct(i)

    def _behind_conjunct(self, i: int) -> int | None:
        """ "occupied areas and destroyed bridges", where the parse joins the bridges to the areas."""
        for k in range(i + 1, min(i + 6, len(self.heads))):
            if self.relations[k] == "conj" and i - 6 < self.heads[k] < i and self.heads[self.heads[k]] == self.heads[i]:
                return k
        return None

    def _before_relative(self, i: int) -> int | None:
        """The noun before a relative clause that has a subject of its own and no object: "the men (that) they held"."""
        if self.relations[i] == "acl:relcl":
            own = self.child(i, *SUBJECTS)
            if own is not None and self.tags[own] not in RELATIVES:
                return self.heads[i]
        return None

    def _subject(self, i: int) -> int | None:
        own = [c for c in self.children[i] if self.relations[c] in SUBJECTS and self.tags[c] != "EX"]
        own = own or [c for c in self.children[i] if c < i and self.bounded(c)]
        own = [c for c in own if c < i] or own
        if own:
            return self.antecedent(own[-1])
        shared = self._shared_subject(i)
        return shared if shared is not None else self._right_before(i)

    def _right_before(self, i: int) -> int | None:
        """The name or noun right before a finite verb to which the parse gives no subject; the first of a pair."""
        at = i - 1
        while at >= 0 and self.tags[at] in {"RB", "MD"} | HAVING:
            at -= 1
        if at > 1 and self.low[at] == ")" and "(" in self.low[max(at - BRACKET, 1) : at]:
            at = next(k for k in range(at, 0, -1) if self.low[k] == "(") - 1
        if self.tags[i] not in FINITE or self.relations[i] in {"acl", "amod"} or at < 0 or self.tags[at][0] != "N":
            return None
        named = self.names.get(at)
        opens = any(self.relations[c] in {"det", "nmod:desc"} for c in self.children[at])
        if (named is None and not opens) or any(self.relations[c] == "case" for c in self.children[at]):
            return None
        while self.relations[at] in {"conj", "flat"} and self.names.get(self.heads[at]) == named:
            at = self.heads[at]
        return at

    def _shared_subject(self, i: int) -> int | None:
        """The subject that a verb has from the clause around it: conjuncts, control, participles."""
        head, relation = self.heads[i], self.relations[i]
        if head == i:
            return None
        if self.misread(i):
            return self._subject(self.heads[self.heads[head]])
        if relation in {"acl", "acl:relcl", "amod"} and self.tags[head][:1] in {"N", "P"}:
            return self._subject_of_clause(i, head)
        if relation == "advcl" and self.tags[i] == "VBG" and self.lemmas[head] in PERCEIVING:
            seen = self.child(head, "obj")
            if seen is not None and seen < i:
                return seen
        if relation in {"xcomp", "ccomp"} and self._to(i) and self._tries(head):
            return self._trier(head)
        if relation == "xcomp":
            return self._controller(head)
        if relation == "conj":
            return self.undergoer(head) if self.passive(head) else self._subject(head)
        if relation in {"ccomp", "parataxis"} and i < head:
            return self._stray_subject(i)
        if relation in {"advcl", "parataxis", "ccomp", "dep"} and self.tags[i] in {"VBG", "VB", "VBN"}:
            return self.undergoer(head) if self.passive(head) else self._subject(head)
        return None

    def _subject_of_clause(self, i: int, noun: int) -> int | None:
        """The subject of a clause that hangs on a noun: the noun, whose it is, or whose the verb above both is."""
        if self.relations[i] != "acl":
            return noun
        if self._named_alone(noun) and (self._to(i) or self.tags[i] in FINITE):
            return noun
        above = self.heads[noun]
        if self.relations[noun] == "obj" and self.tags[i] == self.tags[above] == "VBG":
            return self._subject(above)
        return noun if self.tags[i] in {"VBG", "VBN", "JJ"} else self._holder(noun)

    def _named_alone(self, i: int) -> bool:
        """Whether a noun stands at the head of its sentence: a subject whose verb the parse hangs below it."""
        return self.heads[i] == i and (self.tags[i] in {"NNS", "NNP", "NNPS"} or self.child(i, "appos") is not None)

    def _controller(self, verb: int) -> int | None:
        """Who does what an infinitive tells: the object of the verb above it, or else its subject."""
        object_ = self.child(verb, "obj", "iobj")
        if object_ is not None:
            return self.antecedent(object_)
        return self.undergoer(verb) if self.passive(verb) else self._subject(verb)

    def _tries(self, verb: int) -> bool:
        """Whether a verb has somebody's attempt for its object: "foiled an attempt by rebels to attack"."""
        object_ = self.child(verb, "obj")
        return object_ is not None and self.lemmas[object_] in ATTEMPTS

    def _trier(self, verb: int) -> int | None:
        """Whose the attempt is; he who foils it where nobody is named is none of those who try."""
        object_ = self.child(verb, "obj")
        if object_ is None:
            return None
        owner = self.child(object_, "nmod:poss")
        if owner is None:
            owner = next((c for prep, c in self.prepositions(object_) if prep == "by"), None)
        return owner if owner is not None or self.lemmas[verb] in FOILING else self._controller(verb)

    def _stray_subject(self, i: int) -> int | None:
        """The subject of a clause before its cue, hung on the cue by the parse ("A shell killed 14, doctors said")."""
        stray = [c for c in self.children[self.heads[i]] if self.relations[c] in SUBJECTS and c < i]
        return self.antecedent(stray[-1]) if stray else None

    def _holder(self, noun: int) -> int | None:
        """Whose noun it is that an infinitive explains: "their plan to attack", "rebels made a bid to seize"."""
        owner = self.child(noun, "nmod:poss")
        if owner is not None:
            return owner
        head = self.heads[noun]
        return self._subject(head) if self.relations[noun] == "obj" and not self.passive(head) else None

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for, or the word itself."""
        if self.tags[i] in RELATIVES or (self.low[i] == "that" and self.relations[i] != "det"):
            at = self.heads[i]
            while self.relations[at] in {"conj", "xcomp", "ccomp"} and self.heads[at] != at:
                at = self.heads[at]
            if self.relations[at] in {"acl:relcl", "acl"}:
                return self.heads[at]
        return i
