"""The cue lexicon: verbs, nouns and phrases that bring a statement, with their stance and frames."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING, cast

from sayso.language.mentions.roles import roles
from sayso.reading.lexicon import table, words
from sayso.records import Stance

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = [
    "TELLS_NOBODY",
    "Cue",
    "cue_adjectives",
    "cue_nouns",
    "cue_verbs",
    "inanimate",
    "is_venue",
    "no_cue",
    "phrasal_verbs",
    "speaks",
    "voiceless",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Cue:
    """One entry: its lemma (with a particle where it has one), stance, frames, and whether it is an attitude."""

    lemma: str
    stance: Stance
    attitude: bool
    frames: frozenset[str]


@functools.cache
def cue_verbs() -> dict[str, Cue]:
    """Cue verbs by lemma; a phrasal verb stands under ``"point out"``."""
    return {row["lemma"]: _cue(row) for row in table("cue_verbs")}


@functools.cache
def phrasal_verbs() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Cue verbs with particles, by the lemma of the verb: the words behind it and the entry, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for lemma, cue in cue_verbs().items():
        verb, *tail = lemma.split()
        if tail:
            found.setdefault(verb, []).append((tuple(tail), cue))
    return {verb: tuple(sorted(cues, key=lambda c: -len(c[0]))) for verb, cues in found.items()}


@functools.cache
def cue_adjectives() -> dict[str, Cue]:
    """Cue adjectives by lemma."""
    return {row["lemma"]: _cue(row) for row in table("cue_adjectives")}


@functools.cache
def cue_nouns() -> dict[str, Cue]:
    """Cue nouns by lemma."""
    return {row["lemma"]: _cue(row) for row in table("cue_nouns")}


def is_venue(lemma: str) -> bool:
    """Whether a noun names a place or means of speaking, or those spoken to."""
    return lemma.lower() in words("venues")


@functools.cache
def no_cue() -> frozenset[tuple[str, str]]:
    """Pairs of a cue verb and an object with which it reports nothing."""
    return frozenset((row["verb"], row["object"]) for row in table("not_cues"))


@functools.cache
def _acts() -> frozenset[str]:
    return frozenset(next(iter(row.values())) for row in table("attacks"))


def inanimate(lemma: str) -> bool:
    """Whether a noun names an act or an occurrence, which may show something but says nothing."""
    return lemma.lower() in _acts() or lemma.lower() in words("occurrences")


def voiceless(lemma: str) -> bool:
    """Whether a noun names what neither says nor shows anything ("experience shows", "the treaty calls for")."""
    return lemma.lower() in words("voiceless")


@functools.cache
def _speakers() -> frozenset[str]:
    people = frozenset(row["word"] for row in table("people"))
    return people | roles().keys() | words("documents") | words("anonymous_sources") | words("headline_sources")


def speaks(head: Token) -> bool:
    """Whether a noun or pronoun can be a source: a name, a person, a role, an organisation, what one puts out."""
    return head.ent_type_ in {"PER", "ORG"} or head.tag_ in {"PRP", "CD"} or head.lemma_.lower() in _speakers()


def _cue(row: dict[str, str]) -> Cue:
    frames = frozenset(row.get("frames", "").split())
    return Cue(row["lemma"], cast("Stance", row["stance"]), row["attitude"] == "yes", frames)


TELLS_NOBODY = Cue("", "asserts", attitude=False, frames=frozenset())
"""A cue without frames: what may stand behind it is not the business of any verb."""
