"""Measure the reading of pages: bodies against the extractor's own, composed pages apart, single stories whole.

``python benchmarks/pages.py DATA`` prints one JSON object; DATA is the folder that holds ``pages``, ``attribution`` and
``accounts``. Bodies are compared by 4-word shingles, precision and recall averaged over pages. Composed pages put two
pages' articles into one document in several ways; a page counts as apart when it gives two stories, each with 80% of
the shingles that its page gives alone and under a tenth of the other's.
"""

from __future__ import annotations

import collections
import copy
import dataclasses
import gzip
import json
import pathlib
import random
import re
import sys
from typing import TYPE_CHECKING, Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from sayso.pages import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sayso.records import Page

Shingles = collections.Counter[tuple[str, ...]]
WIDTH = 4
PAIRS = 59
TEXT_PAIRS = 150


@dataclasses.dataclass(frozen=True)
class Sample:
    """A page with the element that holds its article, the true body, and how much of it is read from the page alone."""

    tree: lxml_html.HtmlElement
    content: lxml_html.HtmlElement
    truth: Shingles
    alone: float


def shingles(text: str) -> Shingles:
    """The text's runs of four words, counted."""
    words = re.findall(r"\w+", text.lower())
    return collections.Counter(zip(*[words[i:] for i in range(WIDTH)], strict=False))


def recall(found: Shingles, truth: Shingles) -> float:
    """The share of the true shingles that were found."""
    return sum((found & truth).values()) / max(1, sum(truth.values()))


def body(page: Page, index: int | None = None) -> Shingles:
    """The shingles of a page's paragraphs, or of those of one of its stories."""
    stories = page.stories if index is None else page.stories[index : index + 1]
    return shingles("\n".join(paragraph.text for story in stories for paragraph in story.paragraphs))


def parse(raw: bytes) -> lxml_html.HtmlElement:
    """The tree of a page in UTF-8."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True)
    return lxml_html.document_fromstring(raw.decode("utf-8", "replace").encode(), parser=parser)


def level(text: str) -> str:
    """White space levelled."""
    return " ".join(text.split())


def corpus(data: pathlib.Path) -> Iterator[tuple[bytes, str]]:
    """Each page of the corpus with its true body."""
    truth = json.loads((data / "pages" / "truth.json").read_text(encoding="utf-8"))
    for key in sorted(truth):
        yield gzip.decompress((data / "pages" / "html" / f"{key}.html.gz").read_bytes()), truth[key]["articleBody"]


def bodies(pages: list[tuple[bytes, str]]) -> dict[str, Any]:
    """Body F1 of sayso and of the extractor alone, and how many pages came out as one story."""
    sums = {"sayso": [0.0, 0.0], "extractor": [0.0, 0.0]}
    single = 0
    for raw, truth in pages:
        wanted = shingles(truth)
        page = read_bytes(raw, "page.html")
        single += len(page.stories) == 1
        own = trafilatura.extract(raw.decode("utf-8", "replace"), include_comments=False) or ""
        for name, found in (("sayso", body(page)), ("extractor", shingles(own))):
            sums[name][0] += recall(wanted, found)
            sums[name][1] += recall(found, wanted)
    scores = {}
    for name, (precision, found_share) in sums.items():
        p, r = precision / len(pages), found_share / len(pages)
        scores[name] = {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}
    return {**scores, "pages": len(pages), "one story": single}


def samples(pages: list[tuple[bytes, str]]) -> list[Sample]:
    """The pages whose article can be cut out: headline and nine tenths of the true paragraphs in one element."""
    found = []
    for raw, truth in pages:
        tree, wanted = parse(raw), shingles(truth)
        order = {element: n for n, element in enumerate(tree.iter())}
        true_text = level(truth)
        texts = [p for p in tree.iter("p") if len(t := level(p.text_content())) > 40 and t[:60] in true_text]
        if len(texts) < 4 or sum(wanted.values()) < 150:
            continue
        above = [h for h in tree.iter("h1") if len(h.text_content().split()) > 2 and order[h] < order[texts[0]]]
        content = _content(texts, above[-1:])
        alone = max(
            recall(body(page, i), wanted) for page in [read_bytes(raw, "p.html")] for i in range(len(page.stories))
        )
        if content is not None and alone >= 0.5:
            found.append(Sample(tree, content, wanted, alone))
    return found


def _content(texts: list[lxml_html.HtmlElement], headline: list[lxml_html.HtmlElement]) -> lxml_html.HtmlElement | None:
    for up in texts[len(texts) // 2].iterancestors():
        inside = set(up.iter())
        if headline and headline[0] in inside and sum(p in inside for p in texts) >= 0.9 * len(texts):
            return up
    return None


def markup(element: lxml_html.HtmlElement) -> str:
    """The markup of an element; of a body, that of its children."""
    if element.tag == "body":
        return (element.text or "") + "".join(etree.tostring(e, encoding="unicode", method="html") for e in element)
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _head(sample: Sample) -> str:
    head = sample.tree.find(".//head")
    return markup(head) if head is not None else "<head></head>"


def _beside(first: Sample, block: str, other: str, *, wrap: bool) -> str:
    """The first page whole, with the second's article right behind its own."""
    tree = copy.deepcopy(first.tree)
    here = tree.xpath(first.tree.getroottree().getpath(first.content))[0]
    second = lxml_html.fragment_fromstring(f"<{block}>{other}</{block.split(maxsplit=1)[0]}>", create_parent="div")
    if here.tag == "body":
        here.append(second)
        return markup(tree)
    parent, place = here.getparent(), here.getparent().index(here)
    if wrap:
        parent[place] = lxml_html.fragment_fromstring(
            f"<{block}>{markup(first.content)}</{block}>", create_parent="div"
        )
    parent.insert(place + 1, second)
    return markup(tree)


