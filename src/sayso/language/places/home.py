"""What the town of a report's outlet says about the names of the report."""

from __future__ import annotations

import dataclasses

from sayso.language.places.candidates import Candidates
from sayso.language.places.choosing import Name
from sayso.language.places.gazetteer import Entry

__all__ = ["at_home", "home_of"]

OUTLET = 1.5
"""How loud the outlet's town speaks, in names of the story."""
HOME = 2.5
"""Powers of ten for the town of the outlet where the story names it."""


def at_home(found: Candidates, towns: tuple[Entry, ...]) -> Candidates:
    """The candidates of a name in a report of an outlet, whose own town is likelier than its namesakes."""
    numbers = {town.number for town in towns}
    if not numbers or found.how or not any(e.number in numbers for e in found.entries):
        return found
    own = [e.number in numbers and e.kind == "name" for e in found.entries]
    weights = tuple(w + HOME * home for w, home in zip(found.weights, own, strict=True))
    return dataclasses.replace(found, weights=weights)


def home_of(towns: tuple[Entry, ...]) -> list[Name]:
    """The town of the outlet, as one more name of the story."""
    weights = tuple(town.people for town in towns)
    return [Name(Candidates(towns, weights, None, len(towns)), weight=OUTLET)] if towns else []
