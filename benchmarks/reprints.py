"""Recall of reprints on stories that were cut to 30%, and on stories that are 40% of a longer one.

usage: reprints.py REPORTS.jsonl [--pairs N]

REPORTS holds one report a line with "text" (../shared/data/accounts/reports.jsonl). Of drawn reports a piece of 30% is
put into the ledger as a story of its own, or the whole behind the beginning of another report; all others stand by. A
find counts where the ledger ties the made story to the report that it was made from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import random
import tempfile

import sayso
from sayso.records import Page, Span, Story, record_id

WORDS = 120
"""A report of fewer words is not drawn: 30% of it is a sentence."""


def page(text: str, number: str) -> Page:
    """A report of one paragraph, without records."""
    key = hashlib.sha256(f"{number}{text}".encode()).hexdigest()
    story = Story(record_id(key, "story", 0), None, paragraphs=(Span(0, len(text), text),), published="2031-03-04")
    return Page(key, number, "text/plain", text, (story,))


def found(ledger: sayso.Ledger, made: Page, origin: Page) -> bool:
    """Whether the ledger ties two pages, in either direction."""
    ids = (made.stories[0].id, origin.stories[0].id)
    statement = "SELECT 1 FROM reprint WHERE (story = ? AND origin = ?) OR (origin = ? AND story = ?)"
    return ledger.connection.execute(statement, (*ids, *ids)).fetchone() is not None


def main() -> None:
    """Make the reprints, look for them, and print the recall of each kind."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("reports", type=pathlib.Path)
    arguments.add_argument("--pairs", type=int, default=200)
    given = arguments.parse_args()
    draw = random.Random(11)  # noqa: S311
    texts = [json.loads(line)["text"] for line in given.reports.read_text(encoding="utf-8").splitlines()]
    pages = [page(text, str(number)) for number, text in enumerate(texts)]
    drawn = draw.sample([n for n, text in enumerate(texts) if len(text.split()) >= WORDS], given.pairs)
    cut: list[bool] = []
    embedded: list[bool] = []
    with tempfile.TemporaryDirectory() as folder, sayso.Ledger(pathlib.Path(folder) / "made.db") as ledger:
        ledger.connection.execute("PRAGMA synchronous = OFF")
        for made in pages:
            ledger.add_page(made)
        for number in drawn:
            words = texts[number].split()
            length = round(0.3 * len(words))
            first = draw.randrange(len(words) - length + 1)
            piece = page(" ".join(words[first : first + length]), f"cut {number}")
            other = " ".join(draw.choice(texts).split()[: round(1.5 * len(words))])
            longer = page(f"{other} {texts[number]}", f"in {number}")
            for made, kept in ((piece, cut), (longer, embedded)):
                ledger.add_page(made)
                kept.append(found(ledger, made, pages[number]))
    print(f"cut to 30%                {sum(cut) / len(cut):.3f} of {len(cut)}")
    print(f"40% of a longer story     {sum(embedded) / len(embedded):.3f} of {len(embedded)}")


if __name__ == "__main__":
    main()
