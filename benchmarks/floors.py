"""Measure quality on ../shared and hold it against the pinned floors.

Run ``python3 tasks.py floors``: a table on stdout, exit code 1 where a figure fell. ``--pin`` raises the floors to
what was measured, ``--pin --lower`` sets them there whatever they were; names of corpora measure those alone.
"""

from __future__ import annotations

import pathlib
import sys

import gate
import quality

FLOORS = pathlib.Path(__file__).with_name("floors.toml")


def main(arguments: list[str]) -> int:
    """Measure, print the table, and say by the exit code whether every floor holds."""
    if not quality.SHARED.exists():
        print("floors: ../shared is not here, nothing measured")
        return 0
    options = {a for a in arguments if a.startswith("--")}
    names = [a for a in arguments if not a.startswith("--")] or list(quality.CORPORA)
    measured = quality.measure(names)
    if "--pin" in options:
        for name in gate.pin(measured, FLOORS, lower="--lower" in options):
            print(f"kept at its higher floor: {name}")
    floors = gate.pinned(FLOORS)
    if set(names) != set(quality.CORPORA):
        floors = {name: floor for name, floor in floors.items() if name in measured}
    verdicts = list(gate.judge(measured, floors))
    print(f"{'figure':58s} {'measured':>9s} {'floor':>7s}")
    for v in verdicts:
        floor = "" if v.floor is None else f"{v.floor:.1f}"
        print(f"{v.name:58s} {v.value:9.1f} {floor:>7s}{'' if v.holds else '  FELL'}")
    fallen = [v for v in verdicts if not v.holds]
    print(f"{len(verdicts) - len(fallen)} floors hold, {len(fallen)} fell")
    return bool(fallen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
