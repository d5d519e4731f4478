"""Attempts counted in a record, and courses called by what the catalogue prints."""

import pytest

from tests.exchange.record.reading import codes, only, only_item, only_problem, read_items, read_rows

ENG = '"item": "college.eng101", "status": "earned"'


def test_attempts_that_agree_with_the_days_are_kept_without_a_word() -> None:
    learners, problems = read_items(
        f'{{{ENG}, "attempt": "2", "completed": "2024-05-10"}}',
        f'{{{ENG}, "attempt": 1, "completed": "2023-05-10"}}',
    )
    assert ([item.attempt for item in learners[0].items], problems) == ([1, 2], ())


@pytest.mark.parametrize("day", ["", ', "completed": "2024-05-10"'])
def test_attempts_that_say_more_than_the_days_are_told_as_not_used(day: str) -> None:
    _, problems = read_items(f'{{{ENG}, "attempt": 1{day}}}', f'{{{ENG}, "attempt": 2{day}}}')
    assert codes(problems) == ["not-used-yet"]
    assert "audits go by the days of completion alone" in problems[0].message


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ('"attempt": 1', '"attempt": 1', "two attempts at the same thing have the number 1"),
        (
            '"attempt": 1, "completed": "2024-05-10"',
            '"attempt": 2, "completed": "2023-05-10"',
            "attempt 2 was completed before attempt 1",
        ),
    ],
)
def test_attempts_that_contradict_each_other_are_told(one: str, other: str, sentence: str) -> None:
    problem = only_problem(read_items(f'{{{ENG}, "id": "a", {one}}}', f'{{{ENG}, "id": "b", {other}}}'))
    assert (problem.code, problem.message) == (
        "contradiction",
        f"in `learner.items[1].attempt`, {sentence}",
    )


@pytest.mark.parametrize("attempt", ["0", "100", "1.5", '"one"'])
def test_an_attempt_is_counted(attempt: str) -> None:
    problem = only_problem(read_items(f'{{{ENG}, "attempt": {attempt}}}'))
    assert problem.code == "unreadable-number"


@pytest.mark.parametrize("code", ["ENG 101", "eng101", "ENG-101", "E NG 1 01"])
def test_a_code_is_a_course_whatever_its_spaces_and_capitals(code: str) -> None:
    item = only_item(read_rows("learner_id,code,status", f"1,{code},earned"))
    assert item.name == "college.eng101"


@pytest.mark.parametrize(
    ("code", "subject", "number"),
    [("HIS 210", "HIS", "210"), ("HIS210B", "HIS", "210B"), ("6.006", "", "6.006"), ("XYZ", "", "XYZ")],
)
def test_a_code_that_the_rules_do_not_know_is_divided_before_its_first_digit(
    code: str, subject: str, number: str
) -> None:
    item = only_item(read_rows("learner_id,code,institution,credits,status", f"1,{code},abroad,3,earned"))
    assert (item.name, item.subject, item.number) == (None, subject, number)


@pytest.mark.parametrize(
    ("item", "code", "ending", "advice"),
    [
        (
            '"code": "HIS 200"',
            "unclear-item",
            ".code`, `HIS 200` is the code of `college.his200`, `college.his200_online`",
            "write `institution` too, or one of these names as `item`",
        ),
        (
            '"code": "ENG 111"',
            "unclear-item",
            ".code`, the rules declare no course `ENG 111`, and nothing says where it was taught",
            "did you mean `ENG 101`?",
        ),
        (
            '"code": "ENG 111", "institution": "college"',
            "missing-worth",
            ".code`, the rules declare no course `ENG 111` of `college`, and the record does not say what it is worth",
            "did you mean `ENG 101`?",
        ),
        (
            '"code": "ENG 101", "number": "101"',
            "contradiction",
            ".code`, `code` is subject and number together, and one of these stands here as well",
            "keep `code`, or `subject` and `number`",
        ),
        (
            '"code": "ENG 101", "item": "college.mat142"',
            "contradiction",
            ".code`, `college.mat142` is printed `MAT 142` in the rules, not `ENG 101`",
            "keep the name or the code, whichever is right",
        ),
    ],
)
def test_a_code_is_refused_with_a_sentence(item: str, code: str, ending: str, advice: str) -> None:
    problem = only_problem(read_items(f'{{{item}, "status": "earned"}}'))
    assert (problem.code, problem.message, problem.help) == (
        code,
        f"in `learner.items[0]{ending}",
        advice,
    )


def test_an_exam_may_have_a_code_of_its_own() -> None:
    item = only(read_items('{"sort": "exam", "code": "X 9", "status": "earned", "score": 7}')).items[0]
    assert (item.sort, item.subject, item.number) == ("exam", "X", "9")
