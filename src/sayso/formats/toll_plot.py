"""The tolls of one measure as a drawing: a mark for each account over the days of its reports, its source beside it."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING

from sayso.formats.report.elements import Html, joined, tag
from sayso.formats.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.records import Account

__all__ = ["COLOURS", "plot"]

COLOURS = 7
"""Sources that have a colour of their own, those of most accounts; the others and a report's own voice are grey."""

_LEFT, _RIGHT, _WIDTH, _TOP, _BOTTOM = 52, 430, 770, 18, 30
_LINE = 19
"""Height of a label."""

_LABELS = 16
"""Accounts that are labelled, those of most reports; the others tell who they are when they are pointed at."""

_LABEL = 46
"""Characters of a label."""

_STEP = 9
"""How far marks of one day stand apart."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Mark:
    account: Account
    x: int
    y: int
    colour: str


def plot(accounts: Sequence[Account], colours: Mapping[str, int]) -> Html:
    """The drawing of one measure's accounts; nothing where fewer than two of them give a number and a day.

    A full dot is a number, a ring one that is "about", a bar a range, an arrow an end that is open ("at least"); what
    a report gives as an earlier toll is faint.

    Args:
        accounts: Accounts of one measure; those that count only some of the people are left out.
        colours: The numbers of the sources' colours.
    """
    held = [a for a in accounts if not a.part and a.as_of and (a.low, a.high) != (None, None)]
    if len(held) < 2:
        return Html("")
    labelled = sorted(held, key=lambda a: (-len(a.reports), a.as_of or "", a.id))[:_LABELS]
    height = max(220, _LINE * len(labelled) + _TOP + _BOTTOM)
    top = _round(max(_number(account) for account in held))
    marks = _placed(held, top, height, colours)
    measure = held[0].measure
    drawn = [
        tag("title", f"{measure}, by day of the report and source"),
        *_grid(top, height),
        *_days([mark for mark in marks if mark.account.as_of], height),
        *(_label(mark, y) for mark, y in _labels([m for m in marks if m.account in labelled], height)),
        *(_drawn(mark, top, height) for mark in marks),
    ]
    return tag("svg", *drawn, viewBox=f"0 0 {_WIDTH} {height}", role="img", class_="plot")


def _number(account: Account) -> int:
    return max(account.low or 0, account.high or 0)


def _round(most: int) -> int:
    """The end of the scale: the next 1, 2, 2.5 or 5 and noughts in four steps or fewer."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size // 2 if size > 1 else 3, 5 * size):
            if 4 * step >= most:
                return step * -(-most // step)
        size *= 10


def _down(number: int, top: int, height: int) -> int:
    return round(height - _BOTTOM - number / top * (height - _TOP - _BOTTOM))


def _placed(held: Sequence[Account], top: int, height: int, colours: Mapping[str, int]) -> list[_Mark]:
    days = [datetime.date.fromisoformat(account.as_of or "").toordinal() for account in held]
    first, last = min(days), max(days)
    marks = []
    for at, (account, day) in enumerate(zip(held, days, strict=True)):
        room = _RIGHT - _LEFT - 40
        across = _LEFT + 20 + (room * (day - first) / (last - first) if last > first else room / 2)
        beside = days[:at].count(day)
        aside = _STEP * ((beside + 1) // 2) * (1 if beside % 2 else -1)
        number = account.low if account.low is not None else account.high or 0
        x = min(max(round(across + aside), _LEFT + 6), _RIGHT - 6)
        colour = colours.get(account.source or "")
        marks.append(_Mark(account, x, _down(number, top, height), "own" if colour is None else f"c{colour}"))
    return marks


def _grid(top: int, height: int) -> list[Html]:
    step = next(top // n for n in (4, 5, 3, 2, 1) if top % n == 0)
    made = []
    for number in range(0, top + 1, step):
        y = _down(number, top, height)
        made.append(tag("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="axis" if not number else "grid"))
        made.append(tag("text", f"{number:,}", x=_LEFT - 8, y=y + 4, text_anchor="end"))
    return made


def _days(marks: Sequence[_Mark], height: int) -> list[Html]:
    """The first and the last day, and those between that have room."""
    made: list[Html] = []
    free = 0
    for day, x in sorted({mark.account.as_of or "": mark.x for mark in reversed(marks)}.items()):
        if x >= free:
            told = datetime.date.fromisoformat(day)
            made.append(tag("text", f"{told.day} {told:%b %Y}", x=x, y=height - 8, text_anchor="middle"))
            free = x + 84
    return made


def _labels(marks: Sequence[_Mark], height: int) -> list[tuple[_Mark, int]]:
    """The labels of some marks from top to bottom, none over another."""
    made = []
    ordered = sorted(marks, key=lambda mark: (mark.y, mark.x, mark.account.id))
    below = _TOP - _LINE + 4
    for number, mark in enumerate(ordered):
        lowest = height - _BOTTOM - _LINE * (len(ordered) - number - 1)
        below = max(below + _LINE, min(mark.y, lowest))
        made.append((mark, below))
    return made


def _label(mark: _Mark, y: int) -> Html:
    words = one_line(mark.account.words)
    told = words if len(words) <= 24 else f"{words[:22]}…"
    source = one_line(mark.account.source or "a report’s own voice")
    room = _LABEL - len(told)
    shown = source if len(source) <= room else f"{source[: room - 1].rstrip()}…"
    path = f"M{mark.x} {mark.y}H{_RIGHT}L{_RIGHT + 14} {y}H{_RIGHT + 20}"
    text = tag("text", tag("tspan", told, class_="words"), f" {shown}", x=_RIGHT + 24, y=y + 4)
    return joined([tag("path", d=path, class_=f"lead {mark.colour}"), text])


def _drawn(mark: _Mark, top: int, height: int) -> Html:
    account, x, y = mark.account, mark.x, mark.y
    reports = f"{len(account.reports)} report{'s' if len(account.reports) != 1 else ''}"
    told = f"{one_line(account.words)} · {one_line(account.source or 'own voice')} · {account.as_of} · {reports}"
    pieces = [tag("title", told)]
    if account.low is None or account.high is None:
        up = -1 if account.high is None else 1
        pieces.append(tag("path", d=f"M{x} {y}v{20 * up}m-4 {-5 * up}l4 {5 * up}l4 {-5 * up}", class_="open"))
    elif account.high != account.low:
        far = _down(account.high, top, height)
        pieces.append(tag("path", d=f"M{x} {y}V{far}M{x - 5} {far}h10", class_="open"))
    pieces.append(tag("circle", cx=x, cy=y, r=5 if len(account.reports) < 2 else 7, class_=account.bound.split()[0]))
    return tag("g", *pieces, class_=f"mark {mark.colour}{' earlier' if account.earlier else ''}")
