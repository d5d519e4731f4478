"""Exceptions of a record: kept in the model, told where they are wrong, and never passed over in silence."""

from datetime import date

import pytest

from pathways.exchange.record.to_learners import from_json
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.problem import Severity
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import codes, document, only, only_problem, read_rows

WHO = '"by": "Dr Gray", "on": "2024-06-03", "reason": "ill"'
HOW = "`pathways show NAME --paths` tells the paths of requirements and limits"


def granted(fields: str) -> str:
    return document(f', "exceptions": [{{{fields}}}]')


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        (
            '"kind": "waive", "requirement": "college.ba/pool/1"',
            {"kind": ExceptionKind.WAIVE, "requirement": "college.ba/pool/1"},
        ),
        (
            '"kind": "substitute", "item": "college.his200", "instead_of": "college.mat142"',
            {
                "kind": ExceptionKind.SUBSTITUTE,
                "item": "college.his200",
                "instead_of": "college.mat142",
            },
        ),
        (
            '"kind": "also allow", "item": "college.his200", "requirement": "college.ba/require"',
            {
                "kind": ExceptionKind.ALSO_ALLOW,
                "item": "college.his200",
                "requirement": "college.ba/require",
            },
        ),
        (
            '"kind": "apply here", "item": "college.his200", "requirement": "college.ba"',
            {"kind": ExceptionKind.APPLY_HERE, "item": "college.his200", "requirement": "college.ba"},
        ),
        (
            '"kind": "change a limit", "requirement": "college.ba/require", "amount": "4.5"',
            {
                "kind": ExceptionKind.CHANGE_A_LIMIT,
                "requirement": "college.ba/require",
                "amount": 4500,
            },
        ),
        (
            '"kind": "extend a deadline", "requirement": "college.badge_to_credit", "until": "2025-01-01"',
            {
                "kind": ExceptionKind.EXTEND_A_DEADLINE,
                "requirement": "college.badge_to_credit",
                "until": date(2025, 1, 1),
            },
        ),
    ],
)
def test_an_exception_of_every_kind_is_kept(fields: str, wanted: dict[str, object]) -> None:
    learners, problems = from_json(granted(f"{fields}, {WHO}"), "a.json", COLLEGE)
    who = {"by": "Dr Gray", "on": date(2024, 6, 3), "reason": "ill"}
    assert learners[0].exceptions == (GrantedException(**{**who, **wanted}),)  # type: ignore[arg-type] # the examples are right
    assert problems == ()


@pytest.mark.parametrize(
    ("fields", "code", "message", "advice"),
    [
        (
            f'"kind": "wave", {WHO}',
            "unknown-value",
            ".kind`, `wave` is not a word for `kind`",
            "did you mean `waive`?",
        ),
        (
            f'"kind": "waive", {WHO}',
            "missing-field",
            "`, `requirement` is missing: an exception of the kind `waive` needs it",
            "it needs `by`, `on`, `reason`, `requirement`",
        ),
        (
            '"kind": "waive", "requirement": "college.ba", "on": "2024-06-03", "reason": "ill"',
            "missing-field",
            "`, `by` is missing",
            "the person who granted it",
        ),
        (
            '"kind": "waive", "requirement": "college.ba", "by": "Dr Gray", "on": "2024-06-03", "reason": ""',
            "missing-value",
            ".reason`, the text is empty",
            "this must be said",
        ),
        (
            f'"kind": "waive", "requirement": "college.ba", "amount": 3, {WHO}',
            "contradiction",
            ".amount`, an exception of the kind `waive` has no `amount`",
            "besides who, when and why it has `requirement`",
        ),
    ],
)
def test_an_exception_is_refused_with_a_sentence(fields: str, code: str, message: str, advice: str) -> None:
    problem = only_problem(from_json(granted(fields), "a.json", COLLEGE))
    assert (problem.code, problem.message, problem.help) == (
        code,
        f"in `learner.exceptions[0]{message}",
        advice,
    )


@pytest.mark.parametrize(
    ("fields", "code", "message", "advice"),
    [
        (
            f'"kind": "waive", "requirement": "college.ba/requires", {WHO}',
            "unknown-requirement",
            ".requirement`, no requirement, limit or conversion has the path or name `college.ba/requires`",
            f"did you mean `college.ba/require`? {HOW}",
        ),
        (
            f'"kind": "substitute", "item": "college.eng110", "instead_of": "college.mat142", {WHO}',
            "unknown-name",
            ".item`, `college.eng110` is neither the id of an item of this record nor the name of one in the rules",
            "did you mean `college.eng101`?",
        ),
        (
            f'"kind": "substitute", "item": "college.eng101", "instead_of": "zzz", {WHO}',
            "unknown-name",
            ".instead_of`, `zzz` is not the name of a declared course, exam, experience or credential",
            "write the name in the rules of what need not be earned",
        ),
    ],
)
def test_one_that_names_what_is_gone_is_kept_and_warned_of_with_the_nearest_name(
    fields: str, code: str, message: str, advice: str
) -> None:
    learners, (problem,) = from_json(granted(fields), "a.json", COLLEGE)
    assert len(learners[0].exceptions) == 1
    assert (problem.code, problem.severity, problem.message, problem.help) == (
        code,
        Severity.WARNING,
        f"in `learner.exceptions[0]{message}",
        advice,
    )


def test_a_table_has_rows_of_exceptions() -> None:
    learner = only(
        read_rows(
            "learner_id,record,kind,requirement,by,on,reason,until",
            "1,exception,extend a deadline,college.badge_to_credit,Dr Gray,2024-06-03,ill,2025-01-01",
        )
    )
    assert [one.until for one in learner.exceptions] == [date(2025, 1, 1)]


def test_what_is_not_used_is_told_once_a_file_with_the_number_of_places() -> None:
    header = "learner_id,record,programme,catalogue,learner_catalogue,applies_for"
    rows = [f"{number},declared,college.ba,2023-09-01,," for number in range(3)]
    learners, problems = read_rows(
        header, *rows, "4,person,,,2023-09-01,college.ba_by_courses", "5,person,,,,college.ba_by_courses"
    )
    assert len(learners) == 5
    assert codes(problems) == ["not-used-yet"]
    assert problems[0].message == (
        "in row 5, column `applies_for`, the admissions applied for are read, and `pathways admit --to` alone says which "
        "one is answered (here and in 1 more place)"
    )
    assert learners[0].declared[0].catalogue == date(2023, 9, 1)
    assert learners[3].catalogue == date(2023, 9, 1)


def test_of_a_learner_with_an_error_nothing_is_told_as_not_used() -> None:
    problem = only_problem(from_json(document(', "catalogue": "2024-01-01", "born": 1'), "a.json", COLLEGE))
    assert problem.code == "unreadable-date"


def test_a_concentration_belongs_to_a_programme_that_is_declared_beside_it() -> None:
    declared = '{"programme": "writing", "concentration_of": "college.ba"}'
    problem = only_problem(from_json(document(f', "declared": [{declared}]'), "a.json", COLLEGE))
    assert (problem.code, problem.help) == (
        "contradiction",
        "declare the programme too, in an entry of its own",
    )
    both = f', "declared": [{declared}, {{"programme": "college.ba"}}]'
    learner = only(from_json(document(both), "a.json", COLLEGE))
    assert [(one.programme, one.within) for one in learner.declared] == [
        ("college.ba", ""),
        ("writing", "college.ba"),
    ]
