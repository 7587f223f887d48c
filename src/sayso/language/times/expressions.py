"""A time expression as it is read: its words, kind, value and how it is meant."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Literal, TypeAlias

__all__ = ["Kind", "Reading", "Setting", "Time"]

Kind: TypeAlias = Literal["date", "time", "duration", "set"]


@dataclasses.dataclass(frozen=True, slots=True)
class Time:
    """One time expression of a passage.

    ``first`` and ``last`` are its words, both inside. ``value`` is EDTF for a date or time (``2024-12``), an ISO 8601
    duration for a duration or the period of a set (``P3M``, ``PXM`` where the number is vague); None where the text
    or a missing reference leaves it open. ``earliest`` and ``latest`` are the days that it may mean. ``precision`` is
    its finest unit, or "present", "past" or "future". ``modifier`` ("early", "nearly") is a part of the words,
    ``relation`` ("since", "until") stands before them. ``weekday`` (Monday 0) and ``part`` ("morning") are kept
    beside the value. ``rule`` is the row of ``rules.tsv`` or of ``named_dates.tsv`` that made it.
    """

    first: int
    last: int
    kind: Kind
    value: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    modifier: str | None
    relation: str | None
    rule: str
    weekday: int | None = None
    part: str | None = None


@dataclasses.dataclass(frozen=True)
class Reading:
    """What a reader makes of the groups of one match; ``bounds`` where the value alone does not tell them.

    ``anchors``: whether later times may count from it; ``explicit``: whether it came with its year; ``undated``:
    whether a month or day of the month came without.
    """

    kind: Kind
    value: str | None = None
    precision: str | None = None
    modifier: str | None = None
    weekday: int | None = None
    part: str | None = None
    bounds: tuple[datetime.date | None, datetime.date | None] | None = None
    clock: str | None = None
    anchors: bool = True
    explicit: bool = False
    undated: bool = False


@dataclasses.dataclass(frozen=True)
class Setting:
    """What a reader may know besides its groups.

    ``reference`` is the report's own date, ``last`` the date named before, ``era`` the date that a history has reached,
    ``ahead`` tells the tense of the verb near by, ``before`` and ``after`` are the neighbouring pieces, ``name`` tells
    whether a name may run into the words, ``titled`` whether their last is capitalised, ``quarter`` is the quarter
    named before, ``behind`` tells whether another time ends one word ahead.
    """

    reference: datetime.date | None
    last: str | None
    era: str | None
    ahead: Callable[[], bool | None]
    before: str
    after: str
    name: bool
    titled: bool
    quarter: str | None
    behind: bool
