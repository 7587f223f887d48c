"""Crediting: which statement a figure stands in, and whom the report names for it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from sayso.reading.figures.line import Line
from sayso.reading.figures.words import kind_of
from sayso.reading.lexicon import words
from sayso.records import Attribution, Figure

__all__ = ["credit", "credit_reports", "credit_same_people", "credit_same_tolls", "speaker_at"]

PAPERS = words("documents") | {"information", "data", "record"}
ONE_SENTENCE = 200
COUNTED_IN = re.compile(r"(?:\w+ )?\d[\d,]* (?:in|of|at|on|near|from)\b")
SWALLOWED = 24
"""Characters that may stand between the opening of a source and a figure in it: "injured "."""
PREPOSITION = re.compile(r"\b(?:in|of|at|on|near|from|by)\b")


def credit(figure: Figure, attributions: Sequence[Attribution]) -> Figure:
    """The figure with the innermost statement that it stands in, and with that statement's speaker.

    A source that was reached through another is written "A via B". A statement without a speaker ("is said to") leaves
    the word to the one that it stands in, and so does one of nobody's papers ("according to preliminary data").
    """
    around = sorted(
        (span.end - span.start, n)
        for n, a in enumerate(attributions)
        for span in a.content
        if span.start <= figure.span.start < span.end
    )
    if not around:
        return _swallowed(figure, attributions)
    inner = attributions[around[0][1]]
    speaking = [a for _, n in around if (a := attributions[n]).speaker is not None]
    named = next((a for a in speaking if not _papers(a)), speaking[0] if speaking else None)
    if named is not None and _papers(named):
        named = _who_spoke_in(named, attributions)
    return dataclasses.replace(figure, attribution=inner.id, source=_full_name(_name(named), attributions))


def _who_spoke_in(papers: Attribution, attributions: Sequence[Attribution]) -> Attribution:
    """Who spoke in the papers that a figure is laid to: "the ministry said in a statement putting the toll at"."""
    name = papers.speaker.name if papers.speaker else None
    cue = papers.cue.start if papers.cue else 0
    before = [a for a in attributions if a.speaker and a.cue and a.venue and 0 < cue - a.cue.start <= ONE_SENTENCE]
    return next((a for a in reversed(before) if (a.venue or "").endswith(name or "")), papers)


def _papers(attribution: Attribution) -> bool:
    """Whether a statement is laid at the door of papers that the text gives to nobody: "our information"."""
    name = attribution.speaker.name if attribution.speaker else ""
    about = name.split()
    return name == name.lower() and any(word.removesuffix("s") in PAPERS for word in about[:4])


def _full_name(name: str | None, attributions: Sequence[Attribution]) -> str | None:
    """Who put a paper out, by the fullest name: "an Observatory toll" is the Harbour Observatory's."""
    if name is not None and COUNTED_IN.match(name):
        # "32 in the market of Orlo state radio": a lost comma before the source
        return PREPOSITION.split(name)[-1].strip() or name
    told = (name or "").split()
    if not told or told[-1].removesuffix("s") not in PAPERS:
        return name
    titled = {w for w in told[:-1] if w[:1].isupper()}
    others = [a.speaker.name for a in attributions if a.speaker and a.speaker.name != name]
    known = [other for other in dict.fromkeys(others) if titled and titled <= set(other.split())]
    return known[0] if len(known) == 1 else name


def _swallowed(figure: Figure, attributions: Sequence[Attribution]) -> Figure:
    """A figure that a lost comma puts into the words of the source: "killed six and injured 32 state radio said"."""
    for said in attributions:
        if said.source is None or said.speaker is None or not said.source.contains(figure.span):
            continue
        before = said.content and said.content[-1].end <= said.source.start <= said.content[-1].end + 2
        if before and figure.span.start - said.source.start <= SWALLOWED:
            name = said.speaker.name
            if figure.span.text in name:
                name = PREPOSITION.split(name.split(figure.span.text, 1)[1])[-1].strip()
            return dataclasses.replace(figure, attribution=said.id, source=name or None)
    return figure


def _name(attribution: Attribution | None) -> str | None:
    if attribution is None or attribution.speaker is None:
        return None
    return " via ".join([attribution.speaker.name, *attribution.via])


def credit_reports(figure: Figure, line: Line, outer: int) -> Figure:
    """A figure that nobody is named for but "reports" carry: "unconfirmed reports of 30 dead"."""
    at = outer - 2
    if figure.attribution or line.word(outer - 1) != "of" or line.word(at) not in {"reports", "report"}:
        return figure
    first = at
    while line.tag(first - 1).startswith("JJ"):
        first -= 1
    source = line.passage.cut(line.base + first, line.base + at).text
    return dataclasses.replace(figure, source=source, rule=f"{figure.rule}; reports of it")


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
