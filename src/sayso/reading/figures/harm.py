"""What befell those counted: verbs, idioms, states and nouns of harm, each joined to its count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading.figures.idioms import by_idioms
from sayso.reading.figures.line import BE, DAYS, Line
from sayso.reading.figures.model import Count, Mark
from sayso.reading.figures.subjects import HAVE, HEDGES, JOINTS, parsed_subject, skip
from sayso.reading.figures.verbs import by_verbs
from sayso.reading.figures.words import harm_verb, harm_word
from sayso.reading.lexicon import words

__all__ = ["marks"]

AVERTED = words("averted")
TREATABLE = frozenset({"victim", "victims", "casualty", "casualties"})
TREATED = frozenset({"treatment", "treated", "treating", "admitted", "surgery"})
SHORT = 6
DYING = frozenset("die dies died dying succumbed perished".split())
STATED = frozenset({"dead", "missing", "homeless", "unaccounted"})
LOOSE = frozenset({"many", "some", "several", "few", "most", "numerous", "various"})


def marks(line: Line, counts: Sequence[Count], *, moving: bool = False) -> list[Mark]:
    """What every word of harm in a line says about the counts beside it, before lists and parts are followed up.

    Args:
        line: The line.
        counts: Its counting noun phrases.
        moving: Whether the story tells of an evacuation or flight, so that "left" and "carried" displace people.
    """
    if not counts:
        return []
    found: list[Mark] = []
    for finder in (by_idioms, by_verbs, _by_states, _by_acts, _by_heads):
        for mark in finder(line, counts):
            if not any(m.count == mark.count and m.measure == mark.measure for m in found):
                found.append(mark)
    died = {m.count: m.at for m in found if m.measure == "killed" and line.word(m.at) in DYING}
    # "was stabbed and died later" tells of one who died
    found = [m for m in found if m.measure != "injured" or not _died_of_it(line, m, died.get(m.count, -1))]
    held = {m.count for m in found if m.measure != "displaced" and not m.weak}
    moved = {"displaced"} if moving else set()
    return [
        m
        for m in found
        if not (m.rule == "fleeing" and m.count in held)
        and (m.rule != "move" or m.measure in moved and m.count not in held)
    ]


def _died_of_it(line: Line, injured: Mark, died: int) -> bool:
    """Whether the verb of an injury and the verb of the death are one predicate: "was stabbed and died later"."""
    gap = line.low[injured.at + 1 : max(died, 0)]
    return not injured.weak and 0 < len(gap) <= SHORT and "and" in gap


def _by_states(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """ "12 dead", "two policemen were missing", "left six others injured"."""
    for n, count in enumerate(counts):
        if not count.human:
            continue
        relative = line.word(count.last + 1) in {"who", "that", "which"}
        i = skip(line, count.last + 1 + relative, BE | HAVE | HEDGES | frozenset({"feared", "presumed", "confirmed"}))
        for at in {i, count.last + 1}:
            harms = [h for h in harm_word(line.word(at)) if h.kind == "state"]
            if not harms or harm_verb(line.word(at)):
                continue
            if (
                line.tag(at + 1).startswith("NN")
                and line.word(at + 1) not in DAYS
                and not line.capital[at + 1]
                and line.word(at) == "dead"
            ):
                continue
            yield from (Mark(n, m, harms[0].detail, "state", at) for m in harms[0].measures)
            yield from _second_state(line, n, at)
    yield from _predicates(line, counts)


def _predicates(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """ "200 miners were trapped underground and are missing": a state that is said of a subject further back."""
    for at, word in enumerate(line.low):
        if (
            word in STATED
            and line.word(at - 1) in BE
            and line.deps[at] in {"conj", "root", "ROOT", "ccomp", "parataxis"}
        ):
            n = parsed_subject(line, counts, at)
            if n is not None and counts[n].kind == "people" and not 0 <= at - counts[n].last <= 2:
                harm = harm_word(word)[0]
                yield from (Mark(n, m, harm.detail, "state", at) for m in harm.measures)


def _second_state(line: Line, n: int, at: int) -> Iterator[Mark]:
    """ "31 dead and wounded", "20 killed or injured": one number for two measures."""
    if line.word(at + 1) in JOINTS and not line.tag(at + 2).startswith("CD"):
        harms = [h for h in harm_word(line.word(at + 2)) if h.kind == "state"]
        counted = {line.tag(at + 3)[:2], line.tag(at + 4)[:2]} & {"CD", "DT"}
        if harms and not (counted and line.tag(at + 3)[:2] in {"CD", "DT", "RB", "IN"}):
            yield from (Mark(n, m, harms[0].detail, "state", at + 2) for m in harms[0].measures)


def _by_acts(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """ "the killing of 12 miners", "the bodies of six men", "six priests' slaying"."""
    for n, count in enumerate(counts):
        if line.word(count.last + 1) in {"'s", "'"} and count.human:
            yield from _possessed(line, count, n)
        of = count.outer - 1 - (line.word(count.outer - 1) in {"[", "("})
        if line.word(of) not in {"of", "to"} or not count.human:
            continue
        at = _act_before(line, of)
        if any(w in AVERTED for w in line.low[max(0, at - 4) : at]):
            continue
        if line.word(at) == "cost" and line.word(count.head) == "lives":
            yield Mark(n, "killed", None, "noun of harm", at)
        for harm in harm_word(line.word(at)):
            if harm.kind not in {"act", "loss", "remains", "doer"} or (
                line.word(of) == "to" and harm.measures != ("injured",)
            ):
                continue
            if count.kind != "people" and harm.measures[0] in {"displaced", "released", "captured"}:
                continue
            yield from (Mark(n, m, harm.detail, "noun of harm", at) for m in harm.measures)
            yield from _second_act(line, n, at)
            break


def _act_before(line: Line, of: int) -> int:
    """The noun of harm before "of", over a time or place between: "the murder on 27 February of six men"."""
    at = of - 1
    if line.word(at) in {"[", "(", "all"}:
        at -= 1
    if harm_word(line.word(at)):
        return at
    for k in range(at, max(at - 10, -1), -1):
        inner = line.word(k) == "of" and line.tag(k + 1) != "CD"
        if line.tag(k).startswith(("VB", "W")) or line.word(k) == "," or (inner and k != at):
            return at
        if line.word(k) in {
            "murder",
            "murders",
            "killing",
            "killings",
            "assassination",
            "assassinations",
            "kidnapping",
            "abduction",
            "death",
            "deaths",
            "execution",
            "slaying",
        }:
            return (
                k if line.word(k + 1) in {"in", "on", "by", "near", "at", "yesterday", "today", "last", "this"} else at
            )
    return at


def _second_act(line: Line, n: int, at: int) -> Iterator[Mark]:
    """ "the murder and kidnapping of 12 people"."""
    if line.word(at - 1) in {"and", "or"}:
        for harm in harm_word(line.word(at - 2)):
            if harm.kind in {"act", "loss"}:
                yield from (Mark(n, m, harm.detail, "noun of harm", at - 2) for m in harm.measures)
                return


def _possessed(line: Line, count: Count, n: int) -> Iterator[Mark]:
    for k in range(count.last + 2, min(count.last + 5, len(line))):
        for harm in harm_word(line.word(k)):
            if harm.kind in {"act", "loss", "remains"} and line.word(k) != "remains":
                yield from (Mark(n, m, harm.detail, "noun of harm", k) for m in harm.measures)
                return
        if not line.tag(k).startswith(("NN", "JJ")):
            return


def _by_heads(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """ "20 casualties", "12 deaths", "15 of the wounded", and weakly "100 hostages", "two wounded soldiers"."""
    for n, count in enumerate(counts):
        for word in _heads(line, count):
            harm = next((h for h in harm_word(word) if h.kind not in {"act", "doer"}), None)
            alone = harm is not None and harm.kind == "state" and count.form in {"article", "definite", "name"}
            treated = word in TREATABLE and bool(TREATED & set(line.low))
            if harm is None or word == "life" or harm.kind == "life" or alone:
                continue
            if treated:
                yield Mark(n, "injured", None, "noun counted", count.head, weak=True)
                continue
            weak = harm.kind == "people" and len(harm.measures) == 1
            # "a brother of one of the victims" counts nobody; "one more casualty would ..." has not happened.
            idle = weak and (line.word(count.first) in LOOSE or (count.low == 1 and bool(count.partitive)))
            if not idle and line.word(count.last + 1) not in {"would", "could", "might"}:
                at = count.head
                gives_way = weak or (harm.kind == "state" and count.partitive == "noun")
                yield from (Mark(n, m, harm.detail, "noun counted", at, weak=gives_way) for m in harm.measures)
        for word in count.states:
            harm = harm_word(word)[0]
            yield from (Mark(n, m, harm.detail, "state inside", count.head, weak=True) for m in harm.measures)


def _heads(line: Line, count: Count) -> list[str]:
    """The noun counted, and a second one that is joined to it: "deaths and injuries"."""
    if count.head < 0:
        return []
    second = line.word(count.head + 1) in {"and", "or"} and count.last == count.head + 2
    return [line.word(count.head), *([line.word(count.last)] if second else [])]
