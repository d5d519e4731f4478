"""Pins: a legal one is honoured even if the verdict gets worse, and the audit says so (rule 25)."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.allocation.outcome import Outcome
from pathways.audit.replay import replay
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin
from tests.audit.auditing import DAY, Desk, applied, desk, earned, goal_text, requiring

ONE_AND_ONE = requiring("1 course from { alder.wri101, alder.wri102 }", "1 course from alder.wri101")
"""Writing 1 must serve the second requirement, or that one is unmet."""
BOTH = earned("wri101 2022-05-10", "wri102 2023-05-10")
TO_THE_FIRST = Pin("alder.wri101", "goal/require/1")
BADGE = "badge low {title} {{ issued by alder.centre awarded automatically {clauses} }}\n"


def pinned(rules: str, record: str, *pins: Pin) -> Desk:
    return desk(rules, record).knowing(pins=pins)


def reasons(goal: GoalAudit) -> list[str]:
    return [each.reason for each in goal.pins]


def test_a_legal_pin_is_honoured_though_the_verdict_gets_worse_and_the_audit_says_so() -> None:
    free = desk(ONE_AND_ONE, BOTH).audit()
    assert (free.state, applied(free), free.unpinned) == (State.MET, [["Writing 2"], ["Writing 1"]], None)
    goal = pinned(ONE_AND_ONE, BOTH, TO_THE_FIRST).audit()
    assert (goal.state, goal.remaining) == (State.UNMET, 3000)
    assert applied(goal) == [["Writing 1"], []]
    assert [each.honoured for each in goal.pins] == [True]
    assert goal.unpinned is not None
    assert (goal.unpinned.state, goal.unpinned.remaining, goal.unpinned.percent) == (State.MET, 0, 100)


def test_a_no_that_only_a_pin_makes_names_the_pin_and_what_it_keeps_from_being_met() -> None:
    conflict = pinned(ONE_AND_ONE, BOTH, TO_THE_FIRST).audit().conflict
    assert conflict is not None
    assert (conflict.requirements, conflict.pins) == (("goal/require/2",), (TO_THE_FIRST,))


def test_a_no_names_no_pin_that_is_not_honoured() -> None:
    refused = Pin("alder.wri102", "goal/require/2")
    conflict = pinned(ONE_AND_ONE, BOTH, refused, TO_THE_FIRST).audit().conflict
    assert conflict is not None
    assert conflict.pins == (TO_THE_FIRST,)


def test_a_no_that_would_be_one_anyhow_names_no_pin() -> None:
    conflict = pinned(ONE_AND_ONE, earned("wri102"), Pin("alder.wri102", "goal/require/1")).audit().conflict
    assert conflict is not None
    assert (conflict.requirements, conflict.pins) == (("goal/require/2",), ())


def test_what_a_requirement_cannot_take_stays_where_it_is_and_is_told() -> None:
    goal = pinned(ONE_AND_ONE, BOTH, Pin("alder.wri102", "goal/require/2")).audit()
    assert (goal.state, goal.unpinned, reasons(goal)) == (State.MET, None, ["refused"])


def test_the_filter_that_refuses_a_pinned_item_is_named() -> None:
    rules = requiring("1 course from { alder.wri101, alder.wri102 } with grade A or better")
    goal = pinned(
        rules, "earned alder.wri101 on 2022-05-10 grade C", Pin("alder.wri101", "goal/require")
    ).audit()
    assert [(each.reason, each.values) for each in goal.pins] == [("refused", ("with grade", "A"))]


@pytest.mark.parametrize(
    ("record", "reason", "values"),
    [
        ("", "not on record", ()),
        ("taking alder.wri101", "not finished", ("in progress",)),
        ("planning alder.wri101", "not finished", ("planned",)),
        ('earned alder.wri101 on 2022-05-10 asserted by "them"', "not finished", ("asserted",)),
        ("withdrew from alder.wri101 on 2022-05-10", "ended", ("withdrawn",)),
    ],
)
def test_what_is_not_there_cannot_be_pinned(record: str, reason: str, values: tuple[str, ...]) -> None:
    goal = pinned(ONE_AND_ONE, record, TO_THE_FIRST).audit()
    assert [(each.title, each.honoured, each.reason, each.values) for each in goal.pins] == [
        ("Writing 1", False, reason, values)
    ]


def test_work_in_progress_is_kept_where_it_is_pinned_once_it_counts() -> None:
    record = earned("wri102 2023-05-10") + "\ntaking alder.wri101"
    assert desk(ONE_AND_ONE, record).audit().state is State.IN_PROGRESS
    assert pinned(ONE_AND_ONE, record, TO_THE_FIRST).audit().state is State.UNMET


def test_an_advisor_has_more_say_than_the_learner_whoever_spoke_last() -> None:
    mine = replace(TO_THE_FIRST, on=date(2024, 6, 1))
    theirs = Pin("alder.wri101", "goal/require/2", "Dr Gray", date(2024, 1, 1))
    goal = pinned(ONE_AND_ONE, BOTH, mine, theirs).audit()
    assert [(each.pin, each.honoured) for each in goal.pins] == [(theirs, True), (mine, False)]
    assert [each.values for each in goal.pins] == [(), ("alder.wri101", "goal/require/2")]
    assert reasons(goal) == ["", "another pin"]


def test_of_two_words_of_the_same_person_the_newer_counts() -> None:
    older = Pin("alder.wri101", "goal/require/2", on=date(2024, 1, 1))
    newer = replace(TO_THE_FIRST, on=date(2024, 6, 1))
    assert applied(pinned(ONE_AND_ONE, BOTH, older, newer).audit()) == [["Writing 1"], []]


def test_of_two_words_of_one_day_the_path_decides() -> None:
    second = Pin("alder.wri101", "goal/require/2")
    assert applied(pinned(ONE_AND_ONE, BOTH, second, TO_THE_FIRST).audit()) == [["Writing 1"], []]


def test_a_word_of_tomorrow_is_none_today() -> None:
    later = replace(TO_THE_FIRST, on=date(2024, 7, 1))
    assert pinned(ONE_AND_ONE, BOTH, later).audit().pins == ()
    assert pinned(ONE_AND_ONE, BOTH, replace(later, on=DAY)).audit().state is State.UNMET


def test_what_the_rules_forbid_is_not_honoured() -> None:
    rules = requiring(
        "2 courses from { alder.wri101, alder.wri102 } of which { at most 0 courses from { alder.wri101 } }"
    )
    goal = pinned(rules, BOTH, Pin("alder.wri101", "goal/require")).audit()
    assert reasons(goal) == ["rules"]
    assert applied(goal) == [["Writing 2"]]


def test_a_pin_into_a_branch_takes_that_branch() -> None:
    rules = requiring("any of { alder.wri101, all of { alder.wri102, alder.mat101 } }")
    free = desk(rules, BOTH).audit()
    goal = pinned(rules, BOTH, Pin("alder.wri102", "goal/require/2/1")).audit()
    assert (free.state, goal.state, goal.remaining) == (State.MET, State.UNMET, 3000)


def test_a_pin_to_a_way_to_the_goal_takes_that_way() -> None:
    rules = (
        requiring("alder.wri101")
        + 'vertical stack up "Up" { made of all of { alder.wri102, alder.mat101 } into goal }\n'
    )
    goal = pinned(rules, BOTH, Pin("alder.wri102", "up")).audit()
    assert goal.route is not None
    assert (goal.route.name, goal.state) == ("up", State.UNMET)


def test_a_pin_to_a_group_lets_the_audit_choose_within() -> None:
    rules = requiring(
        "all of { 1 course from { alder.wri101, alder.wri102 }, alder.wri101 }", "1 course from alder.wri101"
    )
    goal = pinned(rules, BOTH, Pin("alder.wri101", "goal/require/1")).audit()
    assert applied(goal) == [["Writing 2"], ["Writing 1"], []]


def test_a_pin_to_a_goal_makes_the_item_count_in_it() -> None:
    rules = requiring("1 course from { alder.wri101, alder.wri102 }")
    assert applied(desk(rules, BOTH).audit()) == [["Writing 1"]]
    assert applied(pinned(rules, BOTH, Pin("alder.wri102", "goal")).audit()) == [["Writing 2"]]


def test_more_may_be_pinned_than_is_asked_for() -> None:
    rules = requiring(
        "1 course from { alder.wri101, alder.wri102 }", "1 course from { alder.wri101, alder.wri102 }"
    )
    pins = (TO_THE_FIRST, Pin("alder.wri102", "goal/require/1"))
    goal = pinned(rules, BOTH, *pins).audit()
    assert applied(goal) == [["Writing 1", "Writing 2"], []]


def test_more_is_taken_than_is_asked_for_where_an_average_needs_it_beside_a_pin() -> None:
    rules = requiring("2 courses from courses at alder", "gpa at least 3.10 over what counts")
    record = "\n".join(
        f"earned alder.{course} on 2024-05-10 grade {grade}"
        for course, grade in (("wri101", "C"), ("wri102", "A"), ("mat101", "A"))
    )
    goal = pinned(rules, record, TO_THE_FIRST).audit()
    assert (goal.state, [each.honoured for each in goal.pins]) == (State.MET, [True])
    fewer = pinned(
        rules, record.replace("mat101 on 2024-05-10 grade A", "mat101 on 2024-05-10 grade B"), TO_THE_FIRST
    )
    assert fewer.audit().state is State.UNMET


def test_a_pin_to_a_goal_reaches_what_the_goal_names() -> None:
    rules = "requirement two = 1 course from { alder.wri101, alder.wri102 }\n" + requiring(
        "two", "alder.mat101"
    )
    goal = pinned(rules, earned("wri101", "wri102", "mat101"), Pin("alder.wri102", "goal")).audit()
    assert ([each.honoured for each in goal.pins], applied(goal)) == ([True], [["Writing 2"], ["Numbers 1"]])


def test_what_gives_a_requirement_nothing_is_not_kept_there() -> None:
    rules = requiring("at least 3 credits from { alder.chapel, alder.wri101 }")
    goal = pinned(rules, earned("chapel", "wri101"), Pin("alder.chapel", "goal/require")).audit()
    assert (goal.state, reasons(goal)) == (State.MET, ["refused"])


def test_a_word_on_what_was_converted_is_about_what_it_became() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    rules = turn + requiring("1 course from { alder.wri101, alder.wri102 }")
    record = "earned alder.talk on 2024-05-10 converted by turn\n" + earned("wri102 2022-05-10")
    goal = pinned(rules, record, Pin("alder.talk@2024-05-10#1", "goal/require")).audit()
    assert ([each.honoured for each in goal.pins], applied(goal)) == ([True], [["Writing 1"]])


def test_a_pin_to_a_minimum_over_everything_is_none() -> None:
    rules = goal_text("require alder.wri101", "overall { at least 3 credits }")
    assert pinned(rules, BOTH, Pin("alder.wri102", "goal/overall/1")).audit().pins == ()


def test_a_pin_in_a_credential_below_is_honoured_there_and_told_above() -> None:
    low = BADGE.format(
        title='"Low"',
        clauses="require 1 course from { alder.wri101, alder.wri102 } require 1 course from alder.wri101",
    )
    goal = pinned(low + requiring("low"), BOTH, Pin("alder.wri101", "low/require/1")).audit()
    assert (goal.state, [each.honoured for each in goal.pins]) == (State.UNMET, [True])
    assert goal.unpinned is not None
    assert goal.unpinned.state is State.MET


def test_learning_behind_an_award_is_where_it_was_pinned() -> None:
    """The badge stands on one of two courses; the other is free for the goal, whichever the pin leaves it."""
    low = BADGE.format(title='"Low"', clauses="require 1 course from { alder.wri101, alder.wri102 }")
    rules = low + requiring("low", "alder.wri101")
    assert desk(rules, BOTH).audit().state is State.MET
    goal = pinned(rules, BOTH, Pin("alder.wri101", "low/require")).audit()
    assert goal.state is State.UNMET


def test_part_of_a_course_counts_where_it_is_pinned_and_nowhere_else() -> None:
    split = "at least 4 credits from { alder.wri101, alder.wri102 } split"
    rules = requiring(split, "at least 2 credits from { alder.wri101, alder.wri102 } split")
    free = desk(rules, BOTH).audit()
    assert free.state is State.MET
    goal = pinned(rules, BOTH, Pin("alder.wri102", "goal/require/2")).audit()
    assert applied(goal) == [["Writing 1"], ["Writing 2"]]
    assert (goal.state, goal.remaining) == (State.UNMET, 1000)


def test_of_what_is_pinned_as_much_counts_as_there_is_room_for() -> None:
    rules = requiring("at least 4 credits from { alder.wri101, alder.wri102 } split")
    for name in ("Writing 1", "Writing 2"):
        pin = Pin("alder.wri101" if name == "Writing 1" else "alder.wri102", "goal/require")
        goal = pinned(rules, BOTH, pin).audit()
        assert goal.route is not None
        amounts = {use.title: use.amount for use in goal.route.finding.applied}
        assert amounts[name] == max(amounts.values()) == 3000


def test_a_yes_that_says_a_pin_is_honoured_and_does_not_keep_it_is_refused() -> None:
    part, outcome, case = pinned(ONE_AND_ONE, BOTH).outcome()
    assert replay(part, outcome, case) == ()
    lie = Outcome(
        outcome.remaining, outcome.leaves_met, outcome.chosen, outcome.fills, frozenset({TO_THE_FIRST})
    )
    assert replay(part, lie, case) == ("goal/require/1: alder.wri101 is pinned and does not count here",)
    whole = replace(TO_THE_FIRST, requirement="goal")
    kept = replace(lie, honoured=frozenset({whole}))
    assert replay(part, kept, case) == ()


def test_a_pin_to_a_stack_is_to_all_that_it_is_made_of() -> None:
    """Also where that is one requirement with a name of its own."""
    rules = "requirement shape = 2 courses from { alder.wri101, alder.wri102 }\n" + requiring("shape")
    rules += 'vertical stack up "Up" { made of shape into goal }\n'
    goal = pinned(rules, earned("wri101"), Pin("alder.wri101", "up")).audit()
    assert [each.honoured for each in goal.pins] == [True]
    assert goal.route is not None
    assert goal.route.name == "up"


def test_a_pin_to_a_stack_that_is_made_of_one_leaf_is_kept_by_a_yes() -> None:
    rules = requiring("alder.mat101") + 'vertical stack up "Up" { made of alder.wri101 into goal }\n'
    goal = pinned(rules, earned("wri101"), Pin("alder.wri101", "up")).audit()
    assert (goal.state, [each.honoured for each in goal.pins]) == (State.MET, [True])


DIVIDED = requiring(
    "at least {} credits from {{ alder.wri101, alder.mat101 }} split", "1 course from alder.wri102"
)
TWO_PINS = (Pin("alder.mat101", "goal/require/1", "A. Reed"), Pin("alder.wri101", "goal/require/1"))


@pytest.mark.parametrize(
    ("need", "amounts", "why"),
    [
        (3, {"Numbers 1": 3000}, ["", "another pin"]),
        (4, {"Numbers 1": 3000, "Writing 1": 1000}, ["", ""]),
        (2, {"Numbers 1": 2000}, ["", "another pin"]),
    ],
)
def test_as_much_as_can_be_of_what_is_pinned_counts_and_nothing_is_honoured_by_a_sliver(
    need: int, amounts: dict[str, int], why: list[str]
) -> None:
    rules = requiring(f"at least {need} credits from {{ alder.wri101, alder.mat101 }} split", "alder.wri102")
    goal = pinned(rules, earned("wri101", "mat101", "wri102"), *TWO_PINS).audit()
    assert reasons(goal) == why
    assert goal.route is not None
    assert {use.title: use.amount for use in goal.route.finding.children[0].applied} == amounts


def test_as_much_as_can_be_of_what_is_pinned_counts_even_if_an_average_sinks_by_it() -> None:
    record = "earned alder.wri101 on 2024-05-10 grade A\nearned alder.mat101 on 2024-05-10 grade C"
    rules = goal_text(
        "require at least 3 credits from { alder.wri101, alder.mat101 } split",
        "overall { gpa at least 3.00 over what counts }",
    )
    assert desk(rules, record).audit().state is State.MET
    goal = pinned(rules, record, Pin("alder.mat101", "goal/require")).audit()
    assert (goal.state, [each.honoured for each in goal.pins]) == (State.UNMET, [True])
    assert goal.conflict is not None
    assert goal.conflict.requirements == ("goal/overall/1",)
    assert [pin.item for pin in goal.conflict.pins] == ["alder.mat101"]


def test_what_is_pinned_and_divided_among_competitions_counts_wholly_in_one_of_them() -> None:
    rules = goal_text(
        "require at least 3 credits from { alder.wri101, alder.mat101 } split",
        "pool { at least 2 credits from { alder.wri101, alder.mat101 } split }",
    )
    whole, part = Pin("alder.mat101", "goal", "A. Reed"), Pin("alder.wri101", "goal/pool/1")
    goal = pinned(rules, earned("wri101", "mat101"), whole, part).audit()
    assert [each.honoured for each in goal.pins] == [True, True]
    assert applied(goal) == [["Numbers 1"], ["Writing 1"]]
