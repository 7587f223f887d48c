"""Counting noun phrases: an amount, the noun it counts, and what kind of thing that is."""

from __future__ import annotations

import dataclasses

from sayso.language.numbers import Quantity, quantities
from sayso.reading.figures.line import DAYS, Line
from sayso.reading.figures.words import collective, harm_verb, harm_word, kind_of
from sayso.records import Bound

__all__ = ["Count", "counts", "name_run", "noun_phrase"]

LINKS = frozenset({"and", "or", "&"})
DETERMINERS = frozenset("the these those this that its his her their our my your all both such".split())
PRONOUNS = frozenset({"them", "whom", "us", "you", "which", "those", "these"})
TITLES = frozenset("dr mr mrs ms gen col lt maj capt sgt cpl lic eng msgr fr rev prof sen rep gov pres adm brig father sister brother monsignor don doña".split())
NO_NAMES = frozenset(
    "other several many few more today political social national public former new last own same late local foreign general "
    "terrorist armed military civil central young old high official".split()
)
BEFORE = frozenset("another a an the these those his her their its all other additional further extra total of".split())
MONEY = frozenset({"$", "€", "£", "us$", "usd", "eur"})
NEVER = frozenset({"%", "percent", "per", "pct", "°", "o'clock", "am", "pm", "gmt", "/", "th", "st", "nd", "rd", "mm", "caliber", "calibre"})
MONTHS = frozenset(d for d in DAYS if d not in {"today", "yesterday", "overnight", "tonight", "tomorrow"})
MODIFIES = frozenset({"other", "others", "more", "additional", "further", "(", ")", "-", "–", "'s", "'"})
PREPOSITIONS = frozenset("outside inside near around after before during in on at by from with as since including against over under between including while when".split())
GROUPS = frozenset("people personnel police population crew staff manpower folk kin dead leadership".split())
HARMED = frozenset({"dead", "wounded", "injured", "killed", "missing", "displaced", "slain", "arrested", "detained"})


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """A counting noun phrase in a line, by word indices.

    Args:
        outer: First word with what stands before the amount ("another", "the").
        first: First word of amount and bound.
        last: Last word of the phrase.
        head: The noun that is counted; -1 where it is left out.
        low: See :class:`sayso.records.Figure`; so ``high`` and ``bound``.
        kind: people, attacks, buildings, thing, unknown, or none where no noun stands there.
        form: number, vague, article ("a woman"), definite ("the mayor", "Colonel Quintana"), name, or zero.
        partitive: The words after "of" in "eight of them": pronoun, noun, or empty.
        states: Words inside the phrase that say what befell those counted ("two wounded soldiers").
        noun: First word of what is counted, behind the amount.
    """

    outer: int
    first: int
    last: int
    head: int
    low: int | None
    high: int | None
    bound: Bound
    kind: str
    form: str
    partitive: str = ""
    states: tuple[str, ...] = ()
    noun: int = -1

    @property
    def human(self) -> bool:
        """Whether the phrase may count people: a noun for people, an unknown noun, or none."""
        return self.kind in {"people", "unknown", "none"}


def counts(line: Line, names: frozenset[str] = frozenset()) -> tuple[Count, ...]:
    """Every counting noun phrase of a line, in order: amounts, then articles and "no" where no amount stands.

    Args:
        line: The line.
        names: Words that name people elsewhere in the story, in lower case.
    """
    found: list[Count] = []
    for q in quantities(line.low):
        inside = bool(found) and q.first <= found[-1].last
        none = line.low[max(0, q.first - 3) : q.first] in {("none", "of", "the"), ("one", "of", "the")} or line.word(q.first - 1) == "no"
        if not inside and not none and (count := _counted(line, q)) is not None:
            found.append(count)
    taken = {i for c in found for i in range(c.first, c.last + 1)}
    for i in range(len(line)):
        if i in taken:
            continue
        single = _zero(line, i, taken) or _pair(line, i, taken) or _single(line, i, taken) or _definite(line, i, taken, names)
        if single is not None:
            found.append(single)
            taken |= set(range(single.first, single.last + 1))
    return tuple(sorted(found, key=lambda c: c.first))


