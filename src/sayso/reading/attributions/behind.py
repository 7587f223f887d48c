"""The content behind a cue: a quotation, a clause, an infinitive, an object with what the cue governs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.language.numbers import quantities
from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.cues import Cue, cue_nouns, cue_verbs
from sayso.reading.attributions.extent import clause_right, quotes_after, trim
from sayso.reading.attributions.grammar import CITING, Grammar, Range
from sayso.reading.attributions.objects import is_object, object_of
from sayso.reading.attributions.runs import has_verb
from sayso.reading.lexicon import words

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["Spot", "content_behind", "pieces"]

NO_CLAUSE = {"without", "as", "while", "after", "before", "because", "when", "lives", "who", "which"}
FAR = 20
PHRASES = {"cue before preposition", "cue before infinitive", "cue before gerund"}
"""The rules whose content is a phrase and no clause."""
BOUNDS = {"CD", "IN", "RB", "JJR", "RBR", "DT"}
"""Tags with which a number or its bound opens ("14", "at least 14", "more than 14", "a dozen")."""
LONGEST_NUMBER = 9
TURNS = {"but", "while", "whereas", "though", "although"}
"""Words that open another clause behind a number that is a clause by itself."""
DASHES = {"–", "—", "--", "―"}
SENTENTIAL = {"that", "whether", "how", "why", "what", "who", "where", "when"}


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """A place behind a cue where its content may open: the cue's last token, the place, the sentence's last token."""

    grammar: Grammar
    verb: Token
    entry: Cue
    behind: int
    at: int
    stop: int

    @property
    def word(self) -> Token:
        """The token at the place."""
        return self.grammar.doc[self.at]


def content_behind(
    grammar: Grammar, verb: Token, entry: Cue, behind: int, at: int, stop: int
) -> tuple[tuple[Range, ...], str]:
    """The content behind a cue and the rule that found it; nothing and an empty rule where none opens there."""
    doc = grammar.doc
    paused = False
    while at <= stop and (doc[at].text == ":" or grammar.pauses(at)):
        paused, at = True, at + 1
    if at >= len(doc):
        return (), ""
    spot = Spot(grammar, verb, entry, behind, at, stop)
    if quoted := _quotation(spot, paused=paused):
        return quoted, "cue before quotation"
    if at > stop:
        return (), ""
    if doc[at - 1].text == ":":
        return pieces(clause_right(grammar, verb, at)), "cue before colon"
    if paused:
        that = _that_behind_comma(spot)
        return (pieces(clause_right(grammar, verb, that)), "cue before clause") if that else ((), "")
    if counted := _number(spot):
        return (counted,), "cue before number"
    for rule, opens in OPENINGS:
        start = opens(spot)
        if start is not None:
            whole = clause_right(grammar, verb, start)
            return pieces(_without_aside(grammar, whole) if rule in PHRASES else whole), rule
    if "object" in entry.frames:
        borrowed = grammar.quote_at(at)
        if borrowed is not None and borrowed.first == at == behind + 1:
            return ((borrowed.first, borrowed.last),), "cue before object"
        return pieces(_without_aside(grammar, object_of(grammar, verb, entry, behind + 1))), "cue before object"
    return (), ""


def _without_aside(grammar: Grammar, span: Range | None) -> Range | None:
    """A phrase without what the report remarks on it behind a comma or dash ("the old pier, which burnt in May")."""
    if span is None:
        return None
    doc = grammar.doc
    for i in range(span[0] + 1, span[1]):
        remark = doc[i].text in DASHES or (doc[i].text == "," and _remarks(grammar, i + 1))
        if grammar.quote_at(i) is None and (remark or _when(grammar, span[0], i)):
            return trim(grammar, (span[0], i - 1))
    return span


def _when(grammar: Grammar, first: int, at: int) -> bool:
    """Whether an adverbial clause begins that tells when something is said ("drew attention to it when she spoke")."""
    word = grammar.doc[at]
    clause = word.head
    adverbial = word.lower_ == "when" and clause.dep_ == "advcl" and clause.i > at
    return adverbial and clause.head.i < first


def _remarks(grammar: Grammar, at: int) -> bool:
    """Whether a relative clause or a participle of the report's own begins behind a comma."""
    word = grammar.doc[at + 1] if grammar.doc[at].lower_ == "not" and at + 1 < len(grammar.doc) else grammar.doc[at]
    if word.lower_ in {"a", "an"}:
        noun = next((t for t in grammar.doc[at + 1 : at + 4] if t.tag_ == "NN" and t.head.i < at), None)
        return noun is not None and noun.lemma_ in words("steps") and grammar.child(noun, "acl:relcl") is not None
    return word.lower_ in {"which", "who", "whose"} or (word.tag_ == "VBG" and word.dep_ == "advcl")


