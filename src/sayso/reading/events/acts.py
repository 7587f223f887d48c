"""The acts of a passage side by side: which of them a word stands nearest to, and whether the parse joins it to one."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence

from sayso.reading.attributions.cues import cue_verbs
from sayso.reading.events.finding import Found
from sayso.reading.events.joining import joined
from sayso.reading.events.tree import SUBJECTS, Tree

__all__ = ["Acts", "tells"]

MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "AID"})
CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp"})


CONTENTS = frozenset({"clause", "bare", "that"})
"""How what is told goes on behind a verb of telling."""


def tells(lemma: str) -> bool:
    """Whether a verb tells something, so that its day may be that of telling: "announced", not "began".

    >>> tells("announce"), tells("begin"), tells("kill")
    (True, False, False)
    """
    cue = cue_verbs().get(lemma)
    return cue is not None and not cue.attitude and bool(cue.frames & CONTENTS)


@dataclasses.dataclass(frozen=True)
class Acts:
    """The triggers of a passage with its tree."""

    tree: Tree
    found: Sequence[Found]

    @functools.cached_property
    def words(self) -> frozenset[int]:
        """The words of all triggers."""
        return frozenset(i for f in self.found for i in (f.at, f.clause, *f.parts))

    def joins(self, word: int) -> bool:
        """Whether the parse joins a word of a place or a time to any act."""
        return any(joined(self.tree, found, word, self.words) is not None for found in self.found)

    @functools.cached_property
    def _by_sentence(self) -> Mapping[int, list[int]]:
        """The acts of each sentence, by its first word."""
        acts: dict[int, list[int]] = {}
        for k, act in enumerate(self.found):
            if act.type in MATERIAL:
                acts.setdefault(self.tree.sentence(act.at).start, []).append(k)
        return acts

    def nearest(self, word: int) -> int | None:
        """The act that a word of its sentence stands nearest to: the last before it, else the first behind it."""
        acts = self._by_sentence.get(self.tree.sentence(word).start, [])
        before = [k for k in acts if self.found[k].at < word]
        return before[-1] if before else acts[0] if acts else None

    def clause_apart(self, k: int, head: int) -> bool:
        """Whether a word stands in a clause of its own that does not hold an act ("before troops left in May")."""
        tree, above = self.tree, self.tree.ancestors(self.found[k].at)
        verb = next((i for i in tree.ancestors(head) if tree.tags[i][0] == "V"), None)
        if verb is None or verb in above or tree.relations[verb] not in CLAUSES:
            return False
        finite = tree.relations[verb] == "advcl" and tree.tags[verb] in {"VBD", "VBZ", "VBP"}
        return finite or any(tree.relations[c] in {*SUBJECTS, "nsubj:pass"} for c in tree.children[verb])
