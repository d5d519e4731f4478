"""The independent checker weighs what is divided by the part that is applied, and counts what is there several times once."""

import pytest

from tests.audit.auditing import earned, goal_text, requiring
from tests.audit.claiming import is_refused

GOAL = "goal/require"
QUARTERS = "unit quarter = 2/3 semester rounded down to 1 on the total\n" + "".join(
    f'course q{number} "Q{number}" {{ taught at birch worth {worth} credits }}\n'
    for number, worth in ((1, 5), (2, 4), (3, 4))
)
GRADED = "earned alder.wri101 on 2024-05-10 grade A\nearned alder.wri102 on 2024-05-10 grade C"
BOTH = "{ alder.wri101, alder.wri102 }"


def satisfying(asked: str, *members: str) -> str:
    return requiring(f"{asked} from what satisfies {{ {', '.join(members)} }}")


@pytest.mark.parametrize(("need", "refused"), [(5, False), (6, True)])
def test_what_a_member_gives_is_rounded_once_on_its_total(need: int, refused: bool) -> None:
    """Twice four quarter credits are five semester credits, not twice two."""
    rules = QUARTERS + satisfying(f"at least {need} credits", "2 courses from { q2, q3 }")
    record = "earned q2 on 2024-05-10\nearned q3 on 2024-05-10"
    assert is_refused(rules, record, {f"{GOAL}/1": "Q2 + Q3"}) is refused


@pytest.mark.parametrize(("need", "refused"), [(2, False), (3, True)])
def test_what_two_members_have_from_one_named_requirement_satisfies_once(need: int, refused: bool) -> None:
    part = "requirement part = at least 2 credits from alder.bio101 split\n"
    rules = part + satisfying(f"at least {need} credits", "part", "part")
    assert is_refused(rules, earned("bio101"), {"part": "Life, with laboratory = 2"}) is refused


def test_what_a_member_has_twice_satisfies_once() -> None:
    rules = satisfying("2 courses", "all of { alder.wri101 shared, 1 course from alder.wri101 }")
    claimed = {f"{GOAL}/1/1": "Writing 1", f"{GOAL}/1/2": "Writing 1"}
    assert is_refused(rules, earned("wri101"), claimed)
    assert not is_refused(rules.replace("2 courses", "1 course"), earned("wri101"), claimed)


ANY = "1 course from courses at alder shared"


def test_an_attempt_its_repeat_and_another_course_satisfy_as_two() -> None:
    record = earned("wri101 2023-05-10", "wri101 2024-05-10", "wri102")
    one, two = ("alder.wri101@2023-05-10#1", "alder.wri101@2024-05-10#1")
    claimed = {f"{GOAL}/1": one, f"{GOAL}/2": two, f"{GOAL}/3": "Writing 2"}
    assert is_refused(satisfying("3 courses", ANY, ANY, ANY), record, claimed)
    assert not is_refused(satisfying("2 courses", ANY, ANY, ANY), record, claimed)


@pytest.mark.parametrize(("need", "refused"), [(4, False), (5, True)])
def test_of_two_attempts_the_one_that_is_worth_more_satisfies(need: int, refused: bool) -> None:
    record = (
        "earned alder.wri101 on 2023-05-10 worth 3 credits\nearned alder.wri101 on 2024-05-10 worth 4 credits"
    )
    claimed = {f"{GOAL}/1": "alder.wri101@2023-05-10#1", f"{GOAL}/2": "alder.wri101@2024-05-10#1"}
    assert is_refused(satisfying(f"at least {need} credits", ANY, ANY), record, claimed) is refused


@pytest.mark.parametrize(("asked", "refused"), [("2 items", False), ("2 courses", True)])
def test_an_exam_satisfies_as_no_course(asked: str, refused: bool) -> None:
    rules = satisfying(asked, "alder.wri101", "1 item from alder.placement")
    claimed = {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": "Placement test"}
    assert is_refused(rules, earned("wri101", "placement"), claimed) is refused


@pytest.mark.parametrize(("need", "refused"), [(3, False), (4, True)])
def test_hours_satisfy_as_no_credits(need: int, refused: bool) -> None:
    rules = satisfying(f"at least {need} credits", "alder.wri101", "1 item from alder.talk")
    claimed = {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": "Speaking up (workshop)"}
    assert is_refused(rules, earned("wri101", "talk"), claimed) is refused


def test_what_bears_no_credit_satisfies_no_credits_where_these_are_rounded_on_the_total() -> None:
    unpaid = 'course unpaid "Unpaid" { taught at birch worth 6 credits not for credit }\n'
    rules = QUARTERS + unpaid + satisfying("at least 3 credits", "q1", "unpaid")
    claimed = {f"{GOAL}/1": "Q1", f"{GOAL}/2": "Unpaid"}
    record = "earned q1 on 2024-05-10\nearned unpaid on 2024-05-10"
    assert not is_refused(rules, record, claimed)
    assert is_refused(rules.replace("at least 3", "at least 4"), record, claimed)


@pytest.mark.parametrize(("minimum", "refused"), [("2.80", False), ("2.81", True)])
def test_an_average_weighs_each_course_where_most_of_it_counts(minimum: str, refused: bool) -> None:
    """Two credits of A, and of C one credit here and three in the pool."""
    rules = goal_text(
        f"require at least 3 credits from {BOTH} split",
        "pool { at least 3 credits from alder.wri102 split }",
        f"overall {{ gpa at least {minimum} over what counts }}",
    )
    claimed = {GOAL: "Writing 1 = 2 + Writing 2 = 1", "goal/pool/1": "Writing 2 = 3"}
    assert is_refused(rules, GRADED, claimed) is refused


@pytest.mark.parametrize(("minimum", "refused"), [("2.50", False), ("2.51", True)])
def test_an_average_of_a_leaf_weighs_what_the_leaf_has(minimum: str, refused: bool) -> None:
    rules = requiring(
        f"at least 4 credits from {BOTH} of which {{ gpa at least {minimum} over what counts }} split"
    )
    assert is_refused(rules, GRADED, {GOAL: "Writing 1 = 1 + Writing 2 = 3"}) is refused


@pytest.mark.parametrize(("minimum", "refused"), [("2.50", False), ("2.51", True)])
@pytest.mark.parametrize("rounded", ["each item", "the total"])
def test_an_average_weighs_a_part_of_what_another_unit_is_worth(
    rounded: str, minimum: str, refused: bool
) -> None:
    """Of six quarter credits, which are four, one: a quarter of them."""
    rules = f"unit quarter = 2/3 semester rounded down to 1 on {rounded}\n"
    rules += 'course q1 "Q1" { taught at birch worth 6 credits }\n'
    rules += requiring(
        f"at least 4 credits from {{ q1, alder.wri102 }} of which {{ gpa at least {minimum} over what counts }} split"
    )
    record = "earned q1 on 2024-05-10 grade A\nearned alder.wri102 on 2024-05-10 grade C"
    assert is_refused(rules, record, {GOAL: "Q1 = 1 + Writing 2 = 3"}) is refused


@pytest.mark.parametrize(("asked", "refused"), [("at most 1 course", False), ("at least 2 courses", True)])
def test_a_line_counts_parts_of_courses(asked: str, refused: bool) -> None:
    """A third of one course and two thirds of another are one course."""
    rules = requiring(f"at least 3 credits from {BOTH} of which {{ {asked} }} split")
    assert is_refused(rules, earned("wri101", "wri102"), {GOAL: "Writing 1 = 1 + Writing 2 = 2"}) is refused
