"""What lines about a leaf are told to be: met or short, how much there is of what they count, and what remains by them."""

import pytest

from pathways.audit.state import State
from pathways.audit.verdict import Finding
from tests.audit.auditing import desk, earned, goal_text, leaves, requiring

GOOD = "earned alder.wri101 on 2024-05-10 grade A\nearned alder.mat101 on 2024-05-10 grade B"
WRITING = "courses in area alder.writing"


def line_of(line: str, record: str, need: str = "2 courses") -> Finding:
    goal = desk(requiring(f"{need} from courses at alder of which {{ {line} }}"), record).audit()
    assert goal.route is not None
    (found,) = leaves(goal.route.finding)[0].lines
    return found


@pytest.mark.parametrize(
    "line",
    [
        "gpa at least 3.00 over what counts",
        "gpa at least 3.00 over record courses",
        "at least 1 course",
        f"at least 1 course from {WRITING}",
        f"at most 1 course from {WRITING}",
        "at most 2 courses from each subject",
        "spread over at least 1 subject",
        "spread over at least 2 subjects",
    ],
)
def test_a_line_that_holds_is_told_as_met_with_nothing_short(line: str) -> None:
    found = line_of(line, GOOD)
    assert (found.state, found.remaining) == (State.MET, 0)


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("gpa at least 3.60 over what counts", 1000),
        ("gpa at least 3.60 over record courses", 1000),
        (f"at least 2 courses from {WRITING}", 1000),
        ("spread over at least 3 subjects", 1000),
    ],
)
def test_a_line_that_does_not_hold_is_told_with_what_is_short(line: str, short: int) -> None:
    found = line_of(line, GOOD)
    assert (found.state, found.remaining) == (State.UNMET, short)


@pytest.mark.parametrize(
    ("line", "names", "have"),
    [
        ("at most 3 courses from each subject", ("wri101", "wri102", "mat101"), 2000),
        ("at most 3 courses from each subject", (), 0),
        (f"at most 3 courses from {WRITING}", ("wri101", "wri102", "mat101"), 2000),
        (f"at most 9 credits from {WRITING}", ("wri101", "wri102", "mat101"), 6000),
        ("spread over at least 2 subjects", ("wri101", "wri102", "mat101"), 2000),
    ],
)
def test_a_line_is_told_with_what_there_is_of_the_fullest(
    line: str, names: tuple[str, ...], have: int
) -> None:
    assert line_of(line, earned(*names), "3 courses").have == have


def test_a_limit_over_everything_is_told_with_whole_items_in_its_own_unit() -> None:
    rules = goal_text(f"require 2 courses from {WRITING}", "overall { at most 9 credits }")
    goal = desk(rules, earned("wri101", "wri102")).audit()
    assert goal.route is not None
    assert [(each.have, each.need) for each in leaves(goal.route.finding)] == [(2000, 2000), (6000, 9000)]


@pytest.mark.parametrize(
    ("lines", "remaining"),
    [
        ("at least 3 credits from { alder.wri101 }, at least 3 credits from { alder.mat101 }", 6000),
        (
            "at least 3 credits from { alder.wri101, alder.mat101 }, at least 3 credits from { alder.mat101 }",
            3000,
        ),
        (f"at least 3 credits, at least 3 credits from {WRITING}", 3000),
        (
            (
                "at least 3 credits from { alder.wri101 }, at least 3 credits from { alder.mat101 }, "
                "at least 4 credits from { alder.bio101 }"
            ),
            10000,
        ),
    ],
)
def test_what_no_one_course_can_serve_together_remains_together(lines: str, remaining: int) -> None:
    rules = requiring(f"at least 3 credits from courses at alder of which {{ {lines} }}")
    assert desk(rules).audit().remaining == remaining


def test_where_a_line_counts_courses_a_leaf_that_may_divide_them_takes_the_whole_course() -> None:
    rules = requiring(
        f"at least 2 credits from alder.wri101 of which {{ at least 1 course from {WRITING} }} split"
    )
    assert desk(rules, earned("wri101")).audit().state is State.MET


def test_an_average_weighs_what_is_rounded_on_the_total_as_it_is() -> None:
    """Eight thirds of A and four of C make 2.80."""
    rules = "unit quarter = 2/3 semester rounded down to 1 on the total\n"
    rules += 'course q1 "Q1" { taught at birch worth 4 credits }\n'
    rules += goal_text(
        "require at least 6 credits from { q1, alder.bio101 }",
        "overall { gpa at least 2.80 over what counts }",
    )
    record = "earned q1 on 2024-05-10 grade A\nearned alder.bio101 on 2024-05-10 grade C"
    goal = desk(rules, record).audit()
    assert goal.state is State.MET
    assert goal.route is not None
    assert dict(leaves(goal.route.finding)[-1].facts) == {"gpa": "2.8", "graded": "2"}
