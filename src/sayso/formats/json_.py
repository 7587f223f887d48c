"""JSON Lines: the record contract ``sayso/1``, one page an object a line."""

from __future__ import annotations

import dataclasses
import functools
import json
from typing import TYPE_CHECKING, Any, TextIO

from sayso.formats.coding import figure_coded, known

if TYPE_CHECKING:
    from sayso.reading.conventions import Convention
    from sayso.records import Page

__all__ = ["JsonWriter", "as_dict", "dumps", "writer"]

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    names = tuple(field.name for field in dataclasses.fields(kind))
    return tuple(sorted(names, key=lambda name: name != "schema"))


def as_dict(value: Any) -> Any:
    """A record as plain dicts and lists, its fields in the order in which they are declared, ``schema`` first.

    >>> from sayso.records import Span
    >>> as_dict((Span(0, 2, "He"),))
    [{'start': 0, 'end': 2, 'text': 'He'}]
    """
    if isinstance(value, tuple):
        return [as_dict(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: as_dict(getattr(value, name)) for name in _names(type(value))}
    return value


def dumps(page: Page, convention: Convention | None = None) -> str:
    """A page as one line of JSON: characters as they are, but no character at which some reader would end the line.

    With a convention every figure has its numbers under ``coded``.
    """
    made = as_dict(page)
    if convention:
        for story, told in zip(page.stories, made["stories"], strict=True):
            for figure, row in zip(story.figures, told["figures"], strict=True):
                row["coded"] = figure_coded(figure, convention)
    return json.dumps(made, ensure_ascii=False).translate(_LINE_ENDS)


class JsonWriter:
    """Writes each page as a line; the contract is one, so every kind of record is always in it."""

    def __init__(self, stream: TextIO, convention: Convention | None = None) -> None:
        self._stream = stream
        self._convention = convention

    def write(self, page: Page) -> None:
        """Write one line."""
        self._stream.write(dumps(page, self._convention) + "\n")

    def close(self) -> None:
        """Nothing stands behind the last line."""


def writer(stream: TextIO, *, convention: str | None = None) -> JsonWriter:
    """A writer of JSON Lines; with a convention (:mod:`sayso.formats.coding`) figures have its numbers too."""
    return JsonWriter(stream, known(convention) if convention else None)
