"""An admissions office answers a table of applicants and sends the doubtful ones to a person."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.running import Run

pytestmark = pytest.mark.no_cover

APPLICANTS = str(Path(__file__).resolve().parents[2] / "fixtures" / "example" / "applicants.csv")
TO = ("--to", "quill.earned_admission", "--as-of", "2025-06-01")


def test_from_a_table_of_applicants_to_a_table_of_answers(run: Run) -> None:
    answered = run("admit", APPLICANTS, *TO, "--csv")
    assert answered.status == 3
    rows = list(csv.DictReader(io.StringIO(answered.out)))
    assert {row["answer"] for row in rows} == {"admitted", "needs review", "cannot be decided", "not yet"}
    assert all(row["reasons"] for row in rows)
    assert answered.err.startswith(f"{len(rows)} applicants: ")


def test_a_table_with_a_mistyped_column_is_told_where(run: Run, tmp_path: Path) -> None:
    text = Path(APPLICANTS).read_text(encoding="utf-8").replace("completed", "complete", 1)
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    answered = run("admit", "a.csv", *TO)
    assert answered.status == 4
    assert "did you mean `completed`?" in answered.err
    assert "Traceback" not in answered.err
