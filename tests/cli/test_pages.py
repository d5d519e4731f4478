"""Every page has its four parts; what its example shows has the problem, and what to write instead has it no more."""

import re
from pathlib import Path

import pytest

from pathways.cli.pages import all_pages
from tests.cli.told import chapters, examples, told

CHAPTERS = chapters(all_pages())
PARTS = ["Why it matters", "An example", "What to write instead"]


@pytest.mark.parametrize("code", CHAPTERS)
def test_a_page_says_what_is_wrong_why_it_matters_and_what_to_write_instead(code: str) -> None:
    heading, what, why = CHAPTERS[code].split("\n\n")[:3]
    assert heading.startswith("# ")
    assert what.endswith(".")
    assert why == "## Why it matters"
    assert re.findall(r"^## (.*)$", CHAPTERS[code], re.MULTILINE) == PARTS
    reason = CHAPTERS[code].partition("## Why it matters\n")[2].partition("## An example")[0]
    assert len(reason.split()) > 4


@pytest.mark.parametrize("code", CHAPTERS)
def test_the_example_of_a_page_has_the_problem_and_what_to_write_instead_has_not(
    code: str, tmp_path: Path
) -> None:
    name = code.partition(" ")[0]
    wrong, right = examples(CHAPTERS[code])
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    assert name in {problem.code for problem in told(name, *wrong, before)}
    assert name not in {problem.code for problem in told(name, *right, after)}
