"""The ledger keeps pages, their versions and who read them, whatever happens to the writer."""

from __future__ import annotations

import os
import pathlib
import random
import signal
import sqlite3
import tempfile
import time
import traceback
from collections.abc import Callable

import pytest
import reports
from made import page as told_page

import sayso
from sayso.ledger import store
from sayso.ledger.connection import APPLICATION
from sayso.ledger.loading import dump, load

NOBODY = 65534


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """Where a ledger may be made."""
    return tmp_path / "karvel.db"


def test_a_page_comes_back_as_it_was_read(path: pathlib.Path) -> None:
    """Every record of a story, with its offsets and rule, is in the ledger."""
    page = told_page()
    with sayso.Ledger(path) as ledger:
        ledger.add_page(page)
        kept = ledger.connection.execute("SELECT record FROM story").fetchone()[0]
    assert load(kept) == page.stories[0]
    assert load(dump(page.stories[0])) == page.stories[0]


def test_the_same_page_twice_changes_nothing(path: pathlib.Path) -> None:
    """Adding again what is there leaves every table as it was."""
    with sayso.Ledger(path) as ledger:
        ledger.add_page(told_page())
        before = list(ledger.connection.iterdump())
        assert ledger.add_page(told_page()).outcome == "same"
        assert list(ledger.connection.iterdump()) == before


def test_a_file_is_added_once_and_a_changed_file_is_a_new_version(path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Both versions of an address are kept, with their texts."""
    report = tmp_path / "report.txt"
    report.write_text("Shelling killed 12 people in Karvel on Tuesday, doctors said.\n", encoding="utf-8")
    with sayso.Ledger(path) as ledger:
        assert [added.outcome for added in ledger.add(report)] == ["added"]
        assert [added.outcome for added in ledger.add(report)] == ["same"]
        report.write_text("Shelling killed 15 people in Karvel on Tuesday, doctors said.\n", encoding="utf-8")
        assert [added.outcome for added in ledger.add(report)] == ["changed"]
        versions = ledger.connection.execute("SELECT version, text FROM address JOIN page ON id = page").fetchall()
    assert [(number, "12" in text) for number, text in sorted(versions)] == [(1, True), (2, False)]


def test_bytes_are_kept_where_they_are_wanted(path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """By default a page's hash and text are kept; on request its bytes too."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            f"Shelling killed 12 people in {name}rvel, doctors said.\n", encoding="utf-8"
        )
    with sayso.Ledger(path) as ledger:
        list(ledger.add(tmp_path / "a.txt"))
        list(ledger.add(tmp_path / "b.txt", keep="bytes"))
        kept = ledger.connection.execute("SELECT text, bytes FROM page ORDER BY added, text").fetchall()
    assert dict(kept) == {
        "Shelling killed 12 people in arvel, doctors said.\n": None,
        "Shelling killed 12 people in brvel, doctors said.\n": b"Shelling killed 12 people in brvel, doctors said.\n",
    }


