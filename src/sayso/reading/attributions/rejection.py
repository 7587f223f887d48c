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
    "a all an and any are as at be been by did exist existed for from had happened has have he her his in is it its "
    "never no not occurred of on or she that the their they this to was were who with".split()
)
SHARED_WORDS = 2
"""Content words that a denial and an earlier statement must share, where the denial names what it denies."""
REACH = 12
"""How many attributions back a denial may point (a denial answers something recent)."""


def link_rejections(found: list[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with each denial pointed at the statement it rejects, where the story holds one."""
    out = list(found)
    for index, attribution in enumerate(out):
        if _denies(attribution):
            target, why = _target(out, index)
            rule = f"{attribution.rule}; rejects {why}" if target else attribution.rule
            rejects = target.id if target else None
            out[index] = dataclasses.replace(attribution, stance="denies", rejects=rejects, rule=rule)
    return tuple(out)


def _text(attribution: Attribution) -> str:
    return " ".join(span.text for span in attribution.content)


def _denies(attribution: Attribution) -> bool:
    if attribution.stance == "denies":
        return True
    words = _text(attribution)
    return attribution.stance == "asserts" and bool(UNTRUE.search(words) and CLAIM_WORDS.search(words))


def _target(found: list[Attribution], index: int) -> tuple[Attribution | None, str]:
    """What a denial rejects and on what that rests: the accusation before where it only points back, else the words.

    A denial that points back ("denied this", "the allegations") answers the nearest accusation of another speaker, or
    the nearest statement. One that names what it denies answers the earlier statement that shares most words with it:
    two of them, one where that accuses or the denial speaks of claims ("recent claims are untrue").
    """
    denial = found[index]
    speaker = denial.speaker.name if denial.speaker else None
    earlier = [
        a
        for a in found[max(0, index - REACH) : index]
        if (a.speaker.name if a.speaker else None) != speaker and not a.headline and a.id != denial.within
    ]
    if ANAPHORIC.match(_text(denial)):
        accusations = [a for a in earlier if a.stance == "accuses"]
        if accusations:
            return accusations[-1], "the accusation before"
        return (earlier[-1], "the statement before") if earlier else (None, "")
    needed = 1 if CLAIM_WORDS.search(_text(denial)) else min(SHARED_WORDS, len(_content_words(denial)))
    fitting = [a for a in earlier if _shared(a, denial) >= (1 if a.stance == "accuses" else max(1, needed))]
    best = max(fitting, key=lambda a: _shared(a, denial) + 2 * (a.stance == "accuses"), default=None)
    return best, "a statement in the same words"


def _shared(a: Attribution, b: Attribution) -> int:
    return len(_content_words(a) & _content_words(b))


def _content_words(attribution: Attribution) -> set[str]:
    return {w for w in re.findall(r"\w+", _text(attribution).lower()) if w not in STOP and len(w) > 2}
