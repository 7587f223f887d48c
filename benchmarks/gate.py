"""The gate: measured figures against pinned floors that never drop silently."""

from __future__ import annotations

import dataclasses
import pathlib
import tomllib
from collections.abc import Iterator, Mapping

__all__ = ["EPSILON", "Verdict", "judge", "pin", "pinned"]

EPSILON = 0.5
"""Percentage points by which a figure may differ between machines without being a loss."""


@dataclasses.dataclass(frozen=True)
class Verdict:
    """One figure beside its floor, in percent; ``floor`` is None where none is pinned yet."""

    name: str
    value: float
    floor: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure is no lower than its floor, noise aside."""
        return self.floor is None or self.value >= self.floor - EPSILON


def pinned(path: pathlib.Path) -> dict[str, float]:
    """The floors in a file; none where the file is not there yet."""
    if not path.exists():
        return {}
    return {name: float(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8"))["floors"].items()}


def judge(measured: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[Verdict]:
    """Each measured figure with its floor, and each floor that nothing was measured for as a loss."""
    for name, value in measured.items():
        yield Verdict(name, value, floors.get(name))
    for name, floor in floors.items():
        if name not in measured:
            yield Verdict(name, 0.0, floor)


def pin(measured: Mapping[str, float], path: pathlib.Path, *, lower: bool = False) -> list[str]:
    """Write the measured figures as floors; a floor falls only where ``lower`` allows it.

    Returns:
        The names that were kept at their higher floor.
    """
    floors = pinned(path)
    kept = [name for name, value in measured.items() if not lower and value < floors.get(name, 0.0)]
    floors.update({name: round(value, 1) for name, value in measured.items() if name not in kept})
    lines = ["# Pinned by `python3 tasks.py floors --pin`; percent. A floor falls by --lower alone.", "[floors]"]
    lines += [f'"{name}" = {value}' for name, value in sorted(floors.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return kept
