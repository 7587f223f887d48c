"""Checks: the comparisons that a careful editor makes between the figures of one story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from sayso.reading.figures.links import compatible
from sayso.records import Attribution, Check, Figure

__all__ = ["CHECKS", "find_checks"]

Rule = Callable[[Sequence[Figure], Sequence[Attribution]], Iterator[Check]]
LEAD = 500
"""Characters behind a headline within which its lead is looked for."""
LOOSE = frozenset({"at least", "more than", "at most", "fewer than", "about"})
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b)")


def find_checks(
    figures: Sequence[Figure], attributions: Sequence[Attribution] = (), text: str = ""
) -> tuple[Check, ...]:
    """Every check that can be decided on the figures of a story. What cannot be decided is passed over.

    Args:
        figures: The figures of the story, in the order of the text.
        attributions: Its statements: a quotation is compared with its paraphrase.
        text: The text of the page, for shares in percent.
    """
    found = [check for rule in CHECKS for check in rule(figures, attributions)]
    return (*found, *_shares(figures, text))


def _parts(figures: Sequence[Figure], _: Sequence[Attribution]) -> Iterator[Check]:
    """Parts told apart against their whole, bounds in mind; a part larger than its whole cannot be right."""
    for whole in figures:
        tellings = {whole.id}
        parts = [f for f in figures if f.part_of in tellings and f.measure == whole.measure and _number(f) is not None]
        number = _number(whole)
        if number is None or not parts:
            continue
        for part in parts:
            if whole.high is not None and (part.low or 0) > whole.high:
                message = f"{_told(part)} is a part of {_told(whole)} and larger than it"
                yield Check("part within its whole", False, (whole.id, part.id), message)
        once = _once(parts)
        total = sum(_number(p) or 0 for p in once)
        if len(once) > 1 and _makes(whole, total):
            sums = " + ".join(str(_number(p)) for p in once)
            ids = (whole.id, *(p.id for p in parts))
            yield Check("parts make the total", True, ids, f"{sums} = {total}, and the total is {_told(whole)}")


def _once(parts: Sequence[Figure]) -> list[Figure]:
    """Parts that are told twice, once."""
    ids = {p.id for p in parts}
    return [p for p in parts if p.same_as not in ids]


def _makes(whole: Figure, total: int) -> bool:
    number = _number(whole) or 0
    if whole.bound == "more than":
        return number <= total <= number + max(1, number // 20)
    return total == number


def _lists(figures: Sequence[Figure], _: Sequence[Attribution]) -> Iterator[Check]:
    """ "20 people, including 15 men and 12 women": parts of one sentence that cannot all fit into their whole."""
    for whole in figures:
        beside = [
            f
            for f in figures
            if f.part_of == whole.id and 0 < f.span.start - whole.span.end < 80 and f.bound in {"exact", "at least"}
        ]
        total = sum(f.low or 0 for f in beside)
        if (
            whole.high is not None
            and len(beside) > 1
            and total > whole.high
            and all((f.low or 0) <= whole.high for f in beside)
        ):
            ids = (whole.id, *(f.id for f in beside))
            yield Check("parts exceed the total", False, ids, f"the parts of {_told(whole)} add up to {total}")


def _headline(figures: Sequence[Figure], _: Sequence[Attribution]) -> Iterator[Check]:
    """The headline's tolls against the lead's: a bound that is dropped, or a number that stands nowhere below."""
    for head in figures:
        number = _number(head)
        if not head.headline or number is None or number < 2:
            continue
        below = [
            f
            for f in figures
            if not f.headline and f.measure == head.measure and not f.earlier and _number(f) is not None
        ]
        lead = next((f for f in below if _number(f) == number), None)
        if lead is None:
            first = _differing(head, below, figures)
            if first is not None:
                message = f"the headline says {_told(head)}, the first such figure below is {_told(first)}"
                yield Check("headline differs from the lead", False, (head.id, first.id), message)
        elif head.bound == "exact" and lead.bound in LOOSE:
            message = f'the headline says {number}, the lead "{lead.bound} {number}"'
            yield Check("headline drops the bound of the lead", False, (head.id, lead.id), message)
        elif head.bound == lead.bound:
            yield Check("headline agrees with the lead", True, (head.id, lead.id), f"both say {_told(head)}")


def _differing(head: Figure, below: Sequence[Figure], figures: Sequence[Figure]) -> Figure | None:
    """The lead's figure that cannot be the headline's; None where that is open.

    It is open where the lead stands far below, counts others, counts killed and injured as one, is a running total, or
    where other figures below may add up to the headline's.
    """
    first = next((f for f in below if f.part_of is None and (_number(f) or 0) > 1), None)
    if first is None or first.cumulative != head.cumulative or _covers(head, first):
        return None
    near = first.span.start - head.span.end <= LEAD
    if not near or _joint(head, figures) or _joint(first, figures) or not compatible(_noun(head), _noun(first)):
        return None
    more = [f for f in below if f is not first and first.id not in {f.part_of, f.same_as}]
    return None if more and (_number(head) or 0) > (_number(first) or 0) else first


def _joint(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether one number counts two measures: "48 killed and injured"."""
    return any(f.span == figure.span and f.measure != figure.measure for f in figures)


