"""Attributions whose cue is a verb: "X said that", "..., X said", "said X", "told Y", "was accused of"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.attributions import adjuncts
from sayso.reading.attributions.cues import Cue, cue_verbs, inanimate, no_cue, phrasal_verbs
from sayso.reading.attributions.extent import clause_left, clause_right, quotes_after, trim
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import TIME_WORDS, Grammar, Range
from sayso.reading.attributions.runs import has_verb, noun_run_after, noun_run_before

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verbal"]

CATENATIVES = {"go", "continue", "begin", "conclude", "seek", "try", "start", "appear", "seem", "refuse", "decline", "fail", "end"}
MODALS = {"could", "may", "might", "should", "must", "can", "would"}
SUBORDINATORS = {"that", "than", "which", "because", "if", "when", "what", "whom", "where", "while", "who", "whether", "after"}
SHOWING = {"show", "suggest", "signal", "indicate", "prove", "demonstrate", "reveal", "confirm", "illustrate", "highlight", "underline"}
NO_CLAUSE = {"without", "as", "while", "after", "before", "because", "when", "lives", "who", "which"}
UNLISTED = Cue("", "asserts", attitude=False, frames=frozenset({"quote"}))
SHORT_SOURCE = 14
FAR = 20
TELLS_NOBODY = Cue("", "asserts", attitude=False, frames=frozenset())
SENTENTIAL = {"that", "whether", "how", "why", "what", "who", "where", "when"}


def verbal(grammar: Grammar) -> Iterator[Finding]:
    """Every attribution with a verb for its cue, in order of the cues."""
    before: Finding | None = None
    for token in grammar.doc:
        if token.tag_.startswith("V") and token.dep_ not in {"amod", "aux", "aux:pass", "compound"} and not _name(grammar, token):
            entry, last = _entry(grammar, token)
            if entry is not None and (found := _read(grammar, token, entry, last, before)):
                before = found
                yield found


def _name(grammar: Grammar, token: Token) -> bool:
    """Whether a capital inside a sentence says that a word is a name and no verb ("Said", "Will", "Reports")."""
    if not token.text[:1].isupper() or grammar.passage.part == "title" or token.i == grammar.sentence(token.i)[0]:
        return False
    before = grammar.doc[token.i - 1]
    return before.text not in {'"', "''", "'", ":", "(", "-", "–", "—"} and not before.is_punct


def _goes_on_from(grammar: Grammar, verb: Token, entry: Cue, before: Finding | None) -> tuple[Range, Token] | None:
    """The source of the cue that a participle goes on from ("said ..., adding that"), and its head."""
    if verb.tag_ != "VBG" or before is None or before.source is None or before.head is None:
        return None
    inside = any(first <= verb.i <= last for first, last in before.content)
    if inside or "quote" not in entry.frames or grammar.sentence(before.cue[0]) != grammar.sentence(verb.i):
        return None
    return before.source, grammar.doc[before.head]


def _entry(grammar: Grammar, verb: Token) -> tuple[Cue | None, int]:
    """The lexicon's entry for a verb, with its particles where the text has them, and the last token of the cue."""
    doc = grammar.doc
    for tail, cue in phrasal_verbs().get(verb.lemma_, ()):
        if tuple(t.lower_ for t in doc[verb.i + 1 : verb.i + 1 + len(tail)]) == tail:
            return cue, verb.i + len(tail)
    entry = cue_verbs().get(verb.lemma_)
    return entry or (UNLISTED if _beside_quotation(grammar, verb) else None), grammar.verb_group(verb)[1]


def _beside_quotation(grammar: Grammar, verb: Token) -> bool:
    """Whether a verb that is no cue elsewhere follows a whole quotation and ends its sentence ("...," she marvelled)."""
    if verb.tag_ not in {"VBD", "VBZ"} or grammar.quote_at(verb.i) is not None or verb.lemma_ in {"be", "have", "do"}:
        return False
    doc = grammar.doc
    first, last = grammar.sentence(verb.i)
    closing = [q for q in grammar.quotes if q.closed and q.statement and first <= q.last < verb.i]
    if not closing or doc[closing[-1].last - 1].text not in {",", "?", "!"}:
        return False
    between = doc[closing[-1].last + 1 : verb.i]
    short = len(between) <= SHORT_SOURCE and not any(t.tag_ in {"CC", "IN", "VBD", "VBZ"} for t in between[:1])
    ends = verb.i == last or doc[verb.i + 1].text in {".", ","} or noun_run_after(grammar, verb.i + 1) is not None
    return short and (ends or doc[verb.i + 1].tag_ in {"IN", "TO", "RB"})


