"""W3C Web Annotation: each figure as an annotation of its words, by quotation and position, one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["write"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(rows: Iterable[Mapping[str, object]], stream: TextIO) -> int:
    """Write an annotation for each row of :meth:`sayso.Ledger.figures`, and tell how many there were.

    Positions count Unicode code points of the text that sayso read, as the annotation model asks. Where a person
    reviewed the row, ``reviewed`` in the body tells so.
    """
    count = 0
    for row in rows:
        json.dump(_annotation(row), stream, ensure_ascii=False)
        stream.write("\n")
        count += 1
    return count


def _annotation(row: Mapping[str, object]) -> dict[str, object]:
    told = {name: row[name] for name in ("measure", "low", "high", "bound", "source", "place", "incident")}
    told["reviewed"] = row["reviewed"] or None
    return {
        "@context": CONTEXT,
        "id": f"urn:sayso:{row['id']}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": {
            "type": "TextualBody",
            "purpose": "classifying",
            "format": "application/json",
            "value": json.dumps({name: value for name, value in told.items() if value is not None}, ensure_ascii=False),
        },
        "target": {
            "source": str(row["link"]).partition("#")[0],
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": row["words"],
                    "prefix": row["prefix"],
                    "suffix": row["suffix"],
                },
                {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
            ],
        },
    }
