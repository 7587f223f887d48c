"""The head of a story: the lines above its first paragraph, and the title among them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sayso.pages.boundaries import is_body
from sayso.pages.datelines import find_dateline
from sayso.pages.signs import could_be_title, ends_as_sentence

if TYPE_CHECKING:
    from sayso.pages.boundaries import Line

__all__ = ["head_length", "title_index"]

_LONG = 12
"""More words than this without a full stop are running text all the same."""


def head_length(lines: list[Line]) -> int:
    """How many lines stand before the first paragraph."""
    alone = _body_starts(lines, doubled=False)
    if alone < len(lines):
        return alone
    return _body_starts(lines, doubled=True)  # the whole story stands on the page twice


def title_index(lines: list[Line], head: int) -> int | None:
    """Which line is the title; None where no line above running text passes for one."""
    if not any(line.sign.sort == "text" for line in lines[head:]):
        return None
    if lines and _is_short_title(lines, 0):
        return 0
    return next((i for i, line in enumerate(lines[:head]) if _could_be_title(line)), None)


def _body_starts(lines: list[Line], *, doubled: bool) -> int:
    texts = [i for i, line in enumerate(lines) if line.sign.sort == "text"]
    running = {line.key for line, below in itertools.pairwise(lines) if line.key == below.key}
    had_title = False
    for i in texts:
        line = lines[i]
        titular = _could_be_title(line)
        once = len(line.copies) == 1 or (doubled and is_body(line) and not titular and line.key not in running)
        if once and not _is_short_title(lines, i):
            if titular and not had_title:
                if i == texts[-1]:
                    return i
            elif is_body(line) or len(line.unit.words) > _LONG or (had_title and not _head_goes_on(lines, i)):
                return i
        had_title = had_title or titular
    return len(lines)


def _head_goes_on(lines: list[Line], i: int) -> bool:
    """Whether a date, byline, picture or doubled line still follows before the text does."""
    for line, below in itertools.pairwise(lines[i + 1 : i + 10]):
        if line.sign.sort in ("date", "byline", "caption", "credit") or line.key == below.key:
            return True
        if is_body(line) or len(line.unit.words) > _LONG:
            return False
    return False


def _could_be_title(line: Line) -> bool:
    return line.sign.sort == "text" and could_be_title(line.unit.text) and not find_dateline(line.unit.text)


def _is_short_title(lines: list[Line], i: int) -> bool:
    """Whether a page opens with a name or a word or two over its text, as an entry of a reference work does."""
    if i or len(lines) < 2 or lines[0].sign.sort != "text":
        return False
    text = lines[0].unit.text
    short = len(text.split()) <= 2 and text[:1].isupper() and not ends_as_sentence(text)
    return short and lines[1].unit.gap > 0 and is_body(lines[1])
