"""What one leaf takes of a record: which sorts, which attempt, and by which lines."""

import pytest

from pathways.audit.state import State
from pathways.model.learner import Item, Provenance, Status
from tests.audit.auditing import DAY, applied, desk, earned, goal_text, leaves, requiring

ON_TOTAL = """
unit quarter = 2/3 semester rounded down to 0.5 on the total
course q1 "Q1" { taught at birch worth 5 credits }
course q2 "Q2" { taught at birch worth 4 credits }
"""


def test_an_exam_is_no_course_but_an_item() -> None:
    exam = "earned alder.placement on 2024-05-10"
    assert desk(requiring("1 course from { alder.placement }"), exam).audit().state is State.UNMET
    assert desk(requiring("1 item from { alder.placement }"), exam).audit().state is State.MET
    assert desk(requiring("alder.placement"), exam).audit().state is State.MET


def test_what_is_shared_counts_beside_what_competes() -> None:
    rules = requiring("alder.wri101", "1 course from { alder.wri101, alder.wri102 } %s")
    assert desk(rules % "shared", earned("wri101")).audit().state is State.MET
    assert desk(rules % "", earned("wri101")).audit().state is State.UNMET


def test_contributions_in_another_unit_are_rounded_on_their_total() -> None:
    record = "earned q1 on 2024-05-10\nearned q2 on 2024-05-10"
    rules = ON_TOTAL + requiring(
        "at least %s semester credits from what satisfies { 1 course from q1, 1 course from q2 }"
    )
    assert desk(rules % "5.5", record).audit().state is State.MET
    assert desk(rules % "6", record).audit().state is State.UNMET


@pytest.mark.parametrize(("need", "state"), [(8, State.MET), (9, State.UNMET)])
def test_what_is_rounded_on_each_item_is_rounded_before_it_is_added_up(need: int, state: State) -> None:
    rules = "unit quarter = 2/3 semester rounded up to 1 on each item\n"
    rules += "".join(
        f'course {name} "{name}" {{ taught at birch worth 5 credits }}\n' for name in ("q1", "q2")
    )
    rules += requiring(f"at least {need} semester credits from {{ q1, q2 }}")
    assert desk(rules, "earned q1 on 2024-05-10\nearned q2 on 2024-05-11").audit().state is state


UNEQUAL = requiring(
    "at least 3 credits from { alder.wri101, alder.bio101 }",
    "at least 3 credits from { alder.wri101, alder.bio101 }",
)
TWICE = "earned alder.wri101 on 2022-05-10 grade C\nearned alder.wri101 on 2024-05-10 grade A\n"


def test_a_search_too_shows_the_best_attempt_once() -> None:
    goal = desk(UNEQUAL, TWICE + earned("bio101 2024-05-20")).audit()
    assert goal.route is not None
    first, second = leaves(goal.route.finding)
    assert [use.item for use in (*first.applied, *second.applied)] == [
        "alder.wri101@2024-05-10#1",
        "alder.bio101@2024-05-20#1",
    ]
    assert (first.also_fits, second.also_fits) == ((), ())


def test_a_search_too_shows_what_it_applies_in_the_order_of_time() -> None:
    seven = "require at least 7 credits from { alder.wri101, alder.bio101 }"
    rules = goal_text(seven, "overall { at most 3 courses }")
    goal = desk(rules, TWICE + earned("bio101 2023-05-10")).audit()
    assert goal.state is State.MET
    assert applied(goal)[0] == ["Life, with laboratory", "Writing 1"]


def test_the_recorded_attempt_comes_before_one_that_is_asserted() -> None:
    writing = 'earned alder.wri101 on 2022-05-10 asserted by "Rosa"\nearned alder.wri101 on 2024-05-10\n'
    record = writing + 'earned alder.wri102 on 2024-05-10 asserted by "Rosa"'
    goal = desk(requiring("2 courses from courses in area alder.writing"), record).audit()
    assert goal.state is State.UNKNOWN
    assert goal.route is not None
    assert [use.title for use in goal.route.finding.coming] == ["Writing 2"]


def test_the_attempt_that_is_better_is_shown_where_a_limit_on_each_term_leaves_room_for_both() -> None:
    rules = requiring("1 course from { alder.wri101 } of which { at most 3 credits from each term }")
    record = 'earned alder.wri101 on 2022-05-10 term "fall" worth 0 credits grade C\n'
    record += 'earned alder.wri101 on 2023-05-10 term "spring" worth 3 credits grade A'
    goal = desk(rules, record).audit()
    assert goal.route is not None
    assert [use.item for use in goal.route.finding.applied] == ["alder.wri101@2023-05-10#1"]


@pytest.mark.parametrize("over", ["what counts", "record courses"])
def test_a_branch_that_is_not_needed_is_met_if_its_average_is(over: str) -> None:
    leaf = f"1 course from {{ alder.wri101 }} of which {{ gpa at least 2.00 over {over} }}"
    record = "earned alder.wri101 on 2022-05-10 grade B\n" + earned("mat101")
    goal = desk(requiring(f"any of {{ alder.mat101, {leaf} }}"), record).audit()
    assert goal.route is not None
    assert [finding.state for finding in leaves(goal.route.finding)] == [State.MET, State.MET]


def test_an_average_that_hangs_on_what_is_asserted_is_unknown_for_one_requirement_too() -> None:
    rules = requiring("1 course from { alder.wri101 } of which { gpa at least 3.00 over record courses }")
    asserted = Item(
        "x", "alder.wri102", "course", "", Status.EARNED, DAY, grade="A", provenance=Provenance.ASSERTED
    )
    asked = desk(rules, "earned alder.wri101 on 2022-05-10 grade C")
    assert asked.audit().state is State.UNMET
    assert asked.having(asserted).audit().state is State.UNKNOWN


def test_a_part_of_a_programme_that_is_worth_nothing_is_nothing() -> None:
    goal = desk(requiring("at least 1/2 of the programme's credits from courses")).audit()
    assert goal.route is not None
    assert goal.route.finding.need == 0
