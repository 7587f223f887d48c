"""Parts of a count: "including three women", "eight of them", "13 people: eight guards and five drivers"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.figures.line import BE, Line
from sayso.reading.figures.lists import starts_clause
from sayso.reading.figures.model import Count, Mark, Reading
from sayso.reading.figures.words import BADLY, FATALLY, harm_verb, harm_word

__all__ = [
    "AMONG",
    "carry",
    "follow_breakdowns",
    "follow_parts",
    "follow_severity",
    "is_part",
    "lists_of_acts",
    "parts_of_bare_objects",
]

PART_WORDS = frozenset({"including", "includes", "included", "include", "amongst", "mostly", "mainly", "namely"})
AMONG = frozenset({"among", "amongst"})
THEM = frozenset({"them", "whom", "those", "these", "which"})


def is_part(line: Line, count: Count) -> bool:
    """Whether a count stands behind "including" or "among them", or is "four of them"."""
    i = count.outer - 1
    if "of" in {line.word(i), line.word(i - 1)} and {"whom", "which"} & {line.word(i), line.word(i + 1)}:
        return True
    if line.word(i) in {"at", "least"}:
        i -= 2
    if line.word(i) in PART_WORDS or (line.word(i) in THEM and line.word(i - 1) in AMONG):
        return True
    if line.word(i) == "them" and line.word(i - 1) == "of" and line.word(i - 2) in {",", "", "-", "--", "and"}:
        return True
    return line.word(i) in BE and line.word(i - 1) in THEM and line.word(i - 2) in AMONG


def carry(before: Reading | None, reading: Reading) -> None:
    """ "Eight of them were women." takes up the last toll of the sentence before."""
    if before is None or not before.marks or any(m.count == 0 for m in reading.marks) or not reading.counts:
        return
    first = reading.counts[0]
    if first.partitive == "pronoun" and first.outer <= 2 and first.form in {"number", "vague"}:
        last = max((m for m in before.marks if not m.weak), key=lambda m: m.count, default=None)
        if last is not None and before.counts[last.count].form in {"number", "vague"}:
            reading.add(0, last, "of those before")


def follow_breakdowns(reading: Reading) -> None:
    """ "13 people: eight guerrillas, four soldiers and a civilian": a list behind a count that adds up to it."""
    line, counts = reading.line, reading.counts
    for n, whole in enumerate(counts):
        members = _members_of(line, counts, n)
        if len(members) < 2 or whole.low is None or sum(counts[k].low or 0 for k in members) != whole.low:
            continue
        reading.inner.update(members)
        told = reading.of(n, strong=True) or [m for k in members for m in reading.of(k, strong=True)]
        if any(reading.of(k, strong=True) for k in members) and reading.of(n, strong=True):
            continue
        for mark in told:
            reading.add(n, mark, mark.rule)
            for k in members:
                reading.add(k, mark, "part")
        if told and reading.of(n):
            reading.parts.update(dict.fromkeys(members, n))


def _members_of(line: Line, counts: Sequence[Count], n: int) -> list[int]:
    """The counts of the list that a colon, a bracket or a dash opens right behind a count."""
    if n + 2 >= len(counts):
        return []
    opened = line.word(counts[n].last + 1) in {":", "(", "-", "--", "–", "—", ","}
    beside = opened and counts[n + 1].outer == counts[n].last + 2
    if not beside and line.word(counts[n + 1].outer - 1) not in {":", ";"}:
        return []
    members = [n + 1]
    while members[-1] + 1 < len(counts):
        a, b = counts[members[-1]], counts[members[-1] + 1]
        gap = set(line.low[a.last + 1 : b.outer])
        if not gap or not gap <= {",", "and", "&"}:
            break
        members.append(members[-1] + 1)
    return members


def follow_parts(reading: Reading) -> None:
    """Give parts what their whole has, or a whole what the verb behind its part says, and link the two."""
    line, counts = reading.line, reading.counts
    for n, count in enumerate(counts):
        pronoun = count.partitive == "pronoun"
        if not (is_part(line, count) or pronoun) or not count.human:
            continue
        whole = _whole(reading, n)
        if whole is None:
            continue
        own, theirs = reading.of(n, strong=True), reading.of(whole, strong=True)
        if theirs and own and all(m.rule == "fleeing" for m in own):
            reading.marks = [m for m in reading.marks if m not in own]
            own = []
        of_whom = pronoun or line.word(count.outer - 1) == "whom" or line.word(count.first - 1) == "whom"
        described = all(m.rule == "participle" and m.at == count.last + 1 for m in own)
        if own and not theirs and not of_whom and not described:
            # "five civilians, including three children, were killed": the verb stands behind the part.
            for mark in own:
                reading.add(whole, mark, mark.rule)
            theirs = reading.of(whole, strong=True)
        if not own:
            for mark in theirs:
                reading.add(n, mark, "part")
            own = theirs
        if {m.measure for m in own} & {m.measure for m in theirs} and not (pronoun and _harmed_here(reading, n)):
            reading.parts[n] = whole


def follow_severity(reading: Reading) -> None:
    """ "15 were hurt, three seriously", "seven of them fatally": a number with nothing but how badly."""
    line, counts = reading.line, reading.counts
    for n, count in enumerate(counts):
        adverb = line.word(count.last + 1)
        if n == 0 or count.kind != "none" or adverb not in BADLY or line.tag(count.last + 2)[:1] in {"V", "J"}:
            continue
        whole = _whole(reading, n)
        if whole is None and adverb in FATALLY and counts[n - 1].human:
            whole = n - 1
        if whole is None or reading.of(n, strong=True):
            continue
        told = [m for m in reading.of(whole, strong=True) if m.measure in {"injured", "killed"}]
        if adverb in FATALLY:
            reading.add(n, Mark(n, "killed", None, "fatally", count.last + 1), "fatally")
        elif told:
            reading.add(n, told[0], "part")
            reading.parts[n] = whole


def _harmed_here(reading: Reading, n: int) -> bool:
    """Whether "dozens of them" is the object of a verb of its own, which counts others of the same people."""
    return any(m.rule == "object of the verb" and m.at < reading.counts[n].first for m in reading.of(n))


def _whole(reading: Reading, n: int) -> int | None:
    """The count that a part is a part of: the nearest before it that is no part itself."""
    for k in range(n - 1, -1, -1):
        count = reading.counts[k]
        if not count.human or k in reading.parts or is_part(reading.line, count):
            continue
        if count.form in {"definite", "name"} and count.low == 1:
            continue
        if reading.of(k) or reading.of(n):
            return k
    return None


def parts_of_bare_objects(reading: Reading) -> None:
    """ "killing civilians including three children": the object has no number, its part has."""
    line = reading.line
    for n, count in enumerate(reading.counts):
        opens = is_part(line, count) or line.word(count.outer - 1) == "and" or count.partitive == "pronoun"
        if reading.of(n, strong=True) or not count.human or not opens:
            continue
        i = count.outer - 1
        while i >= 0 and not line.tag(i).startswith("VB") and count.outer - i <= 9:
            i -= 1
        while i >= 0 and line.word(i) in {"including", "included", "includes"}:
            i -= 1
            while i >= 0 and not line.tag(i).startswith("VB") and count.outer - i <= 9:
                i -= 1
        verb = harm_verb(line.word(i)) if i >= 0 else None
        if (
            verb
            and verb.harmed == "object"
            and line.word(i - 1) not in BE
            and not any(c.first > i and c.last < count.outer and c.low != 1 for c in reading.counts)
        ):
            if line.word(count.outer - 1) == "and" and not _object_follows(line, i):
                continue
            for measure in verb.measures:
                reading.add(n, Mark(n, measure, verb.detail, "part", i), "part")


def lists_of_acts(reading: Reading) -> None:
    """ "the murder of the priests and two cooks": what the noun of harm takes first has no number."""
    line = reading.line
    for n, count in enumerate(reading.counts):
        i = count.outer - 1
        if reading.of(n, strong=True) or count.kind != "people" or line.word(i) not in {"and", ","}:
            continue
        while (
            i > 0
            and line.word(i) != "of"
            and count.outer - i < 14
            and line.tag(i).startswith(("NN", "JJ", "DT", "PRP$", "CC", ",", "CD"))
        ):
            i -= 1
        harm = next((h for h in harm_word(line.word(i - 1)) if h.kind in {"act", "loss", "remains"}), None)
        if line.word(i) == "of" and harm and not starts_clause(line, count):
            for measure in harm.measures:
                reading.add(n, Mark(n, measure, harm.detail, "noun of harm", i - 1), "list")


def _object_follows(line: Line, i: int) -> bool:
    return line.tag(i + 1) in {"DT", "PRP$", "NNP", "NNS"} and not any(
        line.tag(k) in {"IN", "TO", ","} for k in range(i + 1, min(i + 5, len(line))) if line.word(k) != "of"
    )
