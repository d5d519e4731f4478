"""The choices that an audit tells are those that trying everything finds, and the pin of each makes nothing worse."""

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.telling import Telling
from pathways.model.learner import Pin
from tests.audit.auditing import DAY
from tests.audit.trying import earner, parts_of
from tests.properties.comparing import drawn, drawn_together
from tests.properties.open_choices import chosen, misjudged, standing, told, worse_by_pin

pytestmark = pytest.mark.no_cover

FIXED = (*range(1000, 1018), 3055)
"""Seeds of the fixed run; in the last one something under way would take the place of what is earned."""
SETS = (20, 85, 123)
"""Seeds of goals that share within limits and leave choices open."""
COLLEGE = """
institution here "Here" { academic uses scale letters }
scale letters "Letters" { passing A 4.00, B 3.00, C 2.00, D 1.00, P failing F 0.00 }
area x "X"
area y "Y"
course c1 "C1" { taught at here worth 3 credits teaches area x }
course c2 "C2" { taught at here worth 3 credits teaches area x teaches area y }
course c3 "C3" { taught at here worth 3 credits teaches area y }
course c4 "C4" { taught at here worth 1 credits teaches area x teaches area y }
course c5 "C5" { taught at here worth 2 credits }
"""
RULES = (
    "require 1 course from courses in area x require 1 course from courses in area y",
    "require c1 require at least 4 credits from courses at here",
    "require any of { c2, 1 course from courses in area x } require 2 courses from { c1, c2, c3 }",
    "require any of { 2 courses from courses in area x, at least 3 credits from courses in area y } require c4",
    "require at least 3 credits from courses in area x require at least 3 credits from courses in area y shared",
    "require 2 courses from courses in area x of which { at least 1 course from { c2, c4 } } require c2",
    "require 1 course from courses in area x require 1 course from { c1, c2 } overall { at most 5 credits }",
)


IN_VAIN = "require 1 course from courses in area x require at least 3 credits from { c1, c4 }"
"""What is small enough not to be needed where something large counts."""


@pytest.mark.parametrize(
    ("rules", "items"), [*((rules, "c1 c2 c3 c4 c5") for rules in RULES), (IN_VAIN, "c4 c1 c2")]
)
def test_for_every_part_of_a_record_the_choices_are_those_of_the_oracle(rules: str, items: str) -> None:
    found, learner = earner(COLLEGE, rules, items)
    for some in parts_of(learner):
        goal = chosen(found, some, "goal", DAY)
        assert not misjudged(found, some, goal, DAY), [item.name for item in some.items]
        assert worse_by_pin(found, some, goal, DAY) == []


@cache
def fixed_run() -> tuple[Counter[str], list[str]]:
    """A run that is the same everywhere: what was looked at how often, and what was wrong."""
    looked: Counter[str] = Counter()
    wrong: list[str] = []
    for seed in FIXED:
        college = drawn(Random(seed), 4, 6, calm=seed % 2 == 0, pins=seed % 2 == 1)
        for learner in college.learners:
            for name in college.goals:
                goal = chosen(college.rules, learner, name, college.as_of)
                differing = misjudged(college.rules, learner, goal, college.as_of)
                worse = worse_by_pin(college.rules, learner, goal, college.as_of)
                looked["choices"] += len(told(goal))
                looked["compared" if differing is not None else "not compared"] += 1
                wrong += [f"{seed} {learner.name} {name}: {one}" for one in (*(differing or ()), *worse)]
    return looked, wrong


def test_a_fixed_run_shows_no_choice_too_many_and_none_too_few() -> None:
    assert fixed_run()[1] == []


def test_choices_come_up_in_the_fixed_run() -> None:
    looked = fixed_run()[0]
    assert looked["choices"] > 5
    assert looked["compared"] > looked["not compared"]


def test_the_pin_of_a_choice_makes_no_goal_of_a_set_worse() -> None:
    looked = 0
    for seed in SETS:
        college = drawn_together(Random(seed))
        for learner in college.learners:
            asked = (college.goals, college.as_of, "digest")
            before = audit(college.rules.graph, learner, *asked, telling=Telling(choices=True))
            open_ones = [each for goal in before.goals if goal.choices for each in goal.choices.found]
            for each in open_ones:
                pin = Pin(each.pin, each.there, "", None)
                after = audit(college.rules.graph, replace(learner, pins=(*learner.pins, pin)), *asked)
                pinned = [own.honoured for goal in after.goals for own in goal.pins if own.pin == pin]
                assert pinned
                assert all(pinned)
                assert [standing(goal) for goal in after.goals] == [standing(goal) for goal in before.goals]
                looked += 1
    assert looked >= len(SETS)
