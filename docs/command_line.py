"""Write the help of every command into ``docs/command-line.md``: ``python docs/command_line.py``."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

import click

from sayso.cli import commands

__all__ = ["PAGE", "helps", "told"]

PAGE = pathlib.Path(__file__).with_name("command-line.md")
BLOCK = re.compile(r"<!-- help: (.+?) -->\n(.*?)<!-- /help -->\n", re.DOTALL)
WIDTH = 100


def helps(
    command: click.Command = commands, name: str = "sayso", parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Every command with what its ``--help`` prints, groups before what they hold."""
    context = click.Context(
        command, parent, info_name=name.rsplit(" ", 1)[-1], terminal_width=WIDTH, **command.context_settings
    )
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for part in sorted(command.list_commands(context)):
            yield from helps(command.commands[part], f"{name} {part}", context)


def told(page: str) -> dict[str, str]:
    """Every command that a page tells of, with its help as it stands there."""
    return dict(BLOCK.findall(page))


def block(name: str, text: str) -> str:
    """A command's help between its markers."""
    return f"<!-- help: {name} -->\n{framed(text)}<!-- /help -->\n"


def framed(text: str) -> str:
    """A command's help as the page shows it."""
    return f"```\n{text}\n```\n"


def renewed(page: str) -> str:
    """The page with the help of today: what is gone is taken out, what is new stands at the end."""
    now = dict(helps())
    missing = [name for name in now if name not in told(page)]
    page = BLOCK.sub(lambda found: block(found[1], now[found[1]]) if found[1] in now else "", page)
    return page.rstrip("\n") + "\n" + "".join("\n" + block(name, now[name]) for name in missing)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
