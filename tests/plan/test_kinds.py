"""What is of one kind: what no row and nothing else that is seen tells apart."""

from pathways.plan.steps import Plan
from tests.plan.test_plans import certificate, planned

ALIKE = " ".join(f'course k{at} "K{at}" {{ taught at u worth 2 credits price $10 }}' for at in range(3))
PLACE = "at least 2 credits from courses"


def instead(plan: Plan, name: str) -> set[str]:
    (found,) = (set(take.instead) for take in plan.takes if take.name == name)
    return found


def test_courses_that_nothing_tells_apart_are_of_one_kind() -> None:
    (plan,) = planned(certificate(PLACE), more=ALIKE)
    assert instead(plan, "k0") == {"k1", "k2"}


def test_a_price_a_term_and_a_requirement_tell_courses_apart() -> None:
    more = """course dear "Dear" { taught at u worth 2 credits price $90 }
    course late "Late" { taught at u worth 2 credits price $10 offered fall }"""
    (plan,) = planned(certificate(PLACE), more=f"{ALIKE} {more}")
    assert instead(plan, "k0") == {"k1", "k2"}
    (plan,) = planned(certificate("all of { k1, at least 4 credits from courses shared }"), more=ALIKE)
    assert instead(plan, "k1") == set()


def test_a_limit_on_some_tells_them_apart_from_others() -> None:
    asked = "at least 4 credits from courses of which { at most 1 course from { k0, k1 } }"
    (plan,) = planned(certificate(asked), more=ALIKE)
    assert {take.name for take in plan.takes} == {"k0", "k2"}
    assert (instead(plan, "k0"), instead(plan, "k2")) == ({"k1"}, set())


def test_what_comes_before_another_course_is_of_its_own_kind() -> None:
    more = 'course next "Next" { taught at u worth 3 credits price $10 prerequisite k1 }'
    (plan,) = planned(certificate("next"), more=f"{ALIKE} {more}")
    assert instead(plan, "k1") == set()
