"""One act told by two words: a verb and the noun that names what it tells, an act and what it did."""

from __future__ import annotations

import dataclasses

from sayso.reading.events.finding import Found
from sayso.reading.events.patterns import is_one
from sayso.reading.events.tree import Tree

__all__ = ["named_once", "told_once"]

JOINING = frozenset({"nsubj", "obl", "obl:agent", "advcl", "conj", "nsubj:pass", "xcomp", "obj"})
REACH = 3
"""Steps in the parse over which an effect looks for its act."""
SHOWERS = frozenset({"barrage", "salvo", "volley", "hail"})


def named_once(tree: Tree, found: list[Found]) -> list[Found]:
    """The events without nouns that name what their own verb tells: "imposed a curfew", "the curfew imposed"."""
    types = {f.at: f.type for f in found if f.verbal}
    doers = {tree.actor(at) for at, kind in types.items() if kind == "ASSAULT"}

    def told(noun: Found) -> bool:
        if "doer" in noun.row.flags and noun.at in doers:
            return True
        above = [tree.heads[i] for i in _measuring(tree, noun.at)]
        verbs = [*above, *(c for c in tree.children[noun.at] if tree.relations[c] in {"acl", "acl:relcl"})]
        return any(types.get(v) == noun.type and tree.undergoer(v) in _measuring(tree, noun.at) for v in verbs)

    return [f for f in found if f.verbal or _may_stay(tree, f) or not told(f)]


def _may_stay(tree: Tree, noun: Found) -> bool:
    """Whether a noun of attack stands beside its verb, which joins them; what is fired, and who, does not."""
    return noun.type == "ASSAULT" and tree.lemmas[noun.at] not in SHOWERS and "doer" not in noun.row.flags


def _measuring(tree: Tree, noun: int) -> set[int]:
    """A noun and what measures it."""
    head = tree.heads[noun]
    return {noun, head} if tree.relations[noun] == "nmod" and tree.measured(head) == noun else {noun}


def told_once(tree: Tree, found: list[Found]) -> list[Found]:
    """The events with those that only tell what an act beside them did taken into it: "an airstrike killed four"."""
    kept = {f.at: f for f in found}
    told: dict[int, int] = {}
    for effect in (kept[f.at] for f in found if "effect" in f.row.flags):
        at = told.get(tree.heads[effect.at]) if tree.relations[effect.at] == "conj" else None
        if at in {None, effect.at} or at not in kept or kept[at].type != effect.type:
            at = _act_beside(tree, effect, kept, acts=True)
        if at is None:
            at = _act_beside(tree, effect, kept, acts=False)
        if at is not None:
            act = kept[at]
            told[effect.at] = at
            del kept[effect.at]
            carrier = act.carrier if act.carrier is not None or act.verbal else effect.at
            carries = act.carries or _role(tree, act.at, effect.at)
            parts = (*act.parts, effect.at, *effect.parts)
            kept[at] = dataclasses.replace(act, parts=parts, carrier=carrier, carries=carries)
    return [kept[i] for i in sorted(kept)]


def _act_beside(tree: Tree, effect: Found, kept: dict[int, Found], *, acts: bool) -> int | None:
    """The nearest act, or else effect, that the parse joins an effect to, through other effects and bare nouns."""
    seen, now = {effect.at}, [effect.at]
    for _ in range(REACH):
        now = [k for i in now for k in _joined_to(tree, i) if k not in seen]
        for i in now:
            this = kept.get(i)
            fits = this is not None and this.type == effect.type and ("effect" in this.row.flags) != acts
            if fits and not _other_victims(tree, effect.at, i):
                return i
        seen |= set(now)
        now = [i for i in now if i not in kept or "effect" in kept[i].row.flags]
    return None


def _joined_to(tree: Tree, i: int) -> list[int]:
    """The words that a verb or noun shares its act with: subjects, "in" and "by", "when", participles, conjuncts."""
    if tree.tags[i][0] == "N":
        wanted = {"nmod", "conj", "acl", *({"acl:relcl"} if tree.relations[i] == "nsubj" else ())}
        return [c for c in tree.children[i] if tree.relations[c] in wanted]
    near = [c for c in tree.children[i] if tree.relations[c] in JOINING and not _elsewhere(tree, c)]
    if tree.relations[i] in {"advcl", "conj", "acl", "xcomp", "acl:relcl", "parataxis"}:
        near.append(tree.heads[i])
    return near


def _other_victims(tree: Tree, effect: int, act: int) -> bool:
    """Whether "after" joins a second act with victims of its own: "shot dead after his guards were stabbed"."""
    if tree.heads[act] != effect or tree.relations[act] != "advcl" or tree.tags[act] == "VBG":
        return False
    after = any(tree.low[k] in {"after", "as", "while"} for k in tree.children[act] if tree.relations[k] == "mark")
    victim = tree.undergoer(act)
    return after and victim is not None and is_one(tree, victim, frozenset(), ("person",))


def _elsewhere(tree: Tree, c: int) -> bool:
    """Whether a phrase tells of another time: "before an attack", "since the war"."""
    return any(
        tree.low[k] in {"before", "since", "until"} for k in tree.children[c] if tree.relations[k] in {"case", "mark"}
    )


def _role(tree: Tree, act: int, effect: int) -> str:
    return "acts" if tree.heads[act] == effect and tree.relations[act] == "nsubj" else "beside"
