"""Who a source is: pronouns, descriptions and short names of one story, led back to the fullest name it gives."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.language.text import Passage
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar
from sayso.reading.lexicon import table, words
from sayso.records import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Span as Entity
    from spacy.tokens import Token

__all__ = ["Speakers"]

PERSONAL = {"he", "she", "him", "her", "i", "his"}
IMPERSONAL = {"it", "its"}
PLURAL = {"they", "them", "their", "we"}
RELATIVE = {"who", "which", "that", "whom"}
LINKS = {"of", "for", "-"}
SMALL = {"the", "a", "an", "of", "for", "and", "in", "on", "s", "'s", "’s", "al", "el"}


@functools.cache
def _roles() -> dict[str, tuple[str, str]]:
    """Role words with their group and kind (person or organisation)."""
    return {row["word"]: (row["group"], row["kind"]) for row in table("roles")}


@dataclasses.dataclass
class Participant:
    """Somebody or something that a story lets speak, with every name and role met so far."""

    name: str
    kind: str
    roles: set[str] = dataclasses.field(default_factory=set)
    last_met: int = 0
    plural: bool = False

    @property
    def words(self) -> set[str]:
        """The words of the name, lower-cased, without articles and prepositions."""
        return set(_name_words(self.name))


def _groups(name: str) -> set[str]:
    """The groups of the role words in a name."""
    return {_roles()[w][0] for w in _name_words(name) if w in _roles()}


def _name_words(name: str) -> list[str]:
    return [w for w in re.findall(r"[\w-]+", name.lower()) if w not in SMALL]


class Speakers:
    """The participants of one story; asked for each source in the order of the text."""

    def __init__(self, grammars: Sequence[Grammar]) -> None:
        passages = [g.passage for g in grammars]
        self._quotes = [g.quotes for g in grammars if g.passage.part == "paragraph"]
        self._passages = [p for p in passages if p.part == "paragraph"]
        self._met = (0, 0)
        self._runs = {id(p): _proper_runs(p) for p in passages}
        self._full = _fullest_names(passages, self._runs)
        self._known: list[Participant] = []
        self._clock = 0

    def speaker(self, passage: Passage, finding: Finding) -> Speaker | None:
        """Who stands behind the source of a finding; None where the text names none."""
        if finding.source is None or finding.head is None:
            return None
        self._clock += 1
        first, last = finding.source
        self._meet(passage, first)
        head = passage.doc[finding.head]
        low = head.lower_
        if low in RELATIVE and head.head.i != head.i:
            found = self._relative(passage, head)
        elif low in PERSONAL | IMPERSONAL | PLURAL:
            found = self._pronoun(low)
        else:
            found = self._phrase(passage, first, last, head)
        if found is None:
            text = _words(passage, first, last)
            return Speaker(text) if low not in PERSONAL | IMPERSONAL | PLURAL | RELATIVE else None
        found.last_met = self._clock
        return Speaker(found.name, anonymous=_anonymous(passage, first, last, head, found))

    def name(self, passage: Passage, span: tuple[int, int]) -> str:
        """The fullest name of those who pass a statement on, or their words."""
        named = [e for e in passage.doc.ents if span[0] <= e.start and e.end - 1 <= span[1]]
        own = _words(passage, named[0].start, named[0].end - 1) if named else ""
        return self._full.get(own) or re.sub(r"^(?:the|a|an) ", "", _words(passage, *span), flags=re.IGNORECASE)

    def _meet(self, passage: Passage, before: int) -> None:
        """Take note of the persons who are subjects of sentences up to a token: they may be "she" before they speak."""
        here = next((i for i, known in enumerate(self._passages) if known is passage), None)
        if here is None:
            return
        at, token = self._met
        while (at, token) < (here, before):
            quoted = self._quotes[at]
            stop = before if at == here else len(self._passages[at].doc)
            for entity in self._passages[at].doc.ents:
                acts = entity.label_ == "PER" and entity.root.dep_ in {"nsubj", "nsubj:pass"}
                if acts and token <= entity.start < stop and not any(entity.start in q for q in quoted):
                    self._note(self._passages[at], entity)
            at, token = (at, before) if at == here else (at + 1, 0)
        self._met = max(self._met, (here, before))

    def _note(self, passage: Passage, entity: Entity) -> None:
        name = self._full.get(_words(passage, entity.start, entity.end - 1), "")
        if not name:
            return
        known = self._participant(name, "person")
        known.last_met = self._clock
        known.roles |= {t.lemma_.lower() for t in entity.root.subtree if t.lemma_.lower() in _roles()}
        titles = passage.doc[max(0, entity.start - 3) : entity.start]
        known.roles |= {t.lemma_.lower() for t in titles if t.lemma_.lower() in _roles()}

    def _participant(self, name: str, kind: str) -> Participant:
        """The participant of a name, made where the story has not met it yet."""
        known = next((p for p in self._known if p.name == name), None)
        if known is None:
            known = Participant(name, kind)
            self._known.append(known)
        return known

    def _fullest(self, passage: Passage, first: int, last: int) -> str:
        """The fullest name behind the words of a name; those words where there is none."""
        own = _words(passage, first, last)
        return self._full.get(own, own)

    def _relative(self, passage: Passage, pronoun: Token) -> Participant | None:
        clause = next((a for a in pronoun.ancestors if a.dep_ == "acl:relcl"), None)
        if clause is None or clause.head.i >= pronoun.i:
            return None
        antecedent = clause.head
        return self._phrase(passage, antecedent.left_edge.i, max(antecedent.i, pronoun.i - 2), antecedent)

    def _pronoun(self, low: str) -> Participant | None:
        if low in PERSONAL:
            fitting = [p for p in self._known if p.kind == "person"]
        elif low in IMPERSONAL:
            fitting = [p for p in self._known if p.kind != "person" and not p.plural]
        else:
            fitting = [p for p in self._known if p.plural or p.kind == "organisation"]
        return max(fitting, key=lambda p: p.last_met, default=None)

    def _phrase(self, passage: Passage, first: int, last: int, head: Token) -> Participant:
        roles = {t.lemma_.lower() for t in passage.doc[first : last + 1] if t.lemma_.lower() in _roles()}
        name, kind = self._named(passage, first, last, head)
        if name:
            known = self._participant(name, kind)
            known.roles |= roles
            return known
        return self._described(passage, first, last, head, roles)

    def _named(self, passage: Passage, first: int, last: int, head: Token) -> tuple[str, str]:
        """The name that a source phrase carries: a person's before an organisation's; a country's as its head."""
        entities = [e for e in passage.doc.ents if first <= e.start and e.end - 1 <= last]
        titled = _roles().get(head.lemma_.lower(), ("", ""))[1] == "person"
        people = [
            e
            for e in entities
            if e.label_ == "PER" and (_names_head(e.root, head, first) or (titled and e.end - 1 == last))
        ]
        if people:
            return self._full.get(_words(passage, people[0].start, people[0].end - 1), ""), "person"
        heading = next((e for e in entities if e.start <= head.i < e.end), None)
        if heading is not None and all(w in _roles() for w in _name_words(heading.text)):
            return "", ""
        if heading is None and head.lemma_.lower() in words("documents"):
            heading = next((e for e in entities if e.label_ == "ORG"), None)
        if heading is not None and (head.tag_.startswith("NNP") or heading.label_ == "ORG"):
            return self._fullest(passage, heading.start, heading.end - 1), "organisation"
        run = next((r for r in self._runs[id(passage)] if r[0] <= head.i <= r[1]), None)
        if run is not None and head.tag_.startswith("NNP"):
            return self._fullest(passage, *run), "organisation"
        return "", ""

    def _described(self, passage: Passage, first: int, last: int, head: Token, roles: set[str]) -> Participant:
        lemma = head.lemma_.lower()
        group, kind = _roles().get(lemma, ("", ""))
        definite = passage.doc[first].lower_ in {"the", "this", "that"} or passage.doc[first].lower_ == lemma
        text = _words(passage, first, last)
        plural = head.tag_ in {"NNS", "NNPS"}
        same = next((p for p in reversed(self._known) if _bare(p.name) == _bare(text)), None)
        if same is not None:
            return same
        again = (
            [p for p in self._known if lemma in p.roles and (p.kind == "person") == (kind == "person")]
            if definite
            else []
        )
        if again:
            return max(again, key=lambda p: p.last_met)
        general = not any(first <= e.start and e.end <= head.i and e.label_ != "LOC" for e in passage.doc.ents)
        if group and not plural and general:
            fitting = [p for p in self._known if self._fits(p, lemma, group, kind)]
            if fitting and (definite or len(fitting) == 1):
                return max(fitting, key=lambda p: p.last_met)
            foretold = self._foretold(group)
            if foretold is not None:
                return foretold
        known = Participant(text, kind or ("group" if plural else "organisation"), roles | {lemma}, plural=plural)
        self._known.append(known)
        return known

    def _fits(self, participant: Participant, lemma: str, group: str, kind: str) -> bool:
        """Whether a description can be of a participant: by a role that it was given, or a word of its name."""
        if participant.plural or (participant.kind == "person") != (kind == "person"):
            return False
        if lemma in participant.roles or lemma in participant.words:
            return True
        return group in {_roles()[r][0] for r in participant.roles if r in _roles()} | _groups(participant.name)

    def _foretold(self, group: str) -> Participant | None:
        """The one organisation of a group that the story names later ("a monitor", then the Observatory)."""
        if group != "monitor":
            return None
        names = {n for n in self._full.values() if len(_name_words(n)) > 1 and group in _groups(n)}
        if len(names) != 1:
            return None
        return self._participant(names.pop(), "organisation")


