"""Parsed text: a story's passages as token sequences that know where they stand in the page."""

from __future__ import annotations

import dataclasses
import functools
from typing import Literal, TypeAlias

from sayso.language.tokens import Name, Token
from sayso.records import Page, Span, Story

__all__ = ["ParsedStory", "Part", "Passage"]

Part: TypeAlias = Literal["title", "caption", "paragraph"]


@dataclasses.dataclass(frozen=True)
class Passage:
    """One title, caption or paragraph, parsed by itself.

    One value a word: ``starts[i]`` and ``ends[i]`` are the page offsets of token ``i``; ``words`` as the parser saw
    them (white space dropped, quotation marks straightened, capitals lowered where a text has nothing else), their
    Penn ``tags`` and ``lemmas``, and their ``relations`` in Universal Dependencies to their ``heads`` (an index; a
    root is its own head). The same words as ``tokens``; ``names`` are labelled PER, ORG or LOC; ``openings`` are the
    first tokens of the parser's sentences.
    """

    part: Part
    span: Span
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    page_text: str = dataclasses.field(repr=False)
    words: list[str] = dataclasses.field(repr=False)
    tags: list[str] = dataclasses.field(repr=False)
    lemmas: list[str] = dataclasses.field(repr=False)
    relations: list[str] = dataclasses.field(repr=False)
    heads: list[int] = dataclasses.field(repr=False)
    tokens: list[Token] = dataclasses.field(repr=False)
    names: tuple[Name, ...] = dataclasses.field(repr=False)
    openings: list[int] = dataclasses.field(repr=False)

    @functools.cached_property
    def low(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    @functools.cached_property
    def labels(self) -> list[str]:
        """The label of the name that each token is part of; empty where it is part of none."""
        return [token.ent_type_ for token in self.tokens]

    @functools.cached_property
    def named(self) -> list[Name | None]:
        """The name that each token is part of; None where it is part of none."""
        found: list[Name | None] = [None] * len(self.tokens)
        for name in self.names:
            found[name.start : name.end] = [name] * (name.end - name.start)
        return found

    @functools.cached_property
    def originals(self) -> list[str]:
        """The tokens as the page writes them."""
        text = self.page_text
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def cut(self, first: int, last: int) -> Span:
        """The span of the page from token ``first`` to token ``last``, both inside.

        Raises:
            IndexError: a token outside the passage.
        """
        start, end = self.starts[first], self.ends[last]
        return Span(start, end, self.page_text[start:end])

    def original(self, index: int) -> str:
        """Token ``index`` as the page writes it."""
        return self.page_text[self.starts[index] : self.ends[index]]


@dataclasses.dataclass(frozen=True)
class ParsedStory:
    """A story with its passages parsed: the title first where there is one, then captions and paragraphs in order."""

    page: Page
    story: Story
    passages: tuple[Passage, ...]
