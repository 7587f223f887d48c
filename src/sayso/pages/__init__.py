"""Pages: bytes to text and stories, with everything that is no part of a report set aside."""

from __future__ import annotations

from sayso.pages.reading import read_bytes
from sayso.pages.sources import Source, inputs

__all__ = ["Source", "inputs", "read_bytes"]
