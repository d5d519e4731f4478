"""Which goals are decided together, beside what is awarded and declared, and what each of them is told of the others."""

from collections.abc import Mapping

import pytest

from pathways.audit import goal_set
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part, demands_in
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.from_graph import audit
from pathways.audit.replay import must_replay
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin
from tests.audit.auditing import DAY, Desk, desk, earned, leaves

ONCE = 'sharing limits "Limits" {{ between {{ {} }} each item in at most 1 credential }}\n'
ONE = "certificate one {title} {{ issued by alder require {} }}\n"
TWO = ONE.replace("one", "two")


def _rules(one: str, two: str, between: str = "one, two") -> str:
    return ONE.format(one, title='"One"') + TWO.format(two, title='"Two"') + ONCE.format(between)


WRITING = _rules(
    "1 course from { alder.wri101, alder.wri102 }", "2 courses from { alder.wri101, alder.mat101 }"
)


def _audited(asked: Desk, *goals: str) -> list[GoalAudit]:
    return list(audit(asked.graph, asked.learner, goals, DAY, "digest", None).goals)


def _states(rules: str, record: str, *goals: str) -> list[State]:
    return [goal.state for goal in _audited(desk(rules, record, "one"), *goals)]


def _is_bound(rules: str, record: str, *goals: str) -> list[bool]:
    return [goal.together is not None for goal in _audited(desk(rules, record, "one"), *goals)]


# What is in the set.

LISTENER = _rules("1 course from { alder.wri101, alder.wri102 }", "alder.mat101", "one, alder.listener")


def test_what_can_only_be_recorded_is_bound_once_it_is_recorded() -> None:
    award = "\nearned alder.listener on 2024-05-20 with { alder.wri101 }"
    assert _states(LISTENER, earned("wri101"), "one") == [State.MET]
    assert _states(LISTENER, earned("wri101") + award, "one") == [State.UNMET]
    assert _states(LISTENER, earned("mat101", "wri101") + award, "one") == [State.UNMET]


@pytest.mark.parametrize(
    "line", ["", "planning alder.listener", "taking alder.listener", "revoked alder.listener"]
)
def test_what_can_only_be_recorded_and_is_not_is_bound_to_nobody(line: str) -> None:
    record = earned("wri101", "mat101") + "\n" + line
    assert _is_bound(LISTENER, record, "one", "alder.listener") == [False, False]


@pytest.mark.parametrize("line", ["taking two", "planning two", "revoked two on 2024-05-10"])
def test_a_credential_that_is_not_awarded_yet_or_no_longer_is_not_in_the_set(line: str) -> None:
    assert _is_bound(WRITING, earned("wri101") + "\n" + line, "one") == [False]
    assert _is_bound(WRITING, earned("wri101") + "\n" + line, "one", "two") == [True, True]


def test_a_declared_concentration_is_in_no_set() -> None:
    assert _is_bound(WRITING, earned("wri101") + "\ndeclared alder.writing", "one") == [False]


def test_what_was_declared_nobody_knows_when_comes_after_what_was_declared_before() -> None:
    one = _rules("alder.wri101", "alder.wri101")
    record = earned("wri101") + "\ndeclared one\ndeclared two on 2024-01-01"
    assert _states(one, record, "one", "two") == [State.UNMET, State.MET]
    assert _states(one, record.replace("\ndeclared one", ""), "one", "two") == [State.UNMET, State.MET]
    assert _states(one, earned("wri101") + "\ndeclared one\ndeclared two", "two", "one") == [
        State.UNMET,
        State.MET,
    ]


def test_limits_on_others_do_not_matter() -> None:
    rules = _rules("alder.wri101", "alder.wri101") + "".join(
        f'certificate {name} "{name}" {{ issued by alder require alder.mat101 }}\n'
        for name in ("three", "four")
    )
    rules += ONCE.format("three, four").replace("limits", "others")
    found = _audited(desk(rules, earned("wri101", "mat101"), "one"), "one", "three", "two", "four")
    assert [goal.state for goal in found] == [State.MET, State.MET, State.UNMET, State.UNMET]
    assert [goal.together and goal.together.goals for goal in found] == [
        ("two",),
        ("four",),
        ("one",),
        ("three",),
    ]


# Who is not decided.


