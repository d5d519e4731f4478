"""A verdict as data: found by name, shown by itself, the same whenever it is asked for again."""

from datetime import date

import pytest

from pathways.audit.bench import cone
from pathways.audit.from_graph import audit
from pathways.audit.state import State
from tests.audit.auditing import DIGEST, desk, earned, goal_text, requiring

RULES = (
    requiring("alder.wri101")
    + 'certificate other "Other" { issued by alder awarded automatically require alder.mat101 }\n'
)


def test_several_goals_come_in_the_order_they_were_asked_for() -> None:
    asked = desk(RULES, earned("mat101"))
    found = audit(asked.graph, asked.learner, ["other", "goal"], date(2024, 6, 30), DIGEST)
    assert [goal.name for goal in found.goals] == ["other", "goal"]
    assert found.goal("other").eligible
    assert not found.goal("goal").eligible
    with pytest.raises(KeyError):
        found.goal("neither")


def test_an_audit_shows_itself() -> None:
    asked = desk(RULES, earned("mat101"))
    found = audit(asked.graph, asked.learner, ["goal"], date(2024, 6, 30), DIGEST)
    assert "Writing 1" in str(found)
    assert "Writing 1" in found._repr_html_()  # what a notebook calls


def test_a_past_decision_comes_out_as_it_did() -> None:
    asked = desk(RULES, earned("wri101 2023-05-10", "wri101 2024-05-10", "mat101"))
    days = (date(2023, 5, 9), date(2023, 5, 10), date(2024, 6, 30))
    first = [asked.audit(day=day) for day in days]
    assert [asked.audit(day=day) for day in reversed(days)] == first[::-1]
    assert [goal.state for goal in first] == [State.UNMET, State.MET, State.MET]


def test_what_is_learnt_later_does_not_touch_an_earlier_day() -> None:
    before = desk(RULES, earned("wri101 2023-05-10")).audit(day=date(2023, 6, 30))
    after = desk(RULES, earned("wri101 2023-05-10", "wri102 2024-05-10")).audit(day=date(2023, 6, 30))
    assert (before.state, before.routes, before.progress) == (after.state, after.routes, after.progress)


@pytest.mark.parametrize("name", ["alder", "alder.wri101", "goal/require", "nothing"])
def test_only_a_credential_a_stack_or_an_admission_can_be_a_goal(name: str) -> None:
    with pytest.raises(KeyError):
        desk(RULES).audit(name)


def test_an_award_is_told_with_its_day_and_an_automatic_one_without() -> None:
    asked = desk(RULES, "earned goal on 2024-05-10\n" + earned("mat101"))
    recorded, automatic = asked.audit().held, asked.audit("other").held
    assert recorded is not None
    assert (recorded.on, recorded.automatic) == (date(2024, 5, 10), False)
    assert automatic is not None
    assert (automatic.on, automatic.automatic) == (None, True)
    assert desk(RULES).audit("other").held is None


def test_a_stack_and_an_admission_are_never_held() -> None:
    rules = RULES + 'horizontal stack side "Side" { made of alder.listener }\n'
    found = desk(rules, "earned alder.listener on 2024-05-10").audit("side")
    assert (found.state, found.held, found.kind) == (State.MET, None, "horizontal")


def test_a_credential_that_can_only_be_recorded_has_no_routes() -> None:
    asked = desk(goal_text(), "earned goal on 2024-05-10")
    found = asked.audit()
    assert (found.state, found.percent, found.routes) == (State.MET, 100, ())
    assert asked.routes_solved() == 0
    missing = desk(goal_text()).audit()
    assert (missing.state, missing.percent, missing.route) == (State.UNMET, 0, None)


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ("taking goal", State.IN_PROGRESS),
        ("planning goal", State.PLANNED),
        ('earned goal on 2024-05-10 asserted by "Rosa"', State.UNKNOWN),
        ("earned goal on 2024-07-01", State.UNMET),
        ("earned goal on 2022-05-10 valid until 2023-05-10", State.UNMET),
    ],
)
def test_a_credential_that_can_only_be_recorded_is_as_far_as_its_award(record: str, state: State) -> None:
    found = desk(goal_text(), record).audit()
    assert (found.state, found.held, found.percent) == (state, None, 0)


