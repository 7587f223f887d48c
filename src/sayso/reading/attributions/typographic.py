"""Attributions by type alone: a headline's colon or dash, its trailing "... Monitor", a transcript's "NAME:"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from sayso.language.mentions.roles import roles
from sayso.reading.attributions.cues import Cue, speaks
from sayso.reading.attributions.datelines import is_dateline
from sayso.reading.attributions.extent import trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import FINITE, Grammar
from sayso.reading.attributions.standing import NEXT
from sayso.reading.lexicon import words

__all__ = ["beside", "headline", "signed", "speaker_line", "transcript"]

TYPED = Cue("", "asserts", attitude=False, frames=frozenset({"clause"}))
TURNS = {"q": Cue("", "asks", attitude=False, frames=frozenset({"clause"})), "a": TYPED}
"""Labels of a question and an answer, which name nobody."""
LONGEST_SOURCE = 8
LONGEST_LINE = 12
ADVERBIAL = {"after", "as", "at", "by", "in", "on", "over", "to", "with"}
"""Prepositions that before a common noun tell of what happens and not of who speaks."""
DASHES = {"-", "–", "—", "--", "―", "---"}


def headline(grammar: Grammar) -> Iterator[Finding]:
    """ "X: S", "S - X", "S: X" and "S X" with a word for a source at the end of a title."""
    doc = grammar.doc
    size = len(doc)
    marks = [i for i in range(1, size - 1) if doc[i].text in {":", "-", "–", "—", "--"} and _spaced(grammar, i)]
    for mark in marks[:1]:
        before, after = mark, size - 1 - mark
        if doc[mark].text == ":" and before <= LONGEST_SOURCE and after > before // 2 and _speaks(grammar, 0, mark - 1):
            yield _found(grammar, (0, mark - 1), mark, (mark + 1, size - 1))
            return
    for mark in marks[-1:]:
        if size - 1 - mark <= LONGEST_SOURCE and _speaks(grammar, mark + 1, size - 1) and _bare(grammar, mark + 1):
            yield _found(grammar, (mark + 1, size - 1), mark, (0, mark - 1))
            return
    if size > 4 and doc[-1].lemma_.lower() in words("headline_sources") and doc[-1].tag_.startswith("NN"):
        said = next(
            (i for i in range(size - 2, max(3, size - 5), -1) if doc[i].lower_ in {"say", "says", "said"}), None
        )
        if said is not None and (content := trim(grammar, (0, said - 1))):
            yield Finding((said + 1, size - 1), (said, said), (content,), TYPED, "headline tail", size - 1)
            return
        first = size - 1
        while first > 3 and (doc[first - 1].lower_ in words("headline_sources") or doc[first - 1].tag_ == "JJ"):
            first -= 1
        content = trim(grammar, (0, first - 1))
        if content is not None and grammar.doc[first - 1].tag_ not in {"IN", "DT", "JJ", "CC"}:
            yield Finding((first, size - 1), (first, size - 1), (content,), TYPED, "headline tail", size - 1)


def _found(grammar: Grammar, source: tuple[int, int], mark: int, content: tuple[int, int]) -> Finding:
    body = trim(grammar, content) or content
    return Finding(source, (mark, mark), (body,), TYPED, "headline mark", source[1])


def _spaced(grammar: Grammar, index: int) -> bool:
    """Whether a colon or dash has a space behind it, and a dash one before it too."""
    passage = grammar.passage
    after = passage.starts[index + 1] > passage.ends[index]
    before = passage.starts[index] > passage.ends[index - 1]
    return after and (before or grammar.doc[index].text == ":")


def _speaks(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a short stretch can be a source: a name or a word for one, and no verb."""
    tokens = grammar.doc[first : last + 1]
    spoken = [t for t in tokens if t.tag_ in {"VBD", "VBZ", "VBP", "MD", "WRB", "WP"}]
    initials = last == first and tokens[0].text.isupper()
    if (spoken and not initials) or any(t.text == ":" for t in tokens):
        return False
    named = initials or any(t.ent_type_ in {"PER", "ORG"} for t in tokens)
    role = tokens[-1].tag_ == "NN" and tokens[-1].lemma_.lower() in roles()
    return named or role or any(t.lower_ in words("headline_sources") for t in tokens)


def _bare(grammar: Grammar, first: int) -> bool:
    """Whether a headline's tail is a source and no report ("Football: Osmar United hold Dravo in cup")."""
    tail = grammar.doc[first:]
    return not any(t.lower_ in ADVERBIAL and then.tag_ in {"NN", "NNS"} for t, then in itertools.pairwise(tail))


def signed(grammar: Grammar) -> Iterator[Finding]:
    """A quotation with its speaker behind a dash at the end of a paragraph: "...", then "- Ana Dragu, teacher"."""
    doc = grammar.doc
    size = len(doc)
    for quote in grammar.quotes:
        dash = quote.last + 1
        if not quote.statement or dash >= size - 1 or doc[dash].text not in DASHES:
            continue
        end = next((i for i in range(dash + 1, size) if doc[i].text in {".", '"'}), size) - 1
        if end - dash > LONGEST_SOURCE or end <= dash or not doc[dash + 1].tag_.startswith(("NNP", "NN", "DT", "JJ")):
            continue
        source = (dash + 1, end)
        yield Finding(source, (dash, dash), ((quote.first, quote.last),), TYPED, "signed quotation", end)


def beside(turns: Sequence[bool]) -> list[bool]:
    """Whether each passage stands right before or behind a turn of a transcript."""
    return [any(turns[max(0, i - 1) : i]) or any(turns[i + 1 : i + 2]) for i in range(len(turns))]


def transcript(grammar: Grammar, *, led: bool = False) -> Iterator[Finding]:
    """ "NAME: what they said", a paragraph of a transcript.

    ``led``: whether the paragraph stands beside another such turn, so that any name before the colon is a speaker's.
    """
    doc = grammar.doc
    start = 1 if len(doc) > 2 and doc[0].text in {'"', "("} else 0
    mark = next((i for i in range(start + 1, min(start + 6, len(doc) - 1)) if doc[i].text == ":"), None)
    if mark is None:
        return
    capitals = all(grammar.passage.original(i).isupper() for i in range(start, mark) if doc[i].is_alpha)
    known = led or doc[start].ent_type_ == "PER"
    named = known and all(t.tag_.startswith("NNP") or t.text == "." for t in doc[start:mark])
    label = grammar.passage.low[mark - 1]
    if not (capitals or named) or label in words("labels") or is_dateline(grammar.passage, start, mark - 1):
        return
    content = trim(grammar, (mark + 1, len(doc) - 1))
    if content is None:
        return
    if mark == start + 1 and label in TURNS:
        yield Finding(None, (mark, mark), (content,), TURNS[label], "question and answer")
    else:
        entry = TURNS["q"] if doc[len(doc) - 1].text == "?" else TYPED
        yield Finding((start, mark - 1), (mark, mark), (content,), entry, "transcript", mark - 1)


def speaker_line(grammar: Grammar) -> Iterator[Finding]:
    """ "Ana Dragu, shop steward:", a line by itself above what she said; its content is found in the next paragraph."""
    doc = grammar.doc
    last = len(doc) - 1
    if not 1 < last <= LONGEST_LINE or doc[last].text != ":" or any(t.tag_ in FINITE for t in doc):
        return
    heads = [t for t in doc[:last] if t.head.i == t.i or t.ent_type_ == "PER"]
    if heads and speaks(heads[0]) and grammar.passage.low[last - 1] not in words("labels"):
        yield Finding((0, last - 1), (last, last), (), TYPED, NEXT, heads[0].i)
