"""Harm in several words, around a count: "claimed the lives of 20", "12 lost their lives"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading.figures.line import BE, Line
from sayso.reading.figures.model import Count, Mark
from sayso.reading.figures.subjects import HAVE, HEDGES, skip
from sayso.reading.figures.words import Phrase, harm_phrases

__all__ = ["by_idioms"]


def by_idioms(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """The marks that idioms give to the counts that they stand around."""
    for n, count in enumerate(counts):
        if not count.human:
            continue
        for phrase in harm_phrases():
            if _phrase_fits(line, count, phrase):
                at = count.outer - 1 if phrase.before else count.last + 1
                yield from (Mark(n, measure, phrase.detail, "phrase", at) for measure in phrase.measures)
                break


def _phrase_fits(line: Line, count: Count, phrase: Phrase) -> bool:
    before = _match_back(line, count.outer - 1, phrase.before)
    if not before:
        return False
    # "Marta Quill, a lawyer, was shot dead": the comma that closes an apposition is stepped over.
    comma = line.word(count.last + 1) == "," and line.word(count.outer - 1) == ","
    behind = count.last + 1 + comma
    start = skip(line, behind, BE | HAVE | HEDGES)
    return any(_match_on(line, i, phrase.after) for i in (start, behind))


def _match_back(line: Line, i: int, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    if words[-1] == "*":
        return any(_match_back(line, i - k, words[:-1]) for k in range(4))
    return i >= 0 and line.word(i) == words[-1] and _match_back(line, i - 1, words[:-1])


def _match_on(line: Line, i: int, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    if words[0] == "*":
        return any(_match_on(line, i + k, words[1:]) for k in range(4))
    return line.word(i) == words[0] and _match_on(line, i + 1, words[1:])
