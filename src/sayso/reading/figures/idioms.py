"""Harm in several words, around a count: "claimed the lives of 20", "12 lost their lives"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from sayso.reading.figures.line import BE, Line
from sayso.reading.figures.model import Count, Mark
from sayso.reading.figures.subjects import HAVE, HEDGES, ending_at, left_count, skip
from sayso.reading.figures.words import Phrase, harm_phrases

__all__ = ["by_idioms", "idioms_of"]

UNFATAL = frozenset(
    "sentenced condemned scared bored frightened tickled worried worked sent put doomed loved sing going came come "
    "led leading went due close sick".split()
)


def by_idioms(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """The marks that idioms give to the counts that they stand around, or that are their subject."""
    marked: set[int] = set()
    here = idioms_of(frozenset(line.low))
    for n, count in enumerate(counts):
        phrase = next(
            (p for p in here if count.human and _of_those(line, count, p) and _fits(line, counts, count, p)),
            None,
        )
        if phrase is not None:
            marked.add(n)
            at = count.outer - 1 if phrase.before else count.last + 1
            yield from (Mark(n, measure, phrase.detail, "phrase", at) for measure in phrase.measures)
    for phrase in here:
        for at in _predicates(line, counts, phrase):
            subject = left_count(line, counts, at + (line.word(at) in BE))
            if subject is not None and subject not in marked and counts[subject].kind == "people":
                marked.add(subject)
                yield from (Mark(subject, measure, phrase.detail, "phrase", at) for measure in phrase.measures)
    yield from _to_death(line, counts, marked)


def _predicates(line: Line, counts: Sequence[Count], phrase: Phrase) -> Iterator[int]:
    """Where an idiom stands as the predicate of a subject that is not right before it."""
    if phrase.before or not phrase.whom <= {"people"}:
        return
    for at, word in enumerate(line.low):
        finite = word in {"was", "were"} or line.tag(at) in {"VBD", "VBP", "VBZ"}
        finite = finite or (line.tag(at) == "VBN" and line.word(at - 1) in BE)
        end = _match_on(line, at, phrase.after) if finite and word == phrase.after[0] else -1
        if end >= 0 and not any(c.outer == end for c in counts):
            yield at


def _to_death(line: Line, counts: Sequence[Count], marked: set[int]) -> Iterator[Mark]:
    """ "were crushed to death", "beat a guard to death", "shot to death two men"."""
    for at in range(1, len(line) - 1) if "death" in line.low else ():
        if (line.word(at), line.word(at + 1)) != ("to", "death"):
            continue
        inside = ending_at(line, counts, at - 1)
        verb = counts[inside].outer - 1 if inside is not None else at - 1
        if not line.tag(verb).startswith("VB") or line.word(verb) in UNFATAL:
            continue
        behind = next((n for n, c in enumerate(counts) if c.outer == at + 2), None)
        harmed = inside if inside is not None else behind
        if harmed is None and line.tag(verb) in {"VBN", "VBD"}:
            harmed = left_count(line, counts, verb)
        if harmed is not None and harmed not in marked and counts[harmed].human:
            marked.add(harmed)
            yield Mark(harmed, "killed", None, "phrase", verb)


def idioms_of(low: frozenset[str]) -> list[Phrase]:
    """The idioms all of whose words stand in a line, in their order."""
    index = _by_word()
    found = [(n, phrase) for word in low & index.keys() for n, phrase, fixed in index[word] if fixed <= low]
    return [phrase for _, phrase in sorted(found, key=lambda x: x[0])]


@functools.cache
def _by_word() -> dict[str, list[tuple[int, Phrase, frozenset[str]]]]:
    """The idioms with their number and the words that must stand in their line, by the longest of those."""
    found: dict[str, list[tuple[int, Phrase, frozenset[str]]]] = {}
    for n, phrase in enumerate(harm_phrases()):
        fixed = frozenset({*phrase.before, *phrase.after} - {"*"})
        found.setdefault(max(sorted(fixed), key=len), []).append((n, phrase, fixed))
    return found


def _of_those(line: Line, count: Count, phrase: Phrase) -> bool:
    """Whether a phrase may count what a count counts."""
    if phrase.whom == {"people"}:
        return count.kind == "people"
    return not phrase.whom or line.word(count.head) in phrase.whom


def _fits(line: Line, counts: Sequence[Count], count: Count, phrase: Phrase) -> bool:
    if phrase.before and not _match_back(line, count.outer - 1, phrase.before):
        return False
    if not phrase.after:
        return True
    # "Marta Quill, a lawyer, was shot dead": the comma that closes an apposition is stepped over.
    behind = count.last + 1 + (line.word(count.last + 1) == "," and line.word(count.outer - 1) == ",")
    start = skip(line, behind, BE | HAVE | HEDGES)
    starts = {start, behind, skip(line, behind, BE | HAVE)}
    ends = {_match_on(line, i, phrase.after) for i in starts} - {-1}
    # "Two gunmen shot dead a judge": what has an object behind it is no passive.
    return any(phrase.before or not any(c.outer == end for c in counts) for end in ends)


def _match_back(line: Line, i: int, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    if words[-1] == "*":
        return any(_match_back(line, i - k, words[:-1]) for k in range(4))
    return i >= 0 and line.word(i) == words[-1] and _match_back(line, i - 1, words[:-1])


def _match_on(line: Line, i: int, words: tuple[str, ...]) -> int:
    """The word behind a phrase that stands at a word; -1 where it does not stand there."""
    if not words:
        return i
    if words[0] == "*":
        return next((end for k in range(4) if (end := _match_on(line, i + k, words[1:])) >= 0), -1)
    return _match_on(line, i + 1, words[1:]) if line.word(i) == words[0] else -1
