"""Plain text to stories: title, captions, credits, byline, dateline, date, paragraphs, and what is left over."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

from sayso.pages.boundaries import Line, is_body, places_of, story_starts
from sayso.pages.datelines import opening_dateline
from sayso.pages.dates import find_date
from sayso.pages.drafts import Draft
from sayso.pages.heads import head_length, title_index
from sayso.pages.lines import Unit, split_units
from sayso.pages.phrases import outlet_nouns
from sayso.pages.runin import split_run_in
from sayso.pages.signs import sign_of

if TYPE_CHECKING:
    from sayso.records import Story

__all__ = ["lay_out", "lay_out_lines"]

_OLD_PICTURE = re.compile(r"\b(?:file|archives?|undated)\b", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?…:;,\"'”’)。]$")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w'’-]+")
_OUTLET = re.compile(r"\s+(?P<bar>[|–—-])\s+(?P<outlet>[A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4})$")


def lay_out(text: str, page_id: str) -> tuple[Story, ...]:
    """The stories of a plain text, in order; none where it holds no running text at all.

    Args:
        text: The page's text; every span counts in it.
        page_id: The page's id, from which those of its stories are made.
    """
    lines = _lines(split_units(text))
    if not lines:
        return ()
    starts = story_starts(lines)
    stories = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        own = lines[start:end]
        draft = _draft(own, title_index(own, head_length(own)))
        if draft.paragraphs or draft.title:
            stories.append(draft.story(page_id, lines[start].unit.start))
    if not stories and (draft := _without_layout(lines)).paragraphs:
        stories.append(draft.story(page_id, lines[0].unit.start))
    return tuple(stories)


def _without_layout(lines: list[Line]) -> Draft:
    """A story of whatever text there is, each line once, on a page that is laid out like none."""
    draft = Draft()
    for line in lines:
        copy = line.key in draft.seen
        target = draft.paragraphs if line.sign.sort == "text" and not copy else draft.residue
        target.append(line.unit)
        draft.seen.add(line.key)
    return draft


def lay_out_lines(lines: list[Line], page_id: str, *, titled: bool) -> Story:
    """Lay out the lines of one story, the first of which is its title where ``titled``."""
    draft = _draft(lines, title=0 if titled else None)
    if not draft.paragraphs and not draft.title:
        draft = _without_layout(lines)
    return draft.story(page_id, lines[0].unit.start)


def _lines(units: list[Unit]) -> list[Line]:
    return [Line(unit, sign_of(unit.text), copies) for unit, copies in zip(units, places_of(units), strict=True)]


def _draft(lines: list[Line], title: int | None) -> Draft:
    draft = Draft()
    head = head_length(lines)
    if title is not None:
        _take_title(draft, lines[title].unit)
    own = collections.Counter(line.key for line in lines)
    again = listing = False
    for i, line in enumerate(lines):
        if i == title:
            continue
        listing = line.sign.sort == "list" or (listing and not is_body(line))
        again = _is_copy(draft, line, in_head=i < head, again=again)
        kicker = title is not None and i < title and line.sign.sort == "text" and _is_label(line.unit)
        if again or listing or kicker or line.sign.sort in ("furniture", "rule"):
            draft.residue.append(line.unit)
        elif i < head:
            _place_in_head(draft, line, own[line.key])
        else:
            _place(draft, line, last=i >= len(lines) - 2)
        draft.seen.add(line.key)
    _trim(draft)
    if draft.title is None and draft.paragraphs:
        _untangle(draft)
    if draft.paragraphs:
        _open_body(draft)
    if draft.published is None:
        _date_from_captions(draft)
    return draft


def _take_title(draft: Draft, unit: Unit) -> None:
    unit = _without_date(draft, unit)
    outlet = _OUTLET.search(unit.text)
    named = outlet and (outlet["bar"] == "|" or outlet["outlet"].split()[-1] in outlet_nouns())
    if outlet and named and len(unit.text[: outlet.start()].split()) >= 3:
        draft.outlet = outlet["outlet"]
        unit = unit.cut(unit.start, unit.start + outlet.start())
    draft.title = unit
    draft.seen.add(unit.key)


def _without_date(draft: Draft, unit: Unit) -> Unit:
    date = find_date(unit.text)
    if date and date.end == len(unit.text) and len(unit.text[: date.start].split()) >= 4:
        draft.date(date.iso, "dateline")
        return unit.cut(unit.start, unit.start + date.start)
    return unit


def _place_in_head(draft: Draft, line: Line, copies: int) -> None:
    """Put a line above the first paragraph where it belongs."""
    unit, sign = line.unit, line.sign
    if sign.sort in ("date", "byline"):
        draft.date(sign.date, "dateline")
        draft.sign(sign.byline)
    elif sign.sort != "text":
        _place(draft, line, last=False)
    elif copies > 1:
        draft.captions.append(unit)
    elif len(line.copies) > 1:
        draft.residue.append(unit)  # the title of another story of the page
    elif draft.byline is None and _NAME.fullmatch(unit.text):
        draft.sign(unit.text)
    else:
        draft.paragraphs.append(unit)


def _place(draft: Draft, line: Line, *, last: bool) -> None:
    """Put a line of the body where it belongs."""
    unit, sign = line.unit, line.sign
    if sign.sort in ("date", "byline") and last:
        draft.date(sign.date, "dateline")
        draft.sign(sign.byline)
    elif sign.sort == "credit":
        draft.credits.append(unit)
    elif sign.sort == "caption":
        draft.captions.append(unit)
        if sign.credit:
            draft.credits.append(unit.cut(unit.start + sign.credit[0], unit.start + sign.credit[1]))
    else:
        draft.paragraphs.append(unit)


def _trim(draft: Draft) -> None:
    """Set aside a word or two below the last sentence, such as the section of the story that follows."""
    if len(draft.paragraphs) < 3:
        return
    sentence, last = draft.paragraphs[-2:]
    if _is_label(last) and _CLOSED.search(sentence.text):
        draft.residue.append(draft.paragraphs.pop())


def _is_label(unit: Unit) -> bool:
    return len(unit.words) <= 3 and len(unit.text) <= 30 and not _CLOSED.search(unit.text)


def _is_copy(draft: Draft, line: Line, *, in_head: bool, again: bool) -> bool:
    """Whether the story has had this line already.

    A short line of a body may come back, as in an interview, unless the line before it was a copy too (``again``).
    """
    if line.key not in draft.seen:
        return False
    titular = draft.title is not None and line.key == draft.title.key
    return in_head or again or titular or len(line.unit.words) >= 8


def _untangle(draft: Draft) -> None:
    """Part the title, date and author from a first paragraph that they have run into."""
    found = split_run_in(draft.paragraphs[0])
    if found is None:
        return
    draft.date(found.date, "dateline")
    draft.sign(found.byline)
    draft.residue.extend(found.residue)
    if found.title is not None:
        _take_title(draft, found.title)
    draft.paragraphs[0] = found.body


def _open_body(draft: Draft) -> None:
    first = draft.paragraphs[0]
    found = opening_dateline(first.text)
    if not found:
        return
    body = first.cut(first.start + found.length, first.end)
    if body.text or draft.paragraphs[1:]:
        draft.paragraphs[:1] = [body] if body.text else []
        draft.dateline = " ".join(found.text.split())
        draft.date(found.date, "dateline")
        draft.sign(found.agency)


def _date_from_captions(draft: Draft) -> None:
    # A picture is taken before the story goes out, unless it comes from the files.
    dates = [
        date.iso or ""
        for caption in draft.captions
        if not _OLD_PICTURE.search(caption.text) and (date := find_date(caption.text))
    ]
    draft.date(max(dates, default=None), "caption")
