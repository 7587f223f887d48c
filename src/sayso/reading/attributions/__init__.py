"""Who said what in a story: findings of every reader, put in order and made into records."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterator

from sayso.language.text import ParsedStory, Passage
from sayso.language.times import times
from sayso.reading.attributions.answering import answering
from sayso.reading.attributions.apart import apart, how_told
from sayso.reading.attributions.appositions import denied_claim
from sayso.reading.attributions.continuing import with_continuations
from sayso.reading.attributions.contrary import contrary
from sayso.reading.attributions.credits import credit
from sayso.reading.attributions.finding import Finding
from sayso.reading.attributions.grammar import CITING, Grammar, Range
from sayso.reading.attributions.hearsay import hearsay
from sayso.reading.attributions.nominal import nominal
from sayso.reading.attributions.orphans import adopt
from sayso.reading.attributions.phrasal import adjectival, phrasal
from sayso.reading.attributions.rejection import link_rejections
from sayso.reading.attributions.speakers import Speakers
from sayso.reading.attributions.stances import NEGATIONS, stance_of
from sayso.reading.attributions.typographic import beside, headline, signed, speaker_line, transcript
from sayso.reading.attributions.verbal import verbal
from sayso.records import Attribution, Kind, Span, record_id

__all__ = ["find_attributions"]

MENTIONS = {"cue before object", "cue before preposition", "cue before gerund"}
"""The rules by which a cue has a phrase and no words of its speaker."""
INNER = {"ccomp", "xcomp", "acl", "acl:relcl", "conj"}
"""What a cue is to the statement around it where it is a part of that; elsewhere the statement ends before it."""
BELIEFS = {"cue before clause", "cue before bare clause", "clause before cue", "cue inside clause"}
"""The rules by which an attitude has a clause of its own."""


def find_attributions(parsed: ParsedStory, *, attitudes: bool = False) -> tuple[Attribution, ...]:
    """Every attribution of a story in the order of its cues.

    Args:
        parsed: The story with its passages parsed.
        attitudes: Whether wishes, beliefs and plans that nobody uttered are kept too.
    """
    out: list[Attribution] = []
    grammars = [Grammar(passage) for passage in parsed.passages]
    speakers = Speakers(grammars)
    turns = [any(True for _ in transcript(grammar)) for grammar in grammars]
    for grammar, led in zip(grammars, beside(turns), strict=True):
        kept = [f for f in _findings(grammar, led=led) if attitudes or not f.entry.attitude]
        out += [_record(parsed, grammar, finding, speakers) for finding in kept]
    return link_rejections(_nest(adopt(out, grammars)), grammars)


def _findings(grammar: Grammar, *, led: bool) -> list[Finding]:
    """The findings of a passage by the place of their cue, each cue read once; ``led`` as in :func:`transcript`."""
    found: dict[Range, Finding] = {}
    readers = [denied_claim, contrary, how_told, verbal, phrasal, adjectival, nominal, answering, hearsay]
    readers += (
        [headline]
        if grammar.passage.part == "title"
        else [signed, functools.partial(transcript, led=led), speaker_line, credit]
    )
    for reader in readers:
        for finding in reader(grammar):
            found.setdefault(finding.cue, finding)
    kept = _through(grammar, sorted(found.values(), key=lambda f: (f.cue, f.content)))
    kept = [f for f in kept if not any(_within_cue(f, other) for other in kept)]
    kept = [f for f in kept if not _claimed(f, kept) and not _swallowed(grammar, f, kept)]
    kept = [_without_next(f, kept) for f in kept]
    kept = [_clipped(f, kept) for f in kept]
    return with_continuations(grammar, sorted([*kept, *apart(grammar, kept)], key=lambda f: (f.cue, f.content)))


def _within_cue(finding: Finding, other: Finding) -> bool:
    """Whether the cue of a finding is part of a longer one ("voiced" in "voiced support for")."""
    return finding.cue != other.cue and other.cue[0] <= finding.cue[0] and finding.cue[1] <= other.cue[1]


def _without_next(finding: Finding, others: list[Finding]) -> Finding:
    """A finding without a last quotation that has a speaker and cue of its own behind it."""
    own = {o.content[0] for o in others if o.cue > finding.cue and o.rule == "quotation before cue"}
    if len(finding.content) < 2 or finding.content[-1] not in own:
        return finding
    return dataclasses.replace(finding, content=finding.content[:-1])


def _clipped(finding: Finding, others: list[Finding]) -> Finding:
    """A finding inside a statement with what runs past the end of that statement cut off."""
    cue = finding.cue
    led = [o for o in others if o is not finding and o.cue < cue and o.rule != "phrase with source"]
    around = [b for o in led for a, b in o.content if o.cue[1] < a < cue[0] and cue[1] < b]
    if not around or not finding.content or finding.content[-1][1] <= min(around):
        return finding
    end = min(around)
    kept = tuple((a, min(b, end)) for a, b in finding.content if a <= end)
    return dataclasses.replace(finding, content=kept) if kept else finding


def _swallowed(grammar: Grammar, finding: Finding, others: list[Finding]) -> bool:
    """Whether an attitude stands in what somebody says ("he said he wanted a rest"): it is that statement's.

    A belief with a clause stays beside a statement that says more than it, or is not the believer's own.
    """
    if not (finding.entry.attitude or _mentions(grammar, finding)):
        return False
    first = min(finding.cue[0], finding.content[0][0])
    last = max(finding.cue[1], finding.content[-1][1])
    around = [(a, o) for o in others if o is not finding for a, b in o.content if a <= first and last <= b]
    if finding.rule not in BELIEFS or not finding.entry.attitude:
        return bool(around)
    if finding.head is None or grammar.doc[finding.head].tag_ != "PRP":
        return False
    said = [(a, o) for a, o in around if not o.entry.attitude and o.rule != "phrase with source"]
    return any(finding.head - a <= (grammar.doc[a].lower_ == "that") for a, o in said)


def _mentions(grammar: Grammar, finding: Finding) -> bool:
    """Whether a finding only tells, in a part of a sentence, that somebody unnamed spoke of something.

    A denial or accusation and what somebody named said weigh more, and outside a quotation what is asked, promised or
    threatened does: inside a statement they are kept beside it.
    """
    if finding.rule not in MENTIONS or finding.entry.stance in {"denies", "accuses"} or finding.head is None:
        return False
    cue = grammar.doc[finding.cue[0] : finding.cue[1] + 1]
    if any(t.lower_ in NEGATIONS for t in cue):
        return False
    if grammar.quote_at(finding.cue[0]) is not None:
        return True
    if finding.entry.stance != "asserts":
        return False
    return not grammar.doc[finding.head].ent_type_ and any(t.dep_ in INNER for t in cue if t.tag_.startswith("V"))


def _through(grammar: Grammar, findings: list[Finding]) -> list[Finding]:
    """The findings, with those cited ("the agency said, citing a guard") given the content of the cue beside them."""
    return [_cited(grammar, f, findings) for f in findings]


def _cited(grammar: Grammar, finding: Finding, others: list[Finding]) -> Finding:
    if not _cites(grammar, finding):
        return finding
    sentence = grammar.sentence(finding.cue[0])
    said = [f for f in others if grammar.sentence(f.cue[0]) == sentence and f.source and not _cites(grammar, f)]
    before = [f for f in said if f.cue < finding.cue]
    passing = before[-1] if before else said[0] if said else None
    if passing is None or passing.source is None:
        return finding
    return dataclasses.replace(finding, content=passing.content, via=(passing.source, *passing.via))


def _cites(grammar: Grammar, finding: Finding) -> bool:
    cue = grammar.doc[finding.cue[0]].lower_
    return finding.rule == "phrase with source" and cue in CITING


def _claimed(finding: Finding, others: list[Finding]) -> bool:
    """Whether a finding without a source says what another finding says with one."""
    return finding.source is None and any(o.source is not None and o.content == finding.content for o in others)


def _record(parsed: ParsedStory, grammar: Grammar, finding: Finding, speakers: Speakers) -> Attribution:
    passage = grammar.passage
    cut = passage.cut
    content = tuple(cut(*piece) for piece in finding.content)
    cue = None if finding.rule == "credit" else cut(*finding.cue)
    offsets = [x for piece in (cue, *content) if piece is not None for x in (piece.start, piece.end)]
    return Attribution(
        id=record_id(parsed.page.id, "attribution", *offsets),
        source=None if finding.source is None else cut(*finding.source),
        cue=cue,
        content=content,
        kind=_kind(grammar, finding.content),
        stance=stance_of(grammar, finding),
        speaker=speakers.speaker(passage, finding),
        rule=finding.rule,
        recipient=_words(passage, finding.recipient),
        venue=_words(passage, finding.venue),
        date=_date(parsed, grammar, finding.time),
        headline=passage.part == "title",
        via=tuple(speakers.name(passage, link) for link in finding.via),
        attitude=finding.entry.attitude,
        continued=tuple(cut(*piece) for piece in finding.continued),
    )


def _date(parsed: ParsedStory, grammar: Grammar, time: Range | None) -> str | None:
    """The day that a time beside a cue names, counted from the report's own date; None where it is no single day."""
    published = parsed.story.published
    if time is None or published is None or len(published) < len("2024-12-21"):
        return None
    first, last = grammar.sentence(time[0])
    passage = grammar.passage
    words = [t.text for t in passage.tokens[first : last + 1]]
    found = times(words, passage.tags[first : last + 1], datetime.date.fromisoformat(published[:10]))
    beside = (t for t in found if t.first + first <= time[1] and t.last + first >= time[0])
    named = next(beside, None)
    single = named is not None and named.precision == "day" and named.earliest == named.latest
    return named.earliest if named is not None and single else None


