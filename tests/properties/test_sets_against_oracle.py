"""Goals that share within limits are decided together as trying everything decides them."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from pathways.audit import audit_learner
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet
from tests.oracle.goal_set import SetJudge
from tests.properties.comparing import differences, rules_of
from tests.properties.drawn_learners import AS_OF_DATES, drawn_learner, pinned
from tests.properties.drawn_sets import drawn_set

FIXED = range(200)
"""Seeds of the fixed run."""


def college_of_set(
    seed: int, *, pins: bool = False
) -> tuple[RuleSet, tuple[str, ...], tuple[Learner, ...], date]:
    """One random college with several goals, learners who have none of these, and a day; nobody where its rules have errors."""
    random = Random(seed)
    text, goals = drawn_set(random)
    rules = rules_of("\n".join((text, *(drawn_learner(random, f"learner {at}", text, 5) for at in range(2)))))
    day = date.fromisoformat(random.choice(AS_OF_DATES))
    learners = []
    for test in rules.catalogue.tests if rules.sound else ():
        items = tuple(item for item in test.learner.items if item.name not in goals)
        learner = replace(test.learner, declared=(), items=items)
        learners.append(pinned(random, learner, rules.catalogue) if pins else learner)
    return rules, goals, tuple(learners), day


def compared_set(seed: int) -> tuple[Counter[str], list[str]]:
    """What came out for the goals of one random college, and what the oracle says otherwise."""
    rules, goals, learners, day = college_of_set(seed, pins=True)
    outcomes: Counter[str] = Counter()
    differing: list[str] = []
    for learner in learners:
        judged = SetJudge(rules.catalogue, learner, day).goals(goals)
        for goal in audit_learner(rules, learner, goals, day).goals:
            if goal.together is not None:
                outcomes["tied"] += 1
                outcomes["held back"] += goal.remaining > goal.together.remaining
                found = differences(goal, judged[goal.name])
                differing += [f"{seed} {learner.name} {goal.name}: {one}" for one in found]
    return outcomes, differing


@pytest.fixture(scope="module")
def fixed_run() -> tuple[Counter[str], list[str]]:
    """A run that is the same everywhere."""
    outcomes: Counter[str] = Counter()
    differing: list[str] = []
    for seed in FIXED:
        found, differ = compared_set(seed)
        outcomes += found
        differing += differ
    return outcomes, differing


def test_a_fixed_run_of_sets_shows_no_difference(fixed_run: tuple[Counter[str], list[str]]) -> None:
    assert fixed_run[1] == []


def test_limits_on_sharing_bind_in_the_fixed_run(fixed_run: tuple[Counter[str], list[str]]) -> None:
    assert fixed_run[0]["tied"] > 500
    assert fixed_run[0]["held back"] > 20
