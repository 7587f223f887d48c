"""What an incident's reports say side by side: the distinct accounts, by measure, source and number."""

from __future__ import annotations

import collections
import dataclasses
import hashlib
from typing import TYPE_CHECKING

from sayso.accounts.agencies import agency
from sayso.accounts.aliases import source_key
from sayso.accounts.naming import words_of
from sayso.records import Account

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.accounts.aliases import Alias
    from sayso.ledger.figures import Held
    from sayso.records import Figure

__all__ = ["FAMILY", "accounts", "sources"]

FAMILY = {"at least": "low", "more than": "low", "at most": "high", "fewer than": "high"}
"""Bounds that say the same of a number."""

_ORDER = {"killed": 0, "injured": 1, "missing": 2, "captured": 3, "displaced": 4}


def accounts(
    told: Iterable[Held],
    origins: Mapping[str, str],
    known: Mapping[str, Alias],
    types: Mapping[str, Sequence[str]],
) -> tuple[Account, ...]:
    """The distinct accounts of an incident, the deadliest measure and the earliest account first.

    Figures are one account where measure, number, family of the bound and source are the same. A figure without a
    source is its report's own; reports that reprint one story are one voice, and so are those that one agency signs.

    Args:
        told: The incident's figures.
        origins: For a report that is a reprint, the report that it goes back to.
        known: For a source's name that is an alias, the name that stands for it.
        types: For a figure that has an event, the event's PLOVER type and mode.
    """
    held = sorted(told, key=lambda t: (t.published or "9999", t.story, t.figure.span))
    names = sources(held)
    voices = _voices(held, origins)
    groups: dict[tuple[object, ...], list[Held]] = collections.defaultdict(list)
    for item in held:
        name = _standing(names[item.figure.id], known)
        voice = source_key(name) or ("=", voices[item.story])
        figure = item.figure
        number = (figure.low, figure.high) if figure.bound != "vague" else tuple(words_of(figure.span.text))
        groups[figure.measure, FAMILY.get(figure.bound, figure.bound), number, voice, figure.earlier].append(item)
    made = [_account(group, names, known, origins, types) for group in groups.values()]
    merged = _single(_bounds_apart(made))
    return tuple(
        sorted(merged, key=lambda a: (_ORDER.get(a.measure, 9), a.part, a.as_of or "9999", a.source or "", a.id))
    )


def _voices(held: Sequence[Held], origins: Mapping[str, str]) -> dict[str, str]:
    """Whose voice each report's own is: the agency's that signs it or another copy of its story, or the report's."""
    top = {item.story: origins.get(item.story, item.story) for item in held}
    signed: dict[str, str] = {}
    for item in held:
        if name := agency(item.byline):
            signed.setdefault(top[item.story], name)
    return {story: signed.get(origin, origin) for story, origin in top.items()}


def sources(held: Sequence[Held]) -> dict[str, str | None]:
    """Who gives each figure: its own source, or that of a figure that it repeats within the story."""
    by_id = {item.figure.id: item.figure for item in held}
    names = {}
    for item in held:
        figure: Figure | None = item.figure
        seen: set[str] = set()
        while figure and not figure.source and figure.same_as in by_id and figure.id not in seen:
            seen.add(figure.id)
            figure = by_id[figure.same_as] if figure.same_as else None
        names[item.figure.id] = figure.source if figure else None
    return names


def _standing(name: str | None, known: Mapping[str, Alias]) -> str | None:
    """The name that stands for a source."""
    alias = known.get(name or "")
    return alias.of if alias else name


def _account(
    group: Sequence[Held],
    names: Mapping[str, str | None],
    known: Mapping[str, Alias],
    origins: Mapping[str, str],
    types: Mapping[str, Sequence[str]],
) -> Account:
    first = group[0].figure
    name = _standing(names[first.id], known)
    given = {names[item.figure.id] or "" for item in group} & known.keys()
    ids = tuple(item.figure.id for item in group)
    reports = tuple(dict.fromkeys(item.story for item in group))
    key = hashlib.sha256("\x1f".join(sorted(ids)).encode()).hexdigest()[:12]
    copied = name is None and all(origins.get(report, report) not in reports for report in reports)
    return Account(
        id=f"account-{key}",
        measure=first.measure,
        source=name,
        low=first.low,
        high=first.high,
        bound=first.bound,
        words=first.span.text,
        as_of=min((item.published for item in group if item.published), default=None),
        reports=reports,
        figures=ids,
        independent=not copied and " via " not in f" {name or ''} ",
        population=first.population,
        place=next((item.figure.place for item in group if item.figure.place), None),
        part=any(item.figure.part_of is not None for item in group),
        earlier=first.earlier,
        names=tuple(f"{other}: {known[other].why}" for other in sorted(given)),
        reviewed="; ".join(f"{item.figure.id}: {item.reviewed}" for item in group if item.reviewed),
        types=tuple(sorted({told for figure in ids for told in types.get(figure, ())})),
    )


def _single(made: Sequence[Account]) -> list[Account]:
    """Accounts, one person marked as a part where every report that names one counts more people in the incident."""

    def one_of_more(account: Account) -> bool:
        more = (a for a in made if a.measure == account.measure and (a.low or a.high or 0) > 1)
        told = {report for other in more for report in other.reports}
        return account.low == account.high == 1 and set(account.reports) <= told

    return [dataclasses.replace(account, part=True) if one_of_more(account) else account for account in made]


def _bounds_apart(made: Sequence[Account]) -> list[Account]:
    """Accounts, a headline's bare number put to the bounded one of its report: "16" to "at least 16"."""
    kept: list[Account] = []
    for account in sorted(made, key=lambda a: a.bound == "exact"):
        home = next((i for i, other in enumerate(kept) if _headline_of(account, other)), None)
        if home is None:
            kept.append(account)
        else:
            kept[home] = dataclasses.replace(
                kept[home],
                reports=tuple(dict.fromkeys((*kept[home].reports, *account.reports))),
                figures=(*kept[home].figures, *account.figures),
                types=tuple(sorted({*kept[home].types, *account.types})),
            )
    return kept


def _headline_of(account: Account, other: Account) -> bool:
    same = account.measure == other.measure and account.part == other.part and account.earlier == other.earlier
    number = account.low is not None and account.low in {other.low, other.high}
    voice = source_key(account.source) == source_key(other.source) or account.source is None
    return same and number and voice and account.bound == "exact" and set(account.reports) <= set(other.reports)
