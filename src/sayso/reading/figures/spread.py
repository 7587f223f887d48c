"""From one count to its neighbours: lists ("nine policemen and nine civilians"), parts, and "among the dead"."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence

from sayso.reading.figures.counts import Count
from sayso.reading.figures.harm import Mark
from sayso.reading.figures.line import BE, Line
from sayso.reading.figures.words import harm_verb, harm_word

__all__ = ["Reading", "carry", "is_part", "linked", "spread"]

AND = frozenset({"and", "&", "or", "plus", "as", "well", "along", "together", "with", ",", "addition", "in", "to", "also", "then"})
LINK = frozenset({"and", "&", "or", "plus", "well", "with"})
PART_WORDS = frozenset({"including", "includes", "included", "include", "amongst", "mostly", "mainly", "namely"})
AMONG = frozenset({"among", "amongst"})
PLACED = frozenset("in at near outside on from by inside around".split())
THEM = frozenset({"them", "whom", "those", "these", "which"})


@dataclasses.dataclass
class Reading:
    """A line with its counts, what befell them, and which count is a part of which."""

    line: Line
    counts: Sequence[Count]
    marks: list[Mark]
    parts: dict[int, int] = dataclasses.field(default_factory=dict)
    earlier: set[int] = dataclasses.field(default_factory=set)
    inner: set[int] = dataclasses.field(default_factory=set)

    def of(self, n: int, *, strong: bool = False) -> list[Mark]:
        """The marks of a count; ``strong``: without those that its own noun gives."""
        return [m for m in self.marks if m.count == n and not (strong and m.weak)]

    def add(self, n: int, model: Mark, rule: str) -> None:
        """Give a count the measure of another one's mark."""
        if not any(m.count == n and m.measure == model.measure for m in self.marks):
            self.marks.append(Mark(n, model.measure, model.detail, rule, model.at))


def spread(reading: Reading) -> None:
    """Follow up lists, parts and "among": counts without a word of harm take it from the count they stand with."""
    _breakdowns(reading)
    _parts(reading)
    _lists(reading)
    _breakdowns(reading)
    _gaps(reading)
    _with(reading)
    _parts(reading)
    _bare_wholes(reading)
    _bare_acts(reading)
    _among(reading)
    _among_the_dead(reading)
    _lists(reading)


def carry(before: Reading | None, reading: Reading) -> None:
    """ "Eight of them were women." takes up the last toll of the sentence before."""
    if before is None or not before.marks or any(m.count == 0 for m in reading.marks) or not reading.counts:
        return
    first = reading.counts[0]
    if first.partitive == "pronoun" and first.outer <= 2 and first.form in {"number", "vague"}:
        last = max((m for m in before.marks if not m.weak), key=lambda m: m.count, default=None)
        if last is not None and before.counts[last.count].form in {"number", "vague"}:
            reading.add(0, last, "of those before")


def is_part(line: Line, count: Count) -> bool:
    """Whether a count stands behind "including" or "among them", or is "four of them"."""
    i = count.outer - 1
    if line.word(i) == "of" and line.word(i + 1) == "whom":
        return True
    if line.word(i) in {"at", "least"}:
        i -= 2
    if line.word(i) in PART_WORDS or (line.word(i) in THEM and line.word(i - 1) in AMONG):
        return True
    if line.word(i) in {"whom", "them"} and line.word(i - 1) == "of" and line.word(i - 2) in {",", "", "-", "--", "and"}:
        return True
    if line.word(i) in BE and line.word(i - 1) in THEM and line.word(i - 2) in AMONG:
        return True
    return False


def _own_words(reading: Reading, n: int) -> bool:
    return bool(reading.of(n, strong=True))


def linked(line: Line, a: Count, b: Count) -> bool:
    """Whether two counts are members of one list, the second behind the first."""
    gap = [line.word(k) for k in range(a.last + 1, b.outer)]
    if not gap:
        return all(c.human and c.form in {"number", "vague"} for c in (a, b))
    if all(w in AND for w in gap):
        return bool(set(gap) & LINK) or gap == [","]
    if gap[0] in {"(", "--", "["} and gap[-1] in LINK:
        return _bracketed(gap[:-1])
    joined = gap[-1] in {"and", "&", "with"} or gap[-3:] == ["as", "well", "as"] or gap[-1] == "," and gap[0] == ","
    if gap[0] in LINK and gap[-1] in LINK and all(line.tag(k).startswith(("NN", "JJ", "CC", "HYPH", ",")) for k in range(a.last + 1, b.outer)):
        return True
    if len(gap) <= 16 and joined and line.tag(a.last + 1) in {"IN", ",", "WP", "-LRB-"} | {"NN", "NNP"}:
        relative = gap[0] in {"who", "that"} or gap[1:2] == ["who"]
        return not any(line.tag(k).startswith("V") or line.word(k) in {"--", ";"} for k in range(a.last + 1, b.outer)) or (relative and len(gap) <= 10)
    return False


