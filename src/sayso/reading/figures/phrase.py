"""The noun phrase behind an amount: its head, what kind of thing it is, and where it ends."""

from __future__ import annotations

from sayso.reading.figures.line import DAYS, Line
from sayso.reading.figures.words import harm_verb, harm_word, kind_of

__all__ = ["DETERMINERS", "HARMED", "LINKS", "NEVER", "last_of", "nominal_run", "noun_phrase"]

LINKS = frozenset({"and", "or", "&"})
DETERMINERS = frozenset("the these those this that its his her their our my your all both such".split())
PRONOUNS = frozenset({"them", "whom", "us", "you", "which", "those", "these"})
NEVER = frozenset("% percent per pct ° o'clock am pm gmt / th st nd rd mm caliber calibre".split())
MODIFIES = frozenset({"other", "others", "more", "additional", "further", "(", ")", "-", "–", "'s", "'"})
PREPOSITIONS = frozenset(
    "outside inside near around after before during in on at by from with as since including against over under "
    "between including while when".split()
)
SMALL = frozenset({"IN", "RP", "RB"})
AGES = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
HARMED = frozenset({"dead", "wounded", "injured", "killed", "missing", "displaced", "slain", "arrested", "detained"})


def noun_phrase(line: Line, i: int, *, vague: bool = False) -> tuple[int, int, str, tuple[str, ...], str]:
    """Last word, head, kind, states and partitive of the noun phrase that opens at a word.

    The head is -1 where no noun follows. "of" opens a partitive ("eight of them", "15 of the wounded") or, behind a
    vague amount, what is counted ("dozens of children").
    """
    if line.word(i) != "of":
        return (*nominal_run(line, i, bare=False), "")
    after = line.word(i + 1)
    if after in PRONOUNS and not (after in DETERMINERS and line.tag(i + 2).startswith(("NN", "JJ"))):
        return i + 1, -1, "none", (), "pronoun"
    if after in DETERMINERS or line.tag(i + 1) == "PRP$":
        number = i + 2
        while line.tag(number) == "CD" and number < i + 4:
            number += 1
        last, head, kind, states = nominal_run(line, number, bare=True)
        if line.word(head) == "population" and line.word(last + 1) == "of" and line.tag(last + 2) == "CD":
            last += 2 + (line.tag(last + 3) == "CD")
        return last, head, kind, states, "noun"
    if vague:
        return (*nominal_run(line, i + 1, bare=True), "")
    last, head, kind, states = nominal_run(line, i + 1, bare=True)
    return (last, head, kind, states, "noun") if kind == "people" else (i - 1, -1, "none", (), "")


def nominal_run(line: Line, i: int, *, bare: bool) -> tuple[int, int, str, tuple[str, ...]]:
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
        both_people = (
            kind == "people"
            and kind_of(nxt) == "people"
            and nxt.endswith(("s", "n"))
            and line.word(head).endswith(("s", "n"))
        )
        both_harm = any(h.kind == "loss" for h in harm_word(line.word(head))) and any(
            h.kind == "loss" for h in harm_word(nxt)
        )
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
    if (
        line.tag(j + 1) in {"NN", "NNS", "NNP", "NNPS", "JJ"}
        and nxt not in DAYS
        and nxt not in HARMED
        and nxt != "more"
    ):
        return any(
            kind_of(line.word(k)) == "people" or harm_word(line.word(k))
            for k in range(j + 1, min(j + 5, len(line)))
            if line.tag(k).startswith("NN")
        )
    return False


def _closes(line: Line, j: int) -> bool:
    """Whether a plural noun for people ends the phrase: what follows is no noun that it could modify."""
    word, nxt = line.word(j), line.word(j + 1)
    if word == "others":
        return True
    is_plural = kind_of(word) == "people" and (
        line.tag(j) in {"NNS", "NNPS"} or word.endswith(("s", "men", "women", "people", "children"))
    )
    if not is_plural:
        return False
    follows = kind_of(nxt)
    demonym = word.endswith(("ese", "ish", "i")) and follows == "people"
    if demonym:
        return False
    if j + 1 >= len(line) or follows == "unknown" or line.capital[j + 1]:
        return not (
            nxt in {"'", "'s"} or (follows == "people" and line.tag(j + 1).startswith("NN") and not line.capital[j + 1])
        )
    return not line.tag(j + 1).startswith("NN")


def _goes_on(line: Line, j: int, *, started: bool) -> bool:
    word, tag = line.word(j), line.tag(j)
    if word in DAYS or word in NEVER or word in PREPOSITIONS:
        return False
    if word in MODIFIES:
        return _joiner(line, j, started=started)
    if word in {"and", "or", "&"}:
        return _shared_head(line, j)
    if not started and line.word(j + 1) in {"-", "–"} and line.tag(j + 2).startswith(("NN", "JJ")) and tag in SMALL:
        return True
    if harm_verb(word) and word not in HARMED and not (tag == "NNS" and any(h.kind == "loss" for h in harm_word(word))):
        return bool(tag.startswith(("JJ", "VBN")) and not started and line.tag(j + 1).startswith("NN"))
    if word == "may" and line.tag(j + 1).startswith("CD"):
        return False
    if (
        tag.startswith(("NN", "JJ", "FW", "AFX"))
        or (kind_of(word) == "people" and not tag.startswith(("VBZ", "DT")))
        or _initials(line, j)
    ):
        return word not in {"including", "most", "last"}
    if tag in {"VBN", "VBG", "RB"}:
        nxt = line.tag(j + 1)
        return (
            not started
            and nxt.startswith(("NN", "JJ", "VBN"))
            and word not in {"including", "early", "also", "later", "only"}
        )
    return tag == "CD" and (line.word(j - 1) == "(" or (line.word(j + 1) == "-" and line.word(j + 2) in AGES))


def _initials(line: Line, j: int) -> bool:
    """An abbreviation in capitals that reads as another word: "IS fighters"."""
    word = line.passage.words[line.base + j]
    return len(word) > 1 and word.isupper() and word.isalpha() and not line.tag(j).startswith("CD")


def _joiner(line: Line, j: int, *, started: bool) -> bool:
    word = line.word(j)
    if word in {"-", "–"}:
        if line.word(j + 1) in AGES | {"old"}:
            return True
        return (
            j > 0
            and line.tag(j + 1).startswith(("NN", "JJ", "VB", "CD", "IN"))
            and not line.tag(j - 1).startswith("CD")
        )
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
