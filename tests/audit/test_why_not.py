"""Reasons for a no with the limits they take, tried for every part of small records: nothing else is needed, and all of it is."""

from collections import Counter

import pytest

from tests.audit.auditing import DAY
from tests.audit.test_goals_tried import COLLEGE
from tests.audit.trying import earner, parts_of
from tests.properties.test_why_not import looked_at

pytestmark = pytest.mark.no_cover

SAME = "1 course from { c1, c3 }"
RULES = {
    "a limit inside a requirement": (
        "require 2 courses from { c1, c3, d3 } of which { at most 1 course from each subject } require d3",
        "c1 c3 d3",
        {"inside", "once"},
    ),
    "one of two limits inside a requirement": (
        "require 2 courses from { c1, c3, d3 } of which { at most 1 course from { c1, c3 }, at most 2 courses from d3 }",
        "c1 c3 c4",
        {"inside"},
    ),
    "few values": (
        "require 2 courses from { c1, d3, c4 } of which { spread over at most 1 subject } require d3",
        "c1 d3 c4",
        {"inside"},
    ),
    "a limit over everything": (
        "require at least 3 credits from { c3, d3 } require at least 4 credits from { c4, c3 } overall { at most 6 credits }",
        "c3 d3 c4",
        {"overall"},
    ),
    "two limits over everything": (
        "require 1 course from { c3, d3 } require 1 course from { c4, c1 } overall { at most 6 credits, at most 1 course }",
        "c3 d3 c4",
        {"overall"},
    ),
    "a limit on what is converted": (
        "require 1 course from more require 1 item from { more, test } require c1",
        "talk/twice talk/twice c1",
        {"conversion"},
    ),
    "a limit on what one requirement takes": (
        "require 2 courses from { more, c1 } require d3",
        "talk/twice talk/twice d3",
        {"conversion"},
    ),
    "what may be repeated so often": (
        "require 3 courses from { more, c1 } require c1",
        "more more more c1",
        {"repeat"},
    ),
    "one learning in two forms": (
        "require talk require c3 require 1 course from { c1, c4 }",
        "talk/turn c1",
        {"learning"},
    ),
    "an award beside its course": (
        "require low require 1 course from { c1, d3 } require c4",
        "c1 d3 c4",
        {"learning"},
    ),
    "a limit on what a member contributes": (
        "require 3 courses from what satisfies { 2 courses from { c1, c3, c4 } up to 1 course, 1 course from { c3, d3 } }",
        "c1 c3 d3 c4",
        {"contribution"},
    ),
    "two reasons": (
        f"require {SAME} require {SAME} require {SAME} require c4 require 1 course from {{ d3, test }} require d3",
        "c1 c3 d3 c4",
        {"once"},
    ),
    "a choice beside rivals": (
        "require any of { c4, d3 } require 1 course from { c1, c3 } require 1 course from { c3, c4 }",
        "c1 c3 c4",
        {"once"},
    ),
    "an average": (
        "require 1 course from { c1, c3 } require 1 course from { c3, d3 } overall { gpa at least 3.50 over what counts }",
        "c1 c3 d3",
        set[str](),
    ),
    "divided": (
        "require at least 3 credits from { c3, c4 } split require at least 5 credits from { c1, c3, c4 } split",
        "c1 c3 c4",
        {"once"},
    ),
    "hours beside credits": (
        "require at least 5 credits from { c1, c4 } require at least 3 credits from { c1, c3, c4 }",
        "c1 c3 c4",
        {"once"},
    ),
}


@pytest.mark.parametrize("about", RULES)
def test_a_reason_is_told_with_the_limits_it_takes(about: str) -> None:
    rules, items, kinds = RULES[about]
    found, whole = earner(COLLEGE, rules, items)
    looked = Counter[str]()
    for learner in parts_of(whole):
        looked += looked_at(found, learner, DAY)
    assert looked["reasons"]
    assert kinds <= looked.keys()
