"""Denials: which statement of the story an attribution rejects, and on what that rests."""

from __future__ import annotations

import bisect
import collections
import dataclasses
import functools
from collections.abc import Sequence

from sayso.language.mentions.participants import name_words
from sayso.reading.attributions.denials import Pointer, pointer, told_stance
from sayso.reading.attributions.grammar import Grammar
from sayso.reading.lexicon import table, words
from sayso.records import Attribution, Span

__all__ = ["link_rejections"]

CONTENT = ("NN", "VB", "JJ", "CD")
SHARED_WORDS = 2
"""Words that a denial and an earlier statement must share, where the denial names what it denies."""
REACH = 12
"""How many attributions back a denial may point (a denial answers something recent)."""
NEAR = 500
"""Characters within which the statement before is the one that a denial answers."""
ANSWERED = 1500
"""Characters within which an accusation waits for its answer."""
COMMON = 4
"""Statements of a story that share a word, from which on it may be in too many of them to tell two apart."""
SHARE = 0.3


def link_rejections(found: list[Attribution], grammars: Sequence[Grammar]) -> tuple[Attribution, ...]:
    """The attributions with each denial pointed at the statement it rejects, where the story holds one."""
    out = [dataclasses.replace(a, stance=told_stance(a)) for a in found]
    story = _Story(out, grammars)
    for index, attribution in enumerate(out):
        how = pointer(attribution) if attribution.stance == "denies" and not attribution.attitude else None
        target, why = (None, "") if how is None else story.target(index, how)
        if target is not None:
            rule = f"{attribution.rule}; rejects {why}"
            out[index] = dataclasses.replace(attribution, rejects=target.id, rule=rule)
    return tuple(out)


