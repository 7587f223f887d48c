"""The page of one incident draws its tolls, sets its accounts side by side, and neither loads nor runs anything."""

from __future__ import annotations

import io
import pathlib

import pytest
import reports
from lxml import etree, html

import sayso
from sayso import formats
from sayso.formats import incident_page

NAMES = [("<b>police</b>", 14, "at least"), ("medics", 17, "exact"), (None, 19, "exact")]


@pytest.fixture
def page(tmp_path: pathlib.Path) -> str:
    """The page about a bomb of which three reports tell."""
    with sayso.Ledger(tmp_path / "l.db") as ledger:
        for number, (source, count, bound) in enumerate(NAMES):
            words = f"at least {count} people" if bound == "at least" else f"{count} people"
            text = reports.AGENCY.replace("at least 14 people", words).replace("two hours", f"{number + 3} hours")
            told = (words, "killed", count, bound)
            ledger.add_page(reports.page(text, told, published=f"2031-03-0{4 + number}", source=source))
        (incident,) = ledger.incidents()
        figures = {key: ledger.figure(key) for account in incident.accounts for key in account.figures}
        out = io.StringIO()
        incident_page.write(incident, figures, ledger.reports(incident), out)
    return out.getvalue()


def test_every_account_stands_in_the_drawing_and_in_the_table(page: str) -> None:
    """Three marks over three days, three rows, the open end as an arrow."""
    tree = html.fromstring(page)
    assert len(tree.cssselect("svg .mark")) == len(tree.cssselect("table.accounts tbody tr")) == 3
    assert [mark.get("class") for mark in tree.cssselect("svg .mark .open")] == ["open"]
    days = {text.text for text in tree.cssselect("svg text") if "Mar 2031" in (text.text or "")}
    assert days == {"4 Mar 2031", "5 Mar 2031", "6 Mar 2031"}


def test_the_words_are_one_click_away(page: str) -> None:
    """Each row opens on the words of its reports, marked, with a link to their characters."""
    quotes = html.fromstring(page).cssselect("details .quote")
    assert [quote.cssselect("mark")[0].text for quote in quotes] == ["at least 14 people", "17 people", "19 people"]
    assert all("#char=" in quote.cssselect("a")[0].get("href", "") for quote in quotes)


def test_the_page_loads_and_runs_nothing(page: str) -> None:
    """No script, no address that is loaded, and a source's name is never markup."""
    tree = html.fromstring(page)
    assert tree.cssselect("script, link, img, iframe, b > b") == []
    assert "&lt;b&gt;police&lt;/b&gt;" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_the_drawing_is_well_formed(page: str) -> None:
    """Each drawing is XML, and no mark or label lies outside of it."""
    for drawing in html.fromstring(page).cssselect("svg"):
        made = etree.fromstring(etree.tostring(drawing))
        width, height = map(int, (drawing.get("viewbox") or drawing.get("viewBox") or "").split()[2:])
        for circle in made.iter("circle"):
            assert 0 <= int(circle.get("cx", "-1")) <= width
            assert 0 <= int(circle.get("cy", "-1")) <= height
        for text in made.iter("text"):
            assert 0 <= int(text.get("y", "-1")) <= height


def test_a_reports_own_voice_is_told_by_the_reports_name(page: str) -> None:
    """Who reads what no source gives sees in which report it stands."""
    rows = {row.cssselect("td")[0].text: row for row in html.fromstring(page).cssselect(".accounts tbody tr")}
    own, source = (rows[words].cssselect("td")[1].text_content() for words in ("19 people", "17 people"))
    assert "a report’s own voice" in own
    assert "2031-03-06" in own
    assert source == "medics"


def test_one_head_serves_both_reports(page: str) -> None:
    """The incident's page and the page of stories name style and script by digest, and allow nothing else."""
    out = io.StringIO()
    formats.writer("html", out).close()
    for told, scripts in ((page, 0), (out.getvalue(), 1)):
        tree = html.fromstring(told)
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert policy.count("script-src") == len(tree.xpath("//script")) == scripts
