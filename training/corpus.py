"""The corpus of our own: marked-up paragraphs to documents with character spans.

Run ``python training/corpus.py check FILE...`` to check files, ``stats FILE...`` to count what they hold.
The markup is told in ``training/corpus/README.md``.
"""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import re
import sys
from collections.abc import Iterator

TAG = re.compile(r"<(/?)([scq]\d+|f|per|org|loc|m)((?: [^<>]*?(?:[<>]=?\d[^<>]*?)?)?)>")
STANCES = {"says", "denies", "accuses", "asks", "promises", "threatens", "attitude"}
MEASURES = {"killed", "injured", "missing", "captured", "released", "displaced", "present", "attacks"}
VALUE = re.compile(r"(?:(?P<sign>>=|<=|>|<|~)?(?P<low>\d+)(?:-(?P<high>\d+))?|(?P<vague>\?))\Z")


@dataclasses.dataclass(frozen=True)
class Mark:
    """One tagged stretch of a document: what it is, its number, its words after the name, and where it stands."""

    kind: str
    number: int
    extra: tuple[str, ...]
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Document:
    """A document without its tags: paragraphs joined by newlines, the headline first where there is one."""

    id: str
    text: str
    headline: bool
    marks: tuple[Mark, ...]
    line: int


class MarkupError(ValueError):
    """A line that breaks a rule of the markup."""


def strip_tags(marked: str, base: int) -> tuple[str, list[Mark]]:
    """One marked paragraph to its plain text and its marks, offset by ``base``."""
    plain: list[str] = []
    length, last = 0, 0
    open_tags: list[tuple[str, str, int]] = []
    marks: list[Mark] = []
    for tag in TAG.finditer(marked):
        piece = marked[last : tag.start()]
        if re.search(r"</?[a-z]+\d*[ >]", piece):
            raise MarkupError(f"unknown tag in {piece!r}")
        plain.append(piece)
        length += len(piece)
        last = tag.end()
        closing, name, extra = tag.groups()
        if not closing:
            open_tags.append((name, extra.strip(), length))
            continue
        if not open_tags or open_tags[-1][0] != name:
            raise MarkupError(f"</{name}> closes {open_tags[-1][0] if open_tags else 'nothing'!r}")
        _, words, start = open_tags.pop()
        text = "".join(plain)[start:]
        if not text.strip() or text != text.strip():
            raise MarkupError(f"<{name}> wraps {text!r}: empty, or with a space at its edge")
        kind, digits = (name[0], name[1:]) if name[0] in "scq" and name[1:].isdigit() else (name, "")
        marks.append(Mark(kind, int(digits or 0), tuple(words.split()), base + start, base + length))
    if open_tags:
        raise MarkupError(f"<{open_tags[-1][0]}> is never closed")
    rest = marked[last:]
    if re.search(r"</?[a-z]+\d*[ >]", rest):
        raise MarkupError(f"unknown tag in {rest!r}")
    return "".join(plain) + rest, sorted(marks, key=lambda m: (m.start, -m.end))


def documents(path: pathlib.Path) -> Iterator[Document]:
    """The documents of one file, in order.

    Raises:
        MarkupError: a line breaks a rule; the message starts with ``FILE:LINE``.
    """
    block: list[tuple[int, str]] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield _document(path, block)
            block = []


def _document(path: pathlib.Path, block: list[tuple[int, str]]) -> Document:
    texts: list[str] = []
    marks: list[Mark] = []
    base = 0
    for number, line in block:
        try:
            plain, found = strip_tags(line.removeprefix("= "), base)
        except MarkupError as error:
            raise MarkupError(f"{path}:{number}: {error}") from None
        texts.append(plain)
        marks += found
        base += len(plain) + 1
    first = block[0][0]
    return Document(f"{path.stem}-{first}", "\n".join(texts), block[0][1].startswith("= "), tuple(marks), first)


def faults(document: Document) -> Iterator[str]:
    """What is wrong with the marks of a document, as sentences."""
    by_number: dict[int, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for mark in document.marks:
        words = document.text[mark.start : mark.end]
        if mark.kind in "scq":
            by_number[mark.number][mark.kind] += 1
        if mark.kind == "q":
            stance = mark.extra[0] if mark.extra else ""
            if stance not in STANCES:
                yield f"<q{mark.number}> {words!r} has stance {stance!r}"
            if any(not re.fullmatch(r"from=\d+", x) for x in mark.extra[1:]):
                yield f"<q{mark.number}> {words!r} has {mark.extra[1:]!r}"
        if mark.kind == "f":
            yield from (f"{words!r}: {fault}" for fault in _figure_faults(mark.extra))
        if mark.kind == "m" and len(mark.extra) != 1:
            yield f"<m> {words!r} needs one letter"
    for number, count in by_number.items():
        if count["q"] > 1 or count["s"] > 1:
            yield f"attribution {number} has {count['q']} cues and {count['s']} sources, a number is used once"
        if not count["c"]:
            yield f"attribution {number} has no content"
        if not count["q"]:
            yield f"attribution {number} has no cue"


def _figure_faults(extra: tuple[str, ...]) -> Iterator[str]:
    if len(extra) < 2:
        yield "<f> needs a measure and a value"
        return
    if not set(extra[0].split("+")) <= MEASURES:
        yield f"measure {extra[0]!r}"
    if not VALUE.match(extra[1]):
        yield f"value {extra[1]!r}"
    if not set(extra[2:]) <= {"total", "earlier"}:
        yield f"flags {extra[2:]!r}"


def check(paths: list[pathlib.Path]) -> int:
    """Print every fault with its place; return their number."""
    count = 0
    for path in paths:
        try:
            for document in documents(path):
                for fault in faults(document):
                    count += 1
                    print(f"{path}:{document.line}: {fault}")
        except MarkupError as error:
            count += 1
            print(error)
    return count


def stats(paths: list[pathlib.Path]) -> dict[str, int]:
    """Counts of documents, paragraphs, words and marks over files."""
    total: collections.Counter[str] = collections.Counter()
    for path in paths:
        for document in documents(path):
            total["documents"] += 1
            total["paragraphs"] += document.text.count("\n") + 1 - document.headline
            total["words"] += len(document.text.split())
            total.update(mark.kind for mark in document.marks)
    return dict(total)


if __name__ == "__main__":
    command, *names = sys.argv[1:] or ["help"]
    files = [pathlib.Path(n) for n in names]
    if command == "check":
        faulty = check(files)
        print(f"{faulty} faults in {len(files)} files")
        sys.exit(bool(faulty))
    elif command == "stats":
        print(stats(files))
    else:
        sys.exit(__doc__)
