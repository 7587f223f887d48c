"""One person, nobody, or a pair: "a woman", "the mayor", "Colonel Quintana", "no one", "both"."""

from __future__ import annotations

import re

from sayso.reading.figures.line import DAYS, Line
from sayso.reading.figures.model import Count
from sayso.reading.figures.phrase import DETERMINERS, HARMED, LINKS, nominal_run, noun_phrase
from sayso.reading.figures.words import collective, harm_verb, harm_word, kind_of

__all__ = ["bare_person", "known_person", "may_open", "name_run", "nobody", "one_person", "pair_of"]

TITLES = frozenset(
    "dr mr mrs ms gen col lt maj capt sgt cpl lic eng msgr fr rev prof sen rep gov pres adm brig father sister "
    "brother monsignor don doña".split()
)
NO_NAMES = frozenset(
    "other several many few more today political social national public former new last own same late local "
    "foreign general terrorist armed military civil central young old high official".split()
)
ABSTRACT = ("tion", "tions", "ment", "ments", "ity", "ities", "ness", "ism", "ence", "ance", "corps", "ship", "ings")
INITIAL = re.compile(r"[a-z]\.?")
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
SEEN = frozenset({"visible", "apparent", "obvious", "external", "outward"})
GROUPS = frozenset("people personnel police population crew staff manpower folk kin dead leadership".split())

POINTING = frozenset({"the", "this", "that"})


def nobody(line: Line, i: int, taken: set[int]) -> Count | None:
    """ "no one", "none of the 80 passengers", "no soldiers"."""
    word = line.word(i)
    if word in {"nobody", "none"} or (word == "no" and line.word(i + 1) == "one") or word == "no-one":
        last = i + 1 if word == "no" else i
        stop, head, kind, _, partitive = noun_phrase(line, last + 1)
        if not partitive:
            stop, head, kind = last, -1, "none"
        return Count(i, i, stop, head, 0, 0, "exact", kind, "zero", partitive)
    if line.low[i : i + 3] == ("not", "a", "single"):
        last, head, kind, states, _ = noun_phrase(line, i + 3)
        return Count(i, i, last, head, 0, 0, "exact", kind, "zero", "", states, i + 3) if kind == "people" else None
    if word != "no" or i + 1 in taken:
        return None
    last, head, kind, states, _ = noun_phrase(line, i + 1)
    if SEEN & set(line.low[i + 1 : head]):
        # "with no visible injuries" says how a body looked.
        return None
    return Count(i, i, last, head, 0, 0, "exact", kind, "zero", "", states, i + 1) if kind == "people" else None


def pair_of(line: Line, i: int, taken: set[int]) -> Count | None:
    """ "both", "both men", "both of them"; "a couple", "a couple of soldiers"."""
    word = line.word(i)
    if word == "both":
        last, head, kind, states, partitive = noun_phrase(line, i + 1)
        listed = line.word(last + 1) in LINKS and line.tag(last + 2) in {"DT", "CD"}
        if LINKS & set(line.low[i : last + 2 - listed]):
            return None
        return (
            Count(i, i, max(last, i), head, 2, 2, "exact", kind, "number", partitive, states, i + 1)
            if kind in {"people", "none"}
            else None
        )
    if (
        word not in {"a", "the", "his", "her", "their"}
        or (number := collective(line.word(i + 1))) is None
        or i + 1 in taken
    ):
        return None
    form = "article" if word == "a" else "definite"
    if line.word(i + 2) == "of":
        last, head, kind, states = nominal_run(line, i + 3, bare=True)
        return (
            Count(i, i, last, head, number, number, "exact", kind, form, "", states, i + 3)
            if kind == "people"
            else None
        )
    return Count(i, i, i + 1, i + 1, number, number, "exact", "people", form, "", (), i + 1)


def one_person(line: Line, i: int, taken: set[int]) -> Count | None:
    """ "a woman", "another soldier": one person by an article."""
    if line.low[i : i + 2] == ("the", "other") and (harm_verb(line.word(i + 2)) or line.word(i + 2) in {"was", "is"}):
        return Count(i, i, i + 1, -1, 1, 1, "exact", "none", "article")
    if line.word(i) not in {"a", "an", "another"} or (i + 1 in taken and line.word(i + 1) not in ORDINALS):
        return None
    if line.word(i) == "another" and (harm_verb(line.word(i + 1)) or line.word(i + 1) in {"was", "is"}):
        return Count(i, i, i, -1, 1, 1, "exact", "none", "article")
    counted = any(k < i for k in taken) and not line.tag(i + 2).startswith(("NN", "JJ", "IN"))
    if line.word(i + 1) in ORDINALS and counted:
        # "killing two nurses and injuring a third"
        return Count(i, i, i + 1, -1, 1, 1, "exact", "none", "article")
    last, head, kind, states = nominal_run(line, i + 1, bare=False)
    if kind == "people" and (number := collective(line.word(head))):
        return Count(i, i, last, head, number, number, "exact", "people", "article", "", states, i + 1)
    if (
        kind != "people"
        or _is_loss(line, head)
        or line.tag(head) in {"NNS", "NNPS"}
        or line.word(head) in HARMED
        or line.word(last + 1) in {"-", "'s", "'"}
    ):
        return None
    if line.word(head) in GROUPS:
        return None
    return Count(i, i, last, head, 1, 1, "exact", "people", "article", "", states, i + 1)