def _names_head(root: Token, head: Token, first: int) -> bool:
    """Whether a name is the source itself or stands beside its head, and not inside a phrase that hangs on it."""
    token = root
    while token.i not in {head.i, token.head.i} and token.i >= first:
        left = token.left_edge.i
        if token.dep_ == "appos" and token.i > first and {token.doc[left].text, token.doc[left - 1].text} & {",", "("}:
            return True
        if any(c.dep_ == "case" and c.i < token.i for c in token.children) or token.dep_ in {
            "acl:relcl",
            "nmod:poss",
            "conj",
        }:
            return False
        token = token.head
    return True


def _fullest_names(passages: Iterable[Passage], runs: dict[int, list[tuple[int, int]]]) -> dict[str, str]:
    """Each name that a story holds, to the fullest name that ends in it, abbreviates to it, or holds its words."""
    counted: dict[str, str] = {}
    for passage in passages:
        for entity in passage.doc.ents:
            if passage.part == "title" and entity[-1].lower_ in _roles():
                continue
            counted.setdefault(_words(passage, entity.start, entity.end - 1), entity.label_)
        for run in runs[id(passage)]:
            counted.setdefault(_words(passage, *run), "ORG")
    names = sorted(counted, key=lambda n: -len(_name_words(n)))
    return {name: next(n for n in names if n == name or _stands_for(name, n, counted)) for name in names}


