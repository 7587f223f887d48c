"""Records in words: tolls, sources and statements as every format for people tells them, neutral and complete."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sayso.formats import coding

if TYPE_CHECKING:
    from sayso.reading.conventions import Convention
    from sayso.records import Attribution, Check, Figure, Page, Story

__all__ = [
    "HEADLINE",
    "OWN_VOICE",
    "Statement",
    "Toll",
    "account",
    "check_words",
    "headed",
    "joined",
    "nothing",
    "one_line",
    "statements",
    "toll_words",
    "tolls",
    "who",
]

OWN_VOICE = "the report’s own voice"
HEADLINE = "the headline"
UNNAMED = "not named"

# what moves a terminal's cursor or turns the reading direction is shown as a mark, never obeyed
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """A text on one line, every character that would act on a terminal replaced by a mark.

    >>> one_line("a" + chr(27) + "[31m" + chr(10) + "b")
    'a�[31m b'
    """
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))


@dataclasses.dataclass(frozen=True, slots=True)
class Toll:
    """A figure as a row: how deep it stands under its total, whose it is (and in which statement), and what else is so.

    ``people`` is empty where the words of the count tell it; ``statement`` is the number of the :class:`Statement`
    that the figure stands in.
    """

    figure: Figure
    depth: int
    people: str
    according_to: str
    statement: int | None
    notes: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """An attribution as a row: its number in the story, who speaks, in what way, and what."""

    number: int
    attribution: Attribution
    speaker: str
    manner: str
    words: str
    notes: tuple[str, ...]


def toll_words(figure: Figure) -> str:
    """The count in words: bound, number and measure; a vague count keeps the text's own words."""
    measure = figure.detail or figure.measure
    low, high = figure.low, figure.high
    if figure.bound == "vague" or (low is None and high is None):
        return f"{_vague(figure)} {measure}"
    if figure.bound == "range" and low is not None and high is not None and low != high:
        return f"{low:,} to {high:,} {measure}"
    number = low if low is not None else high
    bound = "" if figure.bound in {"exact", "range"} else f"{figure.bound} "
    return f"{bound}{number:,} {measure}"


def _vague(figure: Figure) -> str:
    """The vague word of a figure: its words without the people that they count."""
    words, people = one_line(figure.span.text), one_line(figure.population)
    if people and words.casefold().endswith(people.casefold()):
        alone = re.sub(r"\s+of$", "", words[: -len(people)].rstrip())
        if alone and not re.search(r"\b(?:the|a|an)$", alone, re.IGNORECASE):  # "most of the" would be half a phrase
            words = alone
    return f"“{words}”"


def who(attribution: Attribution | None) -> str:
    """Whose statement it is, with those through whom it reached the report."""
    if attribution is None:
        return OWN_VOICE
    speaker = attribution.speaker
    name = speaker.name if speaker else attribution.source.text if attribution.source else UNNAMED
    chain = [one_line(name), *(f"via {one_line(link)}" for link in attribution.via)]
    return ", ".join(chain)


def tolls(story: Story, convention: Convention | None = None) -> list[Toll]:
    """The story's figures in text order, each part below its total; with a convention, its numbers in the notes."""
    figures = {figure.id: figure for figure in story.figures}
    sources = {attribution.id: attribution for attribution in story.attributions}
    numbers = {attribution.id: i for i, attribution in enumerate(story.attributions, 1)}
    parts: dict[str, list[Figure]] = {}
    for figure in story.figures:
        parts.setdefault(figure.part_of or "", []).append(figure)
    rows: dict[str, Toll] = {}

    def add(figure: Figure, depth: int) -> None:
        if figure.id not in rows:
            coded = (coding.note(figure, convention),) if convention else ()
            notes = (*coded, *_sum(figure, parts.get(figure.id, []), figures), *_toll_notes(figure, figures))
            rows[figure.id] = Toll(figure, depth, _people(figure), *_according_to(figure, sources, numbers), notes)
            for part in parts.get(figure.id, []):
                add(part, depth + 1)

    for figure in story.figures:
        if figure.part_of not in figures:
            add(figure, 0)
    for figure in story.figures:  # parts of each other: a circle has no top
        add(figure, 0)
    return list(rows.values())


def _people(figure: Figure) -> str:
    people = one_line(figure.population)
    return "" if people in toll_words(figure) else people


