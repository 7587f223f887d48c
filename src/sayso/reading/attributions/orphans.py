"""Quotations without a cue of their own: those that go on from an attribution before them.

News writing names a speaker once and goes on quoting: behind the full stop of "..., she said.", in the next
paragraph with an opening mark that the one before did not close, or below a paragraph that ends in a colon.
"""

from __future__ import annotations

import bisect
import dataclasses

from sayso.reading.attributions.grammar import Grammar
from sayso.records import Attribution, Span

__all__ = ["adopt"]


def adopt(found: list[Attribution], grammars: list[Grammar]) -> list[Attribution]:
    """The attributions with quotations that nobody claimed given to the speaker whose voice they go on in."""
    out = list(found)
    before: Grammar | None = None
    for grammar in grammars:
        if grammar.passage.part != "paragraph":
            continue
        if before is not None and (rest := _unopened(before, grammar)) is not None:
            index = _carried_over(out, before, alone=True)
            if index is not None and not any(_touches(a, rest) for a in out):
                out[index] = dataclasses.replace(out[index], content=(*out[index].content, rest))
        for quote in grammar.quotes:
            span = grammar.passage.cut(quote.first, quote.last)
            touching = [a for a in out if _touches(a, span)]
            if quote.statement and all(_stands_inside(a, span) for a in touching):
                index, opened = (_speaking(out, grammar, span) if quote.first else None), False
                if index is None and before is not None and quote.first <= 1:
                    index, opened = _carried_over(out, before, alone=_alone(grammar)), _left_open(before)
                if index is not None and not (touching and out[index].content):
                    out[index] = _going_on(out[index], span, opened=opened)
        before = grammar
    return [a for a in out if a.content]


def _going_on(attribution: Attribution, span: Span, *, opened: bool) -> Attribution:
    """An attribution with a quotation that it goes on in, and what that rests on."""
    kind = attribution.kind if attribution.content else "direct"
    why = "the quotation before was not closed" if opened else "a quotation behind its own"
    rule = f"{attribution.rule}; goes on: {why}" if attribution.content else attribution.rule
    return dataclasses.replace(attribution, content=(*attribution.content, span), kind=kind, rule=rule)


def _left_open(before: Grammar) -> bool:
    return bool(before.quotes) and not before.quotes[-1].closed


def _unopened(before: Grammar, grammar: Grammar) -> Span | None:
    """The start of a paragraph that ends a quotation left open in the one before and not opened again."""
    if not before.quotes or before.quotes[-1].closed:
        return None
    mark = next((i for i, word in enumerate(grammar.passage.originals) if word in {'"', "”", "''"}), 0)
    if not mark or grammar.quote_at(mark) is not None:
        return None
    return grammar.passage.cut(0, mark)


def _touches(attribution: Attribution, span: Span) -> bool:
    return any(piece.overlaps(span) for piece in attribution.content)


def _stands_inside(attribution: Attribution, span: Span) -> bool:
    """Whether an attribution stands whole inside a stretch, as a statement of whoever says that."""
    return _within(attribution, span) and all(span.contains(piece) for piece in attribution.content)


def _within(attribution: Attribution, span: Span) -> bool:
    return attribution.cue is not None and span.contains(attribution.cue)


def _speaking(found: list[Attribution], grammar: Grammar, span: Span) -> int | None:
    """The last quoting attribution before a quotation in its paragraph, where no other sentence stands between."""
    passage = grammar.passage
    here = [i for i, a in enumerate(found) if _within(a, passage.span) and a.cue and a.cue.end <= span.start]
    if not here:
        return None
    quoting = [i for i in here if found[i].kind != "indirect"]
    last = here[-1]
    said = [s for s in (found[last].cue, *found[last].content) if s is not None]
    between = passage.page_text[max(s.end for s in said) : span.start]
    if quoting[-1:] == [last] and between.count(".") <= 1 and len(between) < 200:
        return last
    return next((i for i in reversed(quoting) if _in_sentence_before(found[i], grammar, span)), None)


def _in_sentence_before(attribution: Attribution, grammar: Grammar, span: Span) -> bool:
    """Whether the cue of an attribution stands in the sentence right before a quotation that opens a sentence."""
    starts = grammar.passage.starts
    opening = bisect.bisect_left(starts, span.start)
    cue = attribution.cue
    if cue is None or opening == 0 or grammar.sentence(opening)[0] != opening:
        return False
    first, last = grammar.sentence(opening - 1)
    return first <= bisect.bisect_left(starts, cue.start) <= last


def _alone(grammar: Grammar) -> bool:
    """Whether a paragraph holds quotations and nothing else but marks."""
    return all(t.is_punct or grammar.quote_at(t.i) is not None for t in grammar.doc)


def _carried_over(found: list[Attribution], before: Grammar, *, alone: bool) -> int | None:
    """The attribution of the paragraph before that a quotation at a paragraph's start goes on from."""
    passage = before.passage
    here = [
        i
        for i, a in enumerate(found)
        if a.cue and (_within(a, passage.span) or any(passage.span.contains(p) for p in a.content))
    ]
    if not here:
        return None
    last = found[here[-1]]
    quoting = last.kind != "indirect" and any(passage.span.contains(p) for p in last.content)
    return here[-1] if not last.content or (alone and (_left_open(before) or quoting)) else None
