"""Plans for what is asked for in an order: it is taken in that order, or anew where the record does not show it."""

from datetime import date

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.from_record import entries_of
from pathways.plan.checked import PlanError
from pathways.plan.checked_orders import must_show_orders
from pathways.plan.ends import first_after, last_before
from pathways.plan.following import Following
from pathways.plan.steps import Slot
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


@pytest.mark.parametrize(
    ("following", "is_kept"),
    [
        (Following(frozenset("ab"), frozenset("c"), 0), True),
        (Following(frozenset("ad"), frozenset("c"), 0), False),
        (Following(frozenset("c"), frozenset("b"), 0), False),
        (Following(frozenset("d"), frozenset("ad"), 0), True),
        (Following(frozenset("c"), frozenset("b"), 3), True),
        (Following(frozenset("d"), frozenset(), 3), False),
        (Following(frozenset(), frozenset("b"), 0, since=3), False),
        (Following(frozenset(), frozenset("bc"), 0, since=3), True),
        (Following(frozenset(), frozenset(), 1, since=2), False),
    ],
)
def test_terms_keep_an_order_or_not(following: Following, *, is_kept: bool) -> None:
    assert following.is_kept({"a": 1, "b": 2, "c": 3, "d": 4}) is is_kept


def test_only_what_something_hangs_on_is_asked() -> None:
    assert not Following(frozenset("a"), frozenset("ab"), 0).is_asked
    assert Following(frozenset("ac"), frozenset("ab"), 0).is_asked
    assert not Following(frozenset(), frozenset("a"), 2, since=2).is_asked
    assert Following(frozenset(), frozenset("a"), 2, since=3).is_asked


SLOTS = [
    Slot(1, "Spring", ends=date(2026, 5, 10)),
    Slot(2, "Fall", ends=date(2026, 12, 15)),
    Slot(3, "Spring", ends=date(2027, 5, 10)),
]


@pytest.mark.parametrize(
    ("record", "last", "first"),
    [
        ("earned x on 2025-05-10", 0, 0),
        ("taking x", 0, 0),
        ("planning x", 3, 0),
        ("taking x on 2026-03-01", 0, 1),
        ("planning x on 2026-05-10", 1, 1),
        ("planning x on 2026-05-11", 1, 2),
        ("planning x on 2026-12-15", 2, 2),
        ("planning x on 2027-09-01", 3, 4),
    ],
)
def test_what_is_there_is_done_between_two_terms(record: str, last: int, first: int) -> None:
    rules = rules_of(f'{COLLEGE}{MORE}{goal("x")} learner "l" {{ {record} expect goal unmet }}')
    (entry,) = entries_of(rules.catalogue.tests[0].learner, rules.catalogue, DAY)
    assert (last_before(entry, SLOTS), first_after(entry, SLOTS)) == (last, first)
    assert first_after(entry, [Slot(1, "Term 1")]) == 0
