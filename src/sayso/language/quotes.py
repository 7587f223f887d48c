"""Quotation marks written straight, told apart: which opens and which closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CLOSING", "OPENING", "STRAIGHT_MARK", "directed"]

STRAIGHT_MARK, OPENING, CLOSING = '"', "“", "”"


def directed(words: Sequence[str], spaced: Sequence[bool] | None = None) -> list[str]:
    """The words with each straight double mark made an opening or a closing one, as far as that can be told.

    White space on one side alone tells. Where it does not, marks are taken in turn, if they come in pairs or the
    passage opens with one (as the later paragraphs of a long quotation do); marks that are no such pair stay straight.

    Args:
        words: Of one passage; marks that have a direction keep it.
        spaced: Whether white space stands behind each word; not given, nothing is known of it.

    >>> " ".join(directed(["He", "said", '"', "no", '"', "."]))
    'He said “ no ” .'
    """
    if STRAIGHT_MARK not in words:
        return list(words)
    if spaced is None:
        return _by_turns(words)
    made = list(words)
    open_now = False
    for i, word in enumerate(made):
        if word == STRAIGHT_MARK:
            before, behind = not i or spaced[i - 1], i == len(made) - 1 or spaced[i]
            opens = before if before != behind else not open_now
            made[i] = OPENING if opens else CLOSING
        if made[i] in {OPENING, CLOSING}:
            open_now = made[i] == OPENING
    return made


def _by_turns(words: Sequence[str]) -> list[str]:
    marks = [i for i, word in enumerate(words) if word in {STRAIGHT_MARK, OPENING, CLOSING}]
    made = list(words)
    if len(marks) % 2 == 0 or marks[0] == 0:
        for turn, i in enumerate(marks):
            if made[i] == STRAIGHT_MARK:
                made[i] = CLOSING if turn % 2 else OPENING
    return made
