"""Rows of one kind, such as a ledger's answers, as a table for the terminal, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import types
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.formats.csv_ import cell
from sayso.formats.table import PIPED_WIDTH
from sayso.formats.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["HXL", "ROW_FORMATS", "hxl", "write"]

ROW_FORMATS = ("table", "json", "csv")

_NUMERIC = frozenset({"low", "high", "reports", "start", "end", "#"})

HXL = types.MappingProxyType(
    {
        "id": "#meta+id",
        "incident": "#event+id",
        "measure": "#indicator+name",
        "low": "#affected+num+min",
        "high": "#affected+num+max",
        "bound": "#meta+bound",
        "population": "#description+people",
        "according_to": "#meta+source",
        "source": "#meta+source",
        "outlet": "#meta+source+outlet",
        "published": "#date+published",
        "as_of": "#date+reported",
        "date": "#date+occurred",
        "place": "#loc+name",
        "what": "#event+name",
        "words": "#description+text",
        "title": "#description+title",
        "link": "#meta+url",
        "type": "#event+type",
        "reports": "#meta+reports+num",
    }
)
"""Columns and their tags of the Humanitarian Exchange Language (HXL 1.1)."""

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def hxl(columns: Sequence[str]) -> list[str]:
    """The tag row of some columns; a column without a tag is left without one."""
    return [HXL.get(name, "") for name in columns]


def write(
    rows: Iterable[Mapping[str, object]], columns: Sequence[str], name: str, stream: TextIO, *, tags: bool = False
) -> int:
    """Write rows as they come, and tell how many there were.

    Args:
        rows: Mappings; JSON gets all of each, a table and CSV the columns alone.
        columns: The columns, in order.
        name: One of :data:`ROW_FORMATS`.
        stream: Where they go.
        tags: For CSV, whether a row of HXL tags stands below the head.
    """
    if name == "json":
        return _json(rows, stream)
    if name == "csv":
        return _csv(rows, columns, stream, tags=tags)
    return _table(rows, columns, stream)


def _json(rows: Iterable[Mapping[str, object]], stream: TextIO) -> int:
    count = 0
    for row in rows:
        count += 1
        stream.write(json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS) + "\n")
    return count


def _csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: TextIO, *, tags: bool) -> int:
    out = csv.writer(stream, lineterminator="\n")
    out.writerow(columns)
    if tags:
        out.writerow(hxl(columns))
    count = 0
    for row in rows:
        count += 1
        out.writerow([cell(row.get(name)) for name in columns])
    return count


def _table(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: TextIO) -> int:
    terminal = stream.isatty()
    console = Console(
        file=stream,
        width=None if terminal else max(PIPED_WIDTH, 18 * len(columns)),
        force_terminal=terminal,
        color_system="auto" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        justify = "right" if name in _NUMERIC else "left"
        keep = name in _NUMERIC or name in {"incident", "id", "as_of", "measure", "published"}
        table.add_column(name.replace("_", " "), justify=justify, no_wrap=keep)  # type: ignore[arg-type]
    count = 0
    for row in rows:
        count += 1
        table.add_row(*(Text(_told(row.get(name))) for name in columns))
    if count:
        with console.capture() as captured:
            console.print(table)
        stream.write("".join(f"{line.rstrip(' ')}\n" for line in captured.get().splitlines()))
    return count


def _told(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else one_line(str(value))
