"""What was applied where: earliest earned first, earlier requirements first, and nothing without need."""

from datetime import date

import pytest

from pathways.audit.state import State
from tests.audit.auditing import applied, desk, earned, goal_text, leaves, requiring

TWO_IN_WRITING = requiring("2 courses from courses in area alder.writing")
IN_AND_OF = requiring("1 course from courses in area alder.writing", "1 course from courses at alder")


def test_what_counts_elsewhere_is_told_as_fitting_where_it_could_be_shared() -> None:
    rules = """certificate goal "Goal" {
  issued by alder
  require alder.mat101
  require 1 course from { alder.mat101, alder.mat102, alder.bio101 } shared
}
"""
    record = "earned alder.bio101 on 2023-05-01 earned alder.mat101 on 2023-06-01"
    named, shared = desk(rules, record).audit().routes[0].finding.children
    assert [use.name for use in (*named.applied, *shared.applied)] == ["alder.mat101", "alder.bio101"]
    assert [key.partition("@")[0] for key in shared.also_fits] == ["alder.mat101"]


def test_the_earliest_earned_count_and_the_others_also_fit() -> None:
    goal = desk(TWO_IN_WRITING, earned("wri301 2024-05-10", "wri201 2023-05-10", "wri101 2023-12-10")).audit()
    assert applied(goal) == [["Writing 3", "Writing 1"]]
    assert goal.route is not None
    assert goal.route.finding.also_fits == ("alder.wri301@2024-05-10#1",)


def test_of_those_earned_on_one_day_the_first_by_name_count() -> None:
    goal = desk(TWO_IN_WRITING, earned("wri301", "wri201", "wri101")).audit()
    assert applied(goal) == [["Writing 1", "Writing 3"]]


def test_the_attempt_that_counts_decides_who_was_first() -> None:
    first = "earned alder.wri101 on 2022-05-10 grade C\nearned alder.wri102 on 2023-05-10 grade C\n"
    record = first + "earned alder.wri101 on 2024-05-10 grade A"
    one = requiring("1 course from courses in area alder.writing")
    assert applied(desk(one, record).audit()) == [["Writing 2"]]


def test_among_competing_requirements_too_the_first_gets_the_earliest() -> None:
    record = earned("wri101 2024-05-10", "wri102 2023-05-10", "wri201 2023-12-10")
    assert applied(desk(IN_AND_OF, record).audit()) == [["Writing 2"], ["Writing 3"]]


def test_the_earlier_requirement_is_filled_when_both_cannot_be() -> None:
    goal = desk(IN_AND_OF, earned("wri101")).audit()
    assert goal.state is State.UNMET
    assert applied(goal) == [["Writing 1"], []]


def test_most_leaves_are_met_before_the_order_of_the_file_counts() -> None:
    rules = requiring("3 courses from courses in area alder.writing", "1 course from courses at alder")
    assert applied(desk(rules, earned("wri101")).audit()) == [[], ["Writing 1"]]


def test_a_group_of_leaves_with_a_cap_is_told_the_same_way() -> None:
    rules = requiring(
        "2 courses from courses at alder of which { at most 1 course from courses in area alder.writing }"
    )
    goal = desk(
        rules, earned("wri102 2023-12-10", "wri101 2023-05-10", "mat101 2024-05-10", "mat102 2024-05-10")
    ).audit()
    assert applied(goal) == [["Writing 1", "Numbers 1"]]
    assert goal.route is not None
    assert set(goal.route.finding.also_fits) == {"alder.wri102@2023-12-10#1", "alder.mat102@2024-05-10#1"}


def test_no_item_is_placed_without_need() -> None:
    rules = requiring("at least 3 credits from courses at alder")
    goal = desk(rules, earned("lab100 2023-05-10", "bio101 2024-05-10", "wri101 2024-05-11")).audit()
    assert applied(goal) == [["Life, with laboratory"]]


def test_an_overlay_keeps_what_it_needs() -> None:
    rules = requiring(
        "2 courses from courses at alder of which { at least 1 course from courses in area alder.numbers }"
    )
    record = earned("wri101 2022-05-10", "wri102 2022-05-11", "mat102 2024-05-10", "mat101 2023-05-10")
    assert applied(desk(rules, record).audit()) == [["Writing 1", "Numbers 1"]]


def test_an_overlay_that_has_more_than_it_asks_for_is_told_as_met() -> None:
    asked = "3 courses from courses at alder of which { spread over at least 2 terms }"
    terms = {"wri101": "autumn", "wri102": "spring", "mat101": "summer"}
    record = "\n".join(f'earned alder.{name} on 2024-05-10 term "{term}"' for name, term in terms.items())
    goal = desk(requiring(asked), record).audit()
    assert goal.route is not None
    (spread,) = leaves(goal.route.finding)[0].lines
    assert (spread.state, spread.remaining, spread.have) == (State.MET, 0, 3000)


