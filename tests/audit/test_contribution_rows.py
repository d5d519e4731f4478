"""What contributions come to where parts, limits, awards and places in several members meet, for every part of a record."""

import pytest

from pathways.audit.state import State
from pathways.model.learner import Pin
from tests.audit.test_goals_tried import COLLEGE
from tests.audit.trying import earner, parts_of, tried

pytestmark = pytest.mark.no_cover

MORE = """
unit semi = 1/2 semester rounded down to 0.5 on each item
course x3 "X3" { taught at here subject "S" number 1 worth 3 semi credits }
requirement hx = at least 3 semi credits from x3 split
vertical stack by_c3 "By C3" { made of c3 into first }
vertical stack by_d3 "By D3" { made of d3 into first }
badge first "First" { issued by here awarded automatically require c1 }
"""
CASES = {
    "parts of another unit": (
        "require at least 5 credits from what satisfies { at least 3 weekly credits from w3 split, c4 }", "w3 c4 c1",
    ),
    "parts of another unit that are named elsewhere": (
        "require hx require at least 6 credits from what satisfies { hx, c4 }", "x3 c4",
    ),
    "parts of another unit that come to less than their limit": (
        "require at least 3 credits from what satisfies { at least 3 weekly credits from w3 split up to 3 credits, c1 }", "w3 c1",
    ),
    "contributions to contributions": (
        "require at least 9 credits from what satisfies { 3 courses from what satisfies { part, 1 course from { c4, d3 } } }",
        "c1 c4 d3",
    ),
    "a member that stands in another competition too": (
        "require part pool { 3 courses from what satisfies { part, 1 course from { c4, d3 } } }", "c1 c4 d3",
    ),
    "a member that has more than it asks for": (
        "require at least 3 credits from what satisfies { at least 1 credit from { c3, c4 } split }", "c3 c4",
    ),
    "a limit that is a thousandth too little": (
        "require at least 3 credits from what satisfies { part up to 2.999 credits, 2 courses from { c3, c4 } }", "c3",
    ),
    "a part and the whole of the same course": (
        "require at least 5 credits from what satisfies { c3 shared, at least 2 credits from { c3 } split shared, c1 }", "c3 c1",
    ),
    "an award in several ways beside the learning behind one of them": (
        "require 3 items from what satisfies { 1 item from first shared, 1 item from first shared, 1 item from { c1, c4 } }",
        "c1 c3 d3 c4",
    ),
    "courses counted as items": (
        "require 4 items from what satisfies { 2 items from { c1, c3, test }, 1 item from { c4, d3 } }", "c1 c3 test d3",
    ),
}  # fmt: skip


def test_a_pin_elsewhere_leaves_a_member_what_it_has_beyond_what_it_asks_for() -> None:
    asked = "require c3 require at least 3 credits from what satisfies { at least 1 credit from { c3, c4 } split }"
    goal, _, told = tried(*earner(COLLEGE, asked, "c3 c4", Pin("c3", "goal/require/1")))
    assert (goal.state, told) == (State.MET, [])


@pytest.mark.parametrize("about", CASES)
def test_contributions(about: str) -> None:
    rules, items = CASES[about]
    found, whole = earner(COLLEGE + MORE, rules, items)
    for learner in parts_of(whole):
        assert tried(found, learner)[2] == [], [item.name for item in learner.items]