def two_articles(a: Sample, b: Sample) -> str:
    """Two ``article`` elements side by side."""
    return _beside(a, "article", markup(b.content), wrap=True)


def two_divs(a: Sample, b: Sample) -> str:
    """Two plain blocks in one ``main``."""
    blocks = f"<div>{markup(a.content)}</div><div>{markup(b.content)}</div>"
    return f"<html>{_head(a)}<body><main>{blocks}</main></body></html>"


def infinite_scroll(a: Sample, b: Sample) -> str:
    """The second article loaded below the first, in a block that is marked as such."""
    return _beside(a, 'div class="infinite-scroll"', markup(b.content), wrap=False)


def two_bodies(a: Sample, b: Sample) -> str:
    """Everything in the bodies of both pages, one after the other."""
    whole = [markup(s.tree.find("body")) for s in (a, b)]
    return f"<html>{_head(a)}<body>{whole[0]}{whole[1]}</body></html>"


def composed(found: list[Sample]) -> dict[str, float]:
    """For each way of composing two pages, the share kept apart."""
    shares = {}
    ways: tuple[Callable[[Sample, Sample], str], ...] = (two_articles, two_divs, infinite_scroll, two_bodies)
    for way in ways:
        apart = total = 0
        for i in range(min(PAIRS, len(found))):
            a, b = found[i], found[(7 * i + 3) % len(found)]
            if a is b:
                continue
            total += 1
            page = read_bytes(way(a, b).encode(), "page.html")
            apart += len(page.stories) == 2 and all(
                recall(body(page, n), own.truth) >= 0.8 * own.alone and recall(body(page, n), other.truth) <= 0.1
                for n, own, other in ((0, a, b), (1, b, a))
            )
        shares[way.__name__] = round(apart / total, 3)
    return shares


def texts(data: pathlib.Path) -> Iterator[tuple[str, list[str]]]:
    """Plain-text reports, each a single story: the corpus and the lines."""
    for name in ("polnear/dev", "polnear/train", "gum/dev", "gum/train"):
        with (data / "attribution" / f"{name}.jsonl").open(encoding="utf-8") as file:
            for row in file:
                text = json.loads(row)["text"]
                yield name, [line.strip() for line in re.split(r"\n+", text) if line.strip()]


