"""Progress, yes and no: what the numbers of an audit promise."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pathways.audit import audit_learner
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part
from pathways.audit.case import Case
from pathways.audit.replay import ReplayError, replay
from pathways.audit.verdict import GoalAudit, State
from pathways.model.learner import Item, Learner, Status
from tests.oracle.judge import Judge
from tests.properties.comparing import Drawn, drawn, placements, rules_of
from tests.properties.strategies import FEW, colleges

SENSITIVE = ("gpa", "lacks", "not holds", "not admitted", "not enrolled", "when ", "counting the last")
"""More learning may hurt here: averages, what must not be there, the last attempt, and branches and numbers that hang on a
fact which learning can change."""


def _has(college: Drawn, words: tuple[str, ...]) -> bool:
    rules = college.text[: college.text.index('learner "')].replace(
        'experience x1 "Placement" { repeatable }', ""
    )
    return any(word in rules for word in words)


def _audited(college: Drawn, learner: Learner, goal: str = "goal") -> GoalAudit:
    return audit_learner(college.rules, learner, (goal,), college.as_of).goal(goal)


def _more(random: Random, college: Drawn, learner: Learner) -> Learner:
    """The learner with one more item earned."""
    name = random.choice([*college.rules.catalogue.learning, *college.rules.catalogue.credentials])
    declared = college.rules.catalogue.learning.get(name)
    item = Item(
        key="one more",
        name=name,
        sort=declared.sort if declared else "credential",
        title=name,
        status=Status.EARNED,
        completed=random.choice([one.completed for one in learner.items if one.completed] or [None]),
        grade=random.choice(["A", "C"]) if name.startswith("c") else None,
        score=60_000 if name == "e1" else None,
    )
    return replace(learner, items=(*learner.items, item))


@given(colleges())
@FEW
def test_a_hundred_percent_is_shown_exactly_for_what_is_met(college: Drawn) -> None:
    for learner in college.learners:
        for goal in college.goals:
            found = _audited(college, learner, goal)
            if found.undecided is None:
                met = found.state is State.MET
                assert (found.percent == 100) == met
                assert (found.progress == 1) == met
                assert (found.remaining == 0) == met


@given(st.one_of(colleges(learners=3, calm=True), colleges(learners=3)))
@FEW
def test_one_more_earned_item_never_hurts(college: Drawn) -> None:
    """Rules with a construct of SENSITIVE are left out: there, more learning may hurt."""
    assume(not _has(college, SENSITIVE))
    random = Random(college.text)
    for learner in college.learners:
        for goal in college.goals:
            before, after = (
                _audited(college, learner, goal),
                _audited(college, _more(random, college, learner), goal),
            )
            if before.undecided is None and after.undecided is None:
                assert after.progress >= before.progress
                assert after.remaining <= before.remaining
                assert after.state is State.MET or before.state is not State.MET


def test_one_more_earned_item_was_tried_on_enough_rules() -> None:
    found = [drawn(Random(seed), learners=1) for seed in range(150)]
    plain = [college for college in found if not _has(college, SENSITIVE)]
    better = 0
    for college in plain:
        before = _audited(college, college.learners[0])
        after = _audited(college, _more(Random(college.text), college, college.learners[0]))
        better += before.undecided is None and after.undecided is None and after.progress > before.progress
    assert len(plain) >= 20
    assert better >= 5


def _applied(found: GoalAudit) -> set[str]:
    assert found.route is not None
    return {key for parts in placements(found.route.finding).values() for key in parts}


def _with(learner: Learner, keys: set[str]) -> Learner:
    return replace(learner, items=tuple(item for item in learner.items if item.key in keys))


def _yes_needs(college: Drawn, learner: Learner) -> int:
    """Check one yes: the applied items alone suffice, and each of them is needed there; how many they are."""
    found = _audited(college, learner)
    if found.undecided is not None or found.state is not State.MET:
        return 0
    keys = _applied(found)
    assert _audited(college, _with(learner, keys)).state is State.MET
    for key in keys:
        fewer = _audited(college, _with(learner, keys - {key}))
        assert fewer.undecided is not None or fewer.state is not State.MET
    return len(keys)


@given(colleges(calm=True))
@FEW
def test_the_items_of_a_yes_suffice_and_each_of_them_is_needed(college: Drawn) -> None:
    """Where every item that matters is applied to a leaf, and no branch could take the place of another."""
    for learner in college.learners:
        _yes_needs(college, learner)


def test_enough_of_such_yeses_are_looked_at() -> None:
    sizes = [
        _yes_needs(college, learner)
        for seed in range(400)
        for college in [drawn(Random(seed), learners=2, calm=True)]
        for learner in college.learners
    ]
    assert sum(size > 0 for size in sizes) >= 20
    assert sum(size > 1 for size in sizes) >= 8


def _no_is_told(college: Drawn, learner: Learner) -> int:
    """Check one no: its requirements cannot be met together, and without any one of them the others can."""
    found = _audited(college, learner)
    if found.conflict is None or found.route is None:
        return 0
    judge = Judge(college.rules.catalogue, learner, college.as_of)
    named = frozenset(found.conflict.requirements)
    assert not judge.meets("goal", found.route.name, named)
    for path in named:
        assert judge.meets("goal", found.route.name, named - {path})
    return len(named)


@given(colleges())
@FEW
def test_the_requirements_of_a_no_are_unmeetable_and_dropping_any_one_helps(college: Drawn) -> None:
    for learner in college.learners:
        _no_is_told(college, learner)


@given(colleges(calm=True))
@FEW
def test_so_are_those_of_a_no_where_items_are_scarce(college: Drawn) -> None:
    for learner in college.learners:
        _no_is_told(college, learner)


def test_enough_noes_name_several_requirements() -> None:
    found = [drawn(Random(seed), 2, calm=True) for seed in range(200)]
    sizes = [_no_is_told(college, learner) for college in found for learner in college.learners]
    assert sum(size > 0 for size in sizes) >= 50
    assert sum(size > 1 for size in sizes) >= 10


def test_every_yes_is_replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    replayed: list[str] = []

    def watched(part: Part, outcome: Outcome, case: Case) -> tuple[str, ...]:
        replayed.append(part.path)
        return replay(part, outcome, case)

    monkeypatch.setattr("pathways.audit.replay.replay", watched)
    yeses = 0
    for seed in range(150):
        college = drawn(Random(seed), learners=1)
        replayed.clear()
        found = _audited(college, college.learners[0])
        if found.state is State.MET:
            assert found.route is not None
            assert found.route.finding.path in replayed
            yeses += 1
    assert yeses >= 10


def test_a_yes_that_does_not_replay_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = rules_of(
        'course c1 "C1" { worth 3 credits } certificate goal "Goal" { require c1 } '
        'learner "someone" { earned c1 on 2023-05-10 expect goal met }'
    )
    learner = rules.catalogue.tests[0].learner
    day = learner.items[0].completed
    assert day is not None
    assert audit_learner(rules, learner, ("goal",), day).goal("goal").state is State.MET
    monkeypatch.setattr("pathways.audit.replay.replay", lambda *_: ("it does not hold",))
    with pytest.raises(ReplayError, match="does not hold"):
        audit_learner(rules, learner, ("goal",), day)
