"""Who a source is: the participant of the story behind a source phrase, by the fullest name that the story gives."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.language.actors import Actors
from sayso.language.mentions import PRONOUNS, Mentions, Participant
from sayso.language.mentions.aliases import name_of
from sayso.language.mentions.participants import name_words
from sayso.language.mentions.roles import Kind, roles
from sayso.language.text import Passage
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.lexicon import table, words
from sayso.records import Speaker

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["Speakers"]

OURSELVES = {"i", "we"}
AUTHORSHIP = {"", "by", "from", "of"}
RELATIVE = {"who", "which", "that", "whom"}


class Speakers:
    """The speakers of one story; asked for each source in the order of the text."""

    def __init__(self, grammars: Sequence[Grammar]) -> None:
        quotes = {id(g.passage): g for g in grammars}
        passages = [g.passage for g in grammars]
        self._actors = Actors(passages)
        self._mentions = Mentions(passages, lambda passage, i: quotes[id(passage)].quote_at(i) is not None, _people())
        self._spoke: list[Participant] = []

    def speaker(self, passage: Passage, finding: Finding) -> Speaker | None:
        """Who stands behind the source of a finding; None where the text names none."""
        if finding.source is None or finding.head is None:
            return None
        first, last = finding.source
        self._mentions.meet(passage, first)
        head = passage.tokens[finding.head]
        found = self._participant(passage, finding.source, head)
        bare = head.lower_ in PRONOUNS | OURSELVES | RELATIVE
        if found is None:
            return None if bare else Speaker(name_of(passage, first, last))
        self._mentions.speaks(passage, finding.source, head.i, found)
        self._spoke.append(found)
        actor = self._actors.of(passage, first, last, found.name, pronoun=bare)
        return Speaker(found.name, anonymous=self._withheld(passage, finding.source, head, found), actor=actor)

    def _withheld(self, passage: Passage, span: Range, head: Token, found: Participant) -> bool:
        """Whether a source is left without a name, here and in all of the story."""
        named = found.kind == "person" and self._mentions.names.fullest(found.name) is not None
        return not named and _anonymous(passage, span, head, found)

    def name(self, passage: Passage, span: Range) -> str:
        """The fullest name of those who pass a statement on, or their words."""
        named = [e for e in passage.names if span[0] <= e.start and e.end - 1 <= span[1]]
        own = name_of(passage, named[0].start, named[0].end - 1) if named else ""
        plain = re.sub(r"^(?:the|a|an) ", "", name_of(passage, *span), flags=re.IGNORECASE)
        return self._mentions.names.fullest(own) or plain

    def _participant(self, passage: Passage, span: Range, head: Token) -> Participant | None:
        low = head.lower_
        if low in RELATIVE and head.head.i != head.i:
            return self._relative(passage, head)
        if low in PRONOUNS:
            return self._mentions.pronoun(passage, head.i, speaks=True)
        if low in OURSELVES:
            return next((p for p in reversed(self._spoke) if (p.kind == "person") == (low == "i")), None)
        return self._phrase(passage, span, head)

    def _relative(self, passage: Passage, pronoun: Token) -> Participant | None:
        clause = next((a for a in pronoun.ancestors if a.dep_ == "acl:relcl"), None)
        if clause is None or clause.head.i >= pronoun.i:
            return None
        antecedent = clause.head
        return self._phrase(passage, (antecedent.left_edge.i, max(antecedent.i, pronoun.i - 2)), antecedent)

    def _phrase(self, passage: Passage, span: Range, head: Token) -> Participant:
        name, kind = self._named(passage, span, head)
        if name:
            known = self._mentions.cast.named(name, kind)
            told = passage.lemmas[span[0] : span[1] + 1]
            known.roles |= {word.lower() for word in told} & roles().keys()
            if kind == "person" and not head.ent_type_:
                self._mentions.cast.tell(known, passage, *span, head.i)
            return known
        whole = _without_clause(passage, span, head)
        return self._mentions.met(passage, head.i) or self._mentions.cast.described(passage, whole, head)

    def _named(self, passage: Passage, span: Range, head: Token) -> tuple[str, Kind]:
        """The name that a source phrase carries: a person's before an organisation's; a country's as its head."""
        first, last = span
        names = self._mentions.names
        entities = [e for e in passage.names if first <= e.start and e.end - 1 <= last]
        role = roles().get(head.lemma_.lower())
        titled = role is not None and role.kind == "person"
        people = [
            e
            for e in entities
            if e.label_ == "PER" and (_names_head(passage.words, e.root, head, first) or (titled and e.end - 1 == last))
        ]
        if people:
            return names.fullest(name_of(passage, people[0].start, people[0].end - 1)) or "", "person"
        heading = next((e for e in entities if e.start <= head.i < e.end), None)
        if heading is not None and all(w in roles() for w in name_words(heading.text)):
            return "", "organisation"
        if heading is None and head.lemma_.lower() in words("documents"):
            heading = next((e for e in entities if e.label_ == "ORG" and _wrote(e.root, head)), None)
        if heading is not None and (head.tag_.startswith("NNP") or heading.label_ == "ORG"):
            return self._fullest(passage, (_from(passage, heading.start, first), heading.end - 1)), "organisation"
        run = names.run_at(passage, head.i)
        if run is not None and head.tag_.startswith("NNP"):
            return self._fullest(passage, (_from(passage, run[0], first), run[1])), "organisation"
        return "", "organisation"

    def _fullest(self, passage: Passage, span: Range) -> str:
        """The fullest name behind the words of a name; those words where there is none."""
        own = name_of(passage, *span)
        return self._mentions.names.fullest(own) or own


