"""What `split` divides counts by the part that is applied: in averages, in overlays and in contributions alike."""

import pytest

from pathways.audit.state import State
from tests.audit.auditing import desk, goal_text, leaves, requiring

ANY = "{ alder.wri101, alder.wri102, alder.mat101 }"
GOOD_AND_POOR = """
    earned alder.wri101 on 2024-05-10 grade A
    earned alder.wri102 on 2024-05-10 grade C
    earned alder.mat101 on 2024-05-10 grade C
"""


def averaging(credits_: str, minimum: str) -> str:
    return (
        f"at least {credits_} credits from {ANY} of which {{ gpa at least {minimum} over what counts }} split"
    )


@pytest.mark.parametrize(("minimum", "state"), [("2.66", State.MET), ("2.67", State.UNMET)])
def test_a_good_course_lifts_two_averages_only_by_the_part_that_each_has(minimum: str, state: State) -> None:
    """Half of three credits of A and three credits of C make 2.667."""
    rules = requiring(averaging("4.5", minimum), averaging("4.5", minimum))
    assert desk(rules, GOOD_AND_POOR).audit().state is state


@pytest.mark.parametrize(("minimum", "state"), [("3.20", State.MET), ("3.21", State.UNMET)])
def test_an_average_over_everything_that_counts_weighs_what_counts(minimum: str, state: State) -> None:
    """Three credits of A and two of C make 3.20."""
    rules = goal_text(
        f"require at least 5 credits from {ANY} split",
        f"overall {{ gpa at least {minimum} over what counts }}",
    )
    assert desk(rules, GOOD_AND_POOR).audit().state is state


def test_an_average_over_everything_weighs_a_course_as_much_as_counts_of_it_where_most_of_it_counts() -> None:
    rules = goal_text(
        "require at least 3 credits from { alder.wri101, alder.wri102 } split",
        "pool { at least 3 credits from { alder.wri102 } split }",
        "overall { gpa at least 3.00 over what counts }",
    )
    record = GOOD_AND_POOR.replace("earned alder.mat101 on 2024-05-10 grade C", "")
    goal = desk(rules, record).audit()
    assert goal.state is State.MET
    assert goal.route is not None
    average = leaves(goal.route.finding)[-1]
    assert dict(average.facts) == {"gpa": "3", "graded": "2"}


@pytest.mark.parametrize(("courses", "state"), [("1 course", State.MET), ("2 courses", State.UNMET)])
def test_part_of_a_course_is_no_course_that_requirements_contribute(courses: str, state: State) -> None:
    rules = requiring(
        f"at least {courses} from what satisfies {{ at least 3 credits from alder.wri101 split, "
        "at least 2 credits from { alder.bio101 } split }"
    )
    record = "earned alder.wri101 on 2024-05-10\nearned alder.bio101 on 2024-05-10"
    whole = desk(rules.replace("at least 2 credits", "at least 4 credits"), record).audit()
    assert whole.state is State.MET
    divided = rules.replace("split }", "split }\nrequire at least 1 credit from alder.bio101 split")
    assert desk(divided, record).audit().state is state


def test_what_several_requirements_have_of_a_course_adds_up_to_the_course() -> None:
    third = "at least 1 credit from alder.wri101 split"
    rules = requiring(f"at least 1 course from what satisfies {{ {third}, {third}, {third} }}")
    assert desk(rules, "earned alder.wri101 on 2024-05-10").audit().state is State.MET


@pytest.mark.parametrize(
    ("also", "state"), [("", State.UNMET), ("earned alder.wri102 on 2023-05-10", State.MET)]
)
def test_one_course_is_not_the_course_that_two_requirements_ask_for(also: str, state: State) -> None:
    one = (
        "at least 3 credits from { alder.wri101, alder.wri102, alder.bio101 } "
        "of which { at least 1 course from courses in area alder.writing } split"
    )
    record = f"earned alder.wri101 on 2024-05-10\nearned alder.bio101 on 2024-05-10\n{also}"
    assert desk(requiring(one, one), record).audit().state is state


def test_at_least_so_much_of_each_value_can_come_in_parts() -> None:
    rules = requiring(
        f"at least 5 credits from {ANY} of which {{ at least 2 credits from each subject }} split"
    )
    assert desk(rules, GOOD_AND_POOR).audit().state is State.MET
