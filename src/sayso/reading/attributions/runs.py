"""Noun phrases by their tags alone, for places where the parse has lost the subject of a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.language.weekdays import WEEKDAYS
from sayso.reading.attributions.cues import speaks
from sayso.reading.attributions.grammar import FINITE, Grammar, Range

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["behind_lost_comma", "has_verb", "noun_run_after", "noun_run_before", "with_apposition"]

NOMINAL = {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "FW", "VBN", "NFP", "AFX"}
OPENERS = {"DT", "PRP$", "PDT"}
LINKS = {"of", "for", "at", "in", "from", "on", "with", "to", "against", "near"}
LONGEST = 25
COUNTED_TIME = {"hours", "days", "weeks", "months", "years"}
PARTS_OF_DAY = frozenset("morning afternoon evening night noon prayers prayer paper newspaper edition service".split())
"""What a weekday stands before as a part of one phrase."""


def has_verb(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a stretch holds a finite verb, or a participle right behind a noun that may be one mistaken."""
    for token in grammar.doc[first : last + 1]:
        if token.tag_ in FINITE:
            return True
        behind_noun = token.i > first and grammar.doc[token.i - 1].tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP", "CD"}
        if token.tag_ == "VBN" and behind_noun:
            return True
    return False


def noun_run_before(grammar: Grammar, end: int) -> Range | None:
    """The noun phrase that ends at a token, with a name before its comma ("Ana Dragu, the director of the port,")."""
    doc = grammar.doc
    floor = grammar.sentence(end)[0]
    last = end
    if last > floor and doc[last].text == ",":
        last -= 1
    if last > floor and doc[last].lower_ in WEEKDAYS and (doc[last - 1].text == ")" or doc[last - 1].ent_type_):
        last -= 1
        end = last
    if doc[last].tag_ == "PRP":
        return last, end
    if doc[last].text == ")":
        while last > floor and doc[last].text != "(":
            last -= 1
        last -= 1
    first = _walk_left(grammar, last, floor)
    if first is None:
        return None
    first = behind_lost_comma(grammar, first, last)
    if first - 2 >= floor and doc[first - 1].text == "," and doc[first].tag_ in {"DT", "JJ", "NN", "NNP", "PRP$"}:
        name = _walk_left(grammar, first - 2, floor)
        if name is not None and doc[first - 2].tag_.startswith("NNP") and last < end:
            first = name
    return first, end


def _walk_left(grammar: Grammar, last: int, floor: int) -> int | None:
    """The first token of the noun phrase that ends at ``last``; None where no noun stands there."""
    doc = grammar.doc
    if last < floor or not doc[last].tag_.startswith(("NN", "CD")):
        return None
    at = last
    while at > floor and last - at < LONGEST:
        before = doc[at - 1]
        if doc[at].tag_ in OPENERS:
            linked = before.lower_ in LINKS and at - 2 >= floor and doc[at - 2].tag_ in NOMINAL | {"RB"}
            joined = before.tag_ == "CC" and at - 2 >= floor and doc[at - 2].tag_.startswith("NN")
            if not linked and not joined and before.tag_ != "PDT":
                break
        if before.tag_ == "VBN" and (
            doc[at].tag_ in {"CD", "DT"} or (at - 2 >= floor and doc[at - 2].tag_ in {"CC", "NN", "NNS"})
        ):
            break
        if (
            before.tag_ in NOMINAL | OPENERS
            or (before.lower_ in LINKS and at - 2 >= floor and doc[at - 2].tag_ in NOMINAL)
            or before.tag_ == "CC"
            and at - 2 >= floor
            and doc[at - 2].tag_.startswith("NN")
            or (before.tag_ == "RB" and before.lower_ == "close")
            or (before.lower_ == "at" and doc[at].lower_ in {"least", "most"})
        ):
            at -= 1
        else:
            break
    # "a unit linked to the army said": what "to" leads from describes the speaker
    if doc[at].lower_ == "to" and at - 2 > floor and doc[at - 1].dep_ == "acl" and doc[at - 2].tag_ in {"NN", "NNS"}:
        return _walk_left(grammar, at - 2, floor)
    if at < last and doc[at].lower_ in WEEKDAYS and doc[at + 1].tag_ in {"NN", "NNS", "JJ", "DT"}:
        at += 1
    while at < last and (doc[at].lower_ in LINKS or doc[at].tag_ in {"CC", "VBN", "POS", "HYPH"}):
        at += 1
    return at


