"""Goals that share within limits are decided together as trying everything decides them."""

from collections import Counter
from functools import cache
from random import Random

import pytest

from pathways.audit import audit_learner
from tests.oracle.goal_set import SetJudge
from tests.properties.comparing import differences, drawn_together

pytestmark = pytest.mark.no_cover

FIXED = range(150)
"""Seeds of the fixed run."""


def compared_set(seed: int) -> tuple[Counter[str], list[str]]:
    """What came out for the goals of one random college, and what the oracle says otherwise."""
    college = drawn_together(Random(seed), pins=True)
    outcomes: Counter[str] = Counter()
    differing: list[str] = []
    for learner in college.learners:
        judged = SetJudge(college.rules.catalogue, learner, college.as_of).goals(college.goals)
        for goal in audit_learner(college.rules, learner, college.goals, college.as_of).goals:
            if goal.together is not None:
                outcomes["tied"] += 1
                outcomes["held back"] += goal.remaining > goal.together.remaining
                found = differences(goal, judged[goal.name])
                differing += [f"{seed} {learner.name} {goal.name}: {one}" for one in found]
    return outcomes, differing


@cache
def fixed_run() -> tuple[Counter[str], list[str]]:
    """A run that is the same everywhere."""
    outcomes: Counter[str] = Counter()
    differing: list[str] = []
    for seed in FIXED:
        found, differ = compared_set(seed)
        outcomes += found
        differing += differ
    return outcomes, differing


def test_a_fixed_run_of_sets_shows_no_difference() -> None:
    assert fixed_run()[1] == []


def test_limits_on_sharing_bind_in_the_fixed_run() -> None:
    assert fixed_run()[0]["tied"] > 500
    assert fixed_run()[0]["held back"] > 20