def _read(grammar: Grammar, verb: Token, entry: Cue, last: int, before: Finding | None) -> Finding | None:
    first = grammar.verb_group(verb)[0]
    negated = any(c.lower_ in {"not", "n't", "never"} for c in grammar.children[verb.i])
    if grammar.passive(verb) and not _mistagged(grammar, verb, entry, (first, last)):
        return _passive(grammar, verb, entry, (first, last))
    if quoted := _quoting(grammar, verb):
        return quoted
    first = _chain_start(grammar, verb, first)
    found = _goes_on_from(grammar, verb, entry, before) or _source(grammar, verb, first, last)
    if found is None:
        return None
    source, head = found
    if _idle(grammar, verb, entry, source, head):
        return None
    return _with_content(grammar, verb, entry, (first, last), source, head, negated=negated)


def _source(grammar: Grammar, verb: Token, first: int, last: int) -> tuple[Range, Token] | None:
    """The source of an active cue and its head: by the parse, or by the tags around the cue where the parse lost it."""
    doc = grammar.doc
    lower, upper = grammar.sentence(verb.i)
    subject = grammar.subject(verb)
    behind = _inverted(grammar, verb, last)
    run = noun_run_before(grammar, first - 1) if first > lower else None
    if run is not None and subject is not None and subject.i < run[0] and _closing(grammar, verb, last, run):
        return run, _head(grammar, run)
    if subject is not None and subject.i < verb.i and not (behind is not None and verb.lemma_ == "say"):
        source = grammar.noun_phrase(subject, lower, first - 1)
        if source[0] <= subject.i:
            return source, subject
    if behind is not None:
        source = grammar.noun_phrase(behind, last + 1, upper)
        run = noun_run_after(grammar, last + 1)
        return (last + 1, max(source[1], run[1] if run else 0)), behind
    if run is not None:
        return run, _head(grammar, run)
    if subject is not None:
        return grammar.noun_phrase(subject, last + 1, upper), subject
    return None


def _head(grammar: Grammar, run: Range) -> Token:
    """The head of a noun phrase that was found by its tags."""
    nouns = [t for t in grammar.doc[run[0] : run[1] + 1] if t.tag_.startswith(("NN", "PRP", "CD"))]
    outward = [t for t in nouns if t.head.i < run[0] or t.head.i > run[1] or t.head.i == t.i]
    return (outward or nouns)[0]


def _closing(grammar: Grammar, verb: Token, last: int, run: Range) -> bool:
    """Whether a cue ends its sentence behind a noun phrase of its own, without a comma ("... were killed a monitor said")."""
    entry = cue_verbs().get(verb.lemma_)
    if entry is None or "bare" not in entry.frames or grammar.doc[run[1]].text == ",":
        return False
    stop = grammar.sentence(verb.i)[1]
    end = adjuncts.skip(grammar, last + 1, stop, verb.i, TELLS_NOBODY).end
    return (end > stop or grammar.doc[end].is_punct) and has_verb(grammar, grammar.sentence(verb.i)[0], run[0] - 1)


def _mistagged(grammar: Grammar, verb: Token, entry: Cue, cue: Range) -> bool:
    """Whether a bare participle is a past tense that the tagger missed ("the mayor concluded by ...")."""
    if cue[0] < verb.i or verb.tag_ != "VBN" or any(c.dep_ == "aux:pass" for c in grammar.children[verb.i]):
        return False
    if verb.lower_ in {"said", "told"} and verb.i and grammar.doc[verb.i - 1].tag_ != "DT":
        return True
    if verb.i == 0 or not grammar.doc[verb.i - 1].tag_.startswith(("NN", "PRP", ",")) or _agent(grammar, verb) is not None:
        return False
    run = noun_run_before(grammar, cue[0] - 1)
    if run is not None and _quote_ends_before(grammar, run[0]):
        return True
    after = grammar.doc[cue[1] + 1] if cue[1] + 1 < len(grammar.doc) else None
    if after is None or "quote" not in entry.frames:
        return False
    return after.lower_ in {"that", "by", ":"} or after.text in {'"', ","}


