"""Times of whole stories, without a date, with the tables switched off, and what holds for any words."""

from __future__ import annotations

import datetime
import json
import pathlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.times import passage_times, story_times, times
from sayso.language.times.edtf import add_months, at, bounds, precision, shift
from sayso.language.times.words import rows, vocabulary
from sayso.records import Page, Story

ROOT = pathlib.Path(__file__).parents[2]
REFERENCE = datetime.date(2024, 12, 19)
BITS = [row["word"] for row in rows("vocabulary.tsv")] + [
    "2019",
    "Oct.",
    "7",
    "the",
    "ago",
    "later",
    ",",
    "-",
    "of",
    "19:30",
]


def values(text: str, reference: datetime.date | None = REFERENCE, *, named_dates: bool = True) -> list[str | None]:
    """The values of a text's times."""
    return [time.value for time in times(text.split(), (), reference, named_dates=named_dates)]


def story_values(*paragraphs: str, reference: datetime.date | None = REFERENCE) -> list[list[str | None]]:
    """The values of paragraphs that follow each other."""
    found = passage_times([(text.split(), ()) for text in paragraphs], reference)
    return [[time.value for time in passage] for passage in found]


def test_the_day_before_counts_from_the_date_named_before() -> None:
    """ "The previous day" in the second paragraph is the day before the date of the first."""
    assert story_values("The bridge fell on Dec. 3 .", "The previous day it was shut .") == [
        ["2024-12-03"],
        ["2024-12-02"],
    ]


def test_that_day_without_a_date_before_stays_open() -> None:
    """ "That day" has no value where no date stands before it."""
    assert story_values("That day it was shut .") == [[None]]


def test_a_day_is_not_filled_in_from_a_month() -> None:
    """ "The next day" after a mere month stays open."""
    assert story_values("The bridge fell in May 2019 .", "The next day it was shut .") == [["2019-05"], [None]]


def test_a_history_goes_on_in_its_own_years() -> None:
    """A bare month in a story of the past belongs to that past, not to the report's year."""
    found = story_values(
        "On May 3 , 1936 , it began .", "In June 1936 it spread .", "In December it ended .", "In January peace came ."
    )
    assert found == [["1936-05-03"], ["1936-06"], ["1936-12"], ["1937-01"]]


def test_one_old_year_makes_no_history() -> None:
    """One year of the past in a report does not carry the next bare month there."""
    assert story_values("He joined in 1974 .", "He left in October .") == [["1974"], ["2024-10"]]


def test_named_dates_can_be_switched_off() -> None:
    """Without the table the Oct. 7 attack is an October 7 like any other, and Christmas no time at all."""
    text = "The Oct. 7 attack came up at Christmas ."
    assert values(text) == ["2023-10-07", "2024-12-25"]
    assert values(text, named_dates=False) == ["2024-10-07"]


def test_a_weekday_without_a_report_date_stays_a_weekday() -> None:
    """Thursday of an undated report has no value, no bounds, and is still a Thursday."""
    (time,) = times("It fell on Thursday .".split())
    assert (time.value, time.earliest, time.latest, time.weekday) == (None, None, None, 3)


def test_bounds_are_those_of_the_words() -> None:
    """The bounds of a month are its first and last day; those of a past stretch end on the report's date."""
    month, stretch = times("In February it rained ; in the past three months it did not .".split(), (), REFERENCE)
    assert (month.earliest, month.latest, month.precision) == ("2024-02-01", "2024-02-29", "month")
    assert (stretch.earliest, stretch.latest, stretch.value) == ("2024-09-19", "2024-12-19", "P3M")


def test_present_past_and_future_have_the_report_as_their_bound() -> None:
    """ "Now", "recently" and "soon" have no value but a side of the report's date."""
    now, recently, soon = times("It is now shut , was recently open , will soon reopen .".split(), (), REFERENCE)
    assert [(t.precision, t.earliest, t.latest) for t in (now, recently, soon)] == [
        ("present", "2024-12-19", "2024-12-19"),
        ("past", None, "2024-12-19"),
        ("future", "2024-12-19", None),
    ]


def test_tags_tell_may_from_may() -> None:
    """A capital "May" that is tagged as a modal is no month."""
    words = "May they rest .".split()
    assert times(words, ("MD", "PRP", "VB", "."), REFERENCE) == ()


def test_tags_tell_which_way_a_weekday_looks() -> None:
    """A verb tagged as an infinitive looks ahead, one tagged as past looks back."""
    ahead = times("They plan to zigzag Monday".split(), ("PRP", "VBP", "TO", "VB", "NNP"), REFERENCE)
    back = times("They zug Monday".split(), ("PRP", "VBD", "NNP"), REFERENCE)
    assert [t.value for t in ahead + back] == ["2024-12-23", "2024-12-16"]


@pytest.mark.parametrize("published", ["2024-12-19", "2024-12-19T08:00:00", None])
def test_story_times_counts_from_published(published: str | None) -> None:
    """The times of a parsed story count from its date of publication; None leaves them open."""
    from sayso.language.text import ParsedStory, Passage
    from sayso.records import Span

    text = "It fell yesterday."
    starts, ends, words = (0, 3, 8, 17), (2, 7, 17, 18), ["It", "fell", "yesterday", "."]
    flat = ["NN"] * len(words), words, ["dep"] * len(words), [0] * len(words)
    passage = Passage("paragraph", Span(0, len(text), text), starts, ends, text, words, *flat, [], (), [0])
    story = Story("s", None, published=published)
    ((where, (time,)),) = story_times(ParsedStory(Page("p", "p.txt", "text/plain", text, (story,)), story, (passage,)))
    assert where.cut(time.first, time.last).text == "yesterday"
    assert time.value == ("2024-12-18" if published else None)