def _words(passage: Passage, span: Range | None) -> str | None:
    return None if span is None else " ".join(passage.cut(*span).text.split()).removeprefix("a ").removeprefix("an ")


def _kind(grammar: Grammar, content: tuple[Range, ...]) -> Kind:
    """Direct where every word stands inside quotation marks, indirect where none does."""
    inside = [
        grammar.quote_at(t.i) is not None
        for first, last in content
        for t in grammar.doc[first : last + 1]
        if t.is_alpha or t.like_num
    ]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"


def _nest(found: list[Attribution]) -> list[Attribution]:
    """Each attribution with the innermost other one whose content holds its cue and content."""
    reaches = [(min(s.start for s in a.content), max(s.end for s in a.content), a) for a in found]
    inside = ((a, next(_around(a, reaches), None)) for a in found)
    return [a if outer is None else dataclasses.replace(a, within=outer.id) for a, outer in inside]


def _around(inner: Attribution, reaches: list[tuple[int, int, Attribution]]) -> Iterator[Attribution]:
    """The attributions around one, the tightest first; each is given with where its content begins and ends."""

    def size(outer: Attribution) -> int:
        return sum(s.end - s.start for s in outer.content)

    spans: list[Span] = [*inner.content, *([inner.cue] if inner.cue else [])]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    near = [b for first, last, b in reaches if first <= start and end <= last and b.id != inner.id]
    holding = [b for b in near if all(any(p.contains(s) for p in b.content) for s in spans)]
    yield from sorted(holding, key=size)