def _idle(grammar: Grammar, verb: Token, entry: Cue, source: Range, head: Token) -> bool:
    """Whether a verb reports nothing here: talk inside a quotation, or an act that is only possible or asked for."""
    quote = grammar.quote_at(verb.i)
    if quote is not None and (source[0] < quote.first or entry.attitude or head.lower_ in {"i", "we", "you"}):
        return True
    if any((verb.lemma_, c.lemma_) in no_cue() for c in grammar.children[verb.i] if c.dep_ == "obj"):
        return True
    if inanimate(head.lemma_) and entry.lemma not in SHOWING:
        return True
    if head.lower_ in {"what", "there"} or (head.lower_ == "you" and _filler(grammar, verb)):
        return True
    weak = entry.attitude or "quote" not in entry.frames
    auxiliaries = {c.lower_ for c in grammar.children[verb.i] if c.dep_ == "aux"}
    marks = {c.lower_ for c in grammar.children[verb.i] if c.dep_ in {"aux", "mark"}}
    led = verb.head.lemma_ in CATENATIVES
    purpose = verb.tag_ == "VB" and "to" in marks and (verb.dep_ in {"advcl", "acl", "ccomp"} or (verb.dep_ == "xcomp" and not led))
    return purpose or (weak and bool(auxiliaries & MODALS))


def _filler(grammar: Grammar, verb: Token) -> bool:
    """Whether "you know" or "you see" stands by itself between commas."""
    doc = grammar.doc
    return verb.i + 1 >= len(doc) or doc[verb.i + 1].is_punct


def _with_content(
    grammar: Grammar, verb: Token, entry: Cue, cue: Range, source: Range, head: Token, *, negated: bool
) -> Finding | None:
    behind = max(cue[1], source[1] if source[0] > verb.i else 0)
    stop = grammar.sentence(verb.i)[1]
    skipped = adjuncts.skip(grammar, behind + 1, stop, verb.i, entry)
    adjacent = source[1] < cue[0] and not grammar.is_finite_clause(source[1] + 1, cue[0] - 1)
    core_first = source[0] if adjacent and source[0] < verb.i else cue[0]
    content: tuple[Range, ...] = ()
    rule = ""
    quoted_left = _quote_ends_before(grammar, core_first)
    if quoted_left and _quote_closes_sentence(grammar, core_first):
        content, rule = _right(grammar, verb, entry, behind, skipped.end, stop)
    if not content and "quote" in entry.frames and quoted_left and verb.tag_ != "VBG" and not _opens_clause(grammar, skipped.end, stop):
        left = clause_left(grammar, verb, core_first)
        if left is not None:
            content = (left, *(quotes_after(grammar, skipped.end - 1) or _resumed(grammar, skipped.end, stop)))
            rule = "quotation before cue"
    if not content:
        content, rule = _right(grammar, verb, entry, behind, skipped.end, stop)
    if not content and "quote" in entry.frames and verb.tag_ != "VBG" and (adjacent or source[0] > verb.i):
        left = clause_left(grammar, verb, core_first)
        rest = _interrupted(grammar, core_first, skipped.end, stop) if left is not None else None
        if left is not None and rest is not None:
            content, rule = (left, rest), "cue inside clause"
        nothing = skipped.end >= stop
        ended = nothing or source[0] > verb.i or grammar.doc[skipped.end].is_punct or grammar.doc[skipped.end].tag_ in {"VBG", "IN"}
        if left is not None and not content and _stands_alone(grammar, left, core_first, entry, nothing_behind=nothing, ended=ended):
            content = (left, *quotes_after(grammar, skipped.end - 1))
            rule = "clause before cue"
    if content and rule == "cue before preposition" and "object" in entry.frames and (antecedent := _antecedent(grammar, verb)):
        content = (antecedent, *content)
    if not content and (antecedent := _antecedent(grammar, verb)):
        content, rule = (antecedent, *_one(_rest(grammar, behind + 1, stop))), "relative clause"
    if not content and "quote" in entry.frames and _opens_next(grammar, skipped.end):
        rule = "cue before next paragraph"
    elif not content:
        return None
    return Finding(source, cue, content, entry, rule, head.i, skipped.recipient, skipped.venue, negated)


