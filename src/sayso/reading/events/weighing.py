"""Triggers weighed against each other: what a promise, demand or refusal takes in."""

from __future__ import annotations

import dataclasses

from sayso.reading.events.finding import AHEAD, NEEDED, SPEAKS, Found
from sayso.reading.events.once import named_once, told_once
from sayso.reading.events.patterns import COOPERATIVE, Need, Row, content_modes
from sayso.reading.events.tree import Tree

__all__ = ["weigh"]

TAKES_IN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "SUPPORT"})
"""Verbal types whose complement is what is promised, asked, refused: no event of its own."""
HOLDS_ACTS = frozenset({"SUPPORT", "ACCUSE"})
MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "AID"})
DOWN = frozenset({"xcomp", "obj", "nmod", "conj", "compound", "acl", "advcl", "ccomp", "obl", "nsubj:pass", "iobj"})
_NO_NEEDS: tuple[Need, ...] = ()


def weigh(tree: Tree, found: list[Found]) -> list[Found]:
    """The events of a passage: operators with the type that their complement gives, acts told once."""
    by_word = {f.at: f for f in found}
    operators = [_asked(tree, i) for i, low in enumerate(tree.low) if low in NEEDED and tree.tags[i] == "MD"]
    for operator in operators:
        if operator is not None:
            by_word[operator.at] = operator
    taken: set[int] = set()
    for at in sorted(by_word, key=lambda i: len(tree.ancestors(i))):
        if at in taken:
            continue
        this = by_word[at]
        below = _taken_in(tree, this, by_word)
        kinds = [by_word[i].type for i in below if by_word[i].type not in {".", "-"}]
        suffered = bool(below) and tree.passive(below[0]) and tree.tags[below[0]] == "VBN"
        kind = this.row.types[2] if not kinds or suffered else this.row.types[0 if kinds[0] in COOPERATIVE else 1]
        if kind in {"-", "."}:
            taken.add(at)
            continue
        content = this.mode or _content_mode(tree, this, kind, below, by_word)
        by_word[at] = dataclasses.replace(this, type=kind, mode=content)
        if kind in TAKES_IN:
            taken |= {i for i in below if kind not in HOLDS_ACTS or by_word[i].type not in MATERIAL}
    kept = [_ahead(tree, f) for i, f in sorted(by_word.items()) if i not in taken and "inside" not in f.row.flags]
    return told_once(tree, named_once(tree, kept))


def _content_mode(tree: Tree, this: Found, kind: str, below: list[int], by_word: dict[int, Found]) -> str | None:
    """What is threatened, asked for or refused, as a mode."""
    if kind not in {"REQUEST", "REJECT"}:
        return _threat_mode(kind, below, by_word)
    object_ = tree.undergoer(this.at) if this.verbal and not tree.passive(this.at) else None
    content = [*below, *tree.complements(this.at), *([object_] if object_ is not None else [])]
    content += [c for prep, c in tree.prepositions(this.at) if prep in {"for", "to", "on"}]
    return next((content_modes()[tree.lemmas[i]] for i in content if tree.lemmas[i] in content_modes()), None)


def _threat_mode(kind: str, below: list[int], by_word: dict[int, Found]) -> str | None:
    """What is threatened, as the mode of a threat."""
    if kind != "THREATEN" or not below:
        return None
    inner = by_word[below[0]]
    if inner.type == "ASSAULT":
        return "violence"
    if inner.type == "COERCE":
        return "arrest" if inner.mode == "arrest" else "territory" if inner.mode == "seize" else "restrict"
    if inner.type == "SANCTION":
        return "expel" if inner.mode == "expel" else "relations"
    return "relations" if inner.type == "RETREAT" else None


def _taken_in(tree: Tree, this: Found, by_word: dict[int, Found]) -> list[int]:
    """The triggers in a trigger's complement, nearest first: infinitives, clauses, objects and what hangs there."""
    reached: list[int] = []
    stack = [c for c in tree.children[this.at] if _complement(tree, c)]
    if this.carrier is not None and not this.verbal:
        stack += [c for c in tree.complements(this.carrier) if c != this.at]
    while stack:
        i = stack.pop(0)
        if i in by_word and i != this.at:
            reached.append(i)
        stack += [c for c in tree.children[i] if tree.relations[c] in DOWN and not _told_apart(tree, c)]
    return sorted(reached, key=lambda i: (len(tree.ancestors(i)), i))


