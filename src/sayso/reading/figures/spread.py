"""From one count to its neighbours: parts, lists and "among", in the order in which they lean on one another."""

from __future__ import annotations

from sayso.reading.figures.among import follow_among, members_of_the_dead
from sayso.reading.figures.lists import follow_gaps, follow_lists, follow_with
from sayso.reading.figures.model import Reading
from sayso.reading.figures.parts import (
    follow_breakdowns,
    follow_parts,
    follow_severity,
    lists_of_acts,
    parts_of_bare_objects,
)

__all__ = ["spread"]


def spread(reading: Reading) -> None:
    """Follow up lists, parts and "among": counts without a word of harm take it from the count they stand with."""
    follow_breakdowns(reading)
    follow_parts(reading)
    follow_lists(reading)
    follow_breakdowns(reading)
    follow_gaps(reading)
    follow_with(reading)
    follow_parts(reading)
    follow_severity(reading)
    parts_of_bare_objects(reading)
    lists_of_acts(reading)
    follow_among(reading)
    members_of_the_dead(reading)
    follow_lists(reading)
