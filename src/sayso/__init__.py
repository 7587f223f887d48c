"""sayso reads news reports and keeps who said what, how many were harmed, and according to whom."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING

from sayso.errors import FetchError, LedgerError, PageError, SaysoError
from sayso.records import (
    Account,
    Actor,
    Attribution,
    Check,
    Event,
    Figure,
    Incident,
    Page,
    Place,
    Relation,
    Span,
    Speaker,
    Story,
)

if TYPE_CHECKING:
    from sayso.accounts.ledger import Ledger

__all__ = [
    "Account",
    "Actor",
    "Attribution",
    "Check",
    "Event",
    "FetchError",
    "Figure",
    "Incident",
    "Ledger",
    "LedgerError",
    "Page",
    "PageError",
    "Place",
    "Relation",
    "SaysoError",
    "Span",
    "Speaker",
    "Story",
    "__version__",
    "read",
    "read_bytes",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """``sayso.Ledger`` is loaded when it is first asked for: reading a page needs no database."""
    if name == "Ledger":
        from sayso.accounts.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")


def read(path: str | os.PathLike[str], *, published: str | None = None, attitudes: bool = False) -> Page:
    """Read the page in a file: its stories, and the records in them.

    Args:
        path: A file, HTML or plain text.
        published: The ISO date of the report, where the page does not tell it.
        attitudes: Whether wishes, beliefs and plans that nobody uttered are reported as attributions too.

    Raises:
        PageError: The page is missing, binary, empty or cannot be decoded.
    """
    name = os.fspath(path)
    try:
        data = pathlib.Path(name).read_bytes()
    except OSError as error:
        raise PageError(name, (error.strerror or str(error)).lower()) from None
    return read_bytes(data, name, published=published, attitudes=attitudes)


def read_bytes(
    data: bytes,
    path: str = "-",
    *,
    media_type: str | None = None,
    published: str | None = None,
    attitudes: bool = False,
) -> Page:
    """Read a page that is in memory; the arguments are those of :func:`read`.

    Args:
        data: The bytes of the page.
        path: What the page is called in records and errors.
        media_type: ``text/html`` or ``text/plain``; told from the bytes and the path where it is None.
        published: The ISO date of the report, where the page does not tell it.
        attitudes: Whether wishes, beliefs and plans that nobody uttered are reported as attributions too.

    Raises:
        PageError: The page is binary, empty or cannot be decoded.
    """
    from sayso.pages import read_bytes as lay_out
    from sayso.reading import read_page

    page = lay_out(data, path, media_type=media_type, published=published)
    return read_page(page, attitudes=attitudes)
