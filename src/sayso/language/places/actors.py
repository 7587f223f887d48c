"""Names of places that stand for a government, a people or a team: "Washington said", "the Karvel police"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.language.places.words import words

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["is_actor"]

SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
MODIFIERS = frozenset({"compound", "nmod:poss", "amod", "nmod", "nmod:unmarked", "flat"})
PARTNERS = frozenset({"with", "between", "against", "by"})
SEATS = frozenset({"country", "region", "capital", "continent", "seat"})


def is_actor(passage: Passage, first: int, last: int, feature: str | None) -> bool:
    """Whether a name of a place is what acts, or belongs to who does.

    Args:
        passage: The passage.
        first: The first token of the name.
        last: Its last.
        feature: What kind of place it is; only countries, regions and capitals act by themselves.
    """
    head = next((i for i in range(first, last + 1) if not first <= passage.heads[i] <= last), last)
    over, relation = passage.heads[head], passage.relations[head]
    if over == head:
        return False
    if relation in MODIFIERS and over > last and passage.lemmas[over].lower() in words("body"):
        return not (relation == "nmod:poss" and _names_a_place(passage, over))
    after = passage.low[last + 1] if last + 1 < len(passage.low) else ""
    if relation in MODIFIERS and after in words("body") and passage.low[first - 1 : first] != ["in"]:
        return True
    if feature not in SEATS:
        return False
    if relation == "conj" and passage.relations[over] in {*SUBJECTS, "obj"}:
        over, relation = passage.heads[over], passage.relations[over]
    if relation in SUBJECTS:
        return passage.tags[over].startswith("VB") and passage.lemmas[over].lower() not in words("still")
    if relation == "obj":
        return passage.lemmas[over].lower() in words("addressed")
    return _partner(passage, head, over)


def _names_a_place(passage: Passage, noun: int) -> bool:
    """Whether a name of its own stands behind a noun and its "of": "Karvelia's second city of Vesk"."""
    after = range(noun + 1, min(noun + 3, len(passage.low)))
    return [passage.low[i] for i in after][:1] == ["of"] and passage.tags[after[-1]] == "NNP"


def _partner(passage: Passage, head: int, over: int) -> bool:
    """Whether a name follows "with", "between", "against" or the "by" of an act, and no border is told of."""
    if passage.relations[head] == "conj":
        head, over = over, passage.heads[over]
    case = next((passage.low[i] for i in range(max(head - 3, 0), head) if passage.heads[i] == head), "")
    before = next((passage.low[i - 1] for i in range(max(head - 3, 1), head) if passage.low[i] == case), "")
    return case in PARTNERS and not {passage.lemmas[over].lower(), before} & words("border")
