"""The checker of exceptions: a yes that was granted follows from what was granted, and from nothing less."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.bench import Bench
from pathways.audit.closure import best_of, solved
from pathways.audit.replay import ReplayError
from pathways.audit.replay_exceptions import follows, must_follow
from pathways.audit.target import target_of
from pathways.audit.view import EARNED
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.ruleset import RuleSet
from tests.properties.comparing import rules_of

DAY = date(2024, 10, 1)
RULES = """
institution u "U" { uses scale letters }
scale letters "Letters" { passing A 4.00, C 2.00, D 1.00  failing F 0.00 }
course a1 "A1" { taught at u worth 3 credits }
course b1 "B1" { taught at u worth 3 credits }
course c1 "C1" { taught at u worth 3 credits }
badge low "Low" { issued by u  awarded automatically  require a1  require b1 }
certificate high "High" { issued by u  require low }
conversion turn "Turn" { converts low  gives 1 credit as a1 }
certificate goal "Goal" {
  require a1 with grade C or better
  require 2 of { a1, b1, on or after 2020-01-01 }
  require at least 3 credits from (b1) completed within 2 years of which { at most 3 credits from b1 }
  require when on or after 2030-01-01 { c1 } otherwise { before 2024-06-01 }
  require age at least 22
  overall { at least 9 credits, gpa at least 3.5 over record courses }
}
learner "Ada" {
  born 2004-01-01
  earned c1 on 2024-05-10 grade C
  earned b1 on 2019-05-10 grade C
  expect goal unmet
}
"""


def granted(kind: str, **what: object) -> GrantedException:
    return GrantedException(ExceptionKind(kind), "Dr Gray", date(2024, 9, 2), "as above", **what)  # type: ignore[arg-type] # of its kind


NEEDED = (
    granted("substitute", item="c1", instead_of="a1", requirement="goal/require/1"),
    granted("change a limit", amount=1000, requirement="goal/require/2"),
    granted("extend a deadline", until=date(2025, 1, 1), requirement="goal/require/3"),
    granted("extend a deadline", until=date(2025, 1, 1), requirement="goal/require/4"),
    granted("change a limit", amount=20000, requirement="goal/require/5"),
    granted("change a limit", amount=6000, requirement="goal/overall/1"),
    granted("waive", requirement="goal/overall/2"),
)


@pytest.fixture(scope="module", name="rules")
def _rules() -> RuleSet:
    rules = rules_of(RULES)
    assert rules.sound, rules.problems
    return rules


def checked(
    rules: RuleSet, exceptions: tuple[GrantedException, ...], known: tuple[GrantedException, ...]
) -> tuple[str, ...]:
    """What the checker says of a yes by some exceptions, if it knows of these."""
    learner = replace(rules.catalogue.tests[0].learner, exceptions=exceptions)
    bench = Bench(rules.graph, learner, DAY)
    target = target_of(bench.graph, "goal")
    case = bench.case(EARNED, target).for_goal("goal", target.worth)
    best = best_of(solved(target, case))
    assert best is not None
    assert best[2].met
    told = replace(case, learner=replace(learner, exceptions=known))
    return follows(target, target_of(rules.graph, "goal"), best[1], best[2], told)


def test_what_was_granted_follows(rules: RuleSet) -> None:
    assert checked(rules, NEEDED, NEEDED) == ()


@pytest.mark.parametrize("missing", NEEDED, ids=lambda each: f"{each.kind.value} at {each.requirement}")
def test_what_nobody_granted_is_refused(rules: RuleSet, missing: GrantedException) -> None:
    wrong = checked(rules, NEEDED, tuple(each for each in NEEDED if each is not missing))
    assert len(wrong) == 1
    assert wrong[0].startswith(missing.requirement)


def test_an_exception_that_is_granted_later_grants_nothing_yet(rules: RuleSet) -> None:
    later = tuple(replace(each, on=date(2024, 10, 2)) for each in NEEDED)
    assert len(checked(rules, NEEDED, later)) == len(NEEDED)


@pytest.mark.parametrize("kind", ["also allow", "apply here"])
def test_an_item_counts_only_where_it_was_granted(rules: RuleSet, kind: str) -> None:
    there = granted(kind, item="c1", requirement="goal/require/1")
    elsewhere = replace(there, requirement="goal/require/3")
    assert checked(rules, (there, *NEEDED[1:]), (there, *NEEDED[1:])) == ()
    assert len(checked(rules, (there, *NEEDED[1:]), (elsewhere, *NEEDED[1:]))) == 1


def test_a_yes_that_does_not_follow_leaves_nobody(rules: RuleSet) -> None:
    learner = replace(rules.catalogue.tests[0].learner, exceptions=NEEDED)
    bench = Bench(rules.graph, learner, DAY)
    target = target_of(bench.graph, "goal")
    case = bench.case(EARNED, target).for_goal("goal", target.worth)
    best = best_of(solved(target, case))
    assert best is not None
    unsigned = replace(case, learner=replace(learner, exceptions=()))
    with pytest.raises(ReplayError, match="nobody granted"):
        must_follow(target, target_of(rules.graph, "goal"), best[1], best[2], unsigned)


@pytest.mark.parametrize(
    "exception",
    [
        granted("waive", requirement="low/require/1"),
        granted("substitute", item="c1", instead_of="a1", requirement="low/require/1"),
    ],
    ids=lambda exception: exception.kind.value,
)
def test_what_a_goal_stands_on_follows_from_what_was_granted_there(
    rules: RuleSet, exception: GrantedException
) -> None:
    learner = replace(rules.catalogue.tests[0].learner, exceptions=(exception,))
    bench = Bench(rules.graph, learner, DAY)
    assert bench.goal("high").state.value == "met"
    assert bench.is_open("turn")
    unsigned = Bench(rules.graph, learner, DAY)
    unsigned.learner = replace(learner, exceptions=())
    with pytest.raises(ReplayError, match="low/require/1: nobody granted"):
        unsigned.goal("high")
    with pytest.raises(ReplayError, match="low/require/1: nobody granted"):
        unsigned.options("turn")
