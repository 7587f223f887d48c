"""Numbers of a text as it words them: digits, words, ranges, vague amounts, and the bound that goes with each."""

from __future__ import annotations

import csv
import dataclasses
import functools
import importlib.resources
import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from sayso.records import Bound

__all__ = ["Quantity", "number_value", "quantities"]

Form: TypeAlias = Literal["digits", "words", "vague"]
Low: TypeAlias = tuple[str, ...]

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SCALES_OF_DOZEN = {"dozen": 12, "score": 20}
PLURAL_SCALES = frozenset({"dozens", "scores", "tens", "hundreds", "thousands", "millions"})
FEW = frozenset({"several", "few", "many", "some"})
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
JOINED = re.compile(r"(\d[\d,]*)[-–](\d[\d,]*)")
TAKES_OVER = frozenset("hand handed handing hands turn turned turning turns".split())
"""Verbs that make a particle of the "over" behind them: "handed over 16 prisoners" is sixteen."""
DASHES = frozenset({"-", "–", "—"})
FIGURED = re.compile(r"\d|\w-\w")
"""What a word that is no opener holds where an amount may open with it: "31", "twenty-six"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a run of words.

    ``first`` and ``last`` are the words it covers, bound words included; ``start`` is the first word of the number
    itself and ``stop`` its last. ``low`` and ``high`` follow the contract: a vague amount has neither.
    """

    first: int
    last: int
    start: int
    stop: int
    low: int | None
    high: int | None
    bound: Bound
    form: Form

    @property
    def value(self) -> int | None:
        """The number itself, whichever end it bounds; None where vague."""
        return self.low if self.low is not None else self.high


def quantities(words: Sequence[str]) -> tuple[Quantity, ...]:
    """Every amount in a run of words, left to right, none inside another.

    >>> [(q.low, q.high, q.bound) for q in quantities("at least 31 rebels and two dozen others".split())]
    [(31, None, 'at least'), (24, 24, 'exact')]
    >>> [(q.low, q.high, q.bound) for q in quantities("between 20 and 30 , or tens of thousands".split())]
    [(20, 30, 'range'), (None, None, 'vague')]
    """
    return tuple(_walk(tuple(word.lower() for word in words)))


def number_value(words: Sequence[str]) -> int | None:
    """The value of words that are one number and nothing else; None otherwise.

    >>> number_value(["twenty", "-", "six"]), number_value(["1.9", "million"]), number_value(["dozens"])
    (26, 1900000, None)
    """
    low = tuple(word.lower() for word in words)
    found = _number(low, 0)
    return found[1] if found and found[0] == len(low) - 1 else None


def _walk(low: Low) -> Iterator[Quantity]:
    at, floor = 0, 0
    openers = _openers()
    while at < len(low):
        if low[at] not in openers and (low[at].isalpha() or not FIGURED.search(low[at])):
            at += 1
            continue
        found = _range(low, at, floor) or _single(low, at, floor)
        if found is None:
            at += 1
        else:
            yield found
            at = floor = found.last + 1


@functools.cache
def _openers() -> frozenset[str]:
    """The words that an amount may open with; what holds a digit or a hyphen may too."""
    vague = {words[0] for words in _vague_phrases()}
    return frozenset(
        {*UNITS, *TENS, *SCALES, *SCALES_OF_DOZEN, *PLURAL_SCALES, *vague, "a", "half", "quarter", "between", "some"}
    )


def _range(low: Low, at: int, floor: int) -> Quantity | None:
    """ "between 20 and 30", "20 to 30", "two or three", "20-30"; not "from 20 to 30", which tells of two numbers."""
    joined = JOINED.fullmatch(low[at])
    if joined:
        ends = [int(part.replace(",", "")) for part in joined.groups()]
        return _ranged(low, at, at, ends, floor) if ends[0] < ends[1] else None
    opener = low[at] == "between"
    if at and low[at - 1] == "from" and low[at - 2 : at - 1] != ("anywhere",):
        return None
    one = _number(low, at + opener)
    if one is None or one[0] + 2 >= len(low):
        return None
    link = low[one[0] + 1]
    two = _number(low, one[0] + 2)
    if two is not None:
        one = one[0], _scaled(low, one, two)
    if two is None or one[1] >= two[1]:
        return None
    fits = link == "and" if low[at] == "between" else link in {"to", "or"} or link in DASHES
    if link == "or" and two[1] - one[1] > 5:
        fits = False
    if link == "to" and not opener and two[1] > 12 * one[1]:
        fits = False
    return _ranged(low, at, two[0], [one[1], two[1]], floor) if fits else None


