"""Headlines of other stories that a page lists in its text: they tell of events that are not the report's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.accounts.naming import WORD, lexicon, words_of

if TYPE_CHECKING:
    from sayso.records import Page, Story

__all__ = ["headlines"]

_SMALL = lexicon("headline_words")
"""Words that a headline writes small among capitals."""

_LONG = 8
"""Capitalised words of a headline; a name has fewer."""

_OPENING = 60
"""Words of a story, from its beginning, among which its own headline may stand once more."""


def headlines(page: Page, story: Story) -> tuple[tuple[int, int], ...]:
    """Where headlines of other stories stand in a story's paragraphs: long runs of capitals behind its opening.

    The story's own headline, told again, is none of them; nor is anything in a text that is written in capitals.
    """
    own = set(words_of(story.title.text)) if story.title else set()
    found: list[tuple[int, int]] = []
    seen = 0
    for span in story.paragraphs:
        run: list[tuple[int, int, str]] = []
        for match in WORD.finditer(page.text, span.start, span.end):
            seen += 1
            word = match.group()
            capital = word[0].isupper() or word[0].isdigit()
            if seen > _OPENING and (capital or (run and word in _SMALL)):
                run.append((match.start(), match.end(), word))
                continue
            found += _headline(run, own)
            run = []
        found += _headline(run, own)
    return tuple(found)


def _headline(run: list[tuple[int, int, str]], own: set[str]) -> list[tuple[int, int]]:
    while run and run[-1][2] in _SMALL:
        run.pop()
    small = [word.casefold() for _, _, word in run]
    telling = [word for word in small if word not in _SMALL and not word.isdigit()]
    if len(telling) < _LONG or sum(word in own for word in telling) > len(telling) / 2:
        return []
    return [(run[0][0], run[-1][1])]
