"""The parts of the HTML report: its templates, look and behaviour as files, and the markup that goes into them."""

from __future__ import annotations

import functools
import importlib.resources

__all__ = ["part"]


@functools.cache
def part(name: str) -> str:
    """The text of one of the report's files: ``page.html``, ``story.html``, ``report.css``, ``report.js``."""
    return importlib.resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
