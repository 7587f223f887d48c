"""The count that is the subject of a verb: beside its auxiliaries, by the parse, or nearest in the clause."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.figures.line import BE, Line
from sayso.reading.figures.model import Count
from sayso.reading.figures.words import harm_verb
from sayso.reading.lexicon import words

__all__ = [
    "HAVE",
    "HEDGES",
    "JOINTS",
    "MODAL",
    "before_auxiliaries",
    "ending_at",
    "left_count",
    "parsed_subject",
    "skip",
]

HAVE = frozenset("have has had having 've 'd".split())
MODAL = frozenset("will would could might may should can must shall 'll to".split())
HEDGES = words("hedges")
RELATIVE = frozenset({"who", "that", "which", "whom"})
JOINTS = frozenset({"and", "or", "&", "/", ","})
BARRED = frozenset(
    "in at on by from with near against after during between into for about than as under over around through "
    "outside inside".split()
)
BREAKS = frozenset("after when while because although though if where ; : but whose before since".split())
GROUPED = frozenset(
    "total group family number crowd names bodies body lives team convoy toll deaths death killing".split()
)


def before_auxiliaries(line: Line, at: int) -> tuple[int, bool]:
    """The word before a verb and its auxiliaries, and whether "be" is one of them."""
    i, has_be = at - 1, False
    while i >= 0:
        word = line.word(i)
        if word in BE:
            has_be = True
        elif word in JOINTS and _linked_verb(line, i - 1):
            i -= 1
        elif not (word in HAVE or word in HEDGES or word in MODAL or line.tag(i) == "RB" or word in {'"', "'"}):
            break
        i -= 1
    return i, has_be


def _linked_verb(line: Line, i: int) -> bool:
    verb = harm_verb(line.word(i))
    return verb is not None and verb.form in {"past", "participle"}


def ending_at(line: Line, counts: Sequence[Count], i: int) -> int | None:
    """The count that ends at a word."""
    return next((n for n, c in enumerate(counts) if c.last == i and c.human and not held(line, c)), None)


def held(line: Line, count: Count) -> bool:
    """Whether a known person or a name is the complement of a preposition, and so no subject."""
    return count.form in {"definite", "name"} and line.word(count.outer - 1) in BARRED | {"of"}


def left_count(line: Line, counts: Sequence[Count], at: int) -> int | None:
    """The count that is the subject of a verb: beside its auxiliaries, by the parse, or nearest in the clause."""
    chain, _ = before_auxiliaries(line, at)
    if line.word(chain) in RELATIVE:
        chain -= 1
    chain = _over_bracket(line, chain)
    if line.word(chain) == ",":
        chain -= 1
    beside = ending_at(line, counts, chain)
    if beside is not None:
        return beside
    parsed = parsed_subject(line, counts, at)
    return parsed if parsed is not None else _nearest_left(line, counts, chain)


def _over_bracket(line: Line, i: int) -> int:
    """The word before a bracket or a pair of dashes that closes at a word; the word itself where none does."""
    opening = {")": {"("}, "]": {"["}, "--": {"--"}, "-": {"-"}, "–": {"–"}, "—": {"—"}}.get(line.word(i))
    if opening:
        for k in range(i - 2, max(i - 25, -1), -1):
            if line.word(k) in opening:
                return k - 1
    return i


def parsed_subject(line: Line, counts: Sequence[Count], at: int) -> int | None:
    """The count that the parse has as the subject of a verb, through verbs that share it."""
    verb, seen = at, 0
    while seen < 3:
        subjects = [k for k in line.children[verb] if line.deps[k] in {"nsubj:pass", "nsubj"}]
        if line.deps[verb].startswith("acl") and line.heads[verb] >= 0:
            subjects.append(line.heads[verb])
        for k in subjects:
            for n, c in enumerate(counts):
                if (
                    c.outer <= k <= c.last
                    and c.human
                    and not held(line, c)
                    and not (c.kind == "none" and c.low == 1 and not c.partitive)
                    and c.last < at
                    and c.kind != "unknown"
                ):
                    return n
        if subjects or line.deps[verb] not in {"conj", "xcomp"} or line.heads[verb] < 0:
            return None
        verb, seen = line.heads[verb], seen + 1
    return None


def _nearest_left(line: Line, counts: Sequence[Count], i: int) -> int | None:
    ends = {c.last: n for n, c in enumerate(counts) if c.kind in {"people", "none"}}
    while i >= 0:
        word, tag = line.word(i), line.tag(i)
        if i in ends:
            count = counts[ends[i]]
            before = line.word(count.outer - 1)
            if not (
                before in BARRED
                or (before == "of" and line.word(count.outer - 2) not in GROUPED)
                or (count.kind == "none" and not count.partitive)
            ):
                return ends[i]
            i = count.outer - 1
            continue
        if word in BREAKS or (tag in {"VBD", "VBP", "VBZ", "MD"} and not _in_relative(line, i)):
            return None
        if harm_verb(word) and tag.startswith("VB"):
            return None
        i -= 1
    return None


def _in_relative(line: Line, i: int) -> bool:
    return any(line.word(k) in RELATIVE for k in range(max(0, i - 3), i))


def skip(line: Line, i: int, words: frozenset[str]) -> int:
    """The next word from ``i`` on that is none of these and no adverb."""
    while i < len(line) and (line.word(i) in words or line.tag(i) == "RB"):
        i += 1
    return i