def _proper_runs(passage: Passage) -> list[tuple[int, int]]:
    """Runs of two capitalised words and more with "of", "for" and the like inside: names, whatever they name."""
    if passage.part == "title":
        return []
    runs: list[tuple[int, int]] = []
    start = last = -1
    for i, (token, tag) in enumerate(zip(passage.tokens, passage.tags, strict=True)):
        capital = tag in {"NNP", "NNPS", "JJ", "NN", "NNS"} and token.text[:1].isupper()
        if capital and start < 0:
            start = last = i
        elif capital:
            last = i
        elif start >= 0 and not (passage.low[i] in LINKS and i == last + 1):
            if last > start:
                runs.append((start, last))
            start = -1
    return [*runs, (start, last)] if start >= 0 and last > start else runs


def _stands_for(short: str, full: str, labels: dict[str, str]) -> bool:
    if labels[short] != labels[full]:
        return labels[full] == "ORG" and _initials(full) == short
    small, large = _name_words(short), _name_words(full)
    if not small or len(small) >= len(large):
        return False
    if labels[short] == "PER":
        return large[-len(small) :] == small or (len(small) == 1 and small[0] == large[0] and len(large) == 2)
    if labels[short] == "ORG":
        if large[-len(small) :] == small:
            return True
        return _initials(full) == short or (len(small) == 1 and small[0] in large and small[0] in _roles())
    return False


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper())


def _words(passage: Passage, first: int, last: int) -> str:
    """The words of a source as a name: one line, no comma at its end, no possessive."""
    return (
        re.sub(r"\s+", " ", passage.cut(first, last).text)
        .strip(" ,;:")
        .removesuffix("'s")
        .removesuffix("’s")
        .removeprefix("The ")
    )


def _bare(name: str) -> str:
    return re.sub(r"^(the|a|an)\s+", "", name.lower())


def _anonymous(passage: Passage, first: int, last: int, head: Token, found: Participant) -> bool:
    kept = range(first, last + 1) if head.tag_ in {"CD", "DT"} else (head.i,)
    named = any(first <= e.start <= last and e.label_ == "PER" for e in passage.doc.ents)
    return (
        not named
        and found.kind != "organisation"
        and any(passage.doc[i].lemma_.lower() in words("anonymous_sources") for i in kept)
    )
