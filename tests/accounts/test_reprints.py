"""Reprints are found by shared wording, cut or in longer stories, and not by background that a paper repeats."""

from __future__ import annotations

import dataclasses
import pathlib

import reports

import sayso
from sayso.records import Page

LONG = (
    f"{reports.AGENCY} The customs house had been closed since the winter, when the harbour froze for the first time "
    "in forty years. Fishermen carried the wounded to their boats because the only bridge to the hospital was under "
    "repair. The council of Karvel met in the evening and asked the province for tents, blankets and a second surgeon."
)
OTHER = (
    "The council of Osten has bought two ferries. They will carry forty cars each, not the boats that sank in "
    "the spring storms, the mayor said at a ceremony on the new pier, where a band played and children waved flags."
)


def pairs(tmp_path: pathlib.Path, *texts: tuple[str, str | None]) -> list[tuple[int, int]]:
    """Which texts were found to be reprints of which, by their numbers."""
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        made = [reports.page(text, published=day, path=f"{n}.txt") for n, (text, day) in enumerate(texts)]
        for page in made:
            ledger.add_page(page)
        number = {page.stories[0].id: n for n, page in enumerate(made)}
        rows = ledger.connection.execute("SELECT story, origin FROM reprint").fetchall()
    return sorted((number[story], number[origin]) for story, origin in rows)


def test_a_story_cut_to_a_third_is_a_reprint_of_the_earlier_one(tmp_path: pathlib.Path) -> None:
    """The story that was published first is the origin, whichever came into the ledger first."""
    cut = LONG[: len(LONG) // 3]
    assert pairs(tmp_path, (cut, "2031-03-05"), (LONG, "2031-03-04")) == [(0, 1)]


def test_a_passage_in_a_longer_story_is_a_reprint(tmp_path: pathlib.Path) -> None:
    """What one story is the smaller part of counts as well."""
    assert pairs(tmp_path, (reports.AGENCY, "2031-03-04"), (f"{OTHER} {reports.AGENCY}", "2031-03-05")) == [(1, 0)]


def test_stories_in_words_of_their_own_are_no_reprints(tmp_path: pathlib.Path) -> None:
    """Two stories on different things share no runs of words."""
    assert pairs(tmp_path, (LONG, "2031-03-04"), (OTHER, "2031-03-04")) == []


def test_background_that_stands_in_last_months_story_tells_nothing(tmp_path: pathlib.Path) -> None:
    """A paragraph that a paper repeats for weeks makes no reprint of two stories."""
    first, second = (
        f"{text} {LONG}"
        for text in ("The ferry to Osten is late again today.", "A band plays on the pier tonight at six.")
    )
    assert pairs(tmp_path, (LONG, "2031-01-02"), (first, "2031-03-04"), (second, "2031-03-05")) == []


def test_who_credits_the_others_outlet_took_over(tmp_path: pathlib.Path) -> None:
    """A credit tells more than a date: the paper that names the agency has it from there, even a day before it."""
    cut = LONG[: len(LONG) // 2]
    agency, paper = (
        dataclasses.replace(page, stories=(dataclasses.replace(page.stories[0], outlet=outlet, byline=byline),))
        for page, outlet, byline in (
            (reports.page(LONG, published="2031-03-05", path="a.txt"), "Adria News", None),
            (reports.page(cut, published="2031-03-04", path="b.txt"), "Karvel Post", "Ilka Dorn, with Adria News"),
        )
    )
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        for page in (paper, agency):
            ledger.add_page(page)
        ((story, origin, why),) = ledger.connection.execute("SELECT story, origin, why FROM reprint").fetchall()
    assert (story, origin) == (paper.stories[0].id, agency.stories[0].id)
    assert why.endswith("it credits Adria News")


def signed(page: Page, byline: str) -> Page:
    """A page whose story has a byline."""
    (story,) = page.stories
    return dataclasses.replace(page, stories=(dataclasses.replace(story, byline=byline),))


def test_papers_of_one_agency_have_it_from_there(tmp_path: pathlib.Path) -> None:
    """Where both name the agency it is the origin of both, though its own story is not in the ledger."""
    cut = LONG[: len(LONG) // 2]
    pages = [
        signed(reports.page(LONG, path="a.txt"), "AFP"),
        signed(reports.page(cut, path="b.txt"), "Ilka Dorn, Agence France-Presse"),
    ]
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        for page in pages:
            ledger.add_page(page)
        ((why,),) = ledger.connection.execute("SELECT why FROM reprint").fetchall()
    assert why.endswith("both have it from AFP")


def test_an_agency_that_one_of_two_papers_names_is_told(tmp_path: pathlib.Path) -> None:
    """Where the other paper names nobody, the reason says that one does."""
    pages = [signed(reports.page(LONG, path="a.txt"), "Reuters"), reports.page(LONG[: len(LONG) // 2], path="b.txt")]
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        for page in pages:
            ledger.add_page(page)
        ((why,),) = ledger.connection.execute("SELECT why FROM reprint").fetchall()
    assert why.endswith("one of them names Reuters")


def papers() -> list[Page]:
    """Six papers that tell one bomb in words of their own, all signed by one agency, and a seventh of its own."""
    made = []
    for number, opening in enumerate("A blast|A bomb|Bombs|One bomb|A big bomb|A parcel bomb|A box".split("|")):
        text = f"{opening} killed 14 people at the fish market of Karvel. {('Boats ' * (number + 2)).strip()} lay idle."
        page = reports.page(text, ("14 people", "killed", 14, "exact"), path=f"{number}.txt")
        made.append(signed(page, "AFP" if number < 6 else "Ilka Dorn"))
    return made


def test_one_agencys_story_in_six_papers_is_one_account(tmp_path: pathlib.Path) -> None:
    """Their own voices are the agency's; a paper that signs for itself is another."""
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        for page in papers():
            ledger.add_page(page)
        (incident,) = ledger.incidents()
    assert sorted(len(account.reports) for account in incident.accounts) == [1, 6]
