"""Goals with limits over everything, conversions, awards and pins come to what trying everything says; a no names the fewest."""

import pytest

from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin
from tests.audit.trying import SEARCHED, earner, parts_of, tried
from tests.oracle.asked import AskedJudge

pytestmark = pytest.mark.no_cover

WITHOUT_AWARDS = """
institution here "Here" { academic uses scale letters }
scale letters "Letters" { passing A 4.00, B 3.00, C 2.00, D 1.00, P failing F 0.00 }
unit quarter = 2/3 semester rounded down to 1 on the total
unit weekly = 1/2 semester rounded up to 1 on each item
area one "One"
course c1 "C1" { taught at here subject "X" number 100 worth 1 credit teaches area one }
course c3 "C3" { taught at here subject "X" number 101 worth 3 credits teaches area one }
course d3 "D3" { taught at here subject "Y" number 102 worth 3 credits }
course c4 "C4" { taught at here subject "Y" number 201 worth 4 credits teaches area one }
course q4 "Q4" { taught at here subject "Q" number 104 worth 4 quarter credits }
course q5 "Q5" { taught at here subject "Q" number 105 worth 5 quarter credits teaches area one }
course w3 "W3" { taught at here subject "W" number 108 worth 3 weekly credits }
course more "More" { taught at here subject "M" number 1 worth 2 credits repeatable up to 2 times }
course free "Free" { taught at here subject "M" number 2 worth 2 credits repeatable }
course talk "Talk" { taught at here worth 12 hours not for credit }
exam test "Test" { issued by here }
conversion turn "Turn" { converts talk gives 3 credits as c3 limit 3 credits per learner }
conversion twice "Twice" { converts talk gives 2 credits as more limit 3 credits per learner }
requirement part = 1 course from { c1, c3 }
requirement half = at least 1 credit from { c3, c4 } split
"""
COLLEGE = f"""{WITHOUT_AWARDS}
badge low "Low" {{ issued by here awarded automatically require 1 course from {{ c1, c3, d3 }} }}
badge high "High" {{ issued by here awarded automatically require low require 1 course from {{ d3, c4 }} }}
"""
"""Every learner is judged for what is awarded there, so that what speaks of no award does without."""


def _agrees(rules: str, items: str, *pins: Pin, college: str = COLLEGE) -> None:
    found, whole = earner(college, rules, items, *pins)
    for learner in parts_of(whole):
        goal, judge, told = tried(found, learner)
        assert told == [], [item.name for item in learner.items]
        if not pins:
            _names_the_fewest(goal, judge)


def _names_the_fewest(goal: GoalAudit, judge: AskedJudge) -> None:
    route = goal.route.name if goal.route is not None else ""
    for told in goal.conflicts:
        limits = {limit.path for limit in told.limits if limit.kind == "overall"}
        named = frozenset((*told.requirements, *limits))
        assert not judge.meets("goal", route, named)
        for path in named:
            assert judge.meets("goal", route, named - {path})


LIMITS = [
    "at most 4 credits",
    "at most 7 credits from { c3, c4, d3 }",
    "at most 2 courses",
    "at most 1 course from courses in area one",
    "at most 3 credits from each subject",
    "at most 1 course from each area",
    "at most 1 item from { c3, test }",
    "at most 2 credits from { q4, q5 }",
    "at most 3 credits from { q4, q5, w3 }",
    "at most 5 credits from { q4, q5, w3 }",
    "at least 6 credits",
    "at least 2 courses from courses in area one",
    "gpa at least 2.50 over what counts",
    "gpa at least 3.50 over what counts",
    "gpa at least 2.80 over record (courses in area one)",
]
ASKED = [
    ("require at least 4 credits from { c1, c3, d3, c4 } require 1 course from { c3, c4 }", "c1 c3 d3 c4"),
    (
        "require at least 3 credits from { c3, q4, q5, w3 } require 1 item from { c3, test }",
        "c3 q4 q5 w3 test",
    ),
    (
        (
            "require any of { at least 5 credits from { c1, c4, q5 }, all of { c3, test } } "
            "pool { 1 course from { c3, c4 } }"
        ),
        "c1 c3 c4 q5 test",
    ),
]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("asked", range(len(ASKED)))
def test_a_line_over_everything(asked: int, limit: str) -> None:
    rules, items = ASKED[asked]
    _agrees(f"{rules} overall {{ {limit} }}", items, college=WITHOUT_AWARDS)


@pytest.mark.parametrize("other", LIMITS[1::2])
@pytest.mark.parametrize("limit", LIMITS[::5])
def test_two_lines_over_everything(limit: str, other: str) -> None:
    rules, items = ASKED[0]
    _agrees(f"{rules} overall {{ {limit}, {other} }}", items, college=WITHOUT_AWARDS)


CONVERTED = [
    "require c3 require at least 2 credits from more",
    f"require at least 5 credits from {{ c3, more, c4 }} {SEARCHED}",
    "require at least 3 credits from { c3, more } require 1 course from { more, c4 }",
    "require at least 4 credits from { c3, more } split require at least 2 credits from { more, c3 } split",
    "require 1 course from { c3 } shared require 2 courses from { c3, more, c4 }",
    "require part require 1 course from { more }",
]


