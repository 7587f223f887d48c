"""Sentence starts beside quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.language.quotes import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["settle_starts"]

ENDS = frozenset({".", "!", "?", "..."})


def settle_starts(words: Sequence[str], starts: Sequence[bool]) -> list[bool]:
    """The starts with those at quotation marks behind a full stop put right.

    An opening mark starts the sentence, a closing one never does; behind a full stop and a closing mark a capital
    starts one. "Why?" may be followed by who asked it, so there the given start decides. A straight mark, of which
    neither is known, moves nothing.

    Args:
        words: Of one passage, quotation marks with their directions (``sayso.language.quotes``).
        starts: Whether each word starts a sentence, as the network has it.
    """
    settled = list(starts)
    for i in range(1, len(words) - 1):
        if words[i - 1] not in ENDS:
            continue
        if words[i] == OPENING:
            settled[i : i + 2] = [True, False]
        elif words[i] == CLOSING and words[i + 1] not in {OPENING, CLOSING}:
            given = settled[i] or settled[i + 1]
            settled[i : i + 2] = [False, given or (words[i - 1] == "." and words[i + 1][:1].isupper())]
    return settled
