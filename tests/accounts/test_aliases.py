"""Names of one source are told as one only where the names or a report show it."""

from __future__ import annotations

import pathlib

import pytest
import reports

import sayso
from sayso.accounts.aliases import aliases

ONE = [
    ["KMHR", "the Karvel Monitor for Human Rights"],
    ["the Lookout", "Lookout for Human Rights in Veld"],
    ["Veld Lookout", "Veld Lookout for Human Rights"],
    ["VANA", "VANA reporter", "the state news agency VANA", "VANAs"],
    ["VANA", "Veld Arden News Agency"],
    ["Oren Abdel Rahman", "Oren Abdurrahman", "Oren Abdulrahman"],
    ["the U.V.", "UV", "United Villages"],
]
TWO = [
    ["Osten Lookout", "Veld Lookout for Human Rights"],
    ["the Ministry", "Ministry of Health"],
    ["Health Ministry", "Defence Ministry"],
    ["VDF", "Veld Defence Forces", "Veld Democratic Forces"],
    ["Ali Hassan", "Ali Hussein"],
    ["Mahmoud Vasht", "Mohammed Vasht"],
    ["police in Karvel", "police in Osten"],
    ["Karvel", "Karvel police"],
    ["United Villages", "United Villages Office for Refugees"],
    ["state television", "state news agency"],
]


def test_a_name_run_together_with_other_words_is_the_name() -> None:
    """A lost comma puts a word before a long name, or cuts it; a short name ends another's by chance."""
    whole = "Karvel Lookout for Human Rights"
    found = aliases([whole, whole, f"Osten {whole}", "Karvel Lookout for Human"], ())
    assert {name: alias.of for name, alias in found.items()} == {
        f"Osten {whole}": whole,
        "Karvel Lookout for Human": whole,
    }
    assert not aliases(["Karvel Army", "Karvel Army", "Free Karvel Army"], ())


@pytest.mark.parametrize("names", ONE)
def test_names_of_one_source_are_one(names: list[str]) -> None:
    """All the names lead to one of them, each with its reason."""
    found = aliases(names, ())
    assert len({found[name].of if name in found else name for name in names}) == 1
    assert all(alias.why for alias in found.values())


@pytest.mark.parametrize("names", TWO)
def test_names_that_may_be_two_sources_stay_apart(names: list[str]) -> None:
    """Nothing but a shared word, or two candidates, ties no names."""
    assert aliases(names, ()) == {}


def test_a_report_ties_an_acronym_to_a_name() -> None:
    """What one report calls so is taken over, unless another report uses it for somebody else."""
    names = ["DWB", "Healers of Veld", "Dravec Water Board Union"]
    assert aliases(names, [("DWB", "Healers of Veld")])["DWB"].of == "Healers of Veld"
    assert aliases(names, [("DWB", "Healers of Veld"), ("DWB", "Dravec Water Board Union")]) == {}


def test_the_accounts_of_two_reports_name_the_source_once(tmp_path: pathlib.Path) -> None:
    """One account, with the other name and the reason; asking for either name finds both reports."""
    again = "A bomb at the fish market of Karvel killed at least 14 people on Tuesday, according to KLHR."
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        for text, source in ((reports.AGENCY, "Karvel Lookout for Human Rights"), (again, "KLHR")):
            ledger.add_page(reports.page(text, ("at least 14 people", "killed", 14, "at least"), source=source))
        (incident,) = ledger.incidents()
        (account,) = incident.accounts
        assert account.source == "Karvel Lookout for Human Rights"
        assert account.names == ("KLHR: the initials of “Karvel Lookout for Human Rights”",)
        assert len(ledger.who("KLHR")) == len(ledger.who("the Karvel Lookout for Human Rights")) == 2
