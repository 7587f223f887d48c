"""Harm verbs: which count is their object or subject, and whether what they tell of happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading.figures.line import BE, DAYS, Line
from sayso.reading.figures.lists import linked
from sayso.reading.figures.model import Count, Mark
from sayso.reading.figures.subjects import (
    HAVE,
    HEDGES,
    JOINTS,
    MODAL,
    before_auxiliaries,
    ending_at,
    left_count,
    parsed_subject,
    skip,
)
from sayso.reading.figures.words import HarmVerb, harm_verb, harm_word
from sayso.reading.lexicon import words

__all__ = ["by_verbs", "right_count", "unreal"]

UNREAL = frozenset("would could might should can must".split())
WISHED = words("wished")
DENIED = frozenset({"not", "n't", "never"})
ITSELF = frozenset({"himself", "herself", "themselves"})
LEFT = frozenset({"left", "leaving", "leaves", "leave"})
FATAL = frozenset({"death", "alive"})
BROUGHT_ABOUT = frozenset({"forced", "made", "had", "began", "continued", "managed", "people", "able", "went"})


def by_verbs(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """The marks that verbs of harm give to their objects and subjects."""
    for at, word in enumerate(line.low):
        verb = harm_verb(word)
        if verb is None or any(c.first <= at <= c.last for c in counts) or unreal(line, at):
            continue
        if FATAL & set(line.low[at + 1 : at + 8]) and verb.measures == ("injured",) and _fatal(line, counts, at):
            continue
        for n, rule in _patients(line, counts, at, verb):
            supposed = counts[n].form == "zero" and "if" in line.low[: counts[n].first]
            if not supposed and _takes(line, counts[n], verb, at):
                yield from (Mark(n, measure, verb.detail, _named(verb, rule), at) for measure in verb.measures)


def _fatal(line: Line, counts: Sequence[Count], at: int) -> bool:
    """Whether "to death" or "alive" stands behind a verb or its object: "stabbed a guard to death"."""
    object_ = right_count(line, counts, at)
    if line.word(at + 1) == "alive":
        return True
    end = counts[object_].last if object_ is not None else at
    return line.low[end + 1 : end + 3] == ("to", "death") or line.word(end + 1) == "alive"


def _named(verb: HarmVerb, rule: str) -> str:
    """The rule's name: two kinds of verb give way to others and carry names of their own."""
    if verb.takes == "move":
        return "move"
    leaving = verb.form == "ing" and verb.harmed == "subject" and "displaced" in verb.measures
    return "fleeing" if leaving else rule


def _takes(line: Line, count: Count, verb: HarmVerb, at: int) -> bool:
    if verb.lemma == "claim" and (
        line.word(count.last + 1) in BE | HAVE or line.tag(count.last + 1) in {"VBD", "VBP", "VBZ", "MD"}
    ):
        return False
    if count.form == "name" and verb.takes != "any":
        return False
    if verb.takes == "lives":
        return line.word(count.head) in {"lives", "life"}
    if verb.takes == "move":
        return line.word(at + 1) not in {"behind", "alone", "stranded"} and (
            count.kind == "people"
            and count.low != 1
            or count.kind == "none"
            and count.form == "number"
            and count.low is not None
            and count.low >= 20
        )
    if count.kind in {"none", "unknown"} and verb.takes == "people":
        return (
            count.form == "zero"
            or count.kind == "none"
            and ((bool(count.partitive) and verb.lemma != "destroy") or verb.lemma in {"flee", "evacuate", "displace"})
        )
    return count.human


