"""Passive cues: with an agent, quoted by somebody, or nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.before import quotation_ends_before
from sayso.reading.attributions.behind import content_behind, pieces
from sayso.reading.attributions.candidates import UNLISTED
from sayso.reading.attributions.cues import TELLS_NOBODY, Cue, cue_adjectives, cue_verbs
from sayso.reading.attributions.extent import clause_left, clause_right, trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import Grammar, Range
from sayso.reading.attributions.runs import noun_run_after, noun_run_before
from sayso.reading.attributions.source import head_of

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["agent_of", "agent_phrase", "is_reduced", "mistagged", "passive", "quoting", "reduced"]

COMPLEMENTS = {"as", "for", "of", "than", "that", "over", "about", "on"}
NAMES = {"call", "charge", "dub", "know", "label", "list", "record", "suppose", "term"}
"""Verbs that without an agent only name or enter something ("the lake is called Mirny", "was charged with theft")."""


def passive(grammar: Grammar, verb: Token, entry: Cue, cue: Range) -> Finding | None:
    """Passive cues: with an agent ("was accused by X of"), quoted ("was quoted as saying"), or nobody's."""
    doc = grammar.doc
    stop = grammar.sentence(verb.i)[1]
    subject = grammar.child(verb, "nsubj:pass", "nsubj")
    agent = agent_of(grammar, verb)
    source = None if agent is None else agent_phrase(grammar, agent, cue, stop, entry.frames)
    saying = next(
        (i for i in range(cue[1] + 1, min(cue[1] + 12, stop)) if doc[i].lower_ in {"saying", "telling"}), None
    )
    if verb.lemma_ in {"quote", "cite"} and saying and doc[saying - 1].lower_ == "as" and subject is not None:
        speaker = grammar.noun_phrase(subject, grammar.sentence(verb.i)[0], cue[0] - 1)
        content = _said_behind(grammar, saying, stop) or _said_before(grammar, verb, speaker[0])
        end = saying if source is None else cue[1]
        found = Finding(
            speaker, (cue[0], end), content, cue_verbs()["say"], "quoted as saying", subject.i, via=_chain(source)
        )
        return found if content else None
    if not entry.frames & {"object", "clause"}:
        return None
    if verb.lower_ in cue_adjectives() and agent is None:
        return None
    unclaimed = agent is None and grammar.quote_at(verb.i) is not None
    if grammar.child(verb, "aux:pass") is None or entry is UNLISTED or unclaimed:
        return None
    if agent is None and any(c.lower_ in {"should", "must"} for c in verb.children if c.dep_ == "aux"):
        return None
    told = "recipient" in entry.frames and entry.lemma in {"tell", "inform", "remind", "assure", "notify", "brief"}
    then = adjuncts.skip(grammar, cue[1] + 1, stop, verb.i, TELLS_NOBODY).end
    if then <= stop and (doc[then].lower_ == "that" or (told and doc[then].tag_ == "TO")):
        content = pieces(clause_right(grammar, verb, then))
    elif verb.lemma_ in NAMES and _names_only(verb, agent, subject):
        return None
    elif subject is not None and (
        agent or entry.stance == "accuses" or entry.attitude or _complement(grammar, verb, entry)
    ):
        rest = max(cue[1], source[1] if source else 0) + 1
        topic = trim(grammar, (grammar.edges[subject.i][0], min(grammar.edges[subject.i][1], cue[0] - 1)))
        goes_on = rest <= stop and _completes(grammar, entry, rest)
        said = pieces(clause_right(grammar, verb, rest) if goes_on else None)
        content = said if subject.lower_ == "it" else (*pieces(topic), *said)
    else:
        return None
    if subject is not None and not _as_required(grammar, verb, entry):
        return None
    head = agent.i if agent is not None else None
    return Finding(source, cue, content, entry, "passive cue", head) if content else None


def _names_only(verb: Token, agent: Token | None, subject: Token | None) -> bool:
    """Whether a verb only names or enters something ("was charged with theft", "is called Old Tom by villagers")."""
    if agent is None and (subject is None or subject.lower_ != "it"):
        return True
    given = [c for c in verb.children if c.i > verb.i and c.dep_ in {"xcomp", "obj"}]
    return bool(given) and all(c.tag_.startswith("NNP") for c in given)


