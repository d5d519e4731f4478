"""Learner tables in CSV: rows gathered by learner, and every problem with its row and column."""

from datetime import date

import pytest

from pathways.exchange.record.columns import COLUMNS
from pathways.exchange.record.mistakes import listed
from pathways.exchange.record.to_learners import from_csv, from_json
from pathways.model.learner import Attestation, Pin, Relation, Status
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import codes, document, only, only_item, only_problem, read_rows

HEADER = "learner_id,item,status"
LEARNING = "course, exam, experience or credential"
COLUMNS_ARE = f"the columns are {listed(COLUMNS)}; `--columns` reads those of another system"


def test_rows_of_all_kinds_are_gathered_by_learner() -> None:
    learners, problems = read_rows(
        "learner_id,learner_name,born,populations,record,item,status,completed,programme,since,what,office,on,applies_for,requirement,advisor",
        "2,Bea,,none,person,,,,,,,,,college.ba_by_courses",
        "1,Ada,1999-04-02,veteran; adult,,college.eng101,earned,2024-05-10",
        "2,,,,enrolled,,,,none",
        "1,,,,declared,,,,college.ba,2024-09-01",
        "1,,,,admitted,,,,college",
        "1,,,,attestation,,,,,,portfolio,registrar,2024-02-02",
        "1,,,,pin,college.eng101,,,,,,,2024-05-01,,college.ba,Dr Gray",
        "1,,,,pin,college.eng101,,,,,,,,,college.ba/require",
        "1,Ada,,,item,college.mat142,in progress",
    )
    assert codes(problems) == ["not-used-yet"]
    ada, bea = learners
    assert (ada.name, ada.born, ada.populations) == ("Ada", date(1999, 4, 2), ("adult", "veteran"))
    assert [(item.name, item.status) for item in ada.items] == [
        ("college.eng101", Status.EARNED),
        ("college.mat142", Status.IN_PROGRESS),
    ]
    assert (ada.declared, ada.admitted) == (
        (Relation("college.ba", date(2024, 9, 1)),),
        (Relation("college"),),
    )
    assert ada.attestations == (Attestation("portfolio", "registrar", date(2024, 2, 2)),)
    assert ada.pins == (
        Pin("college.eng101", "college.ba", "Dr Gray", date(2024, 5, 1)),
        Pin("college.eng101", "college.ba/require"),
    )
    assert ada.enrolled is None
    assert (ada.applies_for, bea.applies_for) == ((), ("college.ba_by_courses",))
    assert (bea.populations, bea.admitted, bea.enrolled, bea.items) == ((), None, (), ())


def test_a_table_says_the_same_as_a_document() -> None:
    table = read_rows(
        "learner_id,item_id,item,status,credits,transferred,for_credit,part_of",
        "1,a,college.eng101,earned,2.50,yes,no,",
        "1,b,college.data_badge,earned,,,,a;a",
    )
    text = document(
        ', "items": [{"id": "b", "item": "college.data_badge", "status": "earned", "part_of": ["a"]},'
        '{"id": "a", "item": "college.eng101", "status": "earned", "credits": 2.5, "transferred": true, '
        '"for_credit": false}]'
    )
    assert table == from_json(text, "a.json", COLLEGE)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_separate(separator: str) -> None:
    text = f"{HEADER}\n1,college.eng101,earned\n".replace(",", separator)
    assert only(from_csv(text, "a.csv", COLLEGE)).items[0].name == "college.eng101"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_all_line_ends_and_a_byte_order_mark_are_read(line_end: str) -> None:
    text = f"\ufeff{HEADER}\n\n1,college.eng101,earned\n\n".replace("\n", line_end)
    assert only(from_csv(text, "a.csv", COLLEGE)).key == "1"


def test_a_quoted_cell_may_hold_commas_quotes_and_lines() -> None:
    item = only_item(
        read_rows(
            "learner_id,item,status,evidence", '1,college.eng101,earned,"a ""paper"", printed\nand bound"'
        )
    )
    assert item.evidence == 'a "paper", printed\nand bound'


