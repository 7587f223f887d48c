"""The nouns on both sides of an event: subjects and objects, possessors, what stands behind its prepositions."""

from __future__ import annotations

from sayso.reading.events.before import beforehand
from sayso.reading.events.finding import Found
from sayso.reading.events.patterns import classes, verbs
from sayso.reading.events.patterns import nouns as event_nouns
from sayso.reading.events.phrases import Phrase
from sayso.reading.events.somebody import is_means, is_somebody
from sayso.reading.events.tree import Tree

__all__ = ["TIMES", "before", "is_act", "joint", "of_clause", "of_noun", "of_verb", "others", "owner"]

BEHIND = ("against", "on", "upon", "at", "with", "to", "from", "of", "for", "into")
NOUN_RECIPIENT = ("on", "against", "upon", "of", "to", "with", "for", "into")
TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday week month year night day "
                  "morning evening afternoon january february march april may june july august september october "
                  "november december".split())  # fmt: skip
TOLD = ("for", "to", "with", "at")
FIRED = ("at", "on", "against", "upon", "into", "towards", "toward")
VICTIMS = frozenset("civilian child woman people resident citizen villager family student worshipper person".split())
"""Who is hurt, not who hurts, where a headline leaves out the verb: "13 civilians killed 43 injured in an attack"."""
OPENING = {"for": frozenset({"prepare", "plan", "ready", "gear"}),
           "with": frozenset({"respond", "retaliate", "reply", "answer", "react", "strike", "hit", "continue"}),
           "to": frozenset({"resort", "return"})}  # fmt: skip
"""Verbs whose subject does the act behind a preposition: "prepared for a strike", "responded with air raids"."""
SHOTS = frozenset({"fire", "gunfire", "shot", "gunshot"})
"""Nouns whose "at" is where they are aimed."""
AIMED = frozenset({"on", "against", "upon", "by", "from", "between", "with"})


def of_verb(tree: Tree, found: Found) -> tuple[list[int], list[int]]:
    """Subject and object of an event's verb or of the verb that carries its noun, and of the effects told with it."""
    doing = _doers(tree, found)
    done_to = _undergoers(tree, found)
    for part in found.parts:
        more, victims = tree.actor(part), tree.undergoer(part)
        if more is not None and tree.lemmas[more] in VICTIMS:
            done_to, more = [*done_to, *([more] if more not in done_to else [])], None
        doing += [more] if more is not None and more not in {found.at, *doing} and not found.verbal else []
        done_to += [victims] if victims is not None and victims not in {found.at, *done_to} else []
    return doing, done_to


def _doers(tree: Tree, found: Found) -> list[int]:
    """The subject of a verb, or the agent; of what is fired, the craft that it is fired from."""
    verb = found.clause
    actor = None if found.carries in {"happens", "acts", "averts"} else tree.actor(verb)
    if actor is not None and tree.relations[actor] == "obj" and found.type == "REQUEST":
        actor = _protesters(tree, actor)
    if actor is not None and tree.relations[verb] == "acl":
        actor = _above_victims(tree, found, verb, actor)
    if actor is None and found.verbal:
        actor = _in_act(tree, found)
    somebody = actor is not None and (is_somebody(tree, actor) or tree.low[actor] == "it") and not is_means(tree, actor)
    if actor is not None and actor != found.at and ("nobody" not in found.row.flags or somebody):
        return [actor]
    craft = classes()["aircraft"] if found.type == "ASSAULT" else frozenset()
    return [c for prep, c in tree.prepositions(verb) if prep == "from" and tree.lemmas[c] in craft]


def _protesters(tree: Tree, actor: int) -> int:
    """Who holds the protest that calls for something: "parents staged demonstrations calling for a vote"."""
    protest = any(row.types[2] == "PROTEST" for row in event_nouns().get(tree.lemmas[actor], ()))
    holder = tree.actor(tree.heads[actor]) if protest and tree.tags[tree.heads[actor]][0] == "V" else None
    return actor if holder is None else holder


def _undergoers(tree: Tree, found: Found) -> list[int]:
    """The object of a verb, whom something is given, or what stands behind the preposition of a recipient."""
    verb, object_ = found.clause, tree.undergoer(found.clause)
    unmeant = object_ in {None, found.at} or found.carries == "happens" or object_ == tree.actor(verb)
    done_to = [] if object_ is None or unmeant else [object_]
    given = next((c for c in tree.children[verb] if tree.relations[c] in {"iobj", "obj"} and c != object_), None)
    if given is not None and found.verbal and (object_ is None or tree.passive(verb)):
        return [*done_to, given] if is_somebody(tree, given) or not done_to else done_to
    if found.type == "REQUEST" and found.verbal and object_ is None:
        done_to = _told_to(tree, found)
    if given is not None and found.verbal and found.type != "ASSAULT":
        return [given]
    wanted = _recipient_prepositions(found) or (() if done_to else BEHIND)
    behind = dict(reversed(tree.prepositions(verb)))
    if found.row.recipient and object_ is not None and not is_somebody(tree, object_):
        behind = {**dict(reversed(tree.prepositions(tree.measured(object_)))), **behind}
        done_to = [o for o in done_to if _is_place(tree, o)]
    checked = found.type == "COERCE" and bool(found.row.recipient)
    first = next((behind[p] for p in wanted if p in behind and (checked or _may_take_part(tree, behind[p]))), None)
    if first is None or not (found.verbal or found.carries == "does"):
        return done_to
    return [first] if found.row.recipient else [*done_to, first]


