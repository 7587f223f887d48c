"""Time and scope of a figure: one incident or a running total, since when, and where."""

from __future__ import annotations

from sayso.reading.figures.dates import Times, since_of
from sayso.reading.figures.line import Line
from sayso.reading.figures.model import Count, Mark
from sayso.reading.figures.words import kind_of
from sayso.reading.lexicon import words

__all__ = ["cumulative", "place", "since"]

SPANS = frozenset("years year months month weeks week days decade decades".split())
SHORT = frozenset("hours hour minutes".split())
RECENT = frozenset({"past", "last", "recent", "previous", "first", "coming", "next", "following"})
DURING = frozenset("over in during for within throughout across of".split())
SCALE = 20_000
CLOCK = frozenset(
    "yesterday today morning afternoon evening night noon midnight dawn monday tuesday wednesday thursday friday "
    "saturday sunday then".split()
)
BREAKS = frozenset("who which that after when while as where but although ; : whose before until".split())
PLACED = frozenset("in at near outside inside around on from across of".split())
COMPARED = 12
BRINGS = frozenset({"brought", "brings", "bring", "bringing"})
WARS = words("wars")
VAST = frozenset({"millions", "thousands"})


def cumulative(line: Line, count: Count, mark: Mark) -> bool:
    """Whether a count is a total over many incidents or a period, by the words around it.

    A war as the agent, "since 2011", "over the past two years", "so far this year", separate attacks, or a size that
    no incident has ("millions displaced") say so.
    """
    if mark.measure == "present":
        return False
    if (count.low or count.high or 0) >= SCALE or _vast(line, count):
        return True
    amount = set(line.low[count.first : count.last + 1])
    if mark.measure == "displaced" and "thousands" in amount:
        return True
    if count.form == "vague" and amount & {"hundreds", "thousands"} and _repeated(line, mark.at):
        return True
    if mark.rule == "toll" and _brought_to(line, mark.at):
        return True
    if line.deps[mark.at] == "advcl" and any(line.word(k) == "since" for k in line.children[mark.at]):
        # "the deadliest since gas killed hundreds": the harm is what is counted from
        return False
    start, stop = _clause(line, count, mark)
    if line.word(0) == "since":
        start = 0
    area = range(start, stop)
    return _since_at(line, start, stop) >= 0 or any(
        _period(line, i) or _series(line, i) or _war(line, i, count, mark) for i in area
    )


def _brought_to(line: Line, at: int) -> bool:
    """ "It brought the total number of reporters killed to 18": the number counts many incidents."""
    return line.word(at - 1) == "total" and any(line.word(k) in BRINGS for k in range(max(0, at - 4), at))


def _repeated(line: Line, at: int) -> bool:
    """Whether so many came to harm again and again: "have killed hundreds", "attacks that cost hundreds of lives"."""
    before = range(max(0, at - 9), at)
    return bool({"has", "have"} & set(line.low[max(0, at - 4) : at])) or any(
        line.tag(k) == "NNS" and kind_of(line.word(k)) == "attacks" for k in before
    )


def _vast(line: Line, count: Count) -> bool:
    amount = line.low[count.first : count.last + 1]
    if "millions" in amount:
        return True
    return amount[:3] in {("tens", "of", "thousands"), ("hundreds", "of", "thousands")}


def _clause(line: Line, count: Count, mark: Mark) -> tuple[int, int]:
    start, stop = min(count.outer, mark.at), max(count.last, mark.at) + 1
    while start > 0 and line.word(start - 1) not in BREAKS:
        start -= 1
    while stop < len(line) and line.word(stop) not in BREAKS:
        stop += 1
    return start, stop


def _since_at(line: Line, start: int, stop: int) -> int:
    """Where "since" opens a date or an event that is no part of one day; -1 where none does."""
    for i in range(start, stop):
        if (
            line.word(i) == "since"
            and i + 1 < len(line)
            and (_since_then(line, i) or not any(w in CLOCK or w in SHORT for w in line.low[i + 1 : i + 3]))
        ):
            if line.word(i + 1) in {",", "."} or line.tag(i + 1) == "VBG" or _compared(line, i):
                continue
            return i
    return -1


