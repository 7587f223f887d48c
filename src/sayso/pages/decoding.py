"""Bytes to text: byte order marks, declared charsets, UTF-8, UTF-16 and Windows-1252, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from sayso.errors import PageError

__all__ = ["MAX_BYTES", "decode"]

MAX_BYTES = 20_000_000
"""The largest page that is read; beyond it an article's page is a dump, and belongs to bulk reading."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNUSED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes, path: str, *, html: bool = False, charset: str | None = None) -> str:
    """The text of a page, its newline characters as they stand.

    A byte order mark is read as the mark of an encoding and is no part of the text. Without one the order is:
    the charset that the sender or an HTML page declares, UTF-8, UTF-16 where every other byte is zero, Windows-1252.

    Args:
        data: The bytes of the page.
        path: The page as the user named it, for the error.
        html: Whether to look for a charset in a ``<meta>`` element.
        charset: An encoding that came with the page, as in a Content-Type header.

    Raises:
        PageError: the bytes are too many, another format, binary, or text in no encoding that is tried.
    """
    if len(data) > MAX_BYTES:
        raise PageError(path, f"larger than the {MAX_BYTES // 1_000_000} MB that are read of one page")
    for mark, name in _FORMATS:
        if data.startswith(mark):
            raise PageError(path, f"not a text or HTML page but {name}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    if charset is None and html and (declared := _CHARSET.search(data[:4096])):
        charset = declared.group(1).decode("ascii")
    return _guess(data, path, charset)


def _guess(data: bytes, path: str, charset: str | None) -> str:
    encodings = [*([charset] if charset and _usable(charset) else []), "utf-8"]
    if b"\x00" in data:
        encodings = [_zero_side(data)] if _zero_side(data) else []
    elif not _UNUSED_1252.search(data):
        encodings.append("cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if _is_prose(text):
            return text
        break
    else:
        if b"\x00" not in data and not _CONTROLS.search(data.decode("latin-1")):
            raise PageError(path, "text in no encoding that is known here (tried UTF-8, UTF-16 and Windows-1252)")
    raise PageError(path, "binary data, not a text or HTML page")


def _usable(charset: str) -> bool:
    # A codec such as "hex" or "zlib" decodes bytes to bytes, and a <meta> in ASCII cannot truly declare UTF-16.
    try:
        info = codecs.lookup(charset)
    except (LookupError, UnicodeError):
        return False
    return bool(info._is_text_encoding) and not info.name.startswith(("utf-16", "utf-32"))


def _zero_side(data: bytes) -> str:
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"begins as {encoding.upper()}, but byte {error.start} does not decode"
        raise PageError(path, why) from None
    if not _is_prose(text):
        raise PageError(path, "binary data, not a text or HTML page")
    return text


def _is_prose(text: str) -> bool:
    # A stray control character is dirt; one in a hundred is a format that we do not know.
    return len(_CONTROLS.findall(text[:100_000])) * 100 <= len(text[:100_000])
