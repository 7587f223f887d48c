"""Sentence starts beside quotation marks, which written straight do not tell whether they open or close."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["settle_starts"]

ENDS = frozenset({".", "!", "?", "..."})
MARK = '"'


def settle_starts(words: Sequence[str], starts: Sequence[bool]) -> list[bool]:
    """The starts with those at quotation marks behind a full stop put right.

    Marks are taken in turn as opening and closing, where they come in pairs or the passage opens with one (as the
    later paragraphs of a long quotation do); elsewhere nothing changes. An opening mark starts the sentence, a
    closing one never does; behind a full stop and a closing mark a capital starts one. "Why?" may be followed by who
    asked it, so there the given start decides.

    Args:
        words: Of one passage, quotation marks straight.
        starts: Whether each word starts a sentence, as the network has it.
    """
    settled = list(starts)
    marks = [i for i, word in enumerate(words) if word == MARK]
    if len(marks) % 2 and marks[0] != 0:
        return settled
    for turn, i in enumerate(marks):
        if not 0 < i < len(words) - 1 or words[i - 1] not in ENDS:
            continue
        if turn % 2 == 0:
            settled[i : i + 2] = [True, False]
        elif words[i + 1] != MARK:
            given = settled[i] or settled[i + 1]
            settled[i : i + 2] = [False, given or (words[i - 1] == "." and words[i + 1][:1].isupper())]
    return settled