def _scaled(low: Low, one: tuple[int, int], two: tuple[int, int]) -> int:
    """The first end of a range, in the scale that its second end alone bears: "two to three million"."""
    scale = SCALES.get(low[two[0]], 1)
    bare = low[one[0]] not in SCALES and one[1] < two[1] // scale
    return one[1] * scale if bare and scale >= SCALES["thousand"] else one[1]


def _ranged(low: Low, at: int, stop: int, ends: Sequence[int], floor: int) -> Quantity:
    first = _bound_before(low, at, floor)[0]
    form: Form = "digits" if low[stop][0].isdigit() else "words"
    return Quantity(first, stop, at, stop, ends[0], ends[1], "range", form)


def _single(low: Low, at: int, floor: int) -> Quantity | None:
    found = _number(low, at)
    if found is None:
        vague = _vague(low, at)
        first = _bound_before(low, at, floor)[0]
        return None if vague is None else Quantity(first, vague, at, vague, None, None, "vague", "vague")
    stop, value = found
    first, bound = _bound_before(low, at, floor)
    last, after = _bound_after(low, stop)
    low_end, high_end = _ends(value, bound or after or "exact")
    form: Form = "digits" if low[at][:1].isdigit() else "words"
    return Quantity(first, last, at, stop, low_end, high_end, bound or after or "exact", form)


def _ends(value: int, bound: Bound) -> tuple[int | None, int | None]:
    if bound in {"at least", "more than"}:
        return value, None
    if bound in {"at most", "fewer than"}:
        return None, value
    return value, value


def _number(low: Low, at: int) -> tuple[int, int] | None:
    """Last word and value of the number that opens at a word."""
    if at >= len(low):
        return None
    return _fraction(low, at) or _dozen(low, at) or _digits(low, at) or _worded(low, at)


def _fraction(low: Low, at: int) -> tuple[int, int] | None:
    """ "half a million", "a quarter of a million"."""
    if low[at] not in {"half", "a", "quarter"}:
        return None
    for opening, part in ((("half", "a"), 2), (("a", "quarter", "of", "a"), 4), (("quarter", "of", "a"), 4)):
        end = at + len(opening)
        if low[at:end] == opening and end < len(low):
            scale = SCALES.get(low[end]) or SCALES_OF_DOZEN.get(low[end])
            if scale:
                return end, scale // part
    return None


def _dozen(low: Low, at: int) -> tuple[int, int] | None:
    """ "a dozen", "two dozen", "a hundred", "a million"."""
    if at + 1 >= len(low):
        return None
    times = 1 if low[at] in {"a", "one"} else UNITS.get(low[at], TENS.get(low[at], 0))
    if not times and low[at].isdecimal():
        times = int(low[at])
    if times and low[at + 1] in SCALES_OF_DOZEN and (low[at + 1] == "dozen" or times > 1):
        return at + 1, times * SCALES_OF_DOZEN[low[at + 1]]
    return (at + 1, SCALES[low[at + 1]]) if low[at] == "a" and low[at + 1] in SCALES else None


def _digits(low: Low, at: int) -> tuple[int, int] | None:
    word = low[at].removesuffix("+")
    if not DIGITS.fullmatch(word):
        return None
    amount = float(word.replace(",", ""))
    scale = SCALES.get(low[at + 1]) if at + 1 < len(low) else None
    if scale:
        return at + 1, round(amount * scale)
    return (at, int(amount)) if amount.is_integer() and "." not in word else None


