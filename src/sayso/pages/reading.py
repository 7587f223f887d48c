"""One page's bytes, of whatever media type, to a page with its stories laid out."""

from __future__ import annotations

import dataclasses
import hashlib
import re

from sayso.errors import PageError
from sayso.pages.dates import date_in_address, iso_date
from sayso.pages.decoding import decode
from sayso.pages.layout import lay_out
from sayso.pages.tongue import language
from sayso.records import Page, Story

__all__ = ["read_bytes"]

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


def read_bytes(data: bytes, path: str, *, media_type: str | None = None, published: str | None = None) -> Page:
    """The page that some bytes hold: its text, fixed once, and its stories without records.

    For plain text ``text`` is the decoded file unchanged, without a byte order mark; for HTML it is what was extracted.

    Args:
        data: The bytes, which make the page's id.
        path: The page as the user named it: a file, ``-`` or an address.
        media_type: What the sender says it is, with or without a charset; found out from the bytes when None.
        published: The day of publication as an ISO date, where the user knows it; goes before all evidence.

    Raises:
        PageError: nothing on it, binary, undecodable, too large.
        ValueError: ``published`` is no ISO date.
    """
    if published is not None and iso_date(published) != published:
        raise ValueError(f"not a date of the form YYYY-MM-DD: {published!r}")
    if not data.strip():
        raise PageError(path, "empty")
    kind, charset = _media_type(data, path, media_type)
    page_id = hashlib.sha256(data).hexdigest()
    if kind == "text/html":
        from sayso.pages.html import read_html

        text, stories = read_html(decode(data, path, html=True, charset=charset), path, page_id)
    else:
        text = decode(data, path, charset=charset)
        stories = lay_out(text, page_id)
    if not stories:
        raise PageError(path, "nothing to read on it")
    return Page(page_id, path, kind, text, tuple(_told(story, path, published) for story in stories))


def _media_type(data: bytes, path: str, given: str | None) -> tuple[str, str | None]:
    name, _, parameters = (given or "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.IGNORECASE)
    if name.strip():
        html = name.strip().lower() in _HTML_TYPES
    else:
        html = path.lower().endswith(_HTML_NAMES) or bool(_HTML_START.match(data[:4096].replace(b"\x00", b"")))
    return ("text/html" if html else "text/plain"), (charset.group(1) if charset else None)


def _told(story: Story, path: str, published: str | None) -> Story:
    """A story with what its words and its page's address tell: its language and, where it has none, its date."""
    prose = " ".join(span.text for span in ((story.title,) if story.title else ()) + story.paragraphs)
    return dataclasses.replace(_dated(story, path, published), language=language(prose))


def _dated(story: Story, path: str, published: str | None) -> Story:
    if published is not None:
        return dataclasses.replace(story, published=published, published_from="given")
    filed = date_in_address(path)
    if filed and story.published_from in (None, "caption"):
        return dataclasses.replace(story, published=filed, published_from="url")
    return story
