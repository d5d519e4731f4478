"""Exceptions in audits: what they change for one learner, what is told of each, and that none is passed over in silence."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit, Use
from pathways.graph.excepted import excepted_graph
from pathways.graph.from_model import audit_order
from pathways.model.dependencies import dependencies
from pathways.model.exceptions import Reason
from pathways.model.exceptions.review import review
from pathways.model.learner import ExceptionKind, GrantedException, Item, Learner, Status
from pathways.model.requirement import Group
from pathways.ruleset import RuleSet
from tests.properties.comparing import rules_of

DAY = date(2024, 10, 1)
SIGNED = ("Dr Gray", date(2024, 9, 2), "took the graduate course")
RULES = """
institution u "U" { uses scale letters }
scale letters "Letters" { passing A 4.00, C 2.00, D 1.00  failing F 0.00 }
course mat101 "Mathematics" { taught at u worth 3 credits }
course mat201 "Analysis" { taught at u worth 3 credits }
course eng101 "Composition" { taught at u worth 3 credits }
course art9 "Art" { taught at u worth 3 credits }
badge quick "Quick" { require mat101 awarded automatically }
certificate goal "Goal" {
  require mat101 with grade C or better
  require at least 3 credits from { eng101 } of which { at least 3 credits from eng101 }
  require 1 of { gpa at least 3.5 over record courses, age at least 22 }
  overall { at most 3 credits from art9 }
}
certificate above "Above" { require goal require quick }
conversion turn "Turn" {
  converts quick
  gives 3 credits as art9
  window 1 year after completed
  limit 3 credits per learner
}
learner "Ada" {
  earned mat201 on 2024-05-10 grade C
  earned art9 on 2024-05-10 grade A
  expect goal unmet
}
"""


@pytest.fixture(scope="module", name="rules")
def _rules() -> RuleSet:
    rules = rules_of(RULES)
    assert rules.sound, rules.problems
    return rules


def granted(kind: str, **what: object) -> GrantedException:
    return GrantedException(ExceptionKind(kind), *SIGNED, **what)  # type: ignore[arg-type] # the examples are right


def told(rules: RuleSet, *exceptions: GrantedException, goal: str = "goal", day: date = DAY) -> GoalAudit:
    learner = replace(rules.catalogue.tests[0].learner, exceptions=exceptions)
    return audit_learner(rules, learner, (goal,), day).goal(goal)


WAIVERS = (
    granted("substitute", item="mat201", instead_of="mat101"),
    granted("also allow", item="art9", requirement="goal/require/2"),
    granted("waive", requirement="goal/require/2/which/1"),
    granted("waive", requirement="goal/require/3"),
)


def test_all_of_it_together_meets_the_goal_and_each_is_needed(rules: RuleSet) -> None:
    assert told(rules, *WAIVERS).state is State.MET
    for left_out in WAIVERS:
        assert told(rules, *(each for each in WAIVERS if each is not left_out)).state is not State.MET


def test_what_is_waived_stays_visible_as_it_is_written(rules: RuleSet) -> None:
    goal = told(rules, *WAIVERS)
    assert goal.route is not None
    third = goal.route.finding.children[0].children[2]
    assert third.state is State.MET
    assert third.granted == (WAIVERS[3],)
    require = rules.catalogue.credentials["goal"].require
    assert isinstance(require, Group)
    assert third.requirement == require.members[2]


@pytest.mark.parametrize(
    ("at", "told_as"),
    [
        ("goal/overall/1", "At most 3 credits from Art"),
        ("goal/require/2/which/1", "of these at least 3 credits from Composition"),
    ],
)
def test_a_line_that_is_waived_stays_visible_too(rules: RuleSet, at: str, told_as: str) -> None:
    learner = replace(rules.catalogue.tests[0].learner, exceptions=(granted("waive", requirement=at),))
    audit = audit_learner(rules, learner, ("goal",), DAY)
    page = " ".join(str(audit).split())
    assert f"✓ {told_as} — waived by Dr Gray on 2 September 2024" in page
    found = audit.goal("goal").route
    assert found is not None
    before = told(rules).route
    assert before is not None
    assert found.finding.need == before.finding.need


def test_a_line_that_is_waived_stands_beside_the_only_requirement() -> None:
    rules = rules_of(
        'course a "A" { worth 3 credits }\nbadge one "One" { require a overall { at least 9 credits } }\n'
    )
    learner = Learner("1", "Ada", exceptions=(granted("waive", requirement="one/overall/1"),))
    goal = audit_learner(rules, learner, ("one",), DAY).goal("one")
    assert goal.route is not None
    assert [(each.path, each.state) for each in goal.route.finding.children] == [
        ("one/require", State.UNMET),
        ("one/overall/1", State.MET),
    ]
    assert (goal.route.finding.have, goal.route.finding.need, goal.percent) == (1, 2, 0)


def test_the_item_shows_the_exception_that_lets_it_count(rules: RuleSet) -> None:
    goal = told(rules, *WAIVERS)
    uses = {use.name: use.granted for route in goal.routes for use in _uses(route.finding)}
    assert uses == {"mat201": WAIVERS[0], "art9": WAIVERS[1]}


def _uses(finding: Finding) -> list[Use]:
    return [*finding.applied, *(use for child in finding.children for use in _uses(child))]


@pytest.mark.parametrize(
    ("exception", "reason"),
    [
        (granted("waive", requirement="goal/require/9"), "no such requirement"),
        (granted("waive", requirement="goal"), "not one requirement"),
        (granted("substitute", item="gone", instead_of="mat101"), "no such item"),
        (granted("substitute", item="mat201", instead_of="gone"), "no such course"),
        (granted("substitute", item="mat201", instead_of="art9"), "nothing of this kind there"),
        (granted("also allow", item="art9", requirement="goal/require/3"), "nothing of this kind there"),
        (granted("also allow", item="gone", requirement="goal/require/2"), "no such item"),
        (granted("apply here", item="gone", requirement="goal/require/2"), "no such item"),
        (granted("apply here", item="eng101", requirement="goal/require/2"), "not on record"),
        (granted("apply here", item="art9", requirement="goal/require/1/2"), "no such requirement"),
        (granted("change a limit", amount=1500, requirement="goal/require/3"), "no such amount"),
        (granted("change a limit", amount=9000, requirement="goal/require/3"), "no such amount"),
        (granted("change a limit", amount=3000, requirement="goal/require/1"), "nothing of this kind there"),
        (granted("change a limit", amount=1000, requirement="goal/require/3"), "changes nothing"),
        (granted("change a limit", amount=3000, requirement="goal/overall/1"), "changes nothing"),
        (granted("change a limit", amount=3000, requirement="turn"), "changes nothing"),
        (granted("extend a deadline", until=DAY, requirement="goal"), "nothing of this kind there"),
        (granted("extend a deadline", until=DAY, requirement="goal/require/2"), "nothing of this kind there"),
        (granted("also allow", item="above", requirement="goal/require/2"), "counts toward itself"),
        (granted("also allow", item="mat201", requirement="goal/require/2"), "not needed"),
        (granted("also allow", item="art9", requirement="goal"), ""),
        (granted("waive", requirement="goal/overall/1"), ""),
    ],
)
def test_one_that_is_not_used_is_told_with_the_reason(
    rules: RuleSet, exception: GrantedException, reason: str
) -> None:
    (found,) = told(rules, exception).exceptions
    assert (found.used, found.reason) == (not reason, reason)


@pytest.mark.parametrize(
    ("at", "amount", "before"),
    [
        ("goal/require/2", 2000, "3"),
        ("goal/require/2/which/1", 2000, "3"),
        ("goal/require/3/1", 2250, "3.5"),
        ("goal/require/3/2", 21000, "22"),
        ("goal/overall/1", 6000, "3"),
    ],
)
def test_a_limit_that_is_changed_is_told_with_what_it_was(
    rules: RuleSet, at: str, amount: int, before: str
) -> None:
    (found,) = told(rules, granted("change a limit", amount=amount, requirement=at)).exceptions
    assert (found.used, found.values) == (True, (before,))


def test_a_planned_item_that_the_rules_let_count_needs_no_exception(rules: RuleSet) -> None:
    planned = Item("e", "eng101", "course", "Composition", Status.PLANNED)
    taken = granted("also allow", item="eng101", requirement="goal/require/2")
    learner = Learner("1", "Ada", items=(planned,), exceptions=(taken,))
    (found,) = audit_learner(rules, learner, ("goal",), DAY).goal("goal").exceptions
    assert (found.used, found.reason) == (False, "counts anyway")


def test_one_that_is_granted_later_is_not_in_force_yet(rules: RuleSet) -> None:
    (found,) = told(rules, WAIVERS[3], day=date(2024, 9, 1)).exceptions
    assert (found.used, found.reason) == (False, "not yet")
    assert told(rules, WAIVERS[3], day=date(2024, 9, 2)).exceptions[0].used


def test_a_grade_that_is_posted_later_decides_whether_a_substitute_counts(rules: RuleSet) -> None:
    learner = replace(rules.catalogue.tests[0].learner, exceptions=WAIVERS)
    for grade, state, reason in (
        ("C", State.MET, ""),
        ("D", State.UNMET, "refused"),
        ("F", State.UNMET, "ended"),
    ):
        items = tuple(replace(item, grade=grade) if item.name == "mat201" else item for item in learner.items)
        goal = audit_learner(rules, replace(learner, items=items), ("goal",), DAY).goal("goal")
        assert goal.state is state
        assert next(each for each in goal.exceptions if each.granted == WAIVERS[0]).reason == reason


def test_what_is_applied_by_its_key_is_that_attempt(rules: RuleSet) -> None:
    key = next(item.key for item in rules.catalogue.tests[0].learner.items if item.name == "art9")
    allowed = granted("apply here", item=key, requirement="goal/require/2")
    assert told(rules, allowed, *WAIVERS[2:], WAIVERS[0]).state is State.MET
    assert told(rules, allowed, *WAIVERS[2:], WAIVERS[0]).pins == ()


def test_a_waiver_below_a_goal_is_told_of_the_goal(rules: RuleSet) -> None:
    waived = granted("waive", requirement="quick/require")
    goal = told(rules, waived, goal="above")
    assert [each.used for each in goal.exceptions] == [True]
    assert told(rules, goal="above").progress < goal.progress


def test_an_exception_of_another_goal_is_not_told(rules: RuleSet) -> None:
    assert told(rules, granted("waive", requirement="quick/require")).exceptions == ()


@pytest.mark.parametrize("at", ["turn", "turn/limit/1"])
def test_a_limit_of_a_conversion_is_changed_by_name_or_path(rules: RuleSet, at: str) -> None:
    learner = Learner("1", "Ada", exceptions=(granted("change a limit", amount=6000, requirement=at),))
    conversion = excepted_graph(rules.graph, learner, DAY).graph["catalogue"].conversions["turn"]
    assert [worth.thousandths for _, worth in conversion.limits] == [6000]


def test_the_graph_is_the_same_object_without_an_exception_in_force(rules: RuleSet) -> None:
    learner = Learner("1", "Ada")
    assert excepted_graph(rules.graph, learner, DAY) is rules.graph
    later = replace(learner, exceptions=WAIVERS)
    assert excepted_graph(rules.graph, later, date(2024, 9, 1)) is rules.graph
    own = excepted_graph(rules.graph, later, DAY)
    assert own is not rules.graph
    assert excepted_graph(own, later, DAY) is own
    assert excepted_graph(rules.graph, later, DAY) is own


def test_the_order_in_which_exceptions_are_given_does_not_matter(rules: RuleSet) -> None:
    learner = replace(rules.catalogue.tests[0].learner, exceptions=WAIVERS)
    other = replace(learner, exceptions=tuple(reversed(WAIVERS)))
    assert audit_learner(rules, learner, ("goal",), DAY) == audit_learner(rules, other, ("goal",), DAY)


def test_nothing_of_the_rules_themselves_changes(rules: RuleSet) -> None:
    before = rules.graph.graph["catalogue"]
    told(rules, *WAIVERS)
    assert rules.graph.graph["catalogue"] is before
    assert told(rules).state is State.UNMET


@pytest.mark.parametrize(
    "exceptions",
    [
        WAIVERS,
        (granted("waive", requirement="above/require/2"),),
        (granted("also allow", item="quick", requirement="goal/require/2"),),
        (granted("substitute", item="above", instead_of="eng101"),),
        (granted("substitute", item="eng101", instead_of="quick"),),
        (granted("extend a deadline", requirement="turn", until=DAY),),
    ],
)
def test_what_depends_on_what_is_told_as_if_all_were_read_anew(
    rules: RuleSet, exceptions: tuple[GrantedException, ...]
) -> None:
    own = excepted_graph(rules.graph, Learner("1", "Ada", exceptions=exceptions), DAY).graph
    assert own["needs"] == dependencies(own["catalogue"])
    assert own["order"] == audit_order(own["catalogue"], own["needs"])


def test_an_exception_to_rules_of_an_earlier_year_is_none_to_look_at() -> None:
    rules = rules_of(
        'course a "A" { worth 3 credits }\ncourse b "B" { worth 3 credits }\n'
        'badge one "One" { effective 2020-08-01 retired 2022-07-31 require all of { a, b } }\n'
        'badge one "One" { effective 2022-08-01 require a }\n'
        "learner \"Ada\" { earned a on 2021-05-10 goes by catalogue 2021-01-01 granted waiver of 'one/require/2' "
        'by "Dr Gray" on 2023-01-10 because "as above" expect one met as of 2024-01-10 }\n'
    )
    assert {each.code for each in rules.problems}.isdisjoint({"idle-exception", "unknown-requirement"})
    learner = rules.catalogue.tests[0].learner
    assert list(review([learner], rules.catalogue)) == []
    gone = replace(learner, exceptions=(granted("waive", requirement="one/require/3"),))
    assert [each.reason for each in review([gone], rules.catalogue)] == [Reason.REQUIREMENT]
    assert audit_learner(rules, learner, ("one",), date(2024, 1, 10)).goal("one").state is State.MET


def test_what_stands_for_something_has_no_substitute_itself(rules: RuleSet) -> None:
    first = granted("substitute", item="eng101", instead_of="mat101", requirement="quick/require")
    second = granted("substitute", item="art9", instead_of="eng101")
    goal = told(rules, first, second, goal="quick")
    assert goal.state is State.UNMET
    assert [each.reason for each in goal.exceptions] == ["not on record"]
    at_once = replace(second, requirement="quick/require")
    reasons = {each.granted: each.reason for each in told(rules, first, at_once, goal="quick").exceptions}
    assert reasons[at_once] == "nothing of this kind there"


@pytest.mark.parametrize(
    ("besides", "first", "state"),
    [
        ("s", "2024-01-10", State.MET),
        ("s", "2024-09-10", State.UNMET),
        ("a", "2023-01-10", State.MET),
        ("a", "2024-09-10", State.MET),
    ],
)
def test_an_order_is_shown_by_whichever_course_leaves_the_other_where_it_is_needed(
    besides: str, first: str, state: State
) -> None:
    rules = rules_of(
        'course a "A" { worth 3 credits }\ncourse b "B" { worth 3 credits }\ncourse s "S" { worth 3 credits }\n'
        f'badge one "One" {{ require in order {{ a, b }} require {besides} }}\n'
        f'learner "Ada" {{ earned a on {first} earned s on 2023-05-10 earned b on 2024-05-10 expect one unmet }}\n'
    )
    instead = granted("substitute", item="s", instead_of="a", requirement="one/require/1")
    learner = replace(rules.catalogue.tests[0].learner, exceptions=(instead,))
    assert audit_learner(rules, learner, ("one",), DAY).goal("one").state is state


TIED = """
institution u "U" { is a college }
course a "A" { taught at u worth 3 credits }
course b "B" { taught at u worth 3 credits }
course c "C" { taught at u worth 3 credits }
certificate one "One" { issued by u require a }
certificate two "Two" { issued by u require b }
policy all_of_u "All of U" {
  applies to credentials of kind certificate at u
  require c
  overall { at least 9 credits from courses at u }
}
sharing limited "Limited" { between { one, two } share at most 1 course from courses at u }
learner "Ada" { earned a on 2024-05-10 earned b on 2024-05-10 expect one unmet }
"""


@pytest.mark.parametrize(
    ("at", "title"),
    [
        ("all_of_u/require", "C"),
        ("all_of_u/overall/1", "at least 9 credits from courses at U"),
        ("limited/limit/1", "Limited, limit 1"),
    ],
)
def test_what_a_policy_or_a_sharing_asks_is_waived_and_told_too(at: str, title: str) -> None:
    rules = rules_of(TIED)
    waived = granted("waive", requirement=at)
    learner = replace(rules.catalogue.tests[0].learner, exceptions=(waived,))
    audit = audit_learner(rules, learner, ("one", "two"), DAY)
    assert [each.used for goal in audit.goals for each in goal.exceptions] == [True, True]
    assert f"“{title}” is waived (granted by Dr Gray" in " ".join(str(audit).split())
    before = audit_learner(rules, replace(learner, exceptions=()), ("one", "two"), DAY)
    assert sum(goal.remaining for goal in audit.goals) < sum(goal.remaining for goal in before.goals)
