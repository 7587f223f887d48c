"""What reading costs beside the parse, in one run: ``python benchmarks/speed.py CORPUS.jsonl...``.

CORPUS holds one document a line with ``text``. CPU seconds of one process; each page is laid out, parsed
and read before the next, as in use, and a first page is read before the clock starts.
"""

from __future__ import annotations

import functools
import json
import pathlib
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from sayso.language import parse
from sayso.language.places import places_of
from sayso.language.text import ParsedStory
from sayso.language.times import story_times
from sayso.pages import read_bytes
from sayso.reading import read_story
from sayso.reading.attributions import find_attributions
from sayso.reading.events import find_events
from sayso.reading.figures import find_figures
from sayso.records import Page

__all__ = ["main"]

Made = TypeVar("Made")
SAID = ("attributions", "figures")
HAPPENED = ("times", "places", "events")


class Clock:
    """CPU seconds by the name of the work."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def timed(self, name: str, work: Callable[[], Made]) -> Made:
        """What a piece of work makes; the seconds that it takes are added to its name's."""
        start = time.process_time()
        made = work()
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return made

    def share(self, names: tuple[str, ...]) -> float:
        """What some works cost together, in percent of the parse."""
        return 100 * sum(self.spent[name] for name in names) / self.spent["parse"]


def page_of(text: str, name: str) -> Page:
    """A text laid out."""
    return read_bytes(text.encode("utf-8"), name, media_type="text/plain")


def read(clock: Clock, story: ParsedStory) -> None:
    """Read a story as :func:`sayso.reading.read_story` does, one work after the other."""
    said = clock.timed("attributions", functools.partial(find_attributions, story))
    times = clock.timed("times", functools.partial(story_times, story))
    figures = clock.timed("figures", functools.partial(find_figures, story, said, times))
    places = clock.timed("places", functools.partial(places_of, story))
    clock.timed("events", functools.partial(find_events, story, said, figures, times, places))


def main(paths: list[str]) -> None:
    """Print the table."""
    lines = [line for path in paths for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    for story in parse(page_of(texts[0], "first")):
        read_story(story)
    clock = Clock()
    words = 0
    for number, text in enumerate(texts):
        page = clock.timed("pages", functools.partial(page_of, text, str(number)))
        for story in clock.timed("parse", functools.partial(parse, page)):
            read(clock, story)
            words += sum(len(passage.tokens) for passage in story.passages)
    print(f"{len(texts)} texts, {words} words")
    for name, seconds in clock.spent.items():
        print(f"{name:14s} {seconds:6.2f} s {clock.share((name,)):6.1f}% of the parse {words / seconds:9.0f} words/s")
    everything = clock.share(SAID + HAPPENED)
    print(f"attributions and figures {clock.share(SAID):.1f}%, with times, places and events {everything:.1f}%")


if __name__ == "__main__":
    main(sys.argv[1:])
