"""Denials: which statement of the story an attribution rejects."""

from __future__ import annotations

import dataclasses
import re

from sayso.records import Attribution

__all__ = ["link_rejections"]

ANAPHORIC = re.compile(
    r"(?:(?:this|that|it|these|those|them)\W*$|(?:the|this|that|those|these|such|any|all)\s+(?:\w+\s+)?"
    r"(?:claims?|allegations?|accusations?|charges?|reports?|statements?|assertions?|involvement|responsibility|suggestions?))\b",
    re.IGNORECASE,
)
UNTRUE = re.compile(
    r"\b(?:not (?:based on|true|accurate|correct)|untrue|baseless|unfounded|false(?:hoods?)?|fabricat\w+|inaccurate"
    r"|incorrect|groundless|a lie|lies|without foundation|no truth|misinformation|disinformation)\b",
    re.IGNORECASE,
)
CLAIM_WORDS = re.compile(
    r"\b(?:claims?|allegations?|accusations?|reports?|narratives?|statements?|rumou?rs?|charges?|suggestions?)\b",
    re.IGNORECASE,
)
STOP = frozenset(
    "a an the of to in on at by for and or that this it its is was were be been are has have had with as from".split()
)
REACH = 12
"""How many attributions back a denial may point (a denial answers something recent)."""


def link_rejections(found: list[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with each denial pointed at the statement it rejects, where the story holds one."""
    out = list(found)
    for index, attribution in enumerate(out):
        if _denies(attribution):
            target = _target(out, index)
            stance = "denies" if attribution.stance == "asserts" and target is not None else attribution.stance
            out[index] = dataclasses.replace(attribution, stance=stance, rejects=target.id if target else None)
    return tuple(out)


def _text(attribution: Attribution) -> str:
    return " ".join(span.text for span in attribution.content)


def _denies(attribution: Attribution) -> bool:
    if attribution.stance == "denies":
        return True
    words = _text(attribution)
    return attribution.stance == "asserts" and bool(UNTRUE.search(words) and CLAIM_WORDS.search(words))


def _target(found: list[Attribution], index: int) -> Attribution | None:
    """The accusation nearest before, else the earlier statement of another speaker that shares most words."""
    denial = found[index]
    speaker = denial.speaker.name if denial.speaker else None
    earlier = [
        a
        for a in found[max(0, index - REACH) : index]
        if (a.speaker.name if a.speaker else None) != speaker and not a.headline and a.id != denial.within
    ]
    if ANAPHORIC.match(_text(denial)):
        accusations = [a for a in earlier if a.stance == "accuses"]
        return next(reversed(accusations or earlier), None)
    fitting = [a for a in earlier if _shared(a, denial)]
    return max(fitting, key=lambda a: _shared(a, denial) + 2 * (a.stance == "accuses"), default=None)


def _shared(a: Attribution, b: Attribution) -> int:
    return len(_content_words(a) & _content_words(b))


def _content_words(attribution: Attribution) -> set[str]:
    return {w for w in re.findall(r"\w+", _text(attribution).lower()) if w not in STOP and len(w) > 2}
