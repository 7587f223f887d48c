"""Many pages through the reading into a writer: a bad page costs one line, and what is written is never cut in two."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
from typing import TYPE_CHECKING, TextIO

from sayso.errors import SaysoError
from sayso.formats.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.formats import Writer
    from sayso.pages import Source
    from sayso.records import Page

__all__ = ["run"]


def run(
    paths: Sequence[str], writer: Writer, stream: TextIO, *, published: str | None = None, attitudes: bool = False
) -> int:
    """Read every page and write it at once; an interruption ends the document properly.

    Args:
        paths: Files, directories, addresses, ``-``.
        writer: What the pages are given to.
        stream: What the writer writes to; flushed behind every page.
        published: The reports' own date, where a page does not tell it.
        attitudes: Whether unuttered wishes, beliefs and plans are attributions too.

    Returns:
        How many pages could not be read.

    Raises:
        KeyboardInterrupt: The user pressed Ctrl-C; all that was read before stands in the stream.
    """
    from sayso.pages import inputs

    failed = 0
    with _progress(shown=sys.stderr.isatty() and not stream.isatty()) as progress:
        try:
            for done, source in enumerate(inputs(paths)):
                progress.say(f"{done - failed} read, {failed} failed", source.path)
                try:
                    page = _page(source, published=published, attitudes=attitudes)
                except SaysoError as error:
                    failed += 1
                    progress.note(str(error))
                    continue
                if all(story.language == "other" for story in page.stories):
                    progress.note(f"{page.path}: not read: its words are not English")
                with _held_back():
                    writer.write(page)
                    stream.flush()
        finally:
            with _held_back():
                writer.close()
                stream.flush()
    return failed


def _page(source: Source, *, published: str | None, attitudes: bool) -> Page:
    """The page of a source; what goes wrong in reading it becomes an error of this page alone.

    Raises:
        SaysoError: The page cannot be read.
    """
    from sayso.reading import read_page

    try:
        return read_page(source.read(published=published), attitudes=attitudes)
    except (SaysoError, BrokenPipeError):
        raise
    except Exception as error:
        # a fault of ours must not cost the user the other pages
        fault = f"{type(error).__name__}: {error}"
        raise SaysoError(f"{source.path}: a fault in sayso, please report it: {fault}") from error


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """Hold a Ctrl-C back until the block is done, so that no page is cut in two; a second one goes through."""
    pressed: list[int] = []

    def note(number: int, _frame: object) -> None:
        pressed.append(number)
        if len(pressed) > 1:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


class _Progress:
    """What is shown on standard error: a passing line on a terminal, and one that stays for each page not read."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown

    def say(self, counts: str, path: str) -> None:
        """Show how far the work is, over what was shown before; of a long path the end is shown."""
        if self._shown:
            room = max(shutil.get_terminal_size().columns - len(counts) - 4, 8)
            name = one_line(path)
            sys.stderr.write(f"\r\x1b[K{counts}  {name if len(name) <= room else '…' + name[1 - room :]}")
            sys.stderr.flush()

    def note(self, line: str) -> None:
        """Say what the user should know of a page, on a line that stays."""
        self.clear()
        sys.stderr.write(f"sayso: {one_line(line)}\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the passing line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextlib.contextmanager
def _progress(*, shown: bool) -> Iterator[_Progress]:
    progress = _Progress(shown=shown)
    try:
        yield progress
    finally:
        progress.clear()
