"""Bytes to text, and the one clear line for what is no page."""

from __future__ import annotations

import pytest

from sayso.errors import PageError
from sayso.pages import read_bytes
from sayso.pages.decoding import MAX_BYTES

TEXT = "Café in Dorn – “no gas”\n\nThe café’s owner said nine people had been there on Thursday.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_an_encoding_is_found_out(encoding: str) -> None:
    """The text is the same in every encoding, without a byte order mark."""
    assert read_bytes(TEXT.encode(encoding), "page.txt").text == TEXT


def test_a_declared_charset_is_used() -> None:
    """The sender's charset, then the page's own, go before guessing."""
    sent = read_bytes(
        "Кафе в Дорне закрыто\n\nХозяин сказал, что газа не было.".encode("koi8-r"),
        "x",
        media_type="text/plain; charset=koi8-r",
    )
    markup = '<meta charset="iso-8859-2"><h1>Łódź café closed today</h1><p>Gaz był wszędzie.</p>'
    assert "Хозяин" in sent.text
    assert "Łódź" in read_bytes(markup.encode("iso-8859-2"), "page.html").text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\xef\xbb\xbf", "nothing to read on it"),
        (b"%PDF-1.7 ...", "not a text or HTML page but a PDF file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text or HTML page but a PNG image"),
        (bytes(range(256)) * 8, "binary data, not a text or HTML page"),
        (b"caf\xe9 \x81\x8d in Dorn", "text in no encoding that is known here (tried UTF-8, UTF-16 and Windows-1252)"),
        (b"\xff\xfeD\x00o\x00r", "begins as UTF-16-LE, but byte 4 does not decode"),
        (b"<html>" + b" " * MAX_BYTES, "larger than the 20 MB that are read of one page"),
        (b"<html><body><script>x()</script></body></html>", "nothing to read on it"),
    ],
    ids=["empty", "blank", "mark only", "pdf", "png", "bytes", "no encoding", "cut off", "large", "no text"],
)
def test_what_cannot_be_read_is_one_line(data: bytes, why: str) -> None:
    """The error names the page and says what is wrong with it."""
    with pytest.raises(PageError) as error:
        read_bytes(data, "odd.html" if data.startswith(b"<") else "odd.txt")
    assert str(error.value) == f"odd.{'html' if data.startswith(b'<') else 'txt'}: {why}"


def test_a_date_that_is_none_is_the_callers_mistake() -> None:
    """A day of publication must be a whole day."""
    with pytest.raises(ValueError, match="2031-02-30"):
        read_bytes(TEXT.encode(), "page.txt", published="2031-02-30")


def test_a_given_date_goes_before_all_evidence() -> None:
    """What the user knows stands, and is said to be given; next comes the address."""
    address = "https://courier.example/2031/03/06/dorn"
    given = read_bytes(TEXT.encode(), address, published="2031-03-07").stories[0]
    found = read_bytes(TEXT.encode(), address).stories[0]
    assert (given.published, given.published_from) == ("2031-03-07", "given")
    assert (found.published, found.published_from) == ("2031-03-06", "url")