def test_a_goal_that_is_refused_says_its_own_reason_and_the_others_say_whose() -> None:
    average = "when gpa at least 3.00 over what counts { alder.wri101 }"
    asked = desk(_rules("alder.wri101", average), earned("wri101"), "one")
    one, two = _audited(asked, "one", "two")
    assert two.undecided is not None
    assert (two.undecided.reason, two.undecided.values) == ("average-as-a-fact", ("two/require/fact",))
    assert one.undecided == two.undecided


def test_two_goals_that_are_refused_say_each_its_own_reason() -> None:
    average = "when gpa at least 3.00 over what counts { alder.wri101 }"
    each = "alder.wri101 overall { at least 1 course from each level }"
    one, two = _audited(desk(_rules(each, average), earned("wri101"), "one"), "one", "two")
    assert [one.undecided and one.undecided.reason, two.undecided and two.undecided.reason] == [
        "overall-each",
        "average-as-a-fact",
    ]


# What each is told.


def test_where_no_limit_binds_a_goal_is_told_of_as_it_is_alone() -> None:
    rules = _rules("any of { alder.wri101, alder.wri102 }", "alder.mat101")
    asked = desk(rules, earned("wri101", "mat101") + "\ntaking alder.wri102", "one")
    one, _ = _audited(asked, "one", "two")
    (alone,) = _audited(asked, "one")
    assert one.routes == alone.routes
    assert [leaf.state for leaf in leaves(alone.routes[0].finding)] == [State.MET, State.UNMET]


TO_COME = earned("wri101", "mat101") + "\ntaking alder.wri102"


def test_a_goal_that_is_in_progress_is_told_what_keeps_it_from_being_met_today() -> None:
    _, two = _audited(desk(WRITING, TO_COME, "one"), "one", "two")
    assert two.state is State.IN_PROGRESS
    assert [(each.title, each.reason, each.values) for each in two.unused] == [
        ("Writing 1", "counts elsewhere", ("one",)),
        ("Writing 2", "not finished", ("in progress",)),
    ]
    assert two.conflict is not None
    assert two.conflict.requirements == ("two/require",)
    assert [limit.path for limit in two.conflict.limits] == ["limits/each item"]


def test_what_is_shared_is_what_is_shared_today() -> None:
    rules = WRITING.replace("each item in at most 1 credential", "share at most 2 courses")
    record = earned("wri101") + "\ntaking alder.mat101"
    _, two = _audited(
        desk(
            rules.replace("{ alder.wri101, alder.wri102 }", "{ alder.wri101, alder.mat101 }").replace(
                "1 course", "2 courses"
            ),
            record,
            "one",
        ),
        "one",
        "two",
    )
    assert two.together is not None
    assert [each.have for each in two.together.shared] == [1000]


CHAIN = (
    "".join(
        f'certificate {name} "{name}" {{ issued by alder require 1 course from {{ {some} }} }}\n'
        for name, some in (
            ("one", "alder.wri101, alder.wri102"),
            ("two", "alder.mat101"),
            ("three", "alder.mat102, alder.wri101"),
        )
    )
    + ONCE.format("one, two")
    + ONCE.format("two, three").replace("limits", "others")
)


def test_what_counts_in_a_goal_that_is_tied_only_through_others_is_mere_surplus() -> None:
    record = earned("mat102 2022-05-10", "wri101 2023-05-10", "mat101 2023-05-10", "wri102 2024-05-10")
    one, _, three = _audited(desk(CHAIN, record, "one"), "one", "two", "three")
    reasons = [(each.title, each.reason) for each in three.unused if each.title.startswith("Writing")]
    assert reasons == [("Writing 1", "surplus"), ("Writing 2", "nothing asks for it")]
    assert [(each.title, each.reason) for each in one.unused if each.reason == "surplus"] == [
        ("Writing 2", "surplus")
    ]


def test_each_goal_is_told_of_the_limits_that_are_about_it() -> None:
    record = earned("mat102 2022-05-10", "wri101", "mat101")
    found = _audited(desk(CHAIN, record, "one"), "one", "two", "three")
    assert [[each.sharing for each in goal.together.shared] for goal in found if goal.together] == [
        ["limits"],
        ["limits", "others"],
        ["others"],
    ]


def test_only_what_would_fit_here_counts_elsewhere() -> None:
    rules = _rules("alder.wri101", "alder.mat101")
    _, two = _audited(desk(rules, earned("wri101"), "one"), "one", "two")
    assert [(each.title, each.reason) for each in two.unused] == [("Writing 1", "nothing asks for it")]


