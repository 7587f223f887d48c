"""Event triggers as data: what each row asks of a word's surroundings, and whether they hold."""

from __future__ import annotations

import collections
import dataclasses
import functools
from collections.abc import Mapping

from sayso.language.places import people_of
from sayso.reading.events.tree import Tree
from sayso.reading.lexicon import table

__all__ = [
    "Need",
    "Row",
    "adjectives",
    "classes",
    "content_modes",
    "light_verbs",
    "mode_words",
    "not_events",
    "nouns",
    "status_words",
    "verbs",
]  # fmt: skip

PRONOUNS = frozenset("he she they him her them himself herself themselves who whom you me us we i".split())
CLAUSES = frozenset({"inf", "that", "fut", "will"})
WILLED = frozenset({"will", "would", "shall"})
AHEAD = frozenset({"will", "would", "should", "must", "shall"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


@dataclasses.dataclass(frozen=True, slots=True)
class Need:
    """One need of a row: alternatives of a key and the words or classes that must stand there, or none of them."""

    negative: bool
    alternatives: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]

    def holds(self, tree: Tree, i: int) -> bool:
        """Whether the surroundings of a word give what is needed."""
        for key, words, named in self.alternatives:
            if _given(tree, i, key, words, named):
                return not self.negative
        return self.negative


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One treatment of a trigger: needs, the types by complement (cooperation, conflict, other), mode, flags."""

    lemma: str
    needs: tuple[Need, ...]
    types: tuple[str, str, str]
    mode: str | None
    flags: frozenset[str]

    def holds(self, tree: Tree, i: int) -> bool:
        """Whether all needs hold at a word."""
        return all(need.holds(tree, i) for need in self.needs)

    @property
    def recipient(self) -> str | None:
        """The preposition behind which the recipient stands, where the row names one."""
        return next((flag[3:] for flag in self.flags if flag.startswith("of:")), None)


@functools.cache
def classes() -> Mapping[str, frozenset[str]]:
    """Each class of ``event_classes.tsv`` with its words."""
    people = frozenset(row["word"] for row in table("people"))
    found = {row["class"]: frozenset(row["words"].split()) for row in table("event_classes")}
    return {**found, "person": found["person"] | people}


@functools.cache
def mode_words() -> Mapping[str, tuple[str, int]]:
    """Words for what an attack is carried out with, each with its mode and rank."""
    return {row["word"]: (row["mode"], int(row["rank"])) for row in table("event_means")}


@functools.cache
def light_verbs() -> Mapping[str, str]:
    """Verbs that carry an event noun, the particle behind a space, each with its kind ("/" joins two)."""
    found: dict[str, str] = {}
    for row in table("event_light"):
        found[row["verb"]] = "/".join(filter(None, (found.get(row["verb"]), row["kind"])))
    return found


@functools.cache
def content_modes() -> Mapping[str, str]:
    """Words of what is asked for or refused, each with its mode."""
    return {word: row["mode"] for row in table("event_contents") for word in row["words"].split()}


@functools.cache
def status_words() -> Mapping[tuple[str, str], str]:
    """Words above an event by (word, part of speech), with the status that they give."""
    return {(row["word"], row["pos"]): row["status"] for row in table("event_status")}


@functools.cache
def verbs() -> Mapping[str, tuple[Row, ...]]:
    """The rows of ``event_verbs.tsv`` by the verb's first word."""
    return _rows(table("event_verbs"), "verbs")


@functools.cache
def nouns() -> Mapping[str, tuple[Row, ...]]:
    """The rows of ``event_nouns.tsv`` by lemma."""
    return _rows(table("event_nouns"), "nouns")


@functools.cache
def adjectives() -> Mapping[str, tuple[Row, ...]]:
    """The rows of ``event_adjectives.tsv`` by lemma."""
    return _rows(table("event_adjectives"), "adjectives")


@functools.cache
def not_events() -> Mapping[tuple[str, str], tuple[Row, ...]]:
    """What looks like an event and is none, by (lemma, part of speech)."""
    found: dict[tuple[str, str], list[Row]] = collections.defaultdict(list)
    for pos in ("verb", "noun"):
        rows = tuple(
            {**row, "type": "-", "needs": f" {row['needs']}".replace(" o=", " O=").strip()}
            for row in table("event_not")
            if row["pos"] == pos
        )
        for lemma, several in _rows(rows, "words").items():
            found[lemma, pos] += several
    return {key: tuple(rows) for key, rows in found.items()}


def _rows(rows: tuple[dict[str, str], ...], key: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = collections.defaultdict(list)
    for row in rows:
        needs = tuple(_need(part) for part in row["needs"].split()) if row["needs"] not in {"", "-"} else ()
        types = row["type"].split("/") * (1 if "/" in row["type"] else 3)
        for lemma in row[key].split(","):
            first, *particle = lemma.split()
            more = tuple(_need(word) for word in particle)
            made = Row(lemma, (*more, *needs), (types[0], types[1], types[-1]), row.get("mode") or None,
                       frozenset(row.get("flags", "").split()))  # fmt: skip
            found[first].append(made)
    # a verb with its particle is asked for before the bare verb
    return {lemma: tuple(sorted(several, key=lambda row: " " not in row.lemma)) for lemma, several in found.items()}


def _need(text: str) -> Need:
    """A need as it is written: "o=@site|bridge", "on|against", "-x", "in/by=@accident".

    What stands behind "=" goes on until the next "="; a word before the first one is a key without words.
    """
    negative, text = text.startswith("-"), text.removeprefix("-")
    found: list[tuple[str, list[str]]] = []
    values: list[str] | None = None
    for item in text.split("|"):
        keys, equals, value = item.partition("=")
        if equals:
            values = [value]
            found += [(key, values) for key in keys.split("/")]
        elif values is None:
            found.append((item, []))
        else:
            values.append(item)
    return Need(negative, tuple((key, *_sorted(said)) for key, said in found))


def _sorted(values: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Plain words and the names of classes."""
    words = frozenset(value for value in values if not value.startswith("@"))
    return words, tuple(value[1:] for value in values if value.startswith("@"))


def _given(tree: Tree, i: int, key: str, words: frozenset[str], named: tuple[str, ...]) -> bool:
    if key == "x":
        heads = tree.complements(i)
        return bool(heads) if not words else any(tree.lemmas[h] in words for h in heads)
    if key in CLAUSES:
        return any(_clause(tree, c, key) for c in tree.complements(i) if _own_clause(tree, c, i))
    if key == "o":
        return _slot(tree, tree.undergoer(i), words, named, beside=True)
    if key == "O":
        return _slot(tree, tree.undergoer(i), words, named, beside=False)
    if key == "c":
        return any(tree.relations[c] == "case" and tree.low[c] in words for c in tree.children[i])
    if key == "v":
        return tree.relations[i] != "root" and tree.lemmas[tree.heads[i]] in words
    if key == "s":
        return _slot(tree, tree.actor(i), words, named, beside="accident" not in named, subject=True)
    if key == "m":
        return any(is_one(tree, c, words, named) for b in tree.beside(i) for c in tree.conjuncts(b))
    if key == "near":
        return _near(tree, i, words.union(*(classes()[name] for name in named)))
    if not words and not named:
        near = [c for prep, c in tree.prepositions(i) if prep == key]
        return any(key != "to" or tree.tags[c][0] != "V" for c in near) or _particle(tree, i, key)
    return any(_slot(tree, c, words, named, beside=False) for prep, c in tree.prepositions(i) if prep == key)


def _own_clause(tree: Tree, c: int, i: int) -> bool:
    """Whether a clause is the word's own, not one that explains a thing which it has for its object."""
    head = tree.heads[c]
    return head == i or tree.relations[c] == "conj" or tree.tags[head][:2] != "NN" or _of_class(tree, head, "person")


def _near(tree: Tree, i: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands in a word's sentence or beside it, the word itself aside."""
    near, own = tree.nearby(i), {tree.lemmas[i], tree.low[i]}
    return any(near[word] > (word in own) for word in words & near.keys())


def _clause(tree: Tree, c: int, key: str) -> bool:
    """Whether a clause is an infinitive, stands behind "that", or tells what "will" be or, for "fut", should be."""
    if key in {"fut", "will"}:
        wanted = AHEAD if key == "fut" else WILLED
        return any(tree.low[k] in wanted and tree.relations[k] == "aux" for k in tree.children[c])
    word = "to" if key == "inf" else "that"
    return any(tree.low[k] == word and tree.relations[k] == "mark" for k in tree.children[c])


def _particle(tree: Tree, i: int, word: str) -> bool:
    near = [c for c in tree.children[i] if tree.lemmas[c] == word or tree.low[c] == word]
    return any(tree.relations[c] not in {"nsubj", "conj", "obj", "det", "punct", "mark", "obl", "nmod"} for c in near)


def _slot(
    tree: Tree,
    head: int | None,
    words: frozenset[str],
    named: tuple[str, ...],
    *,
    beside: bool,
    subject: bool = False,
) -> bool:
    if head is None:
        return False
    if (not words and not named) or "any" in named:
        return True
    heads = [*tree.conjuncts(head), tree.measured(head)]
    if any(is_one(tree, c, words, named) for c in heads):
        return True
    near = (c for c in (*tree.beside(head), *tree.beside(heads[-1])) if not (subject and _person_owns(tree, c)))
    return beside and any(is_one(tree, c, words, named) for c in near)


def _person_owns(tree: Tree, c: int) -> bool:
    """Whether a word is the name of the person whose the noun is: "Karvel's header"."""
    return tree.relations[c] == "nmod:poss" and tree.names.get(c) == "PER"


def is_one(tree: Tree, i: int, words: frozenset[str], named: tuple[str, ...]) -> bool:
    """Whether a word is one of some lemmas or forms, or of some classes."""
    lemma, low = tree.lemmas[i], tree.low[i]
    return lemma in words or low in words or any(_of_class(tree, i, name) for name in named)


def _of_class(tree: Tree, i: int, name: str) -> bool:
    lemma, label = tree.lemmas[i], tree.names.get(i)
    if name == "people":
        return people_of(tree.passage.original(i)) is not None
    if name == "named":
        return label == "PER"
    if name == "place":
        return label == "LOC"
    if name == "accident" and lemma in mode_words().keys() | {"fire"}:
        return lemma in classes()[name] and not tree.beside(i)
    if lemma in classes().get(name, ()) or tree.low[i] in classes().get(name, ()):
        return True
    if name == "person":
        return label == "PER" or tree.low[i] in PRONOUNS
    return (name == "nation" and label == "LOC") or (name == "government" and label == "PER")