def _opens_next(grammar: Grammar, at: int) -> bool:
    """Whether a paragraph ends in the colon of a cue, so that what was said stands in the next one."""
    return at == len(grammar.doc) - 1 and grammar.doc[at].text == ":"


def _antecedent(grammar: Grammar, verb: Token) -> Range | None:
    """What a relative clause says something of ("the attack, which the ministry blamed on rebels")."""
    if verb.dep_ != "acl:relcl" or verb.head.i >= verb.i:
        return None
    pronoun = next((c for c in grammar.children[verb.i] if c.dep_ == "obj" and c.tag_ in {"WDT", "WP"} and c.i < verb.i), None)
    if pronoun is None:
        return None
    noun = grammar.noun_phrase(verb.head, grammar.sentence(verb.i)[0], pronoun.i - 1)
    return trim(grammar, (noun[0], pronoun.i - 1))


def _rest(grammar: Grammar, at: int, stop: int) -> Range | None:
    return trim(grammar, (at, stop)) if at <= stop and not grammar.doc[at].is_punct else None


def _quoting(grammar: Grammar, verb: Token) -> Finding | None:
    """"The agency quoted a guard as saying that ...": the guard is the source, the agency passes it on."""
    if verb.lemma_ not in {"quote", "cite"}:
        return None
    doc = grammar.doc
    stop = grammar.sentence(verb.i)[1]
    saying = next((i for i in range(verb.i + 3, min(verb.i + 20, stop)) if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"), None)
    if saying is None:
        return None
    says = cue_verbs()["say"]
    content, _ = _right(grammar, doc[saying], says, saying, adjuncts.skip(grammar, saying + 1, stop, saying, says).end, stop)
    run = (verb.i + 1, saying - 2)
    heads = [t for t in doc[run[0] : run[1] + 1] if t.tag_.startswith(("NN", "PRP", "CD"))]
    return Finding(run, (saying, saying), content, says, "quoted as saying", _head(grammar, run).i) if content and heads else None


def _interrupted(grammar: Grammar, core_first: int, end: int, stop: int) -> Range | None:
    """What goes on behind a cue that stands between commas inside a clause ("the exception, he says, held a joke")."""
    doc = grammar.doc
    commas = core_first > 0 and doc[core_first - 1].text == "," and end < stop and doc[end].text == ","
    if not commas or grammar.quote_at(core_first - 1) is not None:
        return None
    word = doc[end + 1]
    goes_on = word.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN", "IN", "TO", "VB"} or word.dep_ == "aux"
    if not goes_on or word.lower_ in {"as", "while", "but", "although", "though", "because"}:
        return None
    return trim(grammar, (end + 1, stop))


def _stands_alone(grammar: Grammar, left: Range, core_first: int, entry: Cue, *, nothing_behind: bool, ended: bool) -> bool:
    """Whether what stands before a cue is a clause of its own and not an adjunct of the cue's."""
    quote = grammar.quote_at(left[1])
    if not entry.frames & {"clause", "bare"} and (quote is None or quote.last != left[1]):
        return False
    paused = grammar.doc[core_first - 1].text in {",", "-", "–", "—", "--"}
    if not ended or (entry.attitude and not paused):
        return False
    if grammar.doc[core_first].tag_ in {"WDT", "WP"} or grammar.doc[core_first - 1].lower_ in SUBORDINATORS:
        return False
    comma = grammar.doc[core_first - 1].text in {",", "-", "–", "—", "--"}
    opener = grammar.doc[left[0]]
    if opener.dep_ in {"mark", "case"} and not nothing_behind and not any(t.text == "," for t in grammar.doc[left[0] : left[1] + 1]):
        return False
    if opener.lower_ in {"when", "after", "while", "as", "although", "asked", "speaking"} and not nothing_behind:
        return False
    titled = comma and grammar.passage.part == "title" and "bare" in entry.frames
    return titled or has_verb(grammar, *left) or (comma and grammar.quote_at(left[0]) is not None)


def _quote_closes_sentence(grammar: Grammar, core_first: int) -> bool:
    """Whether the quotation right before a cue ends in a full stop, so that a new sentence begins at the cue's source."""
    return core_first > 1 and grammar.doc[core_first - 2].text == "." and grammar.doc[core_first].text[:1].isupper()


def _resumed(grammar: Grammar, at: int, stop: int) -> tuple[Range, ...]:
    """The second half of a quotation behind a cue with a long adjunct ("...," she said at a rally in X, "...")."""
    following = next((q for q in grammar.quotes if at < q.first <= stop), None)
    if following is None or not following.statement or grammar.doc[following.first - 1].text != ",":
        return ()
    return () if has_verb(grammar, at, following.first - 1) else ((following.first, following.last),)


def _quote_ends_before(grammar: Grammar, core_first: int) -> bool:
    at = core_first - 1
    if at > 0 and grammar.doc[at].text in {",", "-", "–", "—", "--"}:
        at -= 1
    quote = grammar.quote_at(at) if at >= 0 else None
    return quote is not None and quote.closed and quote.last == at


def _opens_clause(grammar: Grammar, at: int, stop: int) -> bool:
    return at <= stop and grammar.doc[at].lower_ == "that" and grammar.doc[at].tag_ == "IN"


def _right(
    grammar: Grammar, verb: Token, entry: Cue, behind: int, at: int, stop: int
) -> tuple[tuple[Range, ...], str]:
    """The content behind a cue, by what opens it."""
    doc = grammar.doc
    paused = False
    while at <= stop and doc[at].text in {",", ":", "-", "–", "—", "--"}:
        paused, at = True, at + 1
    if at >= len(doc):
        return (), ""
    quote = grammar.quote_at(at)
    quotable = "quote" in entry.frames and quote is not None and quote.first == at and (quote.statement or not paused)
    if quotable and quote is not None and at <= stop + 1:
        span = clause_right(grammar, verb, at) if at <= stop else (quote.first, quote.last)
        if span is not None:
            return (span, *(quotes_after(grammar, span[1]) if span[1] == quote.last else ())), "cue before quotation"
    if at > stop:
        return (), ""
    if doc[at - 1].text == ":":
        return _one(clause_right(grammar, verb, at)), "cue before colon"
    if paused:
        that = next((i for i in range(at, min(at + 8, stop)) if doc[i].lower_ == "that" and doc[i - 1].text == ","), None)
        return (_one(clause_right(grammar, verb, that)), "cue before clause") if that else ((), "")
    word = doc[at]
    if word.lower_ == "that" and "that" in entry.frames:
        return _one(clause_right(grammar, verb, at)), "cue before clause"
    if " " in entry.lemma and doc[behind].dep_ in {"case", "mark"} and at == behind + 1:
        return _one(clause_right(grammar, verb, at)), "cue before preposition"
    relative = word.lower_ == "that" and word.tag_ == "WDT"
    if "clause" in entry.frames and not relative and (word.lower_ in SENTENTIAL or (word.lower_ == "if" and entry.stance == "asks")):
        return _one(clause_right(grammar, verb, at)), "cue before clause"
    later = _later_that(grammar, verb, at, stop)
    if later is not None and entry.frames & {"clause", "that"}:
        return _one(clause_right(grammar, verb, later)), "cue before clause"
    if "infinitive" in entry.frames and word.tag_ == "TO":
        return _one(clause_right(grammar, verb, at)), "cue before infinitive"
    if "gerund" in entry.frames and word.tag_ == "VBG":
        return _one(clause_right(grammar, verb, at)), "cue before gerund"
    if word.tag_ == "IN" and word.lower_ in entry.frames:
        return _one(clause_right(grammar, verb, at)), "cue before preposition"
    if _bare_clause(grammar, verb, entry, at, stop):
        return _one(clause_right(grammar, verb, at)), "cue before bare clause"
    if "object" in entry.frames:
        return _one(_object(grammar, verb, entry, behind + 1)), "cue before object"
    return (), ""


def _one(span: Range | None) -> tuple[Range, ...]:
    return () if span is None else (span,)


def _later_that(grammar: Grammar, verb: Token, at: int, stop: int) -> int | None:
    """The "that" which opens the complement of a cue behind a phrase of the cue's own ("said at a rally in X that")."""
    doc = grammar.doc
    if doc[at].tag_ not in {"IN", "TO"} and "obj" not in {c.dep_ for c in grammar.children[verb.i] if c.i >= at}:
        return None
    for i in range(at, min(at + FAR, stop)):
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
            own = doc[i].head.head.i == verb.i or doc[i].head.i == verb.i
            return i if own and not has_verb(grammar, at, i - 1) else None
        if doc[i].text in {'"', ":", ";"}:
            return None
    return None


def _bare_clause(grammar: Grammar, verb: Token, entry: Cue, at: int, stop: int) -> bool:
    """Whether a clause without "that" opens at a token: by the parse, or for a verb that takes one most of the time."""
    opener = grammar.doc[at]
    if "clause" not in entry.frames or opener.tag_ == "VBG" or opener.lower_ in NO_CLAUSE:
        return False
    for child in grammar.children[verb.i]:
        if child.dep_ in {"ccomp", "parataxis"} and child.i >= at and grammar.edges[child.i][0] <= at + 1:
            return True
    if opener.tag_ == "IN":
        return False
    return "bare" in entry.frames and has_verb(grammar, at, stop)


def _object(grammar: Grammar, verb: Token, entry: Cue, at: int) -> Range | None:
    """The object of a cue with what goes on from it ("accused X of Y", "called X Y"), less the cue's own time and venue."""
    kept = [c for c in grammar.children[verb.i] if c.i >= at and _governed(grammar, c, entry)]
    if not kept or grammar.edges[kept[0].i][0] > at + 2 or not _has_required(grammar, kept, entry):
        return None
    stop = grammar.sentence(verb.i)[1]
    first = max(at, min(grammar.edges[c.i][0] for c in kept))
    last = first - 1
    for child in sorted(kept, key=lambda c: c.i):
        left, right = grammar.edges[child.i]
        if left > last + 2:
            break
        last = max(last, right)
    if "infinitive" in entry.frames and last < stop and grammar.doc[last + 1].tag_ == "TO":
        whole = clause_right(grammar, verb, first)
        last = max(last, whole[1] if whole else last)
    while (then := _goes_on(grammar, verb, last + 1, stop)) > last:
        last = then
    return trim(grammar, (first, min(last, stop)))


def _has_required(grammar: Grammar, kept: list[Token], entry: Cue) -> bool:
    """Whether a preposition that the entry insists on is there ("put the toll at 12")."""
    required = {f.removesuffix("!") for f in entry.frames if f.endswith("!")}
    there = {case.lower_ for c in kept if (case := grammar.child(c, "case", "mark")) is not None}
    return not required or bool(required & there)


def _goes_on(grammar: Grammar, verb: Token, at: int, stop: int) -> int:
    """The last token of a prepositional phrase that follows an object at once and is not the cue's own adjunct."""
    doc = grammar.doc
    if at > stop or doc[at].tag_ != "IN" or doc[at].dep_ not in {"case", "mark"} or adjuncts.skip(grammar, at, stop, verb.i, TELLS_NOBODY).end > at:
        return at - 1
    head = doc[at].head
    gerund = doc[at].dep_ == "case" or doc[at + 1].tag_ == "VBG"
    return min(stop, grammar.edges[head.i][1]) if head.i > at and head.head.i == verb.i and gerund else at - 1


def _governed(grammar: Grammar, child: Token, entry: Cue) -> bool:
    if child.dep_ in {"obj", "iobj", "xcomp", "ccomp"}:
        return True
    if child.dep_ not in {"obl", "advcl"}:
        return False
    case = grammar.child(child, "case", "mark")
    return case is not None and (bool({case.lower_, f"{case.lower_}!"} & entry.frames) or case.lower_ == "as")


def _inverted(grammar: Grammar, verb: Token, last: int) -> Token | None:
    """The head of the noun phrase right behind a cue that follows what was said ("...," said the mayor)."""
    doc = grammar.doc
    if verb.i == 0 or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    run = noun_run_after(grammar, last + 1) if last + 1 < len(doc) else None
    if run is None:
        return None
    if doc[run[0]].lower_ in TIME_WORDS or not _closes(grammar, run):
        return None
    comes_after = doc[verb.i - 1].text in {",", '"', "''", "'", "--", "—", "–", "-"}
    parsed = any(c.dep_ == "nsubj" and run[0] <= c.i <= run[1] for c in grammar.children[verb.i])
    bare = verb.lemma_ == "say" and has_verb(grammar, grammar.sentence(verb.i)[0], verb.i - 1)
    if not (comes_after or parsed or bare):
        return None
    nouns = [t for t in doc[run[0] : run[1] + 1] if t.tag_.startswith(("NN", "PRP"))]
    return next((t for t in nouns if t.head.i == verb.i), nouns[0])


def _closes(grammar: Grammar, run: Range) -> bool:
    """Whether nothing but a relative clause, a time, a place or a participle follows a noun phrase in its sentence."""
    doc = grammar.doc
    stop = grammar.sentence(run[1])[1]
    at = run[1] + 1
    if at > stop or doc[at].is_punct or doc[at].tag_ in {"WP", "WDT", "VBG"} or doc[at].lower_ == "that":
        return True
    at = adjuncts.skip(grammar, at, stop, run[1], cue_verbs()["say"]).end
    return at > stop or doc[at].is_punct or (doc[at].tag_ in {"IN", "TO", "RB", "VBG"} and not has_verb(grammar, at, stop))


def _chain_start(grammar: Grammar, verb: Token, first: int) -> int:
    """Where the cue begins when another verb leads to it ("went on to say", "concluded by underlining")."""
    head = verb.head
    leads = head.i < verb.i and verb.i - head.i <= 4 and head.lemma_ in CATENATIVES
    if leads and verb.dep_ in {"xcomp", "advcl"}:
        return grammar.verb_group(head)[0]
    return first


def _passive(grammar: Grammar, verb: Token, entry: Cue, cue: Range) -> Finding | None:
    """Passive cues: with an agent ("was accused by X of"), quoted ("was quoted as saying"), or nobody's."""
    doc = grammar.doc
    stop = grammar.sentence(verb.i)[1]
    subject = grammar.child(verb, "nsubj:pass", "nsubj")
    agent = _agent(grammar, verb)
    source = grammar.noun_phrase(agent, cue[1] + 1, stop) if agent is not None else None
    saying = next((i for i in range(cue[1] + 1, min(cue[1] + 12, stop)) if doc[i].lower_ in {"saying", "telling"}), None)
    if verb.lemma_ in {"quote", "cite"} and saying and doc[saying - 1].lower_ == "as" and subject is not None:
        start = adjuncts.skip(grammar, saying + 1, stop, saying, cue_verbs()["say"]).end
        content, _ = _right(grammar, doc[saying], cue_verbs()["say"], saying, start, stop)
        speaker = grammar.noun_phrase(subject, grammar.sentence(verb.i)[0], cue[0] - 1)
        end = saying if source is None else cue[1]
        via = source
        found = Finding(speaker, (cue[0], end), content, cue_verbs()["say"], "quoted as saying", subject.i, via)
        return found if content else None
    if not entry.frames & {"object", "clause"}:
        return None
    unclaimed = agent is None and grammar.quote_at(verb.i) is not None
    if grammar.child(verb, "aux:pass") is None or entry is UNLISTED or unclaimed:
        return None
    if doc[cue[1] + 1].lower_ == "that" if cue[1] + 1 <= stop else False:
        content = _one(clause_right(grammar, verb, cue[1] + 1))
    elif subject is not None and (agent or entry.stance == "accuses" or entry.attitude or _complement(grammar, verb)):
        topic = grammar.noun_phrase(subject, grammar.sentence(verb.i)[0], cue[0] - 1)
        rest = max(cue[1], source[1] if source else 0) + 1
        content = (topic, *_one(clause_right(grammar, verb, rest) if rest <= stop else None))
    else:
        return None
    head = agent.i if agent is not None else None
    return Finding(source, cue, content, entry, "passive cue", head) if content else None


def _complement(grammar: Grammar, verb: Token) -> bool:
    return any(c.dep_ in {"xcomp", "ccomp"} for c in grammar.children[verb.i])


def _agent(grammar: Grammar, verb: Token) -> Token | None:
    for child in grammar.children[verb.i]:
        if child.dep_ in {"obl:agent", "obl"} and child.i > verb.i:
            case = grammar.child(child, "case")
            if case is not None and case.lower_ == "by":
                return child
    return None
