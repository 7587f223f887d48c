"""What the readers of attributions ask of a parsed passage: sentences, subjects, noun phrases, verb groups."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sayso.language.text import Passage
from sayso.reading.attributions.splitting import TIME_WORDS, Range, sentences_of
from sayso.reading.quotes import Quote, quotes

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["PAUSES", "Grammar", "Range"]

SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "nsubj:outer"}
PREMODIFIERS = {
    "det", "amod", "compound", "nummod", "nmod:poss", "flat", "case", "nmod:unmarked", "advmod", "cc:preconj",
    "det:predet", "goeswith", "nmod", "nmod:desc", "appos", "punct", "acl", "dep", "conj", "cc",
}  # fmt: skip
AUXILIARIES = frozenset("be have do will would can could may might shall should must to 's".split())
PAIRED = {"both", "either", "neither"}
PAUSES = {",", "-", "–", "—", "--", "―"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
VERBS = {*FINITE, "VBG"}
CITING = {"citing", "quoting"}
"""Participles that name whose words a source passes on."""
NOMINAL_TAGS = {"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "JJ", "JJS", "DT", "WP", "WDT", "VBG", "VBN", "JJR", "FW"}


class Grammar:
    """One passage with its sentences and quotations, asked by token index."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.doc: list[Token] = passage.tokens
        self.quotes: tuple[Quote, ...] = quotes(passage)
        self._quoted = {i: q for q in self.quotes for i in range(q.first, q.last + 1)}
        self.sentences: tuple[Range, ...] = sentences_of(passage, self.quotes)
        self._sentence_of = {i: s for s in self.sentences for i in range(s[0], s[1] + 1)}

    def sentence(self, index: int) -> Range:
        """The sentence that holds a token."""
        return self._sentence_of[index]

    def quote_at(self, index: int) -> Quote | None:
        """The quotation that holds a token, marks included."""
        return self._quoted.get(index)

    def opens_quote(self, index: int) -> bool:
        """Whether a quotation begins at a token."""
        quote = self._quoted.get(index)
        return quote is not None and quote.first == index

    def closes_quote(self, index: int) -> bool:
        """Whether a quotation ends at a token."""
        quote = self._quoted.get(index)
        return quote is not None and quote.last == index

    def pauses(self, index: int) -> bool:
        """Whether a token is a comma or a dash; a hyphen inside a word is none ("rosy-looking")."""
        if self.doc[index].text != "-":
            return self.doc[index].text in PAUSES
        starts, ends = self.passage.starts, self.passage.ends
        inside = 0 < index < len(starts) - 1 and ends[index - 1] == starts[index] and ends[index] == starts[index + 1]
        return not inside

    @functools.cached_property
    def edges(self) -> list[Range]:
        """The leftmost and rightmost token under each token; a word inside a reach is inside all those above it."""
        heads = self.passage.heads
        left, right = list(range(len(heads))), list(range(len(heads)))
        for i in range(len(heads)):
            at = i
            while heads[at] != at:
                at = heads[at]
                if i < left[at]:
                    left[at] = i
                elif i > right[at]:
                    right[at] = i
                else:
                    break
        return list(zip(left, right, strict=True))

    def child(self, token: Token, *labels: str) -> Token | None:
        """The first child with one of the labels."""
        return next((c for c in token.children if c.dep_ in labels), None)

    def noun_phrase(self, head: Token, floor: int, ceiling: int) -> Range:
        """The noun phrase of a head with its appositions, prepositional phrases and relative clauses.

        To the left only what can stand before a noun is taken, so that a reported clause that the parser hung on
        the speaker stays outside. ``floor`` and ``ceiling`` bound the phrase.
        """
        first = head.i
        for child in reversed([c for c in head.children if c.i < head.i]):
            left, right = self.edges[child.i]
            gap = all(self.doc[k].is_punct for k in range(right + 1, first))
            if child.dep_ not in PREMODIFIERS or not gap or left < floor or self._holds_clause(left, right):
                break
            first = left
        last = head.i
        for child in [c for c in head.children if c.i > head.i]:
            left, right = self.edges[child.i]
            if child.lower_ in CITING:
                break
            age = child.tag_ == "CD" and "," in {self.doc[left - 1].text, self.doc[left].text}
            loose = child.dep_ in {"parataxis", "dep", "ccomp", "advcl", "list"} and not age
            if left < last or right > ceiling or loose:
                break
            last = right
        while first - 1 >= floor and self._titles(self.doc[first - 1], head):
            first = max(floor, min(first - 1, self.edges[first - 1][0]))
        while first < head.i and (self.doc[first].is_punct or self.doc[first].tag_ in {"CC", "IN", ",", "RB"}):
            if self.doc[first].lower_ in PAIRED or self._measures(first):
                break
            first += 1
        return first, min(last, ceiling)

    def _measures(self, index: int) -> bool:
        """Whether an adverb at the start of a noun phrase belongs to the number behind it ("only nine of the ten")."""
        word, after = self.doc[index], self.doc[index + 1]
        if word.lower_ == "at" and after.lower_ in {"least", "most"}:
            return True
        return word.dep_ == "advmod" and (after.tag_ in {"CD", "JJR"} or word.lower_ in {"not", "almost", "nearly"})

    def _titles(self, before: Token, head: Token) -> bool:
        """Whether a noun right before a name is its title, which the parse made a subject beside it."""
        same = before.head.i == head.head.i and before.dep_ == head.dep_ and before.dep_ in SUBJECTS
        return same and head.tag_ == "NNP" and before.tag_ in {"NN", "NNP", "NNS"}

    def _holds_clause(self, first: int, last: int) -> bool:
        inside = self.doc[first : last + 1]
        return any(t.dep_ in SUBJECTS or (t.tag_ in VERBS and t.dep_ not in {"amod", "compound"}) for t in inside)

    def subject(self, verb: Token) -> Token | None:
        """Who does what a verb says: its own subject, or that of the verb that it shares one with."""
        seen: set[int] = set()
        while verb.i not in seen:
            seen.add(verb.i)
            own = self._own_subject(verb)
            if own is not None:
                return own
            if verb.dep_ == "acl" and verb.tag_ in {"VBG", "VB"} and verb.head.i < verb.i:
                return verb.head
            if verb.dep_ not in {"conj", "xcomp", "advcl", "parataxis"} or verb.head.i == verb.i:
                return None
            if verb.dep_ == "advcl" and verb.tag_ != "VBG":
                return None
            if verb.dep_ == "parataxis" and verb.tag_ != "VBG":
                return None
            verb = verb.head
        return None

    def _own_subject(self, verb: Token) -> Token | None:
        """The subject that hangs on a verb itself, the nearest before it where the parse gives it two."""
        own = [c for c in verb.children if c.dep_ in SUBJECTS and c.tag_ != "EX" and c.lower_ not in TIME_WORDS]
        before = [c for c in own if c.i < verb.i]
        return before[-1] if before else own[0] if own else None

    def verb_group(self, verb: Token) -> Range:
        """A verb with its auxiliaries and what stands between, and its particle."""
        first = last = verb.i
        for child in verb.children:
            if child.i < verb.i and child.dep_ in {"aux", "aux:pass"} and child.lemma_ in AUXILIARIES:
                first = min(first, child.i)
            elif child.dep_ == "compound:prt" and child.i == last + 1 and child.lower_ != "of":
                last = child.i
        if first and self._adverb(first - 1, verb):
            first -= 1
        if verb.i - first > 5 or any(self.doc[k].tag_ in {"PRP", "NN", "NNP", "NNS"} for k in range(first, verb.i)):
            first = verb.i
        return first, last

    def _adverb(self, index: int, verb: Token) -> bool:
        """Whether an adverb before a verb group belongs to it ("also said", "has repeatedly denied")."""
        adverb = self.doc[index]
        own = (
            (adverb.tag_ == "RB" or adverb.lower_ in {"earlier", "later"})
            and adverb.dep_ == "advmod"
            and adverb.head.i == verb.i
        )
        return own and index > 0 and not self.doc[index - 1].tag_.startswith("V")

    def passive(self, verb: Token) -> bool:
        """Whether a verb is in the passive."""
        if any(c.dep_ == "aux:pass" for c in verb.children):
            return True
        return verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)

    def is_finite_clause(self, first: int, last: int) -> bool:
        """Whether a stretch holds a verb with a subject."""
        return any(t.dep_ in SUBJECTS and t.head.i >= first for t in self.doc[first : last + 1])
