"""What the user names on the command line, as a row of sources that are opened one at a time."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import FetchError, PageError
from sayso.pages.decoding import MAX_BYTES
from sayso.pages.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.records import Page

__all__ = ["Source", "inputs"]

READABLE = (".html", ".htm", ".xhtml", ".shtml", ".txt", ".text")
"""File names that are taken from a directory; a file that is named itself may be called anything."""

_TIMEOUT = 30


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file, standard input (``-``), an address, or a place where there was nothing to read."""

    path: str
    problem: str | None = None

    def load(self) -> tuple[bytes, str | None]:
        """The bytes and, where a server told it, their media type.

        Raises:
            PageError: they cannot be had; the error is one line.
        """
        if self.problem:
            raise PageError(self.path, self.problem)
        if self.path == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1), None
        return _fetch(self.path) if _is_address(self.path) else (_load(self.path), None)

    def read(self, *, published: str | None = None) -> Page:
        """The page, read now.

        Raises:
            PageError: it cannot be read; the error is one line.
        """
        data, media_type = self.load()
        return read_bytes(data, self.path, media_type=media_type, published=published)


def inputs(paths: Iterable[str]) -> Iterator[Source]:
    """The sources behind what the user named, in order; a directory gives its pages, sorted, at every depth.

    Nothing is opened here, so that one source that cannot be read does not stop the others: ``Source.read`` raises.
    """
    for path in paths:
        if path == "-" or _is_address(path) or not Path(path).is_dir():
            yield Source(path)
        else:
            yield from _directory(path)


def _is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def _directory(path: str) -> Iterator[Source]:
    try:
        found = sorted(p for p in Path(path).rglob("*") if p.suffix.lower() in READABLE and p.is_file())
    except OSError as error:
        yield Source(path, _why(error))
        return
    if not found:
        yield Source(path, f"a directory with nothing readable ({', '.join(READABLE)})")
    yield from (Source(str(p)) for p in found)


def _load(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise PageError(path, _why(error)) from None


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or directory"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "no file can have this name"


def _fetch(address: str) -> tuple[bytes, str | None]:
    import urllib.error
    import urllib.request

    request = urllib.request.Request(address, headers={"User-Agent": "sayso"})  # noqa: S310  inputs() lets http and https pass only
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as reply:  # noqa: S310
            return reply.read(MAX_BYTES + 1), reply.headers.get("Content-Type")
    except urllib.error.HTTPError as error:
        raise FetchError(address, f"the server answered {error.code} {error.reason}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise FetchError(address, f"cannot be fetched: {' '.join(str(why).split())}") from None