def _worded(low: Low, at: int) -> tuple[int, int] | None:
    """ "six", "twenty-six", "one hundred and twenty", "two thousand four hundred"."""
    first = low[at].partition("-")[0]
    if first not in UNITS and first not in TENS:
        return None
    total = part = 0
    end = -1
    i = at
    while i < len(low):
        pieces = low[i].split("-") if "-" in low[i] and low[i] not in DASHES else [low[i]]
        values = [UNITS.get(p, TENS.get(p)) for p in pieces]
        if all(v is not None for v in values) and (
            end < 0 or part % 100 == 0 or (part % 10 == 0 and values[0] in range(1, 10))
        ):
            part += sum(v for v in values if v is not None)
            end = i
        elif low[i] in SCALES and end >= 0:
            scale = SCALES[low[i]]
            total, part = (total, part * 100) if scale == 100 else (total + part * scale, 0)
            end = i
        elif not (end >= 0 and _goes_on(low, i, total + part)):
            break
        i += 1
    return (end, total + part) if end >= 0 else None


def _goes_on(low: Low, i: int, so_far: int) -> bool:
    """Whether a hyphen or "and" stands inside a number: "twenty - six", "one hundred and six"."""
    if i + 1 >= len(low):
        return False
    unit = UNITS.get(low[i + 1], 0)
    if low[i] in DASHES:
        return so_far % 100 in TENS.values() and 0 < unit < 10
    return low[i] == "and" and so_far >= 100 and so_far % 100 == 0 and bool(unit or TENS.get(low[i + 1]))


def _vague(low: Low, at: int) -> int | None:
    """Last word of the vague amount that opens at a word."""
    end = -1
    if at and low[at - 1] == "as" and low[at + 1 : at + 2] == ("as",):
        return None
    for length in (4, 3, 2, 1):
        needs_of = _vague_phrases().get(low[at : at + length])
        if needs_of is not None and at + length <= len(low):
            if needs_of and low[at + length : at + length + 1] != ("of",):
                continue
            end = at + length - 1
            break
    if end < 0:
        some = low[at] == "some" and at + 1 < len(low) and low[at + 1] in PLURAL_SCALES
        if not some:
            return None
        end = at + 1
    following = low[end + 1 : end + 2]
    if (
        low[end] in FEW
        and following
        and (following[0] in SCALES or following[0] in PLURAL_SCALES or following[0] == "dozen")
    ):
        end += 1
    while (
        low[end] in PLURAL_SCALES
        and low[end + 1 : end + 2] == ("of",)
        and low[end + 2 : end + 3]
        and low[end + 2] in PLURAL_SCALES
    ):
        end += 2
    return end


def _bound_before(low: Low, at: int, floor: int) -> tuple[int, Bound | None]:
    """First word and bound of the bound words that end right before a number."""
    first: int = at
    bound: Bound | None = None
    while True:
        for length in (4, 3, 2, 1):
            start = first - length
            named = _bounds("before").get(low[start:first]) if start >= floor else None
            if start > 0 and low[start:first] == ("over",) and low[start - 1] in TAKES_OVER:
                named = None
            if named is not None:
                # "at least some 30": the outer word is the one that bounds.
                first, bound = start, named if bound in {None, "about"} or named != "about" else bound
                break
        else:
            return first, bound


def _bound_after(low: Low, stop: int) -> tuple[int, Bound | None]:
    if low[stop].endswith("+"):
        return stop, "at least"
    for length in (2, 1):
        named = _bounds("after").get(low[stop + 1 : stop + 1 + length])
        if named is not None and stop + length < len(low):
            return stop + length, named
    return stop, None


@functools.cache
def _bounds(side: str) -> dict[Low, Bound]:
    return {tuple(row["phrase"].split()): row["bound"] for row in _table("bounds.tsv") if row["side"] == side}  # type: ignore[misc]


@functools.cache
def _vague_phrases() -> dict[Low, bool]:
    return {tuple(row["phrase"].split()): row["of"] == "yes" for row in _table("vague.tsv")}


def _table(name: str) -> list[dict[str, str]]:
    text = importlib.resources.files("sayso.language").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
