"""The task runner of sayso: `python3 tasks.py COMMAND`. It needs Python 3.11 and nothing installed before.

demo      make the environment, install sayso and read the example pages
test      make the environment, install everything for development and run the tests
exports   make an environment with the exports' own validators and run the tests that need them
lint      ruff, rules and format
types     mypy, strict
floors    the quality floors on ../shared, where it is there
bench     every benchmark, as benchmarks/RESULTS.md lists them
train     make the shipped model from ../shared/data/language
lock      resolve the dependencies again and write requirements/*.lock
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import tomllib
import venv

HERE = pathlib.Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"core": ("build",), "dev": ("build", "dev"), "exports": ("build", "dev", "exports")}
"""Each lock file with the groups of dependencies that it pins besides sayso's own."""


def run(*command: str | pathlib.Path) -> None:
    """Run a command in the repository; stop with its exit code where it fails."""
    done = subprocess.run([str(part) for part in command], cwd=HERE, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def environment(lock: str, folder: pathlib.Path = VENV) -> None:
    """Make an environment with what a lock file pins, and sayso itself; once for each content of the lock."""
    pins = HERE / "requirements" / f"{lock}.lock"
    stamp = folder / f"{lock}.installed"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == pins.read_text(encoding="utf-8"):
        return
    python = folder / PYTHON.relative_to(VENV)
    if not python.exists():
        print(f"making the environment in {folder.name} ...", flush=True)
        venv.create(folder, with_pip=True)
    print("installing (once) ...", flush=True)
    pip: list[str | pathlib.Path] = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    run(*pip, "-r", pins)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", HERE)
    stamp.write_text(pins.read_text(encoding="utf-8"), encoding="utf-8")


def demo() -> None:
    """The main job on an example page of our own."""
    environment("core")
    run(BIN / "sayso", "read", "examples/page.txt")


def test() -> None:
    """All tests; further arguments go to pytest."""
    environment("dev")
    run(PYTHON, "-m", "pytest", *sys.argv[2:])


def exports() -> None:
    """The exports before their formats' own validators, the ledger before Datasette, in an environment of their own."""
    folder = HERE / ".venv-exports"
    environment("exports", folder)
    run(folder / PYTHON.relative_to(VENV), "-m", "pytest", "tests/formats/test_validators.py", *sys.argv[2:])


def lint() -> None:
    """Ruff, rules and format."""
    environment("dev")
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")


def types() -> None:
    """Mypy, strict, over the package and the benchmarks."""
    environment("dev")
    run(PYTHON, "-m", "mypy")


def floors() -> None:
    """The quality floors."""
    environment("dev")
    run(PYTHON, "benchmarks/floors.py", *sys.argv[2:])


def bench() -> None:
    """Every benchmark."""
    environment("dev")
    run(PYTHON, "benchmarks/floors.py")
    for corpus in ("pages", "language", "mentions"):
        folder = HERE.parent / "shared" / "data" / ("" if corpus == "pages" else "language")
        run(PYTHON, f"benchmarks/{corpus}.py", folder)


def train() -> None:
    """Make the shipped model."""
    environment("dev")
    groups = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    run(PYTHON, "-m", "pip", "install", "-qq", *groups["train"])
    data = ["--data", "../shared/data/language", "--out", "src/sayso/language/model"]
    run(PYTHON, "training/train.py", *(sys.argv[2:] or data))


def lock() -> None:
    """Resolve the dependencies for every platform and write the lock files."""
    environment("dev")
    run(PYTHON, "-m", "pip", "install", "--quiet", "uv")
    compile_: list[str | pathlib.Path] = [BIN / "uv", "pip", "compile", "--universal", "--python-version", "3.11"]
    quiet = ["--no-header", "--no-annotate", "--quiet", "--upgrade", "pyproject.toml"]
    for name, groups in LOCKS.items():
        chosen = [word for group in groups for word in ("--group", group)]
        run(*compile_, *chosen, *quiet, "-o", f"requirements/{name}.lock")


COMMANDS = {f.__name__: f for f in (demo, test, exports, lint, types, floors, bench, train, lock)}

if __name__ == "__main__":
    command = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if command is None:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    command()
