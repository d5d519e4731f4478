"""Tables of other systems: read through a column map, whose own mistakes are told like all others."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import pathways
from pathways.exchange.record.column_map_file import column_map_in
from pathways.exchange.record.column_map_schema import schema
from pathways.exchange.record.columns import COLUMNS
from pathways.exchange.record.filling import DATES, NUMBERS
from pathways.exchange.record.layouts import LAYOUTS, Layout, example, plain_day
from pathways.exchange.record.lookup import lookup_in
from pathways.exchange.record.to_learners import Read, from_csv, read_records
from pathways.model.learner import Status
from pathways.problem import Problem
from pathways.ruleset import RuleSet
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import codes, only, only_problem

LOOKUP = lookup_in(COLLEGE)
STATUS = {
    "column": "Mark",
    "words": {"W": "withdrawn", "F": "failed", "": "in progress"},
    "otherwise": "earned",
}
MAP: dict[str, Any] = {
    "pathways": "columns/1",
    "dates": "month/day/year",
    "decimals": "comma",
    "columns": {
        "learner_id": "No",
        "code": "Course",
        "institution": {"always": "college"},
        "completed": "End",
        "grade": {"column": "Mark", "words": {"W": ""}},
        "status": STATUS,
        "credits": "Credits",
    },
    "ignore": ["Advisor"],
}
TABLE = """\
No;Course;End;Mark;Credits;Advisor
1;ENG 101;5/10/2024;B;3,0;Gray
1;MAT 142;05/12/2024;W;;Gray
1;HIS 300;;;1,5;
"""


def mapped(table: str = TABLE, **changes: object) -> Read:
    columns, problems = column_map_in(json.dumps({**MAP, **changes}), "map.json", LOOKUP)
    assert problems == ()
    return from_csv(table, "a.csv", COLLEGE, columns)


def with_columns(**columns: object) -> dict[str, Any]:
    return {"columns": {**MAP["columns"], **columns}}


def problems_of(**changes: object) -> tuple[Problem, ...]:
    columns, problems = column_map_in(json.dumps({**MAP, **changes}, indent=1), "map.json", LOOKUP)
    assert columns is None
    return problems


def test_a_table_of_another_system_is_read() -> None:
    english, maths, history = only(mapped()).items
    assert (english.name, english.completed, english.grade) == ("college.eng101", date(2024, 5, 10), "B")
    assert english.worth is not None
    assert english.worth.thousandths == 3000
    assert (maths.name, maths.status, maths.grade) == ("college.mat142", Status.WITHDRAWN, None)
    assert (history.number, history.status, history.completed) == ("300", Status.IN_PROGRESS, None)


def test_python_reads_a_table_of_another_system_too(tmp_path: Path) -> None:
    rules, table, columns = RuleSet((), COLLEGE, ()), tmp_path / "a.csv", tmp_path / "map.json"
    table.write_text(TABLE, encoding="utf-8")
    columns.write_text(json.dumps(MAP), encoding="utf-8")
    for one, other in ((table, columns), (str(table), str(columns))):
        assert pathways.load_learners(one, rules, columns=other) == mapped()[0]
    with pytest.raises(pathways.RecordsError, match="`learner_id` is missing"):
        pathways.load_learners(table, rules)
    columns.write_text("{", encoding="utf-8")
    with pytest.raises(pathways.RecordsError, match="the file ends in the middle"):
        pathways.load_learners(table, rules, columns=columns)


def test_what_is_the_same_in_every_row_is_left_out_where_rows_of_the_kind_have_no_such_column() -> None:
    kinds = with_columns(record={"column": "Kind", "words": {"major": "declared"}}, programme="Programme")
    learner = only(
        mapped(
            "No,Kind,Programme,Course,End,Mark,Credits\n1,major,college.ba,,,,\n1,,,ENG 101,,B,\n", **kinds
        )
    )
    assert [one.programme for one in learner.declared] == ["college.ba"]
    assert [item.institution for item in learner.items] == ["college"]


def test_a_column_of_which_the_map_says_nothing_is_told_unless_all_such_are_ignored() -> None:
    problem = only_problem(mapped(ignore=[]))
    assert (problem.code, problem.message) == (
        "unknown-field",
        "in row 1, column `Advisor`, the column map says nothing of this column",
    )
    assert only(mapped(ignore=[], ignore_others=True)).key == "1"


def test_a_column_that_is_not_there_is_told_with_the_nearest() -> None:
    _, problems = mapped(TABLE.replace("Course;", "Courses;"))
    assert [(one.code, one.help) for one in problems] == [
        ("missing-field", "did you mean `Courses`?"),
        ("unknown-field", problems[1].help),
    ]


def test_a_column_that_stands_twice_is_told() -> None:
    problem = only_problem(
        mapped(TABLE.replace("Advisor", "Mark"), **with_columns(status={"always": "earned"}))
    )
    assert (problem.code, problem.spots[0].column) == ("repeated-field", 28)


@pytest.mark.parametrize("day", ["13/5/2024", "5/10/24", "2024-05-10", "5.10.2024"])
def test_a_date_in_another_layout_is_told_and_never_guessed(day: str) -> None:
    problem = only_problem(mapped(TABLE.replace("5/10/2024", day)))
    assert problem.message == f"in row 2, column `End`, `{day}` is not a date written month/day/year"
    assert problem.help.startswith("dates are read as in `05/10/2024`")
    assert problem.spots[0].quoted[problem.spots[0].column - 1 :].startswith(day)


def test_a_column_may_write_dates_in_its_own_way() -> None:
    days = with_columns(completed={"column": "End", "dates": "day/month/year"})
    assert only(mapped(TABLE.splitlines()[0] + "\n1;ENG 101;5/10/2024;B;;\n", **days)).items[
        0
    ].completed == date(2024, 10, 5)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_reads_its_example(layout: Layout) -> None:
    assert plain_day(example(layout), layout) == "2024-05-10"


@pytest.mark.parametrize(("delimiter", "sign"), [("comma", ","), ("semicolon", ";"), ("tab", "\t")])
def test_a_delimiter_may_be_named(delimiter: str, sign: str) -> None:
    table = f"No{sign}a,b;c;d\n1{sign}\n"
    if sign == ",":
        table = 'No,"a;b;c"\n1,\n'
    columns = {"learner_id": "No", "record": {"always": "person"}}
    assert only(mapped(table, delimiter=delimiter, columns=columns, ignore_others=True)).key == "1"


def test_separators_inside_quotes_do_not_count_for_the_delimiter() -> None:
    table = 'No,"a; b; c"\n1,\n'
    columns = {"learner_id": "No", "record": {"always": "person"}}
    assert only(mapped(table, columns=columns, ignore=["a; b; c"])).key == "1"


def test_what_is_missing_or_unknown_tells_where_the_map_takes_it_from() -> None:
    _, problems = mapped(**with_columns(status="Mark"))
    how = "the column map fills `status` from the column `Mark`"
    assert codes(problems) == ["unknown-value", "unknown-value", "missing-field"]
    assert all(one.help.endswith(how) for one in problems)
    without = {name: filled for name, filled in MAP["columns"].items() if name != "status"}
    _, problems = mapped(columns=without)
    assert {one.help for one in problems} == {"the column map has no entry for `status`"}


@pytest.mark.parametrize(
    ("changes", "code", "message", "advice"),
    [
        ({"pathways": "columns/9"}, "unknown-version", "`columns/9` is not a version that can be read", ""),
        ({"dates": "mm/dd/yyyy"}, "unknown-value", "`mm/dd/yyyy` is not a word for `dates`", ""),
        ({"ignored": []}, "unknown-field", "there is no such field", "did you mean `ignore`?"),
        ({"columns": []}, "wrong-kind-of-value", "a list stands where an object with fields is wanted", ""),
        ({"columns": {}}, "missing-field", "`learner_id` is missing", "it says of every row whose it is"),
        (with_columns(corse="C"), "unknown-field", "there is no such column", ""),
        (
            with_columns(grade={"colum": "C"}),
            "unknown-field",
            "there is no such field",
            "did you mean `column`?",
        ),
        (with_columns(grade={}), "contradiction", "exactly one of `column` and `always` is wanted", ""),
        (with_columns(grade={"column": "C", "always": "A"}), "contradiction", "exactly one of", ""),
        (
            with_columns(grade={"always": "A", "otherwise": "B"}),
            "contradiction",
            "what is the same in every row has no words",
            "",
        ),
        (
            with_columns(grade={"column": "C", "dates": LAYOUTS[1]}),
            "contradiction",
            "`grade` holds no dates",
            "",
        ),
        (
            with_columns(status={"column": "C", "words": {"W": "withdrawed"}}),
            "unknown-value",
            "`withdrawed` is not a word for `status`",
            "did you mean `withdrawn`?",
        ),
        (
            with_columns(institution={"always": "colege"}),
            "unknown-name",
            "`colege` is not a word for `institution`",
            "did you mean `college`?",
        ),
        (
            with_columns(record={"column": "C", "otherwise": "things"}),
            "unknown-value",
            "`things` is not a word for `record`",
            "",
        ),
    ],
)
def test_a_mistake_of_the_map_is_told_with_its_place(
    changes: dict[str, object], code: str, message: str, advice: str
) -> None:
    problem = problems_of(**changes)[0]
    assert (problem.code, message in problem.message) == (code, True)
    assert advice in problem.help
    assert problem.spots[0].file == "map.json"


def test_every_mistake_of_a_map_is_told_at_once() -> None:
    assert codes(problems_of(dates="x", ignored=[], columns={"corse": "C"})) == [
        "unknown-value",
        "missing-field",
        "unknown-field",
        "unknown-field",
    ]


def test_a_map_the_wrong_way_round_is_told_once() -> None:
    turned = {"Student ID": "learner_id", "Course": "item", "Grade": "grade"}
    (problem,) = problems_of(columns=turned)
    assert "the map is the wrong way round" in problem.message
    assert "our column first" in problem.help


def test_a_map_that_is_no_json_cannot_be_read() -> None:
    assert codes(column_map_in("{", "map.json", LOOKUP)[1]) == ["unreadable-record"]


def test_a_map_is_for_tables(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    (tmp_path / "map.json").write_text(json.dumps(MAP), encoding="utf-8")
    found = read_records(tmp_path / "a.json", COLLEGE, tmp_path / "map.json")
    assert found.problems[0].message == "`a.json` is no table, and a column map is for tables"
    found = read_records(tmp_path / "a.csv", COLLEGE, tmp_path / "nowhere.json")
    assert found.problems[0].message == "`nowhere.json` cannot be opened: no such file or directory"


def test_the_schema_knows_every_column_and_agrees_with_what_is_read() -> None:
    found = schema()
    Draft202012Validator.check_schema(found)
    valid = Draft202012Validator(found)
    assert list(found["$defs"]["column-map"]["properties"]["columns"]["properties"]) == list(COLUMNS)
    assert valid.is_valid(MAP)
    for each in found["examples"]:
        assert valid.is_valid(each)
        assert column_map_in(json.dumps({**each, "$schema": "x"}), "map.json", LOOKUP)[1] == ()
    assert not valid.is_valid({**MAP, "columns": {"learner_id": "No", "corse": "C"}})


def test_columns_with_days_and_numbers_are_columns() -> None:
    assert set(COLUMNS) >= DATES | NUMBERS
