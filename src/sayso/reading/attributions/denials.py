"""What denies, and how it points at what it denies: "denied this", "rejected Veld's claims", "denied firing"."""

from __future__ import annotations

import dataclasses
import functools
import re

from sayso.reading.lexicon import words
from sayso.records import Attribution, Stance

__all__ = ["Pointer", "pointer", "told_stance"]

BARE = re.compile(r"(?:this|that|it|these|those|them|something)\W*$", re.IGNORECASE)
OWNER = re.compile(r"(?P<owner>[\w.-]+(?: [\w.-]+)*?)(?:['’]s|(?<=s)['’])(?: |$)")
DETERMINERS = frozenset("the this that these those such any all both his her its their some a an".split())
LONGEST_LEAD = 5
"""Words before the noun of a claim: its owner and what describes it."""
BY = re.compile(r"^(?:made )?(?:by|from|of) (?P<owner>(?:the |a )?[\w-]+(?: [A-Z][\w-]*)*)")
PROPOSITIONS = frozenset({"cue before clause", "cue before bare clause", "cue before gerund"})
"""Rules whose content is what is said not to be so."""
NOUNS = ("cue before object", "cue before preposition", "relative", "noun", "claim in")
"""How the names of rules begin whose content is a noun phrase."""
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut\w+|disput\w+|rebut\w*)$", re.IGNORECASE)
"""Cues with which a noun by itself tells what is said not to be so ("denied the theft")."""


@dataclasses.dataclass(frozen=True, slots=True)
class Pointer:
    """How a denial tells what it rejects.

    ``back``: by a word that only points back. ``owner``: whose claim it names, where it does. ``told``: whether the
    denial tells in words of its own what it says not to be so.
    """

    back: bool = False
    owner: str | None = None
    told: bool = False
    blamed: bool = False


def _any(name: str, ending: str = "") -> str:
    return "|".join(re.escape(word) + ending for word in sorted(words(name), key=len, reverse=True))


@functools.cache
def _noun() -> re.Pattern[str]:
    """A claim, or what the accused deny, for a noun, behind words that may be its owner and description."""
    return re.compile(
        rf"(?P<lead>(?:[\w.'’-]+ ){{0,{LONGEST_LEAD}}}?)"
        rf"(?:(?P<claim>{_any('claims', 's?')})|(?P<blame>{_any('blame')}))\b(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


@functools.cache
def _untrue() -> re.Pattern[str]:
    """ "Recent claims about the dam are untrue", "no truth in the report", "this is a lie"."""
    be = r"(?:is|are|was|were|be|been|['’]s)"
    untrue = rf"(?:[\w-]+ )?(?:{_any('untrue')})\b"
    return re.compile(
        rf"(?P<noun>\b(?:{_any('claims', 's?')})\b[^.?!;\"”]{{0,160}}? {be} {untrue})|"
        rf"(?P<called>^(?:[\w'’-]+ ){{0,4}}(?:{_any('claims', 's?')}) (?:as )?{untrue})|"
        rf"(?P<bare>^\W*(?:this|that|it|these|those|they)(?: {be}|['’]s) {untrue})|(?P<truth>\bno truth (?:in|to) )",
        re.IGNORECASE,
    )


def text_of(attribution: Attribution) -> str:
    """The words of a content in one line."""
    return " ".join(" ".join(span.text for span in attribution.content).split())


def told_stance(attribution: Attribution) -> Stance:
    """The stance of an attribution: that of its cue, or a denial where an assertion calls a claim untrue."""
    if attribution.stance == "asserts" and not attribution.attitude and _untrue().search(text_of(attribution)):
        return "denies"
    return attribution.stance


def pointer(attribution: Attribution) -> Pointer | None:
    """How a denial points at what it rejects; None where it denies no statement ("rejected the budget")."""
    said = text_of(attribution).strip("\"“”'‘’ ")
    if BARE.match(said):
        return Pointer(back=True)
    called = _untrue().search(said)
    if called is not None and called["bare"]:
        return Pointer(back=True)
    if called is not None and (called["noun"] or called["truth"]):
        said = said[called.end() :] if called["truth"] else " ".join([*_lead(said[: called.start()]), called["noun"]])
    named = _noun().match(said)
    if named is not None and (called is not None or not _is_clause(attribution)):
        return _named(named)
    cue = attribution.cue.text if attribution.cue else ""
    told = _is_clause(attribution) or DENYING.search(cue) is not None
    return Pointer(told=True) if told and not re.match(r"to\b", said) else None


def _lead(before: str) -> list[str]:
    """The owner or determiner of a claim that stands in a clause, with the words between."""
    told = re.split(r"[.,;:?!\"“”]", before)[-1].split()[-LONGEST_LEAD:]
    starts = [i for i, word in enumerate(told) if word.lower() in DETERMINERS or OWNER.fullmatch(word)]
    return told[starts[0] :] if starts else []


def _named(named: re.Match[str]) -> Pointer:
    """What a phrase with a claim for its noun tells: whose it is, and what it is about."""
    owner = OWNER.match(named["lead"])
    rest = re.split(rf"\b(?:as|is|are|was|were)\b (?:[\w-]+ )?(?:{_any('untrue')})\b", named["rest"])[0].strip()
    by = BY.match(rest)
    topic = rest[by.end() :].strip() if by else rest
    about = re.match(r"(?:that|of|about|regarding|over|against|in|to|concerning)\b", topic) is not None
    whose = owner["owner"] if owner else by["owner"] if by else None
    return Pointer(back=True, owner=whose, told=about, blamed=named["blame"] is not None)


def _is_clause(attribution: Attribution) -> bool:
    """Whether the content is a clause of its own and no noun phrase."""
    rule = attribution.rule.split(";")[0]
    return rule in PROPOSITIONS or not rule.startswith(NOUNS)
