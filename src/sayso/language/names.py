"""Words that are names wherever they stand, for texts whose capitals tell nothing."""

from __future__ import annotations

import functools
import pathlib

from sayso.language.network import load

__all__ = ["proper_words"]

MODEL = pathlib.Path(__file__).with_name("model")


@functools.cache
def proper_words() -> frozenset[str]:
    """Lower-cased words that running text capitalises wherever they stand: countries, peoples, months, names."""
    return load(MODEL).proper
