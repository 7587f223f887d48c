"""Attributions whose cue is a phrase or a predicate: "according to X", "in the words of X", "is confident that"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.attributions.before import interrupted
from sayso.reading.attributions.chains import passed_on
from sayso.reading.attributions.cues import Cue, cue_adjectives, cue_verbs, speaks
from sayso.reading.attributions.extent import clause_right, trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import CITING, SUBJECTS, Grammar, Range
from sayso.reading.attributions.runs import noun_run_after
from sayso.reading.lexicon import words

if TYPE_CHECKING:
    from sayso.language.tokens import Token

__all__ = ["adjectival", "phrasal"]

SURVEY_REACH = 12
"""Tokens from "in" within which the noun of a survey stands."""
TAKING_PART = frozenset("answer ask conduct participate take vote".split())
SAYS = Cue("say", "asserts", attitude=False, frames=frozenset({"clause"}))


def phrasal(grammar: Grammar) -> Iterator[Finding]:
    """Attributions by a phrase that governs the source: "according to X", "in the words of X", "by their account"."""
    low = grammar.passage.low
    for i, word in enumerate(low):
        for phrase in _phrases().get(word, ()):
            if tuple(low[i : i + len(phrase)]) == phrase and (found := _phrase(grammar, i, i + len(phrase) - 1)):
                yield found
        if word in {"in", "by"} and (found := _view(grammar, i) or _survey(grammar, i)):
            yield found


@functools.cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that govern a source, by their first word."""
    phrases = [tuple(phrase.split()) for phrase in sorted(words("source_phrases"))]
    return {p[0]: tuple(x for x in phrases if x[0] == p[0]) for p in phrases}


def _view(grammar: Grammar, first: int) -> Finding | None:
    """ "in the view of X" and "in X's view"."""
    doc = grammar.doc
    stop = min(grammar.sentence(first)[1], first + 8)
    noun = next((i for i in range(first + 1, stop + 1) if doc[i].lower_ in words("cue_phrases")), None)
    if noun is None:
        return None
    if noun == first + 2 and doc[first + 1].lower_ == "the" and noun < stop and doc[noun + 1].lower_ == "of":
        return _phrase(grammar, first, noun + 1)
    owner = grammar.child(doc[noun], "nmod:poss")
    if owner is None or owner.i <= first:
        return None
    source = grammar.noun_phrase(owner, first + 1, noun - 1)
    content = _content(grammar, first, (source[0], noun))
    return None if content is None else Finding(source, (noun, noun), (content,), SAYS, "phrase with source", owner.i)


def _survey(grammar: Grammar, first: int) -> Finding | None:
    """ "In a poll by X, S" and "S in a survey": what those who were asked said."""
    doc = grammar.doc
    lower, upper = grammar.sentence(first)
    head = _governed(grammar, first + 1, min(upper, first + SURVEY_REACH)) if doc[first].lower_ == "in" else None
    if head is None or head.lemma_.lower() not in words("surveys") or grammar.quote_at(first) is not None:
        return None
    said = cue_verbs().get(head.head.lemma_)
    if (
        (said is not None and "quote" in said.frames)
        or (first > lower and head.tag_ == "NNS")
        or head.head.lemma_ in TAKING_PART
    ):
        return None
    end = grammar.noun_phrase(head, first + 1, upper)[1]
    closed = end >= upper or doc[end].is_punct or doc[end + 1].is_punct or doc[end + 1].lower_ in {"by", "from", "of"}
    return _phrase(grammar, first, first) if closed else None