def _complement(tree: Tree, c: int) -> bool:
    relation = tree.relations[c]
    if relation in {"obj", "xcomp", "ccomp", "nsubj:pass", "acl"}:
        return not _told_apart(tree, c)
    case = {tree.low[k] for k in tree.children[c] if tree.relations[k] in {"case", "mark"}}
    if relation in {"obl", "nmod"}:
        return bool(case & {"to", "for", "of", "on", "upon", "from", "with", "against", "in"}) and _abstract(tree, c)
    return relation == "advcl" and bool(case & {"to", "against", "from", "of", "on", "for"})


def _abstract(tree: Tree, c: int) -> bool:
    return tree.tags[c][:2] in {"NN", "VB"} and c not in tree.names


def _told_apart(tree: Tree, c: int) -> bool:
    """Whether a clause tells of what was done: a finite past inside what is asked or promised."""
    if tree.relations[c] not in {"ccomp", "acl", "acl:relcl", "advcl"}:
        return False
    auxiliaries = {tree.low[k] for k in tree.children[c] if tree.relations[k] in {"aux", "aux:pass"}}
    if auxiliaries & {"will", "would", "should", "must", "can", "could", "may", "might", "to", "shall"}:
        return False
    return tree.tags[c] == "VBD" or bool(auxiliaries & {"had", "has", "have", "was", "were"})


def _asked(tree: Tree, i: int) -> Found | None:
    """ "Russia said Sudan must return the aircraft": a demand, where the speaker is not the one who must."""
    verb = tree.heads[i]
    speech = tree.heads[verb]
    reported = tree.relations[verb] == "ccomp" and tree.lemmas[speech] in SPEAKS
    if tree.relations[i] != "aux" or not (reported or tree.relations[verb] in {"root", "ROOT"}):
        return None
    if not reported and not any(
        tree.lemmas[c] in SPEAKS and tree.relations[c] == "parataxis" for c in tree.children[verb]
    ):
        return None
    if tree.tags[verb][0] != "V":
        return None
    row = Row(tree.low[i], _NO_NEEDS, ("REQUEST", "REQUEST", "REQUEST"), None, frozenset({"must"}))
    return Found(verb, verb, row, "REQUEST", None, carrier=verb, carries="must")


def _ahead(tree: Tree, this: Found) -> Found:
    """A verb under "will": a promise of cooperation, or a threat where the speaker says it of itself."""
    if not this.verbal or this.carries == "must":
        return this
    auxiliaries = {tree.low[c]: c for c in tree.children[this.at] if tree.relations[c] == "aux"}
    if not auxiliaries.keys() & AHEAD:
        return this
    negated = any(tree.low[c] in {"not", "n't", "never", "no"} for c in tree.children[this.at])
    own = _own_word(tree, this.at)
    unless = any(tree.low[k] == "unless" for c in tree.children[this.at] for k in tree.children[c])
    if unless and not negated and this.type != "REQUEST":
        return dataclasses.replace(
            this, type="THREATEN", mode=_threat_mode("THREATEN", [this.at], {this.at: this}), planned=True
        )
    if negated:
        kind = "REJECT" if this.type in COOPERATIVE and own else this.type
        return dataclasses.replace(this, type=kind, planned=kind == this.type)
    if this.type in {"AID", "CONSULT", "COOPERATE", "RETREAT", "CONCEDE"} or (this.type == "SUPPORT" and own):
        return dataclasses.replace(this, type="AGREE", mode=None, planned=True)
    if own and this.type in {"ASSAULT", "SANCTION", "COERCE", "PROTEST", "REJECT"}:
        mode = _threat_mode("THREATEN", [this.at], {this.at: this})
        return dataclasses.replace(this, type="THREATEN", mode=mode, planned=True)
    return dataclasses.replace(this, planned=True)


def _own_word(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in what its own subject says: "the farmers said they would blockade the city"."""
    speech = tree.heads[verb]
    if tree.relations[verb] != "ccomp" or tree.lemmas[speech] not in SPEAKS:
        return False
    subject = tree.child(verb, "nsubj", "nsubj:pass")
    return subject is not None and tree.low[subject] in {"it", "he", "she", "they", "we", "i"}
