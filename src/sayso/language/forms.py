"""Word forms to the features the network knows them by: vector form, affixes, shape, gazetteer marks."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["AFFIXES", "HASH_ROWS", "affix_rows", "marks", "shape", "vector_form"]

HASH_ROWS = 4000
AFFIXES = 6
"""Hashed features a word: the shape, two beginnings, three endings."""

_DIGIT = re.compile(r"\d")
_STRAIGHT = str.maketrans("“”", '""')
_LONG_RUN = re.compile(r"(.)\1{3,}")


def vector_form(word: str) -> str:
    """The form under which a word has its vector: lower case, each digit a nought, quotation marks straight.

    >>> vector_form("Brigade-12")
    'brigade-00'
    """
    return _DIGIT.sub("0", word.translate(_STRAIGHT).lower())


def shape(word: str) -> str:
    """Capitals as X, small letters as x, digits as d, runs cut to three; the rest as it stands.

    >>> shape("Karvel-7")
    'Xxxx-d'
    """
    plain = "".join("d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word[:24])
    return _LONG_RUN.sub(r"\1\1\1", plain)


def affix_rows(word: str) -> list[int]:
    """Rows of the hashed tables, one a feature, by CRC-32: equal on every machine."""
    form = vector_form(word)
    texts = (shape(word), form[:2], form[:3], form[-2:], form[-3:], form[-4:])
    return [zlib.crc32(f"{i}{text}".encode()) % HASH_ROWS for i, text in enumerate(texts)]


def marks(word: str, gazetteer: Mapping[str, int], kinds: int) -> list[float]:
    """One number a gazetteer's kind: 1 where the word stands in a name of that kind.

    Args:
        word: As the parser sees it.
        gazetteer: Lower-cased words to a bit set of kinds.
        kinds: How many kinds there are.

    """
    bits = gazetteer.get(word.lower(), 0)
    return [float(bits >> kind & 1) for kind in range(kinds)]