def _counted(line: Line, q: Quantity) -> Count | None:
    if _not_a_count(line, q):
        return None
    outer = q.first
    while outer > 0 and line.word(outer - 1) in BEFORE and not (line.word(outer - 1) == "of" and line.word(outer - 2) != "total"):
        outer -= 1
    form = "vague" if q.form == "vague" else "number"
    last, head, kind, states, partitive = noun_phrase(line, q.last + 1, vague=q.form == "vague" or q.bound == "vague")
    if partitive and head < 0 and kind == "none" and partitive not in {"noun", "pronoun"}:
        return None
    noun = -1 if last <= q.last else q.last + 1
    if line.word(noun) == "of":
        noun += 1
    if q.form == "vague" and line.word(head) in {"families", "households"}:
        kind = "people"
    if kind == "unknown" and (q.value or 0) > 1 and line.tag(head) in {"NN", "NNP"}:
        # A number above one counts no singular: "kills six Syrian state TV" has lost a comma.
        last, head, kind, noun = q.last, -1, "none", -1
    low, high, bound = q.low, q.high, q.bound
    if bound == "exact" and line.low[last + 1 : last + 3] == ("at", "least") and line.tag(last + 3) != "CD":
        # "kills 70 people at least"
        bound, high, last = "at least", None, last + 2
    if kind == "people" and head >= 0 and (number := collective(line.word(head))) and q.value == 1:
        low = high = number
    return Count(outer, q.first, max(last, q.last), head, low, high, bound, kind, form, partitive, states, noun)


def _not_a_count(line: Line, q: Quantity) -> bool:
    """Money, percentages, clock times, dates, ages, list numbers, parts of names."""
    before, after = line.word(q.first - 1), line.word(q.last + 1)
    if line.word(q.start - 1) in MONEY or after in NEVER or before in {"no.", "number", "aged", "age", "/", "$", "type", "channel", "article"}:
        return True
    if (before == ":" and line.word(q.first - 2).isdigit()) or (after == ":" and line.word(q.last + 2).isdigit()):
        return True
    if q.form == "vague":
        return (line.word(q.start) in {"most", "some", "many", "much", "few"} and _no_noun(line, q)) or line.word(q.start - 1) in {"how", "so", "too", "as", "at"}
    if before in MONTHS and q.low is not None and q.low <= 31 and kind_of(after) != "people" and not harm_word(after):
        return True
    value = q.value or 0
    if after in MONTHS and value <= 31:
        return True
    if _share(line, q) or "aged" in line.low[max(0, q.first - 4) : q.first] and line.word(q.first - 1) in {"and", ",", "aged"}:
        return True
    joined = line.word(q.last + 1) in {"-", "–"} and line.word(q.last + 2)
    if joined and (kind_of(line.word(q.last + 2)) == "thing" or line.word(q.last + 2) in {"year", "day", "member", "man", "mm", "year-old", "story", "point"}):
        return True
    if "year-old" in after or "yearold" in after:
        return True
    digits = line.word(q.start)
    if q.form == "digits" and q.start == q.stop and digits.isdigit() and 1900 <= value <= 2099:
        return not (kind_of(after) == "people" or line.capital[q.start] or before in {"killed", "killing", "kill", "kills"} and bool(after))
    if digits.isdigit() and len(digits) > 1 and digits.startswith("0"):
        return True
    aged = before == "," and after in {",", ".", ";", "and", ")"} and q.form == "digits" and 1 < value < 110
    return aged and line.tag(q.first - 2).startswith("NN") and kind_of(line.word(q.first - 2)) == "unknown"


def _share(line: Line, q: Quantity) -> bool:
    """ "40 percent of the town's 9,000 people", "nine in ten": a base, not a count."""
    before = line.low[max(0, q.first - 6) : q.first]
    if {"percent", "%", "cent"} & set(before) and "of" in before:
        return True
    return line.word(q.first - 1) == "in" and line.tag(q.first - 2) == "CD" and line.word(q.last + 1) in {"of", "are", "is", "were"}


def _no_noun(line: Line, q: Quantity) -> bool:
    """Whether "most", "some", "many" stand without a noun for people or a harmed state behind them."""
    last, head, kind, _, partitive = noun_phrase(line, q.last + 1, vague=True)
    if line.word(q.start) == "most" and line.word(head) != "population":
        # "most of them" says how a count divides, not how many.
        return True
    if kind in {"people", "unknown"} or partitive == "pronoun":
        return False
    following = line.word(max(last, q.last) + 1)
    return not (harm_word(following) or harm_verb(following) or following in BE_HARMED or line.word(last) in {"more", "others"})


BE_HARMED = frozenset({"were", "are", "have", "had", "was", "been"})


