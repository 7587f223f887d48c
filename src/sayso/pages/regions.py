"""Where the stories of an HTML page begin, and the page cut down to one of them.

Extractors look for one article, so a page is cut into stories before it is extracted. A story is a headline that
owns running text: paragraphs belong to the nearest headline that shares a container with them.
"""

from __future__ import annotations

import copy
import dataclasses
import re
from typing import TYPE_CHECKING

from sayso.pages.elements import furniture_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

__all__ = ["Region", "is_story_container", "split_page"]

MIN_STORY = 300
"""The characters of running text below which a headline is a teaser."""

_HEADINGS = ("h1", "h2", "h3")
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:headline|entry-title|post-title|article-title|story-title|title)(?:$|[\s_-])", re.IGNORECASE
)
_NOT_TITLE = re.compile(r"section|sub|widget|related|site|block|sidebar|recommend|caption", re.IGNORECASE)
_BLOCKS = frozenset(("p", "div", "ul", "ol", "li", "table", "td", "section", "article", "h1", "h2", "h3", "h4", "form"))
_STORY_CLASS = re.compile(r"(?:^|[\s_-])(?:post|article|story|entry)(?:$|[\s_-])", re.IGNORECASE)

_BYLINE_MARK = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|dateline|datepublished|published|timestamp|pub-?date)(?:$|[\s_-])", re.IGNORECASE
)


@dataclasses.dataclass(frozen=True)
class Region:
    """The page cut down to one story: the headline's words, the tree, and how much running text the story owns."""

    headline: str | None
    tree: HtmlElement
    paragraphs: tuple[str, ...]


def is_story_container(element: HtmlElement) -> bool:
    """Whether an element is marked as one story's, by its tag or its class."""
    return element.tag == "article" or bool(_STORY_CLASS.search(element.get("class") or ""))


def split_page(
    tree: HtmlElement, known_titles: frozenset[str] = frozenset(), outlet: str | None = None
) -> list[Region]:
    """The page's stories, each in a tree of its own; one region with the tree itself where there are not several.

    Args:
        tree: The parsed page.
        known_titles: Headlines that the page's metadata names, levelled and lower case; an element that holds one
            is a headline whatever it is called.
        outlet: The outlet's name, which many pages set as a headline of the first rank.
    """
    order = {element: n for n, element in enumerate(tree.iter())}
    furniture = furniture_of(tree)
    headings = [h for h in _headings(tree, known_titles, furniture) if text_of(h) != outlet]
    owned: dict[HtmlElement, list[str]] = {heading: [] for heading in headings}
    for paragraph, text in _paragraphs(tree, furniture):
        owner = _owner(paragraph, headings, order)
        if owner is not None:
            owned[owner].append(text)
    stories = [(h, texts) for h, texts in owned.items() if sum(map(len, texts)) >= MIN_STORY]
    stories = _independent(_once_each(stories), known_titles)
    if len(stories) < 2:
        return [Region(None, tree, ())]
    starts = [0, *(order[_container(h, [other for other, _ in stories])] for h, _ in stories[1:]), len(order)]
    return [
        Region(text_of(heading), _cut(tree, starts[n], starts[n + 1]), tuple(texts))
        for n, (heading, texts) in enumerate(stories)
    ]


def _once_each(stories: list[tuple[HtmlElement, list[str]]]) -> list[tuple[HtmlElement, list[str]]]:
    """Without the stories whose headline or text the page has had already."""
    kept: list[tuple[HtmlElement, list[str]]] = []
    titles: set[str] = set()
    seen: set[str] = set()
    for heading, texts in stories:
        title = text_of(heading).casefold()
        fresh = [text for text in texts if text not in seen]
        if title not in titles and sum(map(len, fresh)) >= MIN_STORY:
            kept.append((heading, texts))
        titles.add(title)
        seen.update(texts)
    return kept


def _independent(
    stories: list[tuple[HtmlElement, list[str]]], known_titles: frozenset[str]
) -> list[tuple[HtmlElement, list[str]]]:
    """Without the sections of an article: a headline in the article of the one before needs more to be a story's."""
    kept = stories[:1]
    for heading, texts in stories[1:]:
        above = kept[-1][0]
        ranked = heading.tag == "h1" or above.tag != "h1"
        apart = _container(heading, [other for other, _ in stories]) is not heading and not _share_article(
            above, heading
        )
        own_article = heading.tag != "h1" and any(up.tag == "article" for up in heading.iterancestors())
        if text_of(heading).casefold() in known_titles or _is_signed(heading) or (apart and (ranked or own_article)):
            kept.append((heading, texts))
    return kept


