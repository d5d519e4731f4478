"""What two audits come to in one word, for each way in which a goal can stand otherwise."""

from datetime import date
from decimal import Decimal

import pytest

from pathways.changes.change import (
    OF_THE_RULES,
    AuditChanges,
    GoalChanges,
    ItemChange,
    Kind,
    Move,
    Pair,
    RequirementChange,
    Seen,
)
from pathways.changes.kept import (
    KeptAward,
    KeptException,
    KeptGoal,
    KeptGrant,
    KeptOption,
    KeptPin,
    KeptProgress,
    KeptTold,
    KeptVersion,
)
from pathways.changes.outcome import Outcome, outcome_of
from tests.changes.kept_audits import DAY, asked, audit, goal

WAY = asked("goal/require")
PLAIN = goal(WAY)
MET = goal(WAY, state="met")
HELD = goal(WAY, held=KeptAward())
LOST = goal(WAY, undecided=KeptTold(("why",)))


def left(number: int) -> KeptGoal:
    return goal(WAY, remaining=Decimal(number))


def come_to(*goals: GoalChanges, record: tuple[ItemChange, ...] = ()) -> Outcome:
    return outcome_of(AuditChanges(audit(), audit(), (), record, goals))


def changed(before: KeptGoal | None, after: KeptGoal | None, *kinds: Kind) -> GoalChanges:
    return GoalChanges(before, after, (RequirementChange(WAY, WAY, kinds),) if kinds else ())


@pytest.mark.parametrize(
    ("before", "after", "kinds", "outcome"),
    [
        (PLAIN, PLAIN, (), Outcome.UNCHANGED),
        (PLAIN, PLAIN, (Kind.REWORDED, Kind.NEW), Outcome.UNCHANGED),
        (PLAIN, PLAIN, tuple(OF_THE_RULES), Outcome.UNCHANGED),
        (PLAIN, PLAIN, (Kind.REWORDED, Kind.MORE), Outcome.OTHERWISE),
        (MET, MET, (Kind.MORE,), Outcome.OTHERWISE),
        (LOST, left(3), (), Outcome.OTHERWISE),
        (None, PLAIN, (), Outcome.OTHERWISE),
        (PLAIN, None, (), Outcome.OTHERWISE),
        (None, MET, (), Outcome.OTHERWISE),
        (MET, None, (), Outcome.OTHERWISE),
        (PLAIN, LOST, (), Outcome.UNDECIDED),
        (LOST, PLAIN, (), Outcome.OTHERWISE),
        (LOST, MET, (), Outcome.FINISHED),
        (LOST, goal(WAY, undecided=KeptTold(("other",))), (), Outcome.OTHERWISE),
        (MET, PLAIN, (), Outcome.LOST),
        (PLAIN, MET, (), Outcome.FINISHED),
        (HELD, PLAIN, (), Outcome.LOST),
        (PLAIN, HELD, (), Outcome.FINISHED),
        (HELD, goal(WAY, held=KeptAward(date(2024, 5, 1))), (), Outcome.OTHERWISE),
        (goal(WAY, state="met", held=KeptAward()), MET, (), Outcome.LOST),
        (MET, goal(WAY, state="met", held=KeptAward()), (), Outcome.FINISHED),
        (left(3), left(6), (), Outcome.FURTHER),
        (left(6), left(3), (), Outcome.NEARER),
        (left(6), left(3), (Kind.NO_LONGER_MET,), Outcome.NEARER),
        (left(3), left(3), (Kind.NO_LONGER_MET,), Outcome.FURTHER),
        (left(3), left(3), (Kind.MET,), Outcome.NEARER),
        (left(3), left(3), (Kind.MORE,), Outcome.OTHERWISE),
        (left(3), left(6), (Kind.MET,), Outcome.FURTHER),
        (left(3), goal(WAY, state="planned", remaining=Decimal(3)), (), Outcome.OTHERWISE),
    ],
)
def test_what_came_of_a_goal(
    before: KeptGoal | None, after: KeptGoal | None, kinds: tuple[Kind, ...], outcome: Outcome
) -> None:
    assert come_to(changed(before, after, *kinds)) is outcome


def test_the_first_that_is_true_of_any_goal_is_what_came_of_it_all() -> None:
    further, nearer = changed(left(3), left(6)), changed(left(6), left(3))
    assert come_to(nearer, further) is come_to(further, nearer) is Outcome.FURTHER
    assert come_to(changed(PLAIN, PLAIN), nearer) is Outcome.NEARER
    assert come_to() is Outcome.UNCHANGED


