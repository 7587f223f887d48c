"""Links between the figures of a story: the same toll told twice, and parts told apart from their whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.reading.figures.retold import RETOLD
from sayso.records import Figure

__all__ = ["Draft", "compatible", "link"]

MOST_PARTS = 7
CHILDREN = frozenset("children child boys boy girls girl babies baby infants minors teenagers".split())
WOMEN = frozenset({"women", "woman", "girls", "girl"})
FORCES = frozenset("soldiers soldier policemen policeman police officers officer troops guards guard".split())
ARMED = frozenset(
    "militants militant fighters fighter rebels rebel insurgents insurgent terrorists terrorist jihadists "
    "guerrillas guerrilla gunmen gunman".split()
)
UNARMED = frozenset("civilians civilian passengers passenger workers worker".split())
KINDS = (CHILDREN, WOMEN, FORCES, ARMED, UNARMED)
HARMED = frozenset("dead killed wounded injured missing displaced casualties victims deceased slain".split())


@dataclasses.dataclass
class Draft:
    """A figure under way, with what links need and a record does not keep.

    Args:
        figure: The record so far.
        noun: The noun counted, in lower case; empty where it is left out.
        line: The number of its line in the story.
        group: The same for members of one list ("two women and seven children").
        whole: The draft that this one is a part of by the words of its sentence.
        partitive: "noun" for "15 of the wounded", "pronoun" for "eight of them".
        form: The form of the count.
    """

    figure: Figure
    noun: str
    line: int
    group: int
    whole: int | None = None
    partitive: str = ""
    form: str = "number"
    same: int | None = None
    summed: bool = False

    @property
    def number(self) -> int | None:
        """The number of the figure, whichever end it bounds."""
        return self.figure.low if self.figure.low is not None else self.figure.high


def link(drafts: list[Draft]) -> None:
    """Fill in ``whole`` and ``same`` of every draft, in place, and mark totals over several incidents."""
    _same(drafts)
    _partitives(drafts)
    for measure in dict.fromkeys(d.figure.measure for d in drafts):
        _sums([n for n, d in enumerate(drafts) if d.figure.measure == measure], drafts)
    _beside_parts(drafts)


def _same(drafts: list[Draft]) -> None:
    for n, draft in enumerate(drafts):
        for k in range(n):
            other = drafts[k]
            apart = other.line != draft.line or (other.group != draft.group and (draft.number or 0) >= 5)
            if other.same is None and apart and _alike(draft, other):
                draft.same = k
                break


def _alike(a: Draft, b: Draft) -> bool:
    """Whether two figures of one measure may be the same toll: one number, and nouns that do not exclude each other."""
    one, two = a.number, b.number
    if a.figure.measure != b.figure.measure or one is None or one != two or one == 0:
        return False
    near = a.figure.headline or b.figure.headline or abs(a.line - b.line) <= 1
    if a.figure.earlier or b.figure.earlier or (a.figure.cumulative != b.figure.cumulative and not near):
        return False
    if one == 1:
        return bool(a.noun) and a.noun == b.noun
    return compatible(a.noun, b.noun)


def compatible(a: str, b: str) -> bool:
    """Whether two nouns may count the same people; a noun left out goes with any."""
    if not a or not b or a == b:
        return True
    for kind in KINDS:
        if (a in kind) != (b in kind) and (any(a in k for k in KINDS) and any(b in k for k in KINDS)):
            return False
    return True


def _opposed(a: str, b: str) -> bool:
    """Whether one noun counts those who fight and the other those who do not."""
    fighting, others = FORCES | ARMED, UNARMED | WOMEN | CHILDREN
    return (a in fighting and b in others) or (a in others and b in fighting)


def _strangers(a: str | None, b: str | None) -> bool:
    """Whether two sources bear names that share no word: their tolls do not add up to one another's.

    A name has two capitals at least; "the monitor" may be anybody told of before.
    """
    if a is None or b is None:
        return False
    one, two = ({w for w in name.split() if w[:1].isupper()} for name in (a, b))
    return len(one) > 1 and len(two) > 1 and not one & two


def _partitives(drafts: list[Draft]) -> None:
    """ "15 of the wounded" is a part of the nearest toll of the wounded that is large enough."""
    for n, draft in enumerate(drafts):
        upward = draft.partitive == "pronoun" and draft.figure.rule in {
            "of those before",
            "participle",
            "subject of the passive",
        }
        if draft.whole is not None or not (draft.partitive == "noun" or draft.figure.rule == "among" or upward):
            continue
        for k in range(n - 1, -1, -1):
            other = drafts[k]
            if (
                other.figure.measure != draft.figure.measure
                or (other.line == draft.line and other.figure.rule in {"among", "part"})
                or other.whole is not None
                or other.figure.cumulative != draft.figure.cumulative
            ):
                continue
            related = (
                draft.noun in HARMED
                or draft.noun == other.noun
                or draft.figure.rule == "among"
                or (upward and draft.line - other.line == 1)
            )
            if related and (other.number is None or (draft.number or 0) < other.number):
                draft.whole = k
                break


def _sums(members: list[int], drafts: list[Draft]) -> None:
    """Parts told in sentences of their own: they follow their whole and add up to it."""
    tolls = [n for n in members if _countable(drafts[n])]
    for n in tolls:
        whole = drafts[n]
        if (
            whole.same is not None
            or (whole.number or 0) < 3
            or whole.figure.bound == "about"
            and whole.figure.cumulative
        ):
            continue
        units = _units(n, tolls, drafts)
        chosen = _subset(whole, units, drafts)
        if chosen:
            _join(n, [k for unit in chosen for k in unit], members, drafts)


def _beside_parts(drafts: list[Draft]) -> None:
    """ "8 killed, 58 hurt in two attacks. ... The first killed 8 and hurt 55": the second 8 stands beside a part.

    It is a part too, though as large as its whole.
    """
    for draft in drafts:
        if draft.same is None or draft.whole is not None:
            continue
        tellings = [n for n, d in enumerate(drafts) if draft.same in {n, d.same}]
        for beside in drafts:
            if beside.line != draft.line or beside.whole is None or drafts[beside.whole].line == draft.line:
                continue
            target = next((n for n in tellings if drafts[n].line == drafts[beside.whole].line), None)
            if target is not None and drafts[target] is not draft:
                draft.whole, draft.same = target, None
                break


def _countable(draft: Draft) -> bool:
    return draft.number is not None and draft.number > 0 and not draft.figure.earlier and draft.number < 20_000


def _units(n: int, tolls: Sequence[int], drafts: Sequence[Draft]) -> list[list[int]]:
    """What may be a part of a toll: later tolls of other lines, members of one list together, each told once."""
    whole = drafts[n]
    groups: dict[int, list[int]] = {}
    tellings = {n} | {k for k, d in enumerate(drafts) if d.same == n}
    for k in tolls:
        part = drafts[k]
        retold = part.same is not None and drafts[part.same].whole not in tellings
        later = k > n and part.line != whole.line and not retold and (part.number or 0) < (whole.number or 0)
        opposed = _opposed(part.noun, whole.noun) or _strangers(part.figure.source, whole.figure.source)
        if later and part.whole is None and not opposed and part.figure.rule != RETOLD:
            groups.setdefault(part.group, []).append(k)
    return list(groups.values())[:MOST_PARTS]


def _subset(whole: Draft, units: list[list[int]], drafts: Sequence[Draft]) -> list[list[int]]:
    """The units that add up to the whole: they follow one another, one at most between them left out; else empty."""
    for first in range(min(2, len(units))):
        for last in range(first + 1, len(units)):
            run = units[first : last + 1]
            for left_out in [-1, *range(1, len(run) - 1)]:
                chosen = [unit for i, unit in enumerate(run) if i != left_out]
                if len(chosen) > 1 and _makes(whole, sum(drafts[k].number or 0 for unit in chosen for k in unit)):
                    return chosen
    for unit in units:
        total = sum(drafts[k].number or 0 for k in unit)
        if len(unit) > 1 and (
            _makes(whole, total) or (whole.figure.high is None and 0.9 * (whole.number or 0) <= total)
        ):
            return [unit]
    return []


def _makes(whole: Draft, total: int) -> bool:
    """Whether parts that add up to a total make the whole, its bound in mind."""
    number = whole.number or 0
    if whole.figure.bound == "more than":
        return number <= total <= number + max(1, number // 20)
    if whole.figure.bound == "about":
        return abs(total - number) <= number // 20
    return total == number


def _join(n: int, parts: list[int], members: list[int], drafts: list[Draft]) -> None:
    """Link every telling of the parts to the last telling of the whole before them."""
    tellings = [k for k in members if k == n or drafts[k].same == n]
    before = [k for k in tellings if k < min(parts)]
    target = before[-1] if before else n
    for k in members:
        told = k in parts or drafts[k].same in parts
        if told and drafts[k].whole is None:
            drafts[k].whole = target
    if len({drafts[k].line for k in parts}) > 1:
        for k in tellings:
            drafts[k].summed = True