def test_empty_columns_that_a_spreadsheet_leaves_are_passed_over() -> None:
    assert only(read_rows(f"{HEADER},,", "1,college.eng101,earned,,,,")).key == "1"


def test_a_table_without_a_last_line_end_is_read() -> None:
    assert only(from_csv(f"{HEADER}\n1,college.eng101,earned", "a.csv", COLLEGE)).key == "1"


def test_a_header_alone_has_no_learners() -> None:
    assert read_rows(HEADER) == ((), ())


@pytest.mark.parametrize(
    ("rows", "code", "message", "advice"),
    [
        (
            ["learner_id,item,stauts", "1,college.eng101,earned"],
            "unknown-field",
            "in row 1, column `stauts`, there is no such column",
            "did you mean `status`?",
        ),
        (
            [f"{HEADER},weather", "1,college.eng101,earned,fine"],
            "unknown-field",
            "in row 1, column `weather`, there is no such column",
            COLUMNS_ARE,
        ),
        (
            [f"{HEADER},", "1,college.eng101,earned,x"],
            "unknown-field",
            "in row 1, column an empty text, the column has cells and no name",
            COLUMNS_ARE,
        ),
        (
            [f"{HEADER},item", "1,college.eng101,earned,"],
            "repeated-field",
            "in row 1, column `item`, the same column stands twice",
            "keep the one that is right",
        ),
        (
            ["item,status", "college.eng101,earned", "college.eng101,earned"],
            "missing-field",
            "in row 1, `learner_id` is missing",
            "it says of every row whose it is",
        ),
        (
            [HEADER + ",x" * 98, "1"],
            "too-much",
            "in row 1, the table has more than 100 columns",
            "",
        ),
        (
            [HEADER, ",college.eng101,earned", "1,college.eng101,earned"],
            "missing-field",
            "in row 2, `learner_id` is empty",
            "say whose row it is; it could be anybody's",
        ),
        (
            [HEADER, "1,college.eng101,earned,more"],
            "too-much",
            "in row 2, there are more cells than columns",
            "put a cell that holds the separator into double quotes",
        ),
        (
            [HEADER, "1,college.eng101"],
            "missing-field",
            "in row 2, `status` is missing",
            "the words are `earned`, `in progress`, `planned`, `failed`, `withdrawn`, `revoked`",
        ),
        (
            [HEADER, "", "1,college.eng110,earned"],
            "unknown-name",
            f"in row 3, column `item`, `college.eng110` is not the name of a declared {LEARNING}",
            "did you mean `college.eng101`?",
        ),
        (
            [f"record,{HEADER}", "itme,1,college.eng101,earned"],
            "unknown-value",
            "in row 2, column `record`, `itme` is not a kind of row",
            "did you mean `item`?",
        ),
        (
            [f"record,{HEADER}", "thing,1,college.eng101,earned"],
            "unknown-value",
            "in row 2, column `record`, `thing` is not a kind of row",
            "the kinds are `item`, `declared`, `admitted`, `enrolled`, `attestation`, `pin`, `exception`, `person`",
        ),
        (
            ["learner_id,record,programme,grade", "1,declared,college.ba,B"],
            "misplaced-cell",
            "in row 2, column `grade`, a row of the kind `declared` has no `grade`",
            "its columns are `programme`, `since`, `catalogue`, `concentration_of`",
        ),
        (
            ["learner_id,record,grade", "1,person,B"],
            "misplaced-cell",
            "in row 2, column `grade`, a row of the kind `person` has no `grade`",
            "put it into a row of its own",
        ),
        (
            ["learner_id,record,programme", "1,admitted,none", "1,admitted,college.ba"],
            "contradiction",
            "in row 2, column `programme`, `none` contradicts another row",
            "take the row away, or the other one",
        ),
        (
            ["learner_id,record,born", "1,person,1999-01-01", "1,person,1999-01-02"],
            "contradiction",
            "in row 3, column `born`, `1999-01-02` differs from row 2",
            "all rows of a learner say the same of the person, or nothing",
        ),
        (
            ["learner_id,record,born", "1,person,01/02/99"],
            "unreadable-date",
            "in row 2, column `born`, `01/02/99` is not a date",
            "dates are written year-month-day, such as `2024-05-10`",
        ),
        (
            [f"{HEADER},transferred", "1,college.eng101,earned,maybe"],
            "wrong-kind-of-value",
            "in row 2, column `transferred`, `maybe` stands where `yes` or `no` is wanted",
            "",
        ),
        (
            [f"{HEADER},item_id", "1,college.eng101,earned,x", "1,college.mat142,earned,x"],
            "duplicate-id",
            "in row 3, column `item_id`, the id `x` is also that of another item",
            "give every item an id of its own, or none",
        ),
        (
            [f"{HEADER},part_of", "1,college.ba,earned,x;y"],
            "unknown-id",
            "in row 2, column `part_of`, no item of this record has the id `x`",
            "write the `id` of an item of this record",
        ),
        (
            ["learner_id,record,populations", f"1,person,a;{'x' * 201}"],
            "too-much",
            "in row 2, column `populations`, the text is longer than 200 characters",
            "",
        ),
        (
            ["learner_id,record,born", f"{'1' * 201},person,1999-01-01"],
            "too-much",
            "in row 2, column `learner_id`, the text is longer than 200 characters",
            "",
        ),
    ],
)
def test_a_problem_has_a_row_and_a_column(rows: list[str], code: str, message: str, advice: str) -> None:
    _, problems = read_rows(*rows)
    assert (problems[0].code, problems[0].message, problems[0].help) == (code, message, advice)
    assert set(codes(problems)) == {code}