def test_an_item_on_the_record_is_a_change_otherwise_unless_more_came_of_it() -> None:
    new = ItemChange(None, Seen("c1", "", "C1"))
    assert come_to(changed(PLAIN, PLAIN), record=(new,)) is Outcome.OTHERWISE
    assert come_to(changed(left(6), left(3)), record=(new,)) is Outcome.NEARER


def test_a_move_an_option_a_pin_and_an_exception_are_changes_though_only_words_of_requirements_are_others() -> (
    None
):
    told = (RequirementChange(WAY, WAY, (Kind.REWORDED,)),)
    granted = KeptException(KeptGrant("waive", "Dr Gray", DAY), used=True)
    assert come_to(GoalChanges(PLAIN, PLAIN, told)) is Outcome.UNCHANGED
    for more in (
        GoalChanges(PLAIN, PLAIN, told, moves=(Move(Seen("c1", "", "C1"), (), ("goal/require",)),)),
        GoalChanges(PLAIN, PLAIN, told, options=(Pair(None, KeptOption("turn", "c1")),)),
        GoalChanges(PLAIN, PLAIN, told, pins=(Pair(None, KeptPin("c1", "goal/require")),)),
        GoalChanges(PLAIN, PLAIN, told, exceptions=(Pair(None, granted),)),
    ):
        assert come_to(more) is Outcome.OTHERWISE


@pytest.mark.parametrize(
    "other",
    [
        goal(WAY, state="planned"),
        goal(WAY, held=KeptAward()),
        goal(WAY, progress=KeptProgress(5)),
        goal(WAY, remaining=Decimal(1)),
        goal(WAY, undecided=KeptTold()),
        goal(WAY, together=KeptTold()),
        goal(WAY, version=KeptVersion(date(2024, 1, 1))),
        goal(WAY, version=KeptVersion(until=date(2024, 1, 1))),
        goal(WAY, policies=("a policy",)),
        goal(),
        None,
    ],
)
def test_a_goal_stands_otherwise_by_each_thing_that_its_verdict_says(other: KeptGoal | None) -> None:
    assert not GoalChanges(PLAIN, PLAIN).stands_otherwise
    for change in (GoalChanges(PLAIN, other), GoalChanges(other, PLAIN)):
        assert change.stands_otherwise
        assert not change.is_none
    assert GoalChanges(PLAIN, goal(WAY, title="Another title")).is_none
    since, again = (goal(WAY, version=KeptVersion(date(2024, 1, 1), text=(said,))) for said in ("a", "b"))
    assert GoalChanges(since, again).is_none


def test_what_stands_as_before_has_changed_if_anything_inside_it_has() -> None:
    option = (Pair(None, KeptOption("turn", "c1")),)
    assert GoalChanges(PLAIN, PLAIN).is_none
    assert not GoalChanges(PLAIN, PLAIN, options=option).is_none
    assert AuditChanges(audit(), audit(), (), (), (GoalChanges(PLAIN, PLAIN),)).is_none
    for changes in (
        AuditChanges(audit(), audit(), (), (), (GoalChanges(PLAIN, PLAIN), GoalChanges(PLAIN, PLAIN, options=option))),
        AuditChanges(audit(), audit(), (), (ItemChange(None, Seen("c1", "", "C1")),), (GoalChanges(PLAIN, PLAIN),)),
    ):  # fmt: skip
        assert not changes.is_none


def test_a_change_is_told_of_what_is_now_or_else_of_what_was() -> None:
    other = goal(WAY, name="other")
    assert [GoalChanges(*each).told for each in ((PLAIN, other), (PLAIN, None), (None, other))] == [
        other,
        PLAIN,
        other,
    ]
    changes = AuditChanges(audit(), audit(), (), (), (GoalChanges(other, other), GoalChanges(PLAIN, None)))
    assert changes.goal("goal").told == PLAIN
    again = asked("goal/other")
    pairs = ((WAY, again), (WAY, None), (None, again))
    assert [RequirementChange(was, now, ()).told for was, now in pairs] == [again, WAY, again]
    for nothing in (GoalChanges(None, None), RequirementChange(None, None, ())):
        with pytest.raises(ValueError, match="a change is of something"):
            _ = nothing.told
