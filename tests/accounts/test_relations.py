"""How accounts stand to one another: part, denial, earlier toll, reprint, dispute; each told with its words."""

from __future__ import annotations

import dataclasses
import pathlib

import reports

from sayso.accounts.relations import ranges
from sayso.records import Attribution, Figure, Page, Speaker

TOLL = ("14 people", "killed", 14, "exact")
BOMB = "A bomb killed 14 people at the fish market of Karvel on Tuesday, the police said."


def changed(page: Page, **more: dict[str, object]) -> Page:
    """A page whose figures have something more, by their words."""
    (story,) = page.stories
    figures = tuple(
        dataclasses.replace(f, **more.get(f.span.text.replace(" ", "_"), {}))  # type: ignore[arg-type]
        for f in story.figures
    )
    return dataclasses.replace(page, stories=(dataclasses.replace(story, figures=figures),))


def by_words(page: Page) -> dict[str, Figure]:
    """The figures of a page by their words."""
    return {figure.span.text: figure for figure in page.stories[0].figures}


def test_a_part_points_at_the_toll_that_counts_it(tmp_path: pathlib.Path) -> None:
    """The relation quotes both, and the part is in no range and in no dispute."""
    text = f"{BOMB} Two medics were among them."
    page = reports.page(text, TOLL, ("Two medics", "killed", 2, "exact"), source="police")
    page = changed(page, Two_medics={"part_of": by_words(page)["14 people"].id, "source": "doctors"})
    found = reports.incident(tmp_path, page)
    (link,) = found.relations
    words = {account.id: account.words for account in found.accounts}
    assert (link.kind, *map(words.get, link.between)) == ("part", "Two medics", "14 people")
    assert [(one.low, one.high) for one in ranges(found.accounts)] == [(14, 14)]


def test_one_person_beside_a_reports_toll_is_a_part(tmp_path: pathlib.Path) -> None:
    """A woman of whom a report tells is one of those it counts, and disputes nobody's number."""
    text = f"{BOMB} The bomb killed a woman at her stall in the fish market."
    found = reports.incident(tmp_path, reports.page(text, TOLL, ("a woman", "killed", 1, "exact")))
    assert {account.words: account.part for account in found.accounts} == {"14 people": False, "a woman": True}
    assert "dispute" not in {link.kind for link in found.relations}


def test_one_person_alone_is_a_toll(tmp_path: pathlib.Path) -> None:
    """Where a report counts nobody else, one dead is the toll."""
    found = reports.incident(
        tmp_path, reports.page("A bomb killed a woman in the town of Karvel.", ("a woman", "killed", 1, "exact"))
    )
    assert [account.part for account in found.accounts] == [False]


def test_a_toll_that_a_report_updates_is_revised(tmp_path: pathlib.Path) -> None:
    """ "Updating an earlier toll of 9": the new number takes the place of the old one, in one report and on one day."""
    text = f"{BOMB} They updated an earlier toll of nine dead."
    page = reports.page(text, TOLL, ("nine dead", "killed", 9, "exact"), source="police")
    found = reports.incident(tmp_path, changed(page, nine_dead={"earlier": True}))
    words = {account.id: account.words for account in found.accounts}
    (link,) = found.relations
    assert (link.kind, *map(words.get, link.between)) == ("revision", "14 people", "nine dead")
    assert link.why == "a report gives “nine dead” as an earlier toll"
    assert [(one.low, one.high) for one in ranges(found.accounts)] == [(14, 14)]


def test_the_same_number_on_a_later_day_revises_nothing(tmp_path: pathlib.Path) -> None:
    """A source that says it again says the same: one account, and no revision."""
    later = reports.page(
        BOMB.replace("A bomb", "The bomb"), TOLL, source="police", published="2031-03-05", path="b.txt"
    )
    found = reports.incident(tmp_path, reports.page(BOMB, TOLL, source="police"), later)
    assert len(found.accounts) == 1
    assert "revision" not in {link.kind for link in found.relations}


def test_a_denial_points_at_the_account_whose_statement_it_rejects(tmp_path: pathlib.Path) -> None:
    """Who denies stands in the reason, with the words; the account stays."""
    text = f"{BOMB} The army of Veld denied the bombing."
    page = reports.page(text, TOLL, source="police")
    (story,) = page.stories
    said = Attribution(
        "attribution-1", None, None, story.paragraphs, "indirect", "asserts", Speaker("the police"), "by hand"
    )
    denial = dataclasses.replace(
        said, id="attribution-2", stance="denies", speaker=Speaker("the army of Veld"), rejects=said.id
    )
    figures = tuple(dataclasses.replace(figure, attribution=said.id) for figure in story.figures)
    told = dataclasses.replace(story, attributions=(said, denial), figures=figures)
    found = reports.incident(tmp_path, dataclasses.replace(page, stories=(told,)))
    (account,) = found.accounts
    (link,) = found.relations
    assert (link.kind, link.between) == ("denial", (denial.id, account.id))
    assert link.why.startswith("the army of Veld denies it: “")


def test_a_reprint_is_a_relation_of_two_reports(tmp_path: pathlib.Path) -> None:
    """It names the copy, the origin, and how much of the wording they share."""
    toll = ("at least 14 people", "killed", 14, "at least")
    agency = reports.page(reports.AGENCY, toll, path="a.txt", published="2031-03-04")
    paper = reports.page(f"{reports.AGENCY} More follows.", toll, path="b.txt", published="2031-03-05")
    (link,) = reports.incident(tmp_path, paper, agency).relations
    assert (link.kind, link.between) == ("reprint", (paper.stories[0].id, agency.stories[0].id))
    assert link.why.endswith("published 2031-03-04, before 2031-03-05")


def test_a_lower_number_of_another_source_days_later_is_no_dispute(tmp_path: pathlib.Path) -> None:
    """At the same time 14 and 9 contradict each other; a week on, the lower one may be of something else."""
    lower = ("9 people", "killed", 9, "exact")
    other = BOMB.replace("14 people", "9 people").replace("the police", "medics")
    kinds = []
    for at, day in enumerate(("2031-03-04", "2031-03-07")):
        folder = tmp_path / str(at)
        folder.mkdir()
        text = other if not at else other.replace("on Tuesday", "on Tuesday, March 4 2031")
        pages = (reports.page(BOMB, TOLL, source="police"), reports.page(text, lower, source="medics", published=day))
        kinds.append([link.kind for link in reports.incident(folder, *pages).relations])
    assert kinds == [["dispute"], []]
