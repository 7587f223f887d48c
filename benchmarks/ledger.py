"""How a ledger bears a million figures: what a page costs on an empty and on a full one, and how long questions take.

usage: ledger.py [--figures N] [--ledger FILE]

The reports are made: villages, days, sources and numbers are drawn, ten figures a page, in five places. A tenth of the
ledger, a year of it, is filled through its own layers (pages, runs of words, scenes, joins, incidents), many pages a
transaction and with scenes that are made with the page; how many of a hundred pages sayso finds these scenes in is
printed. The other nine years are copies of that one, row by row, under other ids and days. What is measured is added
page by page, through the same call as any other page, without parsing: on the empty ledger and on the full one. Times
are CPU times, since the machine may be shared. A ledger that FILE holds already is taken as it is, so that questions
can be timed again.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import itertools
import pathlib
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator

import sayso
from sayso.accounts import keeping
from sayso.accounts.naming import name_key, words_of
from sayso.accounts.reprints import grams, put_reprints
from sayso.accounts.scenes import Scene, scenes
from sayso.accounts.summary import refresh
from sayso.ledger import store
from sayso.ledger.connection import writing
from sayso.records import Attribution, Figure, Measure, Page, Span, Speaker, Story, record_id

SYLLABLES = "kar vel os ten dra vec mil ren sta lu bor na ti go pe sha dor zin qa fe ma ru".split()
ACTS = {"Shelling": "shelling", "An air strike": "air", "A car bomb": "bomb", "A raid": "air", "Clashes": "battle"}
SOURCES = ("police", "medics", "a monitor", "the army", "state television", "the mayor", "doctors", "activists")
COPIED = (
    *("page", "address", "story", "attribution", "incident", "scene", "scene_key", "scene_join", "figure"),
    *("incident_key", "claim", "gram", "reprint"),
)
"""The tables of a page's rows, those first that others point to."""
ID = re.compile(
    r"\b(?:(?:story|attribution|figure|scene|incident|account)-[0-9a-f]{12}|[0-9a-f]{64}|\d+\.txt)(?![0-9a-f])"
)
SENTENCE = re.compile(
    r"(?P<act>[A-Z][\w ]+?) in the town of (?P<place>\w+) killed .*?, [\w ]+ of (?P<source>\w+) said\."
)
SCENES = 5
YEARS = 10
BATCH = 500
"""Pages a transaction while the ledger is filled."""


def name(draw: random.Random) -> str:
    """An invented village."""
    return "".join(draw.choices(SYLLABLES, k=3)).capitalize()


def page(number: int, draw: random.Random, days: int = 365 * YEARS) -> Page:
    """A report of ten figures in five places on one day."""
    day = datetime.date(2021, 1, 1) + datetime.timedelta(days=draw.randrange(days))
    pieces: list[str] = []
    marks: list[tuple[Measure, int, int, int, str]] = []
    at = 0
    tolls: tuple[tuple[Measure, int, str], ...]
    for _ in range(SCENES):
        place, source = name(draw), f"{draw.choice(SOURCES)} of {name(draw)}"
        dead, hurt = draw.randrange(1, 80), draw.randrange(1, 200)
        act = draw.choice(list(ACTS))
        words = f"{act} in the town of {place} killed {dead} people and wounded {hurt} more, {source} said. "
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


def quick(page: Page) -> tuple[Scene, ...]:
    """The scenes of a made page, without looking for the days, names and acts in it: what it holds is known."""
    (story,) = page.stories
    found = []
    for number, told in enumerate(SENTENCE.finditer(page.text)):
        figures = story.figures[2 * number : 2 * number + 2]
        keys = {name_key(told["place"]): told["place"]}
        words = " ".join(words_of(told[0]))
        found.append(
            Scene(
                story=story.id,
                kind="event",
                figures=tuple(figure.id for figure in figures),
                counts=frozenset((figure.measure, figure.low or 0) for figure in figures),
                places=keys,
                names=frozenset({*keys, name_key(told["source"])}),
                acts=frozenset({ACTS[told["act"]]}),
                things=frozenset(words.split()) & {"town", "mayor", "medics", "activists", "monitor"},
                days=None,
                published=story.published,
                lands=frozenset(),
                words=words,
                lead=told[0],
            )
        )
    return tuple(found)


def known(scene: Scene) -> tuple[object, ...]:
    """What of a scene decides which others it may join."""
    return scene.figures, scene.counts, scene.places, scene.acts, scene.days, scene.published, scene.words, scene.lead


def fill(ledger: sayso.Ledger, pages: Iterable[Page]) -> None:
    """Put made pages into a ledger, many in one transaction."""
    reader = store.Reader(sayso.__version__, "made", "filled")
    ledger.connection.execute("PRAGMA synchronous = OFF")  # filling is not what is measured
    for batch in batched(pages, BATCH):
        touched: set[str] = set()
        with writing(ledger.connection, ledger.path):
            run = store.begin_run(ledger.connection, reader)
            for made in batch:
                store.put_page(ledger.connection, made, run, None)
                store.put_address(ledger.connection, made.path, made.id)
                for story in made.stories:
                    put_reprints(ledger.connection, story, grams(story))
                touched |= keeping.put_scenes(ledger.connection, quick(made))
            refresh(ledger.connection, touched)
    ledger.connection.execute("PRAGMA synchronous = FULL")