def whole(reports: list[tuple[str, list[str]]]) -> dict[str, Any]:
    """For each corpus of single stories: how many stay one, have a title, and the share of characters set aside."""
    table: dict[str, Any] = {}
    for name in dict.fromkeys(name for name, _ in reports):
        own = ["\n\n".join(lines) for n, lines in reports if n == name]
        pages = [read_bytes(text.encode(), "report.txt") for text in own]
        aside = sum(len(span.text) for page in pages for story in page.stories for span in story.residue)
        table[name] = {
            "texts": len(own),
            "one story": sum(len(page.stories) == 1 for page in pages),
            "titled": sum(page.stories[0].title is not None for page in pages),
            "set aside": round(aside / sum(map(len, own)), 5),
        }
    return table


def composed_texts(reports: list[tuple[str, list[str]]]) -> dict[str, float]:
    """For each way of running two reports together, the share whose second story begins at its own title."""
    chosen = [lines[:25] for _, lines in reports if len(lines) >= 5 and 5 <= len(lines[0].split()) <= 25]
    picture = "A street in Dorn (Adria News/Jon Resk)"
    heads: dict[str, tuple[Callable[[str], list[str]], str, str]] = {
        "bare title, same gap": (lambda t: [t], "\n\n", "\n\n"),
        "bare title, wider gap": (lambda t: [t], "\n\n", "\n\n\n\n"),
        "rule between": (lambda t: [t], "\n\n", "\n\n* * *\n\n"),
        "byline": (lambda t: [t, "By Marta Oyelaran"], "\n\n", "\n\n"),
        "date": (lambda t: [t, "Published March 3, 2031 10:15 GMT"], "\n\n", "\n\n"),
        "title twice": (lambda t: [t, t], "\n", "\n"),
        "title and caption twice": (lambda t: [t, picture, picture, "TT", t, picture, picture], "\n", "\n"),
    }
    shares = {}
    for name, (head, gap, between) in heads.items():
        chance = random.Random(name)  # noqa: S311  a sample, not a secret
        apart = 0
        for _ in range(TEXT_PAIRS):
            first, second = (list(lines) for lines in chance.sample(chosen, 2))
            title = second[0].rstrip(" .;")
            above = gap.join([*head(first[0].rstrip(" .;")), *first[1:]])
            page = read_bytes((above + between + gap.join([*head(title), *second[1:]])).encode(), "page.txt")
            found = page.stories[-1].title
            apart += len(page.stories) == 2 and found is not None and found.text == title and found.start >= len(above)
        shares[name] = round(apart / TEXT_PAIRS, 3)
    return shares


def run_in(data: pathlib.Path) -> dict[str, int]:
    """Titles and dates of reports that lost their line breaks, against those that the corpus gives apart."""
    counts: collections.Counter[str] = collections.Counter()
    with (data / "accounts" / "reports.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            story = read_bytes(row["text"].encode(), "report.txt").stories[0]
            wanted, got = (
                " ".join(re.findall(r"\w+", t.lower())) for t in (row["title"], story.title.text if story.title else "")
            )
            printed = wanted in " ".join(re.findall(r"\w+", row["text"].lower()))
            fits = (
                "right"
                if got == wanted
                else "longer or shorter"
                if got and (got in wanted or wanted in got)
                else "wrong"
            )
            counts["title " + (fits if got else "missed" if printed else "not printed")] += 1
            counts["dated"] += story.published is not None
    return dict(sorted(counts.items()))


def main() -> None:
    """Print every figure as one JSON object."""
    data = pathlib.Path(sys.argv[1])
    pages, reports = list(corpus(data)), list(texts(data))
    result = {
        "bodies": bodies(pages),
        "composed pages apart": composed(samples(pages)),
        "single texts": whole(reports),
        "composed texts apart": composed_texts(reports),
        "run-in reports": run_in(data),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
