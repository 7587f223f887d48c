"""The words that figures are read by: harm verbs and nouns, nouns for people, and nouns that are never people."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator

from sayso.reading.lexicon import table
from sayso.records import Measure

__all__ = [
    "BADLY",
    "FATALLY",
    "SURVIVING",
    "Harm",
    "HarmVerb",
    "Phrase",
    "collective",
    "harm_phrases",
    "harm_verb",
    "harm_word",
    "kind_of",
    "names_harm",
    "plural",
]

PERSON_ENDINGS = ("men", "people", "folk", "women", "ists", "eers", "iers", "ians", "crats", "icans", "ites", "ees")
FATALLY = frozenset({"fatally", "mortally"})
BADLY = FATALLY | frozenset("seriously critically gravely severely badly slightly lightly".split())
SURVIVING = frozenset({"survived", "survives"})
PEOPLE_ENDINGS = ("ans", "ese", "is", "ish", "ites", "ers", "ians")


@dataclasses.dataclass(frozen=True, slots=True)
class Harm:
    """What a word says befell those it counts. ``kind`` is the column of that name in ``harm_words.tsv``."""

    measures: tuple[Measure, ...]
    detail: str | None
    kind: str


@dataclasses.dataclass(frozen=True, slots=True)
class HarmVerb:
    """A verb of harm: what it says, whether its object or its subject is harmed, and whom it takes."""

    lemma: str
    measures: tuple[Measure, ...]
    detail: str | None
    harmed: str
    takes: str
    form: str


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """Harm in several words: those before the count and those behind it; "*" is up to three words of any kind.

    ``whom`` are the nouns that alone may be counted; empty where any may.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    measures: tuple[Measure, ...]
    detail: str | None
    whom: frozenset[str] = frozenset()


def harm_verb(word: str) -> HarmVerb | None:
    """The harm verb that a lower-case word is a form of; its ``form`` is base, s, ing, past or participle."""
    return _verbs().get(word)


def harm_word(word: str) -> tuple[Harm, ...]:
    """What a lower-case word other than a verb says of harm; empty where it says nothing."""
    return _words().get(word, ())


def names_harm(words: Iterable[str]) -> bool:
    """Whether a harm verb, another word of harm or one of survival is among lower-case words."""
    return not _harmful().isdisjoint(words)


def collective(word: str) -> int | None:
    """How many a noun for a fixed number of people stands for ("couple": 2)."""
    return _collectives().get(word)


@functools.cache
def harm_phrases() -> tuple[Phrase, ...]:
    """The phrases of ``harm_phrases.tsv``, longest first."""
    found = []
    for row in table("harm_phrases"):
        words = row["phrase"].split()
        at = words.index("N")
        sides = tuple(words[:at]), tuple(words[at + 1 :])
        whom = frozenset((row["whom"] or "").split())
        found.append(Phrase(*sides, _measures(row["measure"]), row["detail"] or None, whom))
    return tuple(sorted(found, key=lambda p: -len(p.before) - len(p.after)))


@functools.cache
def kind_of(word: str, *, capital: bool = False) -> str:
    """What a noun counts: "people", "attacks", "buildings", "thing", or "unknown".

    >>> kind_of("villagers"), kind_of("raids"), kind_of("kilometres"), kind_of("Palestinians", capital=True)
    ('people', 'attacks', 'thing', 'people')

    Args:
        word: The noun as written, in the singular or plural.
        capital: Whether the text writes it with a capital where it need not.
    """
    low = word.lower()
    for kind in ("people", "attacks", "buildings", "things"):
        if low in _nouns(kind):
            return "thing" if kind == "things" else kind
    if low.endswith(PERSON_ENDINGS) or (capital and low.endswith(PEOPLE_ENDINGS)):
        return "people"
    return "unknown"


@functools.cache
def plural(noun: str) -> str:
    """The regular plural of a noun, and the irregular ones of nouns for people.

    >>> plural("policeman"), plural("child"), plural("body"), plural("witness")
    ('policemen', 'children', 'bodies', 'witnesses')
    """
    irregular = {
        "person": "persons",
        "child": "children",
        "wife": "wives",
        "life": "lives",
        "passer-by": "passers-by",
        "thief": "thieves",
    }
    if noun in irregular:
        return irregular[noun]
    for one, more in (
        ("woman", "women"),
        ("man", "men"),
        ("child", "children"),
        ("foot", "feet"),
        ("person", "persons"),
    ):
        if noun.endswith(one):
            return noun.removesuffix(one) + more
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


@functools.cache
def _nouns(kind: str) -> frozenset[str]:
    words = [row["word"].lower() for row in table(kind)]
    return frozenset(words) | {plural(word) for word in words}


@functools.cache
def _verbs() -> dict[str, HarmVerb]:
    forms: dict[str, HarmVerb] = {}
    for row in table("harm_verbs"):
        for form, name in _forms(row["lemma"], row["forms"] or ""):
            detail = row["detail"] or None
            verb = HarmVerb(row["lemma"], _measures(row["measure"]), detail, row["harmed"], row["takes"], name)
            forms.setdefault(form, verb)
    return forms


def _forms(lemma: str, irregular: str) -> Iterator[tuple[str, str]]:
    stem = lemma.removesuffix("e")
    past, participle, ing = (*irregular.split(","), "", "", "")[:3]
    regular = lemma + "d" if lemma.endswith("e") else lemma + "ed"
    if not irregular and lemma[-1] in "bp" and lemma[-2] in "aeiou":
        regular, ing = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    yield participle or regular, "past"
    yield past or regular, "past"
    if participle and participle != past:
        yield participle, "participle"
    yield lemma, "base"
    yield (lemma + "es" if lemma.endswith(("s", "sh", "x", "ch")) else lemma + "s"), "s"
    yield ing or (lemma if lemma.endswith("ee") else stem) + "ing", "ing"


@functools.cache
def _words() -> dict[str, tuple[Harm, ...]]:
    found: dict[str, tuple[Harm, ...]] = {}
    for row in table("harm_words"):
        harm = Harm(_measures(row["measure"]), row["detail"] or None, row["kind"])
        forms = {row["word"]} if row["kind"] == "state" else {row["word"], plural(row["word"])}
        for form in sorted(forms):
            found[form] = (*found.get(form, ()), harm)
    return found


@functools.cache
def _harmful() -> frozenset[str]:
    return frozenset({*_verbs(), *_words(), *BADLY, *SURVIVING})


@functools.cache
def _collectives() -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in table("collectives")}


def _measures(text: str) -> tuple[Measure, ...]:
    return tuple(text.split("+"))  # type: ignore[arg-type]
