"""An audit with an exception is an audit by the rules that say it by hand, for each kind, in our words and the oracle's."""

from random import Random

import pytest

from pathways.audit import audit_learner
from pathways.model.learner import ExceptionKind
from tests.oracle.judge import Judge
from tests.properties.by_hand import AS_OF, compared
from tests.properties.comparing import differences, placements

TIMES = 20
pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("kind", list(ExceptionKind), ids=lambda kind: kind.value)
def test_an_audit_with_an_exception_is_one_by_rules_that_say_it_by_hand(kind: ExceptionKind) -> None:
    states = set()
    for seed in range(TIMES):
        drawn = compared(Random(f"{kind.value} {seed}"), kind)
        one = audit_learner(drawn.rules, drawn.learner, ("goal",), AS_OF).goal("goal")
        other = audit_learner(drawn.rules_by_hand, drawn.learner_by_hand, ("goal",), AS_OF).goal("goal")
        shown = (seed, drawn.text, drawn.by_hand, drawn.learner)
        assert (one.state, one.remaining) == (other.state, other.remaining), shown
        # A day that has come is a condition, which weighs something; what is waived weighs nothing.
        assert kind is ExceptionKind.WAIVE or one.progress == other.progress, shown
        places = [[placements(route.finding) for route in goal.routes] for goal in (one, other)]
        assert places[0] == places[1], shown
        judged = Judge(drawn.rules_by_hand.catalogue, drawn.learner_by_hand, AS_OF).goal("goal")
        assert not differences(other, judged), shown
        states.add(one.state)
    assert len(states) > 1
