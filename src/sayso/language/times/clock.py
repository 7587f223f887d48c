"""Readers of the time of day: clock times, parts of the day, "overnight"."""

from __future__ import annotations

import datetime
import re

from sayso.language.times.dates import Groups, edge, which_way
from sayso.language.times.edtf import bounds
from sayso.language.times.expressions import Reading, Setting
from sayso.language.times.words import vocabulary

__all__ = ["read_clock", "read_part_of_day"]

WORDS = {"noon": "12:00", "12 noon": "12:00", "midday": "12:00", "midnight": "00:00"}
AFTERNOON = frozenset({"pm", "p m"})
PLACED = frozenset("at around about by until till from to since before after between and , ( - on day".split()) | {""}
LATE_PARTS = frozenset({"afternoon", "evening"})


def read_clock(groups: Groups, setting: Setting) -> Reading | None:
    """ "10:35 a.m.", "7 p.m. local time", "14:30", "0630 GMT", "1130 am", "noon"."""
    if word := groups.get("clockword"):
        return Reading("time", None, "minute", edge(groups), clock=WORDS[word], anchors=False)
    if groups.get("hhmm") == groups.get("whole") and setting.before not in PLACED:
        return None
    hour, minutes = _hour_and_minutes(groups)
    half = groups.get("ampm")
    part = vocabulary("part").get(groups.get("part") or "")
    if half in AFTERNOON or part in LATE_PARTS or (part == "night" and hour > 5):
        hour += 12 if hour < 12 else 0
    elif half and hour == 12:
        hour = 0
    if hour > 24 or minutes > 59 or ((half or part) and hour == 0 and groups.get("hour") == "0"):
        return None
    return Reading("time", None, "minute", edge(groups), clock=f"{hour % 24:02}:{minutes:02}", anchors=False)


def _hour_and_minutes(groups: Groups) -> tuple[int, int]:
    if military := groups.get("military"):
        return int(military[:-2]), int(military[-2:])
    if colon := groups.get("hhmm"):
        hour, minutes = colon.split(":")[:2]
        return int(hour), int(minutes)
    written = re.split(r"\.", groups.get("hour") or "99")
    if not all(part.isdigit() for part in written):
        return 99, 0
    return int(written[0]), int(written[1]) if len(written) > 1 else 0


def read_part_of_day(groups: Groups, setting: Setting) -> Reading | None:
    """ "the morning", "that night", "the next morning", "overnight"."""
    if groups.get("overnight"):
        return _overnight(setting)
    word = groups["part"] or ""
    part = vocabulary("part")[word]
    which = groups.get("which")
    if which is None:
        placed = (
            setting.before in {"in", "at", "during", "by", "until", "since", "before", "after", "throughout", "all"}
            or setting.after == "of"
            or setting.before in vocabulary("weekday")
        )
        return (
            Reading("time", None, "part of day", edge(groups), part=part, anchors=False)
            if placed or edge(groups)
            else None
        )
    base = bounds(setting.last) if setting.last else None
    if which_way(which) == 0 and which.startswith("this") and setting.reference and not setting.era:
        base = (setting.reference, setting.reference)
    day = base[0] + datetime.timedelta(which_way(which)) if base and base[0] == base[1] else None
    return Reading("time", day.isoformat() if day else None, "part of day", edge(groups), part=part)


def _overnight(setting: Setting) -> Reading:
    """The night that ends on the report's day, or that follows the day named right before."""
    if setting.reference is None:
        return Reading("time", None, "part of day", part="night", anchors=False)
    before = setting.reference - datetime.timedelta(1)
    return Reading("time", f"{before}/{setting.reference}", "part of day", part="night", anchors=False)
