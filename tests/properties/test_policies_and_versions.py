"""Rules said another way decide alike: by a policy, or in the version that is in force beside one that is not."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.audit import audit_learner
from pathways.audit.verdict import GoalAudit
from tests.properties.comparing import drawn, rules_of
from tests.properties.drawn_requirements import Draw, calm_leaf, overall_line
from tests.properties.strategies import FEWEST

pytestmark = pytest.mark.no_cover
FEWEST_OF_ALL = settings(FEWEST, max_examples=6)
GOAL = 'certificate goal "Goal" {'


def _answer(goal: GoalAudit) -> tuple[object, ...]:
    return (goal.state, goal.progress, goal.remaining, goal.held, goal.undecided is None)


@given(st.integers(0, 2**48))
@FEWEST_OF_ALL
def test_a_policy_asks_what_the_rules_of_a_credential_could_ask_themselves(seed: int) -> None:
    random = Random(seed)
    college = drawn(random, learners=1)
    draw = Draw(random)
    line, leaf = overall_line(draw), calm_leaf(draw)
    policy = f'policy rule "Rule" {{ applies to {{ goal }} overall {{ {line} }} '
    by_hand = college.text.replace("overall { ", f"overall {{ {line}, ", 1)
    if "overall { " not in college.text:
        by_hand = college.text.replace(GOAL, f"{GOAL} overall {{ {line} }}")
    if "into goal" not in college.text:
        policy += f"require {leaf} "
        by_hand = by_hand.replace(GOAL, f"{GOAL} pool {{ {leaf} }}")
    one, two = rules_of(f"{college.text}\n{policy}}}"), rules_of(by_hand)
    for learner in college.learners if one.sound and two.sound else ():
        found = audit_learner(one, learner, ["goal"], college.as_of).goals[0]
        assert _answer(found) == _answer(audit_learner(two, learner, ["goal"], college.as_of).goals[0])


@given(st.integers(0, 2**48))
@FEWEST_OF_ALL
def test_a_version_that_is_not_in_force_changes_nothing(seed: int) -> None:
    college = drawn(Random(seed), learners=1)
    old = f"{GOAL} retired 1999-12-31 issued by here worth 12 credits require c5 }}\n"
    rules = rules_of(college.text.replace(GOAL, f"{old}{GOAL} effective 2000-01-01"))
    assert rules.sound
    for learner in college.learners:
        found = audit_learner(rules, learner, college.goals, college.as_of)
        wanted = audit_learner(college.rules, learner, college.goals, college.as_of)
        assert [_answer(each) for each in found.goals] == [_answer(each) for each in wanted.goals]
