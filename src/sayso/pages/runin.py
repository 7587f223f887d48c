"""A first paragraph into which title, date and author have run, as in texts that lost their line breaks."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sayso.pages.boundaries import content_words
from sayso.pages.dates import DATE, find_date
from sayso.pages.phrases import agencies, furniture_length, little_words
from sayso.pages.signs import is_title_case

if TYPE_CHECKING:
    from sayso.pages.lines import Unit

__all__ = ["RunIn", "split_run_in"]

_LEAD_IN = re.compile(
    r"(?:(?:date of publication|published|posted|last updated|updated)\s*:?\s*(?:on|at)?\s*:?\s*)?", re.IGNORECASE
)
_AFTER_DATE = re.compile(
    r"\s*(?:[|,;:·•–—-]\s*)?(?:\(?updated[^)]{0,30}\)\s*)?"
    r"(?:(?:at\s+)?(?:\d{1,2}[:.]\d{2}|\d{4})\b(?:\s*[ap]\.?m\b\.?)?)?"
    r"(?:\s*(?:UTC|GMT|EST|EDT|CET|BST)(?:\s?[+-]\d{1,2})?\b)?\s*[|:·–—-]?\s*",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"(?:\s+\d{1,6}\b)*\s*")
_SENTENCE = re.compile(r"(?<!\b[A-Z])[.!?][\"'”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_BODY_SIGN = re.compile(
    r"\b(?:said|told|was|were|had|has|have|according to|reportedly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_ARTICLES = frozenset(("A", "An", "The"))
_MAX_TITLE_WORDS = 24


@dataclasses.dataclass(frozen=True, slots=True)
class RunIn:
    """What a first paragraph holds: a title, a date, an author, furniture, and the body that is left."""

    body: Unit
    title: Unit | None = None
    date: str | None = None
    byline: str | None = None
    residue: tuple[Unit, ...] = ()


def split_run_in(unit: Unit) -> RunIn | None:
    """Part a title, date and author from the body that they ran into; None when nothing is sure.

    Nothing is cut on a guess: without a date, a full stop or a lead that says the title again, all stays body.
    """
    date = find_date(unit.text[:400], ambiguous=True)
    opened = date and _LEAD_IN.match(unit.text)
    if date and opened and date.start == opened.end():
        return _after_date(unit, date.iso, date.end)
    if date and date.start > 0 and (found := _before_date(unit, date.iso, date.start, date.end)):
        return found
    title = _title_then_lead(unit, unit.start)
    if title is None:
        return None
    title, byline = _unsigned(title)
    return RunIn(_body(unit, title.end + len(byline or "")), title, None, byline)


def _unsigned(title: Unit) -> tuple[Unit, str | None]:
    # An agency's or newsroom's name that closes a run-in title signs it.
    for name in sorted({*agencies(), *(f"{agency} Staff" for agency in agencies())}, key=len, reverse=True):
        if title.text.endswith(f" {name}"):
            return title.cut(title.start, title.end - len(name)), name
    return title, None


def _after_date(unit: Unit, iso: str | None, end: int) -> RunIn:
    """Date first: then furniture, then perhaps a title that a full stop or the lead sets off."""
    here = _skip(_AFTER_DATE, unit.text, end)
    byline = re.compile(r"by\s+((?:[A-Z][\w'’-]+\s){2,4}?)(?=[\"“A-Z0-9])").match(unit.text, here)
    residue: tuple[Unit, ...] = ()
    if length := furniture_length(unit.text[here : here + 100]):
        end = _skip(_COUNTS, unit.text, here + length)
        residue = (unit.cut(unit.start + here, unit.start + end),)
        here = end
    start = unit.start + here
    if start >= unit.end:
        return RunIn(body=unit)
    title = None if byline else _title_sentence(unit, here) or _title_then_lead(unit, start)
    if title is not None and title.end < unit.end:
        return RunIn(_body(unit, title.end), title, iso, None, residue)
    return RunIn(unit.cut(start, unit.end), None, iso, None, residue)


def _skip(pattern: re.Pattern[str], text: str, here: int) -> int:
    match = pattern.match(text, here)
    return match.end() if match else here


def _body(unit: Unit, start: int) -> Unit:
    lead = re.compile(r"[\s.]*").match(unit.text, start - unit.start)
    return unit.cut(unit.start + lead.end() if lead else start, unit.end)


def _before_date(unit: Unit, iso: str | None, start: int, end: int) -> RunIn | None:
    """Title, perhaps an agency or place, then the date: the words before it hold no sentence."""
    head = unit.text[:start].rstrip(" ,|-–—")
    if len(head.split()) > _MAX_TITLE_WORDS + 4 or _SENTENCE.search(head) or _BODY_SIGN.search(head):
        return None
    if (
        head.split()[-1].casefold() in little_words("leaning")
        or len(head.split()) < 4
        or (not head[:1].isupper() and not head[:1].isdigit())
    ):
        return None
    byline = next((name for name in agencies() if head.endswith(f" {name}")), None)
    if byline:
        head = head[: -len(byline)].rstrip(" ,|-–—")
    after = _skip(_AFTER_DATE, unit.text, end)
    rest = unit.text[after:].lstrip()
    if len(rest.split()) < 8 or not re.match(r"[\"“‘(]?[A-Z0-9]", rest):
        return None
    title = unit.cut(unit.start, unit.start + len(head))
    return RunIn(unit.cut(unit.start + after, unit.end), title, iso, byline)


def _title_sentence(unit: Unit, here: int) -> Unit | None:
    """A first sentence that reads as a headline: short, no reporting verb, no day, and the next says it again."""
    match = _SENTENCE.search(unit.text, here, here + 300)
    if not match:
        return None
    words = unit.text[here : match.start()].split()
    sentence = " ".join(words)
    if not 4 <= len(words) <= _MAX_TITLE_WORDS or DATE.search(sentence):
        return None
    title = unit.cut(unit.start + here, unit.start + match.start())
    if is_title_case(sentence):
        return title
    if _BODY_SIGN.search(sentence) or words[0] in _ARTICLES or len(words) > 15:
        return None
    return title if _takes_up(sentence, unit.text[match.end() :]) >= 0.4 else None


def _takes_up(title: str, text: str) -> float:
    wanted = content_words(title)
    return len(wanted & content_words(" ".join(text.split()[:45]))) / len(wanted) if wanted else 0.0


def _title_then_lead(unit: Unit, start: int) -> Unit | None:
    """A title with nothing between it and its lead, which opens as sentences do and says half of the title again."""
    text = unit.text[start - unit.start :]
    words = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S+", text[:260])][: _MAX_TITLE_WORDS + 1]
    opening = [word.casefold() for _, _, word in words[:2]]
    best, cut = 0.0, 0
    for n in range(5, len(words) - 1):
        before, word = words[n - 1][2], words[n][2]
        if re.search(r"[a-z][.!?]$", before):
            break
        again = [word.casefold(), words[n + 1][2].casefold()] == opening and word[:1].isupper()
        if before.casefold().strip(",") in little_words("leaning") or before.endswith(","):
            continue
        if not again and (word not in little_words("opener") or _BODY_SIGN.search(text[: words[n - 1][1]])):
            continue
        score = 1.0 if again else _takes_up(text[: words[n - 1][1]], text[words[n][0] :])
        if score >= 0.5 and score > best:
            best, cut = score, words[n - 1][1]
    return unit.cut(start, start + cut) if cut else None
