"""A yes: replayed before it is told; what it names suffices, and nothing of that stands there in vain."""

from datetime import date
from random import Random

import pytest
from hypothesis import given

from pathways.audit import audit_learner
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part
from pathways.audit.case import Case
from pathways.audit.replay import ReplayError, replay
from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit, RouteFinding
from pathways.model.learner import Item, Learner
from pathways.model.requirement import Contributions, Gpa, Holds, InOrder, Leaf, Requirement, Score
from pathways.model.walk import walk
from tests.oracle.details import DetailJudge
from tests.properties.comparing import Drawn, drawn, drawn_together, rules_of
from tests.properties.explained import (
    applied_in,
    audited,
    behind,
    competitions,
    in_use,
    monotone_goals,
    recorded,
    with_only,
)
from tests.properties.strategies import FEWER, colleges

pytestmark = pytest.mark.no_cover

DAY = date(2024, 6, 1)
MANY = 10
"""Items that a learner has at most: with few of them there is seldom a yes."""


def _route_of_a_yes(found: GoalAudit) -> RouteFinding | None:
    return found.route if found.undecided is None and found.state is State.MET else None


def _looked_at(part: Finding) -> list[Requirement]:
    """The conditions on items that a finding stands on, in what it asks for or in its numbers."""
    asked = part.requirement
    return list(walk(asked)) if isinstance(asked, Leaf | Holds | InOrder | Score) else []


def _named(college: Drawn, learner: Learner, goal: str) -> set[str] | None:
    """The items on which a yes stands; None if it is none.

    These are the items that are applied and those that conditions saw; the order of what may be repeated may be shown by other
    attempts than those that count. An award that nobody recorded stands on what its own
    yes names, without what is applied beside it; where that does not do, it could stand on anything.
    """
    route = _route_of_a_yes(audited(college, learner, goal))
    if route is None:
        return None
    keys: set[str] = set()
    awards: list[tuple[str, set[str]]] = []
    for leaves in competitions(route):
        uses = {use.item: use for leaf in leaves.values() for use in leaf.applied}
        given = {key for use in uses.values() if not use.derived for key in recorded(use)}
        awards += [(str(use.name), given) for use in uses.values() if use.derived]
        keys |= given
    for fact in (fact for part in in_use(route.finding) for fact in _looked_at(part)):
        if isinstance(fact, Score):
            keys |= {item.key for item in learner.items if item.name == fact.exam}
        elif isinstance(fact, InOrder):
            keys |= {
                item.key
                for item in learner.items
                if _is_repeatable(college, item) and item.name in _names(fact)
            }
        elif isinstance(fact, Holds):
            seen = {item.key for item in learner.items if item.name == fact.credential}
            awards += [(fact.credential, set())] if not seen else []
            keys |= seen
    for name, beside in awards:
        keys |= _named(college, _without(learner, beside), name) or {item.key for item in learner.items}
    return keys


def _is_repeatable(college: Drawn, item: Item) -> bool:
    declared = college.rules.catalogue.learning.get(item.name or "")
    return declared is not None and declared.uses != 1


def _names(order: InOrder) -> set[str | None]:
    return {leaf.item for leaf in order.members}


def _without(learner: Learner, keys: set[str]) -> Learner:
    """The learner without these items and everything that is the same learning."""
    gone = frozenset[str]().union(*(behind(learner, key) for key in keys))
    return with_only(
        learner, [item.key for item in learner.items if gone.isdisjoint(behind(learner, item.key))]
    )


def suffices(college: Drawn, learner: Learner, goal: str) -> int:
    """Check that what a yes names suffices; how many items of the record it does not name."""
    keys = _named(college, learner, goal)
    if keys is None:
        return -1
    assert audited(college, with_only(learner, keys), goal).state is State.MET
    return len(learner.items) - len(keys)


@given(colleges(items=MANY))
@FEWER
def test_what_a_yes_namessuffices(college: Drawn) -> None:
    """Rules that the compiler marks are left out: there, other items may matter, as in an average over the record."""
    for learner in college.learners:
        for goal in monotone_goals(college):
            suffices(college, learner, goal)


def _leaves_that_count_alone(route: RouteFinding) -> list[Finding]:
    """The leaves in use, unless an average over what counts or a contribution may want more of them than they ask for."""
    parts = list(in_use(route.finding))
    if any(isinstance(part.requirement, Gpa) and part.requirement.over is None for part in parts):
        return []
    gathered = [part for part in parts if isinstance(part.requirement, Contributions)]
    inside = {part.path for each in gathered for part in in_use(each)}
    leaves = (leaf for each in competitions(route) for leaf in each.values())
    return [leaf for leaf in leaves if leaf.path not in inside]


def needs_each(college: Drawn, learner: Learner, goal: str) -> int:
    """Check that no leaf of a yes is met without one of its items; how many there are."""
    route = _route_of_a_yes(audited(college, learner, goal))
    if route is None:
        return 0
    judge = DetailJudge(college.rules.catalogue, learner, college.as_of)
    count = 0
    for leaf in _leaves_that_count_alone(route):
        amounts = {use.item: use.amount for use in leaf.applied}
        assert isinstance(leaf.requirement, Leaf)
        assert judge.fills(goal, leaf.requirement, amounts)
        for key in amounts:
            fewer = {other: amount for other, amount in amounts.items() if other != key}
            assert not judge.fills(goal, leaf.requirement, fewer)
        count += len(amounts)
    return count


@given(colleges(items=MANY))
@FEWER
def test_no_leaf_of_a_yes_is_met_without_one_of_its_items(college: Drawn) -> None:
    """Leaf by leaf: dropping an item that is applied to it leaves that leaf unmet by what else is applied to it.

    Left out is what is asked for beside an average over what counts, and inside a contribution: these may want more. The goal
    may still be met, by another branch or because what stands elsewhere can take the place.
    """
    for learner in college.learners:
        for goal in college.goals:
            needs_each(college, learner, goal)


