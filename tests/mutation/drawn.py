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
from tests.oracle.details import DetailJudge
from tests.oracle.goal_set import SetJudge
from tests.oracle.judge import Judge
from tests.oracle.judgement import Judgement
from tests.properties import test_against_oracle
from tests.properties.adding_up import not_adding_up
from tests.properties.comparing import Drawn, differences, drawn, rules_of
from tests.properties.drawn_learners import AS_OF_DATES, drawn_learner
from tests.properties.drawn_sets import drawn_set
from tests.search import brute_force
from tests.search.competitions import competitions

# fmt: off
RICH = (
    5000, 5003, 5005, 5006, 5007, 5008, 5011, 5012, 5013, 5014, 5016, 5019, 5020, 5021, 5022, 5024, 5026,
    5028, 5030, 5033, 5034, 5035, 5037, 5038, 5039, 5040, 5041, 5043, 5044, 5046, 5047, 5048, 5049, 5051,
    5052, 5053, 5054, 5058, 5059, 5062, 5064, 5065, 5066, 5067, 5068, 5069, 5072, 5073, 5074, 5076, 5077,
    5080, 5081, 5084, 5086, 5087, 5088, 5089, 5090, 5091, 5095, 5097, 5099, 5100, 5101, 5103, 5107, 5108,
    5110, 5113, 5115, 5116, 5119, 5120, 5122, 5124, 5126, 5129, 5130, 5133, 5134, 5135, 5137, 5138, 5148,
    5150, 5156, 5158, 5160, 5169, 5172, 5177, 5179, 5181, 5182, 5183, 5185, 5186, 5191, 5194, 5195, 5198,
    5199, 5200, 5203, 5204, 5210, 5214, 5219, 5228, 5232, 5234, 5235, 5240, 5241, 5250, 5251, 5252, 5253,
    5267, 5282, 5283, 5287, 5291, 5295, 5298, 5299, 5310, 5312, 5313, 5323, 5330, 5332, 5336, 5338, 5350,
    5359, 5377, 5383, 5384, 5391, 5393, 5412, 5437, 5462, 5464, 5466, 5470, 5480, 5497, 5502, 5511, 5539,
    5555, 5557, 5628, 5690, 5693, 5742,
)
# fmt: on
"""Seeds of colleges with what is drawn seldom: contributions, divided courses, pools, averages of a leaf, and the like."""
SETS = range(200)
"""Seeds of goals that share."""
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
    return _judged(drawn(Random(seed), learners=2))


@cache
def judged_rich(seed: int) -> tuple[Drawn, list[Said]]:
    """The same with more learners, whose items are pinned now and then."""
    return _judged(drawn(Random(seed), learners=6, pins=True))


def _judged(college: Drawn) -> tuple[Drawn, list[Said]]:
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
    for seed in RICH:
        judged_rich(seed)
    for seed in SETS:
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
    _agree(*judged(seed))


@pytest.mark.parametrize("seed", RICH)
def test_the_audit_says_what_the_oracle_says_of_what_is_drawn_seldom(seed: int) -> None:
    _agree(*judged_rich(seed))


def _agree(college: Drawn, said: list[Said]) -> None:
    for learner, goals, admission in said:
        for name, judgement in goals.items():
            goal = audit_learner(college.rules, learner, (name,), college.as_of).goal(name)
            assert goal.undecided is None
            assert differences(goal, judgement) == []
            assert not_adding_up(goal, DetailJudge(college.rules.catalogue, learner, college.as_of)) == []
        if admission is not None:
            decision = admit_learner(college.rules, learner, "entry", college.as_of)
            assert decision.answer is None or decision.answer.value == admission


@pytest.mark.parametrize("seed", SETS)
def test_goals_that_share_are_decided_as_the_oracle_decides(seed: int) -> None:
    for rules, learner, day, judged_goals in judged_set(seed):
        for goal in audit_learner(rules, learner, tuple(judged_goals), day).goals:
            if goal.together is not None:
                assert differences(goal, judged_goals[goal.name]) == []