def _told_to(tree: Tree, found: Found) -> list[int]:
    """Who is to do what a clause asks: "demanded that the militia disband"."""
    clauses = [c for c in tree.complements(found.at) if tree.relations[c] == "ccomp"]
    subjects = [s for c in clauses if (s := tree.child(c, "nsubj")) is not None]
    return [s for s in subjects if is_somebody(tree, s) and tree.tags[s][:2] == "NN"][:1]


def _above_victims(tree: Tree, found: Found, verb: int, actor: int) -> int | None:
    """Who does what the parse hangs on a thing, or on the victims of what he did just before.

    "Targeted a suburb killing ten", "killing two people injuring ten".
    """
    at = actor
    while tree.relations[at] == "nmod":
        at = tree.heads[at]
    above = tree.heads[at]
    if tree.relations[at] != "obj" or tree.tags[verb] != "VBG":
        return actor
    repeated = "effect" in found.row.flags and tree.tags[above] == "VBG"
    return tree.actor(above) if repeated or not is_somebody(tree, actor) else actor


def _recipient_prepositions(found: Found) -> tuple[str, ...]:
    """The prepositions of a row's recipient; what is fired "at" may be fired "on" or "into"."""
    named = found.row.recipient
    if named is None:
        return ()
    return FIRED if found.type == "ASSAULT" and named in FIRED else (named, *TOLD) if named in TOLD else (named,)


def _is_place(tree: Tree, i: int) -> bool:
    return tree.lemmas[i] in classes()["site"] | classes()["territory"] or tree.names.get(i) == "LOC"


def _in_act(tree: Tree, found: Found) -> int | None:
    """Whose the act is in which somebody is hit: "targeted in raids by the coalition", "killed during his assault"."""
    for prep, c in tree.prepositions(found.at):
        if prep in {"in", "during", "by", "for"} and tree.lemmas[c] in _told():
            by = next((d for p, d in tree.prepositions(c) if p == "by"), None)
            return by if by is not None else tree.child(c, "nmod:poss")
    if not tree.passive(found.at):
        return None
    return next((tree.child(c, "obl:agent") for c in tree.complements(found.at) if not tree.passive(c)), None)


def of_noun(tree: Tree, found: Found) -> tuple[list[int], list[int]]:
    """Possessors and what stands behind the noun's prepositions; joined nouns share what stands behind the last."""
    owners = [c for c in tree.beside(found.at) if tree.relations[c] == "nmod:poss" and tree.lemmas[c] not in TIMES]
    doing = [owner(tree, c) for c in owners]
    done_to = [c for c in tree.beside(found.at) if found.type == "ASSAULT" and _is_target(tree, c)]
    doing += [
        by for c in tree.children[found.at] if tree.tags[c] == "VBN" and (by := tree.child(c, "obl:agent")) is not None
    ]
    if any(tree.low[c] == "on" and tree.relations[c] == "case" for c in tree.children[found.at]):
        doing += [c for c in tree.children[found.at] if tree.relations[c] == "nsubj"]
    if found.carries == "suffers" and found.carrier is not None:
        doing += [c for p, c in tree.prepositions(found.carrier) if p in {"from", "by"} and is_somebody(tree, c)]
    behind = [pair for i in _alike(tree, found.at) for pair in tree.prepositions(i)]
    for prep, c in behind or _right_behind(tree, found.at):
        if prep in {"by", "between"} or (prep == "from" and tree.names.get(c) != "LOC"):
            doing.append(c)
        elif (prep in NOUN_RECIPIENT or (prep == "at" and tree.lemmas[found.at] in SHOTS)) and _may_take_part(tree, c):
            done_to.append(c)
    return doing, done_to + _victims_of_both(tree, found)


def _victims_of_both(tree: Tree, found: Found) -> list[int]:
    """Who suffers by an act that "and" joins to another: "people were killed by strikes and shelling"."""
    first = tree.heads[found.at]
    verb = tree.heads[first]
    joined = tree.relations[found.at] == "conj" and tree.relations[first] in {"obl", "obl:agent"}
    if found.type != "ASSAULT" or not joined or tree.lemmas[first] not in _told() or not tree.passive(verb):
        return []
    victim = tree.undergoer(verb)
    return [] if victim is None else [victim]


