"""Records to what a person or a program reads: one module a format, each with a ``writer``."""

from __future__ import annotations

import importlib
import types
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Collection

    from sayso.records import Page

__all__ = ["FORMATS", "RECORDS", "SUFFIXES", "Writer", "writer"]

FORMATS = types.MappingProxyType(
    {
        "table": "sayso.formats.table",
        "json": "sayso.formats.json_",
        "csv": "sayso.formats.csv_",
        "html": "sayso.formats.html",
    }
)
"""Every format and the module that writes it; a new format is a module and a line here."""

SUFFIXES = types.MappingProxyType(
    {
        ".txt": "table",
        ".json": "json",
        ".jsonl": "json",
        ".ndjson": "json",
        ".csv": "csv",
        ".htm": "html",
        ".html": "html",
    }
)
"""What a file's name says about the format that is wanted in it."""

RECORDS = ("figures", "attributions", "events", "checks")
"""The kinds of records of a story, in the order in which they are shown."""


class Writer(Protocol):
    """Writes pages to a stream, each as soon as it is read; ``close`` ends the document, not the stream."""

    def write(self, page: Page) -> None:
        """Add one page."""

    def close(self) -> None:
        """Write what stands behind the last page."""


def writer(name: str, stream: TextIO, **options: Collection[str]) -> Writer:
    """The writer of a format on a text stream.

    Args:
        name: One of :data:`FORMATS`.
        stream: Where the pages go; it stays open.
        options: What the format offers; CSV takes ``records``, the kinds of :data:`RECORDS` that get rows, and all but
            HTML a ``convention`` (:mod:`sayso.formats.coding`).

    Raises:
        ValueError: There is no such format.
    """
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}: there are {', '.join(FORMATS)}")
    made: Writer = importlib.import_module(FORMATS[name]).writer(stream, **options)
    return made