def test_a_newer_reader_takes_the_place_of_its_own_rows_only(
    path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second reading supersedes the first, which is kept; a person's review stays."""
    page = reports.page(reports.AGENCY, ("at least 14 people", "killed", 14, "at least"))
    figure = page.stories[0].figures[0].id
    with sayso.Ledger(path) as ledger:
        ledger.add_page(page)
        ledger.review(figure, "correct", who="Ada", field="low", value="15")
        monkeypatch.setattr(sayso, "__version__", "99.0")
        assert ledger.add_page(page).outcome == "read again"
        tables = {t: ledger.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES}  # noqa: S608
        assert [review.value for review in ledger.reviews(figure)] == ["15"]
    assert tables == {"story": 1, "figure": 1, "superseded": 1, "run": 2, "incident": 1, "claim": 1}


TABLES = ("story", "figure", "superseded", "run", "incident", "claim")


def test_a_fault_while_a_page_is_stored_leaves_nothing_of_it(
    path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is one transaction: its story, rows, scenes and incidents stand together or not at all."""

    def fail(*_: object) -> None:
        raise RuntimeError("the disk went away")

    with sayso.Ledger(path) as ledger:
        monkeypatch.setattr("sayso.accounts.adding.refresh", fail)
        with pytest.raises(RuntimeError, match="went away"):
            ledger.add_page(told_page())
        assert {ledger.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES} == {0}  # noqa: S608


def test_a_killed_writer_loses_nothing_that_it_acknowledged(path: pathlib.Path) -> None:
    """Killed at 50 random moments, the writer leaves every acknowledged page whole and no page in part."""
    draw = random.Random(7)
    _write(path, range(5000, 5001))  # what is loaded once is loaded here, so that the kills fall into the writing
    rounds = [_killed_after(path, draw.randrange(12), draw.uniform(0.0, 0.03), start * 40) for start in range(50)]
    acknowledged = set().union(*rounds)
    with sayso.Ledger(path) as ledger:
        assert ledger.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert ledger.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        stored = dict(
            ledger.connection.execute(
                "SELECT page, count(figure.id) FROM story JOIN figure ON story = story.id GROUP BY 1"
            )
        )
        assert {key for (key,) in ledger.connection.execute("SELECT id FROM page")} == set(stored)
        loose = (
            "SELECT count(*) FROM figure LEFT JOIN scene ON scene.id = scene "
            "LEFT JOIN incident ON incident.id = incident"
        )
        assert ledger.connection.execute(f"{loose} WHERE incident.id IS NULL").fetchone() == (0,)
    assert sum(len(found) < 40 for found in rounds) >= 45, "too few of the kills fell into the writing"
    assert acknowledged <= set(stored)
    assert set(stored.values()) == {2}


def _killed_after(path: pathlib.Path, pages: int, seconds: float, start: int) -> set[str]:
    """Write pages in another process, kill it some time after so many, and give the pages that it acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        ledger = sayso.Ledger(path)
        os.write(writer, b"ready\n")
        for number in range(start, start + 40):
            page = reports.numbered(number)
            ledger.add_page(page)
            os.write(writer, f"{page.id}\n".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.readline() == b"ready\n"
        told = [pipe.readline() for _ in range(pages)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told += pipe
        return {line.decode().strip() for line in told if line.endswith(b"\n")}


def test_four_writers_and_eight_readers_at_once_lose_nothing(path: pathlib.Path) -> None:
    """Writers wait for one another, readers never see a page in part, and everything is there at the end."""
    sayso.Ledger(path).close()
    writers = [
        _in_another_process(lambda first=first: _write(path, range(first, first + 6))) for first in range(0, 24, 6)
    ]
    readers = [_in_another_process(lambda: _read(path, 24)) for _ in range(8)]
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in writers + readers] == [0] * 12
    with sayso.Ledger(path, write=False) as ledger:
        kept = {row[0] for row in ledger.connection.execute("SELECT id FROM page")}
    assert kept == {reports.numbered(number).id for number in range(24)}


def _in_another_process(work: object) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()  # type: ignore[operator]
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return child


def _write(path: pathlib.Path, numbers: range) -> None:
    with sayso.Ledger(path) as ledger:
        for number in numbers:
            ledger.add_page(reports.numbered(number))


def _read(path: pathlib.Path, pages: int) -> None:
    until = time.monotonic() + 300
    with sayso.Ledger(path, write=False) as ledger:
        while time.monotonic() < until:
            stories, figures = ledger.connection.execute(
                "SELECT (SELECT count(*) FROM story), (SELECT count(*) FROM figure)"
            ).fetchone()
            assert figures == 2 * stories
            assert all(incident.accounts for incident in ledger.incidents(limit=5))
            if stories == pages:
                return
            time.sleep(0.02)
    raise AssertionError("the writers did not come to an end")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no database at all, but long enough to be looked at" * 40, "no SQLite file, so no ledger"),
        (b"", "an empty file, no ledger"),
    ],
)
def test_a_file_that_is_no_ledger_gets_one_line(path: pathlib.Path, content: bytes, why: str) -> None:
    """Asking a file that is none says so in one line."""
    path.write_bytes(content)
    with pytest.raises(sayso.LedgerError, match=why):
        sayso.Ledger(path, write=False)


def test_a_foreign_database_is_left_alone(path: pathlib.Path) -> None:
    """An SQLite file of another program is refused, to be read and to be written, and not changed."""
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = path.read_bytes()
    for write in (True, False):
        with pytest.raises(sayso.LedgerError, match="an SQLite file that is no ledger"):
            sayso.Ledger(path, write=write)
    assert path.read_bytes() == before


def test_a_truncated_ledger_gets_one_line(path: pathlib.Path) -> None:
    """A ledger that was cut short says so instead of answering from half of itself."""
    _write(path, range(20))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3])
    with (
        pytest.raises(sayso.LedgerError, match="damaged: cut short or overwritten") as refused,
        sayso.Ledger(path) as ledger,
    ):
        ledger.incidents()
    assert "\n" not in str(refused.value)