def _according_to(figure: Figure, sources: dict[str, Attribution], numbers: dict[str, int]) -> tuple[str, int | None]:
    attribution = sources.get(figure.attribution or "")
    if attribution is not None:
        return who(attribution), numbers[attribution.id]
    if figure.source:
        return one_line(figure.source), None
    return (HEADLINE if figure.headline else OWN_VOICE), None


def _sum(total: Figure, parts: list[Figure], figures: dict[str, Figure]) -> tuple[str, ...]:
    """The parts of a total as a sum, a part that is told twice counted once."""
    once = [part for part in parts if part.same_as not in figures]
    numbers = [number for part in once if (number := part.low if part.low is not None else part.high) is not None]
    if len(numbers) < 2 or len(numbers) < len(once):
        return ()
    return (("= " if sum(numbers) == total.low else "parts: ") + " + ".join(f"{number:,}" for number in numbers),)


def _toll_notes(figure: Figure, figures: dict[str, Figure]) -> tuple[str, ...]:
    notes = []
    if figure.headline and (figure.attribution or figure.source):  # else the headline stands as the source
        notes.append("in the headline")
    if figure.cumulative:
        notes.append("a total")
    if figure.earlier:
        notes.append("an earlier count")
    if figure.rising:
        notes.append("expected to rise")
    if figure.since:
        notes.append(f"since {one_line(figure.since)}")
    if figure.same_as in figures:
        notes.append(f"the same as “{one_line(figures[figure.same_as].span.text)}”")
    return tuple(notes)


def statements(story: Story) -> list[Statement]:
    """The story's attributions in the order of their records, numbered from one."""
    numbers = {attribution.id: i for i, attribution in enumerate(story.attributions, 1)}
    return [
        Statement(
            number,
            attribution,
            who(attribution),
            one_line(attribution.cue.text) if attribution.cue else attribution.stance,
            " … ".join(one_line(span.text) for span in attribution.content),
            _statement_notes(attribution, numbers),
        )
        for number, attribution in enumerate(story.attributions, 1)
    ]


def _statement_notes(attribution: Attribution, numbers: dict[str, int]) -> tuple[str, ...]:
    notes: list[str] = []
    cue = attribution.cue.text.casefold() if attribution.cue else ""
    if attribution.stance != "asserts" and attribution.stance.rstrip("s")[:4] not in cue:  # "denied" says it already
        notes.append(attribution.stance)
    if attribution.rejects in numbers:
        notes.append(f"rejects [{numbers[attribution.rejects]}]")
    if attribution.within in numbers:
        notes.append(f"within [{numbers[attribution.within]}]")
    if attribution.speaker and attribution.speaker.anonymous:
        notes.append("unnamed source")
    if attribution.attitude:
        notes.append("not uttered")
    if attribution.headline:
        notes.append("in the headline")
    if attribution.continued:
        notes.append(f"goes on: {' … '.join(one_line(span.text) for span in attribution.continued)}")
    if attribution.recipient:
        notes.append(f"to {one_line(attribution.recipient)}")
    if attribution.venue:
        notes.append(f"venue: {one_line(attribution.venue)}")
    if attribution.date:
        notes.append(attribution.date)
    return tuple(notes)


def check_words(check: Check) -> str:
    """The outcome of a check in one word; it speaks of the report's numbers, not of what happened."""
    return "agrees" if check.holds else "differs"


def headed(page: Page, story: Story) -> str:
    """What a story is called: its title, else its first words, else its page."""
    if story.title:
        return one_line(story.title.text)
    for span in (*story.paragraphs, *story.captions):
        words = one_line(span.text).split(" ")
        return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
    return one_line(page.path)


def nothing(story: Story) -> str:
    """What is said of a story that holds no record."""
    if story.language == "other":
        return "not read: its words are not English"
    return "no statement, no figure and no event found"


def account(page: Page, story: Story) -> str:
    """Outlet, byline, dateline and date of a story with what the date rests on, and the page."""
    published = story.published
    if published and story.published_from == "caption":
        published += " or later (caption)"  # a photograph is older than the report around it
    elif published and story.published_from:
        published += f" ({story.published_from})"
    return joined(story.outlet, story.byline, story.dateline, published and f"published {published}", page.path)


def joined(*parts: str | None) -> str:
    """What is known of some parts, on one line, dots between."""
    return " · ".join(one_line(part) for part in parts if part)
