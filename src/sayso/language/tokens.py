"""The words and the names of a passage as objects: each word knows its form, its tag and its place in the tree.

Attributes bear the names that spaCy gives them, so that who knows one knows the other; they are plain values here,
which reads a page several times faster.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["Name", "Token", "names_of", "openings_of", "tokens_of"]


class Token:
    """One word of a passage.

    ``i`` is its place in the passage, ``text`` the word as the parser saw it and ``lower_`` that in lower case,
    ``tag_`` a Penn tag, ``dep_`` a relation of Universal Dependencies to ``head`` (a root is its own head),
    ``children`` the words that hang on it in order, ``ent_type_`` the label of the name that it is part of or empty.
    """

    __slots__ = (
        "children",
        "dep_",
        "ent_type_",
        "head",
        "i",
        "is_alpha",
        "is_punct",
        "is_title",
        "lemma_",
        "like_num",
        "lower_",
        "tag_",
        "text",
    )

    def __init__(self, i: int, text: str, tag: str, lemma: str, relation: str) -> None:
        self.i, self.text, self.tag_, self.lemma_, self.dep_ = i, text, tag, lemma, relation
        self.lower_, self.is_alpha, self.is_title, self.is_punct, self.like_num = _form(text)
        self.ent_type_ = ""
        self.head = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return self.text

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, its head first."""
        above = self
        while above.head is not above:
            above = above.head
            yield above

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all those below it, the nearest first."""
        below = [self]
        for token in below:
            yield token
            below += token.children

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children behind it."""
        return [c for c in self.children if c.i > self.i]

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return max(self.subtree, key=_place)


class Name:
    """A name: its words from ``start`` to before ``end``, and its label, PER, ORG or LOC."""

    __slots__ = ("_tokens", "end", "label_", "start")

    def __init__(self, tokens: Sequence[Token], start: int, end: int, label: str) -> None:
        self._tokens = tokens[start:end]
        self.start, self.end, self.label_ = start, end, label

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __getitem__(self, index: int) -> Token:
        return self._tokens[index]

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(t.text for t in self._tokens)

    @property
    def root(self) -> Token:
        """The word of it that stands highest in the tree; the first of several."""
        outward = [t for t in self._tokens if not self.start <= t.head.i < self.end or t.head is t]
        if len(outward) == 1:
            return outward[0]
        return min(outward, key=lambda t: sum(1 for _ in t.ancestors), default=self._tokens[0])


def tokens_of(
    words: Sequence[str], tags: Sequence[str], lemmas: Sequence[str], relations: Sequence[str], heads: Sequence[int]
) -> list[Token]:
    """The words of a passage, joined to their heads and children; one value a word in every argument."""
    tokens = list(map(Token, range(len(words)), words, tags, lemmas, relations))
    for token, at in zip(tokens, heads, strict=True):
        if at != token.i:
            token.head = head = tokens[at]
            head.children.append(token)
    return tokens


def names_of(tokens: Sequence[Token], found: Sequence[tuple[int, int, str]]) -> tuple[Name, ...]:
    """The names of a passage in order, each told to its words; found as first word, last word and label."""
    names = tuple(Name(tokens, first, last + 1, label) for first, last, label in sorted(found))
    for name in names:
        for token in name:
            token.ent_type_ = name.label_
    return names


def openings_of(heads: Sequence[int]) -> list[int]:
    """The first word of each tree of a passage, which are its sentences."""
    roots: list[int] = []
    found: dict[int, int] = {}
    for i in range(len(heads)):
        at = i
        while heads[at] != at and at >= i:
            at = heads[at]
        root = roots[at] if at < i else at
        roots.append(root)
        found.setdefault(root, i)
    return list(found.values())


def _place(token: Token) -> int:
    return token.i


@functools.lru_cache(maxsize=1 << 16)
def _form(text: str) -> tuple[str, bool, bool, bool, bool]:
    """A word in lower case; whether it is letters alone, has a title's capital, is punctuation alone, is a number."""
    from spacy.lang.en.lex_attrs import like_num

    marks = all(unicodedata.category(c)[0] == "P" for c in text)
    return text.lower(), text.isalpha(), text.istitle(), marks, bool(like_num(text))  # type: ignore[no-untyped-call]
