"""Quotation marks: what stands inside them, and that one mark too few or too many costs at most its own paragraph."""

from __future__ import annotations

import pytest
from attribution_tables import attributions_of, story_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import parse
from sayso.reading.quotes import quotes
from sayso.records import Attribution, Span

PARAGRAPHS = (
    '"The bridge is shut," said Ewa Linde, who runs the ferry. "It may stay shut until May."',
    "“We asked for tents,” the bishop told Radio Elmar. “They sent us umbrellas.”",
    'The minister called the plan "half baked" and said it would cost "nine million crowns or more".',
    "‘They took everything,’ said the baker. ‘Even the doors.’",
    'The so-called "safe zone" runs along the railway, police said.',
    "“Nobody came. Nobody at all.”",
    "According to the coroner, the captain’s last words were “mind the step”.",
)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"We are ready," she said.', ['"We are ready,"']),
        ("“We are ready,” she said.", ["“We are ready,”"]),
        ("„We are ready,“ she said.", ["„We are ready,“"]),
        ("«We are ready,» she said.", ["«We are ready,»"]),
        pytest.param(
            "``We are ready,'' she said.",
            ["``We are ready,''"],
            marks=pytest.mark.xfail(strict=True, reason="the parse takes the two backticks for two words"),
        ),
        ("‘We are ready,’ she said.", ["‘We are ready,’"]),
        ("'We are ready,' she said.", ["'We are ready,'"]),
        ("He said \"the so-called 'safe zone' is gone\".", ["\"the so-called 'safe zone' is gone\""]),
        ("The captain's and the men's boots were wet.", []),
        ("It was the summer of ’68, rock ’n’ roll and all.", []),
        ('"One," he said. "Two," she said.', ['"One,"', '"Two,"']),
        ('“The first mark is curly," he said.', ['“The first mark is curly,"']),
        ('"The river rose.', ['"The river rose.']),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_quotations(text: str, inside: list[str]) -> None:
    """Each kind of mark opens and closes a quotation; apostrophes do not; an open one runs to its paragraph's end."""
    (passage,) = parse(story_of(text))[0].passages
    assert [passage.cut(q.first, q.last).text for q in quotes(passage)] == inside


def _outside(found: tuple[Attribution, ...], start: int, end: int, lost: int) -> list[tuple[object, ...]]:
    """What attributions with a cue outside a stretch have outside it; behind it ``lost`` characters are missing."""
    cued = [(a, a.cue) for a in found if a.cue and (a.cue.end <= start or a.cue.start >= end)]
    return [
        (
            a.stance,
            a.attitude,
            a.rule.split(";")[0],
            _places([cue, *([a.source] if a.source else []), *a.content], start, end, lost),
        )
        for a, cue in cued
    ]


def _places(spans: list[Span], start: int, end: int, lost: int) -> list[tuple[int, int]]:
    before = [(s.start, s.end) for s in spans if s.end <= start]
    return before + [(s.start + lost, s.end + lost) for s in spans if s.start >= end]


@settings(max_examples=60, deadline=None)
@given(st.permutations(PARAGRAPHS), st.integers(0, 1000))
def test_a_lost_mark_costs_at_most_its_paragraph(paragraphs: list[str], which: int) -> None:
    """Without one of its quotation marks a document reads the same everywhere but in that mark's paragraph."""
    text = "\n".join(paragraphs)
    marks = [i for i, char in enumerate(text) if char in '"“”‘’']
    at = marks[which % len(marks)]
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at) if "\n" in text[at:] else len(text)
    without = text[:at] + text[at + 1 :]
    assert _outside(attributions_of(without), start, end - 1, 1) == _outside(attributions_of(text), start, end, 0)
