"""Readers of parts of the year: quarters and halves as business news names them, seasons."""

from __future__ import annotations

from sayso.language.times.dates import Groups, edge, which_way
from sayso.language.times.edtf import at, bounds, precision, shift
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.relative import base_of, part_of_year, shift_to
from sayso.language.times.words import vocabulary

__all__ = ["read_quarter", "read_season"]


def read_season(groups: Groups, setting: Setting) -> Reading | None:
    """ "the summer of 1998", "winter", "spring this year"."""
    part = int(vocabulary("season")[groups["season"] or ""])
    year, which = groups.get("year"), groups.get("which")
    if year:
        return Reading("date", f"{year}-{part}", "season", edge(groups), explicit=True)
    if which:
        return _season_of(part, which, edge(groups), setting)
    opens = (groups.get("whole") or "").startswith("the ") and groups.get("season") in {"summer", "autumn", "winter"}
    if (
        not opens
        and setting.before
        not in {
            "in",
            "the",
            "since",
            "until",
            "by",
            "during",
            "of",
            "into",
            "over",
            "for",
            "through",
            "this",
            "that",
            "each",
            "every",
        }
        and not edge(groups)
    ):
        return None
    if (
        groups.get("season") in {"fall", "spring"}
        and setting.before not in {"in", "since", "until", "during"}
        and not edge(groups)
    ):
        return None
    reading = part_of_year(part, "", edge(groups), setting, way=1 if setting.ahead() else -1)
    here = at(setting.reference, "season") if setting.reference else None
    return Reading("date", here if here and here.endswith(str(part)) else reading.value, "season", reading.modifier)


def _season_of(part: int, which: str, modifier: str | None, setting: Setting) -> Reading:
    base = base_of(which, setting)
    year = shift_to(base, "year", which_way(which)) if base else None
    return Reading("date", f"{year}-{part}" if year else None, "season", modifier)


def read_quarter(groups: Groups, setting: Setting) -> Reading | None:
    """ "the third quarter", "the year-earlier quarter", "the 1988 period", "next year's first quarter"."""
    period, nth = groups.get("period"), groups.get("nth") or groups.get("q_digit")
    unit = "half" if period == "half" else "quarter"
    if period == "half" and not nth:
        return None
    bare = not (groups.get("year") or groups.get("ago") or nth or setting.quarter)
    if period == "quarter" and bare and setting.before not in {"in", "for", "during"} and groups.get("which") is None:
        return None
    if period == "period" and not (
        groups.get("year") or groups.get("ago") or setting.quarter or "latest" in (groups.get("whole") or "")
    ):
        return None
    if nth:
        return _numbered(int(vocabulary("ordinal").get(nth, nth.removeprefix("q"))), unit, groups, setting)
    value = _unnumbered(groups, setting)
    return Reading("date", value, precision(value) if value else unit, anchors=not groups.get("ago"))


def _unnumbered(groups: Groups, setting: Setting) -> str | None:
    """The quarter named before, else the last one that is over."""
    value, year, which = setting.quarter, groups.get("year"), groups.get("which") or ""
    now = at(setting.reference, "quarter") if setting.reference else None
    if now and which in {"this", "the current", "last", "next"} and not year:
        return shift(now, "quarter", which_way(which))
    if value is None and groups.get("ago") and now and not groups.get("period"):
        return shift(now[:4], "year", -1)
    if now and (value is None or ("latest" in (groups.get("whole") or "") and value >= now)):
        value = shift(now, "quarter", -1)
    if value and year:
        return year + value[4:]
    if value and (groups.get("ago") or groups.get("which2") == "last" or which == "last year"):
        return shift(value, "year", -1)
    return value


def _numbered(number: int, unit: str, groups: Groups, setting: Setting) -> Reading | None:
    if number > (2 if unit == "half" else 4):
        return None
    part = (39 if unit == "half" else 32) + number
    year, which, base = groups.get("year"), groups.get("which2") or groups.get("which") or "", setting.reference
    if year is None and base:
        first = bounds(f"{base.year:04}-{part}")
        gone = bool(first and first[0] > base and not setting.ahead())
        steps = which_way(which) if "year" in which or which_way(which) else -gone
        year = f"{base.year + steps - bool(groups.get('ago')):04}"
    value = f"{year}-{part}" if year else f"XXXX-{part}"
    return Reading("date", value, unit, edge(groups), explicit=bool(groups.get("year")))
