"""An advisor looks a degree up, audits a learner, and prints a picture for the talk."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, shell

pytestmark = pytest.mark.no_cover

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
TOMAS = str(FIXTURES / "example" / "tomas_midway.json")


def test_from_the_degree_to_a_printed_pathway(run: Run, tmp_path: Path) -> None:
    listed = run("rules")
    assert (listed.status, "quill.aa_data" in listed.out) == (0, True)

    shown = run("show", "quill.aa_data")
    assert (shown.status, "Data core" in shown.out) == (0, True)

    audited = run("audit", TOMAS, "--as-of", "2025-06-01")
    assert audited.status == 1
    assert "audited for the declared programme quill.aa_data" in audited.err
    for words in ("Still needed", "Options open to you", "Not used", "Rules and sources"):
        assert words in audited.out

    document = json.loads(run("audit", TOMAS, "--as-of", "2025-06-01", "--json").out)
    assert document["pathways"] == "audit/1"

    drawn = run("draw", "quill.aa_data", "--learner", TOMAS, "-o", "tomas.png")
    assert drawn.status == 0
    assert (tmp_path / "tomas.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_the_same_question_has_the_same_answer_under_any_hash_seed(tmp_path: Path) -> None:
    args = ("audit", TOMAS, "--goal", "quill.aa_data", "--goal", "quill.data_basics", "--as-of", "2025-06-01")
    answers = {shell(*args, cwd=tmp_path, PYTHONHASHSEED=seed) for seed in ("1", "2")}
    assert len(answers) == 1