def noun_phrase(line: Line, i: int, *, vague: bool = False) -> tuple[int, int, str, tuple[str, ...], str]:
    """Last word, head, kind, states and partitive of the noun phrase that opens at a word.

    The head is -1 where no noun follows. "of" opens a partitive ("eight of them", "15 of the wounded") or, behind a
    vague amount, what is counted ("dozens of children").
    """
    if line.word(i) != "of":
        return (*_run(line, i, bare=False), "")
    after = line.word(i + 1)
    if after in PRONOUNS:
        return i + 1, -1, "none", (), "pronoun"
    if after in DETERMINERS or line.tag(i + 1) == "PRP$":
        number = i + 2
        while line.tag(number) == "CD" and number < i + 4:
            number += 1
        last, head, kind, states = _run(line, number, bare=True)
        if line.word(head) == "population" and line.word(last + 1) == "of" and line.tag(last + 2) == "CD":
            last += 2 + (line.tag(last + 3) == "CD")
        return last, head, kind, states, "noun"
    if vague:
        return (*_run(line, i + 1, bare=True), "")
    last, head, kind, states = _run(line, i + 1, bare=True)
    return (last, head, kind, states, "noun") if kind == "people" else (i - 1, -1, "none", (), "")


def _run(line: Line, i: int, *, bare: bool) -> tuple[int, int, str, tuple[str, ...]]:
    """The nominal run from a word on: last word, head, kind, states inside. ``bare``: a state may be its head."""
    head, last = -1, i - 1
    states: list[str] = []
    j = i
    while j < min(len(line), i + 10):
        word = line.word(j)
        if word in HARMED and not _modifies(line, j, bare=bare):
            if bare and head < 0:
                head = last = j
            break
        if not _goes_on(line, j, started=head >= 0):
            break
        if word in HARMED or (harm_word(word) and harm_word(word)[0].kind == "state"):
            states.append(word)
        if line.tag(j).startswith("NN") or kind_of(word) != "unknown" or word == "others":
            head, last = j, j
            if _closes(line, j):
                break
        j += 1
    if head < 0:
        more = last_of(line, i)
        return more, -1, "none", tuple(states)
    return _linked(line, last, head, states)


def last_of(line: Line, i: int) -> int:
    """ "dozens more", "three others": the word that stands for the noun."""
    return i if line.word(i) in {"more", "others"} else i - 1


def _linked(line: Line, last: int, head: int, states: list[str]) -> tuple[int, int, str, tuple[str, ...]]:
    """Take in a second plural: "women and children", "deaths and injuries"."""
    kind = _kind(line, head)
    if line.word(last + 1) in LINKS:
        nxt = line.word(last + 2)
        both_people = kind == "people" and kind_of(nxt) == "people" and nxt.endswith(("s", "n")) and line.word(head).endswith(("s", "n"))
        both_harm = any(h.kind == "loss" for h in harm_word(line.word(head))) and any(h.kind == "loss" for h in harm_word(nxt))
        if (both_people and not harm_verb(line.word(last + 3))) or both_harm:
            last += 2
    return last, head, kind, tuple(states)


def _kind(line: Line, head: int) -> str:
    word = line.word(head)
    if word in HARMED or any(h.kind in {"people", "loss", "remains", "life"} for h in harm_word(word)):
        return "people"
    return kind_of(word, capital=line.capital[head])


def _modifies(line: Line, j: int, *, bare: bool) -> bool:
    """Whether "wounded" and its like stand before a noun for people, as in "two wounded soldiers"."""
    nxt = line.word(j + 1)
    if bare and nxt in {"and", "or"} and line.word(j + 2) in HARMED:
        return False
    if line.tag(j + 1) in {"NN", "NNS", "NNP", "NNPS", "JJ"} and nxt not in DAYS and nxt not in HARMED and nxt != "more":
        return any(kind_of(line.word(k)) == "people" or harm_word(line.word(k)) for k in range(j + 1, min(j + 5, len(line))) if line.tag(k).startswith("NN"))
    return False


def _closes(line: Line, j: int) -> bool:
    """Whether a plural noun for people ends the phrase: what follows is no noun that it could modify."""
    word, nxt = line.word(j), line.word(j + 1)
    if word == "others":
        return True
    is_plural = kind_of(word) == "people" and (line.tag(j) in {"NNS", "NNPS"} or word.endswith(("s", "men", "women", "people", "children")))
    if not is_plural:
        return False
    follows = kind_of(nxt)
    demonym = word.endswith(("ese", "ish", "i")) and follows == "people"
    if demonym:
        return False
    if j + 1 >= len(line) or follows == "unknown" or line.capital[j + 1]:
        return not (nxt in {"'", "'s"} or (follows == "people" and line.tag(j + 1).startswith("NN") and not line.capital[j + 1]))
    return not line.tag(j + 1).startswith("NN")


