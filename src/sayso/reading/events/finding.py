"""Words of a passage that tell of an event: verbs, nouns with or without a verb that carries them, adjectives."""

from __future__ import annotations

import dataclasses

from sayso.reading.events.patterns import Row, adjectives, light_verbs, not_events, nouns, verbs
from sayso.reading.events.tree import Tree

__all__ = ["Found", "candidates"]

AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
SPEAKS = frozenset("say tell announce declare state add note stress insist conclude reiterate warn argue".split())
VEHICLES = frozenset(
    "effort attempt campaign operation mission process drive incident action initiative spree rampage plot scene bid "
    "programme program force".split()
)
"""Nouns that only carry the event noun before them: "a rescue effort", "the bombing campaign"."""
NEEDED = frozenset({"must", "should", "ought"})
AHEAD = frozenset({"will", "would", "shall", "'ll", "wo"})


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A trigger in a passage.

    ``at`` is its word, ``last`` the last word of the trigger's span, ``carrier`` the verb that carries a noun and
    ``carries`` how ("does", "suffers", "happens", "acts", ...). ``planned`` marks a type that "will" made of another.
    """

    at: int
    last: int
    row: Row
    type: str
    mode: str | None
    carrier: int | None = None
    carries: str = ""
    planned: bool = False
    verbal: bool = True
    parts: tuple[int, ...] = ()
    first: int = -1

    @property
    def clause(self) -> int:
        """The word whose subjects, places and times are the event's."""
        return self.carrier if self.carrier is not None else self.at


def candidates(tree: Tree) -> list[Found]:
    """Every trigger of a passage by its own row, before they are weighed against each other."""
    found: list[Found] = []
    for i, tag in enumerate(tree.tags):
        lemma = tree.lemmas[i]
        if i > 1 and tree.tags[i - 1] == "HYPH" and tag[0] in "NV" and (whole := _hyphened(tree, i)):
            found += whole
            continue
        if tag == "VBG" and tree.low[i] in nouns() and _nominal(tree, i):
            found += _noun(tree, i, tree.low[i])
        elif tag[0] == "V" and lemma in verbs() and tree.relations[i] not in AUXILIARY:
            found += _verb(tree, i)
        elif tag[0] == "N" and lemma in nouns():
            found += _noun(tree, i, lemma)
        if (tag[0] == "J" or (tag == "VBN" and _copular(tree, i))) and tree.low[i] in adjectives():
            found = [f for f in found if f.at != i] + _rows(tree, i, adjectives()[tree.low[i]], verbal=True)
    return found


def _hyphened(tree: Tree, i: int) -> list[Found]:
    """A trigger that is written with a hyphen, by its last word: "a sit-in", "test-fired"."""
    whole = f"{tree.low[i - 2]}-{tree.lemmas[i]}"
    if tree.tags[i][0] == "N" and whole in nouns():
        return [dataclasses.replace(one, first=i - 2) for one in _noun(tree, i, whole)]
    return _rows(tree, i, verbs()[whole], verbal=True) if tree.tags[i][0] == "V" and whole in verbs() else []


def _nominal(tree: Tree, i: int) -> bool:
    """Whether an -ing form stands as a noun: behind an article or a preposition, with no object."""
    if any(tree.relations[c] == "obj" for c in tree.children[i]):
        return False
    return any(tree.relations[c] in {"det", "case", "amod", "nmod:poss"} for c in tree.children[i])


def _copular(tree: Tree, i: int) -> bool:
    return any(tree.lemmas[c] in {"be", "seem", "remain"} for c in tree.children[i])


def _verb(tree: Tree, i: int) -> list[Found]:
    lemma = tree.lemmas[i]
    if tree.relations[i] in {"amod", "compound"} and tree.tags[i] != "VBG" and not tree.misread(i):
        return []
    if any(row.holds(tree, i) for row in not_events().get((lemma, "verb"), ())):
        return []
    return _rows(tree, i, verbs()[lemma], verbal=True)


