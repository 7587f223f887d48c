"""The names under which reports give one source: "SOHR", "the Observatory", each with what shows that they are one.

Only what the names themselves or a report show is taken: initials, another spelling of the same name, a name cut before
"for" or "of", a medium told what it is, and what a report of the incident ties together. Whatever could be two is two.
"""

from __future__ import annotations

import collections
import dataclasses
import re
from typing import TYPE_CHECKING, TypeAlias

from sayso.accounts.naming import lexicon, name_key, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Alias", "aliases", "source_key"]

_Key: TypeAlias = "Callable[[str], str | None]"

_EMPTY = frozenset("the a an of for and in on s".split())
_MEDIA_WORDS = lexicon("media_words")
_OFFICES = lexicon("offices")
_COMPLEMENT = re.compile(r"\s(?:for|of|on|to)\s")
_FAR = 2
"""Letters by which spellings of one name may differ: "Abdurrahman", "Abdel Rahman"; Hassan and Hussein have three."""

_LONG = 4
"""Words of a name that hardly ends another's by chance: "Harbour Observatory for Human Rights"."""

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?$")


@dataclasses.dataclass(frozen=True, slots=True)
class Alias:
    """The name that stands for a source, another name of it, and what shows that they are one."""

    name: str
    of: str
    why: str


def source_key(name: str | None) -> tuple[str, ...]:
    """One key for the wordings of a source: its words in small letters, sorted, without articles."""
    return tuple(sorted({word for word in words_of(name or "") if word not in _EMPTY}))


def aliases(names: Iterable[str], ties: Iterable[tuple[str, str]]) -> dict[str, Alias]:
    """For each name that is another one's alias, that one.

    Args:
        names: The sources' names, each as often as it is used; of several names of one source the commonest stands.
        ties: Words by which a report refers to a source, and the name that the same report gives it.
    """
    used = collections.Counter(names)
    first: dict[tuple[str, ...], str] = {}
    for name in sorted(used, key=lambda name: (-used[name], name)):
        first.setdefault(source_key(name), name)
    known = list(first.values())
    parent: dict[str, Alias] = {}
    for name, other, why in sorted({*_links(known), *_tied(known, ties)}):
        ours, theirs = _top(parent, name), _top(parent, other)
        if ours != theirs:
            kept, gone = sorted((ours, theirs), key=lambda one: (-_rank(one), -used[one], -len(one), one))
            parent[gone] = Alias(gone, kept, why)
    return {name: dataclasses.replace(alias, of=_top(parent, name)) for name, alias in parent.items()}


def _rank(name: str) -> int:
    """How well a name stands for its source: whole ones best, then those that tell no end, initials, media told."""
    return 3 if _uncut(name) else 0 if _described(name) else 1 if _acronym(name) else 2


def _top(parent: dict[str, Alias], name: str) -> str:
    while name in parent:
        name = parent[name].of
    return name


