"""Bars beside requirements: exact words, percent rounded down, and none where there is nothing in between."""

from pathways.audit.state import State
from pathways.model.amount import SEMESTER
from pathways.report.page import Progress
from pathways.report.progress_in_words import progress
from tests.report.made import COURSES, age, found, item, leaf, together, use


def test_what_is_earned_coming_and_missing_is_told_in_its_unit() -> None:
    some = found(
        leaf(12),
        have=4000,
        need=12000,
        unit=SEMESTER,
        coming=(use("i2", status="in progress"), use("i3", status="planned", amount=1500)),
    )
    assert progress(some) == Progress(33, 37, "of 12 credits: 4 earned, 4.5 coming, 3.5 missing")


def test_nothing_is_coming_that_is_only_claimed_or_counts_already() -> None:
    coming = (use("i2", status="asserted"), use("i1", status="in progress"))
    some = found(leaf(6), have=3000, need=6000, unit=SEMESTER, applied=(use("i1"),), coming=coming)
    assert progress(some) == Progress(50, 0, "of 6 credits: 3 earned, 3 missing")


def test_no_more_is_coming_than_is_missing() -> None:
    coming = tuple(use(f"i{number}", status="planned") for number in range(5))
    some = found(leaf(6), State.PLANNED, have=0, need=6000, unit=SEMESTER, coming=coming)
    assert progress(some) == Progress(0, 100, "of 6 credits: 0 earned, 6 coming")


def test_members_of_a_group_are_counted_by_themselves() -> None:
    group = together(
        found(item("eng101"), State.MET),
        found(item("mat150"), State.PLANNED),
        found(item("x"), State.IN_PROGRESS, chosen=False),
        found(age()),
    )
    assert progress(group) == Progress(25, 25, "of 4: 1 met, 1 coming, 2 missing")


def test_there_is_no_bar_for_what_is_met_or_has_no_middle() -> None:
    assert progress(found(leaf(12), State.MET, have=12000, need=12000, unit=SEMESTER)) is None
    assert progress(found(item("x"), need=1000, unit=COURSES)) is None
    assert progress(together(found(item("x")), found(item("y")), need=1)) is None
    assert progress(found(age())) is None