def pieces(span: Range | None) -> tuple[Range, ...]:
    """A content of one piece, or of none."""
    return () if span is None else (span,)


def _quotation(spot: Spot, *, paused: bool) -> tuple[Range, ...]:
    """The quotation that opens at a place, with the clause round it and the quotation it goes on in."""
    grammar, at = spot.grammar, spot.at
    quote = grammar.quote_at(at)
    if quote is None or quote.first != at or "quote" not in spot.entry.frames or at > spot.stop + 1:
        return ()
    if paused and not quote.statement:
        return ()
    span = clause_right(grammar, spot.verb, at) if at <= spot.stop else (quote.first, quote.last)
    if span is None:
        return ()
    return (span, *(quotes_after(grammar, span[1]) if span[1] == quote.last else ()))


def _that_behind_comma(spot: Spot) -> int | None:
    """The "that" behind a short insertion ("said, however, that")."""
    doc = spot.grammar.doc
    near = range(spot.at, min(spot.at + 8, spot.stop))
    return next((i for i in near if doc[i].lower_ == "that" and spot.grammar.pauses(i - 1)), None)


def _subordinate(spot: Spot) -> int | None:
    """A clause with "that", "whether" or a question word at the place."""
    word, frames = spot.word, spot.entry.frames
    if word.lower_ == "that":
        return spot.at if "that" in frames or ("clause" in frames and word.tag_ != "WDT") else None
    if word.lower_ == "who" and "recipient" not in frames and spot.grammar.doc[spot.at - 1].tag_.startswith("NN"):
        return None
    asked = word.lower_ == "if" and spot.entry.stance == "asks"
    return spot.at if "clause" in frames and (word.lower_ in SENTENTIAL or asked) else None


def _particle(spot: Spot) -> int | None:
    """What a phrasal cue's own preposition governs ("called for ...")."""
    phrasal = " " in spot.entry.lemma and "object" in spot.entry.frames
    governs = phrasal and spot.grammar.doc[spot.behind].tag_ == "IN"
    return spot.at if governs and spot.at == spot.behind + 1 else None


def _later_that(spot: Spot) -> int | None:
    """The "that" which opens the complement of a cue behind a phrase of the cue's own ("said at a rally in X that")."""
    grammar, verb, at = spot.grammar, spot.verb, spot.at
    doc = grammar.doc
    objects = any(c.dep_ == "obj" and c.i >= at for c in verb.children)
    if not spot.entry.frames & {"clause", "that"} or not (doc[at].tag_ in {"IN", "TO"} or objects):
        return None
    for i in range(at, min(at + FAR, spot.stop)):
        if doc[i].lower_ in {"that", "whether"} and (doc[i].tag_ == "IN" or doc[i].dep_ == "mark"):
            own = verb.i in {doc[i].head.head.i, doc[i].head.i} or (doc[i].tag_ == "WDT" and not objects)
            if not own or has_verb(grammar, at, i - 1) or _of_a_claim(grammar, i - 1):
                return None
            return at if objects and not (spot.entry.frames & {"recipient"} or doc[i - 1].tag_ in {"PRP", "NNP"}) else i
        if doc[i].text in {'"', ":", ";"}:
            return None
    return None