def _phrase(grammar: Grammar, first: int, last: int) -> Finding | None:
    stop = grammar.sentence(first)[1]
    head = _governed(grammar, last + 1, stop)
    if head is None or (grammar.doc[first].lower_ == "per" and not _per_somebody(grammar, first, head)):
        return None
    source = grammar.noun_phrase(head, last + 1, stop)
    lifeless = not speaks(head) or (head.tag_ == "NNS" and head.lemma_.lower() in words("documents"))
    if grammar.doc[last].tag_ == "VBG" and grammar.doc[last].lower_ == "citing" and lifeless:
        return _citing(grammar, last, source)
    run = noun_run_after(grammar, last + 1)
    if run is not None and (source[0] > last + 2 or _swallows_clause(grammar, head, source)):
        source = run
    opening = next((q.first for q in grammar.quotes if source[0] < q.first <= source[1]), None)
    aside = next((i for i in range(head.i + 1, source[1]) if _turns(grammar, i)), None)
    if aside is not None:
        source = (source[0], aside - 1)
    if opening is not None:
        source = (source[0], opening - 1 - (grammar.doc[opening - 1].text == ","))
    source, via = passed_on(grammar, source)
    content = _content(grammar, first, source)
    if content is None:
        return None
    stop = grammar.sentence(first)[1]
    end = source[1] + (grammar.doc[source[1]].text != ",")
    rest = interrupted(grammar, first, end, stop) or _predicate_behind(grammar, first, end, stop)
    return Finding(
        source, (first, last), (content, *([rest] if rest else [])), SAYS, "phrase with source", head.i, via=via
    )


def _predicate_behind(grammar: Grammar, first: int, end: int, stop: int) -> Range | None:
    """The quotation for which a clause before the phrase waits ("The lake is, in the words of X, "a bathtub"")."""
    doc = grammar.doc
    waits = first > 1 and doc[first - 1].text == "," and doc[first - 2].lemma_ == "be"
    quote = grammar.quote_at(end + 1) if waits and end < stop and doc[end].text == "," else None
    return (quote.first, quote.last) if quote is not None and quote.first == end + 1 else None


def _turns(grammar: Grammar, comma: int) -> bool:
    """Whether a clause of the report's own begins behind a comma (", although few of them ...")."""
    after = grammar.doc[comma + 1].lower_
    return grammar.doc[comma].text == "," and after in {"although", "because", "but", "though", "while"}


def _per_somebody(grammar: Grammar, first: int, head: Token) -> bool:
    """Whether "per" stands behind a comma before somebody who speaks, and counts nothing ("nine crowns per head")."""
    return first > 0 and grammar.doc[first - 1].text == "," and grammar.doc[first + 1].tag_ != "NN" and speaks(head)


def _citing(grammar: Grammar, cue: int, cited: Range) -> Finding | None:
    """ "..., citing her work": what somebody gives as a reason, where it is nobody's word."""
    subject = grammar.subject(grammar.doc[cue])
    content = trim(grammar, cited)
    if subject is None or content is None or subject.i > cue:
        return None
    source = grammar.noun_phrase(subject, grammar.sentence(cue)[0], cue - 1)
    return Finding(source, (cue, cue), (content,), SAYS, "reason cited", subject.i)


def _swallows_clause(grammar: Grammar, head: Token, source: Range) -> bool:
    """Whether the parse hung the main clause on a source; its relative clauses and participles are its own."""
    for token in grammar.doc[head.i + 1 : source[1] + 1]:
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            path = [token, *token.ancestors]
            if not any(t.dep_ in {"acl:relcl", "acl"} and t.i > head.i for t in path):
                return True
    return False


def _governed(grammar: Grammar, at: int, stop: int) -> Token | None:
    """The head of the noun phrase that starts at a token."""
    doc = grammar.doc
    i = at
    while i <= stop and doc[i].tag_ in {
        "DT",
        "JJ",
        "PRP$",
        "CD",
        "VBN",
        "JJS",
        "NNP",
        "NN",
        "NNS",
        "NNPS",
        "POS",
        "HYPH",
        "VBG",
    }:
        token = doc[i]
        joined = i + 1 <= stop and doc[i + 1].tag_.startswith(("NN", "POS", "HYPH"))
        apart = token.tag_ in {"NN", "NNS"} and token.dep_ in {"obl", "nmod"} and doc[min(i + 1, stop)].dep_ in SUBJECTS
        if token.tag_.startswith("NN") and (apart or not joined):
            head = token
            while head.head.i < head.i and head.head.i >= at and head.head.tag_.startswith("NN"):
                head = head.head
            return head
        i += 1
    return doc[at] if at <= stop and doc[at].tag_.startswith(("PRP", "CD", "DT")) else None


