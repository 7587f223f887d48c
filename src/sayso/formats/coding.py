"""A coding convention's numbers beside a figure, on request and under the convention's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.conventions import CONVENTIONS, Convention, coded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sayso.records import Figure

__all__ = ["CODED", "coded_row", "coded_rows", "figure_coded", "known", "note"]

CODED = ("convention", "coded_low", "coded_best", "coded_high")
"""The columns that a convention adds."""


def known(name: str) -> Convention:
    """The convention of that name.

    Raises:
        ValueError: There is none.
    """
    for convention in CONVENTIONS:
        if convention == name:
            return convention
    raise ValueError(f"no convention {name!r}: there are {', '.join(CONVENTIONS)}")


def figure_coded(figure: Figure, convention: Convention) -> dict[str, object]:
    """The columns of a figure."""
    return coded_row(
        {"words": figure.span.text, "low": figure.low, "high": figure.high, "bound": figure.bound}, convention
    )


def coded_row(row: Mapping[str, object], convention: Convention) -> dict[str, object]:
    """The columns of a row with ``words``, ``low``, ``high`` and ``bound``."""
    low, high = (value if isinstance(value, int) else None for value in (row.get("low"), row.get("high")))
    made = coded_words(str(row.get("words") or ""), (low, high), str(row.get("bound") or ""), convention)
    return dict(zip(CODED, (convention, made.low, made.best, made.high), strict=True))


def coded_rows(rows: Iterable[Mapping[str, object]], convention: Convention) -> Iterator[dict[str, object]]:
    """Rows of figures, each with the columns of the convention."""
    for row in rows:
        yield {**row, **coded_row(row, convention)}


def note(figure: Figure, convention: Convention) -> str:
    """What a convention writes, in words.

    >>> from sayso.records import Span
    >>> from sayso.records import Figure as Made
    >>> note(Made("f", Span(0, 6, "dozens"), "killed", None, None, "vague", "", "test"), "acled")
    'ACLED: 12'
    """
    row = figure_coded(figure, convention)
    low, best, high = (_number(row[name]) for name in CODED[1:])
    told = best if low == best == high else f"low {low}, best {best}, high {high}"
    return f"{convention.upper()}: {told}"


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else "none"
