"""Names that a story cuts short: "ez-Zor" where it has "Deir ez-Zor" elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.language.places.folding import ARTICLES, fold, variants

__all__ = ["longer_forms"]


def longer_forms(names: Iterable[str]) -> dict[str, str]:
    """The names with an Arabic article inside, by what is left where the words before or behind it are cut off.

    >>> longer_forms(["Deir Ezzor", "Homs"])
    {'ez zor': 'Deir Ezzor', 'zor': 'Deir Ezzor', 'deir': 'Deir Ezzor'}
    """
    found: dict[str, str] = {}
    for name in names:
        words = _apart(fold(name)).split()
        at = next((i for i, word in enumerate(words) if word in ARTICLES), 0)
        if 0 < at < len(words) - 1:
            for left in (words[at:], words[at + 1 :], words[:at]):
                found.setdefault(" ".join(left), name)
    return found


def _apart(key: str) -> str:
    """A key with its article apart: "deir ezzor" as "deir ez zor"."""
    letters = key.replace(" ", "")
    return next((v for v in variants(key) if v != key and v.replace(" ", "") == letters), key)