def _is_target(tree: Tree, c: int) -> bool:
    """Whether a building before the noun is what is hit: "the mosque attack"."""
    built = tree.relations[c] == "compound" and tree.tags[c] == "NN" and c not in tree.names
    return built and tree.lemmas[c] in classes()["site"] and not is_means(tree, c)


def before(tree: Tree, found: Found) -> list[Phrase]:
    """Who stands before the noun, or before the one that it is joined to: "Veldian raids and shelling"."""
    persons = found.type != "ASSAULT"
    own = beforehand(tree, found.at, persons=persons)
    head = tree.heads[found.at]
    if own or tree.relations[found.at] != "conj" or tree.lemmas[head] not in _told():
        return own
    if any(tree.relations[c] in {"det", "nmod:poss"} for c in tree.children[found.at]):
        return own
    return beforehand(tree, head, persons=persons)


def _told() -> frozenset[str]:
    return frozenset(event_nouns()) | classes()["attack"]


def _alike(tree: Tree, noun: int) -> list[int]:
    """An event's noun, and the event nouns that "and" joins to it."""
    return [c for c in tree.conjuncts(noun) if c == noun or tree.lemmas[c] in _told()]


def owner(tree: Tree, c: int) -> int:
    """A possessor; of "whose" the noun before it."""
    if tree.tags[c] != "WP$":
        return c
    return next((i for i in range(c - 1, -1, -1) if tree.tags[i][0] in "NP"), c)


def _right_behind(tree: Tree, noun: int) -> list[tuple[str, int]]:
    """What a preposition of aim right behind the noun leads to, where the parse hangs it on the verb."""
    case = noun + 1
    shot = case < len(tree.low) and tree.low[case] == "at" and tree.lemmas[noun] in SHOTS
    if case < len(tree.low) and (shot or tree.low[case] in AIMED) and tree.relations[case] == "case":
        return [(tree.low[case], tree.heads[case])]
    return []


def of_clause(tree: Tree, found: Found) -> list[int]:
    """The subject above an attack's noun: "they took the town in an offensive"."""
    at = found.at
    if found.type != "ASSAULT" or found.carrier is not None or tree.relations[at] not in {"obl", "nmod"}:
        return []
    case = {tree.low[c] for c in tree.children[at] if tree.relations[c] == "case"}
    verb = tree.heads[at]
    if tree.tags[verb][0] != "V" or tree.passive(verb):
        return []
    if tree.lemmas[verb] in OPENING.get(next(iter(case), ""), ()):
        subject = tree.actor(verb)
        return [subject] if subject is not None and is_somebody(tree, subject) else []
    if not case & {"in", "with", "during", "through"}:
        return []
    acts = any(row.types[2] in {"ASSAULT", "COERCE"} and "swap" not in row.flags and row.holds(tree, verb)
               for row in verbs().get(tree.lemmas[verb], ()))  # fmt: skip
    subject = tree.actor(verb) if acts else None
    return [subject] if subject is not None and is_somebody(tree, subject) else []


def is_act(tree: Tree, c: int) -> bool:
    """Whether a noun is that of an act, and no meeting or rally that may be hit itself."""
    rows = event_nouns().get(tree.lemmas[c], ())
    return bool(rows) and not all(row.types[2] in {"PROTEST", "CONSULT", "-"} for row in rows)


def _may_take_part(tree: Tree, c: int) -> bool:
    return tree.tags[c][:1] in {"N", "P", "C"} and tree.lemmas[c] not in TIMES and not is_act(tree, c)


def others(tree: Tree, found: Found, done_to: list[int]) -> list[int]:
    """The other side of what both sides do alike: "with", "between", or the object where it is somebody."""
    behind = [c for prep, c in tree.prepositions(found.clause) if prep in {"with", "against", "between"}]
    if not behind and not found.verbal and tree.relations[found.at] == "nsubj":
        behind = [c for prep, c in tree.prepositions(tree.heads[found.at]) if prep == "between"]
    sides = [c for c in done_to if found.verbal and is_somebody(tree, c)]
    return [c for c in dict.fromkeys([*sides, *behind]) if _may_take_part(tree, c)]


def joint(tree: Tree, found: Found) -> list[int]:
    """Who does with somebody what a noun tells: the subject of its clause ("they won it in talks with the mayor")."""
    at = found.at
    while tree.relations[at] in {"nmod", "conj"} and tree.tags[tree.heads[at]][0] == "N":
        at = tree.heads[at]
        if tree.relations[found.at] == "nmod" and is_somebody(tree, at):
            return [at]
    verb = tree.heads[at]
    if tree.relations[at] not in {"obl", "obj", "nsubj:pass"} or tree.tags[verb][0] != "V":
        return []
    side = tree.undergoer(verb) if tree.passive(verb) else tree.actor(verb)
    return [side] if side is not None and side != at and is_somebody(tree, side) else []
