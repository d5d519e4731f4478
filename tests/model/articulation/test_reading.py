"""A table of transfer rules is read whole, or every mistake in it is told with its row, its column and what to write."""

import tracemalloc

import pytest

from pathways.model.articulation.store import Taken
from pathways.problem import Problem
from pathways.text import limits
from tests.model.articulation.tables import HEAD, catalogue_with, codes_of, store_of, told_of

ROW = "1,hostos,MA,114,lehman,MATH,115"


def told(table: str | bytes) -> list[tuple[str, str]]:
    """The code and the sentence of everything that reading tells."""
    return [(problem.code, problem.message) for problem in catalogue_with(table)[1]]


def only(table: str | bytes) -> Problem:
    """The one problem of a table."""
    (problem,) = catalogue_with(table)[1]
    return problem


def test_columns_stand_in_any_order_and_cells_are_divided_by_what_the_header_has_most_of() -> None:
    columns, cells = HEAD.split(","), ROW.split(",")
    assert len(store_of(f"\n \n{HEAD.replace(',', ';')}\n{ROW.replace(',', ';')}\n")) == 1
    for delimiter in ",;\t|":
        table = f"{delimiter.join(columns[::-1])}\n{delimiter.join(cells[::-1])}\n"
        store = store_of(table)
        assert store.course_words(store.takes(0)[0].course) == ("hostos", "MA", "114")
        assert store.course_words(store.gives(0)[0].course) == ("lehman", "MATH", "115")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_marks_of_byte_order_and_blank_rows_do_not_matter(end: str, mark: str) -> None:
    assert len(store_of(mark + end.join([HEAD, ROW, "", ",,,,,,", ROW.replace("1,", "2,", 1)]))) == 2


def test_rows_of_one_id_make_one_rule_wherever_they_stand() -> None:
    others = ["2,hostos,MA,9,lehman,MATH,9", "1,hostos,MA,115,,,", "1,,,,lehman,MATH,116", ROW]
    store = store_of("\n".join([HEAD, ROW, *others]))
    assert len(store) == 2
    assert [store.course_words(each.course)[2] for each in store.takes(0)] == ["114", "115"]
    assert [store.course_words(each.course)[2] for each in store.gives(0)] == ["115", "116"]
    assert store.name(0) == "1"


def test_grades_are_places_on_the_scale_of_the_sender() -> None:
    table = f"{HEAD},least_grade,most_grade\n{ROW},,\n2{ROW[1:]},C,B\n3{ROW[1:]},,C-\n"
    store = store_of(table)
    course = store.takes(0)[0].course
    assert [store.takes(rule)[0] for rule in range(3)] == [
        Taken(course, 0, 5, -1, 0),
        Taken(course, 1, 3, -1, 1),
        Taken(course, 4, 5, -1, 2),
    ]


def test_everything_wrong_with_a_row_is_told_at_once_each_under_its_cell() -> None:
    table = f"{HEAD},least_grade,credits,effective\n1,hostoss,MA,114,lehman,MATH,115,E,3x,2024-02-30\n"
    problems = catalogue_with(table)[1]
    assert [problem.message for problem in problems] == [
        "row 2, column `from_institution`: there is no institution `hostoss`",
        "row 2, column `credits`: `3x` is not a number of credits",
        "row 2, column `effective`: `2024-02-30` is not a day of the calendar",
    ]
    assert problems[0].help == "did you mean `hostos`?"
    spots = [problem.spots[0] for problem in problems]
    assert [spot.quoted[spot.column - 1 :][: spot.length] for spot in spots] == [
        "hostoss",
        "3x",
        "2024-02-30",
    ]
    assert {(spot.file, spot.line) for spot in spots} == {("transfers.csv", 2)}


