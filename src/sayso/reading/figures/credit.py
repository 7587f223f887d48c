"""Crediting: which statement a figure stands in, and whom the report names for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.records import Attribution, Figure

__all__ = ["credit", "credit_same_tolls"]


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
