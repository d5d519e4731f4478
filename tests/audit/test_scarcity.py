"""What a no counts: what is wanted together, what there is for it, and by which minimums and limits."""

import pytest

from pathways.audit import audit_learner
from pathways.audit.verdict import GoalAudit
from tests.audit.auditing import DAY
from tests.properties.comparing import rules_of

COLLEGE = """
institution here "Here" { academic }
course c1 "C1" { taught at here worth 3 credits subject "X" number 301 }
course c2 "C2" { taught at here worth 3 credits subject "X" number 101 }
course c3 "C3" { taught at here worth 3 credits subject "Y" number 301 }
course c4 "C4" { taught at here worth 4 credits subject "Y" number 101 }
course choir "Choir" { taught at here worth 3 credits repeatable up to 2 times }
experience x1 "Placement" { repeatable }
conversion turn "Turn" { converts { c1 } gives 3 credits as c2 }
"""
HIGH = "courses numbered 300 and above"


def _goal(require: str, record: str, more: str = "", *, why: bool = False) -> GoalAudit:
    rules = rules_of(
        f'{COLLEGE} {more} certificate goal "Goal" {{ issued by here require {require} }}'
        f'learner "someone" {{ {record} expect goal unmet }}'
    )
    assert rules.sound, [problem.message for problem in rules.problems]
    return audit_learner(rules, rules.catalogue.tests[0].learner, ("goal",), DAY, why=why).goal("goal")


def _earned(*names: str) -> str:
    return " ".join(f"earned {name} on 2023-05-{10 + at}" for at, name in enumerate(names))


