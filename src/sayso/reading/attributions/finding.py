"""One attribution as token ranges, before it becomes a record."""

from __future__ import annotations

import dataclasses

from sayso.reading.attributions.cues import Cue
from sayso.reading.attributions.grammar import Range

__all__ = ["Finding"]


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """Source, cue and content of one attribution in one passage.

    ``head`` is the source's head noun, ``via`` those who pass the statement on, nearest to the source first.
    ``continued`` are the sentences behind it that go on in the same voice.
    """

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    entry: Cue
    rule: str
    head: int | None = None
    recipient: Range | None = None
    venue: Range | None = None
    time: Range | None = None
    via: tuple[Range, ...] = ()
    continued: tuple[Range, ...] = ()
