"""A mutant differs from the program in one thing, and its name does not hang on where it stands."""

from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from tests.mutation.bench import code_of
from tests.mutation.mutants import Mutant, mutants_of


def _mutants(folder: Path, source: str) -> list[Mutant]:
    file = folder / "ours.py"
    file.write_text(source, encoding="utf-8")
    return mutants_of(file, folder)


def _function(mutant: Mutant) -> Callable[..., Any]:
    return FunctionType(code_of(mutant), {})


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("return a < b", {"return a <= b", "return a >= b", "pass"}),
        ("return a and b", {"return a or b", "return a", "return b", "pass"}),
        ("return min(a, b)", {"return max(a, b)", "return a", "return b", "pass"}),
        ("return any(a)", {"return all(a)", "pass"}),
        ("return sorted(a)", {"return sorted(a)[::-1]", "pass"}),
        ("return [*a, *b]", {"return [*a]", "return [*b]", "pass"}),
        ("a += 1", {"a -= 1", "a += 2", "a += 0", "pass"}),
        ("return {one for one in a if one}", {"return {one for one in a if True}", "return {one for one in a if False}", "pass"}),
        ("raise ValueError(a + 1)", {"pass"}),
        ("return f'{a + 1}'", {"pass"}),
    ],
)  # fmt: skip
def test_a_line_is_changed_in_these_ways(line: str, changes: set[str], tmp_path: Path) -> None:
    assert {mutant.key[3] for mutant in _mutants(tmp_path, f"def f(a, b=1):\n    {line}\n")} == changes


def test_a_mutant_does_what_it_says(tmp_path: Path) -> None:
    found = {}
    for mutant in _mutants(tmp_path, "def f(a):\n    return a + 1\n"):
        found[mutant.key[3]] = _function(mutant)(5)
        mutant.slot.put(mutant.was)
    assert found == {"return a - 1": 4, "return a + 2": 7, "return a + 0": 5, "pass": None}


def test_a_mutant_keeps_its_name_when_lines_are_added_before_it(tmp_path: Path) -> None:
    source = "class C:\n    def f(self):\n        if self.one > 0:\n            return 1\n        return 0\n"
    before = _mutants(tmp_path, source)
    after = _mutants(tmp_path, "import os\n\n" + source)
    assert [mutant.key for mutant in before] == [mutant.key for mutant in after]
    assert len({mutant.key for mutant in before}) == len(before)
    assert [mutant.lines for mutant in before] != [mutant.lines for mutant in after]
