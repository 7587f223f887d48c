"""Places: names in a story to GeoNames ids, offline; what stands for a government is marked as an actor."""

from __future__ import annotations

from sayso.language.places.candidates import people_of
from sayso.language.places.stories import places_of, resolve
from sayso.language.places.toponyms import Match, Toponym

__all__ = ["Match", "Toponym", "people_of", "places_of", "resolve"]