@given(st.lists(st.sampled_from(BITS), max_size=14), st.dates() | st.none())
def test_any_words_give_times_in_order(words: list[str], reference: datetime.date | None) -> None:
    """Times of any mixture of words of time stand in order inside the text, and their bounds are in order."""
    before = -1
    for time in times([word for bit in words for word in bit.split()], (), reference):
        assert before < time.first <= time.last < sum(len(bit.split()) for bit in words)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        before = time.last


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_read(one: str, two: str) -> None:
    """No text stops the tagger, and a text without the words of time has no times that leave it."""
    words = [*one.split(), "on", "Oct.", "7", *two.split()]
    assert all(time.last < len(words) for time in times(words, (), REFERENCE))


@given(
    st.dates(datetime.date(2, 1, 1), datetime.date(9990, 12, 31)),
    st.sampled_from("day week weekend month quarter half season year decade century".split()),
)
def test_a_unit_covers_its_day(day: datetime.date, unit: str) -> None:
    """The value of the unit that a day lies in covers that day, but for seasons and weekends, which lie near it."""
    span = bounds(at(day, unit))
    assert span is not None
    first, last = span
    assert first <= last
    if unit not in {"season", "weekend"}:
        assert first <= day <= last
        assert precision(at(day, unit)) == unit


@given(
    st.dates(datetime.date(1000, 1, 1), datetime.date(3000, 12, 31)),
    st.integers(-500, 500),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
)
def test_a_step_there_and_back(day: datetime.date, steps: int, unit: str) -> None:
    """So many units on and as many back is where one started."""
    start = at(day, unit)
    there = shift(start, unit, steps)
    assert there is not None
    assert shift(there, unit, -steps) == start


@given(st.dates(datetime.date(100, 1, 1), datetime.date(9000, 1, 1)), st.integers(-1000, 1000))
def test_months_keep_the_day_or_end_the_month(day: datetime.date, months: int) -> None:
    """A day so many months on has the same number, or is the last of a shorter month."""
    moved = add_months(day, months)
    assert moved.day == day.day or (moved + datetime.timedelta(1)).day == 1


@pytest.mark.parametrize("value", ["2023-02-29", "XXXX-10-07", "-0145", "P3M", "0000"])
def test_no_bounds_where_there_is_no_day(value: str) -> None:
    """A value that is no stretch of known days has no bounds."""
    assert bounds(value) is None


def test_a_coarse_date_takes_no_fine_step() -> None:
    """A year cannot be moved by days, nor by months."""
    assert shift("2019", "day", 1) is None
    assert shift("2019", "month", 1) is None


def test_every_word_of_the_vocabulary_is_of_a_known_class() -> None:
    """The classes of the vocabulary are those that rules and readers ask for."""
    asked = {row["class"] for row in rows("vocabulary.tsv")}
    assert all(vocabulary(name) for name in asked)
    assert {"month", "weekday", "unit", "units", "part", "edge", "amount", "relation", "numbered"} <= asked


def test_benchmark_scores_a_document(tmp_path: pathlib.Path) -> None:
    """The benchmark counts relaxed matches and right values over gold and found together."""
    text = "It fell on Thursday and rose on Dec. 20."
    timexes = [
        {"start": 11, "end": 19, "type": "DATE", "value": "2024-12-19"},
        {"start": 32, "end": 39, "type": "DATE", "value": "2023-12-20"},
        {"start": 0, "end": 2, "type": "DATE", "value": "2023"},
    ]
    path = tmp_path / "one.jsonl"
    path.write_text(
        json.dumps({"id": "1", "dct": "2024-12-19", "text": text, "timexes": timexes}) + "\n", encoding="utf-8"
    )
    command = [sys.executable, str(ROOT / "benchmarks" / "times.py"), str(path)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert printed[-1].split()[:6] == ["one", "3", "2", "0.800", "0.800", "0.400"]


@pytest.mark.parametrize(
    ("corpus", "relaxed", "value"),
    [("timebank-te3", 0.94, 0.81), ("aquaint-te3", 0.92, 0.72), ("wikiwars", 0.90, 0.73)],
)
def test_floors(corpus: str, relaxed: float, value: float) -> None:
    """The scores on the shared corpora do not fall below where they stood."""
    path = ROOT.parent / "shared" / "data" / "time" / f"{corpus}.jsonl"
    if not path.exists():
        pytest.skip("the shared corpora of time expressions are not here")
    command = [sys.executable, str(ROOT / "benchmarks" / "times.py"), str(path)]
    figures = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1].split()
    assert float(figures[3]) >= relaxed
    assert float(figures[5]) >= value


def test_hours_later_claims_no_future() -> None:
    """ "Hours later" has the precision of its words and no bounds: it is later than something else, not than now."""
    (time,) = times("Hours later the bridge fell .".split(), (), REFERENCE)
    assert (time.value, time.precision, time.earliest, time.latest) == (None, "hour", None, None)