def _patients(line: Line, counts: Sequence[Count], at: int, verb: HarmVerb) -> Iterator[tuple[int, str]]:
    """The count that a verb harms, with the rule that found it."""
    tag = line.tag(at)
    right = _object(line, counts, at)
    if verb.harmed == "subject":
        left = left_count(line, counts, at)
        if left is not None and (tag.startswith(("V", "JJ")) or verb.form == "past"):
            yield left, "subject of the verb"
        return
    if line.word(at + 1) in ITSELF and verb.measures == ("killed",):
        left = left_count(line, counts, at)
        if left is not None:
            yield left, "object by a pronoun"
        return
    if right is None and (told := _by_pronoun(line, counts, at)) is not None:
        yield told, "object by a pronoun"
        return
    verbal = tag.startswith("V") or (verb.form == "past" and tag in {"JJ", "NN", "NNP", "NNS"})
    if not verbal and right is None:
        return
    chain, has_be = before_auxiliaries(line, at)
    past = verb.form in {"past", "participle"}
    if has_be and past:
        left = left_count(line, counts, at)
        if left is not None and not _disagrees(line, counts, left, at):
            yield left, "subject of the passive"
    elif past and verb.lemma not in {"claim", "lose"}:
        yield from _participle(line, counts, at, chain, right)
    elif right is not None:
        yield right, "object of the verb"


def _object(line: Line, counts: Sequence[Count], at: int) -> int | None:
    """The count right behind a verb, unless it owns what follows or is the speaker of what went before."""
    right = right_count(line, counts, at)
    if right is not None and not counts[right].human and right + 1 < len(counts):
        # "lost two lorries and five men": the people stand second.
        after = counts[right + 1]
        right = right + 1 if after.kind == "people" and linked(line, counts[right], after) else right
    if right is None:
        return None
    behind = counts[right].last + 1
    # "... seven others injured, Barazi told": who speaks next is no object.
    speaker = counts[right].low == 1 and line.tag(behind) in {"VBD", "VBZ"}
    return None if line.word(behind) in {"'", "'s"} or speaker else right


def _by_pronoun(line: Line, counts: Sequence[Count], at: int) -> int | None:
    """The count that "her" or "them" behind a verb stands for: "fired at a woman, wounding her"."""
    word, tag = line.word(at + 1), line.tag(at + 1)
    if tag != "PRP" or word not in {"him", "her", "them"} or line.tag(at) not in {"VBG", "VBD"}:
        return None
    for n in range(len(counts) - 1, -1, -1):
        count = counts[n]
        if count.last >= at or count.kind != "people" or not count.human:
            continue
        single = count.low == count.high == 1
        return n if single is (word != "them") and count.form != "zero" and not _subject_of(line, count, at) else None
    return None


def _subject_of(line: Line, count: Count, at: int) -> bool:
    """Whether those counted do what a verb or the verb before it tells, and so are not its object."""
    doing = {at, line.heads[at]}
    return any(line.deps[k].startswith("nsubj") and line.heads[k] in doing for k in range(count.first, count.last + 1))


def _participle(
    line: Line, counts: Sequence[Count], at: int, chain: int, right: int | None
) -> Iterator[tuple[int, str]]:
    """A past form without "be": "two killed, six injured" or "a bomb killed six"."""
    beside = ending_at(line, counts, chain)
    taken = right is not None and _claimed_on_the_right(line, counts[right])
    if beside is None and taken and line.tag(chain).startswith("NN") and chain <= 4:
        # "Girl killed, two others injured": the headline's victim has no number.
        return
    numbered = beside is not None and counts[beside].form not in {"definite", "name"}
    left_so = beside is not None and line.word(counts[beside].outer - 1) in LEFT
    if beside is not None and numbered and (right is None or taken) and (left_so or not _bare_object(line, at)):
        yield beside, "participle"
    elif right is not None and not (line.word(at - 1) == "those" and line.word(counts[right].last + 1) in BE | HAVE):
        yield right, "object of the verb"
    elif not _bare_object(line, at) and _reduced(line, at, chain):
        left = parsed_subject(line, counts, at)
        if left is not None and line.word(at + 1) != "of":
            yield left, "participle"


def _reduced(line: Line, at: int, chain: int) -> bool:
    """Whether a verb is a reduced relative clause: "the 12 men arrested", "a pilot they captured"."""
    contact = line.deps[at] == "acl:relcl" and line.word(chain) in {"they", "he", "she", "it", "we"}
    return line.deps[at] == "acl" or contact


