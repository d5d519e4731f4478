"""The sentences for everything that can be wrong with an item, with their help."""

import pytest

from pathways.problem import Severity
from tests.exchange.record.reading import codes, only, only_problem, read_items

ENG = '"item": "college.eng101", "status": "earned"'
MAT = '"item": "college.mat142", "status": "earned"'
BADGE = '"item": "college.data_badge", "status": "earned"'
LEARNING = "course, exam, experience or credential"
ITEM_FIELDS = (
    "`id`, `item`, `sort`, `institution`, `subject`, `number`, `code`, `title`, `status`, `completed`, `term`, "
    "`attempt`, `grade`, `basis`, `score`, `credits`, `hours`, `ceu`, `unit`, `level`, `for_credit`, `provenance`, "
    "`asserted_by`, `transferred`, `converted_by`, `converted_on`, `valid_until`, `part_of`, `evidence`"
)

NAMES = [
    (
        '"item": "college.eng110", "status": "earned"',
        "unknown-name",
        f".item`, `college.eng110` is not the name of a declared {LEARNING}",
        "did you mean `college.eng101`?",
    ),
    (
        '"item": "history", "status": "earned"',
        "unknown-name",
        f".item`, `history` is not the name of a declared {LEARNING}",
        f"the rules declare no {LEARNING} with a name like it",
    ),
    (
        '"institution": "colege", "title": "Rome", "status": "earned", "credits": 3',
        "unknown-name",
        ".institution`, `colege` is not the name of a declared institution",
        "did you mean `college`?",
    ),
    (
        f'{BADGE}, "converted_by": "college.badge_to_money"',
        "unknown-name",
        ".converted_by`, `college.badge_to_money` is not the name of a declared conversion",
        "the rules declare no conversion with a name like it",
    ),
    (
        f'{ENG}, "grade": "B++"',
        "unknown-grade",
        ".grade`, `B++` is not a grade of `college`",
        "its grades are `A`, `B`, `C`, `F`",
    ),
    (
        '"institution": "college", "title": "Rome", "status": "earned", "credits": 3, "grade": 4',
        "unknown-grade",
        ".grade`, `4` is not a grade of `college`",
        "its grades are `A`, `B`, `C`, `F`",
    ),
]
FIELDS = [
    (
        '"item": "college.eng101"',
        "missing-field",
        "`, `status` is missing",
        "the words are `earned`, `in progress`, `planned`, `failed`, `withdrawn`, `revoked`",
    ),
    (f'{ENG}, "grad": "B"', "unknown-field", ".grad`, there is no such field", "did you mean `grade`?"),
    (
        f'{ENG}, "weather": 1',
        "unknown-field",
        ".weather`, there is no such field",
        f"the fields are {ITEM_FIELDS}",
    ),
    (
        f'{ENG}, "grade": "B", "grade": "C"',
        "repeated-field",
        ".grade`, the same field stands twice",
        "keep the one that is right; nobody can know which of them was meant",
    ),
    (
        f'{ENG}, "title": []',
        "wrong-kind-of-value",
        ".title`, a list stands where text is wanted",
        "",
    ),
    (
        f'{ENG}, "transferred": "maybe"',
        "wrong-kind-of-value",
        ".transferred`, `maybe` stands where `true` or `false` is wanted",
        "",
    ),
    (f'{ENG}, "term": false', "wrong-kind-of-value", ".term`, `false` stands where text is wanted", ""),
    (f'{ENG}, "grade": NaN', "wrong-kind-of-value", ".grade`, `NaN` stands where text is wanted", ""),
    (
        f'{BADGE}, "part_of": "1"',
        "wrong-kind-of-value",
        ".part_of`, `1` stands where a list is wanted",
        'write it in brackets: `["1"]`',
    ),
    (
        f'{BADGE}, "part_of": [null]',
        "missing-value",
        ".part_of[0]`, `null` stands where text is wanted",
        "leave out what is not known",
    ),
    (f'{ENG}, "id": ""', "missing-value", ".id`, the text is empty", "leave out what is not known"),
    (f'{ENG}, "id": "{"x" * 201}"', "too-much", ".id`, the text is longer than 200 characters", ""),
    (
        f'{ENG}, "term": "a\\nb"',
        "unreadable-text",
        ".term`, the text holds a character that cannot be seen, such as a line end",
        "write it anew, on one line",
    ),
    (
        f'{ENG}, "evidence": "\\u0000"',
        "unreadable-text",
        ".evidence`, the text holds a character that cannot be seen, such as a line end",
        "write it anew, on one line",
    ),
    (
        f'{ENG}, "title": "\\udc00"',
        "unreadable-text",
        ".title`, the text holds a character that cannot be seen, such as a line end",
        "write it anew, on one line",
    ),
]
VALUES = [
    (
        '"item": "college.eng101", "status": "eanred"',
        "unknown-value",
        ".status`, `eanred` is not a word for `status`",
        "did you mean `earned`?",
    ),
    (
        f'{ENG}, "provenance": ["verified"]',
        "unknown-value",
        ".provenance`, a list is not a word for `provenance`",
        "the words are `recorded`, `verified`, `asserted`",
    ),
    (
        f'{ENG}, "sort": "class"',
        "unknown-value",
        ".sort`, `class` is not a word for `sort`",
        "the words are `course`, `exam`, `experience`, `credential`",
    ),
    (
        f'{ENG}, "level": "postgraduate"',
        "unknown-value",
        ".level`, `postgraduate` is not a word for `level`",
        "the words are `secondary`, `undergraduate`, `graduate`, `professional`",
    ),
    *(
        (
            f'{ENG}, "completed": {written}',
            "unreadable-date",
            f".completed`, {shown} is not a date",
            "dates are written year-month-day, such as `2024-05-10`",
        )
        for written, shown in [
            ('"05/10/2024"', "`05/10/2024`"),
            ('"2023-02-29"', "`2023-02-29`"),
            ('"20240510"', "`20240510`"),
            ('"\u0662024-05-10"', "`\u0662024-05-10`"),
            ("20240510", "`20240510`"),
            ("{}", "an object"),
            ('""', "an empty text"),
        ]
    ),
    *(
        (
            f'{ENG}, "completed": "{day}"',
            "date-out-of-range",
            f".completed`, `{day}` is not a date that a record can have",
            "dates from 1900-01-01 to 2200-12-31 are read",
        )
        for day in ("1899-12-31", "2201-01-01", "0204-05-10")
    ),
    *(
        (
            f'{ENG}, "credits": {written}',
            "unreadable-number",
            f".credits`, {shown} is not a number",
            "numbers are written with a point and no commas, such as `2.5`",
        )
        for written, shown in [
            ("NaN", "`NaN`"),
            ("-Infinity", "`-Infinity`"),
            ('"3,0"', "`3,0`"),
            ('" 3"', "` 3`"),
            ('"1e3"', "`1e3`"),
            ("true", "`true`"),
            ("1e99999999999999999999", "`1e99999999999999999999`"),
            (f'"{"1" * 31}"', f"`{'1' * 31}`"),
        ]
    ),
    (f'{ENG}, "credits": -0.5', "impossible-amount", ".credits`, `-0.5` is less than nothing", ""),
    (
        f'{ENG}, "score": 1000001',
        "impossible-amount",
        ".score`, `1000001` is more than an item can have",
        "at most 1,000,000 is read",
    ),
    *(
        (
            f'{ENG}, "credits": {number}',
            "too-precise",
            f".credits`, `{shown}` has more than three decimals",
            "round it by the rule of the institution that gave it",
        )
        for number, shown in [
            ("2.6667", "2.6667"),
            ("1e-999999", "1E-999999"),
            (f"0.{'3' * 99}", f"0.{'3' * 58}..."),
        ]
    ),
    (
        f'{ENG}, "credits": 3, "unit": "semestre"',
        "unknown-unit",
        ".unit`, `semestre` is not a unit of credits",
        "did you mean `semester`?",
    ),
    (
        f'{ENG}, "hours": 3, "unit": "semester"',
        "unknown-unit",
        ".unit`, `semester` is not a unit of hours",
        "the units are `clock`, `contact`",
    ),
    (
        f'{ENG}, "ceu": 3, "unit": "clock"',
        "unknown-unit",
        ".unit`, `clock` is not a unit of CEU",
        "leave the field out",
    ),
    (
        f'{ENG}, "ceu": 3, "unit": "clock"',
        "unknown-unit",
        ".unit`, `clock` is not a unit of CEU",
        "leave the field out",
    ),
]
MEANINGS = [
    (
        '"institution": "college", "subject": "HIS", "number": "200", "status": "earned"',
        "unclear-item",
        "`, the institution, subject and number are those of `college.his200`, `college.his200_online`",
        "write one of these names as `item`",
    ),
    (
        '"institution": "college", "subject": "HIS", "status": "earned"',
        "unclear-item",
        "`, nothing says what was learnt",
        "write `item` with its name in the rules, or the institution with subject and number or a title",
    ),
    (
        '"title": "Rome", "status": "earned", "credits": 3',
        "unclear-item",
        "`, nothing says where this course was taught",
        "write `institution` with its name in the rules",
    ),
    (
        '"institution": "college", "title": "Rome", "status": "earned"',
        "missing-worth",
        "`, the rules do not declare this course, and the record does not say what it is worth",
        "write its `credits`, or as `item` the course it is in the rules",
    ),
    (
        f'{ENG}, "sort": "exam"',
        "contradiction",
        ".sort`, `college.eng101` is a course in the rules, not an exam",
        "leave the field out: the rules say what it is",
    ),
    (
        f'{ENG}, "subject": "eng", "number": "102"',
        "contradiction",
        ".number`, `college.eng101` has the number `101` in the rules, not `102`",
        "keep the name or what is printed, whichever is right",
    ),
    (
        f'{ENG}, "credits": 3, "hours": 45',
        "contradiction",
        ".hours`, the item is worth `credits`, `hours` at once",
        "keep the one that the institution records",
    ),
    (
        f'{ENG}, "unit": "semester"',
        "contradiction",
        ".unit`, there is a unit, and no number of it",
        "write `credits` or `hours`",
    ),
    (
        f'{ENG}, "converted_on": "2024-05-10"',
        "contradiction",
        ".converted_on`, the item was converted on this day, and by no conversion",
        "write the conversion's name as `converted_by`",
    ),
    (
        f'{ENG}, "provenance": "verified", "asserted_by": "Ada"',
        "contradiction",
        ".asserted_by`, the item is verified, and yet somebody only asserts it",
        "keep the provenance or `asserted_by`, whichever is right",
    ),
    (
        f'{BADGE}, "part_of": ["x"]',
        "unknown-id",
        ".part_of`, no item of this record has the id `x`",
        "write the `id` of an item of this record",
    ),
    (
        f'{BADGE}, "id": "x", "part_of": ["x"]',
        "circular-award",
        ".part_of`, items are recorded with each other: `x` with `x`",
        "an award names what led to it",
    ),
    (
        f'{ENG}, "id": "x", "part_of": []}}, {{{MAT}, "part_of": ["x"]',
        "contradiction",
        "items[1].part_of`, this is no credential, and yet other items are recorded with it",
        "write `part_of` at the credential, with the ids of its items",
    ),
    (
        f'{ENG}, "id": "x"}}, {{{MAT}, "id": "x"',
        "duplicate-id",
        "items[1].id`, the id `x` is also that of another item",
        "give every item an id of its own, or none",
    ),
    (
        f'{ENG}, "id": "award-1"}}, {{{BADGE}, "part_of": ["award-2"]',
        "unknown-id",
        "items[1].part_of`, no item of this record has the id `award-2`",
        "did you mean `award-1`?",
    ),
]


