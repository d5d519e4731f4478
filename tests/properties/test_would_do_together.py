"""What would do for goals that limits on sharing tie together: all that is told would, or for others first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.audit.verdict import Audit, GoalAudit
from pathways.model.learner import Learner
from tests.properties.comparing import DrawnSet, drawn_together
from tests.properties.test_would_do import BASES, having, in_open_use, inside_contributions, told

pytestmark = pytest.mark.no_cover

FIXED = range(40)
"""Seeds of the fixed run."""


def all_told_of_sets(seed: int) -> Counter[str]:
    """Check all that would do for the goals of one random college; how many things these were, and of what kind."""
    college, found = drawn_together(Random(seed)), Counter[str]()
    for learner in college.learners:
        before = _audited(college, learner)
        for goal in before.goals:
            if goal.together is not None and goal.route is not None and goal.state is not State.MET:
                found += _all_of(college, learner, before, goal)
    return found


def _audited(college: DrawnSet, learner: Learner) -> Audit:
    return audit_learner(college.rules, learner, college.goals, college.as_of)


def _all_of(college: DrawnSet, learner: Learner, before: Audit, goal: GoalAudit) -> Counter[str]:
    found: Counter[str] = Counter()
    helpful = {each.name: each for each in goal.helpful}
    for path in in_open_use(goal) - inside_contributions(goal):
        for name in sorted(told(goal).get(path, ())):
            ways = [_helped(before, _audited(college, more)) for more in _more(college, learner, name)]
            first, both = set(helpful[name].first_for), set(helpful[name].elsewhere)
            if first:
                assert any(first <= way and goal.name not in way for way in ways), (goal.name, path, name)
            else:
                assert any({goal.name, *both} <= way for way in ways), (goal.name, path, name)
            found["for another one first" if first else "for both" if both else "for it"] += 1
    return found


def _more(college: DrawnSet, learner: Learner, name: str) -> Iterator[Learner]:
    """The learner with the thing, graded in either manner, in any term."""
    for basis in BASES:
        more = having(college, learner, name, basis)
        for term in ("", "spring") if 'in term "spring"' in college.text else ("",):
            yield replace(more, items=(*learner.items, replace(more.items[-1], term=term)))


def _helped(before: Audit, then: Audit) -> set[str]:
    """The goals of which less remains."""
    return {goal.name for goal in before.goals if then.goal(goal.name).remaining < goal.remaining}


def test_all_that_is_told_beside_other_goals_would_do_or_is_for_these_first() -> None:
    found = Counter[str]()
    for seed in FIXED:
        found += all_told_of_sets(seed)
    assert found["for it"] >= 100
    assert found["for another one first"] >= 20
    assert found["for both"] >= 20