def _rows(tree: Tree, i: int, rows: tuple[Row, ...], *, verbal: bool) -> list[Found]:
    for row in rows:
        if row.holds(tree, i):
            if row.types[2] == "-" and row.types[0] == "-":
                return []
            parts = [c for c in tree.children[i] if tree.relations[c] == "compound:prt"]
            return [Found(i, max([i, *(c for c in parts if c == i + 1)]), row, row.types[2], row.mode, verbal=verbal)]
    return []


def _noun(tree: Tree, i: int, lemma: str) -> list[Found]:
    first = i
    if tree.relations[i] in {"compound", "nmod:poss", "flat"} and tree.tags[tree.heads[i]][:1] == "N":
        if tree.lemmas[tree.heads[i]] not in VEHICLES or tree.relations[i] != "compound":
            return []
        i = tree.heads[i]
    if any(row.holds(tree, i) for row in not_events().get((lemma, "noun"), ())):
        return []
    carrier, carries = carried(tree, i)
    for row in nouns()[lemma]:
        if not row.holds(tree, i):
            continue
        if row.types[0] == "-" or ("held" in row.flags and carries not in {"does", "suffers"}):
            return []
        if "acting" in row.flags and carries != "acts":
            return []
        if "weak" in row.flags and not carries and not _joined(tree, i):
            return []
        return [Found(i, i, row, row.types[2], row.mode, carrier, carries, verbal=False, first=first)]
    return []


def _joined(tree: Tree, i: int) -> bool:
    """Whether a noun names who takes part: a possessor, a people, "by", "with", "between", "against"."""
    if any(prep in {"by", "with", "between", "against", "on", "of", "to", "for"} for prep, _ in tree.prepositions(i)):
        return True
    return any(c in tree.names or tree.relations[c] == "nmod:poss" for c in tree.beside(i))


def carried(tree: Tree, i: int) -> tuple[int | None, str]:
    """The verb that carries a noun and how: "carried out an attack", "came under fire", "an attack took place"."""
    relation, head = tree.relations[i], tree.heads[i]
    while relation == "conj" and head != i and tree.tags[head][0] == "N":
        i, relation, head = head, tree.relations[head], tree.heads[head]
    while relation == "nmod" and tree.measured(head) == i:
        i, relation, head = head, tree.relations[head], tree.heads[head]
    if head == i or tree.tags[head][0] != "V":
        return _relative(tree, i)
    particle = next((tree.low[c] for c in tree.children[head] if tree.relations[c] == "compound:prt"), "")
    if tree.low[head + 1 : head + 2] == ["place"]:
        particle = "place"
    name = " ".join(filter(None, (tree.lemmas[head], particle)))
    if relation in {"obl", "nmod", "ccomp"}:
        case = next((tree.low[c] for c in tree.children[i] if tree.relations[c] == "case"), "")
        if case == "in" and particle == "":
            name = f"{tree.lemmas[head]} in" if tree.lemmas[head] in {"engage", "participate"} else f"{name} {case}"
        kind = light_verbs().get(f"{name} {case}" if case not in name.split() else name, "")
        return (head, kind) if kind in {"does", "suffers"} else (None, "")
    kinds = light_verbs().get(name, light_verbs().get(tree.lemmas[head], "")).split("/")
    subject = (relation in {"nsubj", "nsubj:outer"} and not tree.passive(head)) or relation == "csubj"
    wanted = {"happens", "acts"} if subject else {"does", "suffers", "averts", "planned", "hypothetical"}
    kind = next((k for k in kinds if k in wanted), "")
    if relation in {"obj", "nsubj:pass", "nsubj", "xcomp"} and kind:
        return head, kind
    return _relative(tree, i)


def _relative(tree: Tree, i: int) -> tuple[int | None, str]:
    """ "the attack carried out by rebels", "talks held in Geneva": a clause behind the noun that carries it."""
    for c in tree.children[i]:
        if tree.relations[c] in {"acl", "acl:relcl"} and tree.undergoer(c) == i:
            particle = next((tree.low[k] for k in tree.children[c] if tree.relations[k] == "compound:prt"), "")
            kind = light_verbs().get(" ".join(filter(None, (tree.lemmas[c], particle))), "").split("/")
            if "does" in kind:
                return c, "does"
    return None, ""