def test_an_award_that_is_surplus_in_another_goal_does_not_count_in_itself() -> None:
    rules = _rules("alder.wri101", "1 credential from { one, alder.listener }")
    record = (
        earned("wri101")
        + "\nearned alder.listener on 2022-05-10\nearned one on 2024-05-10 with { alder.wri101 }"
    )
    (two,) = _audited(desk(rules, record, "one"), "two")
    assert [(each.title, each.reason) for each in two.unused] == [
        ("Writing 1", "nothing asks for it"),
        ("One", "surplus"),
    ]


def test_a_goal_that_is_not_met_alone_either_says_why_as_it_does_alone() -> None:
    asked = desk(WRITING, earned("wri101"), "one")
    _, two = _audited(asked, "one", "two")
    (alone,) = _audited(asked, "two")
    assert two.conflict == alone.conflict
    assert two.conflict is not None
    assert two.conflict.items


UP = 'vertical stack up "Up" { made of 1 course from { alder.wri201, alder.bio101 } into one }\n'


def test_another_route_of_the_only_open_goal_is_told_in_all_views() -> None:
    stack = UP.replace("1 course", "2 courses")
    rules = _rules("alder.wri101", "alder.wri101") + stack
    record = (
        earned("wri101", "wri201") + "\nearned two on 2024-05-10 with { alder.wri101 }\ntaking alder.bio101"
    )
    (one,) = _audited(desk(rules, record, "one"), "one")
    assert one.state is State.IN_PROGRESS
    assert one.route is not None
    assert [(route.name, route.state) for route in one.routes] == [("one", State.UNMET)]


def test_a_stack_stays_the_route_that_is_told_though_another_one_comes_first_later() -> None:
    rules = _rules("all of { alder.mat101, alder.mat102, alder.mat201 }", "alder.wri101") + UP.replace(
        "1 course from { alder.wri201, alder.bio101 }", "all of { alder.wri201, alder.bio101 }"
    )
    record = earned("wri101", "wri201") + "\ntaking alder.mat101\ntaking alder.mat102\ntaking alder.mat201"
    one, _ = _audited(desk(rules, record, "one"), "one", "two")
    assert one.state is State.IN_PROGRESS
    assert one.route is not None
    assert (one.route.name, one.route.shape, one.remaining) == ("up", "vertical", 3000)
    assert [leaf.state for leaf in leaves(one.route.finding)] == [State.MET, State.UNMET]


def test_every_goal_that_is_met_is_checked_again_and_so_is_what_is_shared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checked: list[str] = []

    def note(part: Part, outcome: Outcome, case: Case) -> None:
        assert case.view.word == "met"
        assert all(case.view.sees(each.entry) for demand in demands_in(part) for each in demand.candidates)
        checked.append(part.path)
        must_replay(part, outcome, case)

    def note_shared(
        found: object, applied: Mapping[str, list[Entry]], cases: Mapping[str, Case], *rest: object
    ) -> None:
        assert all(cases[name].view.sees(entry) for name in cases for entry in applied[name])
        checked.extend(case.view.word for case in cases.values())
        del found, rest

    monkeypatch.setattr(goal_set, "must_replay", note)
    monkeypatch.setattr(goal_set, "must_replay_sharing", note_shared)
    _audited(desk(WRITING, TO_COME, "one"), "one", "two")
    assert checked == ["met", "met", "one/require"]


# Awards.


def test_what_was_recorded_with_an_award_stays_there_though_something_else_would_do() -> None:
    rules = _rules("1 course from { alder.wri101, alder.wri102 }", "alder.wri101")
    award = "\nearned one on 2024-05-20"
    assert _states(rules, earned("wri101", "wri102") + award, "two") == [State.MET]
    assert _states(rules, earned("wri101", "wri102") + award + " with { alder.wri101 }", "two") == [
        State.UNMET
    ]


# Why not.

PAIRS = (
    "".join(
        f'certificate {name} "{name}" {{ issued by alder require all of {{ {some} }} }}\n'
        for name, some in (
            ("one", "alder.wri101, alder.wri102"),
            ("two", "alder.bio101, 2 courses from { alder.wri101, alder.wri102 }"),
            ("three", "alder.bio101"),
        )
    )
    + 'sharing limits "Limits" { between { one, two, three } share at most 9 credits share at most 1 course }\n'
)


