"""What an HTML page says of its stories: headline, author, outlet, date, each with where it stands.

The order of trust is JSON-LD, meta elements, the byline in the text, and last htmldate's search of the page.
"""

from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, Any

from sayso.pages.dates import iso_date
from sayso.pages.elements import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

__all__ = ["Facts", "Metadata", "read_metadata"]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|NewsItem)$")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "published_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What one piece of metadata says of one story; None where it is silent."""

    headline: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Metadata:
    """The facts of a page: one for each article in its JSON-LD, and those of its meta elements."""

    articles: tuple[Facts, ...]
    page: Facts

    @property
    def titles(self) -> frozenset[str]:
        """The headlines named, levelled and lower case."""
        return frozenset(_level(f.headline) for f in (*self.articles, self.page) if f.headline)

    def about(self, headline: str | None, *, alone: bool) -> Facts:
        """The facts for the story under a headline.

        Args:
            headline: The story's headline as the page shows it.
            alone: Whether the page holds no other story, so that what is said of the page is said of it.
        """
        own = [f for f in self.articles if headline and f.headline and _same(f.headline, headline)]
        if not own and alone:
            own = [f for f in self.articles if f.published or f.author][:1]
        page = self.page
        if not alone and not (headline and page.headline and _same(page.headline, headline)):
            page = Facts(outlet=page.outlet)
        merged = [*own, page]
        return Facts(
            headline=next((f.headline for f in merged if f.headline), None),
            author=next((f.author for f in merged if f.author and f.author != page.outlet), None),
            outlet=next((f.outlet for f in merged if f.outlet), None),
            published=next((f.published for f in merged if f.published), None),
        )


def read_metadata(tree: HtmlElement) -> Metadata:
    """The metadata of a page, read from its JSON-LD and its meta elements."""
    articles = tuple(_article(node) for node in _nodes(tree) if _ARTICLE.search(_type(node)))
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            values.setdefault(name.casefold(), content)
    page = Facts(
        headline=_headline(values.get("og:title") or values.get("twitter:title") or _title_element(tree), values),
        author=next((a for name in _AUTHORS if (a := _person(values.get(name)))), None),
        outlet=next((values[name].lstrip("@") for name in _OUTLETS if name in values), None),
        published=next((d for name in _DATES if (d := iso_date(values.get(name, "")))), None) or _marked_time(tree),
    )
    return Metadata(articles, page)


def _title_element(tree: HtmlElement) -> str | None:
    title = tree.find(".//title")
    return (text_of(title) or None) if title is not None else None


def _headline(title: str | None, values: dict[str, str]) -> str | None:
    """A page's title without the outlet that many put behind it."""
    if not title:
        return None
    site = values.get("og:site_name")
    if site and title.endswith(site):
        title = title[: -len(site)]
    parts = re.split(r"\s+[|»·]\s+|\s+[-–—]\s+(?=[^-–—|]{2,40}$)", title)
    return max(parts, key=len).strip(" |-–—·»") or None


def _marked_time(tree: HtmlElement) -> str | None:
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate]"):
        value = element.get("datetime") or element.get("content") or text_of(element)
        if date := iso_date(value):
            return date
    return None


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        raw = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip(" \n;")
        try:
            value = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _flatten(value, 0)


def _flatten(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flatten(value.get(key), depth + 1)


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _article(node: dict[str, Any]) -> Facts:
    people = node.get("author") or node.get("creator")
    names = [name for item in (people if isinstance(people, list) else [people]) if (name := _person(_name(item)))]
    return Facts(
        headline=_text(node.get("headline") or node.get("name")),
        author=", ".join(dict.fromkeys(names)) or None,
        outlet=_text(_name(node.get("publisher"))),
        published=iso_date(str(node.get("datePublished") or node.get("dateCreated") or "")),
    )


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    return value if isinstance(value, str) else None


def _text(value: Any) -> str | None:
    import html

    return (" ".join(html.unescape(value).split()) or None) if isinstance(value, str) else None


def _person(value: str | None) -> str | None:
    name = _text(value)
    if not name or len(name) > 120 or re.search(r"https?://|www\.|@|\.com\b", name):
        return None
    return re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)


def _level(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same(one: str, other: str) -> bool:
    a, b = set(re.findall(r"\w+", _level(one))), set(re.findall(r"\w+", _level(other)))
    return bool(a and b) and len(a & b) >= 0.7 * min(len(a), len(b))