def _content(grammar: Grammar, first: int, source: Range) -> Range | None:
    """The clause before the phrase, or the one behind it where the phrase opens the sentence."""
    lower, upper = grammar.sentence(first)
    opens = all(t.is_punct or t.tag_ in {"CC", "RB"} for t in grammar.doc[lower:first])
    if not opens:
        if (after := _behind_insertion(grammar, first, source)) and after <= upper:
            return trim(grammar, (after, upper))
        start = _clause_start(grammar, first, lower)
        return trim(grammar, (start, first - 1))
    after = source[1] + 1
    while after <= upper and grammar.doc[after].text == ",":
        after = _behind_citation(grammar, after + 1)
    return trim(grammar, (after, upper)) if after <= upper else None


def _behind_insertion(grammar: Grammar, first: int, source: Range) -> int | None:
    """The first token behind a phrase between commas that follows a conjunction ("because, according to X, S")."""
    doc = grammar.doc
    end = source[1] + (doc[source[1]].text != ",")
    inserted = first > 1 and doc[first - 1].text == "," and end < len(doc) and doc[end].text == ","
    return end + 1 if inserted and doc[first - 2].dep_ in {"mark", "cc"} else None


def _behind_citation(grammar: Grammar, at: int) -> int:
    """The first token behind "quoting a warder" at a token."""
    cites = at < len(grammar.doc) - 1 and grammar.doc[at].lower_ in CITING
    run = noun_run_after(grammar, at + 1) if cites else None
    if run is None:
        return at
    last = run[1]
    if last + 1 < len(grammar.doc) and grammar.doc[last + 1].text == "(":
        last = next((i for i in range(last + 1, grammar.sentence(at)[1] + 1) if grammar.doc[i].text == ")"), last)
    return last + 1


def _clause_start(grammar: Grammar, first: int, lower: int) -> int:
    """Where the clause that ends before a phrase begins: at the sentence's start, or behind a cue inside it."""
    quote = grammar.quote_at(first - 1)
    if quote is not None and quote.last < first and quote.first < lower:
        return quote.first
    participle = _participle(grammar, first, lower)
    if participle is not None:
        return participle
    return lower + 1 if grammar.doc[lower].lower_ in {"but", "and", "yet"} else lower


def _participle(grammar: Grammar, first: int, lower: int) -> int | None:
    """The start of a last participle phrase before a phrase: "..., killing nine people, according to the police"."""
    doc = grammar.doc
    if doc[first - 1].text != ",":
        return None
    start = next((i + 1 for i in range(first - 2, lower, -1) if doc[i].text == ","), None)
    return start if start is not None and doc[start].tag_ == "VBG" and start + 2 < first else None


def adjectival(grammar: Grammar) -> Iterator[Finding]:
    """Attributions by a predicate: "was adamant that", "is confident that", "was critical of"."""
    cues = cue_adjectives()
    for token, low in zip(grammar.passage.tokens, grammar.passage.low, strict=True):
        entry = cues.get(low)
        if entry is None:
            continue
        link = grammar.child(token, "cop") or (grammar.child(token, "aux:pass") if token.tag_ == "VBN" else None)
        subject = grammar.child(token, "nsubj", "nsubj:pass") if link is not None else None
        if link is None or subject is None or subject.i > link.i or token.i + 1 >= len(grammar.doc):
            continue
        after = grammar.doc[token.i + 1].lower_
        clause = any(c.dep_ == "ccomp" and grammar.edges[c.i][0] == token.i + 1 for c in token.children)
        if subject.lower_ not in {"it", "this", "what"} and (after in {"that", "of", "about"} or clause):
            source = grammar.noun_phrase(subject, grammar.sentence(token.i)[0], link.i - 1)
            content = clause_right(grammar, token, token.i + 1)
            if content is not None:
                governs = after in {"of", "about"} and content[0] == token.i + 1 < content[1]
                cue = (link.i, token.i + governs)
                body = (content[0] + governs, content[1])
                yield Finding(source, cue, (body,), entry, "predicate cue", subject.i)