def behind_lost_comma(grammar: Grammar, first: int, last: int) -> int:
    """Where the source in a run of nouns begins, whose comma was lost ("killed six people on Monday | activists").

    A weekday is no part of a name behind it, nor are hours and days that were counted. Where the run does not open with
    one who can speak, what ends the object of its preposition ends what stands before the source: a name before a
    common noun ("in Orlo | officials"), a plural before an adjective, a common noun before a capital.
    """
    doc = grammar.doc
    cut = first
    for at in range(first + 1, last + 1):
        closed = doc[at - 1].text == ")" and all(t.text != "(" for t in doc[first:at])
        if (closed or _weekday(grammar, at - 1, first) or doc[at - 1].lower_ in COUNTED_TIME) and _opens(grammar, at):
            cut = at
    link = next((t.i for t in doc[cut : last + 1] if t.lower_ in LINKS), None)
    if link is None or link == cut:
        return cut
    if _acronym(doc[last]) and doc[last - 1].tag_.startswith("NNP") and any(t.tag_ == "CD" for t in doc[cut:link]):
        return last
    if speaks(doc[link - 1]) or doc[link - 1].tag_ == "VBN" or not speaks(doc[last]):
        return cut
    behind = next((at for at in range(last, link, -1) if doc[at].lower_ in LINKS), link)
    ends = [at for at in range(last, behind + 1, -1) if _ends_before(doc[at - 1], doc[at])]
    names = [at for at in range(last, behind + 1, -1) if _name_ends(grammar, at)]
    return next(iter([*ends, *names]), cut)


def _weekday(grammar: Grammar, at: int, first: int) -> bool:
    return grammar.doc[at].lower_ in WEEKDAYS and (at == first or grammar.doc[at - 1].tag_ not in OPENERS)


def _acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 2


def _ends_before(before: Token, here: Token) -> bool:
    """Whether a phrase ends between two words: a common noun before a capital, a plural before an adjective."""
    if here.tag_ in {"CC", "POS", "HYPH"} or before.tag_ not in {"NN", "NNS"}:
        return False
    titled = here.ent_type_ == "PER" or speaks(before)
    return (here.text[:1].isupper() and not titled) or (before.tag_ == "NNS" and here.tag_.startswith("JJ"))


def _name_ends(grammar: Grammar, at: int) -> bool:
    """Whether a name ends before a token: a common noun stands there, or a person's name begins."""
    before, here = grammar.doc[at - 1], grammar.doc[at]
    if not before.tag_.startswith("NNP"):
        return False
    joined = at + 1 < len(grammar.doc) and grammar.doc[at + 1].tag_ == "HYPH"
    person = here.ent_type_ == "PER" and before.ent_type_ != "PER"
    return person or (here.tag_ in {"NN", "NNS", "JJ"} and here.text.islower() and not joined)


def _opens(grammar: Grammar, at: int) -> bool:
    """Whether a noun phrase may begin at a token behind a weekday: no hour or part of the day stands there."""
    token = grammar.doc[at]
    return token.tag_ in NOMINAL and token.lower_ not in PARTS_OF_DAY and token.tag_ != "CD"


def noun_run_after(grammar: Grammar, start: int) -> Range | None:
    """The noun phrase that starts at a token; None where none does."""
    doc = grammar.doc
    stop = grammar.sentence(min(start, len(doc) - 1))[1]
    at = start
    seen_noun = False
    while at <= stop and at - start < LONGEST:
        token = doc[at]
        if token.tag_ in OPENERS and at > start and doc[at - 1].tag_ not in {"IN", "TO", "CC", "PDT"}:
            break
        if token.tag_ == "PRP" and at == start:
            return at, at
        links = token.lower_ in LINKS and seen_noun and at < stop and doc[at + 1].tag_ in NOMINAL | OPENERS
        if token.tag_ == "VBN" and at > start and doc[at - 1].tag_.startswith(("NN", "CD", "PRP")):
            break
        if not (token.tag_ in NOMINAL | OPENERS or links or (token.tag_ == "CC" and seen_noun and at < stop)):
            break
        seen_noun = seen_noun or token.tag_.startswith("NN")
        at += 1
    while at > start and doc[at - 1].tag_ in {"CC", "DT", "VBN"}:
        at -= 1
    return (start, at - 1) if seen_noun and at > start else None


def with_apposition(grammar: Grammar, source: Range) -> Range:
    """A source with what stands between commas behind it, where a verb follows ("Ines Barrow, the ward sister,")."""
    doc = grammar.doc
    behind = source[1] + 1
    run = noun_run_after(grammar, behind + 1) if behind + 1 < len(doc) and doc[behind].text == "," else None
    closed = run is not None and run[1] + 1 < len(doc) and doc[run[1] + 1].text == ","
    return (source[0], run[1]) if run is not None and closed else source
