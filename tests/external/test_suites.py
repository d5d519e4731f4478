"""Verdicts that other engines or other people came to, met by the product on what it reads."""

import pytest

from tests.external.confirming import objections
from tests.external.cornell import ExamTable, offered
from tests.external.judge import Judged
from tests.external.progress import sizes_agree
from tests.external.reading import json_of, model_of
from tests.external.results import judged_suite, neutral, sample, shuffled, verdicts
from tests.external.suites import BY_EXCEPTION, COUNTED_TWICE, DATA, EXAMS, SUITES, needs_data
from tests.external.trees import Differs, compared, hours_in_pools

pytestmark = [needs_data, pytest.mark.no_cover]

CASES = {
    "princeton": 1470,
    "princeton 2018": 8,
    "utd core": 250,
    "utd computer science": 250,
    "utd majors": 26,
    "mit fireroad": 57,
}
WITHOUT_HOURS = 2
"""Cases of a file of pools that have an override, and no hours."""


def _differing(suite: str) -> list[Differs]:
    """The nodes that differ where the source says that its reading is the only one."""
    found = []
    for one in judged_suite(suite).cases:
        expected = one.case.expected
        if expected.nodes is None or expected.oracle_ambiguous or one.written is None or one.goal is None:
            continue
        nodes = compared(one.written.rule, expected.nodes, one.written, one.goal, one.case.learner)
        found += [node for node in nodes if node is not None]
    return found


@pytest.mark.parametrize("suite", SUITES)
def test_every_verdict_is_the_one_to_meet(suite: str) -> None:
    found = judged_suite(suite).cases
    assert len(found) == CASES[suite]
    assert [one.why for one in found if one.got is None] == []
    assert [one.case.id for one in found if not one.agrees] == [COUNTED_TWICE] * (suite == "utd majors")


@pytest.mark.parametrize("suite", ["princeton", "princeton 2018"])
def test_every_node_stands_as_the_source_says(suite: str) -> None:
    assert _differing(suite) == []


def test_a_course_that_another_engine_counts_twice_counts_once() -> None:
    found = next(one for one in judged_suite("utd majors").cases if one.case.id == COUNTED_TWICE)
    places = 31
    assert len(found.case.learner.courses) == places
    assert (found.case.expected.satisfied, found.got) == (True, False)
    assert found.goal is not None
    assert found.goal.remaining == 3000
    assert found.goal.unused == ()


@pytest.mark.parametrize("suite", ["princeton", "utd core", "utd computer science"])
def test_every_yes_is_confirmed_without_the_engine(suite: str) -> None:
    yes = [one for one in judged_suite(suite).cases if one.got]
    assert len(yes) > 90
    assert [(one.case.id, *told) for one in yes if (told := _told(one))] == []


def _told(one: Judged) -> list[str]:
    assert one.written is not None
    assert one.goal is not None
    return list(objections(one.written, one.goal, one.case.learner))


def test_what_an_advisor_put_somewhere_counts_there() -> None:
    id_ = BY_EXCEPTION["utd computer science"]
    found = next(one for one in judged_suite("utd computer science").cases if one.case.id == id_)
    assert (found.agrees, found.got) == (True, True)


@pytest.mark.parametrize("suite", ["utd core", "utd computer science"])
def test_as_many_hours_are_assigned_in_each_pool_as_can_be(suite: str) -> None:
    with_hours = [one for one in judged_suite(suite).cases if one.case.expected.max_hours_assigned_per_pool]
    assert len(with_hours) >= CASES[suite] - WITHOUT_HOURS
    for one in with_hours:
        assert one.written is not None
        assert one.goal is not None
        assert hours_in_pools(one.written, one.goal) == one.case.expected.max_hours_assigned_per_pool, (
            one.case.id
        )


def test_progress_is_fireroads_where_no_branch_asks_for_more_than_another() -> None:
    found = [
        one for one in judged_suite("mit fireroad").cases if one.case.expected.fireroad_percent is not None
    ]
    same = [one for one in found if one.written is not None and sizes_agree(one.written.rule)]
    assert (len(found), len(same)) == (48, 30)
    for one in same:
        assert one.goal is not None
        assert one.case.expected.fireroad_percent is not None
        assert one.goal.percent == int(one.case.expected.fireroad_percent), one.case.id


def test_every_exam_gives_the_credit_of_the_highest_threshold() -> None:
    found = list(offered(model_of(ExamTable, json_of(DATA / EXAMS))))
    assert len(found) == 181
    assert [one.case for one in found if not one.agrees] == []


@pytest.mark.seeds
@pytest.mark.parametrize(
    ("suite", "each"), [("princeton", 150), ("princeton 2018", 2), ("utd core", 60), ("utd majors", 3)]
)
def test_no_verdict_hangs_on_the_order_of_courses_or_sets(suite: str, each: int) -> None:
    some = sample(neutral(suite), each)
    assert verdicts(shuffled(some, 2)) == {
        case.id: case.expected.satisfied and case.id != COUNTED_TWICE for case in some.cases
    }
