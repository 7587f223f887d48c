"""Which way a date without a year or a week looks: ahead where the nearest verb does, back everywhere else."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from sayso.language.times.words import rows

__all__ = ["looks_ahead"]

Sign: TypeAlias = Literal["ahead", "back", "binds", "present", "infinitive"]
STOPS = frozenset({".", "!", "?", ";", ":"})
FUTURE = frozenset({"ca", "can", "will", "'ll", "’ll", "shall", "wo", "would"})
PRESENT = frozenset({"is", "are", "am", "has", "have", "'s", "'re"})
PAST = frozenset({"was", "were"})
NO_VERB = frozenset(
    "the a an this that these those his her its their our my your him them me us it any all some no each every one "
    "two three four five six ten what which who whom date about at least more nearly almost both and or".split()
)
PREPOSITIONS = frozenset({"of", "at", "in", "on", "for", "with", "by", "from", "until", "since"})
REACH, NEAR = 14, 4
PAST_TAGS = frozenset({"VBD", "VBN"})


@functools.cache
def _lexicon() -> dict[str, str]:
    return {row["word"]: row["looks"] for row in rows("tense.tsv")}


def looks_ahead(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> bool | None:
    """Whether the verb nearest to the words ``first`` to ``last`` speaks of the future; None where none tells.

    The verb before counts first, within its sentence. An infinitive looks the way of the verb that it hangs on:
    "plans to leave Monday" looks ahead, "managed to leave Monday" back.
    """
    before = _nearest(words, tags, range(first - 1, max(-1, first - 1 - REACH), -1))
    return before if before is not None else _nearest(words, tags, range(last + 1, min(len(words), last + 1 + REACH)))


def _nearest(words: Sequence[str], tags: Sequence[str], places: Iterable[int]) -> bool | None:
    infinitive = is_near = False
    for steps, at in enumerate(places):
        if words[at] in STOPS:
            break
        sign = _sign(words, tags, at)
        if sign == "infinitive":
            infinitive = True
        elif sign == "present":
            if infinitive:
                return True
            # "The vote is on Friday": nothing but a preposition stands between.
            is_near = is_near or (steps <= NEAR and words[at] in {"is", "are"})
        elif sign is not None:
            return sign == "ahead" or (infinitive and sign == "binds")
    return True if infinitive or is_near else None


def _sign(words: Sequence[str], tags: Sequence[str], at: int) -> Sign | None:
    word = words[at].lower()
    before = [w.lower() for w in words[max(0, at - 4) : at]]
    known = _lexicon().get(word)
    if word in FUTURE:
        return "ahead"
    if word in PRESENT:
        return "present"
    if known == "binds":
        return "ahead" if FUTURE.intersection(before) else "binds"
    if known == "ahead" and "had" not in before[-2:]:
        return "binds" if PAST.intersection(before[-2:]) else "ahead"
    return _tagged(tags, at, before) if tags else _untagged(words, at, before, known)


def _tagged(tags: Sequence[str], at: int, before: Sequence[str]) -> Sign | None:
    if tags[at] in PAST_TAGS:
        return "ahead" if FUTURE.intersection(before) else "back"
    return "infinitive" if tags[at] == "VB" and before[-1:] == ["to"] else None


def _untagged(words: Sequence[str], at: int, before: Sequence[str], known: str | None) -> Sign | None:
    word = words[at].lower()
    if before[-1:] == ["to"] and _may_be_verb(words[at]):
        return "infinitive"
    if known == "back" or (len(word) > 4 and word.endswith("ed")):
        return "ahead" if FUTURE.intersection(before) else "back"
    noun = bool(before) and before[-1] in NO_VERB | PREPOSITIONS
    return "ahead" if known == "base" and not noun and "did" not in before else None


def _may_be_verb(word: str) -> bool:
    """Whether a word behind "to" may be a verb where no tag tells: small letters and no word of a noun phrase."""
    return word.isalpha() and word.islower() and word not in NO_VERB and not word.endswith(("s", "ing"))
