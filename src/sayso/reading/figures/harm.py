"""What befell those counted: harm verbs, states, nouns and phrases, each joined to the count that it is about."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sayso.reading.figures.counts import Count
from sayso.reading.figures.line import BE, DAYS, Line
from sayso.reading.figures.words import HarmVerb, Phrase, harm_phrases, harm_verb, harm_word
from sayso.records import Measure

__all__ = ["Mark", "marks"]

HAVE = frozenset("have has had having 've 'd".split())
MODAL = frozenset("will would could might may should can must shall 'll to".split())
UNREAL = frozenset("would could might should can must".split())
WISHED = frozenset(
    "threatened threaten threatens threatening planned plan plans planning tried try tries trying attempted attempt "
    "attempts attempting wanted want wants order ordered orders intended intend intends aimed aim vowed vow vows refused "
    "refuse promised pledged conspired conspiring plotted plotting sought agreed failed ready preparing prepared urged "
    "right license unable how".split()
)
HEDGES = frozenset(
    "remain remains remained stay stayed forced reportedly allegedly reported believed feared confirmed said thought presumed known understood found left declared "
    "pronounced listed still also later since initially apparently immediately instantly already now as been critically "
    "forced seriously forced severely badly gravely slightly lightly mortally fatally mainly mostly then earlier brutally".split()
)
RELATIVE = frozenset({"who", "that", "which", "whom"})
LINKS = frozenset({"and", "or", "&", "/", ","})
BARRED = frozenset("in at on by from with near against after during between into for about than as under over around through outside inside".split())
BREAKS = frozenset({"after", "when", "while", "because", "although", "though", "if", "where", ";", ":", "but", "whose", "before", "since"})
AVERTED = frozenset(
    "prevent prevents prevented preventing avoid avoids avoided avoiding avert averted risk risks threat threats attempt "
    "attempts attempted plot plan plans against without".split()
)
GROUPED = frozenset("total group family number crowd names bodies body lives team convoy toll deaths death killing".split())


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A count with what befell those counted: the index of the count, the measure, and which rule says so.

    ``at`` is the word that says it; ``weak`` marks what a noun or a state inside the phrase says, which gives way to
    a verb.
    """

    count: int
    measure: Measure
    detail: str | None
    rule: str
    at: int
    weak: bool = False


def marks(line: Line, counts: Sequence[Count], *, moving: bool = False) -> list[Mark]:
    """What every word of harm in a line says about the counts beside it, before lists and parts are followed up.

    Args:
        line: The line.
        counts: Its counting noun phrases.
        moving: Whether the story tells of an evacuation or flight, so that "left" and "carried" displace people.
    """
    found: list[Mark] = []
    for finder in (_phrased, _by_verbs, _by_states, _by_acts, _by_heads):
        for mark in finder(line, counts):
            if not any(m.count == mark.count and m.measure == mark.measure for m in found):
                found.append(mark)
    held = {m.count for m in found if m.measure != "displaced" and not m.weak}
    moved = {"displaced"} if moving else set()
    return [m for m in found if not (m.rule == "fleeing" and m.count in held) and (m.rule != "move" or m.measure in moved and m.count not in held)]