def _goes_on(line: Line, j: int, *, started: bool) -> bool:
    word, tag = line.word(j), line.tag(j)
    if word in DAYS or word in NEVER or word in PREPOSITIONS:
        return False
    if word in MODIFIES:
        return _joiner(line, j, started=started)
    if word in {"and", "or", "&"}:
        return _shared_head(line, j)
    if harm_verb(word) and word not in HARMED:
        return bool(tag.startswith(("JJ", "VBN")) and not started and line.tag(j + 1).startswith("NN"))
    if word == "may" and line.tag(j + 1).startswith("CD"):
        return False
    if tag.startswith(("NN", "JJ", "FW", "AFX")) or (kind_of(word) == "people" and not tag.startswith(("VBZ", "DT"))) or _initials(line, j):
        return word not in {"including", "most", "last"}
    if tag in {"VBN", "VBG", "RB"}:
        nxt = line.tag(j + 1)
        return not started and nxt.startswith(("NN", "JJ", "VBN")) and word not in {"including", "early", "also", "later", "only"}
    return tag == "CD" and (line.word(j - 1) == "(" or (line.word(j + 1) == "-" and line.word(j + 2) == "year"))


def _initials(line: Line, j: int) -> bool:
    """An abbreviation in capitals that reads as another word: "IS fighters"."""
    token = line.passage.doc[line.base + j].text
    return len(token) > 1 and token.isupper() and token.isalpha() and not line.tag(j).startswith("CD")


def _joiner(line: Line, j: int, *, started: bool) -> bool:
    word = line.word(j)
    if word in {"-", "–"}:
        if line.word(j + 1) in {"year", "old"}:
            return True
        return j > 0 and line.tag(j + 1).startswith(("NN", "JJ", "VB", "CD", "IN")) and not line.tag(j - 1).startswith("CD")
    if word in {"'s", "'"}:
        return started and line.tag(j + 1).startswith(("NN", "JJ"))
    if word == "(":
        return ")" in line.low[j : j + 5]
    if word == ")":
        return "(" in line.low[max(0, j - 5) : j]
    if word == "others":
        return not started
    return not started and (line.tag(j + 1).startswith(("NN", "JJ", "VBN", "CD")) or word == "other")


def _shared_head(line: Line, j: int) -> bool:
    """ "70 regime and rebel fighters": a link between two modifiers of one plural noun for people."""
    if kind_of(line.word(j - 1)) == "people" and line.tag(j - 1) == "NNS":
        return False
    for k in range(j + 1, min(j + 4, len(line))):
        if not line.tag(k).startswith(("NN", "JJ")) or line.word(k) in HARMED:
            return False
        if kind_of(line.word(k)) == "people" and line.tag(k) in {"NNS", "NNPS"}:
            return k > j + 1
    return False


def _zero(line: Line, i: int, taken: set[int]) -> Count | None:
    word = line.word(i)
    if word in {"nobody", "none"} or (word == "no" and line.word(i + 1) == "one") or word == "no-one":
        last = i + 1 if word == "no" else i
        stop, head, kind, _, partitive = noun_phrase(line, last + 1)
        if not partitive:
            stop, head, kind = last, -1, "none"
        return Count(i, i, stop, head, 0, 0, "exact", kind, "zero", partitive)
    if word != "no" or i + 1 in taken:
        return None
    last, head, kind, states, _ = noun_phrase(line, i + 1)
    return Count(i, i, last, head, 0, 0, "exact", kind, "zero", "", states, i + 1) if kind == "people" else None


def _pair(line: Line, i: int, taken: set[int]) -> Count | None:
    """ "both", "both men", "both of them"; "a couple", "a couple of soldiers"."""
    word = line.word(i)
    if word == "both":
        last, head, kind, states, partitive = noun_phrase(line, i + 1)
        if LINKS & set(line.low[i : last + 2]):
            return None
        return Count(i, i, max(last, i), head, 2, 2, "exact", kind, "number", partitive, states, i + 1) if kind in {"people", "none"} else None
    if word not in {"a", "the", "his", "her", "their"} or (number := collective(line.word(i + 1))) is None or i + 1 in taken:
        return None
    form = "article" if word == "a" else "definite"
    if line.word(i + 2) == "of":
        last, head, kind, states = _run(line, i + 3, bare=True)
        return Count(i, i, last, head, number, number, "exact", kind, form, "", states, i + 3) if kind == "people" else None
    return Count(i, i, i + 1, i + 1, number, number, "exact", "people", form, "", (), i + 1)


