"""Files made to do harm, or by accident: every one of them ends in problems for people, soon, and never in a traceback."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.exchange.record import limits
from pathways.exchange.record.columns import COLUMNS
from pathways.exchange.record.document import AttestationRecord, ItemRecord, LearnerRecord, RelationRecord
from pathways.exchange.record.pages import pages
from pathways.exchange.record.to_learners import Read, from_csv, from_json
from pathways.problem import Severity
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import codes, document, only_problem, read_items, read_rows

FIELDS = sorted(
    {
        name
        for part in (LearnerRecord, ItemRecord, RelationRecord, AttestationRecord)
        for name in part.model_fields
    }
)
WORDS = st.sampled_from(
    [
        "",
        "1",
        "earned",
        "college",
        "college.eng101",
        "college.ba",
        "2024-05-10",
        "none",
        "semester",
        "\0",
        "\ud800",
        "ENG",
        "101",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=25,
)
OF_A_LIBRARY = (
    "Input should",
    "Field required",
    "validation",
    "pydantic",
    "Extra inputs",
    "List should",
    "Traceback",
)


def _is_fit_for_people(read: Read) -> bool:
    """Whether every problem has a page, a sentence of ours that any terminal can show, and a place."""
    known = pages()
    for problem in read[1]:
        assert problem.code in known
        assert problem.spots[0].line >= 1
        for text in (problem.message, problem.help, problem.spots[0].quoted):
            assert text.isprintable()
            assert not any(word in text for word in OF_A_LIBRARY)
    return bool(read[0]) or any(problem.severity is Severity.ERROR for problem in read[1])


@given(VALUES)
def test_whatever_a_learner_is_written_as_is_read_or_told(value: object) -> None:
    assert _is_fit_for_people(
        from_json(json.dumps({"pathways": "learner/1", "learner": value}), "a.json", COLLEGE)
    )


@given(st.dictionaries(st.sampled_from(sorted(ItemRecord.model_fields)), VALUES, max_size=8))
def test_whatever_an_item_is_written_as_is_read_or_told(item: dict[str, object]) -> None:
    assert _is_fit_for_people(read_items(json.dumps({"item": "college.eng101", "status": "earned", **item})))


@given(st.text())
def test_any_text_is_read_or_told(text: str) -> None:
    _is_fit_for_people(from_json(text, "a.json", COLLEGE))
    _is_fit_for_people(from_csv(text, "a.csv", COLLEGE))


@given(
    st.lists(st.dictionaries(st.sampled_from(COLUMNS), WORDS | st.text(max_size=4), max_size=8), max_size=4)
)
def test_whatever_the_rows_of_a_table_say_is_read_or_told(rows: list[dict[str, str]]) -> None:
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS)
    writer.writeheader()
    writer.writerows({"learner_id": "1", **row} for row in rows)
    _is_fit_for_people(from_csv(table.getvalue(), "a.csv", COLLEGE))


@pytest.mark.parametrize("deep", [50, 900, 5_000, 1_000_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_deep_nesting_is_told(deep: int, opening: str, closing: str) -> None:
    nested = opening * deep + "1" + closing * deep
    read = from_json(document(f', "name": {nested}, "born": "x"'), "a.json", COLLEGE)
    assert _is_fit_for_people(read)
    assert read[0] == ()


def test_a_file_nested_beyond_reading_cannot_be_read() -> None:
    problem = only_problem(from_json("[" * 1_000_000, "a.json", COLLEGE))
    assert (problem.code, problem.message) == ("unreadable-record", "the file is nested too deeply")


def test_the_deepest_file_that_can_be_read_is_told_with_a_place() -> None:
    reads = (
        from_json(document(f', "name": {"[" * deep}{"]" * deep}'), "a.json", COLLEGE)
        for deep in range(1_000, 0, -1)
    )
    problem = only_problem(next(read for read in reads if codes(read[1]) != ["unreadable-record"]))
    assert problem.message == "in `learner.name`, a list stands where text is wanted"
    assert problem.spots[0].line == 1


def test_a_field_that_stands_twice_where_nothing_can_stand_is_told_by_what_is_around_it() -> None:
    inner = '{"b": 1, "b": 2}'
    for _ in range(10):
        inner = f'{{"a": {inner}}}'
    problem = only_problem(from_json(document(f', "name": {inner}'), "a.json", COLLEGE))
    assert problem.message == "in `learner.name`, an object stands where text is wanted"


def test_a_text_of_a_million_characters_is_told() -> None:
    problem = only_problem(read_items(f'{{"item": "college.eng101", "status": "{"x" * 1_000_000}"}}'))
    assert len(problem.message) < 200


def test_a_number_of_a_million_digits_is_told() -> None:
    problem = only_problem(
        read_items(f'{{"item": "college.eng101", "status": "earned", "credits": {"9" * 1_000_000}}}')
    )
    assert problem.code == "impossible-amount"
    assert len(problem.message) < 200


def test_a_field_name_of_a_million_characters_is_told() -> None:
    problem = only_problem(
        read_items(f'{{"item": "college.eng101", "status": "earned", "{"x" * 1_000_000}": 1}}')
    )
    assert problem.code == "unknown-field"
    assert len(problem.message) < 200


def test_an_object_of_very_many_fields_is_told_once() -> None:
    fields = ", ".join(f'"f{at}": 1' for at in range(100_000))
    problem = only_problem(from_json(document(f', "declared": [{{{fields}}}]'), "a.json", COLLEGE))
    assert problem.message == "in `learner.declared[0]`, the object has more than 100 fields"
    problem = only_problem(from_json(document(f", {fields}"), "a.json", COLLEGE))
    assert problem.message == "in `learner`, the object has more than 100 fields"


def test_more_items_than_anybody_has_are_told_once() -> None:
    problem = only_problem(read_items(*['{"item": "college.eng101"}'] * (limits.ITEMS + 1)))
    assert problem.message == "in `learner.items`, the list has more than 5,000 items"


def test_as_many_items_as_allowed_are_read() -> None:
    many = [f'{{"item": "college.eng101", "status": "earned", "score": {at}}}' for at in range(limits.ITEMS)]
    (learner,), problems = read_items(*many)
    assert (len({item.key for item in learner.items}), problems) == (limits.ITEMS, ())


@pytest.mark.parametrize("more", [0, 1, 2_000])
def test_after_very_many_errors_a_file_is_read_no_further_and_nobody_in_it(more: int) -> None:
    rows = [f"{at},nothing{at},earned" for at in range(limits.PROBLEMS + more)]
    read = read_rows("learner_id,item,status", "first,college.eng101,earned", *rows)
    assert read[0] == ()
    assert codes(read[1]) == ["unknown-name"] * limits.PROBLEMS + ["too-many-problems"]
    assert read[1][-1].message == "after 1,000 problems the file is read no further"
    assert _is_fit_for_people(read)


def test_very_many_errors_of_one_learner_are_told_up_to_the_limit() -> None:
    rows = [f"1,nothing{at},earned" for at in range(limits.PROBLEMS + 1)]
    _, problems = read_rows("learner_id,item,status,score", *(f"{row},{at}" for at, row in enumerate(rows)))
    assert codes(problems) == ["unknown-name"] * limits.PROBLEMS + ["too-many-problems"]


def test_very_many_fields_that_stand_twice_are_told_up_to_the_limit() -> None:
    twice = ",".join(['{"id": "1", "id": "2"}'] * 3_000)
    _, problems = from_json(f'{{"pathways": "learner/1", "learners": [{twice}]}}', "a.json", COLLEGE)
    assert codes(problems) == ["repeated-field"] * limits.PROBLEMS + ["too-many-problems"]


def test_of_very_many_warnings_the_first_are_told_and_the_learner_is_read() -> None:
    learners, problems = read_rows("learner_id,item,status", *["1,college.eng101,earned"] * 1_501)
    assert len(learners[0].items) == 1_501
    assert codes(problems) == ["repeated-item"] * limits.PROBLEMS + ["too-many-problems"]
    assert (problems[-1].severity, problems[-1].message) == (
        Severity.WARNING,
        "500 more warnings are not shown",
    )


@pytest.mark.no_cover
def test_more_learners_than_a_file_may_have_are_not_read() -> None:
    many = "1," * limits.LEARNERS + "1"
    problem = only_problem(from_json(f'{{"pathways": "learner/1", "learners": [{many}]}}', "a.json", COLLEGE))
    assert (problem.code, problem.message) == (
        "too-much",
        "in `learners`, the list has more than 100,000 learners",
    )
    problem = only_problem(
        read_rows("learner_id,record", *(f"{at},person" for at in range(limits.LEARNERS + 1)))
    )
    assert (problem.code, problem.message) == (
        "too-much",
        "in row 1, the table has more than 100,000 learners",
    )


@pytest.mark.no_cover
def test_more_rows_than_a_table_may_have_cannot_be_read() -> None:
    problem = only_problem(from_csv("learner_id" + "\n" * (limits.ROWS + 2), "a.csv", COLLEGE))
    assert (problem.code, problem.message) == ("unreadable-record", "the table has more than 1,000,000 rows")


def test_what_a_file_says_cannot_steer_a_terminal() -> None:
    read = read_rows("learner_id,item,status", "1,\x1b[2J\u202e,earned")
    assert _is_fit_for_people(read)
    assert read[1][0].spots[0].quoted == "1,\ufffd[2J\ufffd,earned"