def _bracketed(gap: list[str]) -> bool:
    """Whether words are nothing but a bracket: "six priests (five Spaniards and one local) and two women"."""
    return gap[-1] in {")", "--", "]"} and len(gap) > 2


def _lists(reading: Reading) -> None:
    line, counts = reading.line, reading.counts
    outside = [n for n in range(len(counts)) if n not in reading.inner]
    pairs = list(itertools.pairwise(outside))
    for m, n in [*pairs, *reversed(pairs)]:
        a, b = counts[m], counts[n]
        if not (a.human and b.human) or not linked(line, a, b):
            continue
        own_clause = _starts_clause(line, b) and not any(k.rule == "noun of harm" for k in reading.of(m))
        if _own_words(reading, m) and not _own_words(reading, n) and _fits(b) and not own_clause:
            _extend(reading, m, n, behind=True)
        elif _own_words(reading, n) and not _own_words(reading, m) and _fits(a):
            _extend(reading, n, m, behind=False)


def _starts_clause(line: Line, count: Count) -> bool:
    """Whether a finite verb behind a count makes it a subject of its own."""
    i = count.last + 1
    while line.tag(i) == "RB":
        i += 1
    return line.tag(i) in {"VBD", "VBZ", "VBP", "MD"}


def _fits(count: Count) -> bool:
    return count.kind == "people" or count.form == "number" and count.kind == "unknown" or count.head < 0 and count.last > count.first


def _extend(reading: Reading, giver: int, taker: int, *, behind: bool) -> None:
    """Give a list's next member what its neighbour has: behind an object, or before a subject."""
    for mark in reading.of(giver, strong=True):
        is_object = mark.at < reading.counts[giver].first
        if behind == is_object or mark.rule == "list" or mark.rule == "part":
            reading.add(taker, mark, "list" if mark.rule != "part" else "part")
            if giver in reading.parts:
                reading.parts.setdefault(taker, reading.parts[giver])


def _gaps(reading: Reading) -> None:
    """ "killed seven in Nuvia and three in Ostra": a number alone before a place goes with the toll before it."""
    line, counts = reading.line, reading.counts
    for n in range(1, len(counts)):
        count = counts[n]
        alone = count.kind == "none" and count.form == "number" and not count.partitive and not reading.of(n)
        if not alone or line.word(count.last + 1) not in PLACED or line.word(count.outer - 1) not in {"and", ","}:
            continue
        gap = range(counts[n - 1].last + 1, count.outer)
        placed = any(line.word(k) in PLACED for k in gap)
        if placed and not any(line.tag(k) in {"VBZ", "VBP", "MD"} for k in gap):
            for mark in reading.of(n - 1, strong=True):
                reading.add(n, mark, "list")


def _with(reading: Reading) -> None:
    """ "Quill was killed near her home, along with two of her guards"."""
    line = reading.line
    for n, count in enumerate(reading.counts):
        i = count.outer - 1
        if line.word(i) != "with" or line.word(i - 1) not in {"along", "together"} or reading.of(n, strong=True) or not count.human:
            continue
        for at in range(i, max(i - 25, -1), -1):
            verb = harm_verb(line.word(at))
            if verb and verb.form in {"past", "participle"} and verb.takes in {"any", "people"} and line.tag(at).startswith("V"):
                for measure in verb.measures:
                    reading.add(n, Mark(n, measure, verb.detail, "along with", at), "along with")
                break
            if line.word(at) == "death" and line.word(at - 1) == "to":
                reading.add(n, Mark(n, "killed", None, "along with", at), "along with")
                break


def _breakdowns(reading: Reading) -> None:
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
    if n + 2 >= len(counts) or line.word(counts[n].last + 1) not in {":", "(", "-", "--", "–", "—", ","}:
        return []
    if counts[n + 1].outer != counts[n].last + 2:
        return []
    members = [n + 1]
    while members[-1] + 1 < len(counts):
        a, b = counts[members[-1]], counts[members[-1] + 1]
        gap = set(line.low[a.last + 1 : b.outer])
        if not gap or not gap <= {",", "and", "&"}:
            break
        members.append(members[-1] + 1)
    return members


def _parts(reading: Reading) -> None:
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
        if own and not theirs and not of_whom:
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
        if reading.of(k) or reading.of(n) or _next_harm(reading, n):
            return k
    return None


def _next_harm(reading: Reading, n: int) -> bool:
    return False


def _bare_wholes(reading: Reading) -> None:
    """ "killing civilians including three children": the object has no number, its part has."""
    line = reading.line
    for n, count in enumerate(reading.counts):
        opens = is_part(line, count) or line.word(count.outer - 1) == "and" or count.partitive == "pronoun"
        if reading.of(n, strong=True) or not count.human or not opens:
            continue
        i = count.outer - 1
        while i >= 0 and not line.tag(i).startswith("VB") and count.outer - i <= 9:
            i -= 1
        i += line.word(i) in {"including", "included"} and 0
        while i >= 0 and line.word(i) in {"including", "included", "includes"}:
            i -= 1
            while i >= 0 and not line.tag(i).startswith("VB") and count.outer - i <= 9:
                i -= 1
        verb = harm_verb(line.word(i)) if i >= 0 else None
        if verb and verb.harmed == "object" and line.word(i - 1) not in BE and not any(c.first > i and c.last < count.outer and c.low != 1 for c in reading.counts):
            if line.word(count.outer - 1) == "and" and not _object_follows(line, i):
                continue
            for measure in verb.measures:
                reading.add(n, Mark(n, measure, verb.detail, "part", i), "part")


