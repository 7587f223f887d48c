"""The lines of a plain text, and the units (titles, captions, paragraphs) that they make up."""

from __future__ import annotations

import dataclasses
import itertools
import re

from sayso.records import Span

__all__ = ["Unit", "split_units"]

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EDGE = " \t\xa0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000\u2000\u2001\u2002\u2003\u2009\u202f\xad\x1f\x00"
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_WRAP_MIN, _WRAP_MAX = 40, 100


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of text that stands by itself: a line, or several lines of a hard-wrapped paragraph.

    ``gap`` counts the blank lines before it; ``key`` is its text for comparing, case and white space levelled.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int = 0

    @property
    def key(self) -> str:
        """The text with case and white space levelled, so that copies compare equal."""
        return " ".join(self.text.split()).casefold()

    @property
    def span(self) -> Span:
        """The unit as a span of the page."""
        return Span(self.start, self.end, self.text)

    @property
    def words(self) -> list[str]:
        """The unit's text, split at white space."""
        return self.text.split()

    def cut(self, start: int, end: int) -> Unit:
        """The part between two offsets of the page, trimmed of white space."""
        text = self.text[start - self.start : end - self.start]
        left = len(text) - len(text.lstrip(_EDGE + "\n\r"))
        text = text.strip(_EDGE + "\n\r")
        return dataclasses.replace(self, start=start + left, end=start + left + len(text), text=text)


def split_units(text: str) -> list[Unit]:
    r"""The units of a text in order: its lines, or its paragraphs where the lines are wrapped at a fixed width.

    >>> [u.text for u in split_units("A title\n\nFirst paragraph.\r\nSecond.")]
    ['A title', 'First paragraph.', 'Second.']
    """
    lines = list(_lines(text))
    return _join_wrapped(text, lines) if _is_wrapped(lines) else lines


def _lines(text: str) -> list[Unit]:
    found: list[Unit] = []
    start, gap = 0, 0
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        raw = text[start:end]
        line = raw.strip(_EDGE)
        if line:
            indent = len(raw) - len(raw.lstrip(_EDGE))
            found.append(Unit(start + indent, start + indent + len(line), line, gap, indent))
            gap = 0
        else:
            gap += 1
        start = after
    return found


def _inner(lines: list[Unit]) -> list[Unit]:
    # Lines with another line directly below them, in the same block.
    return [line for line, below in itertools.pairwise(lines) if below.gap == 0]


def _is_wrapped(lines: list[Unit]) -> bool:
    """Whether line ends are a matter of width: most lines that have one below are of one width and end mid-sentence."""
    inner = [line for line in _inner(lines) if len(line.text) >= _WRAP_MIN]
    if len({line.text for line in inner}) < 4 or len(inner) < 0.5 * len(_inner(lines)):
        return False
    below = [line for line in lines if line.gap == 0 and any(c.isalpha() for c in line.text)]
    going_on = sum(line.text[0].islower() or line.text.isupper() for line in below)
    if going_on < 0.25 * len(below):
        return False
    width = sorted(len(line.text) + line.indent for line in inner)[-1 - len(inner) // 50]
    if width > _WRAP_MAX:
        return False
    filled = sum(len(line.text) + line.indent >= width - 16 for line in inner)
    broken = sum(not _ENDED.search(line.text) for line in inner)
    return filled >= 0.75 * len(inner) and broken >= 0.6 * len(inner)


def _join_wrapped(text: str, lines: list[Unit]) -> list[Unit]:
    width = max((len(line.text) + line.indent for line in _inner(lines)), default=0)
    groups: list[list[Unit]] = []
    for line in lines:
        opens = not groups or line.gap or line.indent > groups[-1][-1].indent
        if opens or _stands_alone(groups[-1][-1], line, width):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_joined(text, group) for group in groups]


def _stands_alone(above: Unit, line: Unit, width: int) -> bool:
    # The first word of the next line would have fitted, so the break above it was meant.
    return len(above.text) + above.indent + 1 + len(line.words[0]) < width - 12


def _joined(text: str, group: list[Unit]) -> Unit:
    first, last = group[0], group[-1]
    return dataclasses.replace(first, end=last.end, text=text[first.start : last.end])
