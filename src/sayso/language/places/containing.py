"""Which name of a passage lies in which: "Karvel, Veld", "Veld's Karvel", "the Osten district of Karvel"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sayso.language.places.candidates import candidates
from sayso.language.places.choosing import holds
from sayso.language.places.gazetteer import Entry
from sayso.language.places.words import words

if TYPE_CHECKING:
    from sayso.language.text import ParsedStory

__all__ = ["Mention", "container", "may_hold", "part", "partner"]

OWNS = frozenset({"'s", "’s", "'", "’"})
QUALITIES = frozenset({"JJ", "VBN", "HYPH"})
FAR = 5
"""Words between a quarter's kind and the town that it is a quarter of."""
LARGE = 5.0
"""People (power of ten) of a town that is hardly a part of another: "the Aleppo suburb of Karvel"."""


@dataclasses.dataclass(frozen=True)
class Mention:
    """A name in a passage, as it is looked up."""

    passage: int
    first: int
    last: int
    text: str
    level: str | None
    key: str
    within: bool


def container(parsed: ParsedStory, mentions: list[Mention], i: int) -> int | None:
    """The mention right after a comma (or "in") that may hold this one, or the one that owns it."""
    if _owned(parsed, mentions, i):
        return i - 1
    if i + 1 >= len(mentions) or mentions[i + 1].passage != mentions[i].passage:
        return None
    between = parsed.passages[mentions[i].passage].low[mentions[i].last + 1 : mentions[i + 1].first]
    if between in ([","], ["in"], ["("], [",", "in"], ["in", "the"], [",", "the"]) or part(parsed, mentions, i):
        return i + 1
    return None


def _owned(parsed: ParsedStory, mentions: list[Mention], i: int) -> bool:
    """Whether the name before, in its passage, owns a name: "Veld's Karvel", "Veld's northern city of Karvel"."""
    if i == 0 or mentions[i - 1].passage != mentions[i].passage:
        return False
    passage = parsed.passages[mentions[i].passage]
    between = range(mentions[i - 1].last + 1, mentions[i].first)
    if not between or passage.low[between[0]] not in OWNS or len(between) > FAR:
        return False
    return all(
        passage.tags[k] in QUALITIES or passage.low[k] in words("part") or passage.low[k] == "of" for k in between[1:]
    )


def part(parsed: ParsedStory, mentions: list[Mention], i: int) -> bool:
    """Whether a name lies in the next one in its passage: "the Osten district of Karvel", "Osten in rural Karvel"."""
    if _owned(parsed, mentions, i):
        return True
    if i + 1 >= len(mentions) or mentions[i + 1].passage != mentions[i].passage:
        return False
    passage, between = parsed.passages[mentions[i].passage], range(mentions[i].last + 1, mentions[i + 1].first)
    rural = len(between) == 2 and passage.low[between[0]] == "in" and passage.tags[between[1]] == "JJ"
    known = candidates(mentions[i].text, mentions[i].level).entries
    great = any(e.feature in {"city", "capital"} and e.people >= LARGE for e in known)
    return rural or (not great and _of_part([passage.low[k] for k in between]))


def _of_part(between: list[str]) -> bool:
    """Whether the words between two names make the first a part of the second."""
    kind, of, rest = between[:1], between[1:2], between[2:]
    known = (w in words("part") or w in {"the", "of"} or w.endswith("ern") for w in rest)
    return bool(kind) and kind[0] in words("part") and of in (["of"], ["in"]) and len(rest) < FAR and all(known)


def may_hold(outer: Entry, inner: Entry) -> bool:
    """Whether a place may hold another: the quarters of our own table know only their country."""
    return holds(outer, inner) or (inner.own and inner.country == outer.country)


def partner(parsed: ParsedStory, mentions: list[Mention], i: int) -> int | None:
    """The mention that is coordinated with this one, right after it."""
    if i + 1 >= len(mentions) or mentions[i + 1].passage != mentions[i].passage:
        return None
    between = parsed.passages[mentions[i].passage].low[mentions[i].last + 1 : mentions[i + 1].first]
    return i + 1 if between in ([","], ["and"], ["or"], [",", "and"], ["and", "the"]) else None
