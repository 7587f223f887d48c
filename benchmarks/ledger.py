"""How a ledger bears a million figures: what a page costs on an empty and on a full one, and how long questions take.

usage: ledger.py [--figures N] [--days N] [--ledger FILE]

The reports are made: villages, days, sources and numbers are drawn, ten figures a page, in five places. A page is added
through the same call as any other, without parsing; the cost of a page is what adding costs beyond reading it. With
--days the same density can be had from fewer figures: 60,000 in 219 days stand as close as a million in ten years.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import pathlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable

import sayso
from sayso.records import Attribution, Figure, Measure, Page, Span, Speaker, Story, record_id

SYLLABLES = "kar vel os ten dra vec mil ren sta lu bor na ti go pe sha dor zin qa fe ma ru".split()
ACTS = ("Shelling", "An air strike", "A car bomb", "A raid", "Clashes")
SOURCES = ("police", "medics", "a monitor", "the army", "state television", "the mayor", "doctors", "activists")
SCENES = 5


def name(draw: random.Random) -> str:
    """An invented village."""
    return "".join(draw.choices(SYLLABLES, k=3)).capitalize()


def page(number: int, draw: random.Random, days: int) -> Page:
    """A report of ten figures in five places on one day."""
    day = datetime.date(2021, 1, 1) + datetime.timedelta(days=draw.randrange(days))
    pieces: list[str] = []
    marks: list[tuple[Measure, int, int, int, str]] = []
    at = 0
    tolls: tuple[tuple[Measure, int, str], ...]
    for _ in range(SCENES):
        place, source = name(draw), f"{draw.choice(SOURCES)} of {name(draw)}"
        dead, hurt = draw.randrange(1, 80), draw.randrange(1, 200)
        words = (
            f"{draw.choice(ACTS)} in the town of {place} killed {dead} people and wounded {hurt} more, {source} said. "
        )
        tolls = (("killed", dead, f"{dead} people"), ("injured", hurt, f"{hurt} more"))
        for measure, count, told in tolls:
            start = at + words.index(told)
            marks.append((measure, count, start, start + len(told), source))
        pieces.append(words)
        at += len(words)
    text = "".join(pieces)
    key = hashlib.sha256(f"{number}{text}".encode()).hexdigest()
    figures, said = [], []
    for kind, count, start, end, source in marks:
        attribution = record_id(key, "attribution", start)
        span = Span(start, end, text[start:end])
        said.append(Attribution(attribution, None, None, (span,), "indirect", "asserts", Speaker(source), "made"))
        figure = record_id(key, "figure", start)
        population = "people"
        figures.append(
            Figure(
                figure, span, kind, count, count, "exact", population, "made", attribution=attribution, source=source
            )
        )
    story = Story(
        record_id(key, "story", 0),
        None,
        published=day.isoformat(),
        published_from="given",
        paragraphs=(Span(0, len(text), text),),
        attributions=tuple(said),
        figures=tuple(figures),
    )
    return Page(key, f"{number}.txt", "text/plain", text, (story,))


def cost(ledger: sayso.Ledger, first: int, count: int, draw: random.Random, days: int) -> float:
    """Median seconds of CPU that a page takes to be added."""
    taken = []
    for number in range(first, first + count):
        made = page(number, draw, days)
        begin = time.process_time()
        ledger.add_page(made)
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def asked(what: str, question: Callable[[], object], times: int = 7) -> None:
    """Print the median time of a question in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        question()
        taken.append(time.perf_counter() - begin)
    print(f"{what:40}{1000 * statistics.median(taken):9.1f} ms")


def main() -> None:
    """Fill a ledger, and time adding and asking."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--figures", type=int, default=1_000_000)
    arguments.add_argument("--days", type=int, default=3650)
    arguments.add_argument("--ledger")
    given = arguments.parse_args()
    draw = random.Random(5)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(given.ledger or pathlib.Path(folder) / "made.db")
        with sayso.Ledger(path) as ledger:
            empty = cost(ledger, 0, 100, draw, given.days)
            pages = given.figures // (2 * SCENES)
            ledger.connection.execute("PRAGMA synchronous = OFF")  # filling is not what is measured
            for number in range(100, pages):
                ledger.add_page(page(number, draw, given.days))
            ledger.connection.execute("PRAGMA synchronous = FULL")
            full = cost(ledger, pages, 100, draw, given.days)
            print(f"{pages:,} pages, {2 * SCENES * pages:,} figures, {path.stat().st_size / 1e6:,.0f} MB")
            print(f"adding a page: empty {1000 * empty:.1f} ms, full {1000 * full:.1f} ms, {full / empty:.2f} times")
        ask(path, draw)


def ask(path: pathlib.Path, draw: random.Random) -> None:
    """Time each question on a full ledger."""
    with sayso.Ledger(path, write=False) as ledger:
        place, day = name(draw), "2021-03-04"
        first = ledger.incidents(limit=1)[0]
        asked("incidents, the first 50", lambda: ledger.incidents(limit=50))
        asked("incidents of a place", lambda: ledger.incidents(place=place))
        asked("incidents of a day", lambda: ledger.incidents(since=day, until=day))
        asked("accounts of an incident", lambda: ledger.accounts(first.id))
        asked("timeline of a place", lambda: ledger.timeline(place=place))
        asked("who", lambda: ledger.who(f"medics of {place}", limit=50))
        asked("who, a source of every eighth figure", lambda: ledger.who("medics", limit=50))
        asked("search, a rare word", lambda: ledger.search(place, limit=50))
        asked("search, two words", lambda: ledger.search(f"{place} shelling", limit=50))
        asked("search, a word of every figure", lambda: ledger.search("killed", limit=50))
        asked("show", lambda: ledger.show(first.accounts[0].figures[0]))


if __name__ == "__main__":
    main()
