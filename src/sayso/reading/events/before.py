"""Who did it, from the words before an event's noun: "US-led strikes", "Russian and Syrian regime air raids"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.events.patterns import classes
from sayso.reading.events.phrases import Phrase
from sayso.reading.events.somebody import is_people
from sayso.reading.events.tree import Tree

__all__ = ["beforehand"]

REACH = 12
STANDS = frozenset({"anti", "pro", "non"})
"""Openings of an adjective for what somebody is against or for: "anti-government protests"."""
STATES = frozenset({"US", "U.S.", "UK", "U.K.", "UN", "U.N.", "NATO", "EU", "Nato"})
LED = frozenset({"led", "backed", "supported", "allied", "affiliated", "linked", "aligned"})
BODIES = frozenset(
    "regime government coalition opposition administration authority authorities forces force army police militia "
    "alliance junta resistance".split()
)
TARGETS = frozenset("column wing unit division convoy patrol contingent tank guard officer".split())
"""Armed bodies that are hit as often as they hit, where they stand before the noun: "a convoy attack"."""
BELONGING = frozenset("armed special federal royal national joint moderate islamist jihadist jihadi loyalist allied "
                      "ground border democratic islamic naval".split())  # fmt: skip
"""Adjectives of a body that stand before an event's noun; others are the event's own ("a deadly rebel raid")."""
INSIDE = frozenset(
    {"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBD", "VBG", "HYPH", "CC", ",", "POS", "''", "``", "FW", ":"}
)


def beforehand(tree: Tree, noun: int, *, persons: bool) -> list[Phrase]:
    """Those whom the words before an event's noun name as doing it, in the order of the text.

    Args:
        tree: The passage.
        noun: The event's noun.
        persons: Whether the name of a person there is one who does it ("the Karvel visit"); no one bombs by a name.
    """
    found: list[Phrase] = []
    for first, last in _parts(tree, noun):
        head = _body(tree, first, last, noun, persons=persons)
        ahead = last + 1 < noun and tree.tags[last + 1] in {"CC", ","}
        if head is not None and (head == last or not ahead):
            found.append((_opening(tree, first, head), head, head))
    return found


def _parts(tree: Tree, noun: int) -> Iterator[tuple[int, int]]:
    """The words before a noun that belong to it, parted where "and" joins them."""
    first = noun
    while first > 0 and noun - first < REACH and tree.tags[first - 1] in INSIDE and _belongs(tree, first - 1, noun):
        first -= 1
    while first < noun and tree.tags[first] in {"CC", ",", "HYPH", "POS", "''", "``", ":"}:
        first += 1
    begin = first
    for i in range(first, noun + 1):
        if i == noun or tree.tags[i] in {"CC", ","}:
            if begin < i:
                yield begin, i - 1
            begin = i + 1


def _belongs(tree: Tree, i: int, noun: int) -> bool:
    """Whether a word stands below the noun, and not in the phrase of a possessor."""
    while i != noun:
        if tree.heads[i] == i or tree.relations[i] in {"nmod:poss", "nsubj", "obj", "acl:relcl", "advcl", "obl"}:
            return False
        i = tree.heads[i]
    return True


def _body(tree: Tree, first: int, last: int, noun: int, *, persons: bool) -> int | None:
    """The last word of a part that names who does it; a building behind it is what is hit ("a police post attack")."""
    for i in range(last, first - 1, -1):
        if _names_body(tree, i, noun, persons=persons):
            return i
        if tree.lemmas[i] in classes()["site"] | classes()["territory"]:
            return None
    return None


def _names_body(tree: Tree, i: int, noun: int, *, persons: bool) -> bool:
    word, lemma = tree.passage.original(i), tree.lemmas[i]
    if tree.low[i].endswith("-led") or (tree.low[i] == "led" and i >= 2 and tree.tags[i - 1] == "HYPH"):
        return True
    if tree.tags[i + 1] == "HYPH" and i + 2 != noun:
        return False
    if lemma in classes()["aircraft"] or lemma in TARGETS:
        return False
    if i > 1 and tree.tags[i - 1] == "HYPH" and tree.low[i - 2] in STANDS:
        return False
    if lemma == "military" and tree.tags[i] == "JJ" and tree.tags[i - 1 : i] not in (["NNP"], ["JJ"]):
        return False
    if is_people(word) or lemma in BODIES or lemma in classes()["armed"]:
        return True
    label = tree.names.get(i)
    if label == "PER":
        return persons
    initials = label != "LOC" and tree.tags[i] == "NNP" and word.isupper() and len(word) > 1
    return (label == "ORG" and lemma not in classes()["site"]) or initials or word in STATES


def _opening(tree: Tree, first: int, head: int) -> int:
    """The first word of a body's phrase: names, peoples, "X-backed" and what belongs to it."""
    at = head
    while at > first:
        i = at - 1
        if tree.tags[at] == "VBN" and tree.tags[i] == "HYPH" or tree.tags[i] == "HYPH":
            at = i
            continue
        hyphened = tree.low[i] in LED and i > first and tree.tags[i - 1] == "HYPH"
        hyphened = hyphened or tree.low[i].rpartition("-")[2] in LED
        named = tree.tags[i][:2] == "NN" or is_people(tree.passage.original(i))
        capital = tree.tags[i] == "JJ" and i > 0 and tree.passage.original(i)[:1].isupper()
        if not (hyphened or named or capital or tree.low[i] in BELONGING or tree.tags[at] == "HYPH"):
            break
        at = i
    return at
