"""Who does an event to whom, from the syntax alone: no one is named whom the clause does not give."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.reading.events.before import beforehand
from sayso.reading.events.finding import Found
from sayso.reading.events.patterns import classes
from sayso.reading.events.patterns import nouns as event_nouns
from sayso.reading.events.phrases import QUANTITIES, Phrase, phrase
from sayso.reading.events.sides import TIMES, before, is_act, joint, of_clause, of_noun, of_verb, others, owner
from sayso.reading.events.somebody import abstract, is_means, is_somebody
from sayso.reading.events.standing import WARS
from sayso.reading.events.tree import Tree
from sayso.reading.lexicon import words

__all__ = ["participants"]

HELD = frozenset({"life", "control", "possession", "command"})
"""Nouns that give way to what stands behind their "of": "the lives of seven", "control over the town"."""
LONG = 4
"""Letters of a place's name that stands in capitals for no more than where a report was written."""
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves"})
CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "charge"})
"""Verbs whose own "of" the parse may hang on their object."""
MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"})
ABOUT = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Types that are aimed at what somebody says, plans or did as often as at somebody."""


def participants(tree: Tree, found: Found) -> tuple[list[Phrase], list[Phrase]]:
    """The phrases of actors and of recipients."""
    if found.carries == "must":
        return _asked(tree, found)
    doing, done_to = of_verb(tree, found) if found.verbal or found.carrier is not None else ([], [])
    if found.carries == "suffers":
        doing, done_to = [], doing + done_to
    standing: list[Phrase] = []
    if not found.verbal:
        own, against = of_noun(tree, found)
        standing = [] if own else before(tree, found)
        doing = [head for head in doing if head not in against]
        doing, done_to = doing + own, done_to + [h for h in against if h not in done_to]
        if not doing and not standing:
            doing = of_clause(tree, found)
    if "swap" in found.row.flags:
        doing, done_to = [c for c in done_to if is_somebody(tree, c) and not _reached(tree, found, c)], doing
    if found.type == "CONSULT" and not found.verbal:
        met = [c for prep, c in tree.prepositions(found.at) if prep == "of" and is_somebody(tree, c)]
        doing, done_to = doing + met, [c for c in done_to if c not in met]
    if "both" in found.row.flags:
        doing += others(tree, found, done_to)
        if not found.verbal and found.carrier is None and len(doing) == 1:
            doing = joint(tree, found) + doing
        done_to = done_to if found.carries == "acts" else []
    actors = _phrases(tree, found, doing, actor=True)
    actors += [p for p in standing if not any(p[0] <= other[2] <= p[1] for other in actors)]
    taken = {head for _, _, head in actors}
    return actors, [p for p in _phrases(tree, found, done_to, actor=False) if p[2] not in taken]


def _reached(tree: Tree, found: Found, c: int) -> bool:
    """Whether people flee to somebody, and not from him."""
    return found.type == "SANCTION" and any(k == c for p, k in tree.prepositions(found.clause) if p != "from")


def _asked(tree: Tree, found: Found) -> tuple[list[Phrase], list[Phrase]]:
    """Who says that somebody must do something, and who must."""
    speech = tree.heads[found.at] if tree.relations[found.at] == "ccomp" else tree.child(found.at, "parataxis")
    sides = (None if speech is None else tree.actor(speech), tree.actor(found.at))
    says, must = ([] if side is None else [side] for side in sides)
    return _phrases(tree, found, says, actor=True), _phrases(tree, found, must, actor=False)


def _phrases(tree: Tree, event: Found, heads: Iterable[int], *, actor: bool) -> list[Phrase]:
    found: list[Phrase] = []
    for head in heads:
        for one in _members(tree, event, head):
            for made in _participant(tree, event, one, actor=actor):
                if made not in found:
                    found.append(made)
    return found


def _members(tree: Tree, event: Found, head: int) -> list[int]:
    """A participant and those joined to it; a thing joined to people takes part in nothing but a hit."""
    joined = tree.conjuncts(head)
    if event.type == "ASSAULT" or not is_somebody(tree, head):
        return joined
    return [one for one in joined if is_somebody(tree, one) or tree.tags[one] not in {"NN", "NNS"}]


def _participant(tree: Tree, event: Found, head: int, *, actor: bool) -> list[Phrase]:
    """A head as a participant; what does it for somebody ("Israeli airstrikes") gives way to who is named there."""
    head = _counted(tree, head)
    if tree.tags[head][:1] not in {"N", "P", "J"} or tree.lemmas[head] in TIMES or tree.low[head] in REFLEXIVE:
        return []
    if tree.low[head] in {"it", "that", "this", "which", "there", "what"} and tree.tags[head] != "PRP":
        return []
    if not actor:
        head = _blamed(tree, event, head)
        return [phrase(tree, head, of=tree.lemmas[event.at] not in CHARGING)] if _may_receive(tree, event, head) else []
    if tree.names.get(head) == "LOC" and tree.passage.original(head).isupper() and len(tree.low[head]) > LONG:
        return []
    if event.type == "ASSAULT" and tree.tags[head] in {"NN", "NNS"} and tree.lemmas[head] in classes()["built"]:
        return []
    if is_somebody(tree, head) or tree.tags[head][0] == "J" or tree.low[head] == "it":
        return [phrase(tree, head)]
    if tree.lemmas[head] in WARS:
        return []
    owners = [owner(tree, c) for c in tree.beside(head) if tree.relations[c] == "nmod:poss"]
    if owners:
        return [phrase(tree, owners[0])] if is_somebody(tree, owners[0]) else []
    return beforehand(tree, head, persons=False) if is_means(tree, head) else []


def _blamed(tree: Tree, event: Found, head: int) -> int:
    """Whose the thing is that somebody condemns: "criticised the mayor's plan"."""
    if event.type != "ACCUSE" or is_somebody(tree, head):
        return head
    owners = [c for c in tree.beside(head) if tree.relations[c] == "nmod:poss" and tree.tags[c] != "PRP$"]
    owners = [c for c in owners if tree.lemmas[c] not in TIMES]
    owner = next((c for c in owners if is_somebody(tree, c)), None)
    return head if owner is None else owner


def _may_receive(tree: Tree, event: Found, head: int) -> bool:
    """Whether a noun may be whom or what an event of a type is done to."""
    if event.type == "MOBILIZE":
        return not any(tree.lemmas[head] in classes()[name] for name in ("vessels", "aircraft", "weapons", "launched"))
    if is_somebody(tree, head):
        return True
    if abstract(tree, head) and (event.type not in ABOUT or event.mode == "disapprove"):
        return False
    if any(row.types[2] == event.type for row in event_nouns().get(tree.lemmas[tree.measured(head)], ())):
        return False
    if event.mode == "disapprove" and tree.lemmas[head] in event_nouns():
        return False
    if event.type == "ASSAULT" and tree.lemmas[head] in words("event_voices") - classes()["territory"]:
        return False
    if event.type == "ASSAULT":
        used = (is_means(tree, head) and event.mode != "destroy") or is_act(tree, head)
        return tree.lemmas[head] in classes()["site"] or not used
    return event.type in ABOUT or event.type in MATERIAL


def _counted(tree: Tree, head: int) -> int:
    """The people behind a word of quantity: "dozens of protesters", "12 of them"."""
    if tree.low[head] in QUANTITIES or tree.tags[head] == "CD" or tree.lemmas[head] in HELD:
        inner = next((c for prep, c in tree.prepositions(head) if prep in {"of", "over"}), None)
        if inner is not None:
            return inner
    return head
