"""What a line shows itself to be by its shape: furniture, date, byline, a picture's credit or caption, headline."""

from __future__ import annotations

import dataclasses
import re
from typing import Literal, TypeAlias

from sayso.pages.dates import DATE, WEEKDAY, find_date
from sayso.pages.phrases import agencies, desks, is_furniture, little_words, opens_list

__all__ = [
    "Sign",
    "byline_of",
    "could_be_title",
    "credit_at_end",
    "ends_as_sentence",
    "is_headline",
    "is_title_case",
    "sign_of",
]

Sort: TypeAlias = Literal["furniture", "list", "rule", "date", "byline", "credit", "caption", "text"]


@dataclasses.dataclass(frozen=True, slots=True)
class Sign:
    """What one line is, with the values it holds: an ISO date and its words, a byline, the offsets of a credit."""

    sort: Sort
    date: str | None = None
    date_words: str | None = None
    byline: str | None = None
    credit: tuple[int, int] | None = None


_RULE = re.compile(r"[\s*\-_=~#·•.+|—–<>/\\]{3,}")
_PHOTO_WORD = re.compile(
    r"\b(?:photos?|photograph(?:er|s)?|images?|pictures?|file|archives?|courtesy|handout|screenshot|screengrab|getty|"
    r"shutterstock|illustration|graphic)\b",
    re.IGNORECASE,
)
_END_PAREN = re.compile(r"[(\[]([^()\[\]]{2,100})[)\]]\s*\.?$")
_CREDIT_LINE = re.compile(
    r"(?:image (?:source|copyright|credit)s?\b|(?:file |archive )?(?:photo|image|picture)s?(?: credit| by|: |/)|"
    r"credit:|photograph(?:er|y)?:|©\s|via getty|(?:reporting|editing|writing|additional reporting) by\b)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"[\w .'’\-]{2,40}\s?[/|]\s?[\w .'’\-/]{2,40}")
_CAPTION_START = re.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?\s*[-–—:]|(?:File|Archive) (?:photo|picture|image)\b"
    r"|(?:Image|Media|Photo) caption\b)"
)
_END_LABEL = re.compile(r"\b(?:photo|image|picture)s?(?: credit)?: ?([^.:]{2,60})\.?$", re.IGNORECASE)
_BY = re.compile(r"(?:by|source:|written by|reported by|reporting by|story by|text by|words by)\s*:?\s+", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’\-]*,?")
_DATE_FILLER = re.compile(
    rf"""
    \b(?:date\s+of\s+publication|first\s+published|published|last\s+updated|updated|last\s+modified|modified|posted|
        publication\s+date|issued|released|created|date|time|on|at|hrs?|hours?\s+ago|minutes?\s+ago|days?\s+ago|
        min(?:ute)?s?\s+read|local\s+time|edition)\b
    | \b{WEEKDAY}\b | \b[ap]\.?m\b\.? | \b\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})? | \b\d{{4}}\b | \b\d{{1,2}}\b
    | \b(?:UTC|GMT|[ECMPB]S?T|[ECMP]DT|CES?T|AST|IST|KST|JST|MSK|Z)\b (?:\s*[+-]\d{{1,2}}(?::?\d{{2}})?)? | [+-]\d+
    | \b(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?
        |nov(?:ember)?|dec(?:ember)?|mar)\b
    | [\s,.:;|/()·•–—-]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z])")
_REPORTING = re.compile(r"\b(?:said|told|according to|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_TENSED = re.compile(r"\b(?:was|were|had|has|have|did)\b")
_FINAL = re.compile(r"[.:;,][\"'”’)\]]*$")


def sign_of(text: str) -> Sign:
    """What a line is by its own shape; "text" when nothing speaks for another sort."""
    if _RULE.fullmatch(text):
        return Sign("rule")
    if opens_list(text):
        return Sign("list")
    if is_furniture(text) or _is_scrap(text):
        return Sign("furniture")
    return _date_sign(text) or _byline_sign(text) or _picture_sign(text) or Sign("text")


def _byline_sign(text: str) -> Sign | None:
    byline = byline_of(text)
    return Sign("byline", byline=byline) if byline else None


def _picture_sign(text: str) -> Sign | None:
    if len(text) <= 160 and _CREDIT_LINE.match(text.lstrip("([")) and not _SENTENCE_END.search(text):
        return Sign("credit", credit=(0, len(text)))
    credit = credit_at_end(text)
    if credit or (len(text) <= 600 and _CAPTION_START.match(text)):
        return Sign("caption", credit=credit)
    return None


def _is_scrap(text: str) -> bool:
    # A widget's leftover: up to three letters with no sentence's end, a lone sign, a count, a breadcrumb.
    if re.search(r"[.!?…\"”’]$", text) or text in agencies():
        return False
    letters = sum(c.isalpha() for c in text)
    if letters <= 3 and len(text) <= 6:
        return text.isupper() or not letters
    return bool(re.fullmatch(r"[^<>»›]{2,30}(?:\s+[>»›]\s+[^<>»›]{2,60}){1,5}", text))


def _date_sign(text: str) -> Sign | None:
    if len(text) > 160:
        return None
    found = find_date(text)
    rest = f"{text[: found.start]}\x00{text[found.end :]}" if found else text
    if not found and not re.search(r"\d", text):
        return None
    rest = DATE.sub("\x00", rest)
    author = _DATE_FILLER.sub(" ", rest).replace("\x00", " ").split()
    if not author:
        return Sign("date", date=found.iso if found else None, date_words=found.text if found else None)
    if found is None:
        return None
    edges = [part.strip(" ,|-–—·•()") for part in rest.split("\x00")]
    names = [name for part in edges if (name := byline_of(_trim_filler(part)))]
    if names and len(author) <= len(names[0].split()) + 1:
        return Sign("date", date=found.iso, date_words=found.text, byline=names[0])
    return None


def _trim_filler(text: str) -> str:
    while (match := _DATE_FILLER.match(text)) and match.end():
        text = text[match.end() :]
    return re.sub(r"[\s,|·•–—-]+$", "", text)


def byline_of(text: str) -> str | None:
    """The author that a line names, without "By"; None when it is no byline.

    >>> byline_of("By Marta Oyelaran and Jon Resk in Dorn"), byline_of("Ioan Trebici, Reuters"), byline_of("AFP")
    ('Marta Oyelaran and Jon Resk in Dorn', 'Ioan Trebici, Reuters', 'AFP')
    >>> byline_of("By Monday, the bridge had gone.")
    """
    if len(text) > 120:
        return None
    bare = text.strip(" ()[]|-–—")
    opened = _BY.match(bare)
    if opened:
        name = bare[opened.end() :].strip()
        return name if _is_name(name) and (name[:1].isupper() or name.casefold() in desks()) else None
    if all(part.strip() in agencies() for part in re.split(r",|/|\||\band\b|&", bare)):
        return bare
    if bare.casefold() in desks():
        return bare
    signed = re.fullmatch(r"(?P<who>[^,|/\d]{3,50}?)\s*[,|/]\s*(?P<agency>[^,|/]{2,30})", bare)
    if signed and signed["agency"] in agencies() and _is_name(signed["who"]):
        return bare
    return None


def _is_name(text: str) -> bool:
    words = re.split(r"\s+", text.replace("|", " ").strip())
    if not words[0] or len(words) > 14 or re.search(r"[!?:;]|[a-z]{3}\.$", text):
        return False
    plain = [w for w in words if w.casefold().strip(",") not in little_words("joining")]
    capital = sum(w[:1].isupper() for w in plain)
    fits = all(_NAME_WORD.fullmatch(w) for w in plain)
    signed = text.casefold() in desks() or text.casefold().endswith(tuple(f" {d}" for d in desks()))
    return signed or (
        fits and bool(plain) and capital == len(plain) and not re.match(WEEKDAY + r"\b", text, re.IGNORECASE)
    )


def credit_at_end(text: str) -> tuple[int, int] | None:
    """The offsets of a picture's credit in the bracket that closes a line.

    >>> line = "A bridge outside Karvel (Adria News/Jon Resk)"
    >>> start, end = credit_at_end(line); line[start:end]
    'Adria News/Jon Resk'
    """
    if len(text) > 600:
        return None
    if label := _END_LABEL.search(text):
        return label.start(1), label.end(1)
    match = _END_PAREN.search(text)
    if not match:
        return None
    inner = match.group(1)
    parts = [part.strip() for part in re.split(r"[/|,]|\bvia\b", inner)]
    signed = any(part in agencies() for part in parts)
    if (_PHOTO_WORD.search(inner) and len(inner.split()) <= 10) or (signed and _SLASHED.fullmatch(inner)):
        return match.start(1), match.end(1)
    return None


def is_headline(text: str) -> bool:
    """Whether a line could be a headline: 3 to 28 words, a capital or a figure first, at most two sentences.

    A full stop at its end does not rule it out; whoever asks weighs that.
    """
    words = text.split()
    if not 3 <= len(words) <= 28 or len(text) > 200 or "\n" in text:
        return False
    first = text.lstrip("\"'“‘([¿¡$€£")[:1]
    if not (first.isupper() or first.isdigit()) or re.search(r"[:,]$", text):
        return False
    if text[:1] in '"“' and re.search(r"[.!?,][\"”]$", text):
        return False
    return len(_SENTENCE_END.findall(text)) <= 1


def ends_as_sentence(text: str) -> bool:
    """Whether a line closes with a full stop or the like, as paragraphs do and headlines seldom do."""
    return bool(_FINAL.search(text))


def could_be_title(text: str) -> bool:
    """Whether a line passes for a title where one is due: a headline that does not read as a sentence of the report.

    >>> could_be_title("Bridge strike kills nine."), could_be_title("Nine people died on Tuesday, the mayor said.")
    (True, False)
    """
    if not is_headline(text):
        return False
    if not ends_as_sentence(text) or is_title_case(text):
        return True
    words = len(text.split())
    return words <= 18 and not _REPORTING.search(text) and not (words > 14 and _TENSED.search(text))


def is_title_case(text: str) -> bool:
    """Whether a line capitalises its longer words, as many headlines do and sentences do not."""
    plain = [w.lstrip("\"'“‘(") for w in text.split() if len(w) > 3]
    plain = [w for w in plain if w[:1].isalpha() and w.casefold() not in little_words("joining")]
    return len(plain) >= 3 and sum(w[:1].isupper() for w in plain) >= 0.8 * len(plain)
