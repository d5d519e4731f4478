"""Whole pages of what changed; `pytest --snapshot-update` rewrites them, and a person reads the difference."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from pathways.changes.change import AuditChanges
from pathways.model.learner import Pin
from pathways.report.from_changes import NOTHING, page_of_changes, since
from pathways.report.from_class_changes import page_of_class, total
from pathways.report.to_text import text_of
from tests.audit.auditing import earned, goal_text, requiring
from tests.changes.changing import audited, changed, of_somebody

WORDS = 'requirement words "Words" = all of { alder.wri101, 1 course from { alder.wri102, alder.wri201 } }\n'
OLD = WORDS + goal_text(
    "require words",
    "require 1 course from { alder.wri101, alder.mat101 }",
    "require alder.soc101 with grade C or better",
    "require any of { alder.soc102, alder.mat102 }",
    "overall { at least 18 credits, gpa at least 2.00 over record courses at alder }",
)
NEW = (
    OLD.replace("at least 18", "at least 12")
    .replace("grade C or better", "grade B or better")
    .replace("any of { alder.soc102, alder.mat102 }", "alder.bio101")
)
LATER = date(2025, 1, 15)
JANUARY = "earned alder.wri101 on 2024-01-10 grade B\nearned alder.soc101 on 2024-01-10 grade C\ntaking alder.mat101"
JUNE = (
    "earned alder.wri101 on 2024-01-10 grade B\nearned alder.soc101 on 2024-01-10 grade C\n"
    "earned alder.mat101 on 2024-05-10 grade A\nearned alder.wri102 on 2024-05-10 grade B\nwithdrew from alder.soc102"
)


class Pages(SingleFileSnapshotExtension):
    """One plain file a page."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def page(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Pages)


def text(changes: AuditChanges) -> str:
    return text_of(page_of_changes(changes))


def test_a_term_later(page: SnapshotAssertion) -> None:
    before = audited(OLD, JANUARY, "1" * 12, date(2024, 1, 15))
    changes = changed(before, audited(OLD, JUNE, "1" * 12))
    assert text(changes) == page
    assert str(changes) == text(changes)


def test_by_other_rules(page: SnapshotAssertion) -> None:
    before, after = (audited(rules, JUNE, at * 12) for rules, at in ((OLD, "1"), (NEW, "2")))
    assert text(changed(before, after)) == page


def test_a_course_lost_and_a_pin_set(page: SnapshotAssertion) -> None:
    before = audited(OLD, JUNE, "1" * 12)
    pins = (Pin("alder.mat101", "goal/require/2", "M. Arden", date(2024, 6, 1)),)
    after = audited(
        OLD, JUNE.replace("soc101 on 2024-01-10 grade C", "soc101 on 2024-01-10 grade F"), "1" * 12, pins=pins
    )
    assert text(changed(before, after)) == page


def _class() -> list[AuditChanges]:
    one = requiring("alder.wri101", "alder.mat101")
    pairs = [
        ("ada", audited(OLD, JUNE, "1"), audited(NEW, JUNE, "2")),
        ("bo", audited(one, earned("wri101"), "1"), audited(one, earned("wri101", "mat101"), "2")),
        ("cy", audited(one, earned("wri101", "mat101"), "1"), audited(one, earned("wri101"), "2")),
        ("di", audited(one, earned("wri101"), "1"), audited(one, earned("wri101"), "2")),
        ("ed", audited(one, "", "1"), audited(one, earned("soc101"), "2")),
    ]
    return [changed(of_somebody(was, key), of_somebody(now, key)) for key, was, now in pairs]


def test_a_class(page: SnapshotAssertion) -> None:
    assert text_of(page_of_class(_class(), ["left"], ["new"])) == page


def test_the_total_of_a_class_counts_everybody_once() -> None:
    assert total(_class(), ["left"]) == (
        "1 no longer finished, 1 finished, 1 nearer, 1 changed otherwise, 1 unchanged, 1 only in the audits of before"
    )
    assert total([]) == "nobody to compare"


def test_nothing_is_told_as_nothing() -> None:
    one = audited(OLD, JUNE)
    assert NOTHING in text(changed(one, one))
    assert since(changed(one, one).goal("goal"), changed(one, one)) is None


def test_what_changed_is_one_section_of_an_audit() -> None:
    changes = changed(audited(OLD, JANUARY, day=date(2024, 1, 15)), audited(OLD, JUNE))
    section = since(changes.goal("goal"), changes)
    assert section is not None
    assert section.heading == "Since the audit of 15 January 2024"
    assert section.points[0].text.startswith("Before: not yet met")
