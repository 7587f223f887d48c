"""Who said what in sentences of our own: source, cue and content word for word, kinds, stances and links."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest
from attribution_tables import attributions_of, differences, documents, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Attribution, Span

if TYPE_CHECKING:
    import corpus

TABLES = ("developed_on", "held_out", "bugs_caught")


@pytest.mark.parametrize("row", [d for name in TABLES for d in documents(name)], ids=lambda row: row.id)
def test_row(row: corpus.Document) -> None:
    """A row is read in full: each of its attributions with the same words, and no other."""
    assert differences(row) == []


@pytest.mark.parametrize("row", documents("known_failures"), ids=lambda row: row.id)
def test_known_failure(row: corpus.Document) -> None:
    """A known failure fails still; one that is mended moves to the table that it came from, or to the bugs caught."""
    assert differences(row) != []


def _told(row: dict[str, str]) -> dict[str, str]:
    """What a row asks of its attribution, by field."""
    parts = [part.partition("=") for part in row["also"].split("; ") if part]
    also = {field: value or "yes" for field, _, value in parts}
    return {"kind": row["kind"], "stance": row["stance"], "attitude": "", **also}


def _found(row: dict[str, str]) -> dict[str, str]:
    """The same fields as sayso reads them; empty where it reads no attribution with the row's cue."""
    every = attributions_of(row["text"])
    cues = {a.id: a.cue.text if a.cue else "" for a in every}
    matching = [a for a in every if cues[a.id] == row["cue"]]
    return {field: _field(matching[-1], field, cues) for field in _told(row)} if matching else {}


def _field(attribution: Attribution, field: str, cues: dict[str, str]) -> str:
    value = getattr(attribution, field)
    if field in {"rejects", "within"}:
        return cues[value] if value else "none"
    if field == "via":
        return " < ".join(value)
    return ("yes" if value else "") if isinstance(value, bool) else value or ""


@pytest.mark.parametrize("row", [r for r in rows("kinds_and_stances") if not r["fails"]], ids=lambda row: row["id"])
def test_kind_and_stance(row: dict[str, str]) -> None:
    """Kind, stance, recipient, venue and what is rejected are read as a careful reader reads them."""
    assert _found(row) == _told(row)


@pytest.mark.parametrize("row", [r for r in rows("kinds_and_stances") if r["fails"]], ids=lambda row: row["id"])
def test_kind_or_stance_known_failure(row: dict[str, str]) -> None:
    """A known failure fails still; one that is mended loses its reason in the table."""
    assert _found(row) != _told(row)


@functools.cache
def _sentences() -> list[str]:
    return [d.text for name in ("developed_on", "held_out") for d in documents(name)]


def _spans(attribution: Attribution) -> list[Span]:
    return [s for s in (attribution.source, attribution.cue, *attribution.content) if s is not None]


PIECES = st.one_of(st.integers(0, 10_000).map(lambda n: _sentences()[n % len(_sentences())]), st.text(max_size=40))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=3), st.sampled_from([" ", "\n", '"', " “", "\t\u00a0", " - ", ": "]))
def test_any_text_gives_spans_that_slice(pieces: list[str], glue: str) -> None:
    """Whatever the text, every attribution has content, and its spans are the page's own text between their offsets."""
    text = glue.join(pieces)
    for attribution in attributions_of(text):
        assert attribution.content
        assert all(text[s.start : s.end] == s.text for s in _spans(attribution))


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=2))
def test_links_lead_to_attributions_of_the_story(pieces: list[str]) -> None:
    """What is rejected, and what a statement stands within, is another attribution of the same story."""
    found = attributions_of("\n".join(pieces))
    ids = {a.id for a in found}
    for attribution in found:
        assert {x for x in (attribution.rejects, attribution.within) if x} <= ids - {attribution.id}


def test_a_denial_needs_more_than_one_word_of_a_statement_to_reject_it() -> None:
    """Two statements that share a single word are two statements; what is rejected is told by the rule."""
    (*_, denied) = attributions_of("Farmers said the frost had killed the vines. The minister denied that frost fell.")
    assert denied.rejects is None
    said, denied = attributions_of(
        "Shepherds said soldiers had burnt the barn. The army denied that soldiers burnt it."
    )
    assert denied.rejects == said.id
    assert denied.rule.endswith("; rejects a statement in the same words: burnt, soldiers")


def test_a_credit_has_no_cue_and_is_kept_with_attitudes() -> None:
    """The credit of a picture is nobody's statement: it has a source and a content, and no word of saying."""
    (credit,) = attributions_of("The old mill at Dolne after the flood. Image: Ana Dragu.")
    assert (credit.cue, credit.attitude, credit.rule) == (None, True, "credit")


def test_what_goes_on_without_a_cue_tells_what_that_rests_on() -> None:
    """A sentence in the speaker's voice stands beside the content, and the rule names tense and link."""
    (said,) = attributions_of("The minister said the northern road was shut. It would open again in May.")
    assert [s.text for s in said.content] == ["the northern road was shut"]
    assert [s.text for s in said.continued] == ["It would open again in May"]
    assert said.rule.endswith('; goes on: "would" behind a past cue, "it"')


def test_a_quotation_that_goes_on_tells_what_that_rests_on() -> None:
    """A quotation in the next paragraph names the mark that was not closed."""
    (said,) = attributions_of('Omid Karvani said: "The first shot hit the window.\n"The second hit my brother."')
    assert len(said.content) == 2
    assert said.rule.endswith("; goes on: the quotation before was not closed")
