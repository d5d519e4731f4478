"""`make docs` writes these pages anew; read the difference before you keep it."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pathways.cli.pages import all_pages
from pathways.folders import grammar_folder
from pathways.tree.gallery import header
from tests.docs.mistakes_page import CHAPTERS, mistakes_page
from tests.docs.problems_page import problems_page

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES: dict[str, Callable[[Path], str]] = {
    "problems.md": problems_page,
    "mistakes.md": lambda _: mistakes_page(),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_pathways_says(name: str, tmp_path: Path) -> None:
    made = PAGES[name](tmp_path)
    if os.environ.get("PATHWAYS_REWRITE") == "1":
        (DOCS / name).write_text(made, encoding="utf-8")
    assert (DOCS / name).read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_to_a_heading(name: str) -> None:
    for target, anchor in re.findall(r"\]\((\w*(?:\.md)?)#([^)]+)\)", (DOCS / name).read_text("utf-8")):
        headings = re.findall(r"^#+ (.*)$", (DOCS / (target or name)).read_text("utf-8"), re.MULTILINE)
        assert anchor in {heading.lower().replace(",", "").replace(" ", "-") for heading in headings}


def test_every_code_and_every_slip_is_on_its_page() -> None:
    problems, mistakes = ((DOCS / name).read_text("utf-8") for name in PAGES)
    assert [code for code in all_pages() if f"\n### {code}\n" not in problems] == []
    files = sorted((grammar_folder() / "mistakes").glob("*.pathway"))
    assert mistakes.count("](problems.md#") == len(files)
    assert {header(file.read_text("utf-8"))["about"] for file in files} == set(CHAPTERS)