def _chain(link: Range | None) -> tuple[Range, ...]:
    return () if link is None else (link,)


def _completes(grammar: Grammar, entry: Cue, at: int) -> bool:
    """Whether what stands behind a passive cue is its complement and no place, time or result."""
    word = grammar.doc[at]
    if word.text == "," and at + 1 < len(grammar.doc) and grammar.doc[at + 1].tag_ == "VBG":
        return False
    own = {frame.rstrip("!") for frame in entry.frames} | COMPLEMENTS
    return word.tag_ != "IN" or word.dep_ == "mark" or word.lower_ in own


def _as_required(grammar: Grammar, verb: Token, entry: Cue) -> bool:
    """Whether a passive cue has the complement that its entry insists on ("is seen as", not "was seen at the door")."""
    behind = [c for c in verb.children if c.i > verb.i]
    if "predicate!" in entry.frames and not any(c.dep_ == "xcomp" for c in behind):
        return False
    if "shown" in entry.frames:
        return any(c.dep_ == "ccomp" or (c.dep_ == "xcomp" and c.tag_ == "VB") for c in behind)
    cases = {case.lower_ for c in behind if (case := grammar.child(c, "case", "mark")) is not None}
    return "as!" not in entry.frames or "as" in cases


def is_reduced(grammar: Grammar, verb: Token) -> bool:
    """Whether a past tense by its tag is a participle behind a comma ("The vote, called "a farce" by X, was held")."""
    comma = verb.i > 0 and grammar.doc[verb.i - 1].text == ","
    main = verb.head
    if not comma or verb.tag_ != "VBD" or verb.dep_ not in {"advcl", "acl"} or main.i < verb.i:
        return False
    subject = grammar.child(main, "nsubj", "nsubj:pass")
    return subject is not None and subject.i < verb.i and grammar.child(verb, "nsubj") is None


def reduced(grammar: Grammar, verb: Token, entry: Cue, cue: Range) -> Finding | None:
    """What such a participle brings, where "by" names who said it."""
    stop = min(grammar.sentence(verb.i)[1], verb.head.i)
    near = range(cue[1] + 2, stop)
    by = next((i for i in near if grammar.doc[i].lower_ == "by" and grammar.quote_at(i) is None), None)
    run = noun_run_after(grammar, by + 1) if by is not None else None
    content = trim(grammar, (cue[1] + 1, by - 1)) if by is not None else None
    if run is None or content is None or any(grammar.doc[i].text == "," for i in range(cue[1] + 1, by or 0)):
        return None
    return Finding(run, cue, (content,), entry, "passive cue", head_of(grammar, run).i)


def agent_phrase(grammar: Grammar, agent: Token, cue: Range, stop: int, frames: frozenset[str] = frozenset()) -> Range:
    """The agent behind "by", short of the complement that the parse hung on it ("accused by the union of ...")."""
    first, last = grammar.noun_phrase(agent, cue[1] + 1, stop)
    for token in grammar.doc[agent.i + 1 : last + 1]:
        if token.tag_ == "WRB" and "clause" in frames and token.lower_ in {"why", "how"}:
            return first, token.i - 1
        if token.lower_ in {"of", "for", "as", "to"} and token.head.i > token.i and token.tag_ in {"IN", "TO"}:
            complement = token.head.tag_ in {"VBG", "VB"} or grammar.child(token.head, "cop") is not None
            governed = token.lower_ in frames & {"for", "as"} and token.head.head.i == agent.i
            if complement or governed:
                return first, token.i - 1
    return first, last


def _said_behind(grammar: Grammar, saying: int, stop: int) -> tuple[Range, ...]:
    """The content behind the "saying" of "as saying"."""
    says = cue_verbs()["say"]
    start = adjuncts.skip(grammar, saying + 1, stop, saying, says).end
    return content_behind(grammar, grammar.doc[saying], says, saying, start, stop)[0]


