"""The report as markup: nothing of the text lost, nothing of a page obeyed, every row linked to its words."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from typing import TYPE_CHECKING

import lxml.html
import made
from hypothesis import given
from hypothesis import strategies as st

from sayso import formats
from sayso.formats.report.elements import Html, escaped, tag
from sayso.formats.report.marks import Mark, marked
from sayso.records import Check, Span, Story

if TYPE_CHECKING:
    from sayso.records import Page

HOSTILE = '"><script>alert(1)</script><img src=http://x.example/ onerror=alert(2)>&lt;b&gt;</style><!--$title ${style}'
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), min_size=1, max_size=60)


def _report(*pages: Page) -> str:
    stream = io.StringIO()
    writer = formats.writer("html", stream)
    for page in pages:
        writer.write(page)
    writer.close()
    return stream.getvalue()


def _tree(*pages: Page) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(_report(*pages))


@st.composite
def _marked_texts(draw: st.DrawFn) -> tuple[Span, list[Mark]]:
    text = draw(TEXT)
    at = draw(st.integers(0, 50))
    roles = st.sampled_from(["figure", "source", "cue", "content"])
    ends = st.tuples(st.integers(0, at + 70), st.integers(0, at + 70), roles, st.booleans())
    found = [
        Mark(f"s1a{i}", role, min(a, b), max(a, b), first)
        for i, (a, b, role, first) in enumerate(draw(st.lists(ends, max_size=6)))
    ]
    return Span(at, at + len(text), text), found


@given(_marked_texts())
def test_marking_keeps_the_text(marked_text: tuple[Span, list[Mark]]) -> None:
    """However the marks overlap and wherever they reach, the words stay in order, each once."""
    passage, found = marked_text
    assert lxml.html.fragment_fromstring(f"<p>{marked(passage, found)}</p>").text_content() == passage.text


@given(_marked_texts())
def test_every_character_tells_its_records(marked_text: tuple[Span, list[Mark]]) -> None:
    """The records on a stretch are those whose marks cover it, no more and no less."""
    passage, found = marked_text
    at = passage.start
    paragraph = lxml.html.fragment_fromstring(f"<p>{marked(passage, found)}</p>")
    for stretch, text in _stretches(paragraph):
        expected = {mark.key for mark in found if mark.start <= at < mark.end}
        assert set(stretch) == expected
        at += len(text)


def _stretches(paragraph: lxml.html.HtmlElement) -> list[tuple[list[str], str]]:
    """The text of a marked passage in pieces, each with the keys of its records."""
    pieces = [([], paragraph.text)]
    for element in paragraph:
        pieces += [(element.get("data-r", "").split(), element.text), ([], element.tail)]
    return [(keys, text) for keys, text in pieces if text]


def test_stretches_lie_in_text_order_and_name_the_figure_first() -> None:
    """A click on a figure inside a statement means the figure; a second one means the statement."""
    make = made.Maker("He said 3 died.")
    said = make.said(make.span("He"), make.span("said"), make.span("3 died"), name="He")
    page = make.page(
        Story("s", None, paragraphs=(make.span("He said 3 died."),), attributions=(said,),
              figures=(make.figure(make.span("3"), 3, 3, "exact"),))
    )  # fmt: skip
    figure = _tree(page).cssselect(".text .figure")[0]
    assert figure.get("data-r") == "s1f1 s1a1"


def test_a_hostile_page_runs_nothing() -> None:
    """Markup in a page's text, name or records is shown, never obeyed: no element, attribute or address comes of it."""
    make = made.Maker(f"{HOSTILE} said {HOSTILE}", HOSTILE)
    whole = Span(0, len(make.text), make.text)
    said = make.said(
        make.span(HOSTILE), make.span("said"), make.span(HOSTILE, 1), name=HOSTILE, venue=HOSTILE, via=(HOSTILE,)
    )
    figure = make.figure(make.span(HOSTILE), 1, 1, "exact", place=HOSTILE, population=HOSTILE, rule=HOSTILE)
    check = Check(HOSTILE, False, (figure.id,), HOSTILE)
    known = {"byline": HOSTILE, "outlet": HOSTILE, "captions": (whole,), "residue": (whole,)}
    story = Story("s", whole, paragraphs=(whole,), attributions=(said,), figures=(figure,), checks=(check,), **known)
    tree = _tree(make.page(story), make.page(story))
    assert len(tree.cssselect("script")) == len(tree.cssselect("style")) == 1
    assert not tree.cssselect("img, iframe, link, object, embed, form, base")
    assert not [name for element in tree.iter(lxml.etree.Element) for name in element.attrib if name.startswith("on")]
    assert all(link.startswith("#") for _, _, link, _ in tree.iterlinks())
    assert HOSTILE in tree.cssselect(".text .paragraph")[0].text_content()


def test_the_policy_names_the_only_script_and_style() -> None:
    """The document allows what it carries by its digest, and nothing else."""
    tree = _tree(made.page())
    policy = tree.cssselect("meta[http-equiv]")[0].get("content")
    for name in ("script", "style"):
        code = tree.cssselect(name)[0].text
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not tree.xpath("//@style")


def test_the_document_loads_nothing() -> None:
    """No address of another place is in it, so it reads the same with no network."""
    markup = re.sub(r"<script>.*?</script>", "", _report(made.page()), flags=re.DOTALL)
    assert not re.findall(r"//[a-z]|url\(|@import", markup)


def test_every_row_leads_to_its_words_and_back() -> None:
    """Each row's link has a target in the text, each marked stretch a row, and no name is used twice."""
    tree = _tree(made.page(), made.page("again.txt"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in tree.xpath("//a/@href"):
        assert link[1:] in ids
    rows = set(tree.xpath("//@data-row"))
    words = {key for keys in tree.xpath("//@data-r") for key in keys.split()}
    lights = {key for keys in tree.xpath("//@data-lights") for key in keys.split()}
    assert words == {key for key in rows if "c" not in key}
    assert lights <= words
    assert len(rows) == 24


def test_a_check_lights_what_it_compares() -> None:
    """The row of a check names the figures of both sides."""
    check = _tree(made.page()).cssselect(".check.differs")[0]
    assert check.get("data-lights") == "s1f1 s1f2"


def test_several_stories_are_listed() -> None:
    """With more than one story the document begins with a list of them."""
    assert not _tree(made.page()).cssselect(".contents")
    links = _tree(made.page(), made.plain("Rain.", title="Weather")).cssselect(".contents a")
    assert [link.get("href") for link in links] == ["#s1", "#s2"]


def test_what_was_left_out_is_told() -> None:
    """The residue of a page stands under its story, folded away."""
    assert "Share this" in _tree(made.page()).cssselect("details.residue")[0].text_content()


def test_a_report_of_nothing_says_so() -> None:
    """Where no page could be read the document says that."""
    assert "No page could be read." in _report()


def test_the_same_pages_give_the_same_bytes() -> None:
    """A report can be compared and signed."""
    assert _report(made.page()) == _report(made.page())


def test_only_markup_stands_as_it_is() -> None:
    """A plain string is escaped in an element and in an attribute; markup is not escaped twice."""
    assert tag("b", "<", Html("<i></i>"), title='"') == '<b title="&quot;">&lt;<i></i></b>'
    assert escaped("a\x00b\x1b") == "a\ufffdb\ufffd"
