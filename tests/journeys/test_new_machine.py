"""Someone on a machine where nothing can be kept and no home exists still gets every answer."""

from pathlib import Path

import pytest

from pathways.folders import rules_folder
from tests.cli.running import shell

SMALL = str(rules_folder() / "psu")


@pytest.mark.parametrize("home", ["/dev/null", "/nowhere/at/all"])
def test_nothing_hangs_on_a_home(tmp_path: Path, home: str) -> None:
    ran = shell("check", SMALL, cwd=tmp_path, HOME=home, XDG_CACHE_HOME="")
    assert ran.status == 0
    assert "declarations" in ran.err


def test_the_first_run_and_the_next_say_the_same(tmp_path: Path) -> None:
    first, second = (shell("check", cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path)) for _ in range(2))
    assert first == second
    assert any((tmp_path / "pathways").glob("check-*.json"))
