"""The table of rules as compiled patterns: parts put in, groups named."""

from __future__ import annotations

import collections
import dataclasses
import functools
import re
from collections.abc import Iterator

from sayso.language.times.needed import needed
from sayso.language.times.words import rows, vocabulary

__all__ = ["Rule", "groups_of", "rules", "rules_for"]

SLOT = re.compile(r"\{([a-z_]\w*)\}|<([a-z]\w*)(?::([a-z]\w*))?>")
CLASSES = (
    "month weekday weekdays season part parts unit units count tens ordinal edge amount dayword frequency recency "
    "adverb"
).split()


@dataclasses.dataclass(frozen=True)
class Rule:
    """One kind of expression: its name, the reader of its groups, its pattern and what every match holds one of."""

    name: str
    reader: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


def groups_of(hit: re.Match[str]) -> dict[str, str | None]:
    """The groups of a match, branches of one name put together, and all of it as "whole"."""
    found: dict[str, str | None] = {"whole": hit.group()}
    for name, words in hit.groupdict().items():
        plain = name.partition("__")[0]
        found[plain] = found.get(plain) or words
    return found


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the table."""
    parts = {name: _any(_phrases(name)) for name in CLASSES}
    found = []
    for row in rows("rules.tsv"):
        filled = _fill(row["pattern"], parts)
        if row["reader"] == "part":
            parts[row["rule"]] = filled
        else:
            found.append(Rule(row["rule"], row["reader"], re.compile(f"(?<= )(?:{filled})(?= )"), needed(filled)))
    return tuple(found)


def rules_for(text: str) -> Iterator[Rule]:
    """The rules whose patterns may match in a text, in the order of the table."""
    held: dict[frozenset[str], bool] = {}
    for rule in rules():
        if rule.needs not in held:
            held[rule.needs] = any(string in text for string in rule.needs)
        if held[rule.needs]:
            yield rule


def _phrases(name: str) -> list[str]:
    return [row["phrase"] for row in rows("adverbs.tsv")] if name == "adverb" else list(vocabulary(name))


def _any(phrases: list[str]) -> str:
    """A pattern for one of several phrases, the longest first."""
    return f"(?:{'|'.join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))})".replace("\\ ", " ")


def _fill(pattern: str, parts: dict[str, str]) -> str:
    seen: collections.Counter[str] = collections.Counter()

    def slot(match: re.Match[str]) -> str:
        plain, group, part = match.groups()
        if plain:
            return parts[plain]
        seen[group] += 1
        # A pattern may hold a group in each of two branches; Python wants two names.
        again = f"__{seen[group]}" if seen[group] > 1 else ""
        return f"(?P<{group}{again}>{parts[part or group]})"

    return SLOT.sub(slot, pattern)
