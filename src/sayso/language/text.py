"""Parsed text: a story's passages as token sequences that know where they stand in the page."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING, Literal, TypeAlias

from sayso.records import Page, Span, Story

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Entity

__all__ = ["ParsedStory", "Part", "Passage"]

Part: TypeAlias = Literal["title", "caption", "paragraph"]


@dataclasses.dataclass(frozen=True)
class Passage:
    """One title, caption or paragraph, parsed by itself.

    ``doc`` holds the words as the parser saw them (white space dropped, quotation marks straightened, capitals
    lowered where a text has nothing else); ``starts[i]`` and ``ends[i]`` are the page offsets of token ``i``.
    ``doc.ents`` are the names, labelled PER, ORG or LOC. One value a word besides: the ``tokens`` of ``doc``, the
    ``words`` as the parser saw them, their Penn ``tags`` and ``lemmas``, and their ``relations`` in Universal
    Dependencies to their ``heads`` (an index; a root is its own head).
    """

    part: Part
    span: Span
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    page_text: str = dataclasses.field(repr=False)
    tokens: list[Token] = dataclasses.field(repr=False)
    words: list[str] = dataclasses.field(repr=False)
    tags: list[str] = dataclasses.field(repr=False)
    lemmas: list[str] = dataclasses.field(repr=False)
    relations: list[str] = dataclasses.field(repr=False)
    heads: list[int] = dataclasses.field(repr=False)

    @functools.cached_property
    def low(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    @functools.cached_property
    def openings(self) -> list[int]:
        """The first token of each of the parser's sentences."""
        return [t.i for t in self.tokens if not t.i or t.is_sent_start]

    @functools.cached_property
    def labels(self) -> list[str]:
        """The label of the name that each token is part of; empty where it is part of none."""
        found = [""] * len(self.tokens)
        for entity in self.names:
            found[entity.start : entity.end] = [entity.label_] * (entity.end - entity.start)
        return found

    @functools.cached_property
    def names(self) -> tuple[Entity, ...]:
        """The names: ``doc.ents``, made once."""
        return tuple(self.doc.ents)

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
