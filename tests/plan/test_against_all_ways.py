"""Plans are the best of all ways, on colleges so small that all ways can be tried."""

from collections import Counter

import pytest

from pathways.plan.from_audit import plans_for
from pathways.plan.wish import By, Wish
from tests.plan.colleges import DAY, PER_TERM, TERMS, College, college, least

pytestmark = pytest.mark.no_cover


def compared(college: College, by: By) -> str:
    """Compare a plan with the best of all ways; what came out."""
    wish = Wish(by, per_term=PER_TERM * 1000, terms=TERMS)
    rules = college.rules
    (plan,) = plans_for(rules.graph, college.learner, college.goals, DAY, rules.digest, wish)
    best = least(college, by)
    if best is None:
        assert plan.left, college.text
        return "no way"
    way = (
        plan.credits // 1000,
        sum(cost.cents for cost in plan.costs),
        plan.last.number if plan.last is not None else 0,
    )
    assert (way, plan.proven, plan.left) == (best[0], True, ()), college.text
    return "several ways" if best[1] else "one way"


@pytest.mark.parametrize("by", By)
def test_a_plan_is_the_best_of_all_ways(by: By) -> None:
    found = Counter(compared(college(seed, below=seed % 3 == 0), by) for seed in range(12))
    assert found["no way"] >= 1
    assert found["several ways"] >= 5


def test_a_plan_for_what_is_asked_for_in_an_order_is_the_best_of_all_ways() -> None:
    found = Counter(
        compared(college(seed, orders=True), list(By)[seed % len(By)]) for seed in range(200, 215)
    )
    assert found["no way"] >= 1
    assert found["several ways"] >= 3


def test_a_plan_for_goals_that_share_is_the_best_of_all_ways() -> None:
    found = Counter(
        compared(college(seed, sharing=True), list(By)[seed % len(By)]) for seed in range(100, 107)
    )
    assert found["no way"] >= 1
    assert found["several ways"] >= 3


def test_a_plan_under_exceptions_is_the_best_of_all_ways() -> None:
    found = Counter(
        compared(college(seed, excepted=True), list(By)[seed % len(By)]) for seed in range(200, 214)
    )
    assert found["no way"] >= 1
    assert found["several ways"] >= 5
