"""What single lines show themselves to be: tables of real-looking strings."""

from __future__ import annotations

import pytest
from page_tables import rows

from sayso.pages.datelines import opening_dateline
from sayso.pages.dates import find_date
from sayso.pages.lines import split_units
from sayso.pages.signs import could_be_title, sign_of


@pytest.mark.parametrize("row", rows("lines.tsv"), ids=lambda row: row["line"][:40])
def test_a_line_is_told_by_its_shape(row: dict[str, str]) -> None:
    """Furniture, dates, bylines, credits and captions are told apart from text, with the value that each holds."""
    sign = sign_of(row["line"])
    credit = row["line"][slice(*sign.credit)] if sign.credit and sign.sort == "caption" else None
    assert sign.sort == row["sort"]
    assert (sign.date or sign.byline or credit or "") == row["value"]


@pytest.mark.parametrize("row", rows("datelines.tsv"), ids=lambda row: row["opening"][:40])
def test_a_dateline_opens_a_report(row: dict[str, str]) -> None:
    """Place, day and agency before a dash are a dateline; an aside between dashes is none."""
    found = opening_dateline(row["opening"])
    assert (found.text if found else "", (found and found.agency) or "", (found and found.date) or "") == (
        row["dateline"],
        row["agency"],
        row["date"],
    )


@pytest.mark.parametrize("row", rows("dates.tsv"), ids=lambda row: row["printed"])
def test_only_a_full_date_is_read(row: dict[str, str]) -> None:
    """A date without a year or with an open order of day and month is not filled in."""
    found = find_date(row["printed"])
    assert ((found and found.iso) or "") == row["iso"]


def test_hard_wrapped_lines_are_joined_into_paragraphs() -> None:
    """Lines of one width that break in mid-sentence are one paragraph, whose span holds the line breaks."""
    text = (
        "BRIDGE CLOSED IN KARVEL\n\n"
        "   The bridge over the Osk was closed on Tuesday after an inspection\n"
        "found cracks in two of its piers, the mayor of Karvel said, adding\n"
        "that ferries would carry passengers until the summer, or as long as\n"
        "the river allowed it.\n"
        "   Two hundred lorries a day used the bridge, the only one between\n"
        "Dorn and Osten, and their drivers were told to take the road over\n"
        "the pass, which is closed in winter.\n"
    )
    units = split_units(text)
    assert [unit.text.split()[0] for unit in units] == ["BRIDGE", "The", "Two"]
    assert "inspection\nfound" in units[1].text
    assert all(text[unit.start : unit.end] == unit.text for unit in units)


def test_lines_of_a_list_are_not_joined() -> None:
    """Short lines one below the other stay lines."""
    assert len(split_units("Killed: 9\nInjured: 17\nMissing: 5\nSource: fire service\nPlace: Dorn\n")) == 5


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("Bridge strike kills nine", True),
        ("Veld Interior Ministry: Withdrawal of River Guards Was Long Planned", True),
        ("Two dead, five missing in Dorn mill blast.", True),
        ("Nine people died on Tuesday, the mayor said.", False),
        ("“We hear knocking from below the machines,”", False),
        ("he said on Tuesday", False),
        ("Killed, injured, missing:", False),
    ],
)
def test_a_title_does_not_read_as_a_sentence_of_the_report(line: str, *, fits: bool) -> None:
    """A headline may end in a full stop but neither reports nor opens a list."""
    assert could_be_title(line) is fits
