"""The second judge looks at nothing of the engine, and OR-Tools is missed by nobody who does not ask for it."""

import ast
import re
from pathlib import Path

import pytest

from tests.second_opinion import long_run
from tests.second_opinion.programme import MISSING

HERE = Path(__file__).parent
COMPARES = {"comparing", "degrees", "families", "long_run"}
"""What makes instances and asks both; everything else here is the judge."""
IMPORT = re.compile(r"^\s*(?:from|import) ortools", re.MULTILINE)
ALLOWED = ("pathways.model", "tests.oracle.record", "tests.oracle.selecting", "tests.second_opinion")


def _imported(file: Path) -> set[str]:
    found = ast.walk(ast.parse(file.read_text("utf-8")))
    return {node.module or "" for node in found if isinstance(node, ast.ImportFrom)}


def test_the_second_judge_looks_at_nothing_of_the_engine() -> None:
    """Of the first judge it has the record and what selections take; of the package what the rules are read into."""
    judge = [
        file for file in HERE.glob("*.py") if not file.stem.startswith("test_") and file.stem not in COMPARES
    ]
    looked_at = {
        module
        for file in judge
        for module in _imported(file)
        if module.startswith(("pathways", "tests", "benchmarks"))
    }
    assert len(judge) >= 9
    assert sorted(module for module in looked_at if not module.startswith(ALLOWED)) == []
    assert {f"tests.second_opinion.{name}" for name in COMPARES}.isdisjoint(looked_at)


def test_or_tools_is_imported_in_one_place() -> None:
    checkout = HERE.parents[1]
    files = [
        file for folder in ("pathways", "tests", "benchmarks") for file in (checkout / folder).rglob("*.py")
    ]
    knowing = [file.name for file in files if IMPORT.search(file.read_text("utf-8"))]
    assert knowing == ["cp_sat.py"]


def test_without_or_tools_a_long_run_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_run, "is_installed", lambda: False)
    assert long_run.main(0, 1) == 2
    assert capsys.readouterr().err == f"{MISSING}\n"
