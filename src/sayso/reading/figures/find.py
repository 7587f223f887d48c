"""Parsed story to figures: every count of people that a word of harm takes, as a record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sayso.language.text import ParsedStory, Passage
from sayso.language.times import Time
from sayso.reading.figures.counts import amounts, counts
from sayso.reading.figures.credit import credit, credit_reports, credit_same_people, credit_same_tolls, speaker_at
from sayso.reading.figures.dates import Times, date_of, times_by_passage
from sayso.reading.figures.givers import credit_giver
from sayso.reading.figures.harm import marks
from sayso.reading.figures.idioms import idioms_of
from sayso.reading.figures.line import Line, lines
from sayso.reading.figures.links import Draft, link
from sayso.reading.figures.lists import linked
from sayso.reading.figures.model import Mark, Reading
from sayso.reading.figures.parts import carry
from sayso.reading.figures.retold import RETOLD, retold
from sayso.reading.figures.rising import mark_rising
from sayso.reading.figures.scenes import scene_marks
from sayso.reading.figures.scope import cumulative, place, since
from sayso.reading.figures.spread import spread
from sayso.reading.figures.tolls import earlier, passed, toll_marks
from sayso.reading.figures.victims import Victims, people_named
from sayso.reading.figures.wholes import add_wholes
from sayso.reading.figures.words import names_harm
from sayso.records import Attribution, Figure, record_id

__all__ = ["find_figures", "readings"]

MOVING = ("evacuat", "evacuee", "displace", "exodus")
EXTENDS = frozenset({"including", "mostly", "mainly"})


def find_figures(
    parsed: ParsedStory, attributions: Sequence[Attribution], times: Sequence[tuple[Passage, Sequence[Time]]] = ()
) -> tuple[Figure, ...]:
    """Every figure of a story, in the order of the text.

    Args:
        parsed: The story with its passages parsed.
        attributions: The story's statements; a figure inside the content of one stands on its word.
        times: The times of its passages (:func:`sayso.language.times.story_times`); without them no figure has a date.
    """
    drafts: list[Draft] = []
    victims = Victims()
    dated = times_by_passage(times)
    read = list(readings(parsed))
    for number, reading in enumerate(read):
        _draft(parsed, reading, number, _Around(attributions, dated), drafts, victims)
    story = [r.line for r in read]
    _credit_leads(drafts, story, attributions)
    link(drafts)
    _running(drafts)
    mark_rising(drafts, story)
    credited = credit_same_tolls([_linked_figure(d, drafts) for d in drafts])
    return tuple(sorted(credited, key=lambda f: (f.span.start, f.measure)))


def readings(parsed: ParsedStory) -> Iterator[Reading]:
    """Each line of a story with its counts and what befell those counted."""
    moving = any(word.startswith(MOVING) for passage in parsed.passages if _moves(passage) for word in passage.low)
    story = [line for passage in parsed.passages if passage.part != "caption" for line in lines(passage)]
    harmful = {id(line) for line in story if _tells_of_harm(line)}
    names = people_named(story) if harmful else frozenset()
    read: list[Reading] = []
    for line in story:
        harms = id(line) in harmful
        found = counts(line, names) if harms else tuple(amounts(line))
        reading = Reading(line, found, marks(line, found, moving=moving) if harms else [])
        for mark in toll_marks(line, found, reading.marks):
            reading.add(mark.count, mark, "toll")
        if harms:
            spread(reading)
        carry(read[-1] if read else None, reading)
        reading.marks += retold(reading, read)
        reading.marks += scene_marks(reading)
        read.append(reading)
        add_wholes(reading)
        reading.earlier = {m.count for m in reading.marks if earlier(line, reading.counts, m.count, m)}
        yield reading


def _tells_of_harm(line: Line) -> bool:
    """Whether a word or phrase of harm stands in a line: without one nothing in it says that anybody was harmed."""
    return names_harm(line.low) or bool(idioms_of(frozenset(line.low)))


def _moves(passage: Passage) -> bool:
    """Whether a stem of moving stands anywhere in a passage."""
    text = passage.span.text.lower()
    return any(stem in text for stem in MOVING)


@dataclasses.dataclass(frozen=True)
class _Around:
    """What a story tells around its figures: statements and times."""

    attributions: Sequence[Attribution]
    times: Times


def _draft(
    parsed: ParsedStory,
    reading: Reading,
    number: int,
    around: _Around,
    drafts: list[Draft],
    victims: Victims,
) -> None:
    """Add the drafts of one line to those of the lines before it."""
    groups = _groups(reading)
    at: dict[tuple[int, str], int] = {}
    for mark in sorted(reading.marks, key=lambda m: (m.count, m.measure)):
        count = reading.counts[mark.count]
        if mark.weak and mark.rule == "noun counted" and reading.of(mark.count, strong=True):
            continue
        if count.form in {"definite", "name"} and not victims.counts(reading, mark):
            continue
        if count.form == "article":
            if _apposed(reading, mark):
                continue
            victims.told(reading, mark)
        figure = credit(_figure(parsed, reading, mark, around.times), around.attributions)
        figure = credit_reports(figure, reading.line, count.outer)
        figure = credit_giver(figure, reading.line, count.outer, around.attributions)
        at[mark.count, mark.measure] = len(drafts)
        noun = reading.line.word(count.head) if count.head >= 0 else ""
        drafts.append(
            Draft(figure, noun, number, 1000 * number + groups[mark.count], None, count.partitive, count.form)
        )
    for (n, measure), index in at.items():
        whole = at.get((reading.parts.get(n, -1), measure))
        part = drafts[index]
        part.whole = whole
        if whole is not None and part.figure.date is None:
            part.figure = dataclasses.replace(part.figure, date=drafts[whole].figure.date)


def _credit_leads(drafts: list[Draft], story: Sequence[Line], attributions: Sequence[Attribution]) -> None:
    """Credit figures before the first with a source to who speaks of the same people in the next three sentences."""
    first = next((d.line for d in drafts if d.figure.source), len(story))
    for draft in drafts:
        figure = draft.figure
        if figure.source is None and figure.attribution is None and draft.line < first and (draft.number or 2) > 1:
            following = story[draft.line + 1 : draft.line + 4]
            spoken = [(line, speaker_at(line.passage.starts[line.base], attributions)) for line in following]
            draft.figure = credit_same_people(figure, spoken)
            if draft.figure.source is not None:
                _credit_beside(drafts, draft)


def _credit_beside(drafts: list[Draft], credited: Draft) -> None:
    """ "15 were killed and many wounded": who speaks of the lead's people speaks of those beside them."""
    for draft in drafts:
        alone = draft.figure.source is None and draft.figure.attribution is None
        if draft.line == credited.line and alone and not draft.figure.cumulative:
            rule = f"{draft.figure.rule}; source of the next statement on the same people"
            draft.figure = dataclasses.replace(draft.figure, source=credited.figure.source, rule=rule)


