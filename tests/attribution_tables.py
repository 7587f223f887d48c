"""How the tables of attributions are read: a row in the corpus' markup and what sayso reads in it, as sets of words."""

from __future__ import annotations

import dataclasses
import functools
import pathlib
import re
import sys

from sayso.language import parse
from sayso.reading import read_story
from sayso.records import Attribution, Page, Span, Story

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "training"))

import corpus

__all__ = ["Roles", "attributions_of", "differences", "documents", "marked", "read", "rows", "story_of"]

DATA = pathlib.Path(__file__).parent / "data" / "attributions"
WORD = re.compile(r"\w+")
ADVERBS = frozenset(
    "also again already earlier even ever just later now often once since soon still then twice".split()
)
BESIDE = ADVERBS | {"a", "an", "the", "by"}
"""Words that never decide a cue: adverbs, the article of a noun cue, the "by" of a passive one."""
NO_ADVERBS = {"reply", "imply"}


@dataclasses.dataclass(frozen=True)
class Roles:
    """The words of one attribution's source, cue and content, by offset; ``cue`` is None where none is marked."""

    source: frozenset[int]
    cue: frozenset[int] | None
    content: frozenset[int]

    def equals(self, other: Roles) -> bool:
        """Whether two attributions have the same words, a cue that is not marked aside."""
        same = (self.source, self.content) == (other.source, other.content)
        return same and (self.cue == other.cue or None in (self.cue, other.cue))


def documents(name: str) -> list[corpus.Document]:
    """The rows of a file in the corpus' markup, each named ``FILE:LINE``."""
    path = DATA / f"{name}.txt"
    return [dataclasses.replace(d, id=f"{path.name}:{d.line}") for d in corpus.documents(path)]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table as dictionaries by the names in its head, ``id`` being ``FILE:LINE``."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    told = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    head = ["id", *told[0][1].split("\t")]
    return [
        dict(zip(head, [f"{name}.tsv:{n}", *line.split("\t"), *[""] * len(head)], strict=False)) for n, line in told[1:]
    ]


def story_of(text: str, *, headline: bool = False) -> Page:
    """A page of one story, a paragraph a line, the first line its title where it is a headline."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line), line))
        start += len(line) + 1
    title = spans.pop(0) if headline else None
    return Page("0" * 64, "row.txt", "text/plain", text, (Story("story-row", title, paragraphs=tuple(spans)),))


@functools.cache
def attributions_of(text: str, *, headline: bool = False) -> tuple[Attribution, ...]:
    """The attributions that sayso reads in a text, attitudes too."""
    parsed = parse(story_of(text, headline=headline))
    return tuple(a for p in parsed for a in read_story(p, attitudes=True).attributions)


def marked(document: corpus.Document) -> list[Roles]:
    """The attributions that a row marks."""
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    sources: dict[int, int] = {}
    for mark in document.marks:
        if mark.kind in {"s", "q", "c"}:
            spans.setdefault((mark.kind, mark.number), []).append((mark.start, mark.end))
            for shared in (x.removeprefix("from=") for x in mark.extra if x.startswith("from=")):
                sources[mark.number] = int(shared)
    numbers = sorted({number for kind, number in spans if kind == "c"})
    return [
        Roles(
            _words(document.text, spans.get(("s", sources.get(n, n)), [])),
            _cue(document.text, spans[("q", n)]) if ("q", n) in spans else None,
            _words(document.text, spans[("c", n)]),
        )
        for n in numbers
    ]


def read(document: corpus.Document) -> list[Roles]:
    """The attributions that sayso reads in a row."""
    text = document.text
    return [
        Roles(
            _words(text, [(a.source.start, a.source.end)] if a.source else []),
            _cue(text, [(a.cue.start, a.cue.end)] if a.cue else []),
            _words(text, [(s.start, s.end) for s in (*a.content, *a.continued)]),
        )
        for a in attributions_of(text, headline=document.headline)
    ]


def differences(document: corpus.Document) -> list[str]:
    """What a row marks and sayso does not read ("-"), and what sayso reads and the row does not mark ("+")."""
    missed, extra = marked(document), read(document)
    for wanted in list(missed):
        found = next((x for x in extra if wanted.equals(x)), None)
        if found is not None:
            missed.remove(wanted)
            extra.remove(found)
    return [f"- {_told(document.text, x)}" for x in missed] + [f"+ {_told(document.text, x)}" for x in extra]


def _words(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Where the words that some spans touch begin: white space and marks at the edges never decide."""
    words = [m.span() for m in WORD.finditer(text)]
    return frozenset(b for start, end in spans for b, e in words if b < end and e > start)


def _cue(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The words of a cue without its adverbs; a colon or dash has its own place."""
    words = {m.start(): m.group().lower() for m in WORD.finditer(text)}
    found = frozenset(b for b in _words(text, spans) if not _beside(words[b]))
    return found or frozenset(start for start, _ in spans)


def _beside(word: str) -> bool:
    return word in BESIDE or (word.endswith("ly") and word not in NO_ADVERBS)


def _told(text: str, roles: Roles) -> str:
    words = {m.start(): m.group() for m in WORD.finditer(text)}
    parts = (sorted(part or ()) for part in (roles.source, roles.cue, roles.content))
    return " | ".join(" ".join(words.get(b, text[b]) for b in part) for part in parts)
