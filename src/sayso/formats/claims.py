"""schema.org Claim without a rating: who gives which figure in which article; one a line, as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["write"]


def write(rows: Iterable[Mapping[str, object]], stream: TextIO) -> int:
    """Write a claim for each row of :meth:`sayso.Ledger.figures`, and tell how many there were.

    No ``ClaimReview`` and no rating: sayso reports who says what, and never who is right. Where a person reviewed the
    row that sayso read, ``creativeWorkStatus`` tells so ("rejected by Ana").
    """
    count = 0
    for row in rows:
        json.dump(_claim(row), stream, ensure_ascii=False)
        stream.write("\n")
        count += 1
    return count


def _claim(row: Mapping[str, object]) -> dict[str, object]:
    article = {
        "@type": "NewsArticle",
        "url": str(row["link"]).partition("#")[0],
        "headline": row["title"],
        "datePublished": row["published"],
        "publisher": {"@type": "Organization", "name": row["outlet"]} if row["outlet"] else None,
    }
    claim = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"urn:sayso:{row['id']}",
        "text": f"{row['prefix']}{row['words']}{row['suffix']}".strip(),
        "name": row["words"],
        "author": {"@type": "Thing", "name": row["source"]} if row["source"] else None,
        "appearance": {key: value for key, value in article.items() if value is not None},
        "about": {"@type": "Event", "@id": f"urn:sayso:{row['incident']}"} if row["incident"] else None,
        "url": row["link"],
        "creativeWorkStatus": row["reviewed"] or None,
    }
    return {key: value for key, value in claim.items() if value is not None}
