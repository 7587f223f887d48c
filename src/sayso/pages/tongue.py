"""Whether a story is in English, by the share of its words that are English function words."""

from __future__ import annotations

import re

from sayso.records import Language

__all__ = ["language"]

_WORD = re.compile(r"[^\W\d_]+")

FUNCTION_WORDS = frozenset(
    """a after an and are as at be been but by for from had has have he her his if in is it its more no not of on or
    said she some than that the their there these they this to was we were when which who will with would you""".split()
)
"""Words that make up a third to a half of English prose; few of them are words of other languages."""

FEWEST_WORDS = 40
"""A text with fewer words tells too little."""

LEAST_SHARE = 0.1
"""English prose has .25 to .45, lists of names and results down to .12; pages in other languages stay under .09."""


def language(text: str) -> Language | None:
    """The language of a text: "en", "other", or None where it is too short to tell.

    >>> language("The ministry said on Sunday that it had not been told of the talks. " * 4)
    'en'
    >>> language("Le ministère a déclaré dimanche que personne ne l'avait informé des pourparlers. " * 4)
    'other'
    >>> language("Karvel") is None
    True
    """
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST_WORDS:
        return None
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    return "en" if share >= LEAST_SHARE else "other"