def _bound_by_permissions(work: Callable[[], None]) -> None:
    """Do some work as a user whom permissions bind: root does it in a child that is nobody."""
    if os.geteuid():
        work()
        return
    child = os.fork()
    if not child:
        try:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def test_a_read_only_ledger_can_be_asked_but_not_added_to() -> None:
    """Questions work on a file that cannot be written; adding says why not."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "karvel.db")
        _write(path, range(2))
        with sayso.Ledger(path, write=False) as ledger:
            known = ledger.incidents()

        def asked() -> None:
            with sayso.Ledger(path, write=False) as ledger:
                assert [i.id for i in ledger.incidents()] == [i.id for i in known] != []
            with pytest.raises(sayso.LedgerError, match="cannot be"):
                sayso.Ledger(path)

        path.chmod(0o444)
        path.parent.chmod(0o555)
        try:
            _bound_by_permissions(asked)
        finally:
            path.parent.chmod(0o755)


def test_a_ledger_of_a_newer_sayso_is_refused(path: pathlib.Path) -> None:
    """A layout that this sayso does not know is not guessed at."""
    sayso.Ledger(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(sayso.LedgerError, match="made by a newer sayso"):
        sayso.Ledger(path)


def test_the_search_is_declared_as_datasette_looks_for_it(path: pathlib.Path) -> None:
    """Datasette finds a full-text table by the words content="claim" in its SQL, in double quotes."""
    with sayso.Ledger(path) as ledger:
        sql = ledger.connection.execute("SELECT sql FROM sqlite_master WHERE name = 'claim_search'").fetchone()[0]
    assert 'content="claim"' in sql
    assert "VIRTUAL TABLE" in sql


def test_times_are_utc_to_the_second() -> None:
    """The ledger's times sort as text."""
    assert len(store.now()) == len("2031-03-04T10:00:00Z")
    assert store.now().endswith("Z")


def test_a_ledger_of_an_older_sayso_is_brought_up_to_date(path: pathlib.Path) -> None:
    """Opened to be written, it gets the steps that it lacks and keeps its rows; to be asked, it says what to do."""
    first = (pathlib.Path(store.__file__).parent / "migrations" / "001.sql").read_text(encoding="utf-8")
    with sqlite3.connect(path) as raw:
        raw.executescript(first)
        raw.execute("INSERT INTO run VALUES (1, '0.0', 'none', '', '2031-01-01T00:00:00Z')")
        raw.execute(f"PRAGMA application_id = {APPLICATION}")
        raw.execute("PRAGMA user_version = 1")
    raw.close()
    with pytest.raises(sayso.LedgerError, match="made by an older sayso"):
        sayso.Ledger(path, write=False)
    with sayso.Ledger(path) as ledger:
        assert ledger.connection.execute("SELECT version FROM run").fetchall() == [("0.0",)]
        ledger.add_page(told_page())
        assert ledger.incidents()


def test_bytes_can_be_kept_later(path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A page whose hash alone was kept gets its bytes when they are asked for, and is not read again."""
    report = tmp_path / "a.txt"
    report.write_text("Shelling killed 12 people in Karvel on Tuesday, doctors said.\n", encoding="utf-8")
    with sayso.Ledger(path) as ledger:
        list(ledger.add(report))
        assert [added.outcome for added in ledger.add(report, keep="bytes")] == ["same"]
        assert ledger.connection.execute("SELECT bytes FROM page").fetchall() == [(report.read_bytes(),)]
        assert ledger.connection.execute("SELECT count(*) FROM run").fetchone() == (1,)
