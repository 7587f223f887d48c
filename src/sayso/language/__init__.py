"""Story to parsed text: tokens, parse, names, mentions."""

from __future__ import annotations

from sayso.language.parse import parse
from sayso.language.text import ParsedStory, Passage

__all__ = ["ParsedStory", "Passage", "parse"]
