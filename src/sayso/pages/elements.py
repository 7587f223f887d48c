"""Elements of an HTML page: their words, and which of them are furniture around the stories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["furniture_of", "text_of"]

_JUNK_TAGS = frozenset(
    ("nav", "footer", "aside", "form", "button", "figure", "noscript", "script", "style", "template")
)
_JUNK_CLASS = re.compile(
    r"(?:^|\s)(?:[\w-]*[-_])?(?:comments?|related|recommend\w*|sidebar|promo|newsletter|cookies?|consent|share|social|teaser|"
    r"footer|trending|popular|most-read|recirc|outbrain|taboola|bio|disqus)(?:[-_](?:list|block|box|links?|posts?|articles?|"
    r"stories|section|wrapper|container|module|widget|area|content|message|inner))*(?:$|\s)",
    re.IGNORECASE,
)
_JUNK_EXEMPT = re.compile(r"(?:^|[-_])(?:no|with|has|without)[-_]", re.IGNORECASE)


def text_of(element: HtmlElement) -> str:
    """The words inside an element, white space levelled."""
    return " ".join("".join(element.itertext()).split())


def furniture_of(tree: HtmlElement) -> set[HtmlElement]:
    """Every element inside what is no story by its tag or class: navigation, comments, related links, footers.

    An element around a headline of the first rank and its text is none of these, whatever its class says.
    """
    found: set[HtmlElement] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str) or element in found or element.tag in ("html", "body", "main", "article"):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        marked = len(names) < 200 and _JUNK_CLASS.search(names) and not _JUNK_EXEMPT.search(names)
        if (element.tag in _JUNK_TAGS or marked) and not _holds_story(element):
            found.update(element.iter())
    return found


def _holds_story(element: HtmlElement) -> bool:
    headed = any(len(text_of(h).split()) >= 3 for h in element.iter("h1"))
    return headed and sum(len(text_of(p)) >= 60 for p in element.iter("p")) >= 3
