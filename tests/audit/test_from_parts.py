"""What may not count together in a search, case by case: each comes to what trying everything says."""

import pytest

from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin
from tests.audit.auditing import leaves
from tests.audit.test_goals_tried import COLLEGE
from tests.audit.trying import SEARCHED, earner, goal_of, tried

MORE = """
badge left "Left" { issued by here awarded automatically require 1 course from { c1, c3 } }
badge right "Right" { issued by here awarded automatically require 1 course from { c3, d3 } }
conversion keep "Keep" { converts test gives its worth limit 3 credits per learner }
course w1 "W1" { taught at here subject "W" number 109 worth 1 weekly credit }
"""


def _goal(rules: str, items: str, *pins: Pin) -> GoalAudit:
    goal, _, told = tried(*earner(COLLEGE + MORE, rules, items, *pins))
    assert told == []
    return goal


CASES = {
    "an attempt at something repeatable counts in one place": (
        "require 1 course from { free, c3 } require 1 course from { free, c4 }", "free", False,
    ),
    "an attempt at something repeatable is one course": (
        "require 2 courses from { free, c3 }", "free", False,
    ),
    "two attempts at something repeatable count in two": (
        "require 1 course from { free, c3 } require 1 course from { free, c4 }", "free free", True,
    ),
    "a part of an attempt and the whole of it": (
        "require at least 1 credit from { free, c3 } split require 1 course from { free, c4 }", "free", False,
    ),
    "a course as often as it may be repeated": (
        "require 3 courses from { more, c3 }", "c3 more more more", True,
    ),
    "a course no oftener than it may be repeated": (
        "require 3 courses from { more, c4 }", "c3 more more more", False,
    ),
    "a course of two attempts beside one of one": (
        "require 2 courses from { c3, more }", "c3 c3 c4", False,
    ),
    "once in all competitions for a limit over everything": (
        "require c3 pool { c3 } overall { at most 3 credits, at most 1 course }", "c3", True,
    ),
    "both where two competitions have one each": (
        "require c3 pool { d3 } overall { at most 3 credits }", "c3 d3", False,
    ),
    "what is of another unit in a limit on courses": (
        "require 2 courses from { q4, q5 } overall { at most 1 course from { q4, q5 } }", "q4 q5", False,
    ),
    "what is of another unit in a limit on credits": (
        "require 2 courses from { q4, q5 } overall { at most 5 credits from { q4, q5 } }", "q4 q5", False,
    ),
    "what is of another unit in a limit on credits that is wide enough": (
        "require 2 courses from { q4, q5 } overall { at most 6 credits from { q4, q5 } }", "q4 q5", True,
    ),
    "what is of another unit in a limit in that unit": (
        "require 2 courses from { q4, q5 } overall { at most 8 quarter credits from { q4, q5 } }", "q4 q5", False,
    ),
    "what comes to less by being rounded on the total in a limit": (
        "require 1 course from { q5 } overall { at most 3 credits }", "q5", True,
    ),
    "what is rounded on each item in a limit": (
        "require 2 courses from { w3, c1 } overall { at most 2 credits }", "w3 c1", False,
    ),
    "an exam in a limit on courses": (
        "require 2 items from { test, c3 } overall { at most 1 course }", "test c3", True,
    ),
    "an exam in a limit on items": (
        "require 2 items from { test, c3 } overall { at most 1 item }", "test c3", False,
    ),
    "an average over everything does not weigh what only a minimum over everything counts": (
        "require c1 overall { at least 2 courses, gpa at least 3.00 over what counts }", "c1 c4 d3", True,
    ),
    "an average is not raised by what only a minimum over everything counts": (
        "require c1 overall { at least 2 courses, gpa at least 2.50 over what counts }", "c3 d3 c1", False,
    ),
    "what is converted and has no worth": ("require test require c1 overall { at most 3 courses }", "test/keep c1", True),
    "an average that is lowered by what is needed": (
        "require c1 require d3 overall { gpa at least 3.50 over what counts }", "c1 c3 d3", False,
    ),
    "an average weighs credits": (
        "require c1 require c4 overall { gpa at least 3.70 over what counts }", "c1 c4", True,
    ),
    "an average weighs credits where credits are asked for": (
        "require at least 5 credits from { c1, c4 } overall { gpa at least 3.70 over what counts }", "c1 c4", True,
    ),
    "an average weighs a part as a part": (
        "require c1 require at least 2 credits from { c4 } split overall { gpa at least 3.30 over what counts }", "c4 c1", True,
    ),
    "an average weighs a part nevertheless": (
        "require c1 require at least 2 credits from { c4 } split overall { gpa at least 3.40 over what counts }", "c4 c1", False,
    ),
    "a limit on what only one of two competitions that could have it has": (
        "require 1 course from { c3, c4 } pool { c3 } overall { at most 1 credit from { c3 } }", "c3 c4", False,
    ),
    "what is converted within its limit": (
        "require 1 course from { c3 }", "talk/turn", True,
    ),
    "what is converted beyond its limit": (
        "require 2 courses from { more }", "talk/twice talk/twice", False,
    ),
    "an award and the learning behind it": (
        "require low require 1 course from { c1 }", "c1", False,
    ),
    "an award and other learning": (
        "require low require 1 course from { c1 }", "c1 c3", True,
    ),
    "two awards that stand on one learning": (
        "require low require high", "d3", False,
    ),
    "awards that may stand on one learning each": (
        "require 1 item from { low } require 1 item from { high }", "c1 d3 c3", True,
    ),
    "awards that stand on other learning than each would have by itself": (
        "require left require right require 1 course from { c1 }", "c1 c3 d3", True,
    ),
    "an award on the record stands on what it was awarded for": (
        "require low require 1 course from { c1 }", "low c1", True,
    ),
    "what bears no credit takes nothing off a limit on credits": (
        "require 3 items from { test, c1, c4 } overall { at most 4.999 credits }", "test c1 c4", False,
    ),
    "a branch that nobody needs raises an average": (
        "require any of { holds low, c1 } require d3 overall { gpa at least 2.50 over what counts }", "c3 c1 d3", True,
    ),
    "a branch that is not chosen raises no average": (
        "require any of { c3, d3 } require c4 overall { gpa at least 2.88 over what counts }", "c3 d3 c4", False,
    ),
    "what bears no credit adds nothing to a minimum of credits": (
        "require 3 items from { test, c3, c1 } of which { at least 3.001 credits from { test, c3 } }", "test c3 c1", False,
    ),
    "of two that stay short the first has what both could have": (
        "require at least 5 credits from { c3, c4 } require at least 5 credits from { c3, d3 } overall { at most 9 courses }",
        "c3", False,
    ),
    "of two that stay short the first has most": (
        "require at least 7 credits from { c3, d3, c4 } require at least 7 credits from { c4, c3 } overall { at most 9 courses }",
        "c3 c4", False,
    ),
    "an exam by its name": ("require test require c1 overall { at most 3 courses }", "test c1", True),
    "the branch of which more is met, though not what is asked for first": (
        "require any of { all of { c3, c1 }, c4 } overall { at most 3 courses }", "c1", False,
    ),
    "a branch of branches": (
        "require any of { all of { c1, any of { c3, c4 } }, 2 of { d3, test, c4 } }", "c1 d3 test", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("about", CASES)
def test_what_counts_together(about: str) -> None:
    rules, items, met = CASES[about]
    goal = _goal(rules if "overall" in rules else f"{rules} {SEARCHED}", items)
    assert (goal.state is State.MET) is met


def _applied(goal: GoalAudit) -> list[dict[str | None, int]]:
    assert goal.route is not None
    return [{use.name: use.amount for use in leaf.applied} for leaf in leaves(goal.route.finding)]


def test_no_more_is_pinned_to_what_may_be_divided_than_it_asks_for() -> None:
    asked = (
        f"require at least 4 credits from {{ c1, c3, c4 }} split require 1 course from {{ d3 }} {SEARCHED}"
    )
    pins = (Pin("c3", "goal/require/1"), Pin("c4", "goal/require/1"))
    applied = _applied(_goal(asked, "c1 c3 d3 c4", *pins))
    assert sum(applied[0].values()) == 4000
    assert applied[0]["c3"] == 3000


def test_more_is_pinned_to_what_takes_whole_courses_than_it_asks_for() -> None:
    asked = f"require 1 course from {{ c1, c3, c4 }} require 1 course from {{ d3 }} {SEARCHED}"
    pins = (Pin("c3", "goal/require/1"), Pin("c4", "goal/require/1"))
    assert _applied(_goal(asked, "c1 c3 d3 c4", *pins))[0].keys() == {"c3", "c4"}


@pytest.mark.parametrize(("pinned", "met"), [("c1", False), ("c3", True)])
def test_an_award_stands_where_its_learning_is_pinned(pinned: str, *, met: bool) -> None:
    goal = _goal("require low require 1 course from { c1 }", "c1 c3", Pin(pinned, "low/require"))
    assert (goal.state is State.MET) is met


DIVIDED = {
    "in one unit at two places": (
        "require at least 2 credits from { w3, c3 } split require at least 1 credit from { w3 } split", True,
    ),
    "in two units": (
        "require at least 1 credit from { q4, c3 } split require at least 2 quarter credits from { q4 } split", False,
    ),
    "in one unit beside a whole in another": (
        "require at least 1 credit from { w3 } split require at least 4 quarter credits from { q4 }", True,
    ),
    "in two units in which it is worth as much": (
        "require at least 0.5 credits from { w1 } split require at least 0.5 weekly credits from { w1 } split", False,
    ),
    "in two units, but nothing of both": (
        "require at least 1 credit from { c3 } split require at least 2 quarter credits from { q4 } split", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("about", DIVIDED)
def test_parts_of_a_course_mean_the_same_wherever_they_count(about: str) -> None:
    rules, decided = DIVIDED[about]
    goal = goal_of(*earner(COLLEGE + MORE, f"{rules} {SEARCHED}", "q4 w3 c3 w1"))
    assert (goal.undecided is None) is decided
    assert goal.undecided is None or goal.undecided.reason == "parts-of-another-unit"


def test_what_is_pinned_to_one_of_two_competitions_leaves_the_other_what_is_earlier() -> None:
    goal = _goal(f"require part pool {{ part }} {SEARCHED}", "c3 c1", Pin("c1", "part"))
    assert [list(each) for each in _applied(goal)[:2]] == [["c3"], ["c1"]]


def test_what_is_pinned_counts_whole_where_it_can_and_leaves_what_is_divided_to_another_pin() -> None:
    asked = f"require at least 3 credits from {{ c3, c4 }} require at least 3 credits from {{ c3, d3 }} split {SEARCHED}"
    pins = (Pin("c4", "goal/require/1"), Pin("c3", "goal", "Dr Gray"), Pin("d3", "goal/require/2"))
    goal = _goal(asked, "c3 d3 c4", *pins)
    assert [each.honoured for each in goal.pins] == [True, True, True]
    assert _applied(goal)[:2] == [{"c3": 3000, "c4": 4000}, {"d3": 3000}]


def test_what_is_pinned_to_several_requirements_counts_whole_even_if_an_average_sinks_by_it() -> None:
    asked = (
        "require 1 course from { c4, c3 } require at least 3 credits from { c3, d3 } split "
        "overall { gpa at least 3.20 over what counts }"
    )
    assert _goal(asked, "c4 d3 c3").state is State.MET
    assert _goal(asked, "c4 d3 c3", Pin("c3", "goal")).state is State.UNMET


def test_more_is_pinned_to_what_may_be_divided_than_it_asks_for_if_one_of_its_lines_asks_for_it() -> None:
    which = "of which { at least 2 credits from c3 }"
    asked = f"require at least 1 credit from {{ c1, c3 }} {which} split {SEARCHED}"
    assert _goal(asked, "c1 c3", Pin("c3", "goal/require")).state is State.MET


def test_a_pin_is_honoured_in_one_of_two_competitions_where_another_pin_needs_the_other() -> None:
    asked = f"require part pool {{ part, d3 }} {SEARCHED}"
    goal = _goal(asked, "c1 c3 d3", Pin("c3", "part", "Dr Gray"), Pin("c1", "goal/pool"))
    assert [each.honoured for each in goal.pins] == [True, True]
