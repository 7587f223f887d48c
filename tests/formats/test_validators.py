"""Exports pass the validators that their formats' own packages bring; each is skipped where its package is missing.

The packages are the dependency group ``exports``: ``pip install --group exports``.
"""

from __future__ import annotations

import asyncio
import io
import json
import pathlib

import pytest
import reports
from click.testing import CliRunner

from sayso.accounts.ledger import Ledger
from sayso.cli import commands

pytestmark = pytest.mark.filterwarnings("default")  # other people's packages may warn


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """A ledger with two reports of one bomb, one of them from an address."""
    made = tmp_path / "karvel.db"
    tolls = (("at least 14 people", "killed", 14, "at least"), ("Thirty-one", "injured", 31, "exact"))
    again = reports.AGENCY.replace("two hours", "three hours")
    with Ledger(made) as ledger:
        ledger.add_page(reports.page(reports.AGENCY, *tolls, path="https://example.org/karvel", source="Oren Vasht"))
        ledger.add_page(reports.page(again, *tolls, path="second.txt", source="medics", title="A Bomb in Karvel"))
    return made


def export(path: pathlib.Path, name: str, *more: str) -> str:
    """What `sayso export` writes in a format."""
    told = CliRunner().invoke(commands, ["export", "--ledger", str(path), "--format", name, *more])
    assert told.exit_code == 0, told.output
    return told.output


def test_geojson_is_valid(path: pathlib.Path) -> None:
    """The package geojson finds no error in the collection or in a feature."""
    geojson = pytest.importorskip("geojson", reason="the group exports is not installed")
    made = geojson.loads(export(path, "geojson"))
    assert made.errors() == []
    assert made.is_valid
    assert [feature["geometry"] for feature in made["features"]] == [None]


def test_followthemoney_entities_are_valid(path: pathlib.Path) -> None:
    """Every property is one of its schema's, and every value stays when the package cleans it."""
    pytest.importorskip("followthemoney", reason="the group exports is not installed")
    from followthemoney import model

    for line in export(path, "ftm").splitlines():
        row = json.loads(line)
        entity = model.get_proxy(row, cleaned=False)
        entity.schema.validate(entity.to_dict())
        clean = model.get_proxy({"id": row["id"], "schema": row["schema"]})
        for name, values in row["properties"].items():
            clean.add(name, values)
            assert sorted(clean.get(name)) == sorted(values), name


def test_hxl_tags_are_valid(path: pathlib.Path) -> None:
    """The package libhxl reads the tag row, and finds no error with its default schema."""
    hxl = pytest.importorskip("hxl", reason="the group exports is not installed")
    told = export(path, "csv", "--hxl").encode("utf-8")
    data = hxl.data(hxl.make_input(io.BytesIO(told), hxl.InputOptions(allow_local=True)))
    tags = [column.display_tag for column in data.columns]
    assert "#affected+min+num" in {_sorted(tag) for tag in tags}
    assert all(tag.startswith("#") for tag in tags if tag)
    assert len(list(data)) == 4
    assert data.validate()


def _sorted(tag: str) -> str:
    """A tag with its attributes in the order of the alphabet."""
    name, *attributes = tag.split("+")
    return "+".join([name, *sorted(attributes)])


@pytest.mark.parametrize("name", ["annotations", "claims"])
def test_json_ld_expands(path: pathlib.Path, name: str) -> None:
    """Under its context every key of a row is a term: expanding drops none but those that the context leaves out."""
    jsonld = pytest.importorskip("pyld", reason="the group exports is not installed").jsonld
    for line in export(path, name).splitlines():
        row = json.loads(line)
        context = {"@vocab": "https://example.org/"} | {"id": "@id", "type": "@type"}
        expanded = jsonld.expand(row, {"documentLoader": _loader(context)})
        assert len(expanded) == 1
        kept = {key.rpartition("/")[2] for key in expanded[0] if not key.startswith("@")}
        assert kept == {key for key in row if key not in {"@context", "@id", "@type", "id", "type"}}


def _loader(context: dict[str, str]) -> object:
    """A loader that knows one context, since the tests ask nothing of the network."""
    return lambda url, _options: {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": context},
    }


def test_datasette_opens_the_ledger_and_its_search_works(path: pathlib.Path) -> None:
    """Its tables and views can be read, and the search box of the claims finds words."""
    app = pytest.importorskip("datasette.app", reason="the group exports is not installed")
    asyncio.run(_ask(app.Datasette([str(path)])))


async def _ask(datasette: object) -> None:
    get = datasette.client.get  # type: ignore[attr-defined]
    tables = {table["name"]: table for table in (await get("/karvel.json")).json()["tables"]}
    assert tables["claim"]["fts_table"] == "claim_search"
    assert tables["figure"]["count"] == 4
    for view in ("account", "report", "toll", "statement", "reviewed"):
        assert (await get(f"/karvel/{view}.json")).status_code == 200, view
    accounts = (await get("/karvel/account.json?_shape=objects")).json()["rows"]
    assert {row["according_to"] for row in accounts} == {"Oren Vasht", "medics"}
    assert 'name="_search"' in (await get("/karvel/claim")).text
    found = (await get("/karvel/claim.json?_search=market&_shape=objects")).json()["rows"]
    assert {row["words"] for row in found} == {"at least 14 people", "Thirty-one"}
    assert (await get("/karvel/claim.json?_search=nowhere&_shape=objects")).json()["rows"] == []
