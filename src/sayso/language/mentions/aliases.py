"""The names of one story: each led to the fullest name that it shortens, abbreviates or is given as another name of."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from sayso.language.mentions.participants import name_words
from sayso.language.mentions.roles import roles
from sayso.language.weekdays import WEEKDAYS

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["Names", "name_of"]

Run: TypeAlias = tuple[int, int]
LINKS = {"of", "for", "-"}
CAPITALS = {"NNP", "NNPS", "JJ", "NN", "NNS"}
ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]s?")


class Names:
    """The names of a story, with the fullest form of each.

    Args:
        passages: Of the story, in order.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._runs = {id(p): _proper_runs(p) for p in passages}
        labels = self._labels(passages)
        names = sorted(labels, key=lambda n: -len(name_words(n)))
        longer = _Longer(names)
        self._full = {name: next((n for n in longer.of(name) if _stands_for(name, n, labels)), name) for name in names}
        for passage in passages:
            for short, run in self._given(passage):
                own = name_of(passage, *run)
                whole = name_of(passage, _opening(passage, run, short), run[1])
                self._full[short] = self._full[own] = whole if whole != own else self._full.get(own, own)

    def fullest(self, own: str) -> str | None:
        """The fullest name that a name of the story stands for; None where it is none of its names."""
        return self._full.get(own)

    def all(self) -> set[str]:
        """The fullest names."""
        return set(self._full.values())

    def run_at(self, passage: Passage, index: int) -> Run | None:
        """The run of capitalised words that holds a token."""
        return next((r for r in self._runs[id(passage)] if r[0] <= index <= r[1]), None)

    def _labels(self, passages: Sequence[Passage]) -> dict[str, str]:
        """Every name with its label; runs that the parse took for no name count as organisations."""
        found: dict[str, str] = {}
        for passage in passages:
            for entity in passage.names:
                if passage.part == "title" and entity[-1].lower_ in roles():
                    continue
                found.setdefault(name_of(passage, entity.start, entity.end - 1), entity.label_)
            for run in self._runs[id(passage)]:
                found.setdefault(name_of(passage, *run), "ORG")
        return found

    def _given(self, passage: Passage) -> Iterator[tuple[str, Run]]:
        """Other names that a passage gives: abbreviations right behind a name, "(YPG)" or ", or YPG,", and its run.

        Its letters need not be those of the name: "People's Protection Units (YPG)". A place ("(UK)") is no other name.
        """
        low = passage.low
        for i in range(1, len(low) - 2):
            bracketed = low[i] == "(" and low[i + 2] == ")"
            if not bracketed and not (low[i] == "or" and low[i - 1] == "," and low[i + 2] == ","):
                continue
            short, last = passage.tokens[i + 1], i - 1 if bracketed else i - 2
            run = self.run_at(passage, last) or self._organisation(passage, last)
            if run is not None and ABBREVIATION.fullmatch(short.text) and short.ent_type_ != "LOC":
                yield short.text, run

    @staticmethod
    def _organisation(passage: Passage, last: int) -> Run | None:
        return next(((e.start, last) for e in passage.names if e.end - 1 == last and e.label_ == "ORG"), None)


def name_of(passage: Passage, first: int, last: int) -> str:
    """The words of a mention as a name: one line, no comma at its end, no possessive, no "The"."""
    words = " ".join(passage.page_text[passage.starts[first] : passage.ends[last]].split()).strip(" ,;:")
    return words.removesuffix("'s").removesuffix("’s").removeprefix("The ")


def _proper_runs(passage: Passage) -> list[Run]:
    """Runs of two capitalised words and more with "of", "for" and the like inside: names, whatever they name.

    A weekday opens none, but behind an article ("the Sunday Herald").
    """
    if passage.part == "title":
        return []
    runs: list[Run] = []
    start = last = -1
    for i, (word, tag) in enumerate(zip(passage.words, passage.tags, strict=True)):
        capital = tag in CAPITALS and word[:1].isupper()
        if capital and start < 0:
            start = last = i if passage.low[i] not in WEEKDAYS or passage.low[i - 1] == "the" else -1
        elif capital:
            last = i
        elif start >= 0 and not (passage.low[i] in LINKS and i == last + 1):
            if last > start:
                runs.append((start, last))
            start = -1
    return [*runs, (start, last)] if start >= 0 and last > start else runs


class _Longer:
    """Names by what a shorter form shares with them: a word, or their initials.

    Args:
        names: The longest first.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._at: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            for key in {name, *name_words(name), _initials(name)}:
                self._at.setdefault(key, []).append(number)

    def of(self, name: str) -> Iterator[str]:
        """The names in their order that a name may be a form of, up to itself."""
        keys = {name, *name_words(name)[-1:]}
        numbers = sorted({n for key in keys for n in self._at.get(key, ())})
        return itertools.takewhile(lambda other: other != name, (self._names[n] for n in numbers))


def _stands_for(short: str, full: str, labels: dict[str, str]) -> bool:
    """Whether a name is a shorter form of another one."""
    if labels[short] != labels[full]:
        return labels[full] == "ORG" and _initials(full) == short
    small, large = name_words(short), name_words(full)
    if not small or len(small) >= len(large):
        return False
    if labels[short] == "PER":
        return large[-len(small) :] == small or (len(small) == 1 and small[0] == large[0] and len(large) == 2)
    if labels[short] == "ORG":
        if large[-len(small) :] == small:
            return True
        return _initials(full) == short or (len(small) == 1 and small[0] in large and small[0] in roles())
    return False


def _opening(passage: Passage, run: Run, short: str) -> int:
    """Where the name begins whose initials an abbreviation is: at its run or before it ("People's Harvest Front")."""
    for first in range(run[0], max(-1, run[0] - len(short) - 2), -1):
        if not (passage.tokens[first].text[:1].isupper() or passage.low[first] in LINKS | {"'s", "and", "the"}):
            break
        if _initials(name_of(passage, first, run[1])) == short:
            return first
    return run[0]


@functools.lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper())