class _Story:
    """The statements of a story with their words, looked up as they are asked for."""

    def __init__(self, found: list[Attribution], grammars: Sequence[Grammar]) -> None:
        self._found = found
        self._by_id = {a.id: a for a in found}
        self._passages = [g.passage for g in grammars]
        self._starts = [p.span.start for p in self._passages]
        self._words: dict[str, dict[str, str]] = {}

    def target(self, index: int, how: Pointer) -> tuple[Attribution | None, str]:
        """What a denial rejects and on what that rests."""
        denial = self._found[index]
        named = self._named_claim(denial)
        if named is not None:
            return named, "the claim that it names"
        earlier = [a for a in self._found[max(0, index - REACH) : index] if self._may_answer(a, denial)]
        if how.owner is not None:
            earlier = [a for a in earlier if _speaks_for(a, how.owner)]
        if how.told:
            best = self._in_the_same_words(denial, earlier, back=how.back)
            if best is not None or not how.back or how.owner is None:
                return best if best is not None else (None, "")
        accused = [a for a in earlier if a.stance == "accuses" and _distance(a, denial) <= ANSWERED]
        if accused:
            return accused[-1], "the accusation before"
        before = [a for a in earlier if _distance(a, denial) <= (ANSWERED if how.owner else NEAR)]
        if not before or how.blamed:
            return None, ""
        return before[-1], f"the statement of {how.owner} before" if how.owner else "the statement before"

    def _may_answer(self, other: Attribution, denial: Attribution) -> bool:
        """Whether a statement is another speaker's, outside headlines, and neither around the denial nor inside it."""
        if self._holds(other, denial) or (self._holds(denial, other) and other.rule != "noun cue"):
            return False
        mine, theirs = (a.speaker.name if a.speaker else None for a in (denial, other))
        return theirs != mine and not other.headline and not other.attitude

    def _holds(self, outer: Attribution, inner: Attribution) -> bool:
        around: Attribution | None = inner
        while around is not None and around.within is not None:
            if around.within == outer.id:
                return True
            around = self._by_id.get(around.within)
        return False

    def _named_claim(self, denial: Attribution) -> Attribution | None:
        """The claim of another that stands in the denial's own words ("denied the rebels' claim that ...")."""
        claims = (a for a in self._found if a.rule == "noun cue" and not a.attitude and a.id != denial.id)
        named = (a for a in claims if a.within == denial.id or (a.content == denial.content and _follows(a, denial)))
        return next((a for a in named if self._may_answer(a, denial)), None)

    def _in_the_same_words(
        self, denial: Attribution, earlier: list[Attribution], *, back: bool
    ) -> tuple[Attribution, str] | None:
        """The earlier statement that shares most words with a denial, the later of two.

        One word is enough where the denial has no other, or answers an accusation, or speaks of a claim.
        """
        own = {k for k in self._content(denial) if back or not self._is_common(k)}
        best: tuple[int, Attribution, set[str]] | None = None
        for other in earlier:
            theirs = self._content(other)
            shared = own & theirs.keys()
            waits = other.stance == "accuses" and _distance(other, denial) <= ANSWERED
            if len(shared) < (1 if waits or back else max(1, min(SHARED_WORDS, len(own)))):
                continue
            weight = len(shared) + 2 * (other.stance == "accuses")
            if best is None or weight >= best[0]:
                best = weight, other, {theirs[key] for key in shared}
        return None if best is None else (best[1], f"a statement in the same words: {', '.join(sorted(best[2]))}")

    def _content(self, attribution: Attribution) -> dict[str, str]:
        """The content words of a statement: lemma, or the kind of attack that a word tells of, and the word itself."""
        if attribution.id not in self._words:
            self._words[attribution.id] = dict(pair for span in attribution.content for pair in self._lemmas(span))
        return self._words[attribution.id]

    def _lemmas(self, span: Span) -> list[tuple[str, str]]:
        at = bisect.bisect_right(self._starts, span.start) - 1
        passage = self._passages[max(at, 0)]
        first = bisect.bisect_left(passage.starts, span.start)
        last = bisect.bisect_left(passage.starts, span.end)
        inner = {i for name in passage.names for i in range(name.start, name.end - 1)}
        kept = (i for i in range(first, last) if passage.tags[i].startswith(CONTENT) and i not in inner)
        lemmas = ((passage.lemmas[i].lower(), passage.low[i]) for i in kept)
        return [(_kind(lemma), word) for lemma, word in lemmas if lemma not in words("empty") | words("claims")]

    def _is_common(self, key: str) -> bool:
        return key in self._common

    @functools.cached_property
    def _common(self) -> frozenset[str]:
        """What so many statements of the story speak of that it tells none of them from another."""
        counts = collections.Counter(key for a in self._found if not a.attitude for key in self._content(a))
        least = max(COMMON, round(SHARE * len(self._found)))
        return frozenset(key for key, count in counts.items() if count > least)


@functools.cache
def _kinds() -> dict[str, str]:
    """Words for what an attack is carried out with, by their kind: "bomb" and "explosion" tell of one thing."""
    return {row["word"]: f"attack with {row['mode']}" for row in table("event_means")}


def _kind(lemma: str) -> str:
    """The key by which two words are one: an attack's means, or the stem ("flooding" is what "floods" does)."""
    kind = _kinds().get(lemma)
    return kind if kind is not None else lemma[: -len("ing")] if lemma.endswith("ing") else lemma.removesuffix("e")


def _follows(claim: Attribution, denial: Attribution) -> bool:
    return claim.cue is not None and denial.cue is not None and denial.cue.end <= claim.cue.start


def _distance(earlier: Attribution, later: Attribution) -> int:
    """Characters between the end of a statement and the start of a later one."""
    ends = [s.end for s in (*earlier.content, earlier.cue) if s is not None]
    starts = [s.start for s in (*later.content, later.cue, later.source) if s is not None]
    return min(starts) - max(ends)


def _speaks_for(attribution: Attribution, owner: str) -> bool:
    """Whether a claim's owner is the speaker of a statement, by a word of the name."""
    source = attribution.source.text if attribution.source else ""
    told = {*name_words(attribution.speaker.name if attribution.speaker else ""), *name_words(source)}
    return not told.isdisjoint(name_words(owner))
