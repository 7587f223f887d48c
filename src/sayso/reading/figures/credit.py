"""Crediting: which statement a figure stands in, and whom the report names for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.reading.figures.line import Line
from sayso.reading.figures.words import kind_of
from sayso.records import Attribution, Figure

__all__ = ["credit", "credit_same_people", "credit_same_tolls", "speaker_at"]


def credit(figure: Figure, attributions: Sequence[Attribution]) -> Figure:
    """The figure with the innermost statement that it stands in, and with that statement's speaker.

    A source that was reached through another is written "A via B". A statement without a speaker ("is said to") leaves
    the word to the one that it stands in.
    """
    around = sorted(
        (span.end - span.start, n)
        for n, a in enumerate(attributions)
        for span in a.content
        if span.start <= figure.span.start < span.end
    )
    if not around:
        return figure
    inner = attributions[around[0][1]]
    named = next((a for _, n in around if (a := attributions[n]).speaker is not None), None)
    return dataclasses.replace(figure, attribution=inner.id, source=_name(named))


def _name(attribution: Attribution | None) -> str | None:
    if attribution is None or attribution.speaker is None:
        return None
    return " via ".join([attribution.speaker.name, *attribution.via])


def speaker_at(offset: int, attributions: Sequence[Attribution]) -> str | None:
    """The speaker of the innermost statement that covers an offset; None where nobody speaks."""
    around = sorted(
        (span.end - span.start, n)
        for n, a in enumerate(attributions)
        for span in a.content
        if span.start <= offset < span.end and a.speaker is not None
    )
    return _name(attributions[around[0][1]]) if around else None


def credit_same_people(figure: Figure, following: Sequence[tuple[Line, str | None]]) -> Figure:
    """Credit a lead's toll to who speaks of the same people in one of the next sentences.

    "At least 15 villagers were killed. These villagers were targeted in Orlo, said the monitor." speaks of the same
    people by "the" or "these" and the noun, as hit or killed.

    Args:
        figure: The figure.
        following: The lines behind the figure's, each with who speaks in it.
    """
    for line, speaker in following:
        if speaker is not None and _tells_of(line, figure):
            rule = f"{figure.rule}; source of the next statement on the same people"
            return dataclasses.replace(figure, source=speaker, rule=rule)
    return figure


def _tells_of(line: Line, figure: Figure) -> bool:
    """Whether a line opens with the people of a figure and tells of the harm to them."""
    if (
        line.word(0) not in {"the", "these", "those"}
        or kind_of(line.word(1)) != "people"
        or not line.word(1).endswith("s")
    ):
        return False
    harmed = {"targeted", "hit", "attacked", "ambushed"} | set(figure.measure.split())
    before = figure.population.lower().split()
    told = line.word(1) in before or any(kind_of(w) == "people" for w in before[-1:])
    return told and any(line.word(i - 1) == "were" and line.word(i) in harmed for i in range(2, len(line)))


def credit_same_tolls(figures: Sequence[Figure]) -> list[Figure]:
    """Credit a toll that stands in the report's own voice to the one source that gives the same toll further on.

    Only a headline's or lead's figure is credited so: one that stands before every figure with a source. Where two
    sources give the toll, nobody is credited.
    """
    first = next((f.span.start for f in figures if f.source is not None and not f.headline), None)
    out = []
    for figure in figures:
        sources = {f.source for f in figures if f.source and _same_toll(figure, f)} if first is not None else set()
        leads = figure.headline or (first is not None and figure.span.start < first)
        if figure.source is None and figure.attribution is None and leads and len(sources) == 1:
            rule = f"{figure.rule}; source of the same toll further on"
            out.append(dataclasses.replace(figure, source=sources.pop(), rule=rule))
        else:
            out.append(figure)
    return out


def _same_toll(a: Figure, b: Figure) -> bool:
    one, two = _number(a), _number(b)
    return (
        a.measure == b.measure
        and one is not None
        and one == two
        and one > 1
        and a.cumulative == b.cumulative
        and not b.earlier
    )


def _number(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high
