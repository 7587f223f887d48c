"""What every command needs of a shell: days as arguments, where the output goes, and how to leave."""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import pathlib
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO, TextIO

__all__ = ["INTERRUPTED", "PIPE_CLOSED", "date", "leaving", "stream_to"]

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as shells count."""

PIPE_CLOSED = 141
"""Exit code where the reader of the output is gone: 128 + SIGPIPE."""


def date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A day as the user gave it.

    Raises:
        click.BadParameter: It is no day of the calendar in ISO's writing.
    """
    with contextlib.suppress(ValueError):
        if value is None or datetime.date.fromisoformat(value).isoformat() == value:
            return value
    raise click.BadParameter(f"{value!r} is no date as YYYY-MM-DD")


@contextlib.contextmanager
def stream_to(output: str | None, paths: Sequence[str], *, bom: bool) -> Iterator[TextIO]:
    """Where the pages go, in UTF-8 whatever the locale.

    A lone surrogate of a file's name is written as an escape. A spreadsheet takes a file for UTF-8 only where it begins
    with a byte order mark; a pipe gets none.

    Raises:
        click.UsageError: The file cannot be written, or is one of those to be read.
    """
    if output is None:
        raw: BinaryIO = sys.stdout.buffer
        encoding = "utf-8"
    else:
        path = pathlib.Path(output)
        if path.exists() and any(path.resolve() == pathlib.Path(name).resolve() for name in paths):
            raise click.UsageError(f"{output} is to be read and to be written")
        try:
            raw = path.open("wb")
        except OSError as error:
            raise click.UsageError(f"{output}: {(error.strerror or str(error)).lower()}") from None
        encoding = "utf-8-sig" if bom else "utf-8"
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        if output is not None:
            stream.close()
        else:
            stream.detach()


@contextlib.contextmanager
def leaving() -> Iterator[None]:
    """Leave quietly, with the code that a shell expects, on Ctrl-C and where the reader of the output is gone."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # what is still buffered has no reader: the interpreter must not find that out at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PIPE_CLOSED)
