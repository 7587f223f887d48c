"""Mentions: names, descriptions and pronouns of a story, led back to the participants that they stand for."""

from __future__ import annotations

from sayso.language.mentions.aliases import Names
from sayso.language.mentions.participants import Participant
from sayso.language.mentions.pronouns import PRONOUNS
from sayso.language.mentions.resolution import Mention, Mentions

__all__ = ["PRONOUNS", "Mention", "Mentions", "Names", "Participant"]
