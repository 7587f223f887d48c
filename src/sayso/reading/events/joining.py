"""Places and times of an event: those that the text joins to it, never one from another clause."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.times import Time
from sayso.reading.events.finding import Found
from sayso.reading.events.sites import is_site
from sayso.reading.events.tree import Tree
from sayso.records import EventDate

__all__ = ["SPOKEN", "answered", "date_of", "is_date", "joined", "of_source", "relative_where", "time_head", "when"]

SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"})
"""Types done by words: what stands inside their object tells where and when that was."""
UP = frozenset({"nmod", "obl", "obl:unmarked", "obl:tmod", "obl:agent", "nmod:unmarked", "appos", "flat", "compound",
                "conj", "nummod", "amod", "advmod", "nmod:poss", "dep", "list", "goeswith", "nmod:desc", "obj",
                "nsubj", "nsubj:pass", "det"})  # fmt: skip
DOERS = frozenset({"nsubj", "obl:agent"})
"""A name that acts itself is no place: "Israel occupied", "bombed by Israel"."""
ANSWERED = frozenset("response reaction retaliation revenge reprisal reply answer retribution return".split())
"""Nouns for what an act is, behind which another act is told: "in retaliation for the killing of a pilot on Monday"."""
SHARED = frozenset({"xcomp", "advcl", "conj", "acl", "acl:relcl", "ccomp"})


def joined(tree: Tree, found: Found, word: int, events: frozenset[int]) -> int | None:
    """How far a word (of a place, a time) stands from an event that it belongs to, or None where it does not.

    It belongs to the event whose clause or trigger is the first above it; or that shares the clause above: an
    infinitive, a participle, a conjunct that has no time or place of its own.
    """
    own = {found.at, found.clause, *found.parts}
    if tree.relations[word] in DOERS and tree.heads[word] in own and not is_site(tree, word):
        return None
    if of_source(tree, word):
        return None
    at, steps = word, 0
    while at not in own:
        if at != word and found.type in SPOKEN and found.verbal and tree.relations[at] == "obj":
            return None
        if at != word and (at in events or tree.lemmas[at] in ANSWERED):
            return None
        if tree.heads[at] == at or tree.relations[at] not in UP:
            return _shared(tree, own, at, events, steps)
        at = tree.heads[at]
        steps += 1
    return steps


def _shared(tree: Tree, own: set[int], at: int, events: frozenset[int], steps: int) -> int | None:
    """The distance where the event's clause hangs on the one that the word belongs to."""
    clause = min(own, key=lambda i: len(tree.ancestors(i)))
    below, far = clause, 3
    while below != at:
        head = tree.heads[below]
        if head == below or tree.relations[below] not in SHARED or far > 6:
            return None
        if tree.relations[below] == "ccomp" or (tree.relations[below] == "conj" and head in events and steps > 6):
            return None
        if tree.relations[below] in {"advcl", "acl:relcl"} and tree.tags[below] not in {"VBG", "VBN", "VB"}:
            return None
        below, far = head, far + 1
    return steps + far


def of_source(tree: Tree, word: int) -> bool:
    """Whether a word stands in who is said to tell it: "hurt, according to a doctor in Karvel"."""
    return any(tree.low[c] == "according" for i in (word, *tree.ancestors(word)) for c in tree.children[i])


def answered(tree: Tree, word: int) -> bool:
    """Whether a word stands in what an act only answers: "the raid was a response to the ambush in Karvel"."""
    return any(tree.lemmas[i] in ANSWERED for i in tree.ancestors(word))


def relative_where(tree: Tree, clause: int) -> int:
    """The "where" of the clause that an event stands in; -1 where there is none."""
    for i in (clause, *tree.ancestors(clause)):
        where = next((c for c in tree.children[i] if tree.low[c] == "where" and tree.relations[c] == "advmod"), None)
        if where is not None and where < clause:
            return where
    return -1


def when(tree: Tree, found: Found, times: Sequence[Time], events: frozenset[int]) -> Time | None:
    """The time that is joined to an event, the nearest where there are several."""
    near: list[tuple[int, int, Time]] = []
    for time in times:
        if is_date(time):
            far = joined(tree, found, time_head(tree, time), events)
            if far is not None:
                near.append((far, abs(time.first - found.at), time))
    return min(near, key=lambda entry: entry[:2])[2] if near else None


def date_of(time: Time | None) -> EventDate | None:
    """A time as the date of an event; "since" and "until" leave one end open, what has no value has no date."""
    if time is None or time.value is None or (time.earliest is None and time.latest is None):
        return None
    start, end = time.earliest, time.latest
    if time.relation == "since":
        end = None
    elif time.relation in {"until", "by", "before"}:
        start = None
    elif time.relation == "after":
        start, end = time.latest, None
    return EventDate(start, end, time.precision or "day")


def is_date(time: Time) -> bool:
    """Whether a time may say when something happened: no duration, no "now", nothing without a unit."""
    return time.kind in {"date", "time"} and time.precision not in {"present", "future", "past", None}


def time_head(tree: Tree, time: Time) -> int:
    """The word of a time whose head stands outside it."""
    inside = range(time.first, time.last + 1)
    return next((i for i in reversed(inside) if tree.heads[i] not in inside), time.last)
