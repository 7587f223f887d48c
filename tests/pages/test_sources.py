"""What the user names: files, directories, standard input, addresses."""

from __future__ import annotations

import functools
import http.server
import io
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from page_tables import EXAMPLES

from sayso.errors import FetchError, PageError
from sayso.pages import inputs

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

STORY = b"Mill blast kills nine\n\nNine people died in Dorn on Thursday, the fire service said.\n"


def test_a_directory_gives_its_pages_in_order(tmp_path: pathlib.Path) -> None:
    """Pages at every depth come sorted; other files are passed over."""
    for name in ("b.txt", "a/z.HTML", "a/a.htm", "c.pdf", "notes"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(STORY)
    assert [s.path.removeprefix(f"{tmp_path}/") for s in inputs([str(tmp_path)])] == ["a/a.htm", "a/z.HTML", "b.txt"]


def test_one_bad_source_does_not_stop_the_others(tmp_path: pathlib.Path) -> None:
    """Each source is opened by itself, and its error is one line."""
    good = tmp_path / "good.txt"
    good.write_bytes(STORY)
    (tmp_path / "empty").mkdir()
    told = []
    for source in inputs([str(tmp_path / "none.txt"), str(tmp_path / "empty"), str(good), "bad\x00name"]):
        try:
            told.append(source.read().stories[0].paragraphs[0].text)
        except PageError as error:
            told.append(str(error).removeprefix(f"{tmp_path}/"))
    assert told == [
        "none.txt: no such file or directory",
        "empty: a directory with nothing readable (.html, .htm, .xhtml, .shtml, .txt, .text)",
        "Nine people died in Dorn on Thursday, the fire service said.",
        "bad\x00name: no file can have this name",
    ]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is called by the dash that named it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY)))
    (source,) = inputs(["-"])
    assert source.read(published="2031-03-06").stories[0].published_from == "given"


@pytest.fixture
def server() -> Iterator[str]:
    """The example pages on an address of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(EXAMPLES))) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


def test_an_address_is_fetched(server: str) -> None:
    """A page on the web reads as the same page in a file."""
    (source,) = inputs([f"{server}/page.html"])
    page = source.read()
    assert page.media_type == "text/html"
    assert page.stories[0].outlet == "The Osten Courier"


@pytest.mark.parametrize(("path", "why"), [("/none.html", "the server answered 404"), ("", "cannot be fetched")])
def test_an_address_that_fails_is_one_line(server: str, path: str, why: str) -> None:
    """A page that is not there and a server that is not there are told apart."""
    (source,) = inputs([server + path if path else "http://127.0.0.1:9/"])
    with pytest.raises(FetchError, match=why):
        source.read()