@pytest.mark.parametrize(("item", "code", "ending", "advice"), [*NAMES, *FIELDS, *VALUES, *MEANINGS])
def test_an_item_is_refused_with_a_sentence(item: str, code: str, ending: str, advice: str) -> None:
    problem = only_problem(read_items(f"{{{item}}}"))
    assert (problem.code, problem.help, problem.severity) == (code, advice, Severity.ERROR)
    start = "in `learner." if ending.startswith("items") else "in `learner.items[0]"
    assert problem.message == start + ending


def test_names_and_grades_are_told_even_where_the_rest_cannot_be_read() -> None:
    _, problems = read_items(
        '{"item": "college.eng110", "grade": "B++", "institution": "college", "credits": {}}'
    )
    assert sorted(codes(problems)) == ["missing-field", "unknown-grade", "unknown-name", "unreadable-number"]


def test_an_award_may_name_an_item_that_could_not_be_read() -> None:
    _, problems = read_items('{"item": "college.eng101", "id": "x"}', f'{{{BADGE}, "part_of": ["x"]}}')
    assert codes(problems) == ["missing-field"]


def test_a_circle_of_awards_is_told_with_all_of_it() -> None:
    problem = only_problem(
        read_items(
            '{"id": "a", "part_of": ["c"], "item": "college.ba", "status": "earned"}',
            '{"id": "b", "part_of": ["a"], "item": "college.ba", "status": "earned"}',
            '{"id": "c", "part_of": ["b"], "item": "college.ba", "status": "earned"}',
        )
    )
    assert problem.message.endswith(
        "recorded with each other: `a` with `b` and `b` with `c` and `c` with `a`"
    )


def test_a_copied_item_is_a_warning_and_is_kept() -> None:
    learners, problems = read_items(f"{{{ENG}}}", f"{{{ENG}}}")
    assert [(problem.severity, problem.code, problem.message) for problem in problems] == [
        (
            Severity.WARNING,
            "repeated-item",
            "in `learner.items[1]`, the same item stands here as in `learner.items[0]`",
        )
    ]
    assert len(learners[0].items) == 2


def test_items_with_ids_of_their_own_are_no_copies() -> None:
    assert len(only(read_items(f'{{{ENG}, "id": "1"}}', f'{{{ENG}, "id": "2"}}')).items) == 2
