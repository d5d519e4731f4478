"""What of the record changed, as far as two audits show it."""

import pytest

from pathways.changes.change import Seen
from pathways.changes.kept import KeptGoal, KeptUnused, KeptUse
from pathways.changes.seen import record_changes
from tests.changes.kept_audits import asked, audit, goal, unused, use


def showing(*some: KeptUse | KeptUnused, name: str = "goal") -> KeptGoal:
    """A goal where these items count, or are not used."""
    uses = tuple(each for each in some if isinstance(each, KeptUse))
    return goal(
        asked("goal/require", asked("goal/require/1", uses=uses)),
        name=name,
        unused=tuple(each for each in some if isinstance(each, KeptUnused)),
    )


def told(before: KeptGoal, after: KeptGoal) -> list[tuple[str, str]]:
    """The changes as "title status grade" of before and of now."""
    return [(words(each.before), words(each.after)) for each in record_changes(audit(before), audit(after))]


def words(seen: Seen | None) -> str:
    return " ".join(filter(None, (seen.title, seen.status, seen.grade))) if seen is not None else ""


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ((use("c1"),), (use("c1"),), []),
        ((), (use("c1"),), [("", "c1 earned")]),
        ((use("c1"),), (), [("c1 earned", "")]),
        ((use("c1"),), (unused("c1"),), []),
        ((use("c1", status="in progress"),), (use("c1"),), [("c1 in progress", "c1 earned")]),
        ((use("c1", grade="C"),), (use("c1", grade="A"),), [("c1 earned C", "c1 earned A")]),
        ((use("c1", grade="C"),), (unused("c1"),), []),
        ((unused("c1"),), (use("c1", grade="C"),), []),
        ((use("c1"),), (unused("c1", "failed"),), [("c1 earned", "c1 failed")]),
        ((unused("c1", "withdrawn"),), (unused("c1", "revoked"),), [("c1 withdrawn", "c1 revoked")]),
        ((unused("c1", "no-room"),), (unused("c1", "failed"),), []),
        ((use("c1"), unused("c1")), (use("c1"),), []),
        ((use("c1", grade="B"), unused("c1", "failed")), (use("c1", grade="B"),), []),
        ((use("c1@2024-05-10#1"),), (use("c1@2024-05-11#1"),), []),
        ((use("c1@2024-05-10#1", status="planned"),), (use("c1@2024-05-11#1"),), [("c1 planned", "c1 earned")]),
        ((use("c1@1", "One"),), (use("c1@2", "Two"),), [("", "Two earned"), ("One earned", "")]),
        ((use("c1@1"), use("c1@2")), (use("c1@3"), use("c1@4"), use("c1@5")), [("", "c1 earned")]),
        ((KeptUse("id 1", "", "c1"),), (KeptUse("id 2", "", "c1"),), [("", "c1 earned"), ("c1 earned", "")]),
        ((use("c1@1"), use("c1@2")), (use("c1@1"),), [("c1 earned", "")]),
        ((use("c1@1", grade="C"),), (use("c1@1", grade="C"), use("c1@2", grade="A")), [("", "c1 earned A")]),
        ((use("c1@1", "One"),), (use("c2@2", "One"),), [("", "One earned"), ("One earned", "")]),
        ((KeptUse("c1", "", "One"),), (use("c1@2", "One"),), [("", "One earned"), ("One earned", "")]),
        ((unused("c1", "no-room"), unused("c1", "failed")), (unused("c1", "revoked"),), [("c1 failed", "c1 revoked")]),
        ((use("c1@1 as c2"),), (), []),
        ((), (use("c1@1 as c2"),), []),
        ((KeptUse("held b", title="b", held_without_award=True),), (), []),
    ],
)  # fmt: skip
def test_an_item_is_new_gone_or_otherwise(
    before: tuple[KeptUse | KeptUnused, ...],
    after: tuple[KeptUse | KeptUnused, ...],
    changes: list[tuple[str, str]],
) -> None:
    assert told(showing(*before), showing(*after)) == changes


def test_of_an_item_that_is_seen_several_times_what_counts_says_most() -> None:
    first, second = showing(unused("c1")), showing(use("c1", grade="B"), name="other")
    for goals in ((first, second), (second, first)):
        other = showing(use("c1", grade="A"))
        before, after = audit(*goals), audit(other, showing(name="other"))
        assert [(words(each.before), words(each.after)) for each in record_changes(before, after)] == [
            ("c1 earned B", "c1 earned A")
        ]


def test_of_a_goal_that_only_one_audit_is_about_no_item_is_told() -> None:
    more = showing(use("c1"), name="other")
    assert record_changes(audit(showing()), audit(showing(), more)) == ()
    assert record_changes(audit(showing(), more), audit(showing())) == ()
