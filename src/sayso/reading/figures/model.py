"""What the steps of reading figures hand on: counts, marks, and the reading of a line."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.reading.figures.line import Line
from sayso.records import Bound, Measure

__all__ = ["Count", "Mark", "Reading"]


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """A counting noun phrase in a line, by word indices.

    Args:
        outer: First word with what stands before the amount ("another", "the").
        first: First word of amount and bound.
        last: Last word of the phrase.
        head: The noun that is counted; -1 where it is left out.
        low: See :class:`sayso.records.Figure`; so ``high`` and ``bound``.
        kind: people, attacks, buildings, thing, unknown, or none where no noun stands there.
        form: number, vague, article ("a woman"), definite ("the mayor", "Colonel Quintana"), name, or zero.
        partitive: The words after "of" in "eight of them": pronoun, noun, or empty.
        states: Words inside the phrase that say what befell those counted ("two wounded soldiers").
        noun: First word of what is counted, behind the amount.
    """

    outer: int
    first: int
    last: int
    head: int
    low: int | None
    high: int | None
    bound: Bound
    kind: str
    form: str
    partitive: str = ""
    states: tuple[str, ...] = ()
    noun: int = -1

    @property
    def human(self) -> bool:
        """Whether the phrase may count people: a noun for people, an unknown noun, or none."""
        return self.kind in {"people", "unknown", "none"}


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A count with what befell those counted: the index of the count, the measure, and which rule says so.

    ``at`` is the word that says it; ``weak`` marks what a noun or a state inside the phrase says, which gives way to
    a verb.
    """

    count: int
    measure: Measure
    detail: str | None
    rule: str
    at: int
    weak: bool = False


@dataclasses.dataclass
class Reading:
    """A line with its counts, what befell them, and which count is a part of which."""

    line: Line
    counts: Sequence[Count]
    marks: list[Mark]
    parts: dict[int, int] = dataclasses.field(default_factory=dict)
    earlier: set[int] = dataclasses.field(default_factory=set)
    inner: set[int] = dataclasses.field(default_factory=set)

    def of(self, n: int, *, strong: bool = False) -> list[Mark]:
        """The marks of a count; ``strong``: without those that its own noun gives."""
        return [m for m in self.marks if m.count == n and not (strong and m.weak)]

    def add(self, n: int, model: Mark, rule: str) -> None:
        """Give a count the measure of another one's mark."""
        if not any(m.count == n and m.measure == model.measure for m in self.marks):
            self.marks.append(Mark(n, model.measure, model.detail, rule, model.at))