WHICH = "goal/require/which"
COUNTS = {
    "courses": ("2 courses from { c1, c2 }", _earned("c1", "c3"), ["c1"], "2 of 1 courses", []),
    "credits": ("at least 8 credits from { c1, c2, c4 }", _earned("c1", "c4"), ["c1", "c4"], "8 of 7 semester", []),
    "hours": (
        "at least 100 hours from x1",
        "earned x1 on 2023-05-10 worth 40 hours earned x1 on 2023-05-11 worth 20 hours",
        ["x1", "x1"], "100 of 60 ", [],
    ),
    "of something repeatable no more than may count": (
        "3 courses from { choir, c1 }", _earned("choir", "choir", "choir"), ["choir", "choir", "choir"], "3 of 2 courses", [],
    ),
    "leaves that want the same": (
        "all of { 2 courses from { c1, c2 }, c1, c3 }", _earned("c1", "c2", "c3"), ["c1", "c2"], "3 of 2 items", [],
    ),
    "credits beside courses are counted in courses": (
        "all of { at least 4 credits from { c1, c2 }, c1 }", _earned("c1", "c2"), ["c1", "c2"], "3 of 2 items", [],
    ),
    "divided credits": (
        "all of { at least 3 credits from { c1, c4 } split, at least 5 credits from { c2, c4 } split }",
        _earned("c1", "c4"), ["c4"], "5 of 4 semester", [],
    ),
    "divided credits that leaves want together": (
        "all of { at least 5 credits from { c1, c4 } split, at least 3 credits from { c4 } split }",
        _earned("c1", "c4"), ["c1", "c4"], "8 of 7 semester", [],
    ),
    "a minimum by itself": (
        f"2 courses from {{ c1, c2, c3 }} of which {{ at least 2 courses from {HIGH} }}",
        _earned("c1", "c2"), ["c1"], "2 of 1 courses", [f"{WHICH}/1"],
    ),
    "a minimum beside another leaf": (
        f"all of {{ 2 courses from {{ c1, c2, c3 }} of which {{ at least 1 course from {HIGH} }}, 1 course from {{ c1, c2 }} }}",
        _earned("c1", "c2"), ["c1", "c2"], "3 of 2 courses", [],
    ),
    "only the minimum competes": (
        f"all of {{ 3 courses from {{ c1, c2, c3, c4 }} of which {{ at least 2 courses from {HIGH} }}, c1 }}",
        _earned("c1", "c2", "c3", "c4"), ["c1", "c3"], "3 of 2 items", ["goal/require/1/which/1"],
    ),
    "a limit": (
        "3 courses from { c1, c2, c3, c4 } of which { at most 2 courses from { c1, c2, c3 } }",
        _earned("c1", "c2", "c3"), ["c1", "c2", "c3"], "3 of 2 courses", [f"{WHICH}/1"],
    ),
    "a limit on each value": (
        "3 courses from { c1, c2, c3, c4 } of which { at most 1 course from each subject }",
        _earned("c1", "c2", "c3", "c4"), ["c1", "c2", "c3", "c4"], "3 of 2 courses", [f"{WHICH}/1"],
    ),
    "different values": (
        "2 courses from { c1, c2, c3 } of which { spread over at least 2 subjects }",
        _earned("c1", "c2"), ["c1", "c2"], "2 of 1 items", [f"{WHICH}/1"],
    ),
    "different values beside another leaf": (
        "all of { 2 courses from { c1, c2, c3 } of which { spread over at least 2 subjects }, c3 }",
        _earned("c1", "c2", "c3"), ["c1", "c2", "c3"], "3 of 2 items", ["goal/require/1/which/1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("about", COUNTS)
def test_a_no_is_counted(about: str) -> None:
    require, record, items, count, lines = COUNTS[about]
    found = _goal(require, record).conflict
    assert found is not None
    assert found.unit is not None
    assert [key.partition("@")[0] for key in found.items] == items
    assert f"{found.demand / 1000:g} of {found.supply / 1000:g} {found.unit.name}" == count
    assert list(found.lines) == lines


NOT_COUNTED = {
    "a condition": ("age at least 22", ""),
    "a choice": ("any of { c1, c2 }", ""),
    "one learning in two forms": ("all of { c1, c2 }", "earned c1 on 2023-05-10 converted by turn"),
    "credits that leaves take whole": (
        "all of { at least 4 credits from { c1, c4 }, at least 4 credits from { c2, c4 } }", _earned("c1", "c2", "c4"),
    ),
    "a minimum of each value": (
        "2 courses from { c1, c2 } of which { at least 2 courses from each subject }", _earned("c1", "c3"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("about", NOT_COUNTED)
def test_what_no_flow_decides_is_not_counted(about: str) -> None:
    found = _goal(*NOT_COUNTED[about]).conflict
    assert found is not None
    assert found.unit is None
    assert (found.demand, found.supply, found.lines) == (0, 0, ())


THREE = "{ c1, c2, c3 }"
TALKS = "earned c1 on 2023-05-10 converted by turn"
LIMITS = {
    "a limit inside": (
        "3 courses from { c1, c2, c3 } of which { at most 1 course from { c1, c2 } }", _earned("c1", "c2", "c3"),
        [f"inside {WHICH}/1"], [],
    ),
    "one of several limits inside": (
        f"3 courses from {THREE} of which {{ at most 1 course from {{ c1, c2 }}, at most 3 courses, at least 1 course from c3 }}",
        _earned("c1", "c2", "c3"), [f"inside {WHICH}/1"], [],
    ),
    "few values": (
        "2 courses from { c1, c3 } of which { spread over at most 1 subject }", _earned("c1", "c3"),
        [f"inside {WHICH}/1"], [],
    ),
    "each item once": ("all of { c1, 1 course from { c1, c2 } }", _earned("c1"), ["once "], ["c1"]),
    "no more times": ("3 courses from { choir, c1 }", _earned("choir", "choir", "choir"), ["repeat choir"], []),
    "no more times, of one of two": ("3 courses from { choir, band }", _earned("choir", "choir", "choir"), ["repeat choir"], []),
    "one learning in two forms": ("all of { c1, c2 }", TALKS, ["learning ", "once "], ["c1", "c1"]),
    "an award and what it stands on": (
        "all of { low, 1 course from { c1, c2 } }", _earned("c1"), ["learning ", "once "], ["c1", "held low"],
    ),
    "what is converted": (
        "at least 4 credits from { c2, c4 }", "earned c3 on 2023-05-10 converted by few earned c2 on 2023-05-11",
        ["conversion few/limit/1"], [],
    ),
    "what a member contributes": (
        "3 courses from what satisfies { 2 courses from { c1, c2 } up to 1 course, 1 course from { c3, c4 } up to 2 courses }",
        _earned("c1", "c2", "c3"),
        ["contribution goal/require/1"], [],
    ),
}  # fmt: skip
FEW = """conversion few "Few" { converts { c3 } gives 3 credits as c4 limit 2 credits per learner limit 9 credits per credential }
course band "Band" { taught at here worth 3 credits repeatable up to 2 times }
badge low "Low" { issued by here awarded automatically require c1 }
"""


@pytest.mark.parametrize("about", LIMITS)
def test_the_limits_that_it_takes_are_named(about: str) -> None:
    require, record, limits, contested = LIMITS[about]
    (found,) = _goal(require, record, FEW).conflicts
    assert [f"{limit.kind} {limit.path}" for limit in found.limits] == limits
    assert [key.partition("@")[0] for key in found.contested] == contested
    assert all(limit.place for limit in found.limits if limit.path)


def test_limits_on_everything_are_named_where_these_keep_requirements_from_being_met_together() -> None:
    require = "all of { c1, c3 } overall { at most 3 credits, at most 9 courses }"
    (found,) = _goal(require, _earned("c1", "c3")).conflicts
    assert [f"{limit.kind} {limit.path}" for limit in found.limits] == ["overall goal/overall/1"]
    assert found.requirements == ("goal/require/1", "goal/require/2")


def test_what_repairs_it_is_told_at_once_where_a_count_shows_it_and_else_when_every_reason_is_asked_for() -> (
    None
):
    (found,) = _goal("all of { c1, 1 course from { c1, c2 } }", _earned("c1")).conflicts
    assert [(each.weight, each.additions[0].path) for each in found.repairs] == [
        (3000, "goal/require/1"),
        (3000, "goal/require/2"),
    ]
    whole = "all of { at least 4 credits from { c1, c4 }, at least 3 credits from { c2, c4 } }"
    (found,) = _goal(whole, _earned("c1", "c4")).conflicts
    assert found.repairs == ()
    (found,) = _goal(whole, _earned("c1", "c4"), why=True).conflicts
    assert [[(each.path, each.amount) for each in repair.additions] for repair in found.repairs] == [
        [("goal/require/1", 1000)]
    ]


def test_a_repair_may_add_to_a_minimum_or_ask_for_a_condition() -> None:
    within = "all of { 2 courses from { c1, c2, c3 } of which { at least 1 course from c2 }, c2 }"
    (found,) = _goal(within, _earned("c1", "c2", "c3"), why=True).conflicts
    assert [each.path for repair in found.repairs for each in repair.additions] == [
        "goal/require/2",
        "goal/require/1/which/1",
    ]
    either = "all of { any of { c1, age at least 90 }, c1 }"
    (found,) = _goal(either, f"born 2000-01-01 {_earned('c1')}", why=True).conflicts
    added = found.repairs[0].additions
    assert [(each.path, each.amount, each.unit) for each in added] == [("goal/require/1/2", 0, None)]
