"""How an event stands in the text: reported, planned, hypothetical, negated, or of another time."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.events.finding import AHEAD, Found
from sayso.reading.events.patterns import status_words
from sayso.reading.events.tree import Tree
from sayso.records import Status

__all__ = ["status"]

NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "none"})
PERHAPS = frozenset({"could", "may", "might", "can", "should", "must", "ought", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "acl:relcl", "advcl", "obj", "nmod", "obl", "nsubj", "nsubj:pass", "conj",
                     "compound", "parataxis", "obl:agent", "appos"})  # fmt: skip
TENSED = frozenset({"VBD", "VBZ", "VBP"})
UTTERED = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "CONCEDE", "PROTEST"})
"""What is done by words is done where somebody did something to do it: "went to the hall to complain"."""
KEPT_IN_PAST = frozenset({"historical", "negated"})


def status(tree: Tree, found: Found) -> Status:
    """The status that the words around a trigger give it."""
    told: Status | None = None
    for word in dict.fromkeys((found.at, found.clause)):
        told = told or _own(tree, word, found)
    if told is not None:
        return told
    if _named_act(tree, found):
        return "reported"
    if _thought_of(tree, found):
        return "hypothetical"
    if found.planned or _going(tree, found.clause):
        return "planned"
    if found.carries == "averts":
        return "negated"
    if found.carries in {"planned", "hypothetical"}:
        return "planned" if found.carries == "planned" else "hypothetical"
    return next(_above(tree, found), "reported")


def _named_act(tree: Tree, found: Found) -> bool:
    """ "The Karvel attacks": an act that a place names has been done, whatever is asked or said of it."""
    if found.verbal or found.carrier is not None or tree.relations[found.at] == "obj":
        return False
    beside = tree.children[found.at]
    named = any(tree.relations[c] == "compound" and tree.names.get(c) == "LOC" for c in beside)
    return named and any(tree.low[c] == "the" for c in beside)


def _thought_of(tree: Tree, found: Found) -> bool:
    """ "A strike could draw others in": an act without an article that tells it, in what may come of it."""
    at, head = found.at, tree.heads[found.at]
    if found.verbal and tree.tags[at] == "VBG" and tree.relations[at] in {"csubj", "nsubj"}:
        return any(tree.low[c] in PERHAPS | {"would"} and tree.relations[c] == "aux" for c in tree.children[head])
    if found.verbal or found.carrier is not None or tree.relations[at] != "nsubj" or tree.tags[at] == "NNS":
        return False
    perhaps = any(tree.low[c] in PERHAPS | {"would"} and tree.relations[c] == "aux" for c in tree.children[head])
    known = {"the", "this", "that", "these", "those"}
    return perhaps and not any(tree.low[c] in known or tree.relations[c] == "nmod:poss" for c in tree.children[at])


def _own(tree: Tree, i: int, found: Found) -> Status | None:
    """What stands beside the word itself: "not", "no", "may", "will"."""
    beside = {tree.low[c]: c for c in tree.children[i] if tree.relations[c] in {"advmod", "det", "aux", "mark", "case"}}
    only = {"only", "just", "until"} & {tree.low[c + 1] for c in beside.values() if c + 1 < len(tree.low)}
    refused = found.type == "REJECT" and found.row.types[2] != "REJECT"
    if beside.keys() & NEGATIONS and not only and not refused:
        return "negated"
    if _of_nobody(tree, i) and found.type != "REJECT":
        return "negated"
    if beside.keys() & {"would", "'d", "could", "might"} and "have" in beside:
        return "hypothetical"
    if beside.keys() & CONDITIONS:
        return "hypothetical"
    if beside.keys() & PERHAPS and found.carries != "must":
        return "hypothetical"
    if beside.keys() & AHEAD:
        return "planned" if found.planned or tree.low[beside[next(iter(beside.keys() & AHEAD))]] != "would" else None
    rather = any(tree.low[c] == "rather" and tree.relations[c] == "cc" for c in tree.children[i])
    return "negated" if rather or "without" in beside else None


def _of_nobody(tree: Tree, i: int) -> bool:
    """ "no shots were fired", "nobody was hurt"."""
    sides = [c for c in (tree.undergoer(i), tree.actor(i)) if c is not None] if tree.tags[i][0] == "V" else []
    heads = [*sides, *(k for c in sides for k in tree.children[c] if tree.relations[k] == "det")]
    return any(tree.low[c] in {"no", "nobody", "none", "neither"} for c in heads)


def _above(tree: Tree, found: Found) -> Iterator[Status]:
    """What the words above give, nearest first."""
    at = found.clause
    past = _tensed(tree, at) and not (found.carrier is None and not found.verbal)
    if _infinitive(tree, at) and tree.relations[at] in {"advcl", "acl", "root", "ROOT"} and found.carries != "must":
        governor = tree.heads[at]
        known = status_words().get((tree.lemmas[governor], _pos(tree, governor)))
        uttered = found.type in UTTERED and tree.relations[at] == "advcl" and _tensed(tree, governor)
        if known not in KEPT_IN_PAST and not (uttered and known is None):
            yield "planned" if known in {None, "planned"} else "hypothetical"
    if not found.verbal and found.carrier is None and tree.relations[at] == "nsubj" and _tensed(tree, tree.heads[at]):
        yield "reported"
    while tree.heads[at] != at and tree.relations[at] in CLAUSAL:
        head = tree.heads[at]
        if _tensed(tree, at) and tree.relations[at] in {"parataxis", "advcl", "acl:relcl"}:
            marks = {tree.low[c] for c in tree.children[at] if tree.relations[c] == "mark"}
            yield "hypothetical" if marks & CONDITIONS else "reported"
            return
        if tree.relations[at] != "conj":
            given = status_words().get((tree.lemmas[head], _pos(tree, head)))
            given = None if tree.low[head] == "able" and _was(tree, head) or _called(tree, at, head) else given
            direct = tree.relations[at] not in {"nsubj", "obl:agent"} and not _aside(tree, at)
            if given is not None and direct and (not past or given in KEPT_IN_PAST):
                yield given  # type: ignore[misc]
        marks = {tree.low[c] for c in tree.children[at] if tree.relations[c] == "mark"}
        if marks & CONDITIONS:
            yield "hypothetical"
        past = past or (_tensed(tree, head) and tree.relations[at] != "conj")
        if past and tree.relations[at] in {"advcl", "acl:relcl", "parataxis"} and not _participle(tree, at):
            return
        at = head


def _called(tree: Tree, at: int, head: int) -> bool:
    """Whether a noun is what something is called, or what is aimed at something: an act that has been done."""
    if tree.tags[at][0] != "N":
        return False
    called = tree.lemmas[head] == "call" and tree.relations[at] in {"xcomp", "ccomp", "obj"}
    return called or (tree.lemmas[head] == "aim" and tree.relations[at] == "nsubj:pass")


def _going(tree: Tree, at: int) -> bool:
    """Whether something is going to happen: "there are going to be riots"."""
    head = tree.heads[at]
    if tree.low[head] != "going" or tree.relations[at] not in {"xcomp", "ccomp"}:
        return False
    return any(tree.low[c] == "to" for k in (at, *tree.children[head]) for c in tree.children[k])


def _was(tree: Tree, i: int) -> bool:
    return any(tree.low[c] in {"was", "were", "been"} for c in tree.children[i])


def _aside(tree: Tree, at: int) -> bool:
    """Whether a clause or phrase only stands beside its verb: when, after, where it happened."""
    case = {tree.low[c] for c in tree.children[at] if tree.relations[c] in {"case", "mark"}}
    return bool(
        case & {"after", "before", "when", "while", "as", "during", "since", "in", "at", "by", "amid", "because"}
    )


def _participle(tree: Tree, at: int) -> bool:
    return tree.tags[at] in {"VBG", "VB"}


def _infinitive(tree: Tree, at: int) -> bool:
    return any(tree.low[c] == "to" and tree.relations[c] == "mark" for c in tree.children[at])


def _tensed(tree: Tree, i: int) -> bool:
    if tree.tags[i] in TENSED:
        return True
    past = {"was", "were", "had", "has", "have", "is", "are", "did"}
    return any(tree.low[c] in past and tree.relations[c] in {"aux", "aux:pass", "cop"} for c in tree.children[i])


def _pos(tree: Tree, i: int) -> str:
    return {"V": "verb", "N": "noun", "J": "adj"}.get(tree.tags[i][0], "")
