"""Nothing that rules or records say is obeyed: not by a terminal, a browser, a viewer of pictures, or a spreadsheet."""

import csv
import json
import re
import struct
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pathways.audit.from_graph import audit
from pathways.exchange.record.to_learners import read
from pathways.report import to_html
from pathways.ruleset import load_rules
from tests.cli.running import Run
from tests.hostile.poison import NAME, SEEN
from tests.report.pages_read import Read

RULES = ("--rules", "college")
COMMANDS = [
    ("check", "college"),
    ("rules", *RULES),
    ("show", "goal", *RULES),
    ("show", "goal", "--paths", *RULES),
    ("show", "i", *RULES),
    ("show", NAME, *RULES),
    ("audit", "learner.json", "--goal", "goal", *RULES),
    ("admit", "learner.json", "--to", "entry", *RULES),
    ("test", "college"),
    ("audit", "learner.json", "--goal", f"{NAME}x", *RULES),
    ("explain", NAME),
]
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: " ".join(args[:1]))
@pytest.mark.usefixtures("college")
def test_plain_text_has_nothing_that_is_not_seen(args: tuple[str, ...], run: Run) -> None:
    ran = run(*args)
    assert ran.status in {0, 1, 2, 3}
    assert not SEEN.search(ran.out)
    assert not SEEN.search(ran.err)


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: " ".join(args[:1]))
@pytest.mark.usefixtures("college")
def test_a_terminal_is_sent_our_colours_and_nothing_else(args: tuple[str, ...], at_a_terminal: Run) -> None:
    ran = at_a_terminal(*args)
    assert not SEEN.search(OUR_COLOURS.sub("", ran.out))
    assert not SEEN.search(OUR_COLOURS.sub("", ran.err))


@pytest.mark.usefixtures("college")
def test_square_brackets_are_text_at_a_terminal(at_a_terminal: Run) -> None:
    assert "[bold]b[/bold] [link=http://e]l[/link] :smile:" in at_a_terminal(
        "show", "goal", *RULES
    ).out.replace("\n", " ")


@pytest.mark.parametrize(
    "args",
    [
        ("check", "college", "--format", "json"),
        ("check", "college", "--format", "sarif"),
        ("show", "goal", "--json", *RULES),
        ("rules", "--json", *RULES),
        ("audit", "learner.json", "--goal", "goal", "--json", *RULES),
        ("admit", "learner.json", "--to", "entry", "--json", *RULES),
    ],
    ids=lambda args: " ".join(args[:1]),
)
@pytest.mark.usefixtures("college")
def test_json_says_the_same_and_shows_nothing_that_a_terminal_obeys(args: tuple[str, ...], run: Run) -> None:
    ran = run(*args)
    assert json.loads(ran.out)
    assert not SEEN.search(ran.out)


class _Elements(HTMLParser):
    """Every element and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs)}


OF_A_PAGE = {
    *(
        "section",
        "section lang",
        "section style",
        "h3",
        "h4",
        "h5",
        "h5 style",
        "p",
        "article",
        "strong",
        "ul",
        "ul style",
        "li",
    ),
    *("small", "span", "span style", "span role", "span aria-label", "span aria-hidden"),
    *("progress", "progress max", "progress value", "progress aria-label"),
}


@pytest.mark.usefixtures("college")
def test_html_has_our_elements_only_and_no_links() -> None:
    rules = load_rules("college")
    learners, _ = read(Path("learner.json"), rules.catalogue)
    page = to_html(audit(rules.graph, learners[0], ("goal",), date(2020, 2, 1), rules.digest))
    assert "&lt;script&gt;" in page
    assert _Elements(page).found <= OF_A_PAGE
    assert not SEEN.search(page)


@pytest.mark.usefixtures("college")
def test_a_page_to_hand_out_runs_fetches_and_shows_nothing_of_theirs(run: Run) -> None:
    goal = ("--goal", "goal", "--as-of", "2020-02-01", *RULES)
    ran = run("audit", "learner.json", *goal, "--html", "out.html", "--markdown", "out.md")
    assert ran.err.endswith("wrote out.html\nwrote out.md\n")
    page, text = (Path(name).read_text(encoding="utf-8") for name in ("out.html", "out.md"))
    assert Read(page).complaints() == []
    assert "&lt;script&gt;" in page
    assert [link for link in Read(page).attributes("href") if not link.startswith("#")] == []
    assert not SEEN.search(page)
    assert not SEEN.search(text)
    assert not re.search(r"(?<!\\)[<\]]\W?(?:script|a href|javascript)", text)


def _drawn(run: Run, ending: str) -> bytes:
    ran = run(
        "draw", "goal", "--learner", "learner.json", "--as-of", "2020-02-01", "-o", f"out.{ending}", *RULES
    )
    assert ran.status == 0, ran.err
    return Path(f"out.{ending}").read_bytes()


@pytest.mark.usefixtures("college")
def test_svg_has_shapes_and_words_and_no_more(run: Run) -> None:
    text = _drawn(run, "svg").decode()
    root = ET.fromstring(text)  # noqa: S314 # our own picture, which is what is tested
    tags = {each.tag.removeprefix("{http://www.w3.org/2000/svg}") for each in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "g",
        "rect",
        "text",
        "path",
        "line",
        "polygon",
        "polyline",
        "circle",
        "ellipse",
    }
    attributes = {name for each in root.iter() for name in each.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name or name == "style"]
    assert "<!" not in text
    assert "url(" not in text
    assert not SEEN.search(text)


@pytest.mark.usefixtures("college")
def test_png_carries_pixels_and_no_text(run: Run) -> None:
    data, at, chunks = _drawn(run, "png"), 8, set()
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunks.add(kind)
        at += 12 + length
    assert data.startswith(b"\x89PNG\r\n")
    assert chunks <= {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"pHYs", b"sBIT"}


@pytest.mark.usefixtures("college")
def test_what_dot_is_told_stands_between_quotes(run: Run) -> None:
    text = _drawn(run, "dot").decode()
    outside = re.sub(r'"(?:\\.|[^"\\])*"', "", text, flags=re.DOTALL)
    assert re.fullmatch(r"[\w\s\[\]={}>;.#:-]*", outside)
    assert "URL" not in outside
    assert "href" not in outside
    assert not SEEN.search(text.replace("\t", " "))


@pytest.mark.usefixtures("college")
def test_mermaid_has_boxes_arrows_and_looks_and_no_other_line(run: Run) -> None:
    head, title, end, kind, *lines = _drawn(run, "mmd").decode().splitlines()
    assert (head, end, kind) == ("---", "---", "flowchart LR")
    assert re.fullmatch(r'title: "[^"\\<>&#`{}%]*"', title)
    node = r"  n\d+\W{1,2}\"[^\"<>`]*(?:<br/>[^\"<>`]*)*\"\W{1,2}"
    arrow = r"  n\d+ [-=.ox>]+(?:\|\"[^\"<>`|]*\"\|)? n\d+"
    look = r"  (?:linkStyle|classDef|class) [\w#:,. -]+"
    assert [line for line in lines if not re.fullmatch(f"{node}|{arrow}|{look}", line)] == []


@pytest.mark.usefixtures("college")
def test_no_cell_of_a_table_is_a_formula(run: Run) -> None:
    ran = run("admit", "learner.json", "--to", "entry", "--csv", *RULES)
    cells = [cell for row in csv.reader(ran.out.splitlines()) for cell in row]
    assert len(cells) == 6
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]
    assert not SEEN.search(ran.out)
