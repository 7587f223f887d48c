"""The commands of the ledger: pages go in, questions are answered, and people's reviews are set down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.commands.adding import add
from sayso.commands.asking import accounts, incidents, search, show, timeline, who
from sayso.commands.exporting import export
from sayso.commands.reviewing import import_, review

if TYPE_CHECKING:
    import click

__all__ = ["register"]


def register(group: click.Group) -> None:
    """Add the commands to the command line."""
    for command in (add, incidents, accounts, timeline, who, search, show, review, import_, export):
        group.add_command(command)
