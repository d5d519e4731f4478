"""Every page has its four parts; what its example shows has the problem, and what to write instead has it no more."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from pathways.audit.needs_search import needs_search
from pathways.cli.expected import differences
from pathways.cli.pages import all_pages
from pathways.exchange.record.to_learners import from_csv, from_json
from pathways.problem import Problem
from pathways.ruleset import LARGEST_FILE, load_rules
from tests.exchange.record.college import COLLEGE

PARTS = ["Why it matters", "An example", "What to write instead"]
IN_RECORDS = "\n## In learner files\n"
FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
MANY_ROWS = 1_001


def _chapters() -> dict[str, str]:
    """Every page, and as a page of its own what it says of learner files."""
    found: dict[str, str] = {}
    for code, page in all_pages().items():
        rules, _, records = page.partition(IN_RECORDS)
        found[code] = rules
        if records:
            found[f"{code} in learner files"] = f"# {code}\n{records}".replace("\n### ", "\n## ")
    return found


CHAPTERS = _chapters()


def _fences(chapter: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The example and what to write instead, each with the kind of its fence."""
    _, example, instead = re.split(r"^## .*\n", chapter, flags=re.MULTILINE)[1:]
    (wrong,), (right,) = FENCE.findall(example), FENCE.findall(instead)
    return wrong, right


def _problems(kind: str, text: str, folder: Path) -> Sequence[Problem]:
    """What the readers of Pathways say of an example, written to a file and read from there."""
    if kind == "json":
        return from_json(text, "example", COLLEGE)[1]
    if kind == "csv":
        return from_csv(text, "example", COLLEGE)[1]
    if kind == "text":
        for name in text.splitlines():
            size = LARGEST_FILE + 1 if name.endswith("everything.pathway") else 0
            (folder / Path(name).name).write_bytes(b"#" * size)
        return load_rules(folder).problems
    encoding = kind if kind == "latin-1" else "utf-8"
    (folder / "example.pathway").write_text(text, encoding=encoding)
    rules = load_rules(folder)
    if not rules.sound:
        return rules.problems
    return (*rules.problems, *needs_search(rules.catalogue), *differences(rules.catalogue.tests, rules))


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
    (wrong, shown), (right, instead) = _fences(CHAPTERS[code])
    if name == "too-many-problems":
        head, row = shown.splitlines()
        shown = "\n".join([head, *[row] * MANY_ROWS])
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    assert name in {problem.code for problem in _problems(wrong, shown, before)}
    assert name not in {problem.code for problem in _problems(right, instead, after)}