def bare_person(line: Line, taken: set[int]) -> Count | None:
    """ "Child killed in market blast": the one person whom a headline opens with, its article left out."""
    if line.passage.part != "title" or line.tag(0) not in {"NN", "NNP", "JJ"}:
        return None
    last, head, kind, states = nominal_run(line, 0, bare=False)
    singular = kind == "people" and line.tag(head) in {"NN", "NNP"} and line.word(head) not in GROUPS
    verb = harm_verb(line.word(last + 1)) or (line.word(last + 1) in {"and", ","} and any(map(harm_verb, line.low)))
    if not singular or not verb or head in taken or line.word(head).endswith("s") or _is_loss(line, head):
        return None
    return Count(0, 0, last, head, 1, 1, "exact", "people", "article", "", states, 0)


def may_open(line: Line, i: int) -> bool:
    """Whether a person, known or named, can be told of from a word on: most words need no closer look."""
    return line.tags[i] == "PRP$" or line.low[i] in POINTING or _may_name(line, i)


def _may_name(line: Line, i: int) -> bool:
    """Whether a name or the title before it can open at a word."""
    if line.shouted or line.capital[i]:
        return True
    return line.tags[i].startswith(("NN", "JJ")) and _title(line, i)


def known_person(line: Line, i: int, taken: set[int], names: frozenset[str]) -> Count | None:
    """ "the mayor", "his wife", "Colonel Quintana": one person who is known or named."""
    if i + 1 in taken and line.word(i) in DETERMINERS:
        return None
    if line.word(i) in POINTING or line.tag(i) == "PRP$":
        last, head, kind, states = nominal_run(line, i + 1, bare=False)
        if (
            head < 0
            or kind != "people"
            or _is_loss(line, head)
            or line.word(head) in GROUPS
            or line.tag(head) in {"NNS", "NNPS"}
            or line.word(last + 1) == "-"
        ):
            return None
        last = max(last, name_run(line, last + 1, names))
        form, noun = "definite", i + 1
    else:
        last = name_run(line, i, names)
        if last < i or line.tag(i - 1) in {"DT", "CD", "PRP$"}:
            return None
        head, states, form, noun = last, (), "definite" if _title(line, i) else "name", i
        kin = _relative(line, last)
        if kin > last:
            last, head, form, noun = kin, kin, "definite", last + 2
    if any(k in taken for k in range(i, last + 1)):
        return None
    outer = i
    while form != "definite" or noun == i:
        if (
            outer - 1 in taken
            or not line.tag(outer - 1).startswith(("NN", "JJ"))
            or line.word(outer - 1) in DAYS
            or i - outer > 4
        ):
            break
        outer -= 1
    return Count(outer, i, last, head, 1, 1, "exact", "people", form, "", states, noun)


def _relative(line: Line, last: int) -> int:
    """The last word of "Quill's son", one person who belongs to one named; ``last`` itself where none does."""
    if line.word(last + 1) not in {"'s", "'"}:
        return last
    end, head, kind, _ = nominal_run(line, last + 2, bare=False)
    single = kind == "people" and line.tag(head) in {"NN", "NNP"} and line.word(head) not in GROUPS
    return end if single and end == head and not _is_loss(line, head) else last


def _is_loss(line: Line, head: int) -> bool:
    """Whether a noun stands for what befell somebody and not for a person: "a death"."""
    return any(h.kind not in {"people", "state", "doer"} for h in harm_word(line.word(head)))


def name_run(line: Line, i: int, names: frozenset[str] = frozenset()) -> int:
    """The last word of the name of a person that opens at a word, title first; below ``i`` where none does."""
    if i >= len(line.low) or not _may_name(line, i):
        return i - 1
    j = i
    while _title(line, j):
        j += 1
    titled = j > i
    start = j
    while j < len(line) and j - start < 6 and (_nameable(line, j) or (j > start and _initial(line, j))):
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
    return (
        kind_of(word) == "people"
        and line.tag(j).startswith(("NN", "JJ"))
        and not line.tag(j).endswith("S")
        and not line.word(j).endswith("s")
    )


def _initial(line: Line, j: int) -> bool:
    """ "Ana B. Quill": a letter inside a name, behind which it goes on."""
    dotted = INITIAL.fullmatch(line.word(j)) is not None and line.capital[j]
    return dotted and j + 1 < len(line) and _nameable(line, j + 1)


def _nameable(line: Line, j: int) -> bool:
    if not (line.shouted or line.capital[j]):
        return False
    word, tag = line.word(j), line.tag(j)
    if not word.replace("'", "").isalpha() or len(word) < 2 or word in DAYS or word in NO_NAMES:
        return False
    if (
        kind_of(word) in {"attacks", "buildings", "thing"}
        or harm_verb(word)
        or harm_word(word)
        or line.entity(j) in {"ORG", "LOC"}
    ):
        return False
    if line.shouted and word.endswith(ABSTRACT):
        return False
    if line.shouted:
        return tag.startswith(("NN", "JJ", "FW", "X", "AFX")) and kind_of(word) == "unknown"
    return line.capital[j] and tag.startswith(("NN", "JJ", "FW"))