def _said_before(grammar: Grammar, verb: Token, first: int) -> tuple[Range, ...]:
    """The quotation or clause that ends right before a source ("..., the agency quoted a guard as saying")."""
    paused = first > grammar.sentence(verb.i)[0] and grammar.pauses(first - 1)
    return pieces(clause_left(grammar, verb, first)) if paused or quotation_ends_before(grammar, first) else ()


def _complement(grammar: Grammar, verb: Token, entry: Cue) -> bool:
    """Whether a passive cue tells what is said of its subject ("was said to be ill", "was hailed as a hero")."""
    behind = verb.children
    hailed = "as" in entry.frames and any(
        (case := grammar.child(c, "case")) is not None and case.lower_ == "as" for c in behind if c.dep_ == "obl"
    )
    return hailed or any(c.dep_ in {"xcomp", "ccomp"} for c in behind)


def agent_of(grammar: Grammar, verb: Token) -> Token | None:
    """The head of the agent that "by" brings, if there is one."""
    for child in verb.children:
        if child.dep_ in {"obl:agent", "obl"} and child.i > verb.i:
            case = grammar.child(child, "case")
            if case is not None and case.lower_ == "by":
                return child
    return None


def mistagged(grammar: Grammar, verb: Token, entry: Cue, cue: Range) -> bool:
    """Whether a participle is no passive: "he's said", or a past tense that the tagger missed ("the mayor ended")."""
    if _perfect(grammar, verb, entry):
        return True
    if cue[0] < verb.i or verb.tag_ != "VBN" or any(c.dep_ == "aux:pass" for c in verb.children):
        return False
    if verb.lower_ in {"said", "told"} and verb.i and grammar.doc[verb.i - 1].tag_ != "DT":
        return True
    if (
        verb.i == 0
        or not grammar.doc[verb.i - 1].tag_.startswith(("NN", "PRP", ","))
        or agent_of(grammar, verb) is not None
    ):
        return False
    run = noun_run_before(grammar, cue[0] - 1)
    if run is not None and quotation_ends_before(grammar, run[0]):
        return True
    after = grammar.doc[cue[1] + 1] if cue[1] + 1 < len(grammar.doc) else None
    if after is None or "quote" not in entry.frames:
        return False
    return after.lower_ in {"that", "by", ":"} or after.text in {'"', ","}


def _perfect(grammar: Grammar, verb: Token, entry: Cue) -> bool:
    """Whether "'s" before a participle is short for "has" ("he's said he will stay", not "he's said to be rich")."""
    doc = grammar.doc
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "aux:pass"}]
    if [c.lower_ for c in auxiliaries] not in (["'s"], ["’s"]) or verb.i + 1 >= len(doc):
        return False
    spoken = "bare" in entry.frames and "recipient" not in entry.frames
    return spoken and doc[verb.i + 1].tag_ not in {"TO", "IN", "."} | {","}


def quoting(grammar: Grammar, verb: Token) -> Finding | None:
    """ "The agency quoted a guard as saying that ...": the guard is the source, the agency passes it on."""
    if verb.lemma_ not in {"quote", "cite"}:
        return None
    doc = grammar.doc
    stop = grammar.sentence(verb.i)[1]
    saying = next(
        (
            i
            for i in range(verb.i + 3, min(verb.i + 20, stop))
            if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"
        ),
        None,
    )
    if saying is None:
        return None
    agency = grammar.subject(verb)
    passes_on = None if agency is None else grammar.noun_phrase(agency, grammar.sentence(verb.i)[0], verb.i - 1)
    before = () if passes_on is None else _said_before(grammar, verb, passes_on[0])
    content = _said_behind(grammar, saying, stop) or before
    run = (verb.i + 1, saying - 2)
    heads = [t for t in doc[run[0] : run[1] + 1] if t.tag_.startswith(("NN", "PRP", "CD"))]
    if not content or not heads:
        return None
    head = head_of(grammar, run).i
    return Finding(run, (saying, saying), content, cue_verbs()["say"], "quoted as saying", head, via=_chain(passes_on))
