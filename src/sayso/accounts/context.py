"""The words around a figure: the sentence that it stands in, the names, acts, days and things that it tells of."""

from __future__ import annotations

import bisect
import dataclasses
import datetime
import functools
import pathlib
import re
from typing import TYPE_CHECKING, TypeVar

from sayso import language
from sayso.language.times import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sayso.records import Page, Span, Story

__all__ = ["Sentence", "lands", "name_key", "of_span", "place_key", "sentences", "shared", "words_of"]

_LEXICON = pathlib.Path(__file__).parent / "lexicon"


def _words(name: str) -> frozenset[str]:
    """The entries of a word list, one a line; ``#`` opens a remark."""
    lines = (_LEXICON / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


_Key = TypeVar("_Key", str, tuple[str, int])
_PEOPLES = pathlib.Path(language.__file__).parent / "peoples.tsv"
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|\d+")
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Capt|Gov|Sen|Rep|vs|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec))$"
)
_BACK = re.compile(
    r"^\W*(?:The|This) (?:\w+ )?(?:attack|blast|bombing|strikes?|raids?|explosion|shelling|massacre|assault|"
    r"bombardment|clashes|crash|ambush|(?:death )?toll|victims|dead|wounded|injured)\b"
)
_PREPOSITION = _words("prepositions")
_BESIDE = _words("kinds_of_place")
_SIDES = _words("sides")
_ORGANISATIONS = _words("organisations")
_ARTICLES = _words("articles")
_CALENDAR = _words("calendar")
_NO_LANDS = _words("no_lands")
_DULL = _words("dull")


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a story, and what of it tells one incident from another.

    ``places`` are names behind a preposition or beside "town", by their keys (:func:`name_key`); ``names`` are the keys
    of all names; ``spots`` tell where on the page each place stands. ``days`` is the first and last day that its own
    time expressions allow, as ISO dates. ``turns`` marks a sentence that leaves what was told before ("Elsewhere"),
    ``refers`` one that goes on about it ("The blast also wounded").
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


@functools.cache
def _acts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    lines = (_LEXICON / "acts.tsv").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        act, _, words = line.partition("\t")
        for word in words.split():
            found.setdefault(_stem(word), set()).add(act)
    return {word: frozenset(acts) for word, acts in found.items()}


@functools.cache
def _wide() -> frozenset[str]:
    peoples = _PEOPLES.read_text(encoding="utf-8").splitlines()
    named = [line.split("\t")[0] for line in peoples if line and not line.startswith("#")][1:]
    return frozenset(name_key(name) for name in [*_words("wide_places"), *named])


@functools.lru_cache(65536)
def _stem(word: str) -> str:
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@functools.lru_cache(65536)
def name_key(name: str) -> str:
    """One key for the spellings of a name: no articles, no doubled letters, and of long names the consonants alone.

    Arabic, Russian and Hebrew names reach English in many spellings that differ in vowels and doubled letters.

    >>> name_key("Hasakeh") == name_key("al-Hasakah"), name_key("Salaheddine") == name_key("Salah al-Din")
    (True, True)
    >>> name_key("Homs") == name_key("Hama")
    False
    """
    parts = [part for part in re.split(r"[\s\-’']+", name.casefold()) if part and part not in _ARTICLES]
    whole = re.sub(r"(.)\1+", r"\1", "".join(parts))
    if whole.endswith("s") and len(whole) > 5:  # a possessive whose apostrophe was lost
        whole = whole[:-1]
    bare = whole[:1] + re.sub(r"[aeiouyh]", "", whole[1:])
    bare = re.sub(r"(.)\1+", r"\1", bare).replace("q", "k")
    return bare if len(bare) >= 3 and len(whole) >= 5 else whole.replace("q", "k").removesuffix("h")


def place_key(name: str) -> str | None:
    """The key of a place's name, or None where it is too wide to tell events apart."""
    key = name_key(" ".join(word for word in name.split() if not _no_name(word, frozenset())))
    return key if len(key) > 1 else None


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return [word.casefold() for word in _WORD.findall(text)]


