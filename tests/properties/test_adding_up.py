"""What an audit says of each requirement adds up from what is applied to it."""

import pytest
from hypothesis import given

from tests.oracle.details import DetailJudge
from tests.properties.adding_up import not_adding_up
from tests.properties.comparing import Drawn
from tests.properties.explained import audited
from tests.properties.strategies import FEW, colleges

pytestmark = pytest.mark.no_cover


@given(colleges())
@FEW
def test_the_findings_of_a_verdict_add_up(college: Drawn) -> None:
    for learner in college.learners:
        judge = DetailJudge(college.rules.catalogue, learner, college.as_of)
        for name in college.goals:
            goal = audited(college, learner, name)
            assert goal.undecided is not None or not_adding_up(goal, judge) == []