def test_what_asks_for_nothing_is_not_awarded_automatically() -> None:
    rules = 'badge goal "Goal" { issued by alder awarded automatically }\n'
    found = desk(rules, "earned alder.wri101 on 2024-05-10").audit()
    assert (found.state, found.held) == (State.UNMET, None)


def test_an_overall_line_alone_is_a_route() -> None:
    rules = goal_text("overall { at least 6 credits from courses at alder }")
    assert desk(rules, earned("wri101", "wri102")).audit().state is State.MET
    assert desk(rules, earned("wri101")).audit().percent == 50


def test_a_derived_credential_is_as_far_as_its_weakest_part() -> None:
    rules = 'badge low "Low" { issued by alder awarded automatically require all of { alder.wri101, alder.wri102 } }\n'
    rules += requiring("low")
    assert desk(rules, earned("wri101") + "\nplanning alder.wri102").audit().state is State.PLANNED
    assert desk(rules, earned("wri101") + "\ntaking alder.wri102").audit().state is State.IN_PROGRESS
    assert desk(rules, earned("wri101", "wri102")).audit().state is State.MET


def test_an_automatic_credential_of_nothing_but_facts_is_held() -> None:
    rules = 'badge low "Low" { issued by alder awarded automatically require age at least 22 }\n' + requiring(
        "low"
    )
    goal = desk(rules, "born 2000-01-01").audit()
    assert goal.state is State.MET
    assert goal.route is not None
    (use,) = goal.route.finding.applied
    assert (use.derived, use.completed) == (True, None)


def test_a_credential_is_audited_after_all_that_it_needs_and_never_needs_itself() -> None:
    rules = (
        'badge c "C" { issued by alder awarded automatically require b }\n'
        'badge b "B" { issued by alder awarded automatically require a }\n'
        'badge a "A" { issued by alder awarded automatically require alder.wri101 }\n'
        'horizontal stack side "Side" { made of all of { c, alder.listener } }\n'
    ) + requiring("c")
    asked = desk(rules, earned("wri101") + "\nearned alder.listener on 2024-05-10")
    assert list(cone(asked.graph, "goal")) == ["a", "b", "c"]
    assert "goal" not in cone(asked.graph, "goal")
    assert asked.audit().state is State.MET
    assert asked.audit("side").state is State.MET


def test_a_stack_of_one_thing_may_be_taken_in_order_too() -> None:
    rules = 'horizontal stack goal "Goal" { made of alder.listener taken in order }\n'
    assert desk(rules, "earned alder.listener on 2024-05-10").audit().state is State.MET
    assert desk(rules).audit().state is State.UNMET


def test_an_order_of_more_than_named_items_is_refused() -> None:
    rules = 'horizontal stack goal "Goal" { made of all of { alder.listener, 1 course from courses at alder } taken in order }\n'
    goal = desk(rules, "earned alder.listener on 2024-05-10").audit()
    assert goal.undecided is not None
    assert goal.undecided.reason == "order-of-groups"


def test_a_declared_concentration_is_a_fact() -> None:
    rules = requiring("declared alder.writing")
    assert desk(rules, "declared alder.writing on 2024-05-10").audit().state is State.MET
    assert desk(rules, "declared alder.numbers on 2024-05-10").audit().state is State.UNMET


def test_who_has_more_to_do_than_somebody_with_nothing_has_done_nothing_yet() -> None:
    rules = requiring("when lacks alder.wri101 { alder.wri102 } otherwise { alder.mat101, alder.mat102 }")
    goal = desk(rules, earned("wri101")).audit()
    assert (goal.state, goal.remaining) == (State.UNMET, 6000)
    assert goal.progress == goal.percent == 0
