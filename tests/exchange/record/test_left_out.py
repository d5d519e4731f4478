"""Who is left out is written as it stood, with the reasons, so that it can be mended and read again."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from pathways.exchange.record import limits
from pathways.exchange.record.left_out import left_out, write_private
from pathways.exchange.record.to_learners import Records, from_csv, from_json, read_records
from tests.exchange.record.college import COLLEGE

TABLE = """\
learner_id;title;item;status
1;"a ""b""; c";college.eng101;earned

2;;college.mat142;earned
1;"two
lines";college.eng110;earned
3;;college.eng101;earnd
"""


def records_of(folder: Path, name: str, text: str, most: int = limits.PROBLEMS) -> Records:
    (folder / name).write_text(text, encoding="utf-8")
    return read_records(folder / name, COLLEGE, most=most)


def test_every_row_of_a_learner_with_an_error_is_written_with_its_row_and_line(tmp_path: Path) -> None:
    records = records_of(tmp_path, "a.csv", TABLE)
    assert [learner.key for learner in records.learners] == ["2"]
    written = left_out(records)
    rows = list(csv.reader(io.StringIO(written), delimiter=";"))
    assert rows[0] == ["bad_reason", "bad_row", "bad_line", "learner_id", "title", "item", "status"]
    assert [row[1:] for row in rows[1:]] == [
        ["2", "2", "1", 'a "b"; c', "college.eng101", "earned"],
        ["5", "5", "1", "two\nlines", "college.eng110", "earned"],
        ["6", "7", "3", "", "college.eng101", "earnd"],
    ]
    assert rows[1][0] == "left out with row 5: a record is used as a whole or not at all"
    assert rows[3][0] == (
        "in row 6, column `status`, `earnd` is not a word for `status` (did you mean `earned`?)"
    )
    assert '1;"a ""b""; c";college.eng101;earned\n' in written


def test_a_mended_table_is_read_and_one_that_is_not_is_written_without_the_old_reasons(
    tmp_path: Path,
) -> None:
    written = left_out(records_of(tmp_path, "a.csv", TABLE))
    mended = written.replace("earnd", "earned").replace("college.eng110", "college.mat142")
    learners, problems = from_csv(mended, "b.csv", COLLEGE)
    assert ([learner.key for learner in learners], problems) == (["1", "3"], ())
    again = left_out(records_of(tmp_path, "b.csv", written.replace("earnd", "earned")))
    rows = list(csv.reader(io.StringIO(again), delimiter=";"))
    assert [len(row) for row in rows] == [7, 7, 7]
    assert [row[3] for row in rows[1:]] == ["1", "1"]


def test_a_row_with_too_many_cells_is_kept_as_it_was(tmp_path: Path) -> None:
    records = records_of(tmp_path, "a.csv", "learner_id,item,status\n1,college.eng101,earned,more\n")
    assert left_out(records).endswith(",2,2,1,college.eng101,earned,more\n")


DOCUMENT = """{"pathways": "learner/1", "learners": [
  {"id": "1", "items": [{"item": "college.eng101", "status": "earned", "credits": 3.10}]},
  {"id": "2", "items": [{"item": "college.eng101", "status": "earned", "grade": "A",   "grade": "B"}]},
  {"id": "3", "born": "x"},
  {"id": "1"}
]}"""


def test_learners_of_a_document_are_written_as_they_stood_with_the_reasons(tmp_path: Path) -> None:
    written = left_out(records_of(tmp_path, "a.json", DOCUMENT))
    assert '"grade": "A",   "grade": "B"' in written
    assert "3.10" in written
    found = json.loads(written)
    assert [each["id"] for each in found["learners"]] == ["1", "2", "3", "1"]
    assert [(each["was"], each["line"]) for each in found["bad"]] == [
        (f"learners[{at}]", at + 2) for at in range(4)
    ]
    reasons = [each["reasons"][0] for each in found["bad"]]
    assert reasons[0] == reasons[3]
    assert "the id `1` is also that of another learner" in reasons[0]
    assert "the same field stands twice" in reasons[1]


def test_a_mended_document_is_read(tmp_path: Path) -> None:
    written = left_out(records_of(tmp_path, "a.json", DOCUMENT))
    mended = written.replace('"grade": "A",   ', "").replace('"born": "x"', '"born": "1999-01-01"')
    mended = mended.replace('{"id": "1"}', '{"id": "4"}')
    learners, problems = from_json(mended, "b.json", COLLEGE)
    assert ([learner.key for learner in learners], problems) == (["1", "2", "3", "4"], ())


def test_the_one_learner_of_a_document_can_be_left_out(tmp_path: Path) -> None:
    text = '{"pathways": "learner/1", "learner": {"id": "1", "born": "x"}}'
    found = json.loads(left_out(records_of(tmp_path, "a.json", text)))
    assert found["learners"] == [{"id": "1", "born": "x"}]


def test_more_errors_than_are_told_leave_the_others_usable(tmp_path: Path) -> None:
    rows = "".join(f"{number},college.eng110,earned\n" for number in range(limits.PROBLEMS + 5))
    table = f"learner_id,item,status\n{rows}good,college.eng101,earned\n"
    assert records_of(tmp_path, "a.csv", table).is_unusable
    records = records_of(tmp_path, "a.csv", table, limits.REASONS)
    assert [learner.key for learner in records.learners] == ["good"]
    assert left_out(records).count("\n") == limits.PROBLEMS + 6


def test_a_row_of_nobody_spoils_the_whole_file(tmp_path: Path) -> None:
    records = records_of(
        tmp_path, "a.csv", "learner_id,item,status\n1,college.eng101,earned\n,college.mat142,earned\n"
    )
    assert (records.is_unusable, records.learners) == (True, ())
    assert records.problems[0].help == "say whose row it is; it could be anybody's"


def test_a_file_that_cannot_be_read_has_nobody_to_leave_out(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no learners"):
        left_out(records_of(tmp_path, "a.json", "{"))


@pytest.mark.parametrize("may_replace", [True, False])
def test_what_is_written_is_for_this_user_alone(tmp_path: Path, may_replace: bool) -> None:
    write_private(tmp_path / "bad.csv", "x\n", may_replace=may_replace)
    assert stat.S_IMODE((tmp_path / "bad.csv").stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    assert [path.name for path in tmp_path.iterdir()] == ["bad.csv"]


def test_a_file_that_is_there_is_replaced_only_where_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("mended", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "bad.csv", "x", may_replace=False)
    assert (tmp_path / "bad.csv").read_text("utf-8") == "mended"
    write_private(tmp_path / "bad.csv", "x", may_replace=True)
    assert (tmp_path / "bad.csv").read_text("utf-8") == "x"


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_private(tmp_path / "bad.csv", "x", may_replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.csv"]
