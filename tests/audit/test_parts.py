"""A requirement read against a record: branches that hang on a fact nobody knows, limits, and items one after the other."""

import pytest

from pathways.audit.state import State
from tests.audit.auditing import applied, desk, earned, leaves, requiring

BACHELOR = 'bachelor degree ba "BA" { issued by alder }\n'


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ("", State.UNMET),
        (earned("wri101"), State.UNKNOWN),
        (earned("mat101"), State.UNKNOWN),
        (earned("wri101", "mat101"), State.MET),
    ],
)
def test_while_the_fact_is_unknown_both_branches_are_needed_and_one_is_hoped_for(
    record: str, state: State
) -> None:
    rules = requiring("when age at least 22 { alder.wri101 } otherwise { alder.mat101 }")
    assert desk(rules, record).audit().state is state


def test_what_is_asked_of_nobody_but_some_does_not_disturb_the_others() -> None:
    rules = requiring("when age at least 22 { alder.wri101 }", "1 course from { alder.wri101, alder.wri102 }")
    assert desk(rules, earned("wri101")).audit().state is State.UNKNOWN
    assert desk(rules, earned("wri101", "wri102")).audit().state is State.MET
    assert desk(rules, earned("wri102") + "\nborn 2010-01-01").audit().state is State.MET
    named = "requirement adults = when age at least 22 { alder.mat101 }\n"
    twice = named + requiring("all of { adults, alder.wri101 }", "any of { adults, alder.wri102 }")
    assert desk(twice, earned("wri101") + "\nborn 2010-01-01").audit().state is State.MET


AGE = "when age at least 22 otherwise"
SOME = "{ 1 course from courses in area alder.numbers, 1 course from courses in area alder.writing%s }"


@pytest.mark.parametrize(
    "asked",
    [
        f"at least (2 {AGE} 3) courses from what satisfies {SOME % ''}",
        f"3 courses from what satisfies {SOME % f' up to (2 {AGE} 1) courses'}",
    ],
)
def test_while_a_number_is_unknown_the_stricter_one_holds_for_contributions_too(asked: str) -> None:
    rules = requiring(asked)
    two, three = earned("mat101", "wri101"), earned("mat101", "wri101", "wri102")
    old, young = "\nborn 1999-01-01", "\nborn 2010-01-01"
    states = [
        desk(rules, record + born).audit().state for record in (two, three) for born in (old, "", young)
    ]
    more = [State.MET, State.UNKNOWN, State.UNMET]
    never, always = [State.UNMET] * 3, [State.MET] * 3
    assert states == (never + more if "up to" in asked else more + always)


# In order.

THREE = requiring("in order { alder.wri101, alder.wri102, alder.wri201 }")


@pytest.mark.parametrize(
    ("record", "state"),
    [
        (earned("wri101 2022-05-10", "wri102 2024-05-10", "wri201 2023-05-10"), State.UNMET),
        (earned("wri101 2022-05-10", "wri102 2024-05-10") + "\nearned alder.wri201", State.MET),
        (earned("wri101 2022-05-10", "wri201 2024-05-10") + "\nearned alder.wri102", State.UNMET),
        (
            "taking alder.wri101 on 2022-01-10\n"
            + earned("wri101 2022-05-10", "wri102 2023-05-10")
            + "\ntaking alder.wri201",
            State.IN_PROGRESS,
        ),
    ],
)
def test_each_follows_the_one_before_it_and_what_has_no_date_comes_last(record: str, state: State) -> None:
    assert desk(THREE, record).audit().state is state


TURN = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
TALK = "earned alder.talk on 2023-05-10 converted by turn\n"


@pytest.mark.parametrize(
    ("asked", "again", "state"),
    [
        ("alder.talk, alder.wri101", "wri101 2024-05-10", State.MET),
        ("alder.talk, alder.wri101", "wri101 2023-05-10", State.MET),
        ("alder.talk, alder.wri101", "wri101 2022-05-10", State.UNMET),
        ("alder.mat101, alder.talk, alder.wri101", "wri101 2022-05-10", State.UNMET),
        ("alder.mat101, alder.talk, alder.wri101", "wri101 2023-05-10", State.MET),
    ],
)
def test_what_was_converted_does_not_follow_itself(asked: str, again: str, state: State) -> None:
    rules = TURN + requiring(f"in order {{ {asked} }}")
    assert desk(rules, TALK + earned("mat101 2021-05-10")).audit().state is State.UNMET
    assert desk(rules, TALK + earned("mat101 2021-05-10", again)).audit().state is state


def test_an_attempt_that_comes_too_late_for_the_next_one_does_not_stand_for_what_was_converted() -> None:
    rules = TURN + requiring("in order { alder.talk, alder.wri101, alder.mat101 }")
    record = TALK + earned("wri101 2024-05-10", "mat101 2023-06-10")
    assert desk(rules, record).audit().state is State.UNMET
    assert desk(rules, record + "\n" + earned("mat101 2024-05-10")).audit().state is State.MET


def test_the_attempt_that_is_not_of_the_same_learning_is_shown() -> None:
    rules = TURN + requiring("in order { alder.talk, alder.wri101 }")
    goal = desk(rules, TALK + earned("wri101 2022-05-10", "wri101 2024-05-10")).audit()
    assert goal.route is not None
    assert [[use.item for use in leaf.applied] for leaf in leaves(goal.route.finding)][:2] == [
        ["alder.talk@2023-05-10#1"],
        ["alder.wri101@2024-05-10#1"],
    ]


PLACEMENT = requiring("in order { alder.placement_year, alder.wri101 }")
PLACEMENTS = earned("placement_year 2021-05-10", "placement_year 2024-05-10")


def _writing(first: str, second: str) -> str:
    return f"earned alder.wri101 on {first} grade C\nearned alder.wri101 on {second} grade A\n{PLACEMENTS}"


def test_the_best_attempt_is_shown_where_it_follows() -> None:
    goal = desk(PLACEMENT, _writing("2022-05-10", "2023-05-10")).audit()
    assert goal.route is not None
    placement, writing = leaves(goal.route.finding)
    assert [use.item for use in writing.applied] == ["alder.wri101@2023-05-10#1"]
    assert placement.also_fits == ("alder.placement_year@2024-05-10#1",)


def test_another_attempt_is_shown_where_the_best_one_does_not_follow() -> None:
    goal = desk(PLACEMENT, _writing("2022-05-10", "2020-05-10")).audit()
    assert goal.route is not None
    placement, writing = leaves(goal.route.finding)
    assert [use.item for use in writing.applied] == ["alder.wri101@2022-05-10#1"]
    assert placement.also_fits == ("alder.placement_year@2024-05-10#1",)
    assert applied(goal)[0] == ["Placement in care"]


def test_an_order_is_no_fact_that_anybody_could_not_know() -> None:
    rules = (
        BACHELOR
        + 'admission goal "Goal" { admits to ba require all of { in order { alder.wri101, alder.wri102 }, age at least 22 } }\n'
    )
    decision = desk(rules, earned("wri101", "wri102")).decision()
    assert decision.unknown == ("goal/require/2",)
