"""The sentences of a story that hold a figure, and what of each tells one incident from another."""

from __future__ import annotations

import bisect
import dataclasses
import datetime
import functools
import re
from typing import TYPE_CHECKING

from sayso.accounts.naming import LEXICON, WORD, is_land, is_place, lexicon, name_key, no_name, runs
from sayso.language.times import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sayso.records import Page, Span, Story

__all__ = ["Sentence", "acts_of", "of_span", "sentences", "stem"]

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Capt|Gov|Sen|Rep|vs|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec))$"
)
_BACK = re.compile(
    r"^\W*(?:The|This) (?:\w+ )?(?:attack|blast|bombing|strikes?|raids?|explosion|shelling|massacre|assault|"
    r"bombardment|clashes|crash|ambush|(?:death )?toll|victims|dead|wounded|injured)\b"
)
_TURN = re.compile(
    r"^\W*(?:Separately|Elsewhere|Meanwhile|In (?:a separate|another|other))\b|\b(?:another|separate|similar) (?:\w+ )?"
    r"(?:attack|strike|raid|bombing|blast|explosion|shelling|incident|ambush|massacre|airstrike)\b"
)
_DULL = lexicon("dull")
LINKS = frozenset({"of", "in", "for", "from", "at", "near"})
"""Words behind which a place stands in the name of who speaks there."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a story, and what of it tells one incident from another.

    ``places`` are names behind a preposition or beside "town", by their keys (:func:`name_key`); ``names`` are the keys
    of all names; ``spots`` tell where on the page each place stands. ``days`` is the first and last day that its own
    time expressions allow, as ISO dates. ``turns`` marks a sentence that leaves what was told before ("Elsewhere"),
    ``refers`` one that goes on about it ("The blast also wounded"). ``voices`` are the keys of those
    who speak in the story.
    """

    start: int
    end: int
    title: bool
    places: Mapping[str, str]
    names: frozenset[str]
    acts: frozenset[str]
    things: frozenset[str]
    days: tuple[str, str] | None
    turns: bool
    refers: bool
    spots: tuple[tuple[int, frozenset[str]], ...]
    words: tuple[str, ...]
    voices: frozenset[str] = frozenset()


@functools.cache
def _acts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    lines = (LEXICON / "acts.tsv").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        act, _, words = line.partition("\t")
        for word in words.split():
            found.setdefault(stem(word), set()).add(act)
    return {word: frozenset(acts) for word, acts in found.items()}


def acts_of(words: Iterable[str]) -> frozenset[str]:
    """The kinds of act that some words in small letters tell."""
    return frozenset(act for word in words for act in _acts().get(stem(word), ()))


@functools.lru_cache(65536)
def stem(word: str) -> str:
    """A word in small letters, without the ending that tells number or tense."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def sentences(page: Page, story: Story) -> tuple[Sentence, ...]:
    """The sentences of a story's title, captions and paragraphs that hold a figure, as they stand on the page."""
    held = sorted(figure.span.start for figure in story.figures)
    reference = datetime.date.fromisoformat(story.published) if story.published else None
    common = frozenset(word for span in story.paragraphs for word in WORD.findall(span.text) if word.islower())
    made = []
    for span, title in _passages(story):
        made += [
            _sentence(page.text, start, end, reference, title=title, common=common)
            for start, end in _cut(span)
            if bisect.bisect_left(held, start) < bisect.bisect_left(held, end)
        ]
    voices = frozenset(name_key(part) for name in _voices(story) for part in _parts(name))
    made = [
        dataclasses.replace(
            sentence,
            places={k: v for k, v in sentence.places.items() if k not in voices and not _named(v, voices)},
            names=sentence.names,
            voices=voices,
        )
        for sentence in made
    ]
    return tuple(sorted(made, key=lambda sentence: sentence.start))