def _links(known: list[str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of names that are one source's by themselves, and why."""
    yield from _only(known, _acronym, _initials, "the initials of “{}”")
    for name, other, _ in _same(known, lambda name: _acronym(name) or _described(name), "{}"):
        yield name, other, f"“{other}” with a word for what it is" if _described(name) else f"the letters of “{other}”"
    cut = _only(known, _short, _uncut, "“{}” cut short")
    yield from (link for link in cut if {*source_key(link[0])} <= {*source_key(link[1])})
    yield from _run_together(known)
    for name, other, why in _same(known, _spelling, "another spelling of “{}”"):
        if _distance(_letters(name), _letters(other)) <= _FAR:
            yield name, other, why


def _run_together(known: list[str]) -> Iterator[tuple[str, str, str]]:
    """Names that end in a long one, or are its beginning: a lost comma put words before it, or cut it."""
    whole = [name for name in known if len(name.split()) >= _LONG and _uncut(name)]
    for name in known:
        words = name.casefold().split()
        for other in whole:
            full = other.casefold().split()
            if len(words) > len(full) and words[-len(full) :] == full:
                yield name, other, f"“{other}” with words before it"
            elif len(full) > len(words) and _COMPLEMENT.search(name) and full[: len(words)] == words:
                yield name, other, f"“{other}” cut short"


def _same(known: list[str], key: _Key, why: str) -> Iterator[tuple[str, str, str]]:
    """Names that have the same key, each with the first of them: the shortest."""
    alike: dict[str, list[str]] = collections.defaultdict(list)
    for name in sorted(known, key=lambda name: (len(name), name)):
        if (found := key(name)) is not None:
            alike[found].append(name)
    for first, *others in alike.values():
        yield from ((other, first, why.format(first)) for other in others)


def _only(known: list[str], ours: _Key, theirs: _Key, why: str) -> Iterator[tuple[str, str, str]]:
    """Names whose one key is another key of exactly one other name."""
    whole: dict[str, list[str]] = collections.defaultdict(list)
    for name in known:
        if (key := theirs(name)) is not None:
            whole[key].append(name)
    for name in known:
        found = [other for other in whole.get(ours(name) or "", ()) if other != name]
        if len(found) == 1:
            yield name, found[0], why.format(found[0])


def _tied(known: list[str], ties: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Acronyms that a report uses for a source it also names in full, where no other report uses them for another."""
    names = {source_key(name): name for name in known}
    meant: dict[str, set[str]] = collections.defaultdict(set)
    for words, full in ties:
        short, whole = names.get(source_key(words)), names.get(source_key(full))
        if short and whole and short != whole and (_acronym(short) or "NGO").casefold() not in _OFFICES:
            meant[short].add(whole)
    for short, wholes in meant.items():
        if len(wholes) == 1:
            (whole,) = wholes
            yield short, whole, f"a report of the incident calls “{whole}” so"


def _words(name: str) -> list[str]:
    return [word for word in name.split() if word.casefold() not in _EMPTY]


def _acronym(name: str) -> str | None:
    """The letters of a name that is an acronym: "SOHR", "U.N.", and "SANAs" whose apostrophe was lost."""
    words = _words(name)
    if len(words) != 1 or not _ACRONYM.match(words[0]):
        return None
    return words[0].rstrip("s").replace(".", "")


def _initials(name: str) -> str | None:
    """The initials of a name of two and more words, all of them capitalised."""
    words = [part for word in _words(name) for part in word.split("-")]
    if len(words) < 2 or not all(word[:1].isupper() for word in words):
        return None
    return "".join(word[0] for word in words)


def _described(name: str) -> str | None:
    """The acronym of a medium that is told what it is: "SANA reporter", "the state news agency SANA"."""
    words = _words(name)
    bare = [word for word in words if word.casefold() not in _MEDIA_WORDS]
    return _acronym(bare[0]) if len(bare) == 1 < len(words) else None


def _uncut(name: str) -> str | None:
    """What a name with "for" or "of" is cut to: its last word before that, where not every country has such a body."""
    before = _COMPLEMENT.split(name, maxsplit=1)
    head = _words(before[0])[-1:]
    if len(before) < 2 or not head or not head[0][0].isupper() or head[0].casefold() in _OFFICES | _MEDIA_WORDS:
        return None
    return head[0].casefold()


def _short(name: str) -> str | None:
    """The one word of a name like "the Observatory", or the last of "the Syrian Observatory"."""
    words = _words(name)
    if _COMPLEMENT.search(name) or not words or not all(word[0].isupper() for word in words) or len(words) > 2:
        return None
    return words[-1].casefold()


def _spelling(name: str) -> str | None:
    """The key of a name of a person or body, whose spelling varies: all words capitalised, and two at least."""
    words = _words(name)
    if len(words) < 2 or not all(word[0].isupper() or "-" in word for word in words):
        return None
    return name_key(" ".join(words)).replace("l", "")  # "Abdurrahman" has none, "Abdel Rahman" one


def _letters(name: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[\W_]", "", name.casefold()))


def _distance(one: str, other: str) -> int:
    """Letters to be put in, left out or changed to make one word of another (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, second in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != second))
    return row[-1]
