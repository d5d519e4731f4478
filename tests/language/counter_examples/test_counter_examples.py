"""Records on which auditing one requirement after the other goes wrong: decided rightly, or openly undecided, never wrongly."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from pathways.audit import audit_learner
from pathways.audit.obstacles import OBSTACLES
from pathways.audit.verdict import State
from pathways.cli.expected import differences
from pathways.ruleset import RuleSet, load_rules
from tests.oracle.judge import Judge
from tests.properties.comparing import placements

HERE = Path(__file__).parent
DECIDED = ("ce1_top_down", "ce2_best_fit", "ce7_any_of", "ce9_splitting")
SEARCH = {
    "ce3_indivisible": {"indivisible": "whole-unequal-credits"},
    "ce4_cap": {"capped": "overall-limits", "capped_inside": "whole-unequal-credits"},
    "ce6_one_more_course": {"one_more": "whole-unequal-credits"},
}
"""Those that need a search, with the reason that must be given until there is one."""
UNCAPPED = [(name, goal) for name, goals in SEARCH.items() for goal in goals if goal != "capped"]


def _rules(name: str) -> RuleSet:
    rules = load_rules(HERE / f"{name}.pathway")
    assert rules.sound, [problem.message for problem in rules.problems]
    return rules


def _leaf_by_leaf(rules: RuleSet, goal: str, earned: list[str]) -> bool:
    """What a registrar with a pencil does: each requirement takes the first course that fits and is left."""
    left = list(earned)
    wanted = rules.catalogue.credentials[goal].require
    for leaf in getattr(wanted, "members", ()):
        found = next((name for name in left if name in leaf.selection.names), None)
        if found is None:
            return False
        left.remove(found)
    return True


def test_there_is_a_file_for_every_counter_example_that_can_be_written() -> None:
    assert sorted(file.stem for file in HERE.glob("*.pathway")) == sorted((*DECIDED, *SEARCH))


@pytest.mark.parametrize("name", DECIDED)
def test_what_flow_decides_comes_true(name: str) -> None:
    rules = _rules(name)
    assert rules.catalogue.tests
    assert [problem.message for problem in differences(rules.catalogue.tests, rules)] == []


@pytest.mark.parametrize("name", SEARCH)
def test_what_needs_a_search_is_openly_undecided(name: str) -> None:
    rules = _rules(name)
    for test in rules.catalogue.tests:
        for goal, reason in SEARCH[name].items():
            audited = audit_learner(rules, test.learner, (goal,), date(2024, 1, 1)).goal(goal)
            assert audited.undecided is not None
            assert audited.undecided.reason == reason
            assert audited.percent == 0
            assert audited.state is not State.MET
            assert OBSTACLES[reason].remedy


@pytest.mark.parametrize(("name", "goal"), UNCAPPED)
def test_the_oracle_knows_that_all_of_these_are_met(name: str, goal: str) -> None:
    rules = _rules(name)
    for test in rules.catalogue.tests:
        judged = Judge(rules.catalogue, test.learner, date(2024, 1, 1)).goal(goal)
        assert (judged.state, judged.remaining) == ("met", 0)


def test_leaf_by_leaf_every_order_of_requirements_is_wrong_for_two_orders_of_earning() -> None:
    rules = _rules("ce2_best_fit")
    for goal in rules.catalogue.credentials:
        right = [_leaf_by_leaf(rules, goal, list(earned)) for earned in permutations("ABC")]
        assert right.count(False) == 2


def test_leaf_by_leaf_the_first_counter_example_is_wrong() -> None:
    rules = _rules("ce1_top_down")
    assert not _leaf_by_leaf(rules, "first_come", ["A", "B"])


def test_splitting_shows_which_course_was_divided() -> None:
    rules = _rules("ce9_splitting")
    audited = audit_learner(rules, rules.catalogue.tests[0].learner, ("divided",), date(2024, 1, 1)).goal(
        "divided"
    )
    assert audited.route is not None
    given = {path: sorted(parts.values()) for path, parts in placements(audited.route.finding).items()}
    assert given == {"divided/require/1": [1000, 4000], "divided/require/2": [3000]}


def test_whole_courses_are_one_credit_short() -> None:
    rules = _rules("ce9_splitting")
    audited = audit_learner(rules, rules.catalogue.tests[0].learner, ("whole",), date(2024, 1, 1)).goal(
        "whole"
    )
    assert audited.remaining == 1000
