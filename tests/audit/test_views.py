"""What each of the four views adds to a verdict, and what is told of the routes to a goal."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.model.grade import Grade, Scale
from pathways.model.learner import Item, Pin, Provenance, Status
from tests.audit.auditing import DAY, desk, earned, goal_text, leaves, requiring

TWO = requiring("2 courses from courses in area alder.writing")
ASSERTED = Item("x", "alder.wri101", "course", "", Status.EARNED, DAY, provenance=Provenance.ASSERTED)
FAILED = replace(ASSERTED, key="f", name="alder.mat101", status=Status.FAILED, grade="F")


@pytest.mark.parametrize("record", ["", earned("soc101")])
def test_what_is_only_asserted_makes_no_fact_that_stands_in_the_way(record: str) -> None:
    rules = requiring("lacks alder.wri101", "alder.wri102")
    asked = desk(rules, record).having(ASSERTED, replace(ASSERTED, key="y", name="alder.wri102"))
    assert asked.audit().state is State.UNKNOWN


def test_a_failure_that_is_only_asserted_leaves_open_which_branch_is_asked() -> None:
    rules = requiring(
        "when gpa at least 3.00 over record courses { alder.mat102 } otherwise { alder.wri101 }"
    )
    asked = desk(rules, "earned alder.wri101 on 2024-05-10 grade A")
    assert asked.audit().state is State.UNMET
    assert asked.having(FAILED).audit().state is State.UNKNOWN


def test_an_average_of_nothing_but_what_is_asserted_is_unknown() -> None:
    rules = requiring("gpa at least 0.00 over record courses")
    assert desk(rules).audit().state is State.UNMET
    assert desk(rules).having(FAILED).audit().state is State.UNKNOWN


def test_what_comes_is_told_though_the_later_views_add_nothing() -> None:
    goal = desk(TWO, "taking alder.wri101").audit()
    assert goal.route is not None
    assert [use.title for use in goal.route.finding.coming] == ["Writing 1"]


def test_a_pin_counts_from_its_day_on() -> None:
    rules = requiring("1 course from { alder.wri101, alder.wri102 }", "1 course from alder.wri101")
    pin = Pin("alder.wri101", "goal/require/1", on=date(2024, 6, 30))
    asked = desk(rules, earned("wri101", "wri102")).knowing(pins=(pin,))
    assert asked.audit(day=date(2024, 6, 29)).state is State.MET
    assert asked.audit(day=date(2024, 6, 30)).state is State.UNMET


# Grades that nobody recorded.

GRADED = requiring("alder.wri101 with grade C or better")


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ("earned alder.wri101 on 2024-05-10", State.UNKNOWN),
        ("earned alder.wri101 on 2024-05-10 graded pass_fail", State.UNMET),
        ("earned alder.wri101 on 2024-05-10 grade P", State.UNMET),
        ("failed alder.wri101 on 2024-05-10", State.UNMET),
        ("taking alder.wri101", State.IN_PROGRESS),
        ("planning alder.wri101", State.PLANNED),
    ],
)
def test_a_grade_that_is_not_on_the_record_is_unknown(record: str, state: State) -> None:
    assert desk(GRADED, record).audit().state is state


def test_a_grade_that_no_scale_could_tell_is_no_unknown_grade() -> None:
    item = Item("x", None, "course", "Pottery", Status.EARNED, DAY, subject="POT", institution="elsewhere")
    other = "scale other { passing P failing NP }\n"
    pottery = other + requiring('1 course from courses in subject "POT" with grade C or better')
    assert desk(pottery).having(item).audit().state is State.UNMET
    assert desk(pottery).having(replace(item, institution="alder")).audit().state is State.UNKNOWN


def test_what_was_converted_or_has_no_grades_lacks_no_grade() -> None:
    turn = (
        'conversion turn "Turn" { converts { alder.talk, alder.mat101 } gives 3 credits as alder.wri101 }\n'
    )
    for converted in ("talk", "mat101"):
        record = f"earned alder.{converted} on 2024-05-10 converted by turn"
        assert desk(turn + GRADED, record).audit().state is State.UNMET
    exam = requiring("alder.placement with grade C or better")
    assert desk(exam, "earned alder.placement on 2024-05-10 score 70").audit().state is State.UNMET


def test_a_grade_above_all_that_pass_is_never_reached_by_one_that_is_not_recorded() -> None:
    scale = Scale("s", "S", (Grade("H", 4000, passing=False), Grade("A", 4000, passing=True)))
    assert (scale.can_reach("H"), scale.can_reach("A"), scale.can_reach("B")) == (False, True, False)


def test_an_audit_says_which_grade_is_not_recorded() -> None:
    rules = requiring(
        "alder.wri101 with grade C or better",
        "2 courses from { alder.mat101, alder.mat102 } of which { at least 1 course from courses with grade B or better }",
        "1 course from { alder.bio101 }",
    )
    asked = desk(rules, earned("wri101", "mat101", "mat102", "bio101"))
    found = audit(asked.graph, asked.learner, ("goal",), DAY, "digest")
    (goal,) = found.goals
    assert goal.route is not None
    assert [[use.status for use in leaf.coming] for leaf in leaves(goal.route.finding)] == [
        ["ungraded"],
        ["ungraded", "ungraded"],
        [],
    ]
    assert all(leaf.near == () for leaf in leaves(goal.route.finding))
    text = " ".join(str(found).split())
    assert (
        "Have the grade of WRI 101 recorded: if it is good enough, this completes WRI 101 Writing 1 with"
        in text
    )
    assert "grade not on the record: WRI 101 Writing 1, 10 May 2024" in text
    assert goal.unused == ()


def test_all_that_is_not_recorded_of_an_item_is_told_at_once() -> None:
    asked = "alder.wri101 with grade C or better completed after matriculation"
    told = desk(requiring(asked), "earned alder.wri101")
    found = audit(told.graph, told.learner, ("goal",), DAY, "digest")
    (goal,) = found.goals
    assert goal.route is not None
    (leaf,) = leaves(goal.route.finding)
    assert [use.statuses for use in leaf.coming] == [("ungraded", "undated", "unmatriculated")]
    text = " ".join(str(found).split())
    assert "the grade of WRI 101 recorded, have the day recorded on which WRI 101 was completed and" in text
    assert "have the day of matriculation recorded: if all of that fits, this completes" in text


@pytest.mark.parametrize(
    ("asked", "record", "status", "missing"),
    [
        (
            "1 exam from exams with score 60 or better",
            "earned alder.placement on 2024-05-10",
            "unscored",
            "Have the score of Placement test recorded: if it is good enough, this completes",
        ),
        (
            "alder.wri101 completed on or after 2024-01-01",
            "earned alder.wri101",
            "undated",
            "Have the day recorded on which WRI 101 was completed: if it is in time, this completes",
        ),
        (
            "alder.wri101 completed after matriculation",
            "earned alder.wri101 on 2024-05-10",
            "unmatriculated",
            "Have the day of matriculation recorded: if it fits, this completes",
        ),
    ],
)
def test_an_audit_says_what_is_not_recorded(asked: str, record: str, status: str, missing: str) -> None:
    told = desk(requiring(asked), record)
    found = audit(told.graph, told.learner, ("goal",), DAY, "digest")
    (goal,) = found.goals
    assert goal.route is not None
    assert (goal.state, [use.status for use in leaves(goal.route.finding)[0].coming]) == (
        State.UNKNOWN,
        [status],
    )
    assert missing in " ".join(str(found).split())


def test_a_score_that_is_not_recorded_is_asked_for() -> None:
    told = desk(requiring("score at least 60 on alder.placement"), "earned alder.placement on 2024-05-10")
    text = " ".join(str(audit(told.graph, told.learner, ("goal",), DAY, "digest")).split())
    assert "Have the score in Placement test put on the record." in text


def test_an_asserted_course_without_a_grade_is_told_as_asserted() -> None:
    goal = desk(GRADED).having(ASSERTED).audit()
    assert goal.route is not None
    assert [use.status for use in goal.route.finding.coming] == ["asserted"]


# Stacks as goals.

AVERAGE = "when gpa at least 2.00 over what counts { alder.mat101 }"
REFUSED = f'badge other "Other" {{ issued by alder.centre awarded automatically require {AVERAGE} }}\n'


def test_a_stack_is_decided_though_a_credential_that_it_has_nothing_to_do_with_is_not() -> None:
    rules = REFUSED + 'horizontal stack goal "Goal" { made of alder.wri101 }\n'
    assert desk(rules, earned("wri101")).audit().state is State.MET
    assert desk(rules, earned("wri101")).audit("other").undecided is not None


def test_a_stack_by_itself_counts_what_is_held_and_so_what_it_leads_to() -> None:
    badge = "{ issued by alder.centre teaches area alder.care awarded automatically require alder.%s }\n"
    rules = f'badge low "Low" {badge % "wri101"}badge high "High" {badge % "wri102"}'
    rules += 'horizontal stack goal "Goal" { made of 2 badges from badges in area alder.care into high }\n'
    assert desk(rules, earned("wri101", "wri102")).audit().state is State.MET
    assert desk(rules, earned("wri101")).audit().state is State.UNMET


# Routes.

FOUR = requiring("alder.mat101", "alder.mat102", "alder.mat201", "alder.soc101")
UP = 'vertical stack up "Up" { made of alder.wri101 into goal }\n'


def test_progress_is_of_the_route_that_asks_for_least() -> None:
    goal = desk(FOUR + UP, earned("mat101")).audit()
    assert (goal.remaining, goal.percent) == (3000, 0)


def test_what_counts_on_the_route_taken_is_not_unused() -> None:
    goal = desk(FOUR + UP, earned("wri101", "mat101")).audit()
    assert [(each.title, each.reason) for each in goal.unused] == [("Numbers 1", "nothing asks for it")]
    assert [(route.name, route.state, route.chosen) for route in goal.routes] == [
        ("goal", State.UNMET, False),
        ("up", State.MET, True),
    ]


def test_a_goal_that_is_met_is_offered_no_conversion_for_a_branch_it_does_not_need() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    rules = turn + requiring("any of { alder.mat101, alder.wri101 }")
    talk = "earned alder.talk on 2024-05-10"
    assert len(desk(rules, talk).audit().options) == 1
    assert desk(rules, f"{talk}\n{earned('mat101')}").audit().options == ()


def test_where_nothing_is_asked_or_nothing_decided_nothing_remains() -> None:
    assert desk(goal_text(), "earned goal on 2024-05-10").audit().remaining == 0
    average = "when gpa at least 3.00 over what counts { alder.wri101 }"
    assert desk(requiring(average)).audit().remaining == 0


@pytest.mark.parametrize(
    ("record", "on"),
    [
        ("earned goal on 2023-05-10\nearned goal on 2024-05-10", date(2024, 5, 10)),
        ("earned goal on 2023-05-10\ntaking goal", date(2023, 5, 10)),
        ("earned goal on 2023-05-10\nrevoked goal on 2024-05-10", date(2023, 5, 10)),
        ("revoked goal on 2024-05-10", None),
        ("taking goal", None),
    ],
)
def test_the_latest_award_that_is_in_force_is_told(record: str, on: date | None) -> None:
    held = desk(TWO, record).audit().held
    assert (held and held.on) == on


def test_a_branch_that_is_not_met_says_so_beside_one_that_is() -> None:
    goal = desk(requiring("any of { alder.mat101, alder.wri101 }"), earned("mat101")).audit()
    assert goal.route is not None
    assert [leaf.state for leaf in leaves(goal.route.finding)] == [State.MET, State.UNMET]