def _since_then(line: Line, i: int) -> bool:
    """ "More than 900 have been killed since then"."""
    return line.word(i + 1) == "then" and bool({"has", "have"} & set(line.low[max(0, i - 8) : i]))


def _compared(line: Line, since_at: int) -> bool:
    """Whether "since" only compares: "the biggest loss since they came", "the first blast since the war began"."""
    before = range(max(0, since_at - COMPARED), since_at)
    return any(line.tag(k) == "JJS" and line.word(k) != "least" or line.word(k) in {"first", "worst"} for k in before)


def _period(line: Line, i: int) -> bool:
    """ "over the past five years", "in the last 12 days", "so far this year", "seven days of strikes"."""
    word = line.word(i)
    if word not in SPANS or i == 0:
        return (word, line.word(i + 1)) in {("so", "far"), ("to", "date"), ("all", "told")}
    before = set(line.low[max(0, i - 5) : i])
    if before & RECENT and before & DURING:
        return word.endswith("s") or line.word(i - 1) == "past"
    if line.word(i - 1) == "this" and word in {"year", "month"}:
        return True
    if line.tag(i - 1) != "CD":
        return False
    during = {"in", "over", "during", "within"} & set(line.low[max(0, i - 3) : i])
    return line.word(i + 1) == "of" or (bool(during) and word != "days")


def _series(line: Line, i: int) -> bool:
    """ "separate raids", "a series of strikes", "across the country"."""
    word, nxt = line.word(i), line.word(i + 1)
    if word == "separate" and nxt.endswith("s"):
        return line.tag(i - 1) != "CD"
    if word in {"series", "string", "wave", "spate", "succession"} and nxt == "of":
        return True
    return word == "overall" or (
        word in {"across", "throughout"} and (nxt, line.word(i + 2)) in {("the", "country"), ("the", "nation")}
    )


def _war(line: Line, i: int, count: Count, mark: Mark) -> bool:
    """Whether a war or campaign does the harm, or is what people were harmed in."""
    if line.word(i) not in WARS or not line.tag(i).startswith("NN"):
        return False
    if line.tag(i + 1).startswith("NN") and line.word(i + 1) != "deaths":
        return False
    big = (count.low or count.high or 0) >= 1000 or line.word(count.first) in VAST
    if i < mark.at:
        gap = line.low[i + 1 : mark.at]
        return big or (mark.rule.startswith("object") and i < count.first and bool({"has", "have", "had"} & set(gap)))
    return big and line.word(i - 1) != "of"


def since(line: Line, times: Times) -> str | None:
    """The date that a running total counts from, in EDTF, never finer than the text; None where the line gives none."""
    at = _since_at(line, 0, len(line))
    return since_of(line, at, times) if at >= 0 else None


def _placed(line: Line, start: int, i: int) -> bool:
    """Whether a preposition of place leads to a name, over nothing but the noun phrase that it stands in."""
    for k in range(i - 1, max(start, i - 6) - 1, -1):
        if line.word(k) in PLACED - {"of"}:
            return True
        if line.word(k) != "of" and not line.tag(k).startswith(("NN", "JJ", "DT", "PRP$", "POS", "HYPH")):
            return False
    return False


def place(line: Line, count: Count, mark: Mark) -> str | None:
    """The place that stands behind a count and its verb: the nearest name of a place after "in", "at" or "near"."""
    named = line.passage.named
    start = max(count.last, mark.at) + 1
    for i in range(start, min(len(line), start + 14)):
        if line.word(i) in BREAKS and line.word(i) != "as":
            return None
        if line.entity(i) == "LOC" and line.entity(i - 1) != "LOC" and _placed(line, start, i):
            stop = i
            while line.entity(stop + 1) == "LOC" and named[line.base + stop + 1] is named[line.base + stop]:
                stop += 1
            if line.word(stop + 1) == "-":
                continue  # "Dawn-held Orlo" names who holds it
            return line.passage.cut(line.base + i, line.base + stop).text
    return None
