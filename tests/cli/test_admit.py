import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.college import earned, write_learner
from tests.cli.running import Run

ENTRY = ("--to", "north.entry")


@pytest.fixture
def admit(college: Path, run: Run) -> Run:
    def admitted(*args: str) -> object:
        return run("admit", *args, "--rules", str(college))

    return admitted  # type: ignore[return-value] # it runs a command, as `run` does


def test_every_applicant_of_a_table_gets_one_of_the_four_answers(admit: Run) -> None:
    status, out, err = admit("applicants.csv", *ENTRY)
    assert status == 3
    assert [line.split("  ")[0] for line in out.splitlines()] == [
        "admitted",
        "asserted",
        "nowhere",
        "unborn",
    ]
    assert "asserted  needs review" in out
    assert "nowhere   not yet            Complete 3 credits" in out
    assert "unborn    cannot be decided" in out
    assert err == "4 applicants: 1 admitted, 1 needs review, 1 cannot be decided, 1 not yet\n"


def test_csv_is_a_table_of_learner_answer_and_reasons(admit: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(admit("applicants.csv", *ENTRY, "--csv").out)))
    assert [row["answer"] for row in rows] == ["admitted", "needs review", "not yet", "cannot be decided"]
    assert all(row["reasons"] for row in rows)


def test_no_cell_is_a_formula(admit: Run, tmp_path: Path) -> None:
    write_learner(tmp_path / "x.json", "=1+1", born="2000-01-01", applied="2024-06-01")
    out = admit("x.json", *ENTRY, "--csv").out
    assert out.splitlines()[1].startswith("'=1+1,not yet,")


def test_json_has_one_decision_a_line(admit: Run) -> None:
    decisions = [json.loads(line) for line in admit("applicants.csv", *ENTRY, "--json").out.splitlines()]
    assert {decision["pathways"] for decision in decisions} == {"decision/1"}
    assert [decision["answer"] for decision in decisions] == [
        "admitted",
        "needs review",
        "not yet",
        "cannot be decided",
    ]


@pytest.mark.parametrize(
    ("fields", "status", "answer"),
    [
        ({"born": "2000-01-01", "items": [earned("north.eng101", grade="B")]}, 0, "Admitted"),
        ({"born": "2000-01-01"}, 1, "Not yet"),
        ({"items": [earned("north.eng101", grade="B")]}, 3, "Cannot be decided"),
    ],
)
def test_one_applicant_is_answered_with_reasons(
    admit: Run, tmp_path: Path, fields: dict[str, object], status: int, answer: str
) -> None:
    write_learner(tmp_path / "x.json", "x", applied="2024-06-01", **fields)
    ran = admit("x.json", *ENTRY)
    assert (ran.status, answer in ran.out) == (status, True)


def test_an_application_without_a_day_is_decided_as_of(admit: Run, tmp_path: Path) -> None:
    write_learner(tmp_path / "x.json", "x", born="2000-01-01", items=[earned("north.eng101", grade="B")])
    assert admit("x.json", *ENTRY, "--as-of", "2017-12-31").status == 1
    assert admit("x.json", *ENTRY, "--as-of", "2024-06-01").status == 0


def test_the_programme_stands_for_its_only_admission(admit: Run) -> None:
    assert admit("applicants.csv", "--to", "north.ba") == admit("applicants.csv", *ENTRY)


def test_of_several_admissions_one_must_be_chosen(admit: Run, college: Path) -> None:
    other = 'admission north.later "Later" { admits to north.ba require age at least 25 }\n'
    (college / "other.pathway").write_text(other, encoding="utf-8")
    status, _, err = admit("applicants.csv", "--to", "north.ba")
    assert status == 2
    assert "several admissions lead to `north.ba`; choose one of north.later, north.entry" in err


def test_a_mistyped_admission_is_told_the_nearest(admit: Run) -> None:
    status, _, err = admit("applicants.csv", "--to", "north.entri")
    assert (status, "did you mean `north.entry`?" in err) == (2, True)


def test_csv_and_json_are_a_choice(admit: Run) -> None:
    assert admit("applicants.csv", *ENTRY, "--csv", "--json").status == 2


def test_an_empty_table_has_no_applicants(admit: Run, tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text("learner_id,item,status\n", encoding="utf-8")
    status, out, err = admit("none.csv", *ENTRY)
    assert (status, out) == (0, "")
    assert "no applicants" in err


def test_an_applicant_with_an_error_in_the_record_is_nobody_s_no(admit: Run, tmp_path: Path) -> None:
    write_learner(tmp_path / "x.json", "x", items=[earned("north.eng110")])
    status, _, err = admit("x.json", *ENTRY)
    assert (status, "[unknown-name]" in err) == (4, True)
