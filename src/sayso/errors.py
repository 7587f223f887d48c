"""What can go wrong, each with one line for the person at the keyboard."""

from __future__ import annotations

__all__ = ["FetchError", "LedgerError", "PageError", "SaysoError"]


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose; its text is one line, ready to be shown."""


class PageError(SaysoError):
    """A page that cannot be read: missing, binary, empty, undecodable or too large.

    Args:
        path: The page as the user named it.
        why: What is wrong with it, in a few words.
    """

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"{path}: {why}")


class FetchError(PageError):
    """An address that could not be fetched."""


class LedgerError(SaysoError):
    """A ledger that cannot be opened, read or written.

    Args:
        path: The ledger's file as the user named it.
        why: What is wrong with it, in a few words.
    """

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"{path}: {why}")