def test_a_division_is_shown() -> None:
    rules = requiring(
        "at least 3 credits from alder.bio101 split",
        "at least 1 credit from { alder.bio101, alder.lab100 } split",
    )
    goal = desk(rules, earned("bio101")).audit()
    assert goal.route is not None
    uses = [use for leaf in leaves(goal.route.finding) for use in leaf.applied]
    assert [(use.amount, use.part) for use in uses] == [(3000, True), (1000, True)]


def test_a_use_says_what_it_was() -> None:
    goal = desk(
        requiring("alder.wri101 with grade C or better"), "earned alder.wri101 on 2024-05-10 grade B"
    ).audit()
    assert goal.route is not None
    (use,) = leaves(goal.route.finding)[0].applied
    assert (use.code, use.name, use.status, use.grade) == ("WRI 101", "alder.wri101", "earned", "B")
    assert (use.completed, use.amount, use.derived, use.part) == (date(2024, 5, 10), 1000, False, False)


def test_an_automatic_badge_is_told_as_derived() -> None:
    rules = 'badge low "Low" { issued by alder awarded automatically require alder.wri101 }\n' + requiring(
        "low"
    )
    goal = desk(rules, earned("wri101")).audit()
    assert goal.route is not None
    (use,) = leaves(goal.route.finding)[0].applied
    assert (use.item, use.derived, use.completed) == ("held low", True, date(2024, 5, 10))


def test_converted_credit_says_by_which_conversion() -> None:
    rules = (
        'conversion upgrade "Upgrade" { converts alder.talk gives 3 credits as alder.wri101 }\n'
        + requiring("alder.wri101")
    )
    goal = desk(rules, "earned alder.talk on 2024-05-10 converted by upgrade").audit()
    assert goal.route is not None
    (use,) = leaves(goal.route.finding)[0].applied
    assert (use.title, use.converted_by) == ("Writing 1", "upgrade")
    assert [(each.reason, each.values[-1]) for each in goal.unused] == [("inside", "Writing 1")]


def test_what_is_under_way_or_asserted_is_coming() -> None:
    rules = requiring("3 courses from courses in area alder.writing")
    record = 'earned alder.wri101 on 2023-05-10\ntaking alder.wri102\nearned alder.wri201 on 2024-05-10 asserted by "Rosa"'
    goal = desk(rules, record).audit()
    assert goal.state is State.UNKNOWN
    assert goal.route is not None
    leaf = goal.route.finding
    assert [use.title for use in leaf.applied] == ["Writing 1"]
    assert [(use.title, use.status) for use in leaf.coming] == [
        ("Writing 3", "asserted"),
        ("Writing 2", "in progress"),
    ]


def test_what_is_under_way_is_told_of_an_unmet_requirement_too() -> None:
    goal = desk(
        requiring("3 courses from courses in area alder.writing"),
        "taking alder.wri102\nplanning alder.wri101",
    ).audit()
    assert goal.state is State.UNMET
    assert goal.route is not None
    assert [use.status for use in goal.route.finding.coming] == ["planned", "in progress"]


def test_have_and_need_stand_beside_every_leaf() -> None:
    goal = desk(requiring("at least 12 credits from courses at alder"), earned("wri101", "bio101")).audit()
    assert goal.route is not None
    leaf = goal.route.finding
    assert (leaf.have, leaf.need, leaf.remaining, leaf.unit and leaf.unit.name) == (
        7000,
        12000,
        5000,
        "semester",
    )


def test_overlays_have_findings_of_their_own() -> None:
    lines = "at least 2 courses from courses in area alder.numbers, spread over at least 2 terms"
    goal = desk(
        requiring(f"3 courses from courses at alder of which {{ {lines} }}"), earned("mat101")
    ).audit()
    assert goal.route is not None
    assert [(line.state, line.have, line.need) for line in goal.route.finding.lines] == [
        (State.UNMET, 1000, 2000),
        (State.UNMET, 0, 2000),
    ]


def test_the_branch_that_another_made_unnecessary_is_not_chosen() -> None:
    rules = requiring("any of { alder.wri101, alder.mat101 }")
    goal = desk(rules, earned("mat101")).audit()
    assert goal.route is not None
    assert [(child.chosen, child.state) for child in goal.route.finding.children] == [
        (False, State.UNMET),
        (True, State.MET),
    ]