def _without_clause(passage: Passage, span: Range, head: Token) -> Range:
    """A source without the relative clause behind its noun ("the network which gave a lower toll")."""
    clause = (i for i in range(head.i + 1, span[1] + 1) if passage.tags[i] in {"WDT", "WP"})
    return span[0], next(clause, span[1] + 1) - 1


def _from(passage: Passage, name: int, source: int) -> int:
    """Where a name begins that its source cuts: with the source, where no hyphen stands there ("al-Dawn")."""
    return name if name >= source or passage.tags[source - 1] == "HYPH" else source


@functools.cache
def _people() -> frozenset[str]:
    """Lemmas of nouns that name people."""
    return frozenset(row["word"] for row in table("people"))


def _wrote(author: Token, document: Token) -> bool:
    """Whether a name that hangs on a document is whose it is: "the report by", "the bank's letter", "compiled by"."""
    case = next((c.lower_ for c in author.children if c.dep_ == "case" and c.tag_ != "POS"), "")
    made = author.head
    if case == "by" and made.lemma_ in words("authoring"):
        return made.dep_ == "acl" and made.head is document
    return made is document and case in AUTHORSHIP


def _names_head(words: Sequence[str], root: Token, head: Token, first: int) -> bool:
    """Whether a name is the source itself or stands beside its head, and not inside a phrase that hangs on it."""
    token = root
    while token.i not in {head.i, token.head.i} and token.i >= first:
        left = token.left_edge.i
        if token.dep_ == "appos" and token.i > first and {",", "("}.intersection(words[left - 1 : left + 1]):
            return True
        if any(c.dep_ == "case" and c.i < token.i for c in token.children) or token.dep_ in {
            "acl:relcl",
            "nmod:poss",
            "conj",
        }:
            return False
        token = token.head
    return True


def _anonymous(passage: Passage, span: Range, head: Token, found: Participant) -> bool:
    if found.kind == "organisation" or any(span[0] <= e.start <= span[1] and e.label_ == "PER" for e in passage.names):
        return False
    withheld = words("anonymous_sources")
    kept = range(span[0], span[1] + 1) if head.tag_ in {"CD", "DT"} else (head.i,)
    return any(passage.lemmas[i].lower() in withheld for i in kept)