def test_the_caret_stands_under_the_cell() -> None:
    spot = only_problem(
        read_rows("learner_id,title,item,status", '1,"5"" disk, x",college.eng110,earned')
    ).spots[0]
    assert (spot.line, spot.quoted[spot.column - 1 :][: spot.length]) == (2, "college.eng110")


def test_a_cell_after_a_line_end_inside_quotes_is_on_its_own_line() -> None:
    problem = only_problem(read_rows("learner_id,title,item,status", '1,"a\nb",college.eng110,earned'))
    assert problem.message.startswith("in row 2, column `item`")
    assert (problem.spots[0].line, problem.spots[0].quoted) == (3, 'b",college.eng110,earned')


def test_a_row_without_a_cell_it_needs_is_pointed_at_where_it_begins() -> None:
    problem = only_problem(read_rows("learner_id,item,status", "1,college.eng101"))
    assert (problem.spots[0].line, problem.spots[0].column) == (2, 1)


def test_an_unknown_column_spoils_every_learner() -> None:
    learners, _ = read_rows("learner_id,record,grda", "1,person,", "2,person,B")
    assert learners == ()


def test_a_broken_row_spoils_its_learner_only() -> None:
    learners, problems = read_rows(
        f"record,{HEADER}", "itme,1,college.eng101,earned", "item,2,college.eng101,earned"
    )
    assert ([learner.key for learner in learners], len(problems)) == (["2"], 1)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "the file is empty", 1),
        ("\n ,\n", "the file is empty", 1),
        (f'{HEADER}\n1,"college.eng101,earned\n', "the quotes of row 2 do not match", 2),
        (f'"{HEADER}\n', "the quotes of row 1 do not match", 1),
        (f'{HEADER}\n\n1,"college"x,earned\n', "the quotes of row 3 do not match", 3),
        (f"{HEADER}\n1,{'x' * 131_073},earned\n", "row 2 has a cell of more than 131,072 characters", 2),
    ],
)
def test_what_is_no_table_cannot_be_read(text: str, message: str, line: int) -> None:
    problem = only_problem(from_csv(text, "a.csv", COLLEGE))
    assert (problem.code, problem.message, problem.spots[0].line) == ("unreadable-record", message, line)
