"""The nouns of sayso: what a page holds and what is read out of it.

Every record is frozen. Offsets are Unicode code points of ``Page.text``, end exclusive, and
``page.text[span.start:span.end] == span.text`` holds for every span of every record. What is unknown is ``None``.
"""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Literal, TypeAlias

__all__ = [
    "Account",
    "Actor",
    "Attribution",
    "Bound",
    "Check",
    "Event",
    "EventDate",
    "Figure",
    "Incident",
    "Kind",
    "Language",
    "Measure",
    "Page",
    "Place",
    "PublishedFrom",
    "Relation",
    "Span",
    "Speaker",
    "Stance",
    "Story",
    "record_id",
]

SCHEMA = "sayso/1"

Kind: TypeAlias = Literal["direct", "indirect", "mixed"]
Stance: TypeAlias = Literal["asserts", "denies", "accuses", "asks", "promises", "threatens"]
Measure: TypeAlias = Literal[
    "killed", "injured", "missing", "captured", "released", "displaced", "present", "attacks", "buildings"
]
Bound: TypeAlias = Literal["exact", "at least", "more than", "at most", "fewer than", "about", "range", "vague"]
PublishedFrom: TypeAlias = Literal["metadata", "dateline", "caption", "url", "given"]
Language: TypeAlias = Literal["en", "other"]
Status: TypeAlias = Literal["reported", "planned", "hypothetical", "negated", "historical"]


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of ``Page.text``: code points, end exclusive."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """A participant in PLOVER's terms: a name as the text words it, an ISO 3166 alpha-3 country, a sector code."""

    name: str
    country: str | None = None
    sector: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is: the fullest name that the story gives, whether the story withholds it, and the actor."""

    name: str
    anonymous: bool = False
    actor: Actor | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Attribution:
    """A statement that a text lays at somebody's door: source, cue and content.

    ``via`` names those through whom the statement reached the report, nearest to the speaker first.
    ``attitude`` marks what nobody uttered: a wish, belief or plan, or a picture's credit (which has no cue).
    ``continued`` are sentences behind the content that go on in the same voice without a cue of their own; ``rule``
    tells what that rests on.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind
    stance: Stance
    speaker: Speaker | None
    rule: str
    recipient: str | None = None
    venue: str | None = None
    date: str | None = None
    rejects: str | None = None
    within: str | None = None
    headline: bool = False
    attitude: bool = False
    via: tuple[str, ...] = ()
    continued: tuple[Span, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A count as one source gives it: measure, low and high, bound, whom it counts, according to whom.

    ``rising`` marks a toll that the report itself expects to rise.
    """

    id: str
    span: Span
    measure: Measure
    low: int | None
    high: int | None
    bound: Bound
    population: str
    rule: str
    detail: str | None = None
    place: str | None = None
    date: str | None = None
    since: str | None = None
    cumulative: bool = False
    earlier: bool = False
    headline: bool = False
    attribution: str | None = None
    source: str | None = None
    event: str | None = None
    part_of: str | None = None
    same_as: str | None = None
    rising: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A place of an event: its words, and the gazetteer's entry where the text decides for one."""

    name: str
    span: Span
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    match: str | None = None
    candidates: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class EventDate:
    """The time of an event: ISO dates, never finer than the text."""

    start: str | None
    end: str | None
    precision: str


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned or is alleged, as a PLOVER type with its participants.

    ``mentions`` are the triggers of all the tellings of the event in its story, in text order, ``trigger`` among them.
    """

    id: str
    trigger: Span
    type: str
    rule: str
    mode: str | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    date: EventDate | None = None
    status: Status = "reported"
    attribution: str | None = None
    figures: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Check:
    """One comparison that a careful editor makes, between records of one story."""

    check: str
    holds: bool
    records: tuple[str, ...]
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class Story:
    """One report on a page, and what is read out of it. ``residue`` is text of the page that is no part of a report.

    ``language`` is null where the story is too short to tell; a story in another language than English is not read.
    """

    id: str
    title: Span | None
    captions: tuple[Span, ...] = ()
    credits: tuple[Span, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: Language | None = None
    paragraphs: tuple[Span, ...] = ()
    residue: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """One document as it was read: ``id`` is the SHA-256 of its bytes, ``text`` is what every offset counts in."""

    id: str
    path: str
    media_type: str
    text: str
    stories: tuple[Story, ...] = ()
    schema: str = SCHEMA


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """What one source says of one measure of an incident, and which reports carry it.

    ``bound`` and ``words`` are those of the first figure, ``as_of`` is the day of the first report with it. ``part``
    marks a count of some of those harmed ("two medics among them", or one woman where her report counts more).
    ``independent`` is false where every report that carries it is a reprint of, or has it through, another that
    carries the same number. ``names`` are other names under which reports give the source, each with what shows that
    it is the same. ``reviewed`` tells what people corrected or confirmed in its figures; figures that they rejected
    are in no account. ``types`` are the PLOVER types and modes of the events whose people the figures count.
    """

    id: str
    measure: Measure
    source: str | None
    low: int | None
    high: int | None
    bound: Bound
    words: str
    as_of: str | None
    reports: tuple[str, ...]
    figures: tuple[str, ...]
    independent: bool
    population: str = ""
    place: str | None = None
    part: bool = False
    earlier: bool = False
    names: tuple[str, ...] = ()
    reviewed: str = ""
    types: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Relation:
    """How two accounts, or two reports, of an incident stand to one another, and what shows it."""

    kind: Literal["reprint", "revision", "part", "dispute", "denial"]
    between: tuple[str, str]
    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class Incident:
    """One event, or one running total, as several reports tell it; ``reports`` are ids of stories.

    ``kind`` is "event", "total" (over several events) or "war"; ``date`` is a day or an interval that reports name.
    ``verdict`` and ``reviewed`` tell what people said of it; their corrections are put in. ``country`` (ISO 3166
    alpha-3), ``geonameid``, ``lat`` and ``lon`` are those of the place, where its reports' events decide for one.
    """

    id: str
    what: str | None
    type: str | None
    place: str | None
    date: str | None
    reports: tuple[str, ...]
    accounts: tuple[Account, ...]
    relations: tuple[Relation, ...]
    kind: str = "event"
    verdict: str = ""
    reviewed: str = ""
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None


def record_id(page_id: str, kind: str, *offsets: int | str) -> str:
    """A stable id: the record's kind and 12 hex digits of a hash of the page's id, the kind and the offsets.

    >>> record_id("ab", "figure", 3, 9)
    'figure-086e3b5a997e'
    """
    key = "\x1f".join([page_id, kind, *map(str, offsets)])
    return f"{kind}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
