"""HTML to text and stories: the page is cut into stories, each is extracted, and the text is put together once."""

from __future__ import annotations

import dataclasses
import logging
import re
from typing import TYPE_CHECKING

from sayso.pages.boundaries import Line, places_of
from sayso.pages.dates import date_in_address
from sayso.pages.elements import text_of
from sayso.pages.layout import lay_out_lines
from sayso.pages.lines import Unit
from sayso.pages.metadata import Facts, Metadata, read_metadata
from sayso.pages.regions import Region, is_story_container, split_page
from sayso.pages.signs import Sign, credit_at_end, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from sayso.records import PublishedFrom, Story

__all__ = ["read_html"]

_BETWEEN_LINES = "\n\n"
_BETWEEN_STORIES = "\n\n\n"
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "td", "pre")
_NUL = str.maketrans({"\x00": " ", "\r": " "})


@dataclasses.dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    sign: Sign


def read_html(html: str, path: str, page_id: str) -> tuple[str, tuple[Story, ...]]:
    """The text of an HTML page, as extracted, and its stories with spans into that text.

    Args:
        html: The page's markup.
        path: Its file or address; an address helps to date it.
        page_id: The page's id, from which those of its stories are made.
    """
    tree = _parse(html)
    if tree is None:
        return "", ()
    metadata = read_metadata(tree)
    regions = split_page(tree, metadata.titles, metadata.page.outlet)
    text, stories = "", []
    for number, region in enumerate(regions):
        title, facts = _title(region, metadata, alone=len(regions) == 1)
        pieces = list(_pieces(region, title, html if len(regions) == 1 else None))
        if not any(piece.sign.sort == "text" for piece in pieces):
            continue
        text += _BETWEEN_STORIES if text else ""
        added, lines = _write(len(text), title, pieces)
        text += added
        story = lay_out_lines(lines, page_id, titled=title is not None)
        stories.append(_with_facts(story, facts, tree if number == 0 else None, path))
    return text, tuple(stories)


def _parse(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(html.translate(_NUL).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    return tree if isinstance(tree, lxml_html.HtmlElement) else None


def _title(region: Region, metadata: Metadata, *, alone: bool) -> tuple[str | None, Facts]:
    """A story's title: the headline that the page shows, or else the one that its metadata names."""
    facts = metadata.about(region.headline, alone=alone)
    if region.headline:
        return region.headline, facts
    shown = [text_of(h) for h in region.tree.iter("h1") if 2 <= len(text_of(h).split()) <= 40]
    for headline in shown:
        if facts.headline and _alike(headline, facts.headline):
            return headline, facts
    return facts.headline or (shown[0] if shown else None), facts


def _alike(one: str, other: str) -> bool:
    a, b = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))


def _pieces(region: Region, title: str | None, html: str | None) -> Iterator[_Piece]:
    """The captions and then the lines of one story, each with its sign."""
    body = _extract(html, region)
    captions = dict.fromkeys(_captions(region.tree, body))
    for caption in captions:
        if caption in body or any(_alike(caption, line) for line in body if len(line) < 2 * len(caption)):
            continue
        yield _Piece(caption, Sign("caption", credit=credit_at_end(caption)))
    for line in body:
        if title and line.casefold() == title.casefold():
            continue
        sign = sign_of(line)
        yield _Piece(line, Sign("caption", credit=credit_at_end(line)) if line in captions else sign)


def _captions(tree: HtmlElement, body: list[str]) -> Iterator[str]:
    """The captions of the pictures that stand in the story: in one container with a line of its body."""
    lines = set(body)
    telling = {up for p in tree.iter("p") if text_of(p) in lines for up in p.iterancestors()}
    for figure in tree.iter("figcaption"):
        text = text_of(figure)
        scope = next(
            (up for up in figure.iterancestors() if up.tag in ("article", "main", "body") or is_story_container(up)),
            None,
        )
        if 3 <= len(text.split()) <= 120 and scope is not None and scope in telling:
            yield text


def _extract(html: str | None, region: Region) -> list[str]:
    """The lines of a story's body; where the extractor finds little of what the story owns, its paragraphs."""
    import trafilatura
    from lxml import etree

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its complaints are not the reader's
    source = html if html is not None else etree.tostring(region.tree, encoding="unicode", method="html")
    try:
        found = trafilatura.extract(source, include_comments=False) or ""
    except Exception:  # whatever an extractor stumbles over, the paragraphs are still there
        logging.getLogger(__name__).debug("extraction failed", exc_info=True)
        found = ""
    lines = [line for raw in found.splitlines() if (line := " ".join(raw.split()))]
    owned = sum(map(len, region.paragraphs))
    if lines and sum(map(len, lines)) >= 0.5 * owned:
        return lines
    return list(region.paragraphs) or _all_blocks(region.tree)


def _all_blocks(tree: HtmlElement) -> list[str]:
    blocks = [text_of(e) for e in tree.iter(*_BLOCKS) if next(e.iterdescendants(*_BLOCKS), None) is None]
    if not any(blocks):
        for junk in list(tree.iter("script", "style", "noscript", "template")):
            junk.text = None
        body = tree.find(".//body")
        blocks = [" ".join(t.split()) for t in (body if body is not None else tree).itertext()]
    return [block for block in blocks if block]


def _write(start: int, title: str | None, pieces: list[_Piece]) -> tuple[str, list[Line]]:
    """The text of one story, which begins at ``start`` in the page's, and its lines."""
    rows = [*([_Piece(title, Sign("text"))] if title else []), *pieces]
    units: list[Unit] = []
    for row in rows:
        units.append(Unit(start, start + len(row.text), row.text, gap=1))
        start += len(row.text) + len(_BETWEEN_LINES)
    lines = [Line(unit, row.sign, at) for unit, row, at in zip(units, rows, places_of(units), strict=True)]
    return _BETWEEN_LINES.join(row.text for row in rows), lines


def _with_facts(story: Story, facts: Facts, tree: HtmlElement | None, path: str) -> Story:
    """The story with what the metadata says, which goes before what its lines say."""
    published, evidence = story.published, story.published_from
    if facts.published:
        published, evidence = facts.published, "metadata"
    elif evidence != "dateline" and tree is not None and (found := _search_date(tree, path)):
        published, evidence = found
    return dataclasses.replace(
        story,
        byline=facts.author or story.byline,
        outlet=facts.outlet or story.outlet,
        published=published,
        published_from=evidence if published else None,
    )


def _search_date(tree: HtmlElement, path: str) -> tuple[str, PublishedFrom] | None:
    """The date in the page's address, or what htmldate finds in its markup without guessing from the text."""
    links = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    for address in (path, *links):
        if date := date_in_address(address):
            return date, "url"
    from htmldate import find_date

    logging.getLogger("htmldate").addHandler(logging.NullHandler())

    try:
        date = find_date(tree, extensive_search=False, original_date=True)
    except Exception:  # a date is not worth a page
        logging.getLogger(__name__).debug("no date", exc_info=True)
        return None
    return (date, "metadata") if date else None