def _bare_acts(reading: Reading) -> None:
    """ "the murder of the priests and two cooks": what the noun of harm takes first has no number."""
    line = reading.line
    for n, count in enumerate(reading.counts):
        i = count.outer - 1
        if reading.of(n, strong=True) or count.kind != "people" or line.word(i) not in {"and", ","}:
            continue
        while i > 0 and line.word(i) != "of" and count.outer - i < 14 and line.tag(i).startswith(("NN", "JJ", "DT", "PRP$", "CC", ",", "CD")):
            i -= 1
        harm = next((h for h in harm_word(line.word(i - 1)) if h.kind in {"act", "loss", "remains"}), None)
        if line.word(i) == "of" and harm and not _starts_clause(line, count):
            for measure in harm.measures:
                reading.add(n, Mark(n, measure, harm.detail, "noun of harm", i - 1), "list")


def _object_follows(line: Line, i: int) -> bool:
    return line.tag(i + 1) in {"DT", "PRP$", "NNP", "NNS"} and not any(line.tag(k) in {"IN", "TO", ","} for k in range(i + 1, min(i + 5, len(line))) if line.word(k) != "of")


def _among(reading: Reading) -> None:
    """ "two medics were among the 31 killed": the first is a part of the second."""
    line, counts = reading.line, reading.counts
    for n in range(len(counts)):
        i = counts[n].last + 1
        while line.word(i) in BE or line.tag(i) == "RB":
            i += 1
        if line.word(i) not in AMONG or line.word(i + 1) in {"them", "whom", "which"}:
            continue
        whole = next((k for k in range(n + 1, len(counts)) if counts[k].outer <= i + 2 <= counts[k].last + 1), None)
        if whole is not None and reading.of(whole):
            member = n - 1 if n and is_part(line, counts[n]) and linked_part(reading, n) else n
            for mark in reading.of(whole):
                reading.add(n, mark, "among")
                reading.add(member, mark, "among")
            reading.parts[member] = whole
            if member != n:
                reading.parts[n] = member
        elif whole is None:
            _among_noun(reading, n, i + 1)


def linked_part(reading: Reading, n: int) -> bool:
    """Whether a part stands right behind the count that it divides: "six civilians, including a child"."""
    gap = reading.line.low[reading.counts[n - 1].last + 1 : reading.counts[n].outer]
    return len(gap) <= 3 and reading.counts[n - 1].human


def _among_noun(reading: Reading, n: int, i: int) -> None:
    """ "three children were among the dead"."""
    i += line_article(reading.line, i)
    if reading.line.word(i) not in {"dead", "killed", "wounded", "injured", "victims"} and reading.line.tag(i).startswith(("NN", "VB")):
        i += 1 + (reading.line.word(i + 1) in {"'s", "'"})
    for harm in harm_word(reading.line.word(i)):
        if harm.kind in {"state", "people"}:
            for measure in harm.measures:
                reading.add(n, Mark(n, measure, harm.detail, "among", i), "among")
            return


def line_article(line: Line, i: int) -> int:
    """1 where an article stands at a word, else 0."""
    return 1 if line.word(i) in {"the", "those"} else 0


def _among_the_dead(reading: Reading) -> None:
    """ "among the dead were a judge and two guards", "the dead included three children"."""
    line = reading.line
    for at, word in enumerate(line.low):
        harms = [h for h in harm_word(word) if h.kind in {"state", "people"}]
        if not harms or line.word(at - 1) not in {"the", "those"}:
            continue
        opener = line.word(at - 2) in AMONG
        i = at + 1
        while i < min(len(line), at + 12) and not (line.word(i) in BE or line.word(i) in {"include", "included", "includes", "including"}):
            i += 1
        is_verb = line.word(i) in {"include", "included", "includes"}
        if i >= len(line) or not (opener or (is_verb and i <= at + 8) or (i == at + 1 and line.word(i) in {"were", "are"} and word in {"victims", "dead"})):
            continue
        for n, count in enumerate(reading.counts):
            told = reading.of(n, strong=True) or _starts_clause(line, count)
            if count.first > i and count.kind == "people" and not told and _member(reading, n, i):
                for measure in harms[0].measures:
                    reading.add(n, Mark(n, measure, harms[0].detail, "among", at), "among")


def _member(reading: Reading, n: int, i: int) -> bool:
    line, count = reading.line, reading.counts[n]
    before = line.word(count.outer - 1)
    return count.outer <= i + 3 or before in {"and", ","} or is_part(line, count)
