"""The report in a real browser: rows and words lead to each other, at a desk and on a phone, by mouse and by key."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import made
import pytest

from sayso import formats

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

    from selenium.webdriver.remote.webelement import WebElement

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"),
)

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium with its chromedriver on this machine")


class Browser:
    """A report opened in chromium, and a reader's hands."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def one(self, selector: str) -> WebElement:
        """The first element of a CSS selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements of a CSS selector."""
        return [found.text for found in self.driver.find_elements(By.CSS_SELECTOR, selector)]

    def seen(self, selector: str) -> bool:
        """Whether the element is on the screen, with nothing over its beginning."""
        return bool(
            self.driver.execute_script(
                "const e = arguments[0], r = e.getClientRects()[0];"
                "const hit = document.elementFromPoint(r.left + Math.min(4, r.width / 2), r.top + r.height / 2);"
                "return !!hit && (e.contains(hit) || hit.contains(e));",
                self.one(selector),
            )
        )

    def complaints(self) -> list[str]:
        """What the browser wrote to its console."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def width(self) -> tuple[int, int]:
        """How wide the document is, and the window."""
        wide, window = self.driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        return wide, window


def _driver(profile: pathlib.Path, width: int, height: int, *, phone: bool) -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
        options.add_argument(flag)
    if phone:
        metrics = {"width": width, "height": height, "pixelRatio": 2}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    return webdriver.Chrome(options, webdriver.ChromeService(DRIVER))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report in a file, of a full page and a long one."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    with path.open("w", encoding="utf-8") as stream:
        writer = formats.writer("html", stream)
        writer.write(made.page())
        writer.write(made.plain("https://adria.example/" + "a" * 300 + " " + "It rained. " * 900, title="Weather"))
        writer.write(made.page("again.txt"))
        writer.close()
    return path.as_uri()


@pytest.fixture(scope="module", params=[(1300, 800, False), (360, 740, True)], ids=["desk", "phone"])
def chrome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser as wide as a desk's or a phone's, closed behind the last test."""
    width, height, phone = request.param
    driver = _driver(tmp_path_factory.mktemp("profile"), width, height, phone=phone)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chrome: webdriver.Chrome, report: str) -> Browser:
    """The report, freshly opened."""
    chrome.get("about:blank")
    chrome.get_log("browser")
    chrome.get(report)
    return Browser(chrome)


def test_a_click_on_a_row_lights_its_words(browser: Browser) -> None:
    """The words of the row come into view and are lit, and only they."""
    browser.one("#s3f4 .go").click()
    assert browser.texts(".text .on") == ["Five more"]
    assert browser.seen(".text .on")
    assert browser.texts("[aria-current]")[0].startswith("5 killed")


def test_a_click_on_words_lights_their_row(browser: Browser) -> None:
    """The row of the words is lit and on the screen: beside them, or on a phone below them."""
    browser.one("#s3 .text .figure[data-r~='s3f2']").click()
    assert browser.one("#s3f2").get_attribute("class").split()[-1] == "on"
    assert any(browser.seen(row) for row in ("#s3f2 .go", ".sheet .go") if browser.one(row).is_displayed())


def test_there_and_back(browser: Browser) -> None:
    """From a statement's row to its words, from these to a figure in them, and to the figure's row."""
    browser.one("#s1a4 .go").click()
    assert "It" in browser.texts(".text .on")
    browser.one("#s1 .text .figure[data-r~='s1f5']").click()
    assert browser.texts(".text .on") == ["dozens of fighters"]
    assert "on" in browser.one("#s1f5").get_attribute("class").split()


def test_a_second_click_takes_the_record_below(browser: Browser) -> None:
    """Where a figure lies in a statement the first click means the figure, the next the statement."""
    figure = browser.one("#s1 .text .figure[data-r~='s1f5']")
    figure.click()
    figure.click()
    assert "on" in browser.one("#s1a4").get_attribute("class").split()
    figure.click()
    assert "on" in browser.one("#s1f5").get_attribute("class").split()


def test_a_check_lights_all_that_it_compares(browser: Browser) -> None:
    """The figures of a check are lit together, in the text and in the rows."""
    browser.one("#s1c2 .go").click()
    assert browser.texts(".text .on") == ["12", "at least 12 people"]
    assert len(browser.texts(".panel .row.near")) == 2


def test_a_figure_shows_whose_it_is(browser: Browser) -> None:
    """With a figure its source is set off too."""
    browser.one("#s1f2 .go").click()
    assert "doctors" in browser.texts(".text .near")


def test_the_keyboard_goes_there_and_back(browser: Browser) -> None:
    """Enter on a row moves to its words, Enter on them back to the row, Escape puts the light out."""
    browser.one("#s1a2 .go").send_keys(Keys.ENTER)
    words = browser.driver.switch_to.active_element
    assert "on" in words.get_attribute("class").split()
    words.send_keys(Keys.ENTER)
    assert browser.driver.switch_to.active_element == browser.one("#s1a2 .go")
    browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert browser.texts(".on") == []


def test_a_link_opens_at_its_record(browser: Browser, report: str) -> None:
    """The address of a lit record, sent to somebody else, opens the report at its words."""
    browser.one("#s3f4 .go").click()
    address = browser.driver.current_url
    assert address == f"{report}#w-s3f4"
    browser.driver.get("about:blank")
    browser.driver.get(address)
    assert browser.texts(".text .on") == ["Five more"]
    assert browser.seen(".text .on")


def test_one_speaker_can_be_followed(browser: Browser) -> None:
    """A speaker's button leaves only the speaker's statements, and gives the others back."""
    button = browser.one("#s1 .speakers button")
    button.click()
    assert [text.split()[0] for text in browser.texts("#s1 .statement:not([hidden]) .number")] == ["3", "4"]
    button.click()
    assert len(browser.texts("#s1 .statement:not([hidden])")) == 4


def test_a_kind_of_mark_can_be_put_out(browser: Browser) -> None:
    """The legend's buttons hide a kind of mark and show it again."""
    figure, button = browser.one("#s1 .text .figure"), browser.one("[data-hide='figure']")
    framed = figure.value_of_css_property("box-shadow")
    button.click()
    assert figure.value_of_css_property("box-shadow") == "none" != framed
    button.click()
    assert figure.value_of_css_property("box-shadow") == framed


def test_nothing_is_wider_than_the_window(browser: Browser) -> None:
    """No sideways scrolling, at a desk or on a phone, also with an endless word and with a record lit."""
    assert browser.width()[0] <= browser.width()[1]
    browser.one("#s1f3 .go").click()
    assert browser.width()[0] <= browser.width()[1]


def test_the_browser_has_no_complaint(browser: Browser) -> None:
    """The report's own policy forbids nothing of the report, and its script makes no error."""
    browser.one("#s1f3 .go").click()
    browser.one("#s1 .text .cue").click()
    assert browser.complaints() == []


def test_a_sheet_on_a_phone_goes_from_row_to_row(browser: Browser) -> None:
    """On a narrow screen a lit row stands at the bottom, leads to the next, and closes; at a desk there is none."""
    browser.one("#s1f3 .go").click()
    sheet = browser.one(".sheet")
    if browser.width()[1] > 960:
        assert not sheet.is_displayed()
        return
    assert sheet.text.startswith("7 killed")
    browser.one("[data-step='1']").click()
    assert browser.texts(".text .on") == ["Five more"]
    browser.one("[data-back]").click()
    assert browser.seen("#s1f4 .go")
    browser.one("[data-close]").click()
    assert not sheet.is_displayed()
    assert browser.texts(".on") == []
