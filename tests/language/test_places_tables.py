"""The gazetteer, our own tables beside it, and the towns of outlets."""

from __future__ import annotations

import pytest

from sayso.language.places import people_of
from sayso.language.places.candidates import candidates
from sayso.language.places.folding import fold
from sayso.language.places.gazetteer import gazetteer, rows
from sayso.language.places.outlets import towns_of_outlet


def test_every_row_of_our_own_leads_to_a_place() -> None:
    """Each row has coordinates in range, or the id of a place that the gazetteer has."""
    for row in rows("own.tsv"):
        known = row["geonameid"] and gazetteer().name_of(int(row["geonameid"]))
        assert known or (-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180), row["name"]
        assert gazetteer().find(fold(row["name"])), row["name"]
        assert row["source"], row["name"]


def test_every_country_of_our_tables_is_one() -> None:
    """Each country code leads to a country with a middle."""
    codes = {row["country"] for row in rows("own.tsv") if row["country"]} | {r["alpha3"] for r in rows("countries.tsv")}
    for code in codes:
        (land,) = gazetteer().country(code)
        assert land.feature == "country"
        assert land.lat == land.lat, code


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Deir el-Balah", "PSE", "city"),
        ("Deir Ezzor", "SYR", "city"),
        ("Anbar Province", "IRQ", "region"),
        ("Kern County", "USA", "county"),
        ("L.A.", "USA", "city"),
        ("Bab al-Hawa crossing", None, "crossing"),
    ],
)
def test_a_name_is_looked_up_in_its_spellings(name: str, country: str | None, feature: str) -> None:
    """Articles, run-in articles, words for a kind and initials lead to the place."""
    first = candidates(name).entries[0]
    assert (first.country, first.feature) == (country, feature)


def test_a_made_up_name_leads_nowhere() -> None:
    """A name that no table has has no candidates."""
    assert candidates("Karvelostan").entries == ()


@pytest.mark.parametrize(
    ("outlet", "town", "region"),
    [
        ("thetowntalk.com", "Alexandria", "Louisiana"),
        ("The Seattle Times", "Seattle", "Washington"),
        ("www.seattletimes.com", "Seattle", "Washington"),
        ("Haaretz", "Tel Aviv", None),
    ],
)
def test_an_outlet_has_its_town(outlet: str, town: str, region: str | None) -> None:
    """By the table, by its name, by its address."""
    found = towns_of_outlet(outlet)
    assert town in {entry.name for entry in found[:1]}
    held = {gazetteer().entry(number).name for entry in found for number in entry.above}
    assert region is None or region in held


def test_an_outlet_without_a_town_has_none() -> None:
    """Neither a table nor a name tells."""
    assert towns_of_outlet("The Karvel Inquirer") == ()
    assert towns_of_outlet("example.org") == ()


def test_peoples_of_regions_are_no_peoples_of_countries() -> None:
    """A region's people has no country of its own."""
    assert people_of("Kurdish") is None
    assert people_of("New Zealanders") == "NZL"
