"""Mentions led back to participants: a story is walked in order, and each pronoun takes the one that is most present.

Gender, number and kind must agree; among those who fit, the most present is taken (Lappin and Leass 1994: recency,
and subjects before objects before the rest). Where two are about equally present the pronoun stays unresolved.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING

from sayso.language.mentions.aliases import Names, name_of
from sayso.language.mentions.cast import Cast
from sayso.language.mentions.participants import Participant, name_words, recalled
from sayso.language.mentions.pronouns import PRONOUNS, REFLEXIVE, agrees, gender_of, share
from sayso.language.mentions.roles import gender_of_name, roles

if TYPE_CHECKING:
    from sayso.language.text import Passage
    from sayso.language.tokens import Name, Token

__all__ = ["Mention", "Mentions"]

SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "nsubj:outer"}
WEIGHTS = {**dict.fromkeys(SUBJECTS, 1.0), "obj": 0.6, "iobj": 0.6, "nmod:poss": 0.5, "obl:agent": 0.7}
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
OTHER = 0.4
EMBEDDED = {"ccomp", "advcl", "acl", "acl:relcl"}
BELOW = 0.85
"""Share of a weight that remains in a clause inside a sentence."""
SPEAKING = 1.3
EQUAL = 0.9
"""A second antecedent at least so present as the first makes a pronoun unresolved."""
INSIDE_NAMES = {"compound", "flat", "nmod:desc", "appos", "amod", "nmod:unmarked"}
BEFORE_NOUNS = {"det", "amod", "compound", "nmod:poss", "nummod", "nmod:unmarked"}
TITLE_WORDS = 3
TITLES = ("NN", "JJ")
"""Beginnings of the tags of words that may stand in a title."""


@dataclasses.dataclass(frozen=True)
class Mention:
    """One mention: its words, its head, and who is meant."""

    passage: Passage
    first: int
    last: int
    head: int
    participant: Participant


class Mentions:
    """The mentions of one story, met in the order of the text.

    Args:
        passages: Of the story.
        quoted: Whether a token of a passage stands in a quotation.
        people: Lemmas of nouns that name people.
    """

    def __init__(
        self, passages: Sequence[Passage], quoted: Callable[[Passage, int], bool], people: Container[str] = ()
    ) -> None:
        self.names = Names(passages)
        self.cast = Cast(self.names)
        self._quoted = quoted
        self._people = people
        self._passages = [p for p in passages if p.part == "paragraph"]
        self._numbers = _numbers(passages)
        self._at: dict[tuple[int, int], Mention] = {}
        self._next = (0, 0)

    def walk(self) -> list[Mention]:
        """Every mention of the story's paragraphs in order."""
        if self._passages:
            self.meet(self._passages[-1], len(self._passages[-1].tokens))
        order = {id(p): i for i, p in enumerate(self._passages)}
        return sorted((m for m in self._at.values()), key=lambda m: (order.get(id(m.passage), -1), m.head))

    def meet(self, passage: Passage, before: int) -> None:
        """Take note of everybody who is mentioned in the paragraphs up to a token."""
        here = next((i for i, known in enumerate(self._passages) if known is passage), None)
        if here is None:
            return
        while self._next < (here, before):
            at, token = self._next
            self._note(self._passages[at], token, before if at == here else len(self._passages[at].tokens))
            self._next = (at, before) if at == here else (at + 1, 0)

    def met(self, passage: Passage, head: int) -> Participant | None:
        """Who was met by a word; None where nobody was."""
        known = self._at.get((id(passage), head))
        return None if known is None else known.participant

    def speaks(self, passage: Passage, span: tuple[int, int], head: int, participant: Participant) -> None:
        """Take note that a participant is the source of a statement, which makes it more present."""
        participant.spoke = True
        self._mention(passage, span, head, participant, SPEAKING)

    def pronoun(self, passage: Passage, index: int, *, speaks: bool = False) -> Participant | None:
        """Who a pronoun of the third person stands for; None where nobody fits or two fit equally well.

        Args:
            passage: In which it stands.
            index: Its token.
            speaks: Whether it is the source of a statement, which no thing can be.
        """
        met = self.met(passage, index)
        if met is not None:
            return met
        token = passage.tokens[index]
        low = token.lower_
        sentence = self._numbers[id(passage)][index]
        quoted = self._quoted(passage, index)
        barred = self._barred(passage, token)
        entered = self.cast.known if speaks else [*self.cast.known, *self.cast.things()]
        fitting = [p for p in recalled(entered, sentence) if agrees(p, low) and p is not barred]
        present = ((p.presence(sentence, quoted=quoted) * share(p, low, speaks=speaks), p) for p in fitting)
        ranked = sorted(present, key=lambda x: -x[0])[:2]
        if not ranked or not ranked[0][0]:
            return None
        if len(ranked) > 1 and ranked[1][0] >= EQUAL * ranked[0][0]:
            return None
        found = ranked[0][1]
        found.gender = gender_of(low) or found.gender
        return found

    def _barred(self, passage: Passage, token: Token) -> Participant | None:
        """Whom an object cannot be: the subject of its own verb."""
        if token.lower_ in REFLEXIVE or token.dep_ in SUBJECTS:
            return None
        subject = next((t for t in token.head.children if t.dep_ in SUBJECTS and t.i != token.i), None)
        return None if subject is None else self.met(passage, subject.i)

    def _note(self, passage: Passage, start: int, stop: int) -> None:
        names = {e.start: e for e in passage.names if e.start >= start}
        i = start
        while i < stop:
            entity = names.get(i)
            tag, relation = passage.tags[i], passage.relations[i]
            if entity is not None:
                self._name(passage, entity)
                i = entity.end
                continue
            if tag.startswith("PRP") and passage.low[i] in PRONOUNS and relation != "expl":
                found = self.pronoun(passage, i)
                if found is not None and found.kind != "thing":
                    self._mention(passage, (i, i), i, found)
            elif tag in NOUNS and self.names.fullest(passage.words[i]):
                self._unmarked(passage, i)
            elif tag in {"NN", "NNS"} and relation not in INSIDE_NAMES:
                self._noun(passage, i)
            i += 1

    def _unmarked(self, passage: Passage, index: int) -> None:
        """A word that the parse took for no name, and that is one elsewhere in the story."""
        whole = self.names.fullest(passage.tokens[index].text)
        if whole is not None and self.cast.enters(whole) and (id(passage), index) not in self._at:
            self._mention(passage, (index, index), index, self.cast.named(whole, "organisation"))

    def _name(self, passage: Passage, entity: Name) -> None:
        own = name_of(passage, entity.start, entity.end - 1)
        head = entity.root
        words = name_words(own)
        if (id(passage), head.i) in self._at or all(w in roles() for w in words):
            return
        name = self.names.fullest(own) or own
        kind = {"PER": "person", "ORG": "organisation"}.get(entity.label_, "place")
        known = self.cast.named(name, kind)  # type: ignore[arg-type]
        if kind == "person":
            self._learn(known, passage, entity)
        self._mention(passage, (entity.start, entity.end - 1), head.i, known)
        self._couple(passage, entity)
        self._beside(passage, head, known)

    def _learn(self, known: Participant, passage: Passage, entity: Name) -> None:
        """A person's roles, from titles and appositions, and gender."""
        told = passage.low[max(0, entity.start - TITLE_WORDS) : entity.start]
        own = gender_of_name([t.text for t in entity], before=told[-1] if told else "")
        told += [t.lemma_.lower() for t in entity.root.subtree if t.dep_ in INSIDE_NAMES]
        if entity.root.dep_ == "appos":
            told.append(entity.root.head.lemma_.lower())
        known.roles |= {w for w in told if w in roles()}
        self._title(known, passage, entity)
        known.gender = known.gender or own or known.role_gender()

    def _title(self, known: Participant, passage: Passage, entity: Name) -> None:
        """Which minister or spokesman a person is: from the title before the name and the apposition beside it."""
        first = entity.start
        while first and passage.tags[first - 1].startswith(TITLES):
            first -= 1
        for i in range(first, entity.start):
            self.cast.tell(known, passage, first, i, i)
        root = entity.root
        for noun in [c for c in root.children if c.dep_ == "appos"] + [root.head] * (root.dep_ == "appos"):
            self.cast.tell(known, passage, noun.left_edge.i, noun.right_edge.i, noun.i)

    def _beside(self, passage: Passage, head: Token, participant: Participant) -> None:
        """The description that stands beside a person's name is a mention of the same person."""
        nouns = [c for c in head.children if c.dep_ == "appos"] + [head.head] * (head.dep_ == "appos")
        for noun in nouns if participant.kind == "person" else []:
            if noun.tag_ == "NN" and not noun.ent_type_ and (id(passage), noun.i) not in self._at:
                self._at[id(passage), noun.i] = Mention(passage, noun.i, noun.i, noun.i, participant)

    def _couple(self, passage: Passage, entity: Name) -> None:
        """Two who are named together are a group besides: "they"."""
        head = entity.root
        other = self._at.get((id(passage), head.head.i)) if head.dep_ == "conj" else None
        if other is not None and other.participant.kind in {"person", "organisation"}:
            both = self.cast.named(name_of(passage, other.first, entity.end - 1), "group")
            both.plural = True
            self._see(both, passage, head.head.i)

    def _noun(self, passage: Passage, index: int) -> None:
        """A description of somebody, or a thing for which "it" and "they" may stand."""
        lemma, plural = passage.lemmas[index].lower(), passage.tags[index] == "NNS"
        if lemma not in roles() and lemma not in self._people:
            self._see(self.cast.thing(lemma, plural=plural), passage, index)
            return
        noun = passage.tokens[index]
        named = any(c.ent_type_ == "PER" and c.dep_ in INSIDE_NAMES for c in noun.children)
        if named or (id(passage), index) in self._at:
            return
        first = min([c.left_edge.i for c in noun.lefts if c.dep_ in BEFORE_NOUNS], default=index)
        last = max([c.right_edge.i for c in noun.rights if _complements(c)], default=index)
        known = self.cast.described(passage, (first, last), noun, "group" if plural else "person")
        self._mention(passage, (first, last), index, known)

    def _mention(
        self, passage: Passage, span: tuple[int, int], head: int, participant: Participant, weight: float | None = None
    ) -> None:
        self._see(participant, passage, head, weight)
        self.cast.met(participant)
        self._at[id(passage), head] = Mention(passage, *span, head, participant)

    def _see(self, participant: Participant, passage: Passage, head: int, weight: float | None = None) -> None:
        at = head
        while weight is None and passage.relations[at] == "conj":
            at = passage.heads[at]
        if weight is None:
            below = passage.relations[passage.heads[at]] in EMBEDDED
            weight = WEIGHTS.get(passage.relations[at], OTHER) * (BELOW if below else 1.0)
        participant.latest = self._numbers[id(passage)][head]
        participant.seen.append((participant.latest, weight, self._quoted(passage, head)))


def _complements(child: Token) -> bool:
    """Whether a phrase behind a noun tells of what or for whom it is ("the ministry of trade")."""
    return child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ in {"of", "for"} for c in child.lefts)


def _numbers(passages: Sequence[Passage]) -> dict[int, list[int]]:
    """For every passage the running number of the sentence that holds each of its tokens."""
    found: dict[int, list[int]] = {}
    number = 0
    for passage in passages:
        row: list[int] = []
        for start, stop in itertools.pairwise([*passage.openings, len(passage.tokens)]):
            number += 1
            row += [number] * (stop - start)
        found[id(passage)] = row
    return found
