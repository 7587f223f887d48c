"""Stretches of a passage inside quotation marks, as token ranges."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from sayso.language.text import Passage

__all__ = ["Quote", "quotes"]

OPENING = {"“": "”", "«": "»", "„": "“”", "‘": "’", "``": "''"}
ALIKE = {'"': '"', "''": "''", "'": "'"}
MARKS = frozenset({*OPENING, *ALIKE})
SHORTEST_STATEMENT = 5
"""Words inside quotation marks from which on they are taken for a statement and not for a borrowed word."""


@dataclasses.dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: its first and last token, marks included, and whether a closing mark was found.

    An opening mark that its paragraph does not close runs to the paragraph's end, as quotations over several
    paragraphs do.
    """

    first: int
    last: int
    closed: bool
    statement: bool

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last


def quotes(passage: Passage) -> tuple[Quote, ...]:
    """The outermost quotations of a passage in order."""
    if MARKS.isdisjoint(passage.originals):
        return ()
    found = list(_marked(passage, double=True))
    if not found:
        found = [q for q in _marked(passage, double=False) if q.closed]
    return tuple(found)


def _marked(passage: Passage, *, double: bool) -> Iterator[Quote]:
    start, closer = -1, ""
    for i, mark in enumerate(passage.originals):
        if start < 0:
            if (
                mark in MARKS
                and (closer := _closer(passage, i, mark, double=double))
                and not _closes_nothing(passage, i, mark)
            ):
                start = i
        elif mark in closer or _closes_in_another_style(passage, i, mark, closer):
            if closer in ALIKE and _opens(passage, i) and not _spaced_after(passage, i):
                yield _quote(passage, start, i - 1, closed=False)
                start = i
                continue
            yield _quote(passage, start, i, closed=True)
            start = -1
    if start >= 0:
        yield _quote(passage, start, len(passage.originals) - 1, closed=False)


def _closes_in_another_style(passage: Passage, index: int, mark: str, closer: str) -> bool:
    """Whether a mark of another style, or one turned the wrong way, closes a quotation (“Not so,“ he said)."""
    if closer == '"':
        return mark == "”"
    if closer != "”":
        return False
    glued = passage.starts[index] == passage.ends[index - 1]
    return mark == '"' or (mark == "“" and glued and _spaced_after(passage, index))


def _closer(passage: Passage, index: int, mark: str, *, double: bool) -> str:
    """The marks that would close what ``mark`` opens; empty where it opens nothing."""
    single = mark in {"‘", "'"}
    if single is double:
        return ""
    if mark in OPENING:
        return OPENING[mark]
    return ALIKE[mark] if mark in ALIKE and (not single or _opens(passage, index)) else ""


def _opens(passage: Passage, index: int) -> bool:
    """Whether a mark that looks alike on both sides stands where an opening one would: space before, none after."""
    before = passage.page_text[passage.starts[index] - 1 : passage.starts[index]] if passage.starts[index] else ""
    after = passage.page_text[passage.ends[index] : passage.ends[index] + 1]
    return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


def _spaced_after(passage: Passage, index: int) -> bool:
    after = passage.page_text[passage.ends[index] : passage.ends[index] + 1]
    return not after or after.isspace()


def _closes_nothing(passage: Passage, index: int, mark: str) -> bool:
    """Whether a mark that looks alike on both sides plainly stands at the end of something never opened."""
    if mark not in ALIKE or index == 0:
        return False
    glued = passage.starts[index] == passage.ends[index - 1]
    return glued and _spaced_after(passage, index)


def _quote(passage: Passage, first: int, last: int, *, closed: bool) -> Quote:
    inside = [t for t in passage.tokens[first + 1 : last + (not closed)] if t.is_alpha or t.like_num]
    end = passage.original(last - 1) if closed and last > first else passage.original(last)
    ended = end in {".", ",", "?", "!", "...", "…"} or (end.endswith(".") and len(inside) > 1)
    sentence = bool(inside) and ended
    return Quote(first, last, closed, len(inside) >= SHORTEST_STATEMENT or sentence)
