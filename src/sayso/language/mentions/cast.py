"""The participants that a story has let enter so far, asked for by name or by description."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.language.mentions.aliases import Names, name_of
from sayso.language.mentions.participants import Participant, groups_of, name_words
from sayso.language.mentions.roles import Kind, Role, roles
from sayso.language.mentions.titles import LESSER, agree, qualifiers

if TYPE_CHECKING:
    from sayso.language.text import Passage
    from sayso.language.tokens import Token

__all__ = ["Cast"]

ARTICLE = re.compile(r"^(?:the|a|an)\s+")
DEFINITE = {"the", "this", "that", "these", "those"}
ANEW = {"no", "neither", "another"}
"""Words that open a phrase for nobody whom the story has named so far."""
INDEFINITE = {"a", "an"}
OWNED = {"his", "her", "its", "their", "my", "our", "your"}


class Cast:
    """The participants of one story in the order in which they entered.

    Args:
        names: Of the story.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self.known: list[Participant] = []
        self._named: dict[str, Participant] = {}
        self._described: dict[str, Participant] = {}
        self._things: dict[tuple[str, bool], Participant] = {}
        self._of_noun: dict[str, Participant] = {}
        self._clock = 0

    def met(self, participant: Participant) -> None:
        """Count a mention of a participant."""
        self._clock += 1
        participant.last_met = self._clock

    def named(self, name: str, kind: Kind) -> Participant:
        """The participant of a name, made where the story has not met it yet."""
        known = self._named.get(name)
        return known if known is not None else self._enter(Participant(name, kind))

    def thing(self, lemma: str, *, plural: bool) -> Participant:
        """What a noun that names nobody stands for: one thing a noun."""
        known = self._things.get((lemma, plural))
        if known is None:
            known = self._things[lemma, plural] = Participant(lemma, "thing", plural=plural)
        return known

    def things(self) -> Iterable[Participant]:
        """The things that were mentioned."""
        return self._things.values()

    def enters(self, name: str) -> bool:
        """Whether a name has been met."""
        return name in self._named

    def described(self, passage: Passage, span: tuple[int, int], head: Token, kind: Kind | None = None) -> Participant:
        """The participant of a description: one that it fits, or a new one by its words.

        Args:
            passage: In which it stands.
            span: Its first and last token.
            head: Its noun.
            kind: What a noun without a role names; else a group where it is plural, an organisation where not.
        """
        first, last = span
        lemma = passage.lemmas[head.i].lower()
        role = roles().get(lemma)
        opening = passage.low[first]
        definite = opening in DEFINITE or opening == lemma
        text = name_of(passage, first, last)
        plural = passage.tags[head.i] in {"NNS", "NNPS"}
        same = self._described.get(_bare(text))
        if same is not None:
            return same
        if opening in ANEW:
            return Participant(text, kind or ("organisation" if role is None else role.kind), {lemma}, plural=plural)
        if role is None:
            kind = kind or ("group" if plural else "organisation")
            return self._noun(lemma, text, kind, definite=definite, plural=plural)
        which = qualifiers(passage, first, last, head.i)
        alike = [p for p in self.known if (p.kind == "person") == (role.kind == "person") and _may_be(p, lemma, which)]
        again = [p for p in alike if lemma in p.roles]
        if definite and again:
            return max(again, key=lambda p: p.last_met)
        general = not any(first <= e.start and e.end <= head.i and e.label_ != "LOC" for e in passage.names)
        if not plural and general:
            fitting = [p for p in alike if not p.plural and p.described_by(lemma)]
            if definite and fitting:
                return max(fitting, key=lambda p: p.last_met)
            new = opening in OWNED or (opening in INDEFINITE and role.kind == "person")
            speaking = [p for p in fitting if p.spoke and not new]
            if len(speaking) == 1:
                return speaking[0]
            later = self._named_later(role)
            if later is not None:
                return later
        told = {w.lower() for w in passage.lemmas[first : last + 1]} & roles().keys()
        entered = Participant(text, role.kind, told | {lemma}, plural=plural, gender=role.gender)
        entered.qualified[lemma] = set(which)
        return self._enter(entered)

    def tell(self, participant: Participant, passage: Passage, first: int, last: int, head: int) -> None:
        """Take note that a phrase says what a participant is, and which of those who are that."""
        lemma = passage.lemmas[head].lower()
        if lemma in roles():
            participant.roles.add(lemma)
            participant.qualified.setdefault(lemma, set()).update(qualifiers(passage, first, last, head))

    def _noun(self, lemma: str, text: str, kind: Kind, *, definite: bool, plural: bool) -> Participant:
        """The participant of a noun that is no role: the last one of that noun, if the phrase is definite."""
        known = self._of_noun.get(lemma) if definite else None
        if known is None:
            known = self._of_noun[lemma] = self._enter(Participant(text, kind, {lemma}, plural=plural))
        return known

    def _named_later(self, role: Role) -> Participant | None:
        """The one organisation of a role that the story names later ("a monitor", then the Observatory)."""
        if not role.later:
            return None
        names = {n for n in self._names.all() if len(name_words(n)) > 1 and any(map(role.fits, groups_of(n)))}
        return self.named(names.pop(), "organisation") if len(names) == 1 else None

    def _enter(self, participant: Participant) -> Participant:
        self.known.append(participant)
        self._named.setdefault(participant.name, participant)
        self._described[_bare(participant.name)] = participant
        return participant


def _may_be(participant: Participant, lemma: str, which: frozenset[str]) -> bool:
    """Whether a role with its qualifiers may be said of a participant, after all that the story told of it."""
    told = participant.qualified
    known = told.get(lemma, set())
    if not known and participant.kind != "person" and lemma in participant.words:
        known = participant.words - {lemma}
    elif not known and lemma in roles():
        here = roles()[lemma]
        known = set().union(*(words - LESSER for role, words in told.items() if here.fits(roles()[role].group)))
    return agree(which, known)


def _bare(name: str) -> str:
    return ARTICLE.sub("", name.lower())
