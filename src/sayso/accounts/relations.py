"""How accounts of one incident stand to one another: reprint, revision, part, dispute, denial, each with its reason."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from typing import TYPE_CHECKING

from sayso.accounts.aliases import source_key
from sayso.records import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sayso.accounts.reprints import Reprint
    from sayso.ledger.figures import Denial
    from sayso.records import Account, Figure

__all__ = ["Range", "ranges", "relations"]

RULE = "lowest low to highest high of the accounts that count everybody and are not given as superseded"

_SAME_TIME = 2
"""Days within which a lower toll than another source's contradicts it; later, it may be of something else."""

_TIMES = 4
"""A report's own voice that counts less than the largest toll by more than this counts some of those harmed."""

_PLAIN = frozenset(
    "people person persons others more dead wounded injured victims casualties lives bodies deaths civilians at least "
    "number total".split()
)
"""Words of a population that tell no people from others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Range:
    """The span of a measure's accounts and the rule that made it; no estimate of what happened."""

    measure: str
    low: int | None
    high: int | None
    accounts: int
    rule: str = RULE


def ranges(accounts: Iterable[Account]) -> tuple[Range, ...]:
    """The range of each measure: the lowest low and the highest high; a bound that no account gives is None."""
    whole = [a for a in accounts if not a.part and not a.earlier and (a.low, a.high) != (None, None)]
    made = []
    for measure in dict.fromkeys(account.measure for account in whole):
        held = [account for account in whole if account.measure == measure]
        lows = [account.low for account in held if account.low is not None]
        highs = [account.high for account in held if account.high is not None]
        made.append(Range(measure, min(lows, default=None), max(highs, default=None), len(held)))
    return tuple(made)


def relations(
    accounts: Sequence[Account], told: Mapping[str, Figure], reprints: Iterable[Reprint], said: Iterable[Denial]
) -> tuple[Relation, ...]:
    """The relations of an incident's accounts and reports.

    Args:
        accounts: The incident's accounts.
        told: Its figures by their ids.
        reprints: What its reports took over from one another.
        said: The statements of its reports that reject another.
    """
    found = [
        *(Relation("reprint", (reprint.story, reprint.origin), reprint.why) for reprint in reprints),
        *_parts(accounts, told),
        *_pairs(accounts),
        *_denials(accounts, told, said),
    ]
    return tuple(dict.fromkeys(found))


def _parts(accounts: Sequence[Account], told: Mapping[str, Figure]) -> Iterator[Relation]:
    home = {figure: account for account in accounts for figure in account.figures}
    for account in accounts:
        for figure in account.figures:
            whole = home.get(told[figure].part_of or "")
            if whole is not None and whole.id != account.id:
                why = f"“{told[figure].span.text}” are counted in “{whole.words}”"
                yield Relation("part", (account.id, whole.id), why)
                break


def _pairs(accounts: Sequence[Account]) -> Iterator[Relation]:
    """Revisions and disputes among the accounts that count everybody."""
    whole = [account for account in accounts if not account.part and (account.low, account.high) != (None, None)]
    for measure in dict.fromkeys(account.measure for account in whole):
        held = sorted((a for a in whole if a.measure == measure), key=lambda a: (a.as_of or "", a.id))
        yield from _revisions(held)
        yield from _disputes(held)


def _disputes(held: Sequence[Account]) -> Iterator[Relation]:
    """Numbers of one measure that cannot both be; of accounts with the same two numbers those of most reports."""
    most = max((_largest(account) for account in held), default=0)
    open_ended = {(source_key(a.source), a.low) for a in held if a.high is None}
    told = [
        dataclasses.replace(a, high=None) if (source_key(a.source), a.low) in open_ended else a
        for a in held
        if not a.earlier and (a.source or _TIMES * _largest(a) >= most)
    ]
    seen: set[frozenset[tuple[int | None, int | None]]] = set()
    for one, other in sorted(itertools.combinations(told, 2), key=lambda pair: -sum(len(a.reports) for a in pair)):
        numbers = frozenset({(one.low, one.high), (other.low, other.high)})
        if numbers not in seen and _disputed(one, other):
            seen.add(numbers)
            words = f"{_voice(one)}: “{one.words}”; {_voice(other)}: “{other.words}”"
            yield Relation("dispute", (one.id, other.id), words)


def _largest(account: Account) -> int:
    return max(account.low or 0, account.high or 0)


def _revisions(held: Sequence[Account]) -> Iterator[Relation]:
    """A source's next number on a later day, and what a report itself gives as an earlier toll."""
    last: dict[tuple[str, ...], Account] = {}
    for account in held:
        old = last.get(source_key(account.source)) if account.source else None
        if old and old.as_of and account.as_of and old.as_of < account.as_of and not _agree(old, account):
            why = f"{account.source} said “{old.words}” as of {old.as_of} and “{account.words}” as of {account.as_of}"
            yield Relation("revision", (account.id, old.id), why)
        if account.source and not account.earlier:
            last[source_key(account.source)] = account
    for old in (account for account in held if account.earlier):
        new = next(
            (a for a in held if not a.earlier and set(a.reports) & set(old.reports) and not _agree(a, old)), None
        )
        if new is not None:
            yield Relation("revision", (new.id, old.id), f"a report gives “{old.words}” as an earlier toll")


def _disputed(one: Account, other: Account) -> bool:
    """Whether two voices give numbers for the same people at the same time that cannot both be.

    A later and higher number is no contradiction: tolls rise.
    """
    apart = source_key(one.source) != source_key(other.source) or not one.source
    if not apart or _agree(one, other) or not _same_people(one, other):
        return False
    if not one.as_of or not other.as_of or one.as_of == other.as_of:
        return True
    first, last = sorted((one, other), key=lambda account: account.as_of or "")
    return _days(first, last) <= _SAME_TIME and _largest(last) < _largest(first)


def _days(first: Account, last: Account) -> int:
    """Days between the first reports of two accounts."""
    return (datetime.date.fromisoformat(last.as_of or "") - datetime.date.fromisoformat(first.as_of or "")).days


def _agree(one: Account, other: Account) -> bool:
    """Whether one number can be both: "at least 16" and "18" can, "16" and "18" cannot."""
    low = max(one.low or 0, other.low or 0)
    return all(account.high is None or low <= account.high for account in (one, other))


def _same_people(one: Account, other: Account) -> bool:
    """Whether two accounts count the same people, as far as their words tell; "children" are some of "people" only."""
    ours, theirs = ({*source_key(account.population)} - _PLAIN for account in (one, other))
    return bool(ours & theirs) or not (ours or theirs)


def _voice(account: Account) -> str:
    return account.source or "a report in its own voice"


def _denials(accounts: Sequence[Account], told: Mapping[str, Figure], said: Iterable[Denial]) -> Iterator[Relation]:
    """Statements that reject one which gives a figure of the incident."""
    home = {
        told[figure].attribution: account
        for account in accounts
        for figure in account.figures
        if told[figure].attribution
    }
    for denial in said:
        account = home.get(denial.rejects)
        if account is not None:
            yield Relation("denial", (denial.id, account.id), f"{denial.who or 'a source'} denies it: “{denial.words}”")
