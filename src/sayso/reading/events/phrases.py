"""The words of a participant: from what stands before its noun to the name behind it."""

from __future__ import annotations

from sayso.language.weekdays import WEEKDAYS
from sayso.reading.events.tree import Tree

__all__ = ["QUANTITIES", "Phrase", "phrase"]

Phrase = tuple[int, int, int]
"""First and last word of a participant, and its head."""

QUANTITIES = frozenset(
    "dozens hundreds thousands scores tens number group handful pair couple series majority some most many several one "
    "two three millions".split()
)
NAMING = frozenset({"appos", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "flat"})
LEFT = frozenset(
    {"amod", "compound", "flat", "nmod:poss", "nmod:desc", "advmod", "nmod:unmarked", "punct", "case", "goeswith"}
)


def phrase(tree: Tree, head: int, *, of: bool = True) -> Phrase:
    """The words of a participant: what stands before the noun, articles and numbers aside, and its "of" phrase."""
    first = head
    for c in sorted((c for c in tree.children[head] if c < head), reverse=True):
        if tree.relations[c] not in LEFT or not _close(tree, c, first):
            break
        first = min(c, *_below(tree, c)) if _below(tree, c) else c
    while first < head and (
        tree.tags[first] in {"DT", "CD", "JJR", "IN", "RB", ",", "PRP$", "``", "''"}
        or tree.low[first] in QUANTITIES | WEEKDAYS
    ):
        first += 1
    if tree.tags[first] == "HYPH":
        first += 2 if tree.low[first + 1] == "called" and first + 2 <= head else -1
    last = head
    for c in tree.children[head]:
        if c == last + 1 and tree.relations[c] in {"flat", "compound"}:
            last = max([c, *_below(tree, c)])
        if c > last and tree.relations[c] in NAMING and tree.names.get(c) == "PER" and _runs_on(tree, c, last):
            last = max([c, *(k for k in tree.children[c] if tree.relations[k] in {"flat", "compound"})])
        case = next((k for k in tree.children[c] if tree.relations[k] == "case"), None)
        if of and tree.relations[c] == "nmod" and case == last + 1 and tree.low[case] == "of":
            last = max([c, *[k for k in _below(tree, c) if k < c]])
            last = max(
                [last, *[k for k in tree.children[c] if tree.relations[k] in {"flat", "conj"} and k in tree.names]]
            )
    if [*tree.tags[last + 1 : last + 3]] == ["HYPH", "NNP"] or _hyphened(tree, last):
        last += 2
    named = next((e for e in tree.passage.names if e.start <= head < e.end), None)
    if named is not None and named.label_ != "LOC":
        first, last = min(first, named.start), max(last, named.end - 1)
    return first, last, head


def _hyphened(tree: Tree, last: int) -> bool:
    """Whether a person's name goes on behind a hyphen: "Ban Ki-moon"."""
    starts, ends = tree.passage.starts, tree.passage.ends
    if tree.names.get(last) != "PER" or tree.low[last + 1 : last + 2] != ["-"] or last + 2 >= len(tree.low):
        return False
    return ends[last] == starts[last + 1] and ends[last + 1] == starts[last + 2]


def _runs_on(tree: Tree, c: int, last: int) -> bool:
    """Whether a name follows its title at once: "candidate Sen. Anna Karvel", "Secretary of State Karvel"."""
    if any(tree.relations[k] == "case" and tree.tags[k] != "POS" for k in tree.children[c]):
        return False
    return min([c, *_below(tree, c)]) == last + 1


def _close(tree: Tree, c: int, first: int) -> bool:
    end = max([c, *_below(tree, c)])
    return end == first - 1 or all(tree.tags[k] in {"POS", "HYPH", "CD", ",", "JJS"} for k in range(end + 1, first))


def _below(tree: Tree, i: int) -> list[int]:
    return [k for c in tree.children[i] for k in (c, *_below(tree, c))]
