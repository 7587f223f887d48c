"""Reported clauses of a tree: the speech verb, its speaker, the clause and the clause's subject."""

from __future__ import annotations

import collections
import dataclasses
from typing import TYPE_CHECKING

from sayso.language.lemmas import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Tree", "agree", "statements"]

SPEECH = frozenset(
    "accuse acknowledge add admit allege announce argue ask assert assure boast caution charge claim comment "
    "complain conclude concede confirm contend declare deny disclose emphasize estimate explain insist joke "
    "maintain mention note observe point predict promise propose recall reckon remark reply report reveal say "
    "state stress suggest swear tell testify threaten urge vow warn wonder write quote".split()
)
SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})
CLAUSE = frozenset({"ccomp", "parataxis"})
LOOSE = frozenset({"punct", "appos", "acl:relcl", "parataxis"})
"""Relations that a phrase may lose or keep without being another phrase."""

Phrase = tuple[int, int, int] | None


@dataclasses.dataclass(frozen=True)
class Tree:
    """A sentence as rows: heads from 0, a root its own head."""

    words: Sequence[str]
    tags: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]


def statements(tree: Tree) -> Iterator[tuple[int, Phrase, int, Phrase]]:
    """Reported clauses: the speech verb, its speaker's phrase, the head of the clause, its subject's phrase.

    A phrase is its head, its first and its last word.
    """
    below: dict[int, list[int]] = collections.defaultdict(list)
    for i, head in enumerate(tree.heads):
        if head != i:
            below[head].append(i)

    def reach(word: int) -> set[int]:
        kept = (c for c in below[word] if tree.relations[c] not in LOOSE)
        return {word}.union(*map(reach, kept))

    def subject(word: int) -> Phrase:
        head = next((c for c in below[word] if tree.relations[c] in SUBJECT), None)
        return None if head is None else (head, min(reach(head)), max(reach(head)))

    for verb, (word, tag) in enumerate(zip(tree.words, tree.tags, strict=True)):
        speaker = subject(verb)
        if not tag.startswith("VB") or speaker is None or lemma(word, tag) not in SPEECH:
            continue
        clauses = [c for c in below[verb] if tree.relations[c] in CLAUSE and tree.tags[c][:1] in "VNJPRDCI"]
        if tree.relations[verb] == "parataxis":
            clauses.append(tree.heads[verb])
        yield from ((verb, speaker, clause, subject(clause)) for clause in clauses)


def same(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases have one head or one extent: "Professor Eastman" is one, whichever word is its head."""
    if one is None or other is None:
        return one is other
    return one[0] == other[0] or one[1:] == other[1:]


def agree(right: tuple[int, Phrase, int, Phrase], own: tuple[int, Phrase, int, Phrase]) -> bool:
    """Whether the verb, the speaker, the clause and its subject are the same."""
    return right[::2] == own[::2] and same(right[1], own[1]) and same(right[3], own[3])
