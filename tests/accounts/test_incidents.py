"""Reports of one event are one incident, in whatever order; another day, place or war's total is another."""

from __future__ import annotations

import itertools
import pathlib

import pytest
import reports

import sayso
from sayso.accounts.evidence import evidence, weight
from sayso.accounts.naming import name_key
from sayso.accounts.scenes import scenes
from sayso.records import Page

PAPER = (
    "Fourteen people died when a bomb went off at the fish market of Karvel, in the north, on Tuesday morning. "
    "Hospitals took in 31 wounded, two doctors told the radio."
)
DAY_BEFORE = "A bomb at the market of Karvel killed 14 people on Monday, the radio said."
ELSEWHERE = "A bomb killed 14 people in the town of Osten on Tuesday, the mayor said."
WAR = "The war in Lebanon has killed more than 250,000 people since 2024."


def agency() -> Page:
    """The first report of the market bomb."""
    tolls = (("at least 14 people", "killed", 14, "at least"), ("Thirty-one", "injured", 31, "exact"))
    return reports.page(reports.AGENCY, *tolls, path="agency.txt", source="Oren Vasht")


def paper() -> Page:
    """A second report of it, in words of its own."""
    return reports.page(
        PAPER, ("Fourteen people", "killed", 14, "exact"), ("31 wounded", "injured", 31, "exact"), path="paper.txt"
    )


def day_before() -> Page:
    """A bomb at the same market a day earlier."""
    return reports.page(DAY_BEFORE, ("14 people", "killed", 14, "exact"), path="monday.txt")


def elsewhere() -> Page:
    """A bomb on the same day in another town."""
    return reports.page(ELSEWHERE, ("14 people", "killed", 14, "exact"), path="osten.txt")


def war() -> Page:
    """The total of a war, told beside the day's news."""
    return reports.page(WAR, ("more than 250,000 people", "killed", 250_000, "at least"), path="war.txt")


def grouped(path: pathlib.Path, pages: tuple[Page, ...]) -> set[frozenset[str]]:
    """The sets of stories that are one incident each."""
    with sayso.Ledger(path) as ledger:
        for page in pages:
            ledger.add_page(page)
        return {frozenset(incident.reports) for incident in ledger.incidents()}


def test_two_reports_of_one_event_are_one_incident(tmp_path: pathlib.Path) -> None:
    """Place, day and both numbers are the same; the wording is not."""
    assert grouped(tmp_path / "l.db", (agency(), paper())) == {
        frozenset({agency().stories[0].id, paper().stories[0].id})
    }


@pytest.mark.parametrize("other", [day_before, elsewhere, war])
def test_what_is_not_the_same_event_is_another_incident(tmp_path: pathlib.Path, other: object) -> None:
    """The same number does not join the strike of the day before, of another town, or a war's total."""
    pages = (agency(), other())  # type: ignore[operator]
    assert grouped(tmp_path / "l.db", pages) == {frozenset({page.stories[0].id}) for page in pages}


def test_incidents_do_not_depend_on_the_order_of_the_pages(tmp_path: pathlib.Path) -> None:
    """Every order of five pages gives the same incidents."""
    pages = (agency(), paper(), day_before(), elsewhere(), war())
    found = {
        frozenset(grouped(tmp_path / f"{number}.db", order))
        for number, order in enumerate(itertools.islice(itertools.permutations(pages), 0, 120, 9))
    }
    assert len(found) == 1
    assert sorted(map(len, next(iter(found)))) == [1, 1, 1, 2]


def test_evidence_is_in_words_and_symmetric() -> None:
    """Each join says why, and the two sides weigh the same."""
    (left,), (right,) = (scenes(page, page.stories[0]) for page in (agency(), paper()))
    told = {item.what: item.words for item in evidence(left, right)}
    assert told["day"] == "both on 2031-03-04"
    assert "Karvel" in told["place"]
    assert told["act"] == "bomb"
    assert weight(evidence(left, right)) == pytest.approx(weight(evidence(right, left)))


def test_a_cause_told_in_the_same_sentence_is_a_scene_of_its_own() -> None:
    """What went before the event is not counted with it."""
    text = "Shelling killed 43 people in the town of Dravec on Tuesday after a pilot was killed there by villagers."
    page = reports.page(text, ("43 people", "killed", 43, "exact"), ("a pilot", "killed", 1, "exact"))
    assert [len(scene.figures) for scene in scenes(page, page.stories[0])] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hasakeh", "al-Hasakah"), ("Salaheddine", "Salah al-Din"), ("Raqqa", "Raqa"), ("Deir ez-Zor", "Deir Ezzor")],
)
def test_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    """Transliterations differ in vowels, doubled letters and articles."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Tartus", "Tripoli"), ("Karvel", "Osten")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    """Leaving out vowels does not make two towns one."""
    assert name_key(one) != name_key(other)