def test_a_branch_that_is_not_used_is_judged_by_what_is_spare() -> None:
    rules = requiring("alder.wri101", "any of { alder.wri101, alder.mat101 }")
    goal = desk(rules, earned("wri101", "mat101")).audit()
    assert goal.route is not None
    left, right = goal.route.finding.children[1].children
    assert (left.state, left.chosen, right.state, right.chosen) == (State.UNMET, False, State.MET, True)


def test_an_unused_branch_with_a_cap_is_not_called_met() -> None:
    capped = (
        "2 courses from courses at alder of which { at most 1 course from courses in area alder.writing }"
    )
    rules = requiring(f"any of {{ alder.wri101, {capped} }}")
    goal = desk(rules, earned("wri101", "wri102", "wri201")).audit()
    assert goal.route is not None
    taken, spare = goal.route.finding.children
    assert (taken.state, spare.state) == (State.MET, State.UNMET)


def test_in_order_tells_whether_the_order_holds() -> None:
    rules = requiring("in order { alder.wri101, alder.wri102 }")
    goal = desk(rules, earned("wri101 2024-05-10", "wri102 2023-05-10")).audit()
    assert goal.route is not None
    finding = goal.route.finding
    assert (finding.state, finding.facts, finding.have, finding.need) == (
        State.UNMET,
        (("in order", "no"),),
        2,
        2,
    )
    right = desk(rules, earned("wri101 2023-05-10", "wri102 2024-05-10")).audit()
    assert right.route is not None
    assert right.route.finding.facts == (("in order", "yes"),)


def test_the_attempts_that_are_told_are_those_in_order() -> None:
    rules = 'course choir "Choir" { taught at alder worth 1 credit repeatable }\n'
    rules += requiring("in order { alder.wri101, choir, alder.wri102 }")
    record = earned("wri101 2024-03-10", "wri102 2023-05-10", "wri102 2024-05-10")
    goal = desk(rules, record + "\nearned choir on 2023-04-10\nearned choir on 2024-04-10").audit()
    assert goal.state is State.MET
    assert goal.route is not None
    first, _, last = (leaf.applied[0].completed for leaf in leaves(goal.route.finding))
    assert (first, last) == (date(2024, 3, 10), date(2024, 5, 10))


def test_every_route_is_told_and_one_is_chosen() -> None:
    rules = goal_text("require alder.wri101") + (
        'vertical stack up "Up" { made of all of { alder.listener, alder.helper } into goal }\n'
        'vertical stack other "Other" { made of alder.speaker into goal }\n'
    )
    goal = desk(rules, "earned alder.speaker on 2024-05-10").audit()
    assert [(route.name, route.state, route.chosen) for route in goal.routes] == [
        ("goal", State.UNMET, False),
        ("up", State.UNMET, False),
        ("other", State.MET, True),
    ]


def test_among_equal_routes_the_first_of_the_file_is_chosen() -> None:
    rules = (
        goal_text("require alder.wri101") + 'vertical stack up "Up" { made of alder.listener into goal }\n'
    )
    goal = desk(rules, "").audit()
    assert [route.chosen for route in goal.routes] == [True, False]


def test_while_a_fact_is_unknown_both_branches_are_told() -> None:
    rules = requiring("when age at least 22 { alder.wri101 } otherwise { alder.mat101 }")
    unknown = desk(rules, earned("wri101")).audit()
    assert unknown.route is not None
    assert [child.state for child in unknown.route.finding.children] == [State.MET, State.UNMET]
    known = desk(rules, "born 2000-01-01\n" + earned("wri101")).audit()
    assert known.route is not None
    assert [child.state for child in known.route.finding.children] == [State.MET]


def test_when_nothing_else_is_asked_for_there_is_nothing_to_tell() -> None:
    goal = desk(requiring("when age below 22 { alder.wri101 }"), "born 2000-01-01").audit()
    assert goal.state is State.MET
    assert goal.route is not None
    assert not goal.route.finding.children


@pytest.mark.parametrize(
    ("level", "times"),
    [
        ("any of {{ alder.mat101, all of {{ alder.bio101, {} }} }}", 28),
        ("any of {{ alder.mat101, 1 course from what satisfies {{ alder.bio101, {} }} }}", 28),
    ],
)
def test_what_stands_deep_inside_is_told_as_soon_as_what_does_not(level: str, times: int) -> None:
    """Each level is looked at once: twice would take longer than anybody waits."""
    nested = "alder.wri101"
    for _ in range(times):
        nested = level.format(nested)
    goal = desk(requiring(nested), earned("lab100")).audit()
    assert (goal.state, goal.remaining) == (State.UNMET, 3000)
