"""A small college, a goal and a record: what is said of every part of the record, put beside what trying everything says."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from pathways.audit import audit_learner
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Learner, Pin
from pathways.ruleset import RuleSet
from tests.audit.auditing import DAY
from tests.oracle.details import DetailJudge
from tests.properties.adding_up import not_adding_up
from tests.properties.comparing import differences, rules_of

SEARCHED = "overall { at most 900 credits }"
"""A limit that never binds makes a goal one that is searched."""
GRADES = "BACDPBCA"
"""Grades of the items, in their order."""


def earner(college: str, rules: str, items: str, *pins: Pin) -> tuple[RuleSet, Learner]:
    """A college with a goal, and somebody who has earned these items, one day after the other; `c1/turn` is one converted.

    What is an exam or an experience there, named `test` or with an `h` first, has no grade.
    """
    earned = ""
    for at, item in enumerate(items.split()):
        name, _, how = item.partition("/")
        graded = "" if name == "test" or name[0] == "h" else f" grade {GRADES[at]}"
        earned += f" earned {name} on 2023-05-{10 + at}{graded}{f' converted by {how}' if how else ''}"
    goal = f'certificate goal "Goal" {{ issued by here awarded on application {rules} }}'
    found = rules_of(f'{college}{goal} learner "someone" {{ {earned} expect goal unmet }}')
    assert found.sound, [problem.message for problem in found.problems]
    return found, replace(found.catalogue.tests[0].learner, pins=pins)


def parts_of(learner: Learner) -> Iterator[Learner]:
    """The learner with every part of the record."""
    for many in range(len(learner.items) + 1):
        for items in combinations(learner.items, many):
            yield replace(learner, items=items)


def goal_of(rules: RuleSet, learner: Learner) -> GoalAudit:
    """The verdict on the goal."""
    return audit_learner(rules, learner, ("goal",), DAY).goal("goal")


def tried(rules: RuleSet, learner: Learner) -> tuple[GoalAudit, DetailJudge, list[str]]:
    """A verdict that is decided and adds up, the oracle, and what the oracle says otherwise."""
    goal, judge = goal_of(rules, learner), DetailJudge(rules.catalogue, learner, DAY)
    assert goal.undecided is None
    assert not_adding_up(goal, judge) == [], [item.name for item in learner.items]
    return goal, judge, differences(goal, judge.goal("goal"))
