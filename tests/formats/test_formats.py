"""The list of formats."""

from __future__ import annotations

import io

import made
import pytest

from sayso import formats


@pytest.mark.parametrize("name", formats.FORMATS)
def test_every_format_writes_a_page_and_an_empty_one(name: str) -> None:
    """Each format of the list takes any page, and a story with nothing in it."""
    stream = io.StringIO()
    writer = formats.writer(name, stream)
    writer.write(made.page())
    writer.write(made.plain("x"))
    writer.close()
    assert "Karvel" in stream.getvalue()


def test_an_unknown_format_is_named() -> None:
    """The error tells what was asked for and what there is."""
    with pytest.raises(ValueError, match="no format 'pdf': there are table, json, csv, html"):
        formats.writer("pdf", io.StringIO())


def test_suffixes_name_formats() -> None:
    """What a file's name tells is a format of the list."""
    assert set(formats.SUFFIXES.values()) <= set(formats.FORMATS)
