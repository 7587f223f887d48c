"""Where one story of a plain text ends and the next begins."""

from __future__ import annotations

import bisect
import collections
import dataclasses
import re
from typing import TYPE_CHECKING

from sayso.pages.datelines import find_dateline
from sayso.pages.phrases import little_words
from sayso.pages.signs import Sign, could_be_title, ends_as_sentence

if TYPE_CHECKING:
    from sayso.pages.lines import Unit

__all__ = ["Line", "content_words", "is_body", "places_of", "story_starts"]

ENOUGH = 2
"""The evidence that a new title needs; chosen on composed pages, where single stories must stay whole."""

_HEAD_REACH = 12
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]{2,}")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z .'-]{1,30}|Q|A):")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|you|You|my|My|our|Our)\b")


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A unit with what its shape says and how often the page repeats it."""

    unit: Unit
    sign: Sign
    copies: tuple[int, ...]

    @property
    def key(self) -> str:
        """The unit's text, levelled for comparing."""
        return self.unit.key


def places_of(units: list[Unit]) -> list[tuple[int, ...]]:
    """For each unit, the indices of all units that say the same, itself included."""
    places: dict[str, list[int]] = collections.defaultdict(list)
    keys = [unit.key for unit in units]
    for i, key in enumerate(keys):
        places[key].append(i)
    shared = {key: tuple(indices) for key, indices in places.items()}
    return [shared[key] for key in keys]


def is_body(line: Line) -> bool:
    """Whether a line is running text: nothing speaks against it, and it is a sentence or long."""
    return line.sign.sort == "text" and (len(line.unit.words) > 28 or ends_as_sentence(line.unit.text))


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry its matter, cut to five letters so that inflected forms meet."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(w[:5] for w in words if w not in little_words("small") and (len(w) > 2 or w.isdigit()))


def story_starts(lines: list[Line]) -> list[int]:
    """The index of the line at which each story begins; the first story begins at 0.

    A story after the first begins at a headline for which enough speaks: its title stands twice around captions, a
    byline, date or dateline follows it, a wider gap or a rule stands before it, the paragraph after it says it again.
    """
    starts = [0] if lines else []
    widest = _usual_gap(lines)
    body_seen = 0
    for i, line in enumerate(lines):
        if body_seen and _opens_story(lines, i, widest) and _has_new_body(lines, i):
            starts.append(_with_lead_in(lines, i))
            body_seen = 0
        elif is_body(line):
            body_seen += 1
    return starts


def _usual_gap(lines: list[Line]) -> int:
    gaps = collections.Counter(line.unit.gap for line in lines[1:])
    return max((gap for gap, count in gaps.items() if count >= 0.2 * len(lines)), default=0)


def _has_new_body(lines: list[Line], i: int) -> bool:
    """Whether a paragraph follows, and one that the page has not had: some pages hold their story twice."""
    body = [(j, line) for j, line in enumerate(lines[i + 1 : i + 1 + 3 * _HEAD_REACH], i + 1) if is_body(line)][:6]
    new = sum(line.copies[0] == j for j, line in body)
    return sum(len(line.unit.text) for _, line in body) >= 80 and new >= 0.5 * len(body)


def _opens_story(lines: list[Line], i: int, usual_gap: int) -> bool:
    line = lines[i]
    apart = _stands_apart(lines, i, usual_gap)
    if line.sign.sort != "text":
        return False
    if apart and find_dateline(line.unit.text) and is_body(line):
        return True
    doubled = _is_doubled_head(lines, i)
    if not could_be_title(line.unit.text) or (ends_as_sentence(line.unit.text) and not (doubled or apart)):
        return False
    evidence = 2 * doubled + apart + _head_follows(lines, i)
    if evidence < ENOUGH and not _is_spoken(line.unit.text) and _changes_subject(lines, i):
        evidence += apart + _lead_repeats(lines, i)
    return evidence - (len(line.unit.words) < 5) >= ENOUGH


def _stands_apart(lines: list[Line], i: int, usual_gap: int) -> int:
    before = i - 1
    while before >= 0 and lines[before].sign.sort in ("furniture", "list"):
        before -= 1
    gap = max(line.unit.gap for line in lines[before + 1 : i + 1])
    ruled = before >= 0 and lines[before].sign.sort == "rule"
    return int(ruled or (gap >= 2 and gap > usual_gap))


def _is_doubled_head(lines: list[Line], i: int) -> bool:
    """Whether the headline stands again a few lines on, with nothing but furniture and captions between."""
    copies = lines[i].copies
    after = bisect.bisect_right(copies, i)
    if after == len(copies) or copies[after] > i + _HEAD_REACH:
        return False
    between = lines[i + 1 : copies[after]]
    return all(b.sign.sort != "text" or (len(b.copies) > 1 and not _is_refrain(b)) for b in between)


def _is_refrain(line: Line) -> bool:
    return line.copies[-1] - line.copies[0] > 2 * _HEAD_REACH


def _head_follows(lines: list[Line], i: int) -> int:
    """The evidence of what stands between the headline and its first paragraph."""
    evidence = 0
    for line in lines[i + 1 : i + 1 + _HEAD_REACH]:
        if line.sign.sort == "byline" or (line.sign.sort == "date" and line.sign.date):
            evidence = max(evidence, 2)
        elif line.sign.sort in ("caption", "credit"):
            evidence = max(evidence, 1)
        elif is_body(line):
            return 2 if find_dateline(line.unit.text) else evidence
        elif line.sign.sort == "text" and len(line.copies) == 1 and line.unit.gap:
            return evidence
    return evidence


def _lead_repeats(lines: list[Line], i: int) -> int:
    """2 where the paragraph below takes up most of the headline's words, 1 where it takes up a half."""
    title = content_words(lines[i].unit.text)
    lead = next((line for line in lines[i + 1 : i + 6] if is_body(line)), None)
    if lead is None or len(title) < 3 or len(lines[i].unit.words) < 5:
        return 0
    shared = len(title & content_words(lead.unit.text[:400]))
    if shared >= 3 and shared >= 0.4 * len(title):
        return 2
    return int(shared >= 3 and shared >= 0.4 * len(title))


def _is_spoken(text: str) -> bool:
    # A question, a speaker's label or a first person belongs to an interview.
    return bool(text.endswith("?") or _SPEAKER.match(text) or _FIRST_PERSON.search(text))


def _changes_subject(lines: list[Line], i: int) -> bool:
    """Whether the names after a headline are new: a section of the same story goes on about the same people."""
    before = _names([line.unit.text for line in lines[max(0, i - 8) : i]])
    after = _names([line.unit.text for line in lines[i + 1 : i + 9]])
    return len(before) >= 3 and len(after) >= 3 and len(before & after) <= 0.2 * min(len(before), len(after))


def _names(texts: list[str]) -> set[str]:
    return {word for text in texts for word in _NAME.findall(text)}


def _with_lead_in(lines: list[Line], i: int) -> int:
    # A date or byline directly above the headline, behind a gap of its own, belongs to the story that it opens.
    if i >= 1 and lines[i - 1].sign.sort == "date" and lines[i - 1].unit.gap >= lines[i].unit.gap > 0:
        return i - 1
    return i
