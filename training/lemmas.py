"""The table of lemmas: what the treebanks say, and verbs and nouns of raw text whose regular stem is no word."""

from __future__ import annotations

import collections
import pathlib
from typing import TYPE_CHECKING

from sayso.language.lemmas import regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from treebanks import Sentence

__all__ = ["write_lemmas"]

HEAD = (
    "# Word form, Penn tag (two letters: any tag of that kind), lemma. Made by training/lemmas.py from UD English EWT\n"
    "# (CC BY-SA 4.0) and GUM (CC BY 4.0), and for frequent forms of raw text by looking which stem is a word.\n"
)
INFLECTED = {"ed": ("VBD", "VBN"), "ing": ("VBG",)}
OFTEN = 3
IRREGULAR = pathlib.Path(__file__).with_name("irregular.tsv")


def write_lemmas(sentences: Iterable[Sentence], counts: Mapping[str, int], path: pathlib.Path) -> None:
    """Write the table: only forms that the regular rules get wrong.

    Args:
        sentences: Of the treebanks, with lemmas.
        counts: Lower-cased words of raw text and how often each stands there.
        path: The file to write.

    """
    seen: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for word, tag, found in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
            if not tag.startswith("NNP") and found not in {"_", ""}:
                seen[word.lower(), tag][found] += 1
    rows = {}
    for (form, tag), lemmas in seen.items():
        found, often = lemmas.most_common(1)[0]
        if found != regular(form, tag) and (often > 1 or form.isalpha()) and "/" not in found:
            rows[form, tag] = found
    for line in IRREGULAR.read_text(encoding="utf-8").splitlines():
        if line[:1] != "#":
            form, tag, found = line.split("\t")
            rows[form, tag] = found
    known = seen.keys() | rows.keys()
    for form, often in counts.items():
        for tag, stem in _stems(form, counts):
            if often >= OFTEN and (form, tag) not in known and stem != regular(form, tag):
                rows[form, tag] = stem
    lines = [f"{form}\t{tag}\t{found}\n" for (form, tag), found in sorted(rows.items())]
    path.write_text(HEAD + "".join(lines), encoding="utf-8")


def _stems(form: str, counts: Mapping[str, int]) -> Iterable[tuple[str, str]]:
    """Tags and the most frequent word that the form may come from."""
    for ending, tags in INFLECTED.items():
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            candidates = [stem, stem + "e", *([stem[:-1]] if stem[-1] == stem[-2] else [])]
            if ending == "ed" and stem.endswith("i"):
                candidates = [stem[:-1] + "y"]
            best = max(candidates, key=lambda c: counts.get(c, 0))
            if counts.get(best, 0) >= OFTEN:
                yield from ((tag, best) for tag in tags)
