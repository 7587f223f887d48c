"""Who does an event to whom, from the syntax alone: no one is named whom the clause does not give."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.language.places import people_of
from sayso.reading.events.finding import Found
from sayso.reading.events.patterns import classes, is_one, mode_words
from sayso.reading.events.patterns import nouns as event_nouns
from sayso.reading.events.tree import Tree

__all__ = ["Phrase", "participants", "phrase"]

Phrase = tuple[int, int, int]
"""First and last word of a participant, and its head."""

BEHIND = ("against", "on", "upon", "at", "with", "to", "from", "of", "for", "into")
NOUN_RECIPIENT = ("on", "against", "upon", "of", "to", "with", "for", "into")
QUANTITIES = frozenset(
    "dozens hundreds thousands scores tens number group handful pair couple series majority some most many several one "
    "two three millions".split()
)
TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday week month year night day "
                  "morning evening afternoon january february march april may june july august september october "
                  "november december".split())  # fmt: skip
LEFT = frozenset(
    {"amod", "compound", "flat", "nmod:poss", "nmod:desc", "advmod", "nmod:unmarked", "punct", "case", "goeswith"}
)
STATES = frozenset({"US", "U.S.", "UK", "U.K.", "UN", "U.N.", "NATO", "EU", "Nato"})
COMMON = frozenset("strike raid attack operation series wave spate string campaign effort round".split())


def participants(tree: Tree, found: Found) -> tuple[list[Phrase], list[Phrase]]:
    """The phrases of actors and of recipients."""
    doing, done_to = _of_verb(tree, found) if found.verbal or found.carrier is not None else ([], [])
    if not found.verbal:
        own, against = _of_noun(tree, found)
        doing, done_to = doing + own, done_to + [h for h in against if h not in done_to]
    if "swap" in found.row.flags or found.carries == "suffers":
        doing, done_to = (done_to, doing) if "swap" in found.row.flags else (done_to[len(done_to) :], doing + done_to)
    if "both" in found.row.flags:
        doing += _others(tree, found, done_to)
        done_to = done_to if found.carries == "acts" else []
    actors = _phrases(tree, doing, actor=True)
    taken = {head for _, _, head in actors}
    return actors, [p for p in _phrases(tree, done_to, actor=False) if p[2] not in taken]


def _of_verb(tree: Tree, found: Found) -> tuple[list[int], list[int]]:
    verb = found.clause
    doing: list[int] = []
    done_to: list[int] = []
    actor, object_ = tree.actor(verb), tree.undergoer(verb)
    if found.carries in {"happens", "acts"}:
        actor = None
    if actor is not None and actor != found.at and "nobody" not in found.row.flags:
        doing.append(actor)
    if object_ is not None and object_ not in {found.at, actor} and found.carries != "happens":
        done_to.append(object_)
    given = next((c for c in tree.children[verb] if tree.relations[c] in {"iobj", "obj"} and c != object_), None)
    if given is not None and object_ is not None and found.verbal:
        return doing, [given]
    wanted = (found.row.recipient,) if found.row.recipient else () if done_to else BEHIND
    behind = dict(reversed(tree.prepositions(verb)))
    first = next((behind[prep] for prep in wanted if prep in behind and _may_take_part(tree, behind[prep])), None)
    if first is not None and (found.verbal or found.carries == "does"):
        done_to = [first] if found.row.recipient else [*done_to, first]
    for part in found.parts:
        more, victims = tree.actor(part), tree.undergoer(part)
        doing += [more] if more is not None and more not in {found.at, *doing} and not found.verbal else []
        done_to += [victims] if victims is not None and victims not in {found.at, *done_to} else []
    return doing, done_to


def _of_noun(tree: Tree, found: Found) -> tuple[list[int], list[int]]:
    doing: list[int] = []
    done_to: list[int] = []
    for i in tree.conjuncts(found.at)[:1]:
        for c in tree.beside(i):
            owner = tree.relations[c] == "nmod:poss" and tree.lemmas[c] not in TIMES
            if owner or _people_before(tree, c):
                doing.append(c)
        for prep, c in tree.prepositions(i):
            if prep in {"by", "between"} or (prep == "from" and tree.names.get(c) != "LOC"):
                doing.append(c)
            elif prep in NOUN_RECIPIENT and _may_take_part(tree, c):
                done_to.append(c)
    return doing, done_to


def _people_before(tree: Tree, c: int) -> bool:
    """Whether a word before an event noun names who did it: "Israeli", "rebel", "a police raid"."""
    word = tree.passage.original(c)
    if people_of(word) is not None or tree.lemmas[c] in classes()["armed"]:
        return True
    return tree.relations[c] != "amod" and (tree.names.get(c) == "ORG" or word in STATES)


def _may_take_part(tree: Tree, c: int) -> bool:
    return tree.tags[c][:1] in {"N", "P", "C"} and tree.lemmas[c] not in TIMES and tree.lemmas[c] not in event_nouns()


def _others(tree: Tree, found: Found, done_to: list[int]) -> list[int]:
    """The other side of what both sides do alike: "with", "between", or the object where it is somebody."""
    behind = [c for prep, c in tree.prepositions(found.clause) if prep in {"with", "against", "between"}]
    sides = [c for c in done_to if found.carries != "acts" and _somebody(tree, c)]
    return [c for c in dict.fromkeys([*sides, *behind]) if _may_take_part(tree, c)]


def _somebody(tree: Tree, c: int) -> bool:
    named = c in tree.names or tree.tags[c] == "PRP"
    return named or is_one(tree, c, frozenset(), ("person", "armed", "government", "nation", "people"))


def _phrases(tree: Tree, heads: Iterable[int], *, actor: bool) -> list[Phrase]:
    found: list[Phrase] = []
    for head in heads:
        for one in tree.conjuncts(head):
            made = _participant(tree, one, actor=actor)
            if made is not None and made not in found:
                found.append(made)
    return found


def _participant(tree: Tree, head: int, *, actor: bool) -> Phrase | None:
    """A head as a participant; what does it for somebody ("Israeli airstrikes") gives way to who is named there."""
    head = _counted(tree, head)
    if tree.tags[head][:1] not in {"N", "P", "J"} or tree.lemmas[head] in TIMES:
        return None
    if actor and tree.tags[head][0] == "N" and head not in tree.names and _thing(tree, head):
        owner = next(
            (c for c in tree.beside(head) if tree.relations[c] == "nmod:poss" or _people_before(tree, c)), None
        )
        return None if owner is None else phrase(tree, owner)
    if tree.low[head] in {"it", "that", "this", "which", "there", "what"} and tree.tags[head] != "PRP":
        return None
    return phrase(tree, head)


def _thing(tree: Tree, head: int) -> bool:
    lemma = tree.lemmas[head]
    if lemma in classes()["armed"] | classes()["aircraft"] | classes()["person"]:
        return False
    return lemma in classes()["attack"] | classes()["means"] | classes()["accident"] | COMMON | mode_words().keys()


def _counted(tree: Tree, head: int) -> int:
    """The people behind a word of quantity: "dozens of protesters", "12 of them"."""
    if tree.low[head] in QUANTITIES or tree.tags[head] == "CD":
        inner = next((c for prep, c in tree.prepositions(head) if prep == "of"), None)
        if inner is not None:
            return inner
    return head


def phrase(tree: Tree, head: int) -> Phrase:
    """The words of a participant: what stands before the noun, articles and numbers aside, and its "of" phrase."""
    first = head
    for c in sorted((c for c in tree.children[head] if c < head), reverse=True):
        if tree.relations[c] not in LEFT or not _close(tree, c, first):
            break
        first = min(c, *_below(tree, c)) if _below(tree, c) else c
    while first < head and (
        tree.tags[first] in {"DT", "CD", "IN", "RB", ",", "PRP$", "``", "''"} or tree.low[first] in QUANTITIES
    ):
        first += 1
    last = head
    for c in tree.children[head]:
        if c == last + 1 and tree.relations[c] in {"flat", "compound"}:
            last = max([c, *_below(tree, c)])
        case = next((k for k in tree.children[c] if tree.relations[k] == "case"), None)
        if tree.relations[c] == "nmod" and case == last + 1 and tree.low[case] == "of":
            last = max([c, *[k for k in _below(tree, c) if k < c]])
            last = max([last, *[k for k in tree.children[c] if tree.relations[k] == "flat"]])
    named = next((e for e in tree.passage.names if e.start <= head < e.end), None)
    if named is not None and named.label_ != "LOC":
        first, last = min(first, named.start), max(last, named.end - 1)
    return first, last, head


def _close(tree: Tree, c: int, first: int) -> bool:
    end = max([c, *_below(tree, c)])
    return end == first - 1 or all(tree.tags[k] in {"POS", "HYPH", "CD", ",", "JJS"} for k in range(end + 1, first))


def _below(tree: Tree, i: int) -> list[int]:
    return [k for c in tree.children[i] for k in (c, *_below(tree, c))]