@pytest.mark.parametrize("rules", CONVERTED)
def test_what_is_converted(rules: str) -> None:
    _agrees(rules, "talk/turn c4 talk/twice talk/twice", college=WITHOUT_AWARDS)
    _agrees(rules, "c3 talk/turn more talk/twice", college=WITHOUT_AWARDS)


AWARDED = [
    "require low require 1 course from { c1, d3 }",
    "require high require low",
    "require high require 1 course from { c3, d3, c4 }",
    "require 2 credentials from credentials require 1 course from { d3, c4 }",
    "require 2 items from { low, high, c3, c4 }",
    "require 1 item from { low, c1 } require 1 item from { high, c3 } require 1 course from { d3, c4 }",
    "require any of { high, all of { low, c3 } } require at least 3 credits from { c1, c3, d3, c4 }",
    "require low pool { low } pool { 1 course from { c1, c3 } }",
    "require 2 items from what satisfies { 1 item from { low, c4 }, 1 item from { high, c1 } }",
    "require low shared require part require 1 course from { c1, c3, d3 }",
]


NAMED_AGAIN = [
    "require all of { part, 1 course from { c3, d3 } } require any of { part, c4 }",
    "require any of { all of { part, c4 }, all of { part, d3 } } overall { at most 2 courses }",
    "require 2 of { part, all of { part, c4 }, d3 } overall { gpa at least 2.50 over what counts }",
    "require part pool { part } overall { at most 1 course }",
    "require 2 courses from what satisfies { part, all of { part, 1 course from { c4, c3 } } }",
]


SPLIT = [
    "require at least 4 credits from { c1, c3, c4 } split require 1 course from { c1, c3 }",
    "require at least 4 credits from { c1, c3, c4 } split require at least 2 credits from { c3, d3 } split require part",
    "require at least 3 credits from { c3, c4 } split pool { at least 2 credits from { c3, c4 } split }",
    "require at least 3 credits from { c1, c4 } split require c4 overall { at most 4 credits }",
]


GATHERED = [
    (
        "require at least 6 credits from what satisfies "
        "{ any of { all of { part, d3 }, all of { part, c1 }, c4 }, part up to 1 credit }"
    ),
    "require 2 items from what satisfies { 1 item from { low, c4 } shared, 1 item from { low, c1 } shared }",
    "require 2 items from what satisfies { 1 item from { low, c4 }, 1 item from { high, c1 } } require 1 course from { c3, d3 }",
    "require 2 items from what satisfies { 1 item from { low, c4 } shared, c1 shared }",
    (
        "require 3 courses from what satisfies { part, at least 3 credits from { c1, c4 } } "
        "require 2 courses from what satisfies { part, 1 course from { c3, d3 } }"
    ),
    "require 1 course from what satisfies { half, any of { half, c1 } }",
    "require 1 course from what satisfies { at least 1 credit from c4 split up to 1 course, at least 3 credits from c4 split }",
    "require at least 5 credits from what satisfies { half up to 2 credits, c4, at least 2 credits from { c3, c4 } split }",
    "require 2 courses from what satisfies { 2 courses from { c1, c3, c4 } up to 1 course, 1 course from { c3, d3 } }",
]


@pytest.mark.parametrize("rules", [*AWARDED, *NAMED_AGAIN, *SPLIT, *GATHERED])
def test_what_is_awarded_named_again_divided_or_contributed(rules: str) -> None:
    _agrees(rules, "c1 c3 d3 c4")


def test_what_is_divided_and_may_be_repeated() -> None:
    asked = "require at least 2 credits from { more, c3 } split require 1 course from { more, c3 }"
    _agrees(asked, "c3 more more more")


PINNED = [
    "require at least 4 credits from { c1, c3, c4 } split require 1 course from { c1, c3, d3 }",
    "require at least 2 credits from { c1, c3, c4 } split require at least 2 credits from { c3, d3 } split",
    "require 1 course from { c1, c3 } require any of { 1 course from { c3, d3 }, c4 }",
    "require 2 courses from { c1, c3, c4, d3 } require 1 course from { c3, d3 } overall { at most 7 credits }",
    "require low require 1 course from { c1, c3, d3 }",
    "require at least 3 credits from { c3, d3 } shared require 1 course from { c3, d3 } pool { 1 course from { c3, c1 } }",
]
SAID = [
    (Pin("c3", "goal/require/1"),),
    (Pin("c3", "goal/require/2"), Pin("c1", "goal/require/2")),
    (Pin("c3", "goal/require/2"), Pin("c3", "goal/require/1", "Dr Gray")),
    (Pin("c1", "goal"), Pin("d3", "goal/require/1")),
    (Pin("c4", "goal/require/2"), Pin("c3", "low/require")),
    (Pin("c4", "goal/require/1", "Dr Gray"), Pin("c3", "goal/require/1"), Pin("c1", "goal/require/1")),
    (Pin("c3", "goal/require"), Pin("c1", "goal/require/1"), Pin("c4", "goal/require/1")),
    (Pin("low", "goal/require/1"), Pin("d3", "low/require", "Dr Gray"), Pin("c3", "low/require")),
]


@pytest.mark.parametrize("pins", SAID)
@pytest.mark.parametrize("rules", PINNED)
def test_what_is_pinned(rules: str, pins: tuple[Pin, ...]) -> None:
    _agrees(rules, "c1 c3 d3 c4", *pins)
