"""Files in which some records have an error: by default nobody is decided, with --skip-bad whoever has none."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, Run

TABLE = """\
Student;Course;Mark;Born
1;ENG 101;B;2000-01-01
1;MAT 101;A;
2;ENG 101;W;2000-01-01
3;ENG 101;X;2000-01-01
3;MAT 101;A;
"""
MAP = {
    "pathways": "columns/1",
    "columns": {
        "learner_id": "Student",
        "code": "Course",
        "born": "Born",
        "grade": {"column": "Mark", "words": {"W": ""}},
        "status": {"column": "Mark", "words": {"W": "withdrawn"}, "otherwise": "earned"},
    },
}
DAY = ("--as-of", "2024-06-01")


@pytest.fixture
def export(college: Path) -> Path:
    (college.parent / "columns.json").write_text(json.dumps(MAP), encoding="utf-8")
    (college.parent / "export.csv").write_text(TABLE, encoding="utf-8")
    return college


def audited(run: Run, college: Path, *args: str, file: str = "export.csv") -> Ran:
    rules = ("--rules", str(college))
    return run("audit", file, "--columns", "columns.json", "--goal", "north.words", *rules, *DAY, *args)


def test_one_error_stops_everybody_and_the_way_on_is_told(run: Run, export: Path) -> None:
    status, out, err = audited(run, export)
    assert (status, out) == (4, "")
    assert "2 of 3 learners have no error in the record." in err
    assert "--skip-bad uses those who have none" in err
    assert not (export.parent / "export.bad.csv").exists()


def test_whoever_has_no_error_is_audited_and_the_others_are_written_beside_the_file(
    run: Run, export: Path
) -> None:
    status, out, err = audited(run, export, "--skip-bad")
    assert (status, out.count("Audit of ")) == (3, 2)
    assert "1 of 3 learners has an error and is left out, with everything on the record." in err
    assert err.splitlines()[-1] == (
        "1 learner is left out because of an error in the record; see export.bad.csv"
    )
    written = (export.parent / "export.bad.csv").read_text("utf-8")
    assert written.splitlines()[0] == "bad_reason;bad_row;bad_line;Student;Course;Mark;Born"
    assert written.count("\n") == 3


def test_the_file_of_those_who_were_left_out_is_read_with_the_same_map_when_it_is_mended(
    run: Run, export: Path
) -> None:
    audited(run, export, "--skip-bad")
    file = export.parent / "export.bad.csv"
    file.write_text(file.read_text("utf-8").replace(";X;", ";B;"), encoding="utf-8")
    status, out, err = audited(run, export, "--skip-bad", file="export.bad.csv")
    assert (status, out.count("Audit of "), err) == (0, 1, "")


def test_a_file_that_somebody_may_be_mending_is_not_written_over(run: Run, export: Path) -> None:
    (export.parent / "export.bad.csv").write_text("mended", encoding="utf-8")
    status, out, err = audited(run, export, "--skip-bad")
    assert (status, out) == (4, "")
    assert "`export.bad.csv` is there already, and somebody may be mending it" in err
    assert (export.parent / "export.bad.csv").read_text("utf-8") == "mended"
    assert audited(run, export, "--skip-bad", "--bad", "other.csv").status == 3
    assert audited(run, export, "--skip-bad", "--bad", "other.csv").status == 3


@pytest.mark.parametrize("bad", ["export.csv", "./export.csv", "columns.json", "link.csv"])
def test_what_is_read_is_never_written_over(run: Run, export: Path, bad: str) -> None:
    (export.parent / "link.csv").symlink_to("export.csv")
    status, _, err = audited(run, export, "--skip-bad", "--bad", bad)
    assert (status, "is read itself" in err) == (2, True)
    assert (export.parent / "export.csv").read_text("utf-8") == TABLE


def test_a_file_for_the_others_is_named_with_skip_bad_only(run: Run, export: Path) -> None:
    assert audited(run, export, "--bad", "other.csv").status == 2


def test_a_folder_that_is_not_there_ends_with_4_before_anything_is_decided(run: Run, export: Path) -> None:
    status, out, err = audited(run, export, "--skip-bad", "--bad", "nowhere/other.csv")
    assert (status, out) == (4, "")
    assert "`nowhere/other.csv` cannot be written: No such file or directory" in err


def test_where_everybody_has_an_error_nobody_is_audited(run: Run, export: Path) -> None:
    lines = TABLE.splitlines(keepends=True)
    (export.parent / "export.csv").write_text(lines[0] + "".join(lines[4:]), encoding="utf-8")
    status, _, err = audited(run, export, "--skip-bad")
    assert status == 4
    assert "No learner of the file has a record without an error; there is nobody to go on with" in err


def test_a_mistake_in_the_whole_file_is_no_learner_s(run: Run, export: Path) -> None:
    (export.parent / "export.csv").write_text(TABLE + ";ENG 101;A;\n", encoding="utf-8")
    status, _, err = audited(run, export, "--skip-bad")
    assert status == 4
    assert "The mistake is in the file as a whole, so that nobody in it can be used." in err


def test_a_mistake_in_the_column_map_ends_with_4(run: Run, export: Path) -> None:
    (export.parent / "columns.json").write_text('{"pathways": "columns/1", "colums": {}}', encoding="utf-8")
    status, _, err = audited(run, export)
    assert (status, "did you mean `columns`?" in err) == (4, True)


def test_applicants_may_be_skipped_too(run: Run, export: Path) -> None:
    how = ("--columns", "columns.json", "--skip-bad", "--rules", str(export))
    status, out, err = run("admit", "export.csv", "--to", "north.entry", *how, *DAY, "--csv")
    assert (status, len(out.splitlines())) == (3, 3)
    assert err.splitlines()[-2:] == [
        "2 applicants: 1 admitted, 1 not yet",
        "1 learner is left out because of an error in the record; see export.bad.csv",
    ]


def test_a_picture_reads_another_system_s_table(run: Run, export: Path) -> None:
    (export.parent / "export.csv").write_text("".join(TABLE.splitlines(keepends=True)[:3]), encoding="utf-8")
    how = ("--columns", "columns.json", "--learner", "export.csv", "-o", "a.mmd", "--rules", str(export))
    assert run("draw", "north.words", *how, *DAY).status == 0


def test_the_schema_of_column_maps_is_written(run: Run) -> None:
    status, out, _ = run("schema", "columns")
    assert (status, json.loads(out)["$id"]) == (0, "urn:pathways:schema:columns:1")