def _share_article(one: HtmlElement, other: HtmlElement) -> bool:
    nearest = next((up for up in other.iterancestors() if up.tag == "article"), None)
    return nearest is not None and nearest in set(one.iterancestors())


def _is_signed(heading: HtmlElement) -> bool:
    """Whether a byline or a time of publication stands between a headline and its text."""
    element = heading
    for _ in range(3):
        siblings = [sibling for sibling in element.itersiblings() if isinstance(sibling.tag, str)][:3]
        for sibling in siblings:
            if len(text_of(sibling)) > 200:
                break
            for part in sibling.iter("time", "address", "a", "span", "div", "p"):
                marks = f"{part.get('class') or ''} {part.get('rel') or ''} {part.get('itemprop') or ''}"
                if part.tag in ("time", "address") or _BYLINE_MARK.search(marks):
                    return True
        parent = element.getparent()
        if siblings or parent is None:
            break
        element = parent
    return False


def _headings(tree: HtmlElement, known_titles: frozenset[str], furniture: set[HtmlElement]) -> list[HtmlElement]:
    tagged = [h for h in tree.iter(*_HEADINGS) if h not in furniture and _is_headline(h)]
    if not known_titles:
        return tagged
    named = [
        element
        for element in tree.iter("div", "span", "p", "h2", "h3", "h4", "a")
        if element.text and " ".join(element.text.split()).casefold() in known_titles and element not in furniture
    ]
    covered = {part for h in tagged for part in h.iter()}
    wanted = {*tagged, *(element for element in named if element not in covered)}
    return [element for element in tree.iter() if element in wanted]


def _is_headline(heading: HtmlElement) -> bool:
    text = text_of(heading)
    words = len(text.split())
    if heading.tag == "h1":
        return 2 <= words <= 40 and not text.endswith(":")
    if not 5 <= words <= 40 or _NOT_TITLE.search(heading.get("class") or ""):
        return False
    if any(up.tag == "article" and up.find(".//h1") is not None for up in heading.iterancestors()):
        return False
    if heading.get("itemprop") == "headline" or _names_title(heading) or _names_title(heading.getparent()):
        return True
    return _is_first_of_story(heading)


def _names_title(element: HtmlElement | None) -> bool:
    if element is None:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_TITLE_CLASS.search(names)) and not _NOT_TITLE.search(names)


def _is_first_of_story(heading: HtmlElement) -> bool:
    for up in heading.iterancestors():
        if is_story_container(up):
            return next(up.iter(*_HEADINGS)) is heading
    return False


def _paragraphs(tree: HtmlElement, furniture: set[HtmlElement]) -> Iterator[tuple[HtmlElement, str]]:
    """The page's running text: paragraphs, and blocks that are used as such."""
    for element in tree.iter("p", "div"):
        if element in furniture or (element.tag != "p" and next(element.iterdescendants(*_BLOCKS), None) is not None):
            continue
        text = text_of(element)
        linked = sum(len(text_of(a)) for a in element.iter("a"))
        if len(text) >= 60 and linked < 0.5 * len(text):
            yield element, text


def _owner(paragraph: HtmlElement, headings: list[HtmlElement], order: dict[HtmlElement, int]) -> HtmlElement | None:
    """The headline over a paragraph: of those before it, in the smallest container with one, the last of top rank."""
    place = order[paragraph]
    depth = {up: n for n, up in enumerate(paragraph.iterancestors())}
    best: tuple[int, int, int] | None = None
    owner = None
    for heading in headings:
        if order[heading] > place:
            break
        shared = next((depth[up] for up in heading.iterancestors() if up in depth), None)
        if shared is None:
            continue
        rank = int(heading.tag[1]) if heading.tag in _HEADINGS else 2
        key = (shared, rank, -order[heading])
        if best is None or key < best:
            best, owner = key, heading
    return owner


def _container(heading: HtmlElement, others: list[HtmlElement]) -> HtmlElement:
    """The largest element that opens with this headline's story: it holds no other headline."""
    others = [other for other in others if other is not heading]
    inside = {up for other in others for up in other.iterancestors()}
    here = heading
    for up in heading.iterancestors():
        if up in inside or up.tag in ("body", "html"):
            break
        here = up
    return here


def _cut(tree: HtmlElement, start: int, end: int) -> HtmlElement:
    """A copy of the tree with the elements from ``start`` up to ``end``, in document order, and what encloses them."""
    whole = copy.deepcopy(tree)
    elements = list(whole.iter())
    keep = set(elements[start:end])
    keep.update(up for element in elements[start:end] for up in element.iterancestors())
    for element in elements:
        parent = element.getparent()
        if element not in keep and parent is not None and parent in keep:
            parent.remove(element)
    for script in whole.xpath("//script"):
        script.getparent().remove(script)
    return whole