def _noun(figure: Figure) -> str:
    """The noun that a figure counts, in lower case; empty where the report leaves it out."""
    return figure.population.lower().split(",")[0].split(" including")[0].split(" ")[-1]


def _covers(head: Figure, other: Figure) -> bool:
    """Whether two figures can both be true: their ranges meet."""
    low_a, high_a = head.low or 0, head.high if head.high is not None else float("inf")
    low_b, high_b = other.low or 0, other.high if other.high is not None else float("inf")
    return (
        low_a <= high_b
        and low_b <= high_a
        and "exact" not in {head.bound} | ({other.bound} if head.bound == "exact" else set())
    )


def _quotations(figures: Sequence[Figure], attributions: Sequence[Attribution]) -> Iterator[Check]:
    """A speaker's figure in quotation marks against the same speaker's in paraphrase: whether the bound is kept."""
    kinds = {a.id: a.kind for a in attributions}
    quoted = [f for f in figures if kinds.get(f.attribution or "") == "direct" and f.source]
    for quote in quoted:
        number = _number(quote)
        own = [f for f in figures if kinds.get(f.attribution or "") == "indirect" and f.source == quote.source]
        same = [f for f in own if f.measure == quote.measure and _number(f) == number and not f.headline]
        told = same[0] if same else None
        if told is None or number is None or number < 2:
            continue
        if quote.bound in LOOSE and told.bound == "exact":
            message = f'quoted as "{quote.bound} {number}", paraphrased as {number}'
            yield Check("paraphrase drops the bound of the quotation", False, (told.id, quote.id), message)
        elif quote.bound == told.bound:
            yield Check(
                "paraphrase keeps the quotation's figure", True, (told.id, quote.id), f"both say {_told(quote)}"
            )


def _shares(figures: Sequence[Figure], text: str) -> Iterator[Check]:
    """ "30 of the 120 injured, or 25 percent": a share against its base, where all three stand in one sentence."""
    for part in figures:
        whole = next((f for f in figures if f.id == part.part_of), None)
        if (
            whole is None
            or not text
            or part.low is None
            or part.bound != "exact"
            or whole.bound != "exact"
            or not whole.low
        ):
            continue
        start, stop = min(part.span.start, whole.span.start), max(part.span.end, whole.span.end)
        near = text[max(0, start - 30) : stop + 40].split("\n", maxsplit=1)[0]
        share = PERCENT.search(near)
        if share:
            given, worked = float(share.group(1)), 100 * part.low / whole.low
            message = f"{part.low} of {whole.low} is {worked:.1f}%, the text says {share.group(1)}%"
            yield Check("percentage of its base", abs(given - worked) <= 1, (whole.id, part.id), message)


def _number(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


def _told(figure: Figure) -> str:
    """A figure in words: bound and number."""
    number = _number(figure)
    if figure.bound == "range":
        return f"{figure.low} to {figure.high}"
    return str(number) if figure.bound == "exact" else f"{figure.bound} {number}"


CHECKS: tuple[Rule, ...] = (_parts, _lists, _headline, _quotations)
"""Every check, in the order of the report. A new one is a function here."""
