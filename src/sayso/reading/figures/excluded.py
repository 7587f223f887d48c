"""Amounts that count nobody: money, ages, dates, shares, scores, names."""

from __future__ import annotations

from sayso.language.numbers import Quantity
from sayso.reading.figures.line import DAYS, Line
from sayso.reading.figures.phrase import NEVER, noun_phrase
from sayso.reading.figures.words import harm_verb, harm_word, kind_of

__all__ = ["is_excluded"]

MONEY = frozenset({"$", "€", "£", "us$", "usd", "eur"})
MONTHS = frozenset(d for d in DAYS if not d.endswith(("day", "night", "morrow")))
PARENTS = frozenset("mother father parent grandmother grandfather child boy girl".split())
BE_HARMED = frozenset({"were", "are", "have", "had", "was", "been"})


def is_excluded(line: Line, q: Quantity) -> bool:
    """Money, percentages, clock times, dates, ages, list numbers, parts of names."""
    before, after = line.word(q.first - 1), line.word(q.last + 1)
    if (
        line.word(q.start - 1) in MONEY
        or after in NEVER
        or before in {"no.", "number", "aged", "age", "/", "$", "type", "channel", "article"}
    ):
        return True
    if _score(line, q) or _difference(line, q) or _family(line, q):
        return True
    if q.form == "vague":
        return (line.word(q.start) in {"most", "some", "many", "much", "few"} and _no_noun(line, q)) or line.word(
            q.start - 1
        ) in {"how", "so", "too", "as", "at"}
    if _years(line, q) or (line.word(q.first - 2), before) == ("as", "of"):
        return True
    if _day_of_month(line, q):
        return True
    value = q.value or 0
    if after in MONTHS and value <= 31:
        return True
    if (
        _share(line, q)
        or "aged" in line.low[max(0, q.first - 4) : q.first]
        and line.word(q.first - 1) in {"and", ",", "aged"}
    ):
        return True
    joined = line.word(q.last + 1) in {"-", "–"} and line.word(q.last + 2)
    if joined and (
        kind_of(line.word(q.last + 2)) == "thing"
        or line.word(q.last + 2).rstrip("-") in {"year", "day", "member", "man", "mm", "year-old", "story", "point"}
    ):
        return True
    if "year-old" in after or "yearold" in after:
        return True
    digits = line.word(q.start)
    if q.form == "digits" and q.start == q.stop and digits.isdigit() and 1900 <= value <= 2099:
        return not (
            kind_of(after) == "people"
            or line.capital[q.start]
            or before in {"killed", "killing", "kill", "kills"}
            and bool(after)
        )
    if digits.isdigit() and len(digits) > 1 and digits.startswith("0"):
        return True
    aged = before == "," and after in {",", ".", ";", "and", ")"} and q.form == "digits" and 1 < value < 110
    kind = kind_of(line.word(q.first - 2))
    return aged and (
        (kind == "unknown" and line.tag(q.first - 2).startswith("NN"))
        or (kind == "people" and line.tag(q.first - 2) in {"NN", "NNP"})
    )


def _day_of_month(line: Line, q: Quantity) -> bool:
    """ "March 9", but not "in March nine border guards" nor "on Sunday at least 29 were killed"."""
    if line.word(q.first - 1) not in MONTHS or q.bound != "exact" or (q.low or 0) > 31:
        return False
    _, head, kind, _, _ = noun_phrase(line, q.last + 1)
    return not (kind == "people" and head >= 0 and "," not in line.low[q.last + 1 : head]) and not (
        harm_word(line.word(q.last + 1)) or harm_verb(line.word(q.last + 1))
    )


def _score(line: Line, q: Quantity) -> bool:
    """ "3:1", "10:30"."""
    before, after = line.word(q.first - 1), line.word(q.last + 1)
    return (before == ":" and line.word(q.first - 2).isdigit()) or (after == ":" and line.word(q.last + 2).isdigit())


def _family(line: Line, q: Quantity) -> bool:
    """ "a mother of three", "a boy of nine"."""
    told = line.word(q.first - 1) == "of" and line.word(q.first - 2) in PARENTS
    return told and kind_of(line.word(q.last + 1)) != "people"


def _difference(line: Line, q: Quantity) -> bool:
    """ "nine more than on Friday", "20 fewer than last year", "all but two": how two counts differ."""
    if line.low[q.first - 2 : q.first] == ("all", "but"):
        return True
    if line.word(q.last + 1) not in {"more", "fewer", "less"} or q.bound != "exact":
        return False
    return "than" in line.low[q.last + 2 : q.last + 12] and not harm_word(line.word(q.last + 2))


def _years(line: Line, q: Quantity) -> bool:
    """ "between 2010 and 2015"."""
    ends = (q.low or 0) >= 1900 and (q.high or 0) <= 2099
    return q.bound == "range" and q.form == "digits" and ends and kind_of(line.word(q.last + 1)) != "people"


def _share(line: Line, q: Quantity) -> bool:
    """ "40 percent of the town's 9,000 people", "nine in ten": a base, not a count."""
    before = line.low[max(0, q.first - 6) : q.first]
    if {"percent", "%", "cent"} & set(before) and "of" in before:
        return True
    return (
        line.word(q.first - 1) == "in"
        and line.tag(q.first - 2) == "CD"
        and line.word(q.last + 1) in {"of", "are", "is", "were"}
    )


def _no_noun(line: Line, q: Quantity) -> bool:
    """Whether "most", "some", "many" stand without a noun for people or a harmed state behind them."""
    last, head, kind, _, partitive = noun_phrase(line, q.last + 1, vague=True)
    if line.word(q.start) == "most" and line.word(head) != "population":
        # "most of them" says how a count divides, not how many.
        return True
    if kind in {"people", "unknown"} or partitive == "pronoun":
        return False
    following = line.word(max(last, q.last) + 1)
    return not (
        harm_word(following) or harm_verb(following) or following in BE_HARMED or line.word(last) in {"more", "others"}
    )
