"""Names to look-up keys: one spelling for "Deir el-Balah" and "Deir El Balah", "St. Louis" and "Saint Louis"."""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from collections.abc import Iterator

__all__ = ["fold", "hashed", "skeleton", "variants"]

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ə": "a"}
    | dict.fromkeys("'’‘ʿʾʻʼ`´′ʹ“”\"()", "")
    | dict.fromkeys("-‐‑–—/,&·", " ")
    | {".": ""}
)
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mts": "mountains"}
ARTICLES = frozenset("al el ad ed ar er as es ash esh at et az ez an en".split())
"""The Arabic article as news English writes it, before letters of every kind."""


_SOUNDS = tuple(pair.split(":") for pair in "kh:k gh:g dh:d th:t ph:f sh:x ch:x dj:j ck:k".split())
_LIKE = str.maketrans("qczvp", "kksfb")
_VOWELS = frozenset("aeiouy")


@functools.lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A name without diacritics, apostrophes, full stops, hyphens and capitals; "St" is "saint".

    >>> fold("Deir el-Balaḩ"), fold("St. Mary’s"), fold("U.S.")
    ('deir el balah', 'saint marys', 'us')
    """
    plain = name.lower().translate(_LETTERS)
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in split if not unicodedata.combining(c)).translate(_LETTERS)
    words = plain.split()
    return " ".join(_SHORT.get(w, w) for w in words) if len(words) > 1 else plain.strip()


def hashed(key: str) -> int:
    """The first 48 bits of the BLAKE2 hash of a key.

    >>> hashed("rafah") == hashed(fold("Rafah"))
    True
    """
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=6).digest(), "big")


def skeleton(key: str) -> str:
    """What the spellings of a name from another script have in common: its consonants, roughly, behind a mark.

    >>> skeleton("khan sheikhoun"), skeleton("khan shaykhun"), skeleton("al quwayris")
    ('~kn xkn', '~kn xkn', '~kwrs')
    """
    words = key.split()
    kept = [word for word in words if word not in ARTICLES] or words
    return "~" + " ".join(map(_consonants, kept))


def _consonants(word: str) -> str:
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    word = word.translate(_LIKE).removesuffix("h")
    first = "a" if word[:1] in _VOWELS else ""
    sounded = [c for i, c in enumerate(word) if c != "w" or word[i + 1 : i + 2] in _VOWELS]
    found = [c for c in sounded if c not in _VOWELS]
    return first + "".join(c for i, c in enumerate(found) if found[i - 1 : i] != [c])


def variants(key: str) -> Iterator[str]:
    """Other spellings of a key, the likeliest first: other articles, none, and one where there was none.

    >>> list(variants("deir el balah"))[:2]
    ['deir al balah', 'deir balah']
    >>> next(variants("hasakah"))
    'al hasakah'
    """
    words = key.split()
    at = next((i for i, word in enumerate(words) if word in ARTICLES and i + 1 < len(words)), None)
    if at is not None:
        before, after = words[:at], words[at + 1 :]
        for article in ("al", "el", ""):
            if article != words[at]:
                yield " ".join([*before, *([article] if article else []), *after])
        near = ("a" + after[0][0], "e" + after[0][0])
        yield from (" ".join([*before, n, *after]) for n in near if n in ARTICLES and n not in {"al", "el"})
    else:
        yield f"al {key}"
        yield f"el {key}"
        run_in = next((i for i, w in enumerate(words) if w[:2] in ARTICLES and w[1:2] == w[2:3] and len(w) > 4), None)
        if run_in is not None:
            word = words[run_in]
            yield " ".join([*words[:run_in], word[:2], word[2:], *words[run_in + 1 :]])
    if len(words) > 1 and words[0] == "the":
        yield " ".join(words[1:])
    if key.endswith("ah"):
        yield key[:-1]
    elif key.endswith("a"):
        yield f"{key}h"
