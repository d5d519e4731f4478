"""An audit that knows the one before moves nothing without need, and never at the price of the verdict."""

from datetime import date
from random import Random

import pytest

from pathways.audit import audit_learner
from pathways.audit.from_graph import audit
from pathways.audit.previous import previous_of
from pathways.audit.state import State
from pathways.audit.verdict import Audit
from pathways.ruleset import RuleSet
from tests.audit.auditing import DAY, applied, desk, earned, goal_text, leaves, requiring
from tests.properties.comparing import drawn, drawn_together

ONE_OF_TWO = requiring("1 course from { alder.wri101, alder.wri102 }")
LATE = earned("wri102 2022-05-10")
"""A course that was posted late, and earned before the other."""


def _audit(rules: str, record: str, before: Audit | None = None, day: date = DAY) -> Audit:
    asked = desk(rules, record)
    previous = previous_of(before) if before is not None else None
    return audit(asked.graph, asked.learner, ("goal",), day, "digest", None, previous)


def test_what_counted_goes_on_counting_when_something_as_good_is_posted_later() -> None:
    before = _audit(ONE_OF_TWO, earned("wri101 2023-05-10"))
    record = earned("wri101 2023-05-10") + "\n" + LATE
    assert applied(_audit(ONE_OF_TWO, record).goals[0]) == [["Writing 2"]]
    assert applied(_audit(ONE_OF_TWO, record, before).goals[0]) == [["Writing 1"]]


def test_the_verdict_comes_before_what_counted() -> None:
    rules = requiring("1 course from { alder.wri101, alder.wri102 }", "1 course from alder.wri101")
    before = _audit(ONE_OF_TWO, earned("wri101 2023-05-10"))
    moved = _audit(rules, earned("wri101 2023-05-10") + "\n" + LATE, before).goals[0]
    assert moved.eligible
    assert applied(moved) == [["Writing 2"], ["Writing 1"]]


def test_what_is_no_longer_needed_is_not_kept() -> None:
    two = requiring("2 courses from { alder.wri101, alder.wri102 }")
    record = earned("wri101 2023-05-10", "wri102 2022-05-10")
    before = _audit(two, record)
    assert applied(_audit(ONE_OF_TWO, record, before).goals[0]) == [["Writing 2"]]


def test_what_counted_in_one_of_several_requirements_goes_on_counting() -> None:
    rules = requiring("1 course from { alder.wri101, alder.wri102 }", "alder.mat101")
    before = _audit(rules, earned("wri101 2023-05-10", "mat101"))
    record = earned("wri101 2023-05-10", "mat101") + "\n" + LATE
    assert applied(_audit(rules, record).goals[0]) == [["Writing 2"], ["Numbers 1"]]
    assert applied(_audit(rules, record, before).goals[0]) == [["Writing 1"], ["Numbers 1"]]


def test_what_goes_on_counting_is_not_told_as_coming_elsewhere() -> None:
    before = _audit(requiring("alder.wri102", "1 course from alder.wri101"), earned("wri101"))
    rules = requiring("alder.wri101", "1 course from alder.wri101")
    unknown = "all of { 9 courses from alder.placement_year, age at least 22 }"
    rules += f'vertical stack up "Up" {{ made of {unknown} into goal }}\n'
    again = _audit(rules, earned("wri101"), before).goals[0]
    assert applied(again) == [[], ["Writing 1"]]
    assert again.route is not None
    assert [leaf.state for leaf in leaves(again.route.finding)] == [State.UNMET, State.MET]


def test_where_nothing_counted_there_is_nothing_to_keep() -> None:
    assert previous_of(_audit(ONE_OF_TWO, "")) == {}
    assert previous_of(_audit(goal_text(), "earned goal on 2024-05-10")) == {}


def test_an_audit_asked_for_in_python_knows_the_one_before() -> None:
    asked = desk(ONE_OF_TWO, earned("wri101 2023-05-10") + "\n" + LATE)
    rules = RuleSet((), asked.graph.graph["catalogue"], ())
    before = _audit(ONE_OF_TWO, earned("wri101 2023-05-10"))
    found = audit_learner(rules, asked.learner, ["goal"], DAY, previous=before)
    assert applied(found.goals[0]) == [["Writing 1"]]


ANOTHER_ROUTE, NOT_FINISHED = 326, 495
"""Seeds on which a route that the verdict did not stand on, and work that is not finished, once moved."""


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", [*range(60), ANOTHER_ROUTE, NOT_FINISHED])
def test_auditing_again_with_what_counted_before_changes_nothing(seed: int) -> None:
    college = drawn(Random(seed), learners=2)
    for learner in college.learners:
        for goal in college.goals:
            before = audit_learner(college.rules, learner, [goal], college.as_of)
            assert audit_learner(college.rules, learner, [goal], college.as_of, previous=before) == before


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(30))
def test_nor_does_it_in_a_set_of_goals(seed: int) -> None:
    college = drawn_together(Random(seed))
    for learner in college.learners:
        before = audit_learner(college.rules, learner, college.goals, college.as_of)
        again = audit_learner(college.rules, learner, college.goals, college.as_of, previous=before)
        assert again == before


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(60, 100))
def test_what_counted_before_changes_no_verdict(seed: int) -> None:
    college = drawn(Random(seed), learners=2)
    one, other = college.learners
    for goal in college.goals:
        before = audit_learner(college.rules, other, [goal], college.as_of)
        plain = audit_learner(college.rules, one, [goal], college.as_of).goals[0]
        told = audit_learner(college.rules, one, [goal], college.as_of, previous=before).goals[0]
        assert (told.state, told.remaining, told.progress) == (plain.state, plain.remaining, plain.progress)
