"""Parsed text to records: attributions, figures, checks."""

from __future__ import annotations

import dataclasses

from sayso.language.text import ParsedStory
from sayso.records import Story

__all__ = ["read_story"]


def read_story(parsed: ParsedStory, *, attitudes: bool = False) -> Story:
    """A story with everything that sayso reads in it.

    Args:
        parsed: The story with its passages parsed.
        attitudes: Whether wishes, beliefs and plans that nobody uttered are reported as attributions too.
    """
    from sayso.reading.attributions import find_attributions

    attributions = find_attributions(parsed, attitudes=attitudes)
    return dataclasses.replace(parsed.story, attributions=attributions)
