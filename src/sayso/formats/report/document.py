"""The one head of every HTML page that sayso writes: it loads nothing, and runs only a script that it names."""

from __future__ import annotations

import base64
import hashlib
import string

from sayso.formats.report import part
from sayso.formats.report.elements import Html, joined

__all__ = ["document", "filled"]


def document(title: str, body: str, *, style: str, script: str = "") -> str:
    """A whole document.

    Its content security policy names its style and its script by their digests, and allows nothing else.

    Args:
        title: What stands in the window's title before the name of sayso.
        body: The name of a template's file, filled: markup.
        style: The name of a style sheet's file.
        script: The name of a script's file; a page without one runs nothing.
    """
    look, behaviour = part(style), part(script) if script else ""
    return string.Template(part("document.html")).substitute(
        title=joined([title]),
        policy=_policy(look, behaviour),
        style=look,
        body=body,
        script=f"<script>{behaviour}</script>\n" if behaviour else "",
    )


def filled(name: str, **values: str) -> Html:
    """A template's file with its places filled; what is no markup is escaped."""
    return Html(
        string.Template(part(name)).substitute({key: joined([value]) for key, value in values.items()}).rstrip()
    )


def _policy(style: str, script: str) -> str:
    allowed = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    allowed += [f"script-src '{_digest(script)}'"] if script else []
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(code: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"
