"""A word and its tag to its lemma: a table from the treebanks, then the regular inflections of English."""

from __future__ import annotations

import functools
import pathlib

__all__ = ["lemma", "regular"]

TABLE = pathlib.Path(__file__).with_name("model") / "lemmas.tsv"
VOWELS = frozenset("aeiou")
DOUBLED = frozenset("bdgmnprt")
# Endings after which a verb has a silent e: forced, raised, argued, moved, handled, urged.
SILENT = tuple("c s u v z rg dg ng bl cl dl fl gl kl pl tl at ut ir ur".split())


def lemma(form: str, tag: str) -> str:
    """The lemma of a word form with its Penn tag, after the conventions of the Universal Dependencies treebanks.

    >>> lemma("children", "NNS"), lemma("accused", "VBD"), lemma("Kurds", "NNPS")
    ('child', 'accuse', 'Kurd')
    """
    return _lemma(form, tag)


@functools.lru_cache(maxsize=50_000)
def _lemma(form: str, tag: str) -> str:
    if tag == "NNP":
        return form
    if tag == "NNPS":
        return regular(form, "NNS")
    low = form.lower()
    return _table().get((low, tag)) or _table().get((low, tag[:2])) or regular(low, tag)


@functools.cache
def _table() -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {(form, tag): found for form, tag, found in rows}


def regular(form: str, tag: str) -> str:
    """The lemma by regular inflection alone; a form without such an ending is its own lemma."""
    if tag in {"NNS", "VBZ"}:
        return _without_s(form)
    if tag in {"VBD", "VBN"} and form.endswith("ed") and len(form) > 3:
        return form[:-3] + "y" if form.endswith("ied") and len(form) > 4 else _stem(form[:-2])
    if tag == "VBG" and form.endswith("ing") and len(form) > 4:
        return _stem(form[:-3])
    if tag in {"JJR", "RBR"} and form.endswith("er"):
        return form[:-3] + "y" if form.endswith("ier") else _stem(form[:-2])
    if tag in {"JJS", "RBS"} and form.endswith("est"):
        return form[:-4] + "y" if form.endswith("iest") else _stem(form[:-3])
    return form


def _without_s(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _stem(stem: str) -> str:
    """A stem without its ending, with its silent e put back or its doubled consonant undone."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in DOUBLED:
        return stem[:-1]
    if stem.endswith(SILENT) and stem[-2:] not in {"ss", "us", "zz"} and not stem.endswith(("eat", "oat", "out")):
        return stem + "e"
    short = len(stem) > 2 and stem[-1] not in VOWELS | set("wxyh") and stem[-2] in VOWELS
    single = short and stem[-3] not in VOWELS and not any(c in VOWELS for c in stem[:-2])
    return stem + "e" if single else stem
