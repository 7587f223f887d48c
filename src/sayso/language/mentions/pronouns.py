"""Pronouns of the third person: whom each may stand for, and how much a kind of participant counts for it."""

from __future__ import annotations

from sayso.language.mentions.participants import Participant
from sayso.language.mentions.roles import Gender

__all__ = ["PRONOUNS", "REFLEXIVE", "agrees", "gender_of", "share"]

HE, SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
IT, THEY = {"it", "its", "itself"}, {"they", "them", "their", "theirs", "themselves"}
PERSONAL = HE | SHE
PRONOUNS = HE | SHE | IT | THEY
REFLEXIVE = {"his", "its", "their", "theirs", "hers", "himself", "herself", "itself", "themselves"}
"""Pronouns that may stand for the subject of their own verb ("her" is not told apart: her house, saw her)."""
SPEAKER = {"place": 0.5}
IT_SHARES = {"organisation": 0.5, "place": 0.5}
ITS_SHARES = {"organisation": 0.8, "place": 0.8}
THEY_SHARES = {"organisation": 0.5, "thing": 0.6}


def agrees(participant: Participant, low: str) -> bool:
    """Whether a pronoun may stand for a participant: by kind, gender and number."""
    if low in PERSONAL:
        other = "f" if low in HE else "m"
        return participant.kind == "person" and not participant.plural and participant.gender != other
    if low in IT:
        return participant.kind in {"organisation", "place", "thing"} and not participant.plural
    return participant.plural or participant.kind == "organisation"


def gender_of(low: str) -> Gender:
    """The gender that a pronoun tells."""
    return "m" if low in HE else "f" if low in SHE else ""


def share(participant: Participant, low: str, *, speaks: bool) -> float:
    """How much the presence of a participant counts for a pronoun; the shares were tuned on GUM train.

    Args:
        participant: One that agrees.
        low: The pronoun.
        speaks: Whether it is the source of a statement, which no thing can be.
    """
    shares = (
        SPEAKER
        if speaks
        else ITS_SHARES
        if low == "its"
        else IT_SHARES
        if low in IT
        else THEY_SHARES
        if low in THEY
        else {}
    )
    return shares.get(participant.kind, 1.0)
