"""The audit says what trying everything says."""

from collections import Counter
from functools import cache
from random import Random

import pytest
from hypothesis import given, reject

from pathways.audit import audit_learner
from pathways.audit.state import State
from tests.oracle.judge import Judge
from tests.properties.comparing import Drawn, compared, compared_admission, differences, drawn
from tests.properties.patience import TooLongError, patiently
from tests.properties.strategies import FEW, colleges

pytestmark = pytest.mark.no_cover

FIXED = range(220)
"""Seeds of the fixed run."""
CONSTRUCTS = frozenset(
    {
        "N of", "admission", "all of", "any of", "at least from each", "at least of which", "at most of which",
        "at most over everything",
        "badge awarded automatically", "badge awarded on application", "badge on badge", "badges counted",
        "condition: admitted to", "condition: age at", "condition: age below", 'condition: attested "signed"',
        "condition: before 2023-06-01", "condition: declared programme", "condition: enrolled in",
        "condition: fewer than", "condition: gpa", "condition: gpa below",
        "condition: lacks c1", "condition: not admitted", "condition: not enrolled", "condition: not holds",
        "condition: on or", 'condition: population "veteran"', "condition: score at", "conversion", "count leaf",
        "credited at", "credits leaf", "equivalent", "fact of several", "from each", "horizontal stack", "hours leaf", "in order",
        "item as a fact", "item leaf", "items counted", "lesser of", "limit of a conversion", "line of another unit",
        "named requirement twice", "non-credit", "number when", "overall",
        "pool", "repeatable", "shared", "split", "spread", "spread over few", "stack taken in order", "transfer",
        "unequal credits", "units", "value-added stack", "vertical stack", "when",
    }
)  # fmt: skip


@given(colleges())
@FEW
def test_verdict_status_remaining_progress_and_places_are_those_of_the_oracle(college: Drawn) -> None:
    for learner in college.learners:
        try:
            with patiently():
                found = [compared(college.rules, learner, goal, college.as_of) for goal in college.goals]
        except TooLongError:
            reject()
        assert not any(found)


@given(colleges())
@FEW
def test_the_four_answers_of_an_admission_are_those_of_the_oracle(college: Drawn) -> None:
    if "entry" in college.rules.catalogue.admissions:
        for learner in college.learners:
            assert not compared_admission(college.rules, learner, "entry", college.as_of)


@cache
def fixed_run() -> tuple[Counter[str], Counter[str], list[str]]:
    """A run that is the same everywhere: how often each construct was compared, what came out, what differed."""
    constructs: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    differing = []
    for seed in FIXED:
        college = drawn(Random(seed), learners=2)
        for learner in college.learners:
            for goal in college.goals:
                audited = audit_learner(college.rules, learner, (goal,), college.as_of).goal(goal)
                outcomes["undecided" if audited.undecided else audited.state.value] += 1
                if audited.undecided is None:
                    constructs.update(college.used)
                    judged = Judge(college.rules.catalogue, learner, college.as_of).goal(goal)
                    differing += [
                        f"{seed} {learner.name} {goal}: {one}" for one in differences(audited, judged)
                    ]
    return constructs, outcomes, differing


def test_a_fixed_run_shows_no_difference() -> None:
    assert fixed_run()[2] == []


def test_every_goal_of_the_fixed_run_is_decided() -> None:
    assert fixed_run()[1]["undecided"] == 0


def test_every_status_comes_up_in_the_fixed_run() -> None:
    assert {state.value for state in State} <= set(fixed_run()[1])


def test_every_construct_is_compared_in_the_fixed_run() -> None:
    assert sorted(CONSTRUCTS - set(fixed_run()[0])) == []
