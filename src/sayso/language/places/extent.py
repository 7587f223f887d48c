"""How far a name reaches: what belongs to it beside the words that the parse takes for one, and where it is several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.places.folding import ARTICLES
from sayso.language.places.knowing import GREAT, Found, entries, well_known
from sayso.language.places.words import words

if TYPE_CHECKING:
    from sayso.language.text import Passage

__all__ = ["cut", "whole", "with_article"]


def with_article(passage: Passage) -> Iterator[Found]:
    """Names with an Arabic article inside or before them: "Deir ez-Zor", "the al-Qasr district"."""
    for i, word in enumerate(passage.low[:-2]):
        if word not in ARTICLES or passage.low[i + 1] != "-" or not passage.tokens[i + 2].text[:1].isupper():
            continue
        if i and passage.tokens[i - 1].text[:1].isupper() and entries(passage, i - 1, i + 2):
            yield Found(i - 1, i + 2)
        elif not _inside_name(passage, i) and _kind_behind(passage, i + 2) and not _group(passage, i, i + 2):
            yield Found(i, i + 2)


def _inside_name(passage: Passage, i: int) -> bool:
    """Whether a word stands inside a name, behind its first."""
    name = passage.named[i]
    return name is not None and name.start < i


def _group(passage: Passage, first: int, last: int) -> bool:
    """Whether words name an armed group."""
    return passage.cut(first, last).text.lower() in words("group")


def _kind_behind(passage: Passage, last: int) -> bool:
    """Whether a word for a part of a town or a country stands right behind a name: "district", "village"."""
    return passage.low[last + 1 : last + 2] != [] and passage.low[last + 1] in words("part")


def cut(passage: Passage, found: Found) -> Iterator[Found]:
    """A name cut where it is several, between which a comma was lost: "Karvel Old Osten"."""
    first, last = found.first, found.last
    if first < last and passage.tags[last] == "POS":
        last -= 1
        found = Found(first, last)
    if first == last or entries(passage, first, last):
        yield found
        return
    owned = next((i for i in range(first + 1, last) if passage.tags[i] == "POS"), None)
    if owned is not None and well_known(passage, first, owned - 1):
        yield Found(first, owned - 1)
        yield from cut(passage, Found(owned + 1, last))
    else:
        yield from _row(passage, first, last) or [found]


def _row(passage: Passage, first: int, last: int) -> list[Found]:
    """The well-known names that words are nothing but a row of; none where something is left."""
    if first > last:
        return []
    for end in range(last, first - 1, -1):
        article = passage.low[first] in ARTICLES and end > first + 1
        if well_known(passage, first, end) or (article and entries(passage, first, end)):
            rest = _row(passage, end + 1, last)
            if rest or end == last:
                return [Found(first, end), *rest]
    return []


def whole(passage: Passage, first: int, last: int) -> Found:
    """A name with the article and the words that belong to it: "as-Suwayda", "Tell Karvel", "the Karvel crossing"."""
    if first and passage.tokens[first - 1].text[:1].isupper() and _great(passage, first - 1, last):
        return Found(first - 1, last)
    if first > 1 and passage.low[first - 1] == "-" and passage.low[first - 2] in ARTICLES:
        first -= 2
    if first == last and passage.low[first] in words("opening") and _goes_on(passage, last + 1):
        last += 1
    for end in range(min(last + 2, len(passage.low) - 1), last, -1):
        if passage.low[end] in words("kind") and entries(passage, first, end):
            return Found(first, end)
    return Found(first, last)


def _great(passage: Passage, first: int, last: int) -> bool:
    """Whether words are the very name of a country, a region, a capital or a sea."""
    return any(e.feature in GREAT and e.kind == "name" for e in entries(passage, first, last))


def _goes_on(passage: Passage, index: int) -> bool:
    """Whether a word with a capital stands within a sentence where a name is not whole yet: "Sheikh Said it said"."""
    return (
        index < len(passage.tokens) and passage.original(index)[:1].isupper() and passage.original(index)[1:].islower()
    )