def _is_counted_out(route: RouteFinding) -> bool:
    """Whether there is one competition, in which each leaf has just as many items as it counts, all of them on the record."""
    together = list(competitions(route))
    leaves = [leaf for each in together for leaf in each.values()]
    return (
        sum(map(bool, together)) == 1
        and all(
            leaf.unit is not None and leaf.unit.measure == "items" and len(leaf.applied) * 1000 == leaf.need
            for leaf in leaves
        )
        and not any(use.derived for use in applied_in(route))
        and not any(isinstance(part.requirement, Contributions) for part in in_use(route.finding))
    )


def fails_without_any(college: Drawn, learner: Learner, goal: str) -> int:
    """Check that a yes by counting fails without one of its items, or takes other branches; how many items are tried."""
    route = _route_of_a_yes(audited(college, learner, goal))
    keys = _named(college, learner, goal)
    if route is None or keys is None or not _is_counted_out(route):
        return 0
    leaves = {path for each in competitions(route) for path in each}
    used = {key for use in applied_in(route) for key in recorded(use)}
    if keys > used and any(isinstance(part.requirement, InOrder) for part in in_use(route.finding)):
        return 0
    for key in used:
        fewer = _route_of_a_yes(audited(college, with_only(learner, keys - {key}), goal))
        assert fewer is None or leaves != {path for each in competitions(fewer) for path in each}
    return len(used)


@given(colleges(items=MANY))
@FEWER
def test_a_yes_by_counting_fails_without_any_of_its_items_unless_another_branch_takes_over(
    college: Drawn,
) -> None:
    """In one competition of leaves that have as many items as they count, where more learning never hurts.

    Left out is an order that other attempts show than those that count.
    """
    for learner in college.learners:
        for goal in monotone_goals(college):
            fails_without_any(college, learner, goal)


def test_enough_yeses_are_looked_at() -> None:
    spare, needed, counted = [], [], []
    for seed in range(90):
        college = drawn(Random(seed), learners=2, items=MANY)
        for learner in college.learners:
            needed.append(needs_each(college, learner, "goal"))
            for goal in monotone_goals(college):
                spare.append(suffices(college, learner, goal))
                counted.append(fails_without_any(college, learner, goal))
    assert sum(number > 0 for number in spare) >= 15
    assert sum(needed) >= 20
    assert max(needed) >= 3
    assert sum(number > 0 for number in counted) >= 8


def _calm_yes(college: Drawn, learner: Learner) -> int:
    """Check one yes: the applied items alone suffice, and each of them is needed there; how many they are."""
    route = _route_of_a_yes(audited(college, learner))
    if route is None:
        return 0
    keys = {key for use in applied_in(route) for key in recorded(use)}
    assert audited(college, with_only(learner, keys)).state is State.MET
    for key in keys:
        assert _route_of_a_yes(audited(college, with_only(learner, keys - {key}))) is None
    return len(keys)


@given(colleges(calm=True))
@FEWER
def test_the_items_of_a_yes_suffice_and_each_of_them_isneeds_each(college: Drawn) -> None:
    """Where every item that matters is applied to a leaf, and no branch could take the place of another."""
    for learner in college.learners:
        _calm_yes(college, learner)


def test_enough_calm_yeses_are_looked_at() -> None:
    found = [drawn(Random(seed), learners=2, items=8, calm=True) for seed in range(100)]
    sizes = [_calm_yes(college, learner) for college in found for learner in college.learners]
    assert sum(size > 0 for size in sizes) >= 10
    assert sum(size > 1 for size in sizes) >= 4


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The goals and parts that are replayed from now on."""
    found: list[tuple[str, str]] = []

    def watched(part: Part, outcome: Outcome, case: Case) -> tuple[str, ...]:
        found.append((case.goal, part.path))
        return replay(part, outcome, case)

    monkeypatch.setattr("pathways.audit.replay.replay", watched)
    return found


def test_every_yes_is_replayed(replayed: list[tuple[str, str]]) -> None:
    yeses = 0
    for seed in range(90):
        college = drawn(Random(seed), learners=1)
        replayed.clear()
        found = audited(college, college.learners[0])
        if found.state is State.MET:
            assert found.route is not None
            assert ("goal", found.route.finding.path) in replayed
            yeses += 1
    assert yeses >= 6


def test_every_yes_in_a_set_of_goals_is_replayed(replayed: list[tuple[str, str]]) -> None:
    yeses = 0
    for seed in range(30):
        college = drawn_together(Random(seed))
        for learner in college.learners:
            replayed.clear()
            for goal in audit_learner(college.rules, learner, college.goals, college.as_of).goals:
                if goal.state is State.MET and goal.together is not None:
                    assert goal.route is not None
                    assert goal.together.state is State.MET
                    assert replayed.count((goal.name, goal.route.finding.path)) == 2
                    yeses += 1
    assert yeses >= 5


def test_a_yes_that_does_not_replay_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = rules_of(
        'course c1 "C1" { worth 3 credits } certificate goal "Goal" { require c1 } '
        'learner "someone" { earned c1 on 2023-05-10 expect goal met }'
    )
    learner = rules.catalogue.tests[0].learner
    assert audit_learner(rules, learner, ("goal",), DAY).goal("goal").state is State.MET
    monkeypatch.setattr("pathways.audit.replay.replay", lambda *_: ("it does not hold",))
    with pytest.raises(ReplayError, match="does not hold"):
        audit_learner(rules, learner, ("goal",), DAY)
