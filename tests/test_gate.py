"""The gate: a figure that fell is seen, and a floor falls only where that is asked for."""

from __future__ import annotations

import pathlib
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "benchmarks"))

import floors
import gate
import quality

FIGURES = st.dictionaries(st.sampled_from(["linked", "exact", "cue strict"]), st.floats(0, 100), min_size=1)


@pytest.fixture
def bench(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Floors of 80 and 60, beside a measurement that gives 80 and 50."""
    path = tmp_path / "floors.toml"
    path.write_text('[floors]\n"a: linked" = 80.0\n"a: exact" = 60.0\n', encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)
    monkeypatch.setattr(quality, "SHARED", tmp_path)
    monkeypatch.setattr(quality, "measure", lambda _names: {"a: linked": 80.0, "a: exact": 50.0})
    return path


@pytest.mark.parametrize(
    ("value", "floor", "holds"),
    [
        (80.0, 80.0, True),
        (99.0, 80.0, True),
        (80.0 - gate.EPSILON, 80.0, True),
        (80.0 - gate.EPSILON - 0.1, 80.0, False),
        (79.0, 80.0, False),
        (0.0, 80.0, False),
        (float("nan"), 80.0, False),
        (0.0, None, True),
    ],
)
def test_a_figure_holds_where_it_reaches_its_floor(value: float, floor: float | None, holds: bool) -> None:
    """Noise aside; a figure that is no number does not, and one without a floor cannot fall."""
    assert gate.Verdict("linked", value, floor).holds is holds


def test_a_figure_that_fell_is_seen() -> None:
    """Of two figures the one below its floor is told, the other is not."""
    verdicts = gate.judge({"linked": 80.0, "exact": 50.0}, {"linked": 80.0, "exact": 60.0})
    assert [v.name for v in verdicts if not v.holds] == ["exact"]


def test_a_figure_that_is_missing_is_a_loss() -> None:
    """A floor that nothing was measured for does not hold."""
    verdicts = gate.judge({"linked": 80.0}, {"linked": 80.0, "exact": 60.0})
    assert [(v.name, v.holds) for v in verdicts] == [("linked", True), ("exact", False)]


def test_the_first_pin_makes_the_file(tmp_path: pathlib.Path) -> None:
    """Without a file there are no floors; pinned, they are read back as they were measured, to a tenth."""
    path = tmp_path / "floors.toml"
    assert gate.pinned(path) == {}
    assert gate.pin({"GUM: linked": 71.26, "exact": 40.0}, path) == []
    assert gate.pinned(path) == {"GUM: linked": 71.3, "exact": 40.0}


def test_pin_raises_and_refuses_to_lower(tmp_path: pathlib.Path) -> None:
    """A better figure lifts its floor, a worse one is told and changes nothing, one not measured stays."""
    path = tmp_path / "floors.toml"
    gate.pin({"up": 70.0, "down": 70.0, "unmeasured": 70.0}, path)
    assert gate.pin({"up": 75.0, "down": 65.0}, path) == ["down"]
    assert gate.pinned(path) == {"up": 75.0, "down": 70.0, "unmeasured": 70.0}


def test_lower_lowers(tmp_path: pathlib.Path) -> None:
    """Where it is asked for, a floor falls to what was measured."""
    path = tmp_path / "floors.toml"
    gate.pin({"linked": 70.0}, path)
    assert gate.pin({"linked": 65.0}, path, lower=True) == []
    assert gate.pinned(path) == {"linked": 65.0}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=FIGURES, after=FIGURES)
def test_no_pin_lowers_a_floor(before: dict[str, float], after: dict[str, float], tmp_path: pathlib.Path) -> None:
    """Whatever was measured before and after, rounding included; and what was just pinned holds."""
    path = tmp_path / "floors.toml"
    path.unlink(missing_ok=True)
    gate.pin(before, path)
    old = gate.pinned(path)
    kept = gate.pin(after, path)
    new = gate.pinned(path)
    assert all(new[name] >= old[name] for name in old)
    assert all(v.holds for v in gate.judge(after, new) if v.name in after and v.name not in kept)


def test_a_fallen_figure_fails_the_run(bench: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 1, and the line of the figure says so."""
    before = bench.read_text(encoding="utf-8")
    assert floors.main([]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "FELL" in line]
    assert [line.split("  ")[0] for line in told] == ["a: exact"]
    assert bench.read_text(encoding="utf-8") == before


def test_pinning_does_not_hide_a_loss(bench: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--pin`` keeps the higher floor, says so, and the run still fails."""
    assert floors.main(["--pin"]) == 1
    assert "kept at its higher floor: a: exact" in capsys.readouterr().out
    assert gate.pinned(bench)["a: exact"] == 60.0


def test_lowering_is_asked_for(bench: pathlib.Path) -> None:
    """``--pin --lower`` sets the floor to what was measured, and the run holds."""
    assert floors.main(["--pin", "--lower"]) == 0
    assert gate.pinned(bench)["a: exact"] == 50.0


def test_a_corpus_alone_is_held_to_its_own_floors(bench: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The floors of corpora that were not asked for are no losses; without names all of them count."""
    monkeypatch.setattr(quality, "measure", lambda _names: {"a: linked": 80.0})
    assert floors.main(["seed"]) == 0
    assert floors.main([]) == 1
    assert bench.exists()


def test_without_the_corpora_nothing_is_measured(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clone alone passes, and says that nothing was measured."""
    monkeypatch.setattr(quality, "SHARED", tmp_path / "missing")
    assert floors.main([]) == 0
    assert "nothing measured" in capsys.readouterr().out
