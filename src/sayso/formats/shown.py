"""One row of a ledger for the terminal: its words in context, what is known of it, and what people say of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sayso.formats.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["flat", "lines"]


def lines(row: Mapping[str, object]) -> Iterator[str]:
    """The lines that show a row of :meth:`sayso.Ledger.show`: one for each thing that is known."""
    if "before" in row:
        before, words, after = (one_line(str(row[part])) for part in ("before", "words", "after"))
        yield f"… {before} [{words}] {after} …\n"
    for name, value in row.items():
        if name in {"before", "after", "accounts", "relations", "reviews", "read_by"}:
            continue
        told = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
        if told:
            yield f"{name.replace('_', ' '):16}{one_line(told)}"
    run = row.get("read_by")
    if isinstance(run, dict):
        yield f"{'read by':16}sayso {run['version']}, model {run['model']}, {run['started']}"
    for account in _rows(row.get("accounts")):
        voice = account["source"] or "a report's own voice"
        yield f"{account['measure']:16}{one_line(str(account['words']))} · {voice} · {account['as_of'] or '–'}"
    for review in _rows(row.get("reviews")):
        told = f" {review['field']} = {review['value']}" if review["field"] else ""
        why = f" ({review['why']})" if review["why"] else ""
        yield f"{'review ' + str(review['id']):16}{review['verdict']}{told} by {review['who']}, {review['at']}{why}"


def flat(row: Mapping[str, object]) -> dict[str, object]:
    """A row whose every value is one cell: lists and records as JSON."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list, tuple)) else value
        for name, value in row.items()
    }


def _rows(value: object) -> Iterable[Mapping[str, object]]:
    return value if isinstance(value, (list, tuple)) else ()
