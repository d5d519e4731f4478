"""A name given on the command line is the same name whether its accents are written in one piece or in two."""

from pathlib import Path

import pytest

from tests.cli.running import Run

RULES = """
institution São "São" { is a college }
course São.história "História" { taught at São worth 3 credits }
badge São.selo "Selo" { issued by São require São.história awarded automatically }
admission São.entrada "Entrada" { admits to São.selo require São.história }
"""


@pytest.mark.parametrize(
    "command",
    [
        ("show", "{}.selo"),
        ("audit", "a.csv", "--goal", "{}.selo"),
        ("draw", "{}.selo", "-o", "a.dot"),
        ("admit", "a.csv", "--to", "{}.entrada"),
    ],
)
def test_every_command_takes_a_name_either_way(
    command: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pathway").write_text(RULES, encoding="utf-8")
    Path("a.csv").write_text("learner_id,item,status\n1,São.história,earned\n", encoding="utf-8")
    for written in ("São", "Sa\u0303o"):
        assert run(*(part.format(written) for part in command), "--rules", "a.pathway").status == 0
