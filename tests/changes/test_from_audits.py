"""What changed between two audits is found, whichever of record, rules and day made the difference."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.reasons import Undecided
from pathways.changes.change import Cause, Kind
from pathways.changes.outcome import Outcome, outcome_of
from pathways.exchange.audit import compare_audits
from pathways.exchange.audit.changes import CHANGES as CHANGES_OF_SCHEMA
from pathways.exchange.audit.kept import kept_from
from pathways.exchange.audit.schema import schema
from pathways.report import to_plain
from pathways.report.changes_to_plain import CHANGES
from tests.audit.auditing import earned, goal_text, requiring
from tests.changes.changing import audited, changed, goal, kinds, of_somebody

TWO = requiring("1 course from { alder.wri101, alder.wri102 }", "alder.mat101")


def test_the_same_audit_twice_is_no_change() -> None:
    one = audited(TWO, earned("wri101"))
    changes = changed(one, one)
    assert changes.is_none
    assert changes.causes == ()
    assert outcome_of(changes) is Outcome.UNCHANGED
    assert str(changes).startswith("What changed: ")


def test_a_new_course_is_new_on_the_record_and_meets_what_it_counts_for() -> None:
    changes = changed(audited(TWO, earned("wri101")), audited(TWO, earned("wri101", "mat101")))
    assert changes.causes == (Cause.RECORD,)
    assert [(each.before, each.after and each.after.title) for each in changes.record] == [
        (None, "Numbers 1")
    ]
    assert kinds(changes) == {"goal/require/2": [Kind.MET, Kind.MORE]}
    assert [(move.item.title, move.no_longer, move.newly) for move in goal(changes).moves] == [
        ("Numbers 1", (), ("goal/require/2",))
    ]
    assert outcome_of(changes) is Outcome.FINISHED


def test_a_course_that_is_gone_leaves_what_it_met() -> None:
    changes = changed(audited(TWO, earned("wri101", "mat101")), audited(TWO, earned("wri101")))
    assert [(each.before and each.before.title, each.after) for each in changes.record] == [
        ("Numbers 1", None)
    ]
    assert kinds(changes) == {"goal/require/2": [Kind.NO_LONGER_MET, Kind.LESS]}
    assert [(move.newly, move.why) for move in goal(changes).moves] == [((), "not on the record")]
    assert outcome_of(changes) is Outcome.LOST


def test_a_course_that_is_finished_is_the_same_course() -> None:
    before = audited(TWO, "taking alder.wri101")
    after = audited(TWO, "earned alder.wri101 on 2024-05-10 grade B")
    (change,) = changed(before, after).record
    assert change.before is not None
    assert change.after is not None
    assert (change.before.status, change.after.status, change.after.grade) == ("in progress", "earned", "B")
    assert goal(changed(before, after)).moves == ()


def test_another_grade_is_told() -> None:
    before, after = (audited(TWO, f"earned alder.wri101 on 2024-05-10 grade {grade}") for grade in "CA")
    assert [
        (each.before and each.before.grade, each.after and each.after.grade)
        for each in changed(before, after).record
    ] == [("C", "A")]


def test_a_course_that_moved_tells_what_counts_in_its_place() -> None:
    rules = requiring("1 course from { alder.wri101, alder.wri102 }", "1 course from { alder.wri101 }")
    before = audited(requiring("1 course from { alder.wri101, alder.wri102 }"), earned("wri101"), "rules")
    after = audited(rules, earned("wri101", "wri102"), "other")
    (writing,) = [move for move in goal(changed(before, after)).moves if move.item.title == "Writing 1"]
    new = [each.told.path for each in goal(changed(before, after)).requirements if Kind.NEW in each.kinds]
    assert writing.newly == ("goal/require/2",)
    assert len(writing.instead) == 1
    assert new == ["goal/require/2"]


def test_another_limit_is_one_change_of_the_rules() -> None:
    before = audited(requiring("at least 3 credits from courses at alder"), earned("wri101"))
    after = audited(requiring("at least 12 credits from courses at alder"), earned("wri101"), "other")
    changes = changed(before, after)
    assert changes.causes == (Cause.RULES,)
    assert kinds(changes) == {"goal/require": [Kind.LIMIT, Kind.NO_LONGER_MET]}
    assert outcome_of(changes) is Outcome.LOST


def test_what_is_put_in_between_makes_nothing_else_of_what_follows() -> None:
    before = audited(requiring("alder.wri101", "alder.mat101"), earned("mat101"))
    after = audited(requiring("alder.wri101", "alder.soc101", "alder.mat101"), earned("mat101"))
    assert kinds(changed(before, after)) == {"goal/require/2": [Kind.NEW]}


def test_what_is_put_in_between_hides_no_other_limit() -> None:
    before = audited(requiring("alder.wri101", "2 courses from courses at alder"), earned("mat101"))
    after = audited(
        requiring("alder.wri101", "alder.soc101", "3 courses from courses at alder"), earned("mat101")
    )
    assert kinds(changed(before, after)) == {"goal/require/2": [Kind.NEW], "goal/require/3": [Kind.LIMIT]}


def test_what_is_no_longer_asked_for_is_gone() -> None:
    before = audited(requiring("alder.wri101", "alder.mat101"), earned("mat101"))
    after = audited(requiring("alder.mat101"), earned("mat101"))
    assert Kind.GONE in [kind for some in kinds(changed(before, after)).values() for kind in some]
    assert outcome_of(changed(before, after)) is Outcome.FINISHED


def test_a_requirement_of_another_name_that_says_the_same_is_renamed() -> None:
    def rules(name: str) -> str:
        return f'requirement {name} "Words" = all of {{ alder.wri101, alder.wri102 }}\n' + requiring(
            name, "alder.mat101"
        )

    before, after = (
        audited(rules("words"), earned("wri101"), "a"),
        audited(rules("texts"), earned("wri101"), "b"),
    )
    assert kinds(changed(before, after)) == {"texts": [Kind.RENAMED]}
    assert goal(changed(before, after)).moves == ()


def test_another_branch_in_use_is_told() -> None:
    rules = requiring("any of { alder.wri101, alder.mat101 }")
    changes = changed(audited(rules, earned("wri101")), audited(rules, earned("mat101")))
    assert kinds(changes)["goal/require/2"][0] is Kind.IN_USE
    assert kinds(changes)["goal/require/1"][0] is Kind.NOT_IN_USE


def test_another_average_is_told() -> None:
    rules = goal_text("require alder.wri101", "overall { gpa at least 2.00 over record courses at alder }")
    before, after = (audited(rules, f"earned alder.wri101 on 2024-05-10 grade {grade}") for grade in "BA")
    assert kinds(changed(before, after)) == {"goal/overall/1": [Kind.FACTS]}


def test_a_day_that_has_come_is_a_cause_by_itself() -> None:
    rules = requiring("alder.wri101 completed within 2 years")
    record = earned("wri101", on="2023-05-10")
    changes = changed(audited(rules, record), audited(rules, record, day=date(2026, 1, 1)))
    assert changes.causes == (Cause.DAY,)
    assert outcome_of(changes) is Outcome.LOST


def test_more_that_remains_is_further_and_less_is_nearer() -> None:
    rules = requiring("4 courses from courses at alder")
    one, two = audited(rules, earned("wri101")), audited(rules, earned("wri101", "mat101"))
    assert outcome_of(changed(one, two)) is Outcome.NEARER
    assert outcome_of(changed(two, one)) is Outcome.FURTHER


def test_rules_in_other_words_leave_those_unchanged_who_stand_as_before() -> None:
    before, after = (
        audited(requiring("alder.mat101", f"1 course from {{ {names} }}"), earned("mat101"), names)
        for names in ("alder.wri101, alder.wri102", "alder.wri101, alder.wri201")
    )
    assert kinds(changed(before, after)) == {"goal/require/2": [Kind.REWORDED]}
    assert outcome_of(changed(before, after)) is Outcome.UNCHANGED


def test_a_course_for_nothing_is_a_change_otherwise() -> None:
    rules = requiring("alder.mat101")
    changes = changed(audited(rules), audited(rules, earned("wri101")))
    assert goal(changes).is_none
    assert outcome_of(changes) is Outcome.OTHERWISE


def test_goals_of_one_audit_only_are_told_as_such() -> None:
    before = audited(TWO, earned("wri101"))
    after = replace(before, goals=(replace(before.goals[0], name="other"),))
    changes = changed(before, after)
    assert [(each.told.name, each.before is None, each.after is None) for each in changes.goals] == [
        ("other", True, False),
        ("goal", False, True),
    ]
    assert changes.record == ()
    with pytest.raises(KeyError):
        changes.goal("neither")


def test_a_goal_that_cannot_be_decided_now_is_told_as_undecided() -> None:
    before = audited(TWO, earned("wri101"))
    why = Undecided("not-in-time", ("1",), "goal/require")
    after = replace(before, goals=(replace(before.goals[0], routes=(), undecided=why),))
    assert goal(changed(before, after)).requirements == ()
    assert outcome_of(changed(before, after)) is Outcome.UNDECIDED
    assert outcome_of(changed(after, before)) is Outcome.OTHERWISE


def test_audits_of_two_learners_are_not_compared() -> None:
    one = audited(TWO)
    with pytest.raises(ValueError, match="two learners: ada and bo"):
        compare_audits(of_somebody(one, "ada"), of_somebody(one, "bo"))


def test_documents_are_compared_as_audits_are() -> None:
    before, after = audited(TWO, earned("wri101")), audited(TWO, earned("wri101", "mat101"))
    assert compare_audits(to_plain(before), to_plain(after)) == changed(before, after)
    with pytest.raises(ValueError, match="pathways"):
        kept_from({"pathways": "decision/1"})


def test_the_schema_names_every_outcome_cause_and_kind() -> None:
    parts = schema()["$defs"]
    fields = parts["changes"]["properties"]
    assert fields["pathways"]["const"] == CHANGES == CHANGES_OF_SCHEMA
    assert fields["outcome"]["enum"] == [each.value for each in Outcome]
    assert fields["causes"]["items"]["enum"] == [each.value for each in Cause]
    assert parts["requirementchange"]["properties"]["changes"]["items"]["enum"] == [
        each.value for each in Kind
    ]
