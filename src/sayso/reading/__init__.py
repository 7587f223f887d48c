"""Parsed text to records: attributions, figures, events, checks."""

from __future__ import annotations

import dataclasses

from sayso.language.text import ParsedStory
from sayso.records import Page, Story

__all__ = ["read_page", "read_story"]


def read_page(page: Page, *, attitudes: bool = False) -> Page:
    """A page that was laid out, with every story parsed and read; the option is that of :func:`read_story`.

    Stories in another language than English stay as they are.
    """
    from sayso.language import parse

    english = dataclasses.replace(page, stories=tuple(s for s in page.stories if s.language != "other"))
    read = {parsed.story.id: read_story(parsed, attitudes=attitudes) for parsed in parse(english)}
    return dataclasses.replace(page, stories=tuple(read.get(story.id, story) for story in page.stories))


def read_story(parsed: ParsedStory, *, attitudes: bool = False) -> Story:
    """A story with everything that sayso reads in it.

    Figures stand in statements alone, so that they are the same whether attitudes are asked for or not.

    Args:
        parsed: The story with its passages parsed.
        attitudes: Whether wishes, beliefs and plans that nobody uttered are reported as attributions too.
    """
    from sayso.language.places import places_of
    from sayso.language.times import story_times
    from sayso.reading.attributions import find_attributions
    from sayso.reading.checks import find_checks
    from sayso.reading.events import find_events, with_events
    from sayso.reading.figures import find_figures

    attributions = find_attributions(parsed, attitudes=attitudes)
    statements = [a for a in attributions if not a.attitude]
    times = story_times(parsed)
    figures = find_figures(parsed, statements, times)
    events = find_events(parsed, statements, figures, times, places_of(parsed))
    figures = with_events(figures, events)
    checks = find_checks(figures, attributions, parsed.page.text)
    return dataclasses.replace(parsed.story, attributions=attributions, figures=figures, events=events, checks=checks)
