"""A page to hand out, looked at in Chromium: nothing is fetched, nothing moves sideways, everybody can read it."""

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pathways.picture.nouns import Arrow, Box, Line, Picture, State
from pathways.picture.to_svg import to_svg
from pathways.report.document import document_of
from pathways.report.from_audit import page_of_audit
from pathways.report.holdings_in_words import with_holdings
from pathways.report.page import Chapter, Column, Drawing, Section, Table
from tests.report.browser import Browser, browser_here
from tests.report.test_document import HELD, ONE

pytestmark = pytest.mark.no_cover

CONTRASTS = """
(() => {
  const parts = colour => (colour.match(/[0-9.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const found = parts(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] === 1) return light(found);
    }
    return 1;
  };
  const texts = [...document.querySelectorAll('body *:not(svg *):not(svg)')]
    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  return texts.map(element => {
    const [a, b] = [light(parts(getComputedStyle(element).color)), ground(element)];
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), element.textContent.slice(0, 40)];
  });
})()
"""
"""Every element with words of its own, and the contrast of these to what is behind them (WCAG 2.2, 1.4.3)."""
LEAST = 4.5


def _document() -> str:
    page = with_holdings(page_of_audit(ONE), HELD)
    boxes = tuple(Box(f"b{number}", "A badge with a name " * 3, "badge", State.EARNED) for number in range(9))
    lines = tuple(Line(box.name, "b0", Arrow.VERTICAL) for box in boxes[1:])
    drawn = replace(page.chapters[0], drawing=Drawing(to_svg(Picture("Badges", boxes, lines)), "9 boxes"))
    columns = (Column("When"), Column("What"), Column("Credits", amounts=True), Column("Price", amounts=True))
    rows = tuple(
        (f"Spring {year}", "A course with a name " * 4, "15", "not stated") for year in range(2024, 2034)
    )
    plan = Chapter(
        "W" * 300, None, (), (Section("Terms", (), Table(columns, rows, ("In all", "", "150", "$75"))),)
    )
    return document_of(replace(page, chapters=(drawn, plan)))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "page.html"
    file.write_text(_document(), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = browser_here()
    if program is None:
        pytest.skip("no Chromium here to look at pages with; `apt-get install chromium` brings it")
    with Browser(program, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def test_nothing_is_fetched_and_nothing_is_complained_of(browser: Browser, file: Path) -> None:
    browser.open(file)
    requests = {event["request"]["url"] for event in browser.happened("Network.requestWillBeSent")}
    assert requests == {file.as_uri()}
    assert browser.happened("Log.entryAdded") == []
    assert browser.happened("Runtime.consoleAPICalled") == []
    assert browser.happened("Runtime.exceptionThrown") == []
    assert browser.value("document.querySelectorAll('.bar').length") == 2


@pytest.mark.parametrize("width", [360, 1000, 1900])
def test_the_page_never_moves_sideways(browser: Browser, file: Path, width: int) -> None:
    browser.open(file, width)
    assert browser.value("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_can_be_read(browser: Browser, file: Path, scheme: str) -> None:
    browser.open(file, scheme=scheme)
    contrasts = browser.value(CONTRASTS)
    assert len(contrasts) > 40
    assert [each for each in contrasts if each[0] < LEAST] == []


def test_dark_is_dark_and_print_is_always_light(browser: Browser, file: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.open(file, scheme="dark")
    assert browser.value(ground) == "rgb(18, 22, 29)"
    assert browser.value("getComputedStyle(document.documentElement).colorScheme") == "dark"
    for scheme in ("dark", "light"):
        browser.open(file, scheme=scheme, media="print")
        assert browser.value(ground) == "rgb(255, 255, 255)"


def test_it_is_printed_on_either_paper(browser: Browser, file: Path) -> None:
    browser.open(file)
    for letter in (False, True):
        assert browser.print(letter=letter).startswith(b"%PDF-")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(browser: Browser, file: Path, scheme: str) -> None:
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is not installed here; `make setup` brings it")
    browser.say("Page.setBypassCSP", enabled=True)  # axe makes functions of text, which the page forbids
    browser.open(file, scheme=scheme)
    browser.value(f"{Path(found.origin).with_name('axe.min.js').read_text(encoding='utf-8')}; 0")
    result = browser.value("axe.run(document, {resultTypes: ['violations']})")
    told = [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in result["violations"]]
    assert told == []
    assert result["testEngine"]["name"] == "axe-core"
