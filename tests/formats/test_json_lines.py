"""The record contract as it is printed."""

from __future__ import annotations

import io
import json

import jsonschema
import made
from hypothesis import given
from hypothesis import strategies as st

from sayso import formats
from sayso.formats.json_ import dumps
from sayso.formats.schema import schema
from sayso.records import Page

CONTRACT = {
    "page": "schema id path media_type text stories",
    "story": (
        "id title captions credits byline dateline outlet published published_from paragraphs residue "
        "attributions figures events checks"
    ),
    "attribution": "id source cue content kind stance speaker recipient venue date rejects within headline rule",
    "figure": (
        "id span measure detail low high bound population place date since cumulative earlier headline "
        "attribution source event part_of same_as rule"
    ),
    "check": "check holds records message",
}


def _spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, list):
        return [span for item in value for span in _spans(item)]
    if isinstance(value, dict):
        found = [value] if value.keys() == {"start", "end", "text"} else []
        return found + [span for item in value.values() for span in _spans(item)]
    return []


def test_every_field_of_the_contract_is_there() -> None:
    """A reader of ``sayso/1`` finds each field by its name, also where nothing is known."""
    page = json.loads(dumps(made.page()))
    story = page["stories"][0]
    found = {
        "page": page,
        "story": story,
        "attribution": story["attributions"][0],
        "figure": story["figures"][0],
        "check": story["checks"][0],
    }
    assert page["schema"] == "sayso/1"
    assert {kind: set(names.split()) - found[kind].keys() for kind, names in CONTRACT.items()} == {
        kind: set() for kind in CONTRACT
    }


def test_every_span_slices_the_text() -> None:
    """A span in the JSON cuts its words out of the text in the JSON."""
    page = json.loads(dumps(made.page()))
    spans = _spans(page["stories"])
    assert len(spans) > 20
    assert all(page["text"][span["start"] : span["end"]] == span["text"] for span in spans)


def test_the_schema_takes_what_is_printed() -> None:
    """``sayso schema`` describes ``sayso read --format json``."""
    jsonschema.validate(json.loads(dumps(made.page())), schema())


def test_the_schema_refuses_what_is_not_the_contract() -> None:
    """A missing field, a measure that there is not and a wrong type are no pages."""
    for change in ({"id": "x"}, {"stories": [{}]}, {"schema": "sayso/2"}, {"text": None}):
        page = json.loads(dumps(made.page())) | change
        assert not jsonschema.Draft202012Validator(schema()).is_valid(page)


def test_characters_are_printed_as_they_are() -> None:
    """No escapes where a person reads: quotation marks and scripts stay."""
    assert "‘It Was a Market Day’" in dumps(made.page())


@given(st.text())
def test_a_page_is_one_line(text: str) -> None:
    """Whatever the text holds, every reader of lines finds one page in one line, and the text unchanged."""
    line = dumps(Page("0" * 64, "p", "text/plain", text))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == text


def test_pages_are_written_as_they_come() -> None:
    """A page stands in the stream before the next is read."""
    stream = io.StringIO()
    writer = formats.writer("json", stream)
    writer.write(made.page())
    first = stream.getvalue()
    writer.write(made.page("other.txt"))
    assert first.endswith("}\n")
    assert stream.getvalue().startswith(first)
    assert len(stream.getvalue().splitlines()) == 2
