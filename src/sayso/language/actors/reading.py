"""A noun phrase as an actor: the text's own words, the country and the sector that they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.language.actors.countries import is_capital
from sayso.language.actors.phrases import Phrase, phrase_of
from sayso.language.actors.pieces import Piece
from sayso.language.actors.tables import Noun
from sayso.language.actors.told import Told, told
from sayso.records import Actor

if TYPE_CHECKING:
    from sayso.language.actors.stories import Known
    from sayso.language.text import Passage

__all__ = ["actor_of", "name_of"]

WITHIN = frozenset({"in", "from", "at", "with", "near", "around", "inside", "across", "throughout", "outside"})
BELONGING = frozenset({"of", "for"})
PASSING = frozenset("based living operating stationed deployed trapped working fleeing fled close loyal and or".split())
"""Words behind which a tail that says where may still come."""
APPOSED = frozenset({",", "(", "-", "–", "—"})
ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
IN_CONGRESS = Told(place="USA", noun=Noun("LEG"))
FARTHEST = 24
"""Words of an apposition that are looked at."""


def actor_of(passage: Passage, first: int, last: int, known: Known | None = None) -> Actor:
    """The actor that a noun phrase names.

    Args:
        passage: Where it stands.
        first: Its first token.
        last: Its last token, inside.
        known: Persons of the story, see :func:`sayso.language.actors.actors_of_story`.
    """
    phrase = phrase_of(passage, first, last)
    country, sector = _read(passage, phrase)
    for start, end in _apposed(passage, first, last):
        if country and sector:
            break
        more = _read(passage, phrase_of(passage, start, end))
        country, sector = country or more[0], sector or more[1]
    if known is not None and not (country and sector):
        before = known.told(_person(passage, phrase))
        country, sector = country or before[0], sector or before[1]
    if sector is None and _governs(passage, phrase, first, last):
        sector = "GOV"
    return Actor(name_of(passage, first, last), country, sector)


def name_of(passage: Passage, first: int, last: int) -> str:
    """The words of a phrase on one line, without an article before or a possessive mark behind."""
    text = " ".join(passage.cut(first, last).text.split()).strip(" ,;:")
    return POSSESSIVE.sub("", ARTICLE.sub("", text))


def _read(passage: Passage, phrase: Phrase) -> tuple[str | None, str | None]:
    """The country and the sector that the parts of a phrase tell together."""
    own = told(passage, phrase.core)
    against = own.noun is not None and own.noun.against
    owner = told(passage, phrase.owner) if phrase.owner and not against else Told()
    tails = list(_tails(passage, phrase, against=against))
    apposed = [t for how, t in tails if how in APPOSED]
    sectors = [own.sector]
    if own.noun is not None and own.noun.open:
        sectors += [owner.sector or owner.weak, *(t.sector or t.weak for how, t in tails if how not in APPOSED)]
    sectors += [own.weak, *(t.sector or t.weak for t in apposed)]
    countries = [own.people, owner.country, own.country, *(t.country for _, t in tails)]
    return next(filter(None, countries), None), next(filter(None, sectors), None)


def _tails(passage: Passage, phrase: Phrase, *, against: bool) -> Iterable[tuple[str, Told]]:
    """What the tails tell that say whose or where; the first that says anything else is the end."""
    for how, pieces in phrase.tails:
        if how in PASSING:
            continue
        found = IN_CONGRESS if _seat(pieces) else told(passage, pieces)
        if how in BELONGING:
            if against or not _is_somebody(found):
                return
        elif how not in WITHIN | APPOSED:
            return
        yield how, found


def _seat(pieces: Sequence[Piece]) -> bool:
    """Whether a tail is a party and a state, as US papers write it: "(R-Utah)", ", D-Va."."""
    return len(pieces) in {2, 3} and pieces[0].word in {"r", "d", "i"} and all(p.capital for p in pieces)


def _is_somebody(found: Told) -> bool:
    """Whether a phrase behind "of" names a participant or a place, and not a deed."""
    return found.bare or found.noun is not None or found.named is not None or found.place is not None


def _apposed(passage: Passage, first: int, last: int) -> Iterable[tuple[int, int]]:
    """The appositions of a phrase that stand outside it."""
    for i in range(last + 1, min(last + FARTHEST, len(passage.tokens))):
        if passage.relations[i] == "appos" and first <= passage.heads[i] <= last:
            inner = [k for k in range(last + 1, min(i + FARTHEST, len(passage.tokens))) if _under(passage, k, i)]
            yield min(inner), max(inner)


def _under(passage: Passage, token: int, head: int) -> bool:
    while token != head and passage.heads[token] != token:
        token = passage.heads[token]
    return token == head


def _person(passage: Passage, phrase: Phrase) -> tuple[str, ...]:
    """The words of the person's name in a phrase, else its words with capitals."""
    tokens = [p.token for p in phrase.core]
    named = next((e for e in passage.names if e.label_ == "PER" and e.start in tokens), None)
    return tuple(p.word for p in phrase.core if (named.start <= p.token < named.end if named else p.capital))


def _governs(passage: Passage, phrase: Phrase, first: int, last: int) -> bool:
    """Whether a phrase is no more than a capital that does something: "Tehran rejected the offer"."""
    if phrase.owner or phrase.tails or not phrase.core or not phrase.core[0].capital:
        return False
    head = next((i for i in range(first, last + 1) if not first <= passage.heads[i] <= last), last)
    acts = passage.relations[head] == "nsubj" and passage.tags[passage.heads[head]].startswith("VB")
    acts = acts or first > 0 and passage.low[first - 1] == "by"
    return acts and is_capital(_joined(phrase.core))


def _joined(pieces: Sequence[Piece]) -> str:
    return " ".join(p.word for p in pieces)
