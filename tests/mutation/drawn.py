"""The fixed runs against the oracle, a seed a test; pytest looks here only when it is told to.

The oracle is slow, and what it says does not hang on what is tried on the audit: it is asked once, before anything is changed.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings

from pathways.audit import admit_learner, audit_learner
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet
from pathways.search import Competition, Shortage, check, hall, representable, solve, verdict
from tests.oracle.goal_set import SetJudge
from tests.oracle.judge import Judge
from tests.oracle.judgement import Judgement
from tests.properties import test_against_oracle, test_sets_against_oracle
from tests.properties.comparing import Drawn, differences, drawn, rules_of
from tests.properties.drawn_learners import AS_OF_DATES, drawn_learner
from tests.properties.drawn_sets import drawn_set
from tests.search import brute_force
from tests.search.competitions import competitions

COMPETITIONS = 800
"""How many competitions are drawn."""


class Said(NamedTuple):
    """What the oracle says of one learner: on each goal and, if there is one, on the admission."""

    learner: Learner
    goals: dict[str, Judgement]
    admission: str | None


@cache
def judged(seed: int) -> tuple[Drawn, list[Said]]:
    """The college of a seed with what the oracle says of its learners."""
    college = drawn(Random(seed), learners=2)
    said = []
    for learner in college.learners:
        judge = Judge(college.rules.catalogue, learner, college.as_of)
        admission = None
        if "entry" in college.rules.catalogue.admissions:
            on_that_day = Judge(college.rules.catalogue, learner, learner.applied or college.as_of)
            admission = on_that_day.admission("entry")
        said.append(Said(learner, {goal: judge.goal(goal) for goal in college.goals}, admission))
    return college, said


@cache
def judged_set(seed: int) -> list[tuple[RuleSet, Learner, date, dict[str, Judgement]]]:
    """Goals that share within limits, for some learners, with what the oracle says of them together."""
    random = Random(seed)
    text, goals = drawn_set(random)
    rules = rules_of("\n".join((text, *(drawn_learner(random, f"learner {at}", text, 5) for at in range(2)))))
    day = date.fromisoformat(random.choice(AS_OF_DATES))
    found = []
    for test in rules.catalogue.tests if rules.sound else ():
        items = tuple(item for item in test.learner.items if item.name not in goals)
        learner = replace(test.learner, declared=(), items=items)
        found.append((rules, learner, day, SetJudge(rules.catalogue, learner, day).goals(goals)))
    return found


class Answer(NamedTuple):
    """The best allocation of a competition, and whether everything can be full."""

    best: brute_force.Units
    possible: bool


@cache
def answered() -> list[tuple[Competition, Answer]]:
    """Small competitions with what looking at every allocation says."""
    found: dict[Competition, Answer] = {}

    @settings(
        max_examples=COMPETITIONS, derandomize=True, deadline=None, database=None, phases=[Phase.generate]
    )
    @given(competitions())
    def look(competition: Competition) -> None:
        if competition not in found:
            leaves = tuple({slot.leaf for slot in competition.slots})
            found[competition] = Answer(
                brute_force.best(competition), brute_force.can_meet(competition, leaves)
            )

    look()
    return list(found.items())


def ask_the_oracle(*, search: bool) -> None:
    """Have everything judged beforehand, for the search also the competitions."""
    for block in range(20 if search else 0):  # also what looking at every allocation says of each shortage
        test_a_solution_is_the_best_of_all_and_a_shortage_is_true(block)
    for seed in test_against_oracle.FIXED:
        judged(seed)
    for seed in test_sets_against_oracle.FIXED:
        judged_set(seed)


@pytest.mark.parametrize("block", range(20))
def test_a_solution_is_the_best_of_all_and_a_shortage_is_true(block: int) -> None:
    for competition, answer in answered()[block::20]:
        if representable(competition):
            solution, shortage = solve(competition), hall(competition)
            assert {(one.item, one.slot): one.units for one in solution.placements} == answer.best
            assert list(solution.filled) == brute_force.filled(competition, answer.best)
            assert check(competition, solution) == ()
            assert verdict(competition) is answer.possible
            assert (shortage is None) is answer.possible
            if shortage is not None:
                _is_true(shortage, competition)


def _is_true(shortage: Shortage, competition: Competition) -> None:
    most = _most(competition, shortage.slots)
    assert most == shortage.supply < shortage.demand
    assert shortage.demand == sum(competition.slots[slot].capacity for slot in shortage.slots)
    assert shortage.leaves == tuple(sorted({competition.slots[slot].leaf for slot in shortage.slots}))
    for fewer in brute_force.subsets(shortage.leaves):
        assert _can_meet(competition, fewer)
    if not shortage.caps:
        assert shortage.supply == sum(competition.items[item] for item in shortage.items)


_most = cache(brute_force.most)
_can_meet = cache(brute_force.can_meet)


@pytest.mark.parametrize("seed", test_against_oracle.FIXED)
def test_the_audit_says_what_the_oracle_says(seed: int) -> None:
    college, said = judged(seed)
    for learner, goals, admission in said:
        for name, judgement in goals.items():
            goal = audit_learner(college.rules, learner, (name,), college.as_of).goal(name)
            assert goal.undecided is None
            assert differences(goal, judgement) == []
        if admission is not None:
            decision = admit_learner(college.rules, learner, "entry", college.as_of)
            assert decision.answer is None or decision.answer.value == admission


@pytest.mark.parametrize("seed", test_sets_against_oracle.FIXED)
def test_goals_that_share_are_decided_as_the_oracle_decides(seed: int) -> None:
    for rules, learner, day, judged_goals in judged_set(seed):
        for goal in audit_learner(rules, learner, tuple(judged_goals), day).goals:
            if goal.together is not None:
                assert differences(goal, judged_goals[goal.name]) == []