def _apposed(reading: Reading, mark: Mark) -> bool:
    """Whether "a lawyer" only says who a person named right before it is."""
    line, n = reading.line, mark.count
    if n == 0 or reading.counts[n - 1].form not in {"definite", "name"}:
        return False
    gap = line.low[reading.counts[n - 1].last + 1 : reading.counts[n].outer]
    aged = len(gap) == 3 and gap[1].isdigit() and (gap[0], gap[2]) == (",", ",")
    return gap == (",",) or aged


def _groups(reading: Reading) -> list[int]:
    """A number a count, the same for members of one list."""
    numbers: list[int] = []
    for n, count in enumerate(reading.counts):
        after = n > 0 and count.outer > reading.counts[n - 1].last
        same = after and linked(reading.line, reading.counts[n - 1], count)
        numbers.append(numbers[-1] if same else n)
    return numbers


def _figure(parsed: ParsedStory, reading: Reading, mark: Mark, times: Times) -> Figure:
    line, count = reading.line, reading.counts[mark.count]
    total, over = cumulative(line, count, mark), passed(line, count, mark)
    span = line.passage.cut(line.base + count.first, line.base + count.last)
    return Figure(
        id=record_id(parsed.page.id, "figure", span.start, span.end, mark.measure),
        span=span,
        measure=mark.measure,
        low=count.low,
        high=None if over else count.high,
        bound="more than" if over else count.bound,
        population=_population(reading, mark.count),
        rule=mark.rule,
        detail=mark.detail,
        place=place(line, count, mark),
        date=date_of(line, count, mark, times),
        since=since(line, times) if total else None,
        cumulative=total,
        earlier=mark.count in reading.earlier,
        headline=line.passage.part == "title",
    )


def _population(reading: Reading, n: int) -> str:
    """Whom a count counts, as the report words it, with "including ..." where that stands right behind."""
    line, count = reading.line, reading.counts[n]
    first = count.noun if 0 <= count.noun <= count.last else -1
    last = count.last if first >= 0 else -1
    part = next((k for k, whole in reading.parts.items() if whole == n), None)
    if (
        part is not None
        and line.word(count.last + 1) in EXTENDS
        and line.word(reading.counts[part].outer - 1) in EXTENDS
    ):
        first, last = (first if first >= 0 else count.last + 1), reading.counts[part].last
    return line.passage.cut(line.base + first, line.base + last).text if first >= 0 else ""


def _running(drafts: list[Draft]) -> None:
    """A whole that several incidents make is a total; so are the tolls that share its line, and parts of totals."""
    totals = {d.line for d in drafts if d.summed}
    for draft in drafts:
        whole = drafts[draft.whole].figure if draft.whole is not None else None
        beside = (
            draft.line in totals
            and draft.number != 1
            and draft.whole is None
            and not any(d.whole is not None and d.line == draft.line for d in drafts)
        )
        inherits = whole is not None and whole.cumulative and drafts[draft.whole or 0].line == draft.line
        if draft.summed or beside or inherits:
            draft.figure = dataclasses.replace(draft.figure, cumulative=True)
    for n, draft in enumerate(drafts):
        against = _set_against(draft, drafts[:n])
        if against is not None and against.figure.cumulative:
            draft.figure = dataclasses.replace(draft.figure, cumulative=True, since=against.figure.since)
    for draft in drafts:
        first = drafts[draft.same] if draft.same is not None else None
        differs = first is not None and first.figure.cumulative != draft.figure.cumulative
        if first is not None and differs and draft.number != 1:
            for telling in (first, draft):
                telling.figure = dataclasses.replace(telling.figure, cumulative=True)


def _set_against(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The toll that another number is given for."""
    if draft.figure.rule != RETOLD:
        return None
    alike = (d for d in reversed(before) if d.figure.measure == draft.figure.measure and d.whole is None)
    return next(alike, None)


def _linked_figure(draft: Draft, drafts: Sequence[Draft]) -> Figure:
    return dataclasses.replace(
        draft.figure,
        part_of=drafts[draft.whole].figure.id if draft.whole is not None else None,
        same_as=drafts[draft.same].figure.id if draft.same is not None else None,
    )
