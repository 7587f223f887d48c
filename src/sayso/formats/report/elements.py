"""Markup that is safe by construction: a plain string is escaped wherever it is put, only ``Html`` stands as it is."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Html", "escaped", "joined", "tag"]

# HTML has no place for these, and a browser's parser would drop or change them
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Html(str):
    """A string that is markup already."""

    __slots__ = ()


def escaped(value: str) -> Html:
    """A string as markup: itself where it is markup, else with every character of meaning escaped.

    >>> escaped("<b>'&'</b>")
    '&lt;b&gt;&#x27;&amp;&#x27;&lt;/b&gt;'
    """
    return value if isinstance(value, Html) else Html(html.escape(_CONTROLS.sub("\ufffd", value)))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Strings and markup as one piece of markup."""
    return Html(escaped(between).join(escaped(part) for part in parts))


def tag(name: str, *children: str, **attributes: str | bool | int | None) -> Html:
    """An element; an attribute's ``_`` is a hyphen, a trailing one is dropped, and None or False leaves it out.

    >>> tag("a", "x < y", class_="go", data_row=None, href="#f1")
    '<a class="go" href="#f1">x &lt; y</a>'
    """
    written = [
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escaped(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    ]
    return Html(f"<{name}{''.join(written)}>{joined(children)}</{name}>")