def _phrased(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    for n, count in enumerate(counts):
        if not count.human:
            continue
        for phrase in harm_phrases():
            if _phrase_fits(line, count, phrase):
                at = count.outer - 1 if phrase.before else count.last + 1
                yield from (Mark(n, measure, phrase.detail, "phrase", at) for measure in phrase.measures)
                break


def _phrase_fits(line: Line, count: Count, phrase: Phrase) -> bool:
    before = _match_back(line, count.outer - 1, phrase.before)
    if not before:
        return False
    # "Marta Quill, a lawyer, was shot dead": the comma that closes an apposition is stepped over.
    comma = line.word(count.last + 1) == "," and line.word(count.outer - 1) == ","
    behind = count.last + 1 + comma
    start = skip(line, behind, BE | HAVE | HEDGES)
    return any(_match_on(line, i, phrase.after) for i in (start, behind))


def _match_back(line: Line, i: int, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    if words[-1] == "*":
        return any(_match_back(line, i - k, words[:-1]) for k in range(4))
    return i >= 0 and line.word(i) == words[-1] and _match_back(line, i - 1, words[:-1])


def _match_on(line: Line, i: int, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    if words[0] == "*":
        return any(_match_on(line, i + k, words[1:]) for k in range(4))
    return line.word(i) == words[0] and _match_on(line, i + 1, words[1:])


def skip(line: Line, i: int, words: frozenset[str]) -> int:
    """The next word from ``i`` on that is none of these and no adverb."""
    while i < len(line) and (line.word(i) in words or line.tag(i) == "RB"):
        i += 1
    return i


def _by_verbs(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    for at, word in enumerate(line.low):
        verb = harm_verb(word)
        if verb is None or any(c.first <= at <= c.last for c in counts) or unreal(line, at):
            continue
        for n, rule in _patients(line, counts, at, verb):
            if _takes(line, counts[n], verb):
                rule = "move" if verb.takes == "move" else "fleeing" if verb.form == "ing" and verb.harmed == "subject" else rule
                yield from (Mark(n, measure, verb.detail, rule, at) for measure in verb.measures)


def _takes(line: Line, count: Count, verb: HarmVerb) -> bool:
    if verb.lemma == "claim" and (line.word(count.last + 1) in BE | HAVE or line.tag(count.last + 1) in {"VBD", "VBP", "VBZ", "MD"}):
        return False
    if count.form == "name" and verb.takes != "any":
        return False
    if verb.takes == "lives":
        return line.word(count.head) in {"lives", "life"}
    if verb.takes == "move":
        return count.kind == "people" and count.low != 1 or count.kind == "none" and count.form == "number" and count.low is not None and count.low >= 20
    if count.kind in {"none", "unknown"} and verb.takes == "people":
        return count.form == "zero" or count.kind == "none" and (bool(count.partitive) or verb.lemma in {"flee", "evacuate", "displace"})
    return count.human


def _patients(line: Line, counts: Sequence[Count], at: int, verb: HarmVerb) -> Iterator[tuple[int, str]]:
    tag = line.tag(at)
    right = right_count(line, counts, at)
    if right is not None and line.word(counts[right].last + 1) in {"'", "'s"}:
        right = None
    if right is not None and counts[right].low == 1 and line.tag(counts[right].last + 1) in {"VBD", "VBZ"}:
        # "... seven others injured, Barazi told": who speaks next is no object.
        right = None
    if verb.harmed == "subject":
        left = left_count(line, counts, at)
        if left is not None and (tag.startswith(("V", "JJ")) or verb.form == "past"):
            yield left, "subject of the verb"
        return
    verbal = tag.startswith("V") or (verb.form == "past" and tag in {"JJ", "NN", "NNP", "NNS"})
    if not verbal and right is None:
        return
    chain, has_be = _auxiliaries(line, at)
    if has_be and verb.form in {"past", "participle"}:
        left = left_count(line, counts, at)
        if left is not None and not _disagrees(line, counts, left, at):
            yield left, "subject of the passive"
        return
    if verb.form in {"past", "participle"} and verb.lemma not in {"claim", "lose"}:
        beside = _beside_left(line, counts, chain)
        if beside is None and right is not None and _claimed_on_the_right(line, counts[right]) and line.tag(chain).startswith("NN") and chain <= 4:
            # "Girl killed, two others injured": the headline's victim has no number.
            return
        if beside is not None and counts[beside].form not in {"definite", "name"} and (right is None or _claimed_on_the_right(line, counts[right])) and not _bare_object(line, at):
            yield beside, "participle"
            return
        if right is None and not _bare_object(line, at) and (left := left_count(line, counts, at)) is not None and line.deps[at].startswith("acl"):
            yield left, "participle"
            return
    if right is not None:
        yield right, "object of the verb"


def _disagrees(line: Line, counts: Sequence[Count], n: int, at: int) -> bool:
    """Whether one known person stands before a plural verb without a list: the subject is somebody else."""
    if counts[n].form not in {"definite", "name"} or line.word(counts[n].outer - 1) in {"including", "them", "with"} or not {"were", "are", "have"} & set(line.low[max(0, at - 4) : at]):
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
    return tag in {"DT", "PRP$", "PRP"} or (tag.startswith("NN") and i == at + 1 and line.capital[i] and not line.capital[at])


def _auxiliaries(line: Line, at: int) -> tuple[int, bool]:
    """The word before a verb and its auxiliaries, and whether "be" is one of them."""
    i, has_be = at - 1, False
    while i >= 0:
        word = line.word(i)
        if word in BE:
            has_be = True
        elif word in LINKS and _linked_verb(line, i - 1):
            i -= 1
        elif not (word in HAVE or word in HEDGES or word in MODAL or line.tag(i) == "RB" or word in {'"', "'"}):
            break
        i -= 1
    return i, has_be


def _linked_verb(line: Line, i: int) -> bool:
    verb = harm_verb(line.word(i))
    return verb is not None and verb.form in {"past", "participle"}


def _beside_left(line: Line, counts: Sequence[Count], i: int) -> int | None:
    """The count that ends at a word."""
    return next((n for n, c in enumerate(counts) if c.last == i and c.human and not _held(line, c)), None)


def _held(line: Line, count: Count) -> bool:
    """Whether a known person or a name is the complement of a preposition, and so no subject."""
    return count.form in {"definite", "name"} and line.word(count.outer - 1) in BARRED | {"of"}


def left_count(line: Line, counts: Sequence[Count], at: int) -> int | None:
    """The count that is the subject of a verb: beside its auxiliaries, by the parse, or nearest in the clause."""
    chain, _ = _auxiliaries(line, at)
    if line.word(chain) in RELATIVE:
        chain -= 1
    chain = _over_bracket(line, chain)
    if line.word(chain) == ",":
        chain -= 1
    beside = _beside_left(line, counts, chain)
    if beside is not None:
        return beside
    return _parsed_subject(line, counts, at) if _parsed_subject(line, counts, at) is not None else _nearest_left(line, counts, chain)


def _over_bracket(line: Line, i: int) -> int:
    """The word before a bracket or a pair of dashes that closes at a word; the word itself where none does."""
    opening = {")": {"("}, "]": {"["}, "--": {"--"}, "-": {"-"}, "–": {"–"}, "—": {"—"}}.get(line.word(i))
    if opening:
        for k in range(i - 2, max(i - 25, -1), -1):
            if line.word(k) in opening:
                return k - 1
    return i


def _parsed_subject(line: Line, counts: Sequence[Count], at: int) -> int | None:
    verb, seen = at, 0
    while seen < 3:
        subjects = [k for k in line.children[verb] if line.deps[k] in {"nsubj:pass", "nsubj"}]
        if line.deps[verb].startswith("acl") and line.heads[verb] >= 0:
            subjects.append(line.heads[verb])
        for k in subjects:
            for n, c in enumerate(counts):
                if c.outer <= k <= c.last and c.human and not _held(line, c) and c.last < at and c.kind != "unknown":
                    return n
        if subjects or line.deps[verb] not in {"conj", "xcomp"} or line.heads[verb] < 0:
            return None
        verb, seen = line.heads[verb], seen + 1
    return None


def _nearest_left(line: Line, counts: Sequence[Count], i: int) -> int | None:
    ends = {c.last: n for n, c in enumerate(counts) if c.kind in {"people", "none"}}
    while i >= 0:
        word, tag = line.word(i), line.tag(i)
        if i in ends:
            count = counts[ends[i]]
            before = line.word(count.outer - 1)
            if not (before in BARRED or (before == "of" and line.word(count.outer - 2) not in GROUPED) or (count.kind == "none" and not count.partitive)):
                return ends[i]
            i = count.outer - 1
            continue
        if word in BREAKS or (tag in {"VBD", "VBP", "VBZ", "MD"} and not _in_relative(line, i)):
            return None
        if harm_verb(word) and tag.startswith("VB"):
            return None
        i -= 1
    return None


def _in_relative(line: Line, i: int) -> bool:
    return any(line.word(k) in RELATIVE for k in range(max(0, i - 3), i))


def right_count(line: Line, counts: Sequence[Count], at: int) -> int | None:
    """The count that is the object of a verb: the noun phrase right behind it, over a second verb and adverbs."""
    verb = harm_verb(line.word(at))
    form = verb.form if verb else ""
    i = at + 1
    while i < len(line):
        word = line.word(i)
        second = harm_verb(line.word(i + 1 if word in LINKS else i))
        if second and second.form == form and not any(c.outer <= i <= c.last for c in counts):
            i += 1 + (word in LINKS)
        elif (line.tag(i) in {"RB", "RP"} or word in {"down", "up", "to death", '"'}) and not any(c.outer == i for c in counts):
            i += 1
        else:
            break
    return next((n for n, c in enumerate(counts) if c.outer == i or (c.first == i and c.outer <= i)), None)


def unreal(line: Line, at: int) -> bool:
    """Whether a verb tells of what did not happen: negated, wished, planned, or only possible."""
    if line.word(at - 1) in {"not", "n't", "never", "without", "not", "to"} and line.word(at - 1) != "to":
        return True
    i, saw_to, saw_have = at - 1, False, False
    while i >= 0 and (line.word(i) in BE | HAVE | MODAL or line.tag(i) == "RB"):
        saw_have |= line.word(i) in HAVE or line.word(i) == "been"
        if line.word(i) in UNREAL and not saw_have:
            return True
        if line.word(i) in {"not", "n't", "never"}:
            return True
        saw_to |= line.word(i) == "to"
        i -= 1
    if saw_to and line.tag(at) == "VB":
        return line.word(i) in WISHED or line.word(i - 1) in WISHED or line.word(i) not in {"forced", "made", "had", "began", "continued", "managed", "people"} and harm_verb(line.word(at)).measures[0] != "displaced"  # type: ignore[union-attr]
    return line.word(at - 1) in {"if", "of", "from", "for"} and harm_verb(line.word(at)).form == "ing" and line.word(at - 1) != "of" and False  # type: ignore[union-attr]


def _by_states(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """ "12 dead", "two policemen were missing", "left six others injured"."""
    for n, count in enumerate(counts):
        if not count.human:
            continue
        i = skip(line, count.last + 1, BE | HAVE | HEDGES | frozenset({"feared", "presumed", "confirmed"}))
        for at in {i, count.last + 1}:
            harms = [h for h in harm_word(line.word(at)) if h.kind == "state"]
            if not harms or harm_verb(line.word(at)):
                continue
            if line.tag(at + 1).startswith("NN") and line.word(at + 1) not in DAYS and not line.capital[at + 1] and line.word(at) == "dead":
                continue
            yield from (Mark(n, m, harms[0].detail, "state", at) for m in harms[0].measures)
            yield from _second_state(line, n, at)


def _second_state(line: Line, n: int, at: int) -> Iterator[Mark]:
    """ "31 dead and wounded", "20 killed or injured": one number for two measures."""
    if line.word(at + 1) in LINKS and not line.tag(at + 2).startswith("CD"):
        harms = [h for h in harm_word(line.word(at + 2)) if h.kind == "state"]
        if harms and not line.tag(at + 3).startswith(("CD", "DT")):
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
            if harm.kind not in {"act", "loss", "remains", "doer"} or (line.word(of) == "to" and harm.measures != ("injured",)):
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
        if line.word(k) in {"murder", "murders", "killing", "killings", "assassination", "assassinations", "kidnapping", "abduction", "death", "deaths", "execution", "slaying"}:
            return k if line.word(k + 1) in {"in", "on", "by", "near", "at", "yesterday", "today", "last", "this"} else at
    return at


def _possessed(line: Line, count: Count, n: int) -> Iterator[Mark]:
    for k in range(count.last + 2, min(count.last + 5, len(line))):
        for harm in harm_word(line.word(k)):
            if harm.kind in {"act", "loss", "remains"} and line.word(k) != "remains":
                yield from (Mark(n, m, harm.detail, "noun of harm", k) for m in harm.measures)
                return
        if not line.tag(k).startswith(("NN", "JJ")):
            return


def _second_act(line: Line, n: int, at: int) -> Iterator[Mark]:
    """ "the murder and kidnapping of 12 people"."""
    if line.word(at - 1) in {"and", "or"}:
        for harm in harm_word(line.word(at - 2)):
            if harm.kind in {"act", "loss"}:
                yield from (Mark(n, m, harm.detail, "noun of harm", at - 2) for m in harm.measures)
                return


def _by_heads(line: Line, counts: Sequence[Count]) -> Iterator[Mark]:
    """ "20 casualties", "12 deaths", "15 of the wounded", and weakly "two wounded soldiers"."""
    for n, count in enumerate(counts):
        weak = False
        if count.head >= 0:
            words = [line.word(count.head)]
            if line.word(count.head + 1) in {"and", "or"} and count.last == count.head + 2:
                words.append(line.word(count.last))
            for word in words:
                for harm in harm_word(word):
                    if harm.kind in {"loss", "remains"} or (harm.kind == "state" and word != "hostage") or harm.measures == ("killed", "injured"):
                        yield from (Mark(n, m, harm.detail, "noun counted", count.head) for m in harm.measures)
                        break
                    weak = harm.kind == "people"
        if line.word(count.first) in {"many", "some", "several", "few", "most", "numerous", "various"}:
            weak = False
        if weak and (harm := next((h for h in harm_word(line.word(count.head)) if h.kind == "people"), None)):
            yield from (Mark(n, m, harm.detail, "noun counted", count.head, weak=True) for m in harm.measures)
        for word in count.states:
            for harm in harm_word(word)[:1]:
                yield from (Mark(n, m, harm.detail, "state inside", count.head, weak=True) for m in harm.measures)
