"""Word lists that a domain expert would edit, as data files with their provenance, and how they are read."""

from __future__ import annotations

import functools
import pathlib

__all__ = ["table", "words"]

HERE = pathlib.Path(__file__).parent


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of ``name.txt``, one a line; ``#`` opens a remark."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@functools.cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``name.tsv`` as dictionaries by the names in its first line; ``#`` opens a remark."""
    lines = [x for x in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    head = lines[0].split("\t")
    return tuple(dict(zip(head, [*line.split("\t"), *[""] * len(head)], strict=False)) for line in lines[1:])