def _disagrees(line: Line, counts: Sequence[Count], n: int, at: int) -> bool:
    """Whether one known person stands before a plural verb without a list: the subject is somebody else."""
    if (
        counts[n].form not in {"definite", "name"}
        or line.word(counts[n].outer - 1) in {"including", "them", "with"}
        or not {"were", "are", "have"} & set(line.low[max(0, at - 4) : at])
    ):
        return False
    return not {"and", "&", "with"} & set(line.low[max(0, counts[n].outer - 12) : counts[n].outer])


def _claimed_on_the_right(line: Line, count: Count) -> bool:
    """Whether a participle behind a count takes it ("two killed, six injured"), having no object itself."""
    i = skip(line, count.last + 1, HEDGES)
    verb = harm_verb(line.word(i))
    states = [h for h in harm_word(line.word(i)) if h.kind == "state"]
    if not states and not (verb and verb.form == "past"):
        return False
    nxt = i + 1
    return not (line.tag(nxt).startswith(("CD", "DT", "NN")) and line.word(nxt) not in DAYS)


def _bare_object(line: Line, at: int) -> bool:
    """Whether a noun phrase without a number follows the verb as its object."""
    i = skip(line, at + 1, frozenset())
    word, tag = line.word(i), line.tag(i)
    if word in DAYS or word in {"this", "that", "last", "all", "both", "each"}:
        return False
    if word in {"it", "he", "she", "they", "i", "we"}:
        return False
    return tag in {"DT", "PRP$", "PRP"} or (
        tag.startswith("NN") and i == at + 1 and line.capital[i] and not line.capital[at]
    )


def right_count(line: Line, counts: Sequence[Count], at: int) -> int | None:
    """The count that is the object of a verb: the noun phrase right behind it, over a second verb and adverbs."""
    verb = harm_verb(line.word(at))
    form = verb.form if verb else ""
    i = at + 1
    while i < len(line):
        word = line.word(i)
        second = harm_verb(line.word(i + 1 if word in JOINTS else i))
        if second and second.form == form and not any(c.outer <= i <= c.last for c in counts):
            i += 1 + (word in JOINTS)
        elif (line.tag(i) in {"RB", "RP"} or word in {"down", "up", "to death", '"'}) and not any(
            c.outer == i for c in counts
        ):
            i += 1
        else:
            break
    return next((n for n, c in enumerate(counts) if c.outer == i or (c.first == i and c.outer <= i)), None)


def unreal(line: Line, at: int) -> bool:
    """Whether a verb tells of what did not happen: negated, wished, planned, or only possible."""
    # "threatened to assault and kill": both verbs stand under "to".
    shared = line.word(at - 1) in {"and", "or"} and line.tag(at - 2) == "VB"
    i, infinitive, perfect = at - (3 if shared else 1), False, False
    while i >= 0 and (line.word(i) in BE | HAVE | MODAL | DENIED or line.tag(i) == "RB"):
        if line.word(i) in DENIED or (line.word(i) in UNREAL and not (perfect and _reported(line, i))):
            return True
        perfect |= line.word(i) in HAVE or line.word(i) == "been"
        infinitive |= line.word(i) == "to"
        i -= 1
    if not infinitive or line.tag(at) != "VB":
        return line.word(at - 1) == "without"
    if line.word(i) in WISHED or line.word(i - 1) in WISHED:
        return True
    verb = harm_verb(line.word(at))
    return line.word(i) not in BROUGHT_ABOUT and verb is not None and verb.measures[0] != "displaced"


def _reported(line: Line, modal: int) -> bool:
    """Whether a modal before "have" tells of what was: "may have died", not "would have died"."""
    supposed = "if" in line.low[:modal] or line.word(0) == "had"
    return line.word(modal) != "would" and not (supposed and line.word(modal) in {"could", "might"})
