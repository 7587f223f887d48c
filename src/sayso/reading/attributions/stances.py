"""What a statement does by its own words, where its cue only says: it denies an act, or threatens with one.

"The army said it had not fired" is a denial and "the rebels said they would kill the hostages" a threat, whatever
their cue. Only verbs of harm and wrong tell so: "he said he had not slept" denies nothing.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import PAUSES, Grammar
from sayso.reading.attributions.splitting import CLOSERS
from sayso.reading.lexicon import table, words
from sayso.records import Stance

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["NEGATIONS", "stance_of"]

NEGATIONS = {"not", "n't", "n’t", "never"}
SPEAKERS = {"i", "we", "he", "she", "it", "they"}
OWNERS = {"my", "our", "his", "her", "its", "their"}
FUTURES = {"will", "would", "'ll", "’ll"}


def stance_of(grammar: Grammar, finding: Finding) -> Stance:
    """The stance of a finding: its cue's, or where that only asserts, what the words of its main clause do."""
    if finding.entry.stance == "promises" and not finding.entry.attitude and _vows_harm(grammar, finding):
        return "threatens"
    if finding.entry.stance != "asserts" or finding.entry.attitude:
        return finding.entry.stance
    for verb in _main_verbs(grammar, finding):
        around = verb.children
        auxiliaries = {c.lower_ for c in around if c.dep_ in {"aux", "aux:pass"}}
        negated = any(c.lower_ in NEGATIONS for c in around)
        subject = grammar.child(verb, "nsubj")
        announced = bool(auxiliaries & FUTURES)
        if negated and not announced and subject is not None and verb.lemma_ in _wrongs():
            return "denies"
        if announced and not negated and subject is not None and _own(grammar, subject):
            if verb.lemma_ in words("menaces"):
                return "threatens"
            if verb.lemma_ in words("pledges"):
                return "promises"
    return finding.entry.stance


def _own(grammar: Grammar, subject: Token) -> bool:
    """Whether a subject is the speaker, or people of the speaker's ("his men would shell the port")."""
    owner = grammar.child(subject, "nmod:poss")
    return subject.lower_ in SPEAKERS or (owner is not None and owner.lower_ in OWNERS)


def _vows_harm(grammar: Grammar, finding: Finding) -> bool:
    """Whether what is vowed is harm ("vowed to bomb the port", "vowed revenge")."""
    if not finding.content:
        return False
    first, last = finding.content[0]
    inside = grammar.doc[first : last + 1]
    cue = range(finding.cue[0], finding.cue[1] + 1)
    hung = [t for t in inside if t.head.i in cue]
    verbs = [t for t in hung if t.tag_.startswith("V") and not any(c.lower_ in NEGATIONS for c in t.children)]
    nouns = [t for t in hung if t.tag_.startswith("NN")]
    told = {form for noun in nouns for t in (noun, *noun.children) for form in (t.lemma_.lower(), t.lower_)}
    return any(t.lemma_ in words("menaces") for t in verbs) or not told.isdisjoint(words("reprisals"))


@functools.cache
def _wrongs() -> frozenset[str]:
    harms = frozenset(row["lemma"] for row in table("harm_verbs") if row["harmed"] == "object")
    return words("wrongs") | harms


def _main_verbs(grammar: Grammar, finding: Finding) -> list[Token]:
    """The verbs of a content's first sentence that hang on nothing else in it, and those joined to them.

    A question has none: who asks whether nobody fired denies nothing.
    """
    if not finding.content:
        return []
    start = finding.content[0][0]
    stop = grammar.sentence(start + grammar.opens_quote(start))[1]
    while stop > start and (grammar.doc[stop].text in CLOSERS or grammar.doc[stop].text in PAUSES):
        stop -= 1
    if grammar.doc[stop].text == "?":
        return []
    inside = {i for first, last in finding.content for i in range(first, last + 1) if i <= stop}
    tops = [t for i in sorted(inside) if (t := grammar.doc[i]).tag_.startswith("V") and t.head.i not in inside]
    tops += [t for i in sorted(inside) if (t := grammar.doc[i]).tag_.startswith("V") and t.head.i == i]
    joined = [c for t in tops for c in t.children if c.dep_ == "conj" and c.i in inside]
    return [*tops, *joined]