def of_span(found: tuple[Sentence, ...], span: Span) -> int | None:
    """The index of the sentence that a span begins in, or None."""
    at = bisect.bisect_right([sentence.start for sentence in found], span.start) - 1
    return at if at >= 0 and span.start < found[at].end else None


def _voices(story: Story) -> Iterator[str]:
    """The names of those who speak in a story: who speaks at a place is not where it happened."""
    for attribution in story.attributions:
        if attribution.speaker and any(c.isupper() for c in attribution.speaker.name):
            yield attribution.speaker.name
    yield from (name for figure in story.figures if (name := figure.source))


def _named(run: str, voices: frozenset[str]) -> bool:
    """Whether a run of capitals ends in the name of one who speaks: "Colonel Ada Brandt"."""
    words = run.split()
    return any(name_key(" ".join(words[at:])) in voices for at in range(1, len(words) - 1))


def _parts(name: str) -> list[str]:
    """A name, its words, and the name without an office before it: "police chief Ada Brandt", "Ada Brandt", "Ada"."""
    words = name.split()
    own = [word for word in words if word[0].isupper()]
    behind = words[-len(own) :] == own and not {*words[: -len(own)]} & LINKS
    return [name, *words, *([" ".join(own)] if own and behind else [])]


def _passages(story: Story) -> Iterator[tuple[Span, bool]]:
    if story.title:
        yield story.title, True
    yield from ((span, False) for span in (*story.captions, *story.paragraphs))


def _cut(span: Span) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _END.finditer(span.text):
        if match.group()[0] == "." and _ABBREVIATED.search(span.text[: match.start()]):
            continue
        yield span.start + begin, span.start + match.end()
        begin = match.end()
    if begin < len(span.text):
        yield span.start + begin, span.end


def _sentence(
    text: str, start: int, end: int, reference: datetime.date | None, *, title: bool, common: frozenset[str]
) -> Sentence:
    cut = text[start:end]
    found = list(WORD.finditer(cut))
    words = [match.group() for match in found]
    small = tuple(word.casefold() for word in words)
    places, names, firsts = _names(words, common)
    spots = tuple((start + found[first].start(), keys) for first, keys in firsts)
    acts = acts_of(small)
    known = names | places.keys()
    things = frozenset(
        stem(w)
        for w in small
        if w not in _DULL and not w.isdigit() and len(w) > 3 and name_key(w) not in known and not is_land(w)
    )
    turns = bool(_TURN.search(cut))
    return Sentence(
        start,
        end,
        title,
        places,
        names,
        acts,
        things,
        _days(words, reference),
        turns,
        bool(_BACK.search(cut)),
        spots,
        small,
    )


def _days(words: list[str], reference: datetime.date | None) -> tuple[str, str] | None:
    found = [
        time
        for time in times(words, (), reference)
        if time.kind in {"date", "time"}
        and time.earliest
        and time.latest
        and time.relation not in {"since", "until"}
        and time.precision not in {"present", "past", "future"}
    ]
    return min(((time.earliest or "", time.latest or "") for time in found), key=_width, default=None)


def _width(days: tuple[str, str]) -> tuple[int, str]:
    first, last = map(datetime.date.fromisoformat, days)
    return (last - first).days, days[0]


def _names(
    words: list[str], common: frozenset[str]
) -> tuple[dict[str, str], frozenset[str], list[tuple[int, frozenset[str]]]]:
    """The place names by their keys, the keys of all names in a sentence, and the first word of each place.

    Args:
        words: Its words.
        common: Words that the story writes small elsewhere; in a title they are no names.
    """
    places: dict[str, str] = {}
    names: set[str] = set()
    firsts = []
    for first, last in runs(words):
        run = [w for w in words[first : last + 1] if not no_name(w, common)]
        keys = {key for key in (*map(name_key, run), name_key(" ".join(run))) if len(key) > 1}
        names |= keys
        if is_place(words, first, last):
            places |= dict.fromkeys(keys, " ".join(run))
            firsts.append((first, frozenset(keys)))
    return places, frozenset(names), firsts