def copy_years(ledger: sqlite3.Connection) -> None:
    """Copy the first year of a ledger into each of the years behind it."""
    ledger.create_function("moved", 2, moved, deterministic=True)
    ledger.create_function("later", 2, later, deterministic=True)
    ledger.execute("PRAGMA foreign_keys = OFF")
    ledger.execute("PRAGMA synchronous = OFF")
    for table in COPIED:
        ledger.execute(f"CREATE TEMP TABLE first_{table} AS SELECT * FROM {table}")  # noqa: S608
    for year in range(1, YEARS):
        ledger.execute("BEGIN")
        for table in COPIED:
            names = [row[1] for row in ledger.execute(f"PRAGMA table_info({table})")]
            kept = [name for name in names if (table, name) != ("claim", "id")]
            told = ", ".join(f'"{name}"' for name in kept)
            made = ", ".join(
                f'later("{name}", {year})'
                if name == "day"
                else f'"{name}"'
                if name in {"run", "text", "bytes", "hash", "kind", "share", "weight"}
                else f'moved("{name}", {year})'
                for name in kept
            )
            ledger.execute(f"INSERT INTO {table} ({told}) SELECT {made} FROM first_{table}")  # noqa: S608
        ledger.execute("COMMIT")
    ledger.execute("PRAGMA synchronous = FULL")
    ledger.execute("PRAGMA foreign_keys = ON")


def moved(value: str | float | None, year: int) -> str | int | float | None:
    """A cell of a copy: ids get a mark behind them, days of 2021 fall into a later year."""
    if not isinstance(value, str):
        return value
    return ID.sub(rf"\g<0>{year}", value).replace("2021-", f"{2021 + year}-")


def later(day: int, year: int) -> int:
    """The number of a day so many years later."""
    return datetime.date.fromordinal(day).replace(year=2021 + year).toordinal() if day else 0


def batched(pages: Iterable[Page], size: int) -> Iterator[list[Page]]:
    """Lists of so many pages."""
    held = iter(pages)
    while batch := list(itertools.islice(held, size)):
        yield batch


def cost(ledger: sayso.Ledger, first: int, count: int, draw: random.Random) -> float:
    """Median seconds of CPU that a page takes to be added."""
    taken = []
    for number in range(first, first + count):
        made = page(number, draw)
        begin = time.process_time()
        ledger.add_page(made)
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def asked(what: str, question: Callable[[], object], times: int = 7) -> None:
    """Print the median CPU time of a question in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.process_time()
        question()
        taken.append(time.process_time() - begin)
    print(f"{what:40}{1000 * statistics.median(taken):9.1f} ms")


def main() -> None:
    """Fill a ledger, and time adding and asking."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--figures", type=int, default=1_000_000)
    arguments.add_argument("--ledger")
    given = arguments.parse_args()
    draw = random.Random(5)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(given.ledger or pathlib.Path(folder) / "made.db")
        if not path.exists():
            make(path, given.figures // (2 * SCENES), draw)
        ask(path)


def make(path: pathlib.Path, pages: int, draw: random.Random) -> None:
    """Make a ledger of so many pages, and print what a page costs at its beginning and at its end."""
    agreeing = 0
    for number in range(100):
        made = page(number, draw)
        agreeing += list(map(known, quick(made))) == list(map(known, scenes(made, made.stories[0])))
    print(f"pages whose scenes are made as sayso finds them: {agreeing} of 100")
    with tempfile.TemporaryDirectory() as folder, sayso.Ledger(pathlib.Path(folder) / "empty.db") as ledger:
        cost(ledger, 0, 20, draw)
        empty = cost(ledger, 20, 200, draw)
    with sayso.Ledger(path) as ledger:
        begin = time.process_time()
        fill(ledger, (page(number, draw, 365) for number in range(pages // YEARS)))
        copy_years(ledger.connection)
        spent = time.process_time() - begin
        cost(ledger, pages, 20, draw)
        full = cost(ledger, pages + 20, 200, draw)
        count = ledger.connection.execute("SELECT count(*) FROM figure").fetchone()[0]
        print(f"{count:,} figures, {path.stat().st_size / 1e6:,.0f} MB, filled in {spent:,.0f} s")
        print(f"adding a page: empty {1000 * empty:.1f} ms, full {1000 * full:.1f} ms, {full / empty:.2f} times")


def ask(path: pathlib.Path) -> None:
    """Time each question on a full ledger."""
    with sayso.Ledger(path, write=False) as ledger:
        first = ledger.incidents(limit=1)[0]
        middle = ledger.incidents(since="2024-03-04", until="2024-03-04", limit=1)[0]
        place, day = middle.place or "", "2024-03-04"
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
