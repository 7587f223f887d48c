"""What a rule's pattern cannot match without, so that most patterns are tried on few lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

__all__ = ["needed"]

Needed: TypeAlias = frozenset[str]
NOTHING: Needed = frozenset({""})
DIGITS = frozenset("0123456789")
LOOKS = ("?=", "?!", "?<=", "?<!")
OPTIONAL = ("?", "*", "{")


def needed(pattern: str) -> Needed:
    """Strings of which every match holds one at least; the empty string where nothing is sure.

    The part of the language of patterns that ``rules.tsv`` is written in is read: groups, looks, sets of characters,
    escapes and quantifiers; whatever else is read as sure of nothing.

    >>> sorted(needed(r"(?:the )?(?:day|weeks?) (?:earlier|before)"))
    ['before', 'earlier']
    >>> sorted(needed(r"(?:the )?\\d\\d?")) == list("0123456789")
    True
    """
    found, end = _alternatives(pattern, 0)
    return found if end == len(pattern) else NOTHING


def _alternatives(pattern: str, at: int) -> tuple[Needed, int]:
    """What the branches from a place to the end of their group need together, and where that end is."""
    branches: list[Needed] = []
    while True:
        branch, at = _branch(pattern, at)
        branches.append(branch)
        if at >= len(pattern) or pattern[at] != "|":
            return _shortest(frozenset().union(*branches)), at
        at += 1


def _branch(pattern: str, at: int) -> tuple[Needed, int]:
    """What one branch needs, and where it ends: the surest of its atoms and of its runs of characters."""
    sure: list[Needed] = [NOTHING]
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        char, atom, at = _atom(pattern, at)
        optional = pattern.startswith(OPTIONAL, at)
        if char and not optional:
            run += char
        else:
            sure.append(frozenset({run.strip()}))
            run = ""
            if not optional:
                sure.append(atom)
        at = _behind_quantifier(pattern, at)
    return max([*sure, frozenset({run.strip()})], key=_sureness), at


def _atom(pattern: str, at: int) -> tuple[str, Needed, int]:
    """The plain character at a place, or else what the atom there needs; and the place behind it."""
    char = pattern[at]
    if char == "(":
        look = pattern.startswith(LOOKS, at + 1)
        start = (
            pattern.index(">", at) + 1 if pattern.startswith("?P<", at + 1) else at + 1 + 2 * (pattern[at + 1] == "?")
        )
        inner, end = _alternatives(pattern, start)
        return "", NOTHING if look else inner, end + 1
    if char == "[":
        end = pattern.index("]", at + 2)
        return "", _digits(pattern[at + 1 : end]), end + 1
    if char == "\\":
        after = pattern[at + 1]
        return ("", DIGITS if after == "d" else NOTHING, at + 2) if after.isalnum() else (after, NOTHING, at + 2)
    return ("", NOTHING, at + 1) if char in ".^$" else (char, NOTHING, at + 1)


def _digits(inside: str) -> Needed:
    return DIGITS if all(c.isdigit() or c == "-" for c in inside) and inside[:1] != "-" else NOTHING


def _behind_quantifier(pattern: str, at: int) -> int:
    while at < len(pattern) and pattern[at] in "?*+":
        at += 1
    return pattern.index("}", at) + 1 if at < len(pattern) and pattern[at] == "{" else at


def _shortest(strings: Needed) -> Needed:
    """Strings without those that hold another one of them."""
    return frozenset(s for s in strings if not any(o in s for o in strings if o != s))


def _sureness(strings: Iterable[str]) -> tuple[int, int]:
    """Long strings are rarer than short ones, few than many."""
    kept = list(strings)
    return min(map(len, kept)), -len(kept)
