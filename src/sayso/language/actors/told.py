"""What the words of one part of a phrase tell of a participant: countries, organisations and nouns, in their order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.language.actors.countries import is_capital, place_country
from sayso.language.actors.names import name_at
from sayso.language.actors.pieces import Piece
from sayso.language.actors.tables import Named, Noun, nouns

if TYPE_CHECKING:
    from sayso.language.text import Passage
    from sayso.language.tokens import Name

__all__ = ["Told", "told"]

BESIDE = frozenset(
    "backed supported funded financed supplied trained armed equipped sponsored allied aligned made built occupied "
    "held besieged controlled born speaking style brokered mediated linked affiliated inspired leaning bound drafted "
    "owned dominated populated".split()
)
"""Participles and the like that make a word before them tell of somebody else ("Turkish-backed rebels")."""
LEADS = frozenset("led run headed commanded administered".split())
SIDES = frozenset(
    "north south east west northern southern eastern western central upper lower greater downtown".split()
)
NOT_OF = frozenset("anti pro non ethnic".split())
FORMER = frozenset("former ex onetime erstwhile ousted deposed retired exiled disgraced".split())
OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})


@dataclasses.dataclass(frozen=True)
class Told:
    """What a part tells.

    ``noun`` is the noun that it ends with, or that stands before the name that it ends with; ``beside`` the sector of
    what stands before that noun; ``named`` an organisation; ``people`` a country by its adjective; ``place`` one by its
    name or that of a town; ``leader`` that of who leads or runs it; ``bare`` whether the whole part is one name;
    ``close`` whether the adjective stands right before the noun.
    """

    people: str | None = None
    place: str | None = None
    leader: str | None = None
    named: Named | None = None
    noun: Noun | None = None
    beside: str | None = None
    former: bool = False
    bare: bool = False
    close: bool = False

    @property
    def country(self) -> str | None:
        """The country, from the plainest sign to the freest; that of a body of no country gives way to any."""
        named = self.named.country if self.named else None
        places = (self.place, named) if named in {"NGO", "IGO"} else (named, self.place)
        return next(filter(None, (self.people, *places, self.leader)), None)

    @property
    def sector(self) -> str | None:
        """The sector, where the part alone tells one: a noun's own, else an organisation's, else of what is beside."""
        if self.noun is None:
            return self.named.sector if self.named else None
        if self.noun.sector and not self.noun.weak:
            return self._held(self.noun.sector)
        if not self.noun.weak and not self.noun.open:
            return None
        return (self.named.sector if self.named else None) or self._held(self.beside)

    @property
    def weak(self) -> str | None:
        """The sector that holds where nothing else tells one."""
        return self._held(self.noun.sector) if self.noun and (self.close or not self.noun.state) else None

    def _held(self, sector: str | None) -> str | None:
        return "ELI" if self.former and sector in OFFICES else sector


@dataclasses.dataclass(frozen=True)
class _Sign:
    """A word or name with a meaning, from one piece to before another."""

    start: int
    end: int
    value: Named | Noun

    def country(self, kind: str) -> str | None:
        """The country that a name of a kind tells."""
        return self.value.country if isinstance(self.value, Named) and self.value.kind == kind else None


def told(passage: Passage, pieces: Sequence[Piece]) -> Told:
    """What some pieces of a passage tell."""
    signs = [s for s in _signs(passage, pieces) if not _of_another(pieces, s)]
    leads = [s for s in signs if _behind(pieces, s) in LEADS]
    own = [s for s in signs if s not in leads]
    last = next((s for s in reversed(own) if isinstance(s.value, Noun) and _ends(pieces, s)), None)
    bodies = [s for s in own if s.country("organisation")]
    named = next((s for s in bodies if _ends(pieces, s)), next(iter(bodies), None))
    if named and last and named.end == len(pieces) and last.end <= named.start and named.value.sector:
        last = None
    people = next((s for s in own if s.country("people")), None)
    return Told(
        people=_of_people(own, people),
        place=next((s.country("place") for s in own if s.country("place")), None),
        leader=next((s.value.country for s in leads if isinstance(s.value, Named)), None),
        named=named.value if named and isinstance(named.value, Named) else None,
        noun=last.value if last and isinstance(last.value, Noun) else None,
        beside=_beside(own, last),
        former=any(p.word in FORMER for p in pieces),
        bare=len(own) == 1 and own[0].start == 0 and own[0].end == len(pieces),
        close=last is not None and any(s.end == last.start - (s in leads) for s in (people, *leads) if s),
    )


def _of_people(signs: Sequence[_Sign], people: _Sign | None) -> str | None:
    """The country of a people, or that in which a part of it lives ("Kosovo Serbs")."""
    before = next((s.country("place") for s in signs if people and s.end == people.start), None)
    return before or (people.country("people") if people else None)


def _beside(signs: Sequence[_Sign], last: _Sign | None) -> str | None:
    """The sector of the nearest noun before the last one ("army" of "army commander")."""
    before = [s.value for s in signs if isinstance(s.value, Noun) and last and s.end <= last.start]
    return next((noun.sector for noun in reversed(before) if noun.sector and noun.sector != "CVL"), None)


def _signs(passage: Passage, pieces: Sequence[Piece]) -> Iterator[_Sign]:
    words, lemmas = [p.word for p in pieces], [p.lemma for p in pieces]
    persons = [e for e in passage.names if e.label_ == "PER"]
    at = 0
    while at < len(pieces):
        name = name_at(pieces, words, at)
        sign = _Sign(at, *name) if name else None
        if sign and any(_inside(passage, pieces, sign, e) for e in persons):
            sign = None
        if sign is None:
            noun = nouns().at(words, at, lemmas)
            sign = _Sign(at, *noun) if noun else _place(passage, pieces, at)
            if words[at] in SIDES and at + 1 < len(words) and name_at(pieces, words, at + 1):
                sign = None
        if sign:
            yield sign
        at = sign.end if sign else at + 1


def _place(passage: Passage, pieces: Sequence[Piece], at: int) -> _Sign | None:
    """A town or region that the parser took for a name of a place, or a capital."""
    token = pieces[at].token
    if not pieces[at].capital:
        return None
    entity = next((e for e in passage.names if e.start <= token < e.end), None)
    if entity is None:
        country = place_country(pieces[at].word) if is_capital(pieces[at].word) else None
        return _Sign(at, at + 1, Named("place", country)) if country else None
    if entity.label_ != "LOC":
        return None
    end = next((n for n in range(at, len(pieces)) if pieces[n].token >= entity.end), len(pieces))
    country = place_country(" ".join(p.word for p in pieces[at:end]))
    return _Sign(at, end, Named("place", country)) if country else None


def _inside(passage: Passage, pieces: Sequence[Piece], sign: _Sign, person: Name) -> bool:
    """Whether a sign is only a part of a person's name, and not whence she is ("Lena Orth of Texas")."""
    first, last = pieces[sign.start].token, pieces[sign.end - 1].token
    part = person.start <= first <= last < person.end and last - first + 1 < person.end - person.start
    return part and not (first > person.start and passage.low[first - 1] == "of")


def _behind(pieces: Sequence[Piece], sign: _Sign) -> str:
    return pieces[sign.end].word if sign.end < len(pieces) else ""


def _of_another(pieces: Sequence[Piece], sign: _Sign) -> bool:
    """Whether a word tells of somebody else: "Turkish-backed", "anti-Syrian", "ethnic Albanians"."""
    before = pieces[sign.start - 1].word if sign.start else ""
    return _behind(pieces, sign) in BESIDE or before in NOT_OF


def _ends(pieces: Sequence[Piece], sign: _Sign) -> bool:
    """Whether nothing but a name stands behind a sign."""
    rest = pieces[sign.end :]
    return all(p.capital or p.tag.startswith("NNP") for p in rest)
