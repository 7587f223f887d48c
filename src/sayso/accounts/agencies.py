"""The news agency that a report has its story from, where its byline, a credit or its own words name one."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sayso.accounts.naming import words_of
from sayso.pages.phrases import agencies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.records import Story

__all__ = ["agencies_of", "agency"]


def agencies_of(story: Story) -> frozenset[str]:
    """The agencies that a story names as its own: in its byline and credits, as who told it, and as who was told."""
    told = [story.byline or "", *(credit.text for credit in story.credits)]
    for said in story.attributions:
        told += [*said.via, said.recipient or ""]
    return frozenset(name for words in told if (name := agency(words)) and name != agency(story.outlet or ""))


def agency(words: str | None) -> str | None:
    """The agency that some words name, by its abbreviation where it has one.

    >>> agency("Ilka Dorn, Agence France-Presse"), agency("AFP"), agency("Ilka Dorn")
    ('AFP', 'AFP', None)
    """
    held = words_of((words or "").replace("-", " "))
    return next((name for key, name in _known() if _within(key, held)), None)


@functools.cache
def _known() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of every agency's names, the longest first, with the name that stands for it."""
    names = agencies()
    made = {}
    for name in names:
        parts = name.removeprefix("The ").replace("-", " ").split()
        short = "".join(part[0] for part in parts)
        made[tuple(part.casefold() for part in parts)] = short if len(parts) > 1 and short in names else name
    return tuple(sorted(made.items(), key=lambda one: (-len(one[0]), one[0])))


def _within(words: Iterable[str], others: list[str]) -> bool:
    """Whether a run of words stands in another."""
    run = list(words)
    return any(others[i : i + len(run)] == run for i in range(len(others) - len(run) + 1))