@pytest.mark.parametrize(
    ("columns", "cells", "message"),
    [
        ("least_grade", "F", "`F` is no grade that passes at `hostos`"),
        ("least_grade,most_grade", "B,D", "`D` is below the least grade `B`, so no grade is left"),
        ("credits", "2,5".replace(",", ";"), "`2;5` is not a number of credits"),
        ("credits", "9" * 40, f"`{'9' * 40}` is not a number of credits"),
        ("kind", "fixd", "there is no kind `fixd`"),
        ("kind", "fixed", "the kind `fixed` lacks its credits"),
        ("kind,credits", "rest,3", "the kind `rest` has no credits of its own"),
        ("priority", "-1", "`-1` is not a priority"),
        ("effective", "05/10/2024", "`05/10/2024` is not a date"),
        ("effective,retired", "2024-01-02,2024-01-01", "the rule is retired before it is effective"),
        ("source", "=1+1", "`=1+1` is a formula"),
        ("chains", "often", "`often` is neither `yes` nor `no`"),
        ("counts_only_in", "lehman.ba", "there is no credential `lehman.ba`"),
        ("source", "#REF!", "`#REF!` is an error of a spreadsheet"),
        ("source", "x" * 1_001, "the cell has more than 1,000 characters"),
        ("source", "a\x1bb", "`a\N{REPLACEMENT CHARACTER}b` holds a character that cannot be seen"),
    ],
)
def test_a_cell_that_says_nothing_is_told(columns: str, cells: str, message: str) -> None:
    problem = only(f"{HEAD},{columns}\n{ROW},{cells}\n")
    assert (problem.code, problem.message.partition(": ")[2]) == ("wrong-cell", message)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",hostos,MA,1,lehman,M,1", "row 2, column `rule`: the rule has no id"),
        ("1,,,,,,", "row 2, column `from_institution`: the row takes nothing and gives nothing"),
        ("1,hostos,,,lehman,M,1", "row 2, column `from_number`: the course has neither subject nor number"),
        ("1,,MA,1,lehman,M,1", "row 2, column `from_institution`: the cell is empty"),
        ("1,hostos,MA,1,lehman,M", "row 2 has 6 cells, and the header has 7"),
        ("1,hostos,MA,1,lehman,M,1,x", "row 2 has 8 cells, and the header has 7"),
    ],
)
def test_a_row_that_is_no_rule_is_told(row: str, message: str) -> None:
    assert told(f"{HEAD}\n{row}\n") == [("wrong-cell", message)]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["1,hostos,MA,1,,,"], "rule `1` gives nothing"),
        (["1,,,,lehman,M,1"], "rule `1` takes nothing"),
        ([ROW, "1,,,,hostos,M,1"], "rule `1` gives courses of several institutions"),
        ([f"1,hostos,MA,{at},lehman,M,1" for at in range(11)], "rule `1` takes more than 10 courses"),
    ],
)
def test_rows_that_are_no_whole_rule_are_told(rows: list[str], message: str) -> None:
    assert told("\n".join([HEAD, *rows])) == [("rows-disagree", message)]


def test_rows_of_one_rule_that_contradict_one_another_are_told() -> None:
    rows = f"{ROW},1,C,\n1,hostos,MA,115,,,,2,,\n1,hostos,MA,114,,,,,D,\n1,,,,lehman,X,1,,,rest\n1,,,,lehman,Y,1,,,rest"
    assert told(f"{HEAD},priority,least_grade,kind\n{rows}\n") == [
        ("rows-disagree", "row 3 says other things of rule `1` than its first row, in `priority`"),
        ("rows-disagree", "rule `1` takes one course twice, and not alike"),
        ("rows-disagree", "rule `1` gives the rest twice"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the table is empty"),
        (b"\n\n", "the table is empty"),
        (b"PK\x03\x04", "the file is a workbook, whatever its name ends in"),
        (HEAD.encode("utf-16"), "the file is text in UTF-16, which spreadsheets call `Unicode text`"),
        (f"{HEAD}\r{ROW}\r".encode(), "the lines end as on the old Macintosh"),
        (f"{HEAD}\n1,hostos,MA,\0".encode(), "line 2 holds a character NUL, which no text has"),
        (
            f"{HEAD}\n1,hostos,Caf\xe9".encode("latin-1"),
            "line 2 is not text in UTF-8, from what follows `1,hostos,Caf`",
        ),
        (
            f'{HEAD}\n1,hostos,"MA,1\n{ROW}\n'.encode(),
            "the quotes of the row that begins in line 2 do not match",
        ),
        (f'{HEAD}\n1,hostos,"MA"x,1\n'.encode(), "the quotes of the row that begins in line 2 do not match"),
        (f"{HEAD}\n".encode() + b"x" * 10_000_000, "line 2 has more than 100,000 bytes"),
        (
            f'{HEAD}\n"'.encode() + b"x\n" * 100_000,
            "a cell of the row that begins in line 2 has more than 131,072 characters",
        ),
    ],
)
def test_what_is_no_table_is_told_with_the_line_at_which_reading_ends(data: bytes, message: str) -> None:
    assert told(data)[0] == ("unreadable-table", message)