def _single(line: Line, i: int, taken: set[int]) -> Count | None:
    """ "a woman", "another soldier": one person by an article."""
    if line.word(i) not in {"a", "an", "another"} or i + 1 in taken:
        return None
    if line.word(i) == "another" and (harm_verb(line.word(i + 1)) or line.word(i + 1) in {"was", "is"}):
        return Count(i, i, i, -1, 1, 1, "exact", "none", "article")
    last, head, kind, states = _run(line, i + 1, bare=False)
    if kind == "people" and (number := collective(line.word(head))):
        return Count(i, i, last, head, number, number, "exact", "people", "article", "", states, i + 1)
    if kind != "people" or _is_loss(line, head) or line.tag(head) in {"NNS", "NNPS"} or line.word(head) in HARMED or line.word(last + 1) in {"-", "'s", "'"}:
        return None
    if line.word(head) in GROUPS:
        return None
    return Count(i, i, last, head, 1, 1, "exact", "people", "article", "", states, i + 1)


def _is_loss(line: Line, head: int) -> bool:
    """Whether a noun stands for what befell somebody and not for a person: "a death"."""
    return any(h.kind not in {"people", "state", "doer"} for h in harm_word(line.word(head)))


def _definite(line: Line, i: int, taken: set[int], names: frozenset[str]) -> Count | None:
    """ "the mayor", "his wife", "Colonel Quintana": one person who is known or named."""
    if i + 1 in taken and line.word(i) in DETERMINERS:
        return None
    if line.word(i) in {"the", "this", "that"} or line.tag(i) == "PRP$":
        last, head, kind, states = _run(line, i + 1, bare=False)
        if head < 0 or kind != "people" or _is_loss(line, head) or line.word(head) in GROUPS or line.tag(head) in {"NNS", "NNPS"}:
            return None
        last = max(last, name_run(line, last + 1, names))
        form, noun = "definite", i + 1
    else:
        last = name_run(line, i, names)
        head, states, form, noun = last, (), "definite" if _title(line, i) else "name", i
        if last < i or line.tag(i - 1) in {"DT", "CD", "PRP$"}:
            return None
    if any(k in taken for k in range(i, last + 1)):
        return None
    outer = i
    while form != "definite" or noun == i:
        if outer - 1 in taken or not line.tag(outer - 1).startswith(("NN", "JJ")) or line.word(outer - 1) in DAYS or i - outer > 4:
            break
        outer -= 1
    return Count(outer, i, last, head, 1, 1, "exact", "people", form, "", states, noun)


def name_run(line: Line, i: int, names: frozenset[str] = frozenset()) -> int:
    """The last word of the name of a person that opens at a word, title first; below ``i`` where none does."""
    j = i
    while _title(line, j):
        j += 1
    titled = j > i
    start = j
    while j < len(line) and j - start < 6 and _nameable(line, j):
        j += 1
    size = j - start
    if size == 0:
        return i - 1
    if line.tag(j).startswith("NN") and line.word(j) not in DAYS:
        return i - 1
    known = any(line.word(k) in names for k in range(start, j))
    person = size >= 2 and all(line.entity(k) == "PER" for k in range(start, j))
    return j - 1 if titled or known or person or (line.shouted and size >= 2) else i - 1


def _title(line: Line, j: int) -> bool:
    """A rank or office before a name: a singular noun for people, or "Dr"."""
    word = line.word(j)
    if word in TITLES or (word == "." and line.word(j - 1) in TITLES):
        return True
    return kind_of(word) == "people" and line.tag(j).startswith(("NN", "JJ")) and not line.tag(j).endswith("S") and not line.word(j).endswith("s")


def _nameable(line: Line, j: int) -> bool:
    word, tag = line.word(j), line.tag(j)
    if not word.replace("'", "").isalpha() or len(word) < 2 or word in DAYS or word in NO_NAMES:
        return False
    if kind_of(word) in {"attacks", "buildings", "thing"} or harm_verb(word) or harm_word(word) or line.entity(j) in {"ORG", "LOC"}:
        return False
    if line.shouted:
        return tag.startswith(("NN", "JJ", "FW", "X", "AFX")) and kind_of(word) == "unknown"
    return line.capital[j] and tag.startswith(("NN", "JJ", "FW"))
