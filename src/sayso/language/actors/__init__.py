"""Participants: a noun phrase to the country and the sector that its words tell, in PLOVER's codes."""

from __future__ import annotations

from sayso.language.actors.reading import actor_of, name_of
from sayso.language.actors.remembering import Actors
from sayso.language.actors.stories import Known, actors_of_story

__all__ = ["Actors", "Known", "actor_of", "actors_of_story", "name_of"]