@pytest.mark.parametrize(
    ("header", "message", "help_"),
    [
        (f"{HEAD},least_grad", "there is no column `least_grad`", "did you mean `least_grade`?"),
        (f"{HEAD},Least Grade", "there is no column `Least Grade`", "did you mean `least_grade`?"),
        (f"{HEAD},rule", "the column `rule` stands twice", "keep the one that is right"),
        (f"{HEAD},,source", "column 8 has no name", "name it, or take it away"),
        (f"{HEAD}{',x' * 100}", "the table has more than 100 columns", ""),
        (
            HEAD.replace(",to_number", ""),
            "the table lacks the column `to_number`",
            "the cells were taken to be divided by a comma; the first row names the columns",
        ),
        (
            HEAD.replace(",", ";").replace("rule;", ""),
            "the table lacks the column `rule`",
            "the cells were taken to be divided by a semicolon; the first row names the columns",
        ),
    ],
)
def test_a_header_that_is_not_right_is_told_and_no_row_is_read(header: str, message: str, help_: str) -> None:
    problems = catalogue_with(f"{header}\nanything\n")[1]
    assert (problems[0].code, problems[0].message) == ("wrong-column", message)
    assert problems[0].help.startswith(help_)
    assert {problem.code for problem in problems} == {"wrong-column"}


def test_an_institution_that_nobody_declares_is_told_once() -> None:
    rows = [f"{at},nowhere,MA,{at},lehman,M,1" for at in range(50)]
    assert len(told("\n".join([HEAD, *rows]))) == 1


def test_of_very_many_mistakes_the_first_are_told_and_that_there_are_more() -> None:
    rows = [f"{at},hostos,MA,{at},lehman,M,1,x{at}" for at in range(500)]
    found = told("\n".join([f"{HEAD},credits", *rows]))
    assert len(found) == limits.TABLE_PROBLEMS + 1
    assert found[-1] == ("too-many-mistakes", "the table has 400 more problems, which are not told")


def test_a_table_that_grows_while_it_is_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_BYTES", 100)
    rows = [f"{at}{ROW[1:]}" for at in range(3)]
    assert told("\n".join([HEAD, *rows])) == [("unreadable-table", "the table is larger than 0 MB")]


def test_rows_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_ROWS", 2)
    rows = [f"{at}{ROW[1:]}" for at in range(3)]
    assert told("\n".join([HEAD, *rows[:2]])) == []
    assert told("\n".join([HEAD, *rows])) == [
        ("unreadable-table", "there are more than 2 rows of transfer rules")
    ]


def test_a_sender_without_a_scale_sends_every_grade_and_no_interval() -> None:
    rules = 'institution hostos "H" { is a college }\ninstitution lehman "L" { is a college }\n'
    assert codes_of(f"{HEAD}\n{ROW}\n", rules=rules) == set()
    (problem,) = told_of(f"{HEAD},least_grade\n{ROW},C\n", rules=rules)
    assert problem.message.endswith("nobody tells the grades of `hostos`")


def test_a_row_takes_some_hundred_bytes() -> None:
    table = "\n".join(
        [HEAD, *(f"{at},hostos,MA,{at},lehman,MATH,{at % 100}" for at in range(1_000))]
    ).encode()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    catalogue, _ = catalogue_with(table)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(catalogue.tables) == 1_000
    assert (after - before) / 1_000 < 300
