"""Single victims: "the mayor", "Colonel Quintana". Each is counted once a story, where it is first told."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Mark, Reading
from sayso.reading.figures.persons import name_run
from sayso.reading.figures.words import kind_of
from sayso.reading.lexicon import words

__all__ = ["Victims", "people_named"]

COUNTED = frozenset({"killed", "injured", "captured", "missing"})
ANAPHORIC = words("anaphoric")


@dataclasses.dataclass
class Victims:
    """The single victims that a story has told of so far, by measure: their names and the nouns that stand for them."""

    words: dict[str, set[str]] = dataclasses.field(default_factory=dict)

    def told(self, reading: Reading, mark: Mark) -> None:
        """Remember a victim, so that the next mention is not counted again."""
        count = reading.counts[mark.count]
        words = {reading.line.word(count.head)} | _names(reading, mark)
        self.words.setdefault(mark.measure, set()).update(words)

    def counts(self, reading: Reading, mark: Mark) -> bool:
        """Whether a known or named victim is told of for the first time, and counts as one."""
        count = reading.counts[mark.count]
        names = _names(reading, mark)
        noun = reading.line.word(count.head)
        points_back = noun in ANAPHORIC and reading.line.word(count.first) in {"the", "this", "that"}
        if mark.measure not in COUNTED or mark.weak or (not names and points_back) or count.low == 0:
            return False
        if (names or {noun}) & self.words.get(mark.measure, set()):
            return False
        self.told(reading, mark)
        return True


def people_named(lines: Iterable[Line]) -> frozenset[str]:
    """The words that name people in a story: names as recognised, and what stands behind a rank or an office."""
    found: set[str] = set()
    others: set[str] = set()
    for line in lines:
        others |= {line.word(k) for k in range(len(line)) if line.entity(k) in {"LOC", "ORG"}}
        i = 0
        while i < len(line):
            last = name_run(line, i)
            if last >= i:
                found |= {
                    line.word(k)
                    for k in range(i, last + 1)
                    if kind_of(line.word(k)) == "unknown" and len(line.word(k)) > 3
                }
            i = max(i, last) + 1
    return frozenset(found - others)


def _names(reading: Reading, mark: Mark) -> set[str]:
    """The words of a name in a phrase: those behind its noun, or all where it is nothing but a name."""
    count = reading.counts[mark.count]
    if count.form == "article":
        return set()
    start = (
        count.head + 1
        if count.last > count.head
        else count.noun
        if count.form == "name" or reading.counts[mark.count].noun == count.first
        else count.last + 1
    )
    words = {reading.line.word(k) for k in range(start, count.last + 1)}
    return {w for w in words if kind_of(w) == "unknown" and len(w) > 2}
