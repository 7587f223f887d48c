"""Acts that only somebody can do: what laws, deals, plans and moods bring about is none of them."""

from __future__ import annotations

from sayso.reading.events.finding import Found
from sayso.reading.events.patterns import nouns as event_nouns
from sayso.reading.events.somebody import abstract, is_means, is_somebody
from sayso.reading.events.tree import Tree
from sayso.reading.lexicon import words

__all__ = ["by_nobody"]

SPOKEN = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "ACCUSE",
                    "THREATEN", "COERCE", "SANCTION"})  # fmt: skip
MATERIAL = frozenset({"COERCE", "SANCTION", "ASSAULT"})
JUDGED = frozenset("hard easy difficult tough impossible wrong right fair unfair important tempting foolish".split())
ADVICE = frozenset({"should", "ought"})
OPINED = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "CONSULT"})


def by_nobody(tree: Tree, found: Found) -> bool:
    """Whether a trigger has a subject that cannot do what it tells, or only says what should be done."""
    if not found.verbal and found.carries != "does":
        return False
    if found.type in OPINED and _advised(tree, found.at):
        return True
    if found.type in SPOKEN and _weighed(tree, found.at):
        return True
    if found.type == "CONCEDE" and tree.tags[found.at] == "VBG" and tree.relations[found.at] == "advcl":
        return True
    subject = tree.actor(found.clause)
    if subject is not None and tree.low[subject] == "you" and found.type in SPOKEN:
        return True
    if subject is None or found.row.flags & {"nobody", "swap"} or tree.tags[subject] not in {"NN", "NNS"}:
        return False
    subject = tree.measured(subject)
    if is_somebody(tree, subject) or tree.tags[subject] not in {"NN", "NNS"}:
        return False
    if is_means(tree, subject):
        return found.type in OPINED
    if found.type in MATERIAL and tree.lemmas[subject] in event_nouns():
        return False
    if found.type == "ASSAULT":
        return abstract(tree, subject)
    return found.type in SPOKEN and tree.lemmas[subject] not in words("event_voices")


def _weighed(tree: Tree, verb: int) -> bool:
    """Whether an act is only called hard, easy, right or wrong: "it is hard to blame him"."""
    head = tree.heads[verb]
    return head != verb and tree.tags[verb] == "VB" and tree.low[head] in JUDGED


def _advised(tree: Tree, verb: int) -> bool:
    return any(tree.low[c] in ADVICE and tree.relations[c] == "aux" for c in tree.children[verb])
