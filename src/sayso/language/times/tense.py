"""Which way a date without a year or a week looks: ahead where the nearest verb does, back everywhere else."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from sayso.language.times.words import rows

__all__ = ["looks_ahead"]

STOPS = frozenset({".", "!", "?", ";", ":"})
FUTURE = frozenset({"ca", "can", "will", "'ll", "’ll", "shall", "wo", "would"})
NO_VERB = frozenset(
    "the a an this that these those his her its their our my your him them me us it any all some no each every one "
    "two three four five six ten what which who whom date about at least more nearly almost both and or".split()
)
REACH = 14
PAST_TAGS = frozenset({"VBD", "VBN"})


@functools.cache
def _lexicon() -> dict[str, str]:
    return {row["word"]: row["looks"] for row in rows("tense.tsv")}


def looks_ahead(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> bool | None:
    """Whether the verb nearest to the words ``first`` to ``last`` speaks of the future; None where none tells.

    The verb before counts first, within its sentence; "to" before a verb makes it look ahead.
    """
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if words[at] in STOPS:
            break
        if (ahead := _verb(words, tags, at)) is not None:
            return ahead
    for at in range(last + 1, min(len(words), last + 1 + REACH)):
        if words[at] in STOPS:
            break
        if (ahead := _verb(words, tags, at)) is not None:
            return ahead
    return None


def _verb(words: Sequence[str], tags: Sequence[str], at: int) -> bool | None:
    word = words[at].lower()
    if word in FUTURE:
        return True
    known = _lexicon().get(word)
    before = [w.lower() for w in words[max(0, at - 4) : at]]
    if known == "ahead" and not {"was", "were", "had"} & set(before[-2:]):
        return True
    if tags:
        return _tagged(tags, at, before)
    if known == "back" or (len(word) > 4 and word.endswith("ed")):
        return bool(FUTURE & set(before))
    return "did" not in before if known == "base" else _infinitive(words, at)


def _infinitive(words: Sequence[str], at: int) -> bool | None:
    """Whether a word stands behind "to" as a verb may, where no tag tells: small letters and no word of a noun phrase."""
    word = words[at]
    verb = at > 0 and words[at - 1].lower() == "to" and word.isalpha() and word.islower() and word not in NO_VERB
    return True if verb and not word.endswith(("s", "ing")) else None


def _tagged(tags: Sequence[str], at: int, before: Sequence[str]) -> bool | None:
    if tags[at] in PAST_TAGS:
        return bool(FUTURE & set(before))
    if tags[at] == "VB":
        return bool(before and (FUTURE & set(before) or before[-1] == "to"))
    return None