def test_a_no_names_the_limit_it_needs_and_the_requirement_and_nothing_else() -> None:
    _, two, three = _audited(desk(PAIRS, earned("wri101", "wri102", "bio101"), "one"), "one", "two", "three")
    assert three.state is State.MET
    assert two.conflict is not None
    assert two.conflict.requirements == ("two/require/2",)
    assert [limit.path for limit in two.conflict.limits] == ["limits/limit/2"]


def test_a_no_of_today_is_told_though_it_will_be_a_yes() -> None:
    rules = _rules(
        "1 course from { alder.wri101, alder.wri102 }",
        "all of { alder.bio101, 2 courses from { alder.wri101, alder.mat101 } }",
    )
    _, two = _audited(desk(rules, f"{earned('bio101')}\n{TO_COME}", "one"), "one", "two")
    assert two.state is State.IN_PROGRESS
    assert two.conflict is not None
    assert two.conflict.requirements == ("two/require/2",)
    assert [limit.path for limit in two.conflict.limits] == ["limits/each item"]


def test_a_limit_that_hangs_on_what_nobody_knows_is_told_as_it_is_today() -> None:
    limit = "share at most (1 when age at least 22 otherwise 2) courses"
    rules = WRITING.replace("each item in at most 1 credential", limit)
    one, _ = _audited(desk(rules, earned("wri101"), "one"), "one", "two")
    assert one.together is not None
    assert [each.limit for each in one.together.shared] == [1000]


# Pins.

EITHER = _rules("1 course from { alder.wri101, alder.mat101 }", "alder.wri101")
BOTH = earned("wri101", "mat101")
TAKEN = Pin("alder.wri101", "one")


def test_a_pin_that_makes_a_tied_goal_worse_is_told_of() -> None:
    asked = desk(EITHER, BOTH, "one").knowing(pins=(TAKEN,))
    one, two = _audited(asked, "one", "two")
    assert (one.state, two.state) == (State.MET, State.UNMET)
    assert one.unpinned is None
    assert two.unpinned is not None
    assert two.unpinned.state is State.MET


def test_a_no_names_the_pins_of_another_goal_that_make_it_one_and_no_others() -> None:
    elsewhere, refused = Pin("alder.bio101", "three"), Pin("alder.mat101", "two")
    three = 'certificate three "Three" { issued by alder require alder.bio101 }\n'
    rules = EITHER.replace("one, two", "one, two, three") + three
    asked = desk(rules, BOTH + "\n" + earned("bio101"), "one").knowing(pins=(elsewhere, TAKEN, refused))
    _, two, _ = _audited(asked, "one", "two", "three")
    assert two.conflict is not None
    assert two.conflict.pins == (TAKEN,)
    assert ("counts elsewhere", ("one",)) in [(each.reason, each.values) for each in two.unused]
    assert two.conflict.requirements == ("two/require",)
    assert [limit.path for limit in two.conflict.limits] == ["limits/each item"]


def test_a_no_that_limits_alone_make_names_no_pin() -> None:
    rules = EITHER + ONCE.format("two, alder.listener").replace("limits", "others")
    award = "\nearned alder.listener on 2024-05-20 with { alder.wri101 }"
    asked = desk(rules, BOTH + award, "one").knowing(pins=(TAKEN,))
    _, two = _audited(asked, "one", "two")
    assert two.conflict is not None
    assert two.conflict.pins == ()
    assert two.conflict.requirements == ("two/require",)
    assert [limit.path for limit in two.conflict.limits] == ["others/each item"]


def test_an_advisor_has_more_say_than_the_learner_about_whichever_goal() -> None:
    mine, theirs = Pin("alder.wri101", "one"), Pin("alder.wri101", "two", "Dr Gray")
    asked = desk(EITHER, BOTH, "one").knowing(pins=(mine, theirs))
    found = _audited(asked, "one", "two")
    assert [goal.state for goal in found] == [State.MET, State.MET]
    assert [[each.honoured for each in goal.pins] for goal in found] == [[False], [True]]


def test_a_pin_to_a_requirement_of_two_goals_is_about_both() -> None:
    core = "requirement core = 1 course from { alder.wri101, alder.mat101 }\n"
    rules = core + _rules("core", "core").replace("at most 1 credential", "at most 2 credentials")
    asked = desk(rules, BOTH, "one").knowing(pins=(Pin("alder.mat101", "core"),))
    found = _audited(asked, "one", "two")
    assert [[each.honoured for each in goal.pins] for goal in found] == [[True], [True]]
    assert [[each.title for each in goal.unused] for goal in found] == [["Writing 1"], ["Writing 1"]]
