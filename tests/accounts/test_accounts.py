"""Accounts side by side: who gives which number, which reports carry it, and how the accounts stand to one another."""

from __future__ import annotations

import pathlib

import reports

from sayso.accounts.relations import ranges
from sayso.records import Page

BEGINS = (
    "A bomb killed {} at the fish market of Karvel on Tuesday, {} said. The market was full of villagers from Osten."
)


def told(words: str, number: int, source: str, *, published: str = "2031-03-04", bound: str = "exact") -> Page:
    """A report in which one source gives one number for the market bomb."""
    toll = (words, "killed", number, bound)
    return reports.page(BEGINS.format(words, source), toll, published=published, path=f"{source}.txt", source=source)


def test_two_sources_with_two_numbers_are_two_accounts_in_dispute(tmp_path: pathlib.Path) -> None:
    """Neither number is taken back, merged or ranked."""
    found = reports.incident(
        tmp_path, told("22 people", 22, "state television"), told("31 people", 31, "the monitor Halm")
    )
    assert {(account.source, account.low) for account in found.accounts} == {
        ("state television", 22),
        ("the monitor Halm", 31),
    }
    assert [link.kind for link in found.relations if link.kind != "reprint"] == ["dispute"]


def test_at_least_does_not_contradict_a_higher_number(tmp_path: pathlib.Path) -> None:
    """ "At least 22" and "31" can both be."""
    pages = (told("at least 22 people", 22, "state television", bound="at least"), told("31 people", 31, "medics"))
    assert "dispute" not in {link.kind for link in reports.incident(tmp_path, *pages).relations}


def test_a_higher_number_of_the_same_source_on_a_later_day_is_a_revision(tmp_path: pathlib.Path) -> None:
    """The later account revises the earlier one; both stay."""
    first, second = told("22 people", 22, "medics"), told("31 people", 31, "medics", published="2031-03-05")
    found = reports.incident(tmp_path, first, second)
    revision = next(link for link in found.relations if link.kind == "revision")
    low = {account.id: account.low for account in found.accounts}
    assert [low[key] for key in revision.between] == [31, 22]
    assert "2031-03-05" in revision.why


def test_one_agencys_story_in_two_papers_is_one_account(tmp_path: pathlib.Path) -> None:
    """Reports that reprint a story without naming a source speak with one voice."""
    toll = ("at least 14 people", "killed", 14, "at least")
    pages = (
        reports.page(reports.AGENCY, toll, path="a.txt"),
        reports.page(f"{reports.AGENCY} More follows.", toll, path="b.txt"),
    )
    found = reports.incident(tmp_path, *pages)
    (account,) = found.accounts
    assert len(account.reports) == 2
    assert [link.kind for link in found.relations] == ["reprint"]
    assert "in the same order" in found.relations[0].why


def test_a_range_names_its_rule_and_leaves_unknown_ends_open(tmp_path: pathlib.Path) -> None:
    """A range is offered on request only: the lowest low, the highest high, and no number where there is none."""
    pages = (told("at least 22 people", 22, "state television", bound="at least"), told("31 people", 31, "medics"))
    (made,) = ranges(reports.incident(tmp_path, *pages).accounts)
    assert (made.measure, made.low, made.high, made.accounts) == ("killed", 22, 31, 2)
    assert "lowest low" in made.rule
