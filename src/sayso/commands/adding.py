"""`sayso add`: pages go into a ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sayso.commands.shared import Told, ledger_option, open_ledger
from sayso.shell import date, leaving

if TYPE_CHECKING:
    from sayso.accounts.adding import Keep

__all__ = ["add"]


@click.command(cls=Told)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@ledger_option(write=True)
@click.option(
    "--keep", type=click.Choice(["hash", "bytes"]), default="hash", help="Keep the pages' bytes, or their hash [hash]."
)
@click.option("--attitudes", is_flag=True, help="Keep wishes, beliefs and plans that nobody uttered too.")
@click.option(
    "--published", metavar="DATE", callback=date, help="The reports' own date, where a page does not tell it."
)
def add(paths: tuple[str, ...], path: str, keep: Keep, attitudes: bool, published: str | None) -> None:
    """Read pages into a ledger.

    A line on standard output tells that a page is in the ledger, whatever happens after it. The same page twice changes
    nothing; a page that changed is kept as a new version. A page that cannot be read is told on standard error, the
    others are still added, and the exit code is 1.

    \b
    Examples:
      sayso add reports/ --ledger karvel.db
      sayso add https://example.org/report --ledger karvel.db --keep bytes
    """
    failed = 0
    with leaving(), open_ledger(path, write=True) as ledger:
        for page in ledger.add(*paths, published=published, attitudes=attitudes, keep=keep):
            if page.error:
                failed += 1
                click.echo(f"sayso: {' '.join(page.error.split())}", err=True)
            else:
                told = f"\t{page.stories} stories\t{page.figures} figures" if page.stories else ""
                click.echo(f"{page.outcome}\t{page.path}{told}")
                sys.stdout.flush()
    sys.exit(1 if failed else 0)
