"""Objects of a cue: a noun phrase with what goes on from it ("accused X of Y")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.cues import TELLS_NOBODY, Cue
from sayso.reading.attributions.extent import clause_right, trim
from sayso.reading.attributions.grammar import FINITE, Grammar, Range
from sayso.reading.attributions.runs import has_verb

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["is_object", "object_of"]

RELATIVES = {"WDT", "WP", "WP$", "WRB"}


def object_of(grammar: Grammar, verb: Token, entry: Cue, at: int) -> Range | None:
    """The object of a cue with what goes on from it ("accused X of Y"), less the cue's own time and venue."""
    kept = [c for c in verb.children if c.i >= at and _governed(grammar, c, entry)]
    if not kept or grammar.edges[kept[0].i][0] > at + 2 or not _has_required(grammar, kept, entry):
        return None
    stop = grammar.sentence(verb.i)[1]
    first = max(at, min(grammar.edges[c.i][0] for c in kept))
    last = first - 1
    for child in sorted(kept, key=lambda c: c.i):
        left, right = grammar.edges[child.i]
        if left > last + 2:
            break
        last = max(last, right)
    if "infinitive" in entry.frames and last < stop and grammar.doc[last + 1].tag_ == "TO":
        whole = clause_right(grammar, verb, first)
        last = max(last, whole[1] if whole else last)
    while (then := max(_goes_on(grammar, verb, last + 1, stop), _clause_of(grammar, first, last + 1, stop))) > last:
        last = then
    quote = grammar.quote_at(last + 1)
    if quote is not None and quote.first == last + 1 <= stop:
        last = quote.last
    if "more!" in entry.frames and _only_name(grammar, first, min(last, stop)):
        return None
    return trim(grammar, (first, min(last, stop)))


def _only_name(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a stretch is a name or a pronoun and nothing else ("called him", "a group called Dawn")."""
    return all(
        t.ent_type_ or t.tag_ in {"PRP", "NNP", "NNPS", "CD", "DT"} or t.is_punct for t in grammar.doc[first : last + 1]
    )


def _has_required(grammar: Grammar, kept: list[Token], entry: Cue) -> bool:
    """Whether a preposition that the entry insists on is there ("put the toll at 12")."""
    required = {f.removesuffix("!") for f in entry.frames if f.endswith("!")} - {"more"}
    if "predicate" in required:
        return any(c.dep_ == "xcomp" for c in kept)
    there = {case.lower_ for c in kept if (case := grammar.child(c, "case", "mark")) is not None}
    return not required or bool(required & there)


def _goes_on(grammar: Grammar, verb: Token, at: int, stop: int) -> int:
    """The last token of a prepositional phrase that follows an object at once and is not the cue's own adjunct."""
    doc = grammar.doc
    if (
        at > stop
        or doc[at].tag_ != "IN"
        or doc[at].dep_ not in {"case", "mark"}
        or adjuncts.skip(grammar, at, stop, verb.i, TELLS_NOBODY).end > at
    ):
        return at - 1
    head = doc[at].head
    gerund = doc[at].dep_ == "case" or doc[at + 1].tag_ == "VBG"
    return min(stop, grammar.edges[head.i][1]) if head.i > at and head.head.i == verb.i and gerund else at - 1


def _clause_of(grammar: Grammar, first: int, at: int, stop: int) -> int:
    """The last token of an infinitive, a "that" clause or a second gerund that goes on from an object."""
    if at >= stop:
        return at - 1
    word, after = grammar.doc[at], grammar.doc[at + 1]
    parallel = word.lower_ == "and" and after.tag_ in {"VBG", "IN"}
    opens = (word.tag_ == "TO" and after.tag_ in {"VB", "RB"}) or (word.lower_ == "that" and word.tag_ == "IN")
    if parallel:
        inside = grammar.doc[first:at]
        same = (t.tag_ == "VBG" if after.tag_ == "VBG" else t.lower_ == after.lower_ for t in inside)
        opens = any(same) and grammar.doc[at - 1].text not in {",", ";"}
    head = word.head.i if word.head.i > at else at - 1
    return min(stop, grammar.edges[head][1]) if opens else at - 1


def _governed(grammar: Grammar, child: Token, entry: Cue) -> bool:
    if child.dep_ in {"obj", "iobj", "xcomp", "ccomp"}:
        return True
    if child.dep_ not in {"obl", "advcl"}:
        return False
    case = grammar.child(child, "case", "mark")
    return case is not None and (bool({case.lower_, f"{case.lower_}!"} & entry.frames) or case.lower_ == "as")


def is_object(grammar: Grammar, verb: Token, at: int, stop: int) -> bool:
    """Whether an object and no clause follows: no verb stands before a comma ("wrote poems that rhyme")."""
    for child in verb.children:
        left, right = grammar.edges[child.i]
        if child.dep_ == "obj" and left == at:
            inside = grammar.doc[left : right + 1]
            clauses = sum(t.tag_ in FINITE or (t.tag_ == "VBN" and t.dep_ == "acl") for t in inside)
            end = next((i for i in range(right + 1, stop + 1) if grammar.doc[i].is_punct), stop)
            whole = child.tag_.startswith(("NN", "PRP")) and not has_verb(grammar, right + 1, end)
            return whole and clauses <= any(t.tag_ in RELATIVES for t in inside)
    return False
