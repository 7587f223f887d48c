"""Triggers weighed against each other: what a promise, demand or refusal takes in, and one act told by two words."""

from __future__ import annotations

import dataclasses

from sayso.reading.events.finding import AHEAD, NEEDED, SPEAKS, Found
from sayso.reading.events.patterns import COOPERATIVE, Need, Row, content_modes, is_one
from sayso.reading.events.tree import Tree

__all__ = ["weigh"]

TAKES_IN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "SUPPORT"})
"""Verbal types whose complement is what is promised, asked, refused: no event of its own."""
HOLDS_ACTS = frozenset({"SUPPORT", "ACCUSE"})
MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "AID"})
JOINING = frozenset({"nsubj", "obl", "obl:agent", "advcl", "conj", "nsubj:pass", "xcomp", "obj"})
REACH = 3
"""Steps in the parse over which an effect looks for its act."""
DOWN = frozenset({"xcomp", "obj", "nmod", "conj", "compound", "acl", "advcl", "ccomp", "obl", "nsubj:pass", "iobj"})
SHOWERS = frozenset({"barrage", "salvo", "volley", "hail"})
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
    return _told_once(tree, _named_once(tree, kept))


def _named_once(tree: Tree, found: list[Found]) -> list[Found]:
    """The events without nouns that name what their own verb tells: "imposed a curfew", "the curfew imposed"."""
    types = {f.at: f.type for f in found if f.verbal}

    def told(noun: Found) -> bool:
        above = [tree.heads[i] for i in _measuring(tree, noun.at)]
        verbs = [*above, *(c for c in tree.children[noun.at] if tree.relations[c] in {"acl", "acl:relcl"})]
        return any(types.get(v) == noun.type and tree.undergoer(v) in _measuring(tree, noun.at) for v in verbs)

    return [f for f in found if f.verbal or (f.type == "ASSAULT" and tree.lemmas[f.at] not in SHOWERS) or not told(f)]


def _measuring(tree: Tree, noun: int) -> set[int]:
    """A noun and what measures it."""
    head = tree.heads[noun]
    return {noun, head} if tree.relations[noun] == "nmod" and tree.measured(head) == noun else {noun}


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


def _told_once(tree: Tree, found: list[Found]) -> list[Found]:
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
