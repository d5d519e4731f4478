"""Progress: a hundred percent for what is met, and never less for who learns more."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.model.learner import Item, Learner, Provenance, Status
from tests.properties.comparing import Drawn, drawn, rules_of
from tests.properties.explained import audited, monotone_goals
from tests.properties.strategies import FEW, colleges

pytestmark = pytest.mark.no_cover

BEST_FIRST = (State.MET, State.IN_PROGRESS, State.PLANNED, State.UNKNOWN, State.UNMET)


def _more(random: Random, college: Drawn, learner: Learner) -> Learner:
    """The learner with one more item earned, which stands for itself: nothing is recorded with it."""
    catalogue = college.rules.catalogue
    name = random.choice([*catalogue.learning, *catalogue.credentials])
    declared = catalogue.learning.get(name)
    days = [one.completed for one in learner.items if one.completed]
    item = Item(
        key="one more",
        name=name,
        sort=declared.sort if declared else "credential",
        title=name,
        status=Status.EARNED,
        completed=random.choice([*days, date(2018, 5, 10), date(2023, 5, 31), None]),
        grade=random.choice(["A", "C", "P", "F", None]) if name.startswith("c") else None,
        term=random.choice(["spring", ""]),
        basis=random.choice(["graded", "graded", "pass_fail"]),
        score=random.choice([50_000, 60_000]) if name == "e1" else None,
        provenance=random.choice([Provenance.RECORDED, Provenance.VERIFIED]),
        transferred=random.randrange(5) == 0,
        converted_by="turn" if "turn" in catalogue.conversions and name in {"c1", "c2", "c3"} else None,
    )
    return replace(learner, items=(*learner.items, item))


def one_more_helps(college: Drawn) -> int:
    """Check one more item for each learner; how often it brings one further."""
    random = Random(college.text)
    better = 0
    for learner in college.learners:
        for goal in monotone_goals(college):
            more = _more(random, college, learner)
            before, after = audited(college, learner, goal), audited(college, more, goal)
            if before.undecided is None and after.undecided is None:
                assert after.progress >= before.progress
                assert after.remaining <= before.remaining
                assert BEST_FIRST.index(after.state) <= BEST_FIRST.index(before.state)
                better += after.progress > before.progress
    return better


@given(colleges())
@FEW
def test_a_hundred_percent_is_shown_exactly_for_what_is_met(college: Drawn) -> None:
    for learner in college.learners:
        for goal in college.goals:
            found = audited(college, learner, goal)
            if found.undecided is None:
                met = found.state is State.MET
                assert (found.percent == 100) == met
                assert (found.progress == 1) == met
                assert (found.remaining == 0) == met


@given(st.one_of(colleges(learners=3, calm=True), colleges(learners=3)))
@FEW
def test_one_more_earned_item_never_hurts(college: Drawn) -> None:
    """Rules that the compiler marks are left out: there, more learning may hurt."""
    one_more_helps(college)


def test_one_more_earned_item_was_tried_on_enough_rules() -> None:
    found = [drawn(Random(seed), learners=1) for seed in range(150)]
    assert sum("goal" in monotone_goals(college) for college in found) >= 50
    assert sum(map(one_more_helps, found)) >= 8


HURT = {
    "an average": ("gpa at least 3.50 over record courses", "earned c2 on 2023-05-10 grade A", "c1"),
    "what must not be there": ("lacks c1", "", "c1"),
    "what must not be held": ("not holds other", "", "other"),
    "a branch": ("when holds other { c2 }", "", "other"),
    "a branch by a score": (
        "when score at least 60 on e1 { c2 } otherwise { c3 }",
        "earned c3 on 2023-05-10",
        "e1",
    ),
    "a number": (
        "at least (6 when holds other otherwise 3) credits from { c1, c2 }",
        "earned c2 on 2023-05-10 grade A",
        "other",
    ),
}


@pytest.mark.parametrize("about", HURT)
def test_what_the_compiler_marks_can_hurt(about: str) -> None:
    """So that no mark is idle; by what the rules say of standing (`not admitted to`), learning is more than courses."""
    wanted, record, more = HURT[about]
    rules = rules_of(
        'institution here "Here" { academic uses scale letters } scale letters "Letters" { passing A 4, C 2 failing F 0 }'
        'course c1 "C1" { taught at here worth 3 credits } course c2 "C2" { taught at here worth 3 credits }'
        'course c3 "C3" { taught at here worth 3 credits } exam e1 "E1" { taught at here }'
        f'badge other "Other" {{ require c3 }} certificate goal "Goal" {{ issued by here require {wanted} }}'
        f'learner "before" {{ {record} expect goal met }}'
        f'learner "after" {{ {record} earned {more} on 2023-05-10 {MARKS.get(more, "")} expect goal met }}'
    )
    assert "goal" not in rules.graph.graph["monotone"]
    states = [
        audit_learner(rules, test.learner, ("goal",), date(2024, 6, 1)).goal("goal").state
        for test in rules.catalogue.tests
    ]
    assert states == [State.MET, State.UNMET]


MARKS = {"c1": "grade C", "e1": "score 70"}
