"""Page to parsed stories: tokens, tags, heads and names, one passage at a time."""

from __future__ import annotations

import functools
import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from sayso.language.case import Casing, all_capitals, title_case
from sayso.language.text import ParsedStory, Part, Passage
from sayso.language.tokens import names_of, openings_of, tokens_of
from sayso.records import Page, Span, Story

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["MODEL", "parse", "pipeline"]

MODEL = pathlib.Path(__file__).with_name("model")
Split: TypeAlias = tuple[list[str], list[tuple[int, int]]]
"""Words, and where each of them stands in the page."""
LONGEST = 20_000
"""Characters of one passage that are parsed at a time; a longer one is cut at white space."""

RANKS = ("Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Insp.", "Lt.", "Maj.", "Msgr.", "Pvt.", "Sgt.", "Supt.")
"""Ranks before a name whose full stop spaCy would split off."""

# Treebanks and training text write quotation marks and apostrophes straight, one character for one.
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'", "\xa0": " "})
DIRECTED = {"“": "“", "„": "“", "«": "“", "”": "”", "»": "”"}


@functools.cache
def pipeline() -> Language:
    """English words as spaCy splits them, ranks with their full stop; everything else is our own network's."""
    import spacy

    english = spacy.blank("en")
    tokenizer = cast("Any", english.tokenizer)
    for rank in RANKS:
        tokenizer.add_special_case(rank, [{"ORTH": rank}])
    return english


def parse(page: Page) -> list[ParsedStory]:
    """The stories of a page with their passages parsed, in order."""
    return [ParsedStory(page, story, tuple(_passages(page, story))) for story in page.stories]


def _passages(page: Page, story: Story) -> Iterator[Passage]:
    from sayso.language.lemmas import lemma
    from sayso.language.names import proper_words
    from sayso.language.network import load

    parts: list[tuple[Part, Span]] = [("title", story.title)] if story.title else []
    parts += [("caption", span) for span in story.captions]
    parts += [("paragraph", span) for span in story.paragraphs]
    pieces = [(part, piece) for part, span in parts for piece in _pieces(span, page.text)]
    split = _unclipped([_words(piece) for _, piece in pieces])
    casing = Casing([words for words, _ in split])
    cased = [
        casing.restore(words, proper_words()) if _shouted(part, words) else words
        for (part, _), (words, _) in zip(pieces, split, strict=True)
    ]
    seen = [_seen(words, places, page.text) for words, (_, places) in zip(cased, split, strict=True)]
    read = zip(pieces, split, cased, load(MODEL).analyse(seen), strict=True)
    for (part, piece), (_, places), words, found in read:
        if words:
            starts, ends = zip(*places, strict=True)
            lemmas = list(map(lemma, words, found.tags))
            told = found.tags, lemmas, found.relations, found.heads
            tokens = tokens_of(words, *told)
            names, openings = names_of(tokens, found.names), openings_of(found.heads)
            yield Passage(part, piece, starts, ends, page.text, words, *told, tokens, names, openings)


def _unclipped(passages: list[Split]) -> list[Split]:
    """The passages with possessives split that have lost their apostrophes."""
    from sayso.language.network import load
    from sayso.language.possessives import Possessives

    network = load(MODEL)
    possessives = Possessives([words for words, _ in passages], network.knows, network.gazetteer)
    return [possessives.split(words, places) for words, places in passages]


def _shouted(part: Part, words: list[str]) -> bool:
    """Whether the capitals of a passage tell nothing, so that its words are put back to running case."""
    return all_capitals(words) or (part == "title" and title_case(words))


def _pieces(span: Span, text: str) -> Iterator[Span]:
    """A span, cut at white space where it is too long to be parsed at once."""
    start = span.start
    while span.end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        end = cut if cut > start else start + LONGEST
        yield Span(start, end, text[start:end])
        start = end
    yield Span(start, span.end, text[start : span.end])


def _words(span: Span) -> Split:
    """The words of a span as the parser shall see them, and where each stands in the page."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for token in pipeline().tokenizer(span.text.translate(STRAIGHT)):
        if not token.is_space:
            words.append(token.text)
            places.append((span.start + token.idx, span.start + token.idx + len(token)))
    return words, places


def _seen(words: list[str], places: list[tuple[int, int]], text: str) -> list[str]:
    """The words as the network sees them: quotation marks as the page or the space beside them directs them."""
    from sayso.language.quotes import STRAIGHT_MARK, directed

    if STRAIGHT_MARK not in words:
        return words
    marked = [
        DIRECTED.get(text[start], word) if word == STRAIGHT_MARK else word
        for word, (start, _) in zip(words, places, strict=True)
    ]
    return directed(marked, [text[end : end + 1].isspace() for _, end in places])
