"""The days of the week in lower case, as words of English."""

from __future__ import annotations

__all__ = ["WEEKDAYS"]

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
