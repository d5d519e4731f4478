"""The page on tables of transfer rules says what is true: its example is read, and its lists are whole."""

import re
from pathlib import Path

import pytest

from pathways.model.articulation.columns import COLUMNS, KINDS
from pathways.model.articulation.pages import PAGES
from pathways.model.checks import CHECKS
from pathways.model.checks.transfers_in_words import told
from pathways.ruleset import load_rules

PAGE = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found.group(1)


def _first_column(heading: str) -> list[str]:
    chapter = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", chapter, re.MULTILINE)


def test_the_table_is_read_with_its_rule_file(tmp_path: Path) -> None:
    (tmp_path / "college.pathway").write_text(_block("pathway"), encoding="utf-8")
    (tmp_path / "transfers.csv").write_text(_block("csv"), encoding="utf-8")
    rules = load_rules(tmp_path)
    assert len(rules.catalogue.tables) == 4
    assert {(problem.code, problem.severity.value) for problem in rules.problems} == {
        ("gapped-transfers", "notice")
    }


def test_every_column_and_every_kind_is_on_the_page() -> None:
    assert _first_column("Columns") == list(COLUMNS)
    assert [kind for kind in KINDS if f"`{kind}`" not in PAGE] == []


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("What is told of a table", set(PAGES)),
        (
            "What is found between rules",
            {check.CODE for check, _ in CHECKS if getattr(check, "told", None) is told},
        ),
    ],
)
def test_every_code_is_on_the_page(heading: str, codes: set[str]) -> None:
    assert set(_first_column(heading)) == codes
