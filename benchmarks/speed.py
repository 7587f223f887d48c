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
from sayso.language.times import story_times
from sayso.pages import read_bytes
from sayso.reading.attributions import find_attributions
from sayso.reading.figures import find_figures

__all__ = ["main"]

Made = TypeVar("Made")


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What a piece of work makes, and the CPU seconds it takes."""
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def main(paths: list[str]) -> None:
    """Print the table."""
    rows = [json.loads(line) for path in paths for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
    texts = [row["text"].encode("utf-8") for row in rows]
    parse(read_bytes(texts[0], "first", media_type="text/plain"))
    laying = parsing = timing = attributing = counting = 0.0
    words = 0
    for number, text in enumerate(texts):
        page, spent = timed(functools.partial(read_bytes, text, str(number), media_type="text/plain"))
        laying += spent
        stories, spent = timed(functools.partial(parse, page))
        parsing += spent
        for story in stories:
            dated, spent = timed(functools.partial(story_times, story))
            timing += spent
            said, spent = timed(functools.partial(find_attributions, story))
            attributing += spent
            counting += timed(functools.partial(find_figures, story, said, dated))[1]
            words += sum(len(passage.doc) for passage in story.passages)
    print(f"{len(texts)} texts, {words} words")
    spent_on = {"pages": laying, "parse": parsing, "times": timing, "attributions": attributing, "figures": counting}
    for name, seconds in spent_on.items():
        print(
            f"{name:14s} {seconds:6.2f} s {100 * seconds / parsing:6.1f}% of the parse {words / seconds:9.0f} words/s"
        )
    print(f"attributions and figures {100 * (attributing + counting) / parsing:.1f}% of the parse")


if __name__ == "__main__":
    main(sys.argv[1:])
