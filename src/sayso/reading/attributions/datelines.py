"""The dateline that opens a wire report: a place before a dash, an agency's brackets, a colon or a sentence."""

from __future__ import annotations

from sayso.language.places.candidates import candidates
from sayso.language.text import Passage

__all__ = ["dateline_end", "is_dateline"]

DASHES = {"-", "–", "—", "--", "―"}
OPENERS = {"DT", "IN", "PRP", "PRP$", "EX", "RB", "JJR"}
"""Tags of words that open a sentence and stand in no name: a capital on one behind a place starts the report."""
LONGEST = 14


def dateline_end(passage: Passage) -> int:
    """How many tokens at the start of a paragraph are its dateline ("ORLAVA (Lantern) - The ferry sank.")."""
    words = passage.words
    if passage.part != "paragraph" or len(words) < 4 or not _capitals(words[0]):
        return 0
    place = next((i for i, word in enumerate(words[:LONGEST]) if not _capitals(word)), 0)
    if not place or all(word.isupper() for word in words[place:] if word.isalpha()):
        return 0
    if words[place][:1].isupper() and passage.tags[place] in OPENERS:
        return place
    return _behind_agency(words, place)


def is_dateline(passage: Passage, first: int, last: int) -> bool:
    """Whether a label before a colon says where a report was written ("BEIRUT: At least ten ..."): a known place."""
    placed = all(label == "LOC" for label in passage.labels[first : last + 1])
    return placed and bool(candidates(passage.cut(first, last).text).entries)


def _capitals(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.isupper()


def _behind_agency(words: list[str], place: int) -> int:
    """The first token behind region, day, agency and dash; 0 where a word of running text comes first."""
    inside = False
    for i, word in enumerate(words[place : place + LONGEST], start=place):
        if word in DASHES and not inside:
            return i + 1
        if inside and word == ")" and i + 1 < len(words) and words[i + 1][:1].isupper():
            return i + 1
        inside = (inside or word == "(") and word != ")"
        if not inside and word[:1].islower():
            return 0
    return 0