def _number(spot: Spot) -> Range | None:
    """A number that is all that is said ("state media said 14"), with its bound and "people"."""
    low = spot.grammar.passage.low
    if not {"clause", "bare"} <= spot.entry.frames or spot.entry.attitude or spot.word.tag_ not in BOUNDS:
        return None
    found = quantities(low[spot.at : min(spot.stop + 1, spot.at + LONGEST_NUMBER)])
    if not found or found[0].first > 0:
        return None
    last = spot.at + found[0].last
    last += last < spot.stop and low[last + 1] == "people"
    behind = low[last + 1 : min(spot.stop, last + 2) + 1]
    ends = not behind or behind[0] in {".", ";"} or behind[behind[0] == "," and len(behind) > 1] in TURNS
    return (spot.at, min(last, spot.stop)) if ends else None


def _of_a_claim(grammar: Grammar, at: int) -> bool:
    """Whether a clause is that of a noun before it ("responded to accusations that ...", not "in a statement that")."""
    noun = grammar.doc[at]
    case = grammar.child(noun, "case")
    claim = noun.tag_.startswith("NN") and noun.lemma_.lower() in words("claims") | cue_nouns().keys()
    return claim and case is not None and case.lower_ != "in"


def _infinitive(spot: Spot) -> int | None:
    """An infinitive, with the one who is asked in front of it ("asked the council to ...")."""
    negated = spot.word.lower_ in {"not", "never"} and spot.at < spot.stop
    opener = spot.grammar.doc[spot.at + 1] if negated else spot.word
    if "infinitive" not in spot.entry.frames or opener.tag_ != "TO":
        return None
    asked = spot.entry.lemma == "ask" and spot.grammar.doc[spot.behind + 1].tag_ not in {"IN", "TO", "RB"}
    return spot.behind + 1 if asked else spot.at


def _gerund(spot: Spot) -> int | None:
    cites = spot.word.lower_ in CITING
    return spot.at if "gerund" in spot.entry.frames and spot.word.tag_ == "VBG" and not cites else None


def _preposition(spot: Spot) -> int | None:
    """A preposition that the entry governs, at once or behind those spoken to ("talked to a crowd about")."""
    at = spot.at
    if spot.word.lower_ in {"to", "with"} and "about" in spot.entry.frames:
        at = adjuncts.nominal_end(spot.grammar, at + 1, spot.stop) + 1
        at = at if at <= spot.stop and spot.grammar.doc[at].lower_ == "about" else spot.at
    word = spot.grammar.doc[at]
    return at if word.tag_ == "IN" and word.lower_ in spot.entry.frames else None


def _bare_clause(spot: Spot) -> int | None:
    """A clause without "that": by the parse, or for a verb that takes one most of the time."""
    grammar, at, opener = spot.grammar, spot.at, spot.word
    joins = opener.tag_ == "CC" and opener.lower_ not in {"both", "either", "neither"}
    if "clause" not in spot.entry.frames or joins or opener.lower_ in NO_CLAUSE:
        return None
    if adjuncts.opens_later(grammar, at, spot.stop):
        return None
    led = grammar.doc[min(at + (opener.tag_ == "RB"), spot.stop)]
    if led.tag_ == "VBG" and led.dep_ == "acl":
        return None
    if opener.tag_ == "VBG" and (opener.lemma_ in cue_verbs() or not has_verb(grammar, at, spot.stop)):
        return None
    for child in spot.verb.children:
        if child.dep_ in {"ccomp", "parataxis"} and child.i >= at and grammar.edges[child.i][0] <= at + 1:
            return at
    counted = opener.lower_ == "at" and at < spot.stop and grammar.doc[at + 1].lower_ in {"least", "most"}
    opens = counted or opener.tag_ != "IN"
    taken = opens and "bare" in spot.entry.frames and has_verb(grammar, at, spot.stop)
    return at if taken and not is_object(grammar, spot.verb, at, spot.stop) else None


OPENINGS: tuple[tuple[str, Callable[[Spot], int | None]], ...] = (
    ("cue before preposition", _particle),
    ("cue before clause", _subordinate),
    ("cue before clause", _later_that),
    ("cue before infinitive", _infinitive),
    ("cue before gerund", _gerund),
    ("cue before preposition", _preposition),
    ("cue before bare clause", _bare_clause),
)
"""The rules by which content opens behind a cue, in order of trust: each gives the first token of the content."""