def sentences(page: Page, story: Story) -> tuple[Sentence, ...]:
    """The sentences of a story's title, captions and paragraphs that hold a figure, as they stand on the page."""
    held = sorted(figure.span.start for figure in story.figures)
    reference = datetime.date.fromisoformat(story.published) if story.published else None
    common = frozenset(word for span in story.paragraphs for word in _WORD.findall(span.text) if word.islower())
    made = []
    for span, title in _passages(story):
        made += [
            _sentence(page.text, start, end, reference, title=title, common=common if title else frozenset())
            for start, end in _cut(span)
            if bisect.bisect_left(held, start) < bisect.bisect_left(held, end)
        ]
    voices = frozenset(key for name in _voices(story) for key in map(name_key, [name, *name.split()]))
    made = [
        dataclasses.replace(sentence, places={k: v for k, v in sentence.places.items() if k not in voices})
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
    found = list(_WORD.finditer(cut))
    words = [match.group() for match in found]
    small = tuple(word.casefold() for word in words)
    places, names, firsts = _names(words, common)
    spots = tuple((start + found[first].start(), keys) for first, keys in firsts)
    acts = frozenset(act for word in small for act in _acts().get(_stem(word), ()))
    known = names | places.keys()
    things = frozenset(
        _stem(w) for w in small if w not in _DULL and not w.isdigit() and len(w) > 3 and name_key(w) not in known
    )
    turns = bool(re.match(r"\W*(?:Separately|Elsewhere|Meanwhile|In (?:a separate|another|other))\b", cut))
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
    for first, last in _runs(words):
        run = [w for w in words[first : last + 1] if not _no_name(w, common)]
        keys = {key for key in (*map(name_key, run), name_key(" ".join(run))) if len(key) > 1}
        names |= keys
        if _is_place(words, first, last):
            places |= dict.fromkeys(keys, " ".join(run))
            firsts.append((first, frozenset(keys)))
    return places, frozenset(names), firsts


def _no_name(word: str, common: frozenset[str]) -> bool:
    small = word.casefold()
    return (
        small in _BESIDE
        or small in _CALENDAR
        or small in _DULL
        or small in common
        or name_key(word) in _wide()
        or small in _ARTICLES
    )


def _is_place(words: list[str], first: int, last: int) -> bool:
    """Whether a run of capitalised words stands where a place stands: "in the town of X", "X city"."""
    after = words[last + 1].casefold() if last + 1 < len(words) else ""
    if after in _ORGANISATIONS or any(word.casefold() in _ORGANISATIONS for word in words[first : last + 1]):
        return False
    if after in _BESIDE:
        return True
    lead = [w.casefold() for w in words[max(0, first - 6) : first]]
    at = next((i for i in range(len(lead) - 1, -1, -1) if lead[i] in _PREPOSITION or lead[i] == "of"), None)
    if at is None or lead[at + 1 : at + 2] in (["least"], ["most"]):
        return False
    if lead[at] == "of":
        return at + 1 == len(lead) and bool(lead[at - 1 : at]) and lead[at - 1] in _BESIDE | _SIDES
    return len(lead) - at <= 5


def _runs(words: list[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each run of capitalised words; "al-Bab" and "Deir el-Zor" are capitalised enough."""
    begin = None
    for at, word in enumerate([*words, ""]):
        if re.match(r"(?:al-|el-|ash-|as-|ad-|an-|ar-|az-)?[A-Z]", word):
            begin = at if begin is None else begin
        elif begin is not None:
            yield begin, at - 1
            begin = None


def lands(words: Iterable[str]) -> frozenset[str]:
    """The countries that some words in small letters name, or the one that is named most."""
    found = [key for key in map(name_key, words) if key in _wide() and key not in _NO_LANDS]
    return frozenset([max(sorted(set(found)), key=found.count)]) if found else frozenset()


def shared(left: Iterable[_Key], right: Iterable[_Key]) -> list[_Key]:
    """What stands on both sides, sorted."""
    return sorted(set(left) & set(right))
