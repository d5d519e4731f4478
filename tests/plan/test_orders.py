"""Plans for what is asked for in an order: it is taken in that order, or anew where the record does not show it."""

import pytest

from pathways.audit.from_graph import audit
from pathways.plan.checked import PlanError
from pathways.plan.checked_orders import must_show_orders
from pathways.plan.wish import By
from tests.plan.test_plans import COLLEGE, DAY, planned, taken
from tests.properties.comparing import rules_of

IN_FALL = 'course x "X" { taught at u worth 3 credits offered fall }\n'
IN_SPRING = 'course y "Y" { taught at u worth 3 credits offered spring }\n'
MORE = IN_FALL + IN_SPRING


def goal(asked: str, more: str = "") -> str:
    return f'{more} certificate goal "Goal" {{ issued by u require {asked} }}'


def step(asked: str, how: str = "automatically") -> str:
    return f'badge step "Step" {{ issued by u awarded {how} require {asked} }}'


@pytest.mark.parametrize("by", By)
def test_what_is_asked_for_in_an_order_is_taken_in_it(by: By) -> None:
    (plan,) = planned(goal("in order { x, y }"), more=MORE, by=by)
    assert taken(plan) == {"x": "Fall 2026", "y": "Spring 2027"}
    assert (plan.proven, plan.left) == (True, ())
    (plan,) = planned(goal("all of { x, y }"), more=MORE, by=by)
    assert taken(plan) == {"y": "Spring 2026", "x": "Fall 2026"}


def test_what_is_in_one_term_is_in_order() -> None:
    (plan,) = planned(goal("in order { bio, stat, eng1 }"))
    assert set(taken(plan).values()) == {"Spring 2026"}


def test_of_what_the_record_has_in_another_order_no_more_is_taken_anew_than_needed() -> None:
    record = "earned y on 2024-05-10 earned x on 2024-12-15 earned bio on 2025-05-10"
    (plan,) = planned(goal("in order { x, y, bio }"), record, more=MORE)
    assert taken(plan) == {"y": "Spring 2026", "bio": "Spring 2026"}
    assert [each.again for each in plan.takes] == [True, True]
    (plan,) = planned(goal("in order { y, x, bio }"), record, more=MORE)
    assert plan.takes == ()


def test_where_another_way_needs_less_nothing_is_taken_anew() -> None:
    record = "earned y on 2024-05-10 earned x on 2024-12-15"
    (plan,) = planned(
        goal("any of { in order { x, y }, lab }"), f"{record} earned bio on 2024-05-10", more=MORE
    )
    assert taken(plan) == {"lab": "Spring 2026"}


def test_a_credential_that_comes_by_itself_is_there_with_the_last_course_that_it_takes() -> None:
    (plan,) = planned(goal("in order { step, y }", step("x")), more=MORE)
    assert taken(plan) == {"x": "Fall 2026", "y": "Spring 2027"}
    (plan,) = planned(goal("in order { x, step }", step("y")), more=MORE)
    assert taken(plan) == {"x": "Fall 2026", "y": "Spring 2027"}
    (plan,) = planned(goal("in order { x, step }", step("y", "on application")), more=MORE)
    assert taken(plan) == {"y": "Spring 2026", "x": "Fall 2026"}


@pytest.mark.parametrize(
    ("record", "terms"),
    [
        ("planning x on 2027-12-15", {"y": "Spring 2028"}),
        ("taking x on 2026-03-01", {"y": "Spring 2026"}),
        ("taking x", {"y": "Spring 2026"}),
        ("planning x", {"y": "Spring 2026"}),
    ],
)
def test_what_is_under_way_comes_when_it_is_expected(record: str, terms: dict[str, str]) -> None:
    (plan,) = planned(goal("in order { x, y }"), record, more=MORE, terms=6)
    assert taken(plan) == terms


def test_what_comes_first_is_not_taken_after_what_is_under_way() -> None:
    (plan,) = planned(goal("in order { x, y }"), "taking y on 2026-05-10", more=MORE)
    assert [each.path for each in plan.left] == ["goal/require"]
    (plan,) = planned(goal("in order { x, y }"), "planning y on 2027-05-10", more=MORE)
    assert taken(plan) == {"x": "Fall 2026"}


def test_without_time_for_a_search_the_order_is_kept_or_there_is_no_plan() -> None:
    for plan in planned(goal("in order { x, y }"), more=MORE, seconds=0.0):
        assert taken(plan) == {"x": "Fall 2026", "y": "Spring 2027"}


@pytest.mark.parametrize(
    ("record", "is_shown"),
    [
        ("earned x on 2025-12-15 earned y on 2025-05-10 planning y on 2026-05-10", True),
        ("planning x on 2026-12-15 planning y on 2026-05-10", False),
        ("planning x on 2026-12-15 planning y on 2027-05-10", True),
        ("planning x on 2026-05-10 planning y on 2026-05-10", True),
        ("planning x on 2026-12-15 planning y", True),
    ],
)
def test_days_that_contradict_an_order_are_a_defect(record: str, *, is_shown: bool) -> None:
    rules = rules_of(
        f'{COLLEGE}{MORE}{goal("in order { x, y }")} learner "l" {{ {record} expect goal unmet }}'
    )
    learner = rules.catalogue.tests[0].learner
    then = audit(rules.graph, learner, ("goal",), DAY, rules.digest)
    if is_shown:
        must_show_orders(then, learner)
    else:
        with pytest.raises(PlanError, match="goal/require is not shown"):
            must_show_orders(then, learner)
