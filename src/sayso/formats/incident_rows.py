"""An incident and its accounts as rows for a table, JSON lines or CSV."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.records import Account, Incident, Relation

__all__ = ["account_row", "ends", "headed", "incident_row", "related"]


def incident_row(found: Incident, *, ranged: bool) -> dict[str, object]:
    """An incident as a row; with ``ranged`` the range of each measure and the rule that made it."""
    from sayso.accounts.relations import ranges

    row: dict[str, object] = {"schema": "sayso/1", **dataclasses.asdict(found)}
    if ranged:
        made = ranges(found.accounts)
        row["ranges"] = [dataclasses.asdict(one) for one in made]
        row["range"] = "; ".join(f"{one.measure} {ends(one.low, one.high)}" for one in made)
    return _Row(row, found)


class _Row(dict[str, object]):
    """An incident as its JSON holds it; a table asks it for shorter columns."""

    def __init__(self, row: dict[str, object], found: Incident) -> None:
        super().__init__(row)
        self._found = found

    def get(self, name: str, default: object = None) -> object:
        """A column of the table."""
        found = self._found
        if name == "incident":
            return found.id
        if name == "reports":
            return len(found.reports)
        if name in {"killed", "injured"}:
            whole = [a for a in found.accounts if a.measure == name and not a.part and not a.earlier]
            return "; ".join(dict.fromkeys(_number(account) for account in whole)) or None
        if name == "sources":
            return "; ".join(dict.fromkeys(a.source for a in found.accounts if a.source)) or None
        return super().get(name, default)


def _number(account: Account) -> str:
    number = account.low if account.low is not None else account.high
    if number is None:
        return account.words
    if account.bound == "range":
        return ends(account.low, account.high)
    return f"{number:,}" if account.bound == "exact" else f"{account.bound} {number:,}"


def ends(low: int | None, high: int | None) -> str:
    """A range in words; a question mark where an end is not known."""
    return f"{'?' if low is None else format(low, ',')} to {'?' if high is None else format(high, ',')}"


def account_row(account: Account) -> dict[str, object]:
    """An account as a row, with how many reports carry it."""
    row = dataclasses.asdict(account)
    return row | {
        "according_to": account.source or "own voice",
        "reports": len(account.reports),
        "report_ids": row["reports"],
    }


def headed(found: Incident) -> str:
    """What an incident is about, and below it its id, day, place and how many reports tell of it."""
    known = [found.id, found.date, found.place, f"{len(found.reports)} reports"]
    return f"{found.what or found.id}\n{' · '.join(part for part in known if part)}\n"


def related(found: Incident, held: Mapping[str, Account]) -> list[str]:
    """A line for each reprint, and for each relation of an account that is shown."""
    shown = [link for link in found.relations if link.kind == "reprint" or {*link.between} & held.keys()]
    return [f"{link.kind:10}{_between(link)}{' '.join(link.why.split())}" for link in shown]


def _between(link: Relation) -> str:
    return f"{link.between[0]} of {link.between[1]}: " if link.kind == "reprint" else ""
