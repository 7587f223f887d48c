"""The dateline that opens a wire report's first paragraph: place, day, agency.

Where neither an agency nor capitals before a dash tell it ("BEIRUT: ...", "Kyiv — ..."), a place that the gazetteer
knows does; without one, words before a colon may as well be a speaker's.
"""

from __future__ import annotations

import dataclasses
import re

from sayso.pages.dates import find_date
from sayso.pages.phrases import agencies

__all__ = ["Dateline", "find_dateline", "opening_dateline"]

_CAPS = r"(?!(?:The|THE|A|AN|An)\b)[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?:[ /\-][A-ZÀ-Þ][A-ZÀ-Þ'’.]*){0,5}"
_TITLE = r"(?!(?:The|A|An)\b)[A-ZÀ-Þ][\w'’.]+(?:[ /\-][A-ZÀ-Þa-z][\w'’.]+){0,3}"
_REGION = r"(?:,\s+[A-ZÀ-Þ][\w.]+(?:\s[A-ZÀ-Þ][\w.]+){0,2}|\s\([A-Z][\w ]{2,30}\))?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\w*\.?"
_DAY = rf"(?:,?\s+(?:\w+day,?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{2,4}})?))?"
_AGENCY = r"\s*[(\[](?P<agency>[A-Z][^()\[\]\n]{1,50})[)\]]"
_DASH = r"\s*(?:--+|[-–—:])\s*"
_MARKER = r"(?:\[(?:TEXT|EXCERPTS?|ARTICLE|REPORT|COMMENTARY|EDITORIAL REPORT|INTERVIEW|SPEECH)\]\s*)?"
_FORMS = [
    re.compile(rf"(?:{_CAPS}|{_TITLE}){_REGION}{_DAY}{_AGENCY}{_DASH}{_MARKER}"),
    re.compile(rf"{_CAPS}{_REGION}{_DAY}{_AGENCY}\s+"),
    re.compile(
        rf"(?:{_CAPS}|{_TITLE}){_REGION}{_DAY},?\s+(?P<agency>[A-Z][\w ]{{1,30}}?)(?:\s+--+\s*|\s*[-–—]\s*|:\s+)"
    ),
    re.compile(rf"{_CAPS}{_REGION}{_DAY}(?:\s+(?:--+|[-–—])\s+|\s*—\s*)"),
]
_PLACED = [
    re.compile(rf"(?P<place>{_CAPS}){_REGION}{_DAY}:\s+"),
    re.compile(rf"(?P<place>{_CAPS}|{_TITLE}){_REGION}{_DAY}\s+[–—]\s+"),
]


@dataclasses.dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's words, how many characters of the paragraph it takes, its agency, its date where that is full."""

    text: str
    length: int
    agency: str | None
    date: str | None
    date_words: str | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the start of a paragraph.

    >>> find_dateline("KARVEL, March 3 (Adria News) - Shells hit a bridge.").text
    'KARVEL, March 3 (Adria News)'
    >>> find_dateline("Damascus, SANA - A mine went off.").agency
    'SANA'
    >>> find_dateline("The ferry - an old one - sank.")
    """
    head = text[:160]
    for n, form in enumerate(_FORMS):
        match = form.match(head)
        if not match or (match.end() == len(head) and len(text) > len(head)):
            continue
        agency = match.groupdict().get("agency")
        if (n == 2 and agency not in agencies()) or (n == 3 and not _caps_stand_out(head, match.end())):
            continue
        if n == 0 and not (agency in agencies() or re.match(_CAPS, head) or re.search(r"\d", match.group())):
            continue
        return _dateline(match, agency)
    return None


def opening_dateline(text: str) -> Dateline | None:
    """The dateline at the start of a report's first paragraph, also one that a known place alone tells.

    >>> opening_dateline("BEIRUT: Ten people were hurt.").text
    'BEIRUT'
    >>> opening_dateline("Kyiv — The lights went out.").text
    'Kyiv'
    >>> opening_dateline("OSTROWSKA: On the radio.")
    """
    found = find_dateline(text)
    if found is not None:
        return found
    head = text[:160]
    for form in _PLACED:
        match = form.match(head)
        if match and match.end() < len(text) and _caps_stand_out(head, match.end()) and _is_place(match["place"]):
            return _dateline(match, None)
    return None


def _dateline(match: re.Match[str], agency: str | None) -> Dateline:
    words = re.sub(rf"{_DASH}{_MARKER}$", "", match.group()).strip()
    date = find_date(words)
    if agency is not None and agency not in agencies() and _is_place(agency):
        agency = None
    return Dateline(words, match.end(), agency, date.iso if date else None, date.text if date else None)


def _is_place(name: str) -> bool:
    from sayso.language.places.folding import fold
    from sayso.language.places.gazetteer import gazetteer

    return bool(gazetteer().find(fold(name)))


def _caps_stand_out(head: str, end: int) -> bool:
    # In a text that is all capitals, capitals before a dash are no sign of a place.
    return any(c.islower() for c in head[end : end + 60])
