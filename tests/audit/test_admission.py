"""Admission: the answer, what a reviewer must look at, and what the record leaves open."""

from datetime import date

import pytest

from pathways.audit import admit_learner, audit_learner, open_conversions
from pathways.audit.state import State
from pathways.audit.verdict import Answer
from pathways.model.amount import SEMESTER, Worth
from pathways.model.learner import Item, Provenance, Status
from pathways.report import reasons_in_a_line
from pathways.ruleset import load_rules
from tests.audit.auditing import DAY, DIGEST, desk, earned

BACHELOR = 'bachelor degree ba "BA" { issued by alder }\n'
RULES = (
    BACHELOR
    + """
admission goal "Goal" {
  admits to ba
  require all of { alder.wri101, age at least 22 }
  require attested "interview held" by "office"
  review when population "returning"
  review when age below 18
}
"""
)
FULL = 'born 2000-01-01\nattested "interview held" by "office" on 2024-05-10\n' + earned("wri101")


def test_everything_there() -> None:
    decision = desk(RULES, FULL).decision()
    assert (decision.answer, decision.review, decision.unknown) == (Answer.ADMITTED, (), ())
    assert (decision.as_of, decision.digest, decision.learner) == (date(2024, 6, 30), DIGEST, "Rosa")
    assert decision.goal.state is State.MET


def test_a_review_clause_is_told_by_its_path() -> None:
    decision = desk(RULES, 'population "returning"\n' + FULL).decision()
    assert (decision.answer, decision.review) == (Answer.NEEDS_REVIEW, (("clause", "goal/review/1"),))


def test_a_review_clause_that_nobody_can_answer_is_looked_at() -> None:
    decision = desk(RULES, FULL).knowing(populations=None).decision()
    assert (decision.answer, decision.review) == (Answer.NEEDS_REVIEW, (("unknown clause", "goal/review/1"),))


def test_a_missing_signature_and_an_asserted_item_are_looked_at() -> None:
    record = 'born 2000-01-01\nearned alder.wri101 on 2024-05-10 asserted by "Rosa"'
    decision = desk(RULES, record).decision()
    assert decision.answer is Answer.NEEDS_REVIEW
    assert decision.review == (("asserted", "alder.wri101@2024-05-10#1"), ("attestation", "goal/require/2"))


def test_only_what_somebody_merely_asserts_and_who_has_not_signed_is_looked_at() -> None:
    rules = RULES.replace("  review", '  require attested "essay read" by "office"\n  review', 1)
    record = FULL.replace("earned alder.wri101 on 2024-05-10", 'earned alder.wri101 asserted by "Rosa"')
    decision = desk(rules, f"{record}\n{earned('mat101')}").decision()
    assert decision.answer is Answer.NEEDS_REVIEW
    assert decision.review == (("asserted", "alder.wri101@undated#1"), ("attestation", "goal/require/3"))


def test_a_signature_that_was_given_after_the_day_is_missing_on_the_day() -> None:
    decision = desk(RULES, FULL.replace('office" on 2024-05-10', 'office" on 2024-07-01')).decision()
    assert (decision.answer, decision.review) == (Answer.NEEDS_REVIEW, (("attestation", "goal/require/2"),))


@pytest.mark.parametrize("day", ["", " on 2024-06-30"])
def test_a_signature_of_the_day_or_of_nobody_knows_when_is_there(day: str) -> None:
    record = FULL.replace(' by "office" on 2024-05-10', f' by "office"{day}') + ' asserted by "Rosa"'
    decision = desk(RULES, record).decision()
    assert decision.review == (("asserted", "alder.wri101@2024-05-10#1"),)


def test_a_review_clause_is_looked_at_beside_what_is_asserted() -> None:
    record = 'population "returning"\n' + FULL + ' asserted by "Rosa"'
    decision = desk(RULES, record).decision()
    assert decision.review == (("asserted", "alder.wri101@2024-05-10#1"), ("clause", "goal/review/1"))


def test_what_is_asserted_is_not_looked_at_where_it_is_not_needed() -> None:
    record = f'population "returning"\n{FULL}\n{earned("mat101")} asserted by "Rosa"'
    assert desk(RULES, record).decision().review == (("clause", "goal/review/1"),)


def test_what_is_unknown_is_told_by_its_path() -> None:
    decision = desk(RULES, FULL.replace("born 2000-01-01\n", "")).decision()
    assert (decision.answer, decision.unknown) == (Answer.CANNOT_BE_DECIDED, ("goal/require/1/2",))


def test_a_grade_that_the_record_does_not_say_is_told_by_its_item() -> None:
    rules = BACHELOR + (
        'admission goal "Goal" { admits to ba require alder.wri101 with grade C or better '
        "require 1 course from { alder.mat101, alder.bio101 } }\n"
    )
    decision = desk(rules, earned("wri101", "mat101")).decision()
    assert (decision.answer, decision.unknown) == (Answer.CANNOT_BE_DECIDED, ())
    assert decision.review == (("ungraded", "alder.wri101@2024-05-10#1"),)
    assert reasons_in_a_line(decision) == "the record does not say the grade of WRI 101 Writing 1"
    later = rules.replace("or better require", "or better completed on or after 2024-01-01 require")
    undated = desk(later, f"earned alder.wri101\n{earned('mat101')}").decision()
    assert [kind for kind, _ in undated.review] == ["ungraded", "undated"]
    taking = desk(rules, f"{earned('wri101')}\ntaking alder.mat101").decision()
    assert taking.answer is Answer.NOT_YET


def test_not_yet_says_nothing_of_a_reviewer() -> None:
    decision = desk(RULES, "born 2000-01-01").decision()
    assert (decision.answer, decision.review, decision.unknown) == (Answer.NOT_YET, (), ())


def test_a_leaf_is_neither_signed_nor_unknown() -> None:
    rules = BACHELOR + 'admission goal "Goal" { admits to ba require alder.wri101 }\n'
    decision = desk(rules, 'earned alder.wri101 on 2024-05-10 asserted by "Rosa"').decision()
    assert decision.review == (("asserted", "alder.wri101@2024-05-10#1"),)


def test_the_day_of_the_application_is_the_day_of_the_decision() -> None:
    asked = desk(RULES, "applied on 2024-05-09\n" + FULL)
    assert (asked.decision().as_of, asked.decision().answer) == (date(2024, 5, 9), Answer.NOT_YET)
    assert asked.decision(day=None).as_of == date(2024, 5, 9)


def test_without_any_day_there_is_no_decision() -> None:
    with pytest.raises(ValueError, match="decided on a day"):
        desk(RULES, FULL).decision(day=None)


def test_only_an_admission_admits() -> None:
    asked = desk(RULES, FULL)
    for name in ("ba", "alder.wri101", "nothing"):
        with pytest.raises(KeyError):
            asked.decision(name)


UNEQUAL = (
    BACHELOR
    + """
admission goal "Goal" {
  admits to ba
  require at least 3 credits from { alder.wri101, alder.mat101 }
  require at least 3 credits from { alder.wri101, alder.mat101 }
}
"""
)


def test_what_would_need_a_search_gets_no_answer() -> None:
    rules = UNEQUAL.replace(
        "  require ", "  require when gpa at least 2.00 over what counts { alder.wri101 }  require ", 1
    )
    asked = desk(rules, earned("wri101", "bio101"))
    assert asked.decision().answer is None
    assert asked.decision().goal == asked.audit()
    assert asked.decision().goal.undecided is not None


def test_what_only_the_reading_for_a_reviewer_cannot_decide_gets_no_answer() -> None:
    rules = (
        BACHELOR
        + """
unit quarter = 2/3 semester rounded down to 0.5 on the total
course quarter "Quarter" { taught at birch worth 6 credits }
admission goal "Goal" {
  admits to ba
  require at least 4 semester credits from what satisfies {
    1 course from { quarter, alder.wri101 },
    1 course from { quarter, alder.bio101 },
  }
}
"""
    )
    asked = desk(
        rules, 'taking alder.wri101\ntaking alder.bio101\nearned quarter on 2024-05-10 asserted by "Rosa"'
    )
    assert asked.audit().state is State.IN_PROGRESS
    decision = asked.decision()
    assert decision.answer is None
    assert decision.goal.undecided is not None
    assert decision.goal.undecided.reason == "parts-of-another-unit"


def test_what_only_the_reading_for_a_reviewer_meets_in_unequal_credits_goes_to_a_reviewer() -> None:
    asked = desk(UNEQUAL, earned("wri101") + "\ntaking alder.mat101")
    four = Worth(4000, SEMESTER)
    odd = Item(
        "x", "alder.mat101", "course", "", Status.EARNED, DAY, worth=four, provenance=Provenance.ASSERTED
    )
    assert asked.having(odd).decision().answer is Answer.NEEDS_REVIEW


def test_the_three_questions_in_python() -> None:
    rules = load_rules()
    learners = {test.learner.name: test.learner for test in rules.catalogue.tests}
    day = date(2024, 6, 1)
    master = learners["three graduate certificates in sequence"]
    assert audit_learner(rules, master, ["anytown.master"], day).goal("anytown.master").eligible
    assert admit_learner(rules, master, "asu.earned_admission", day).answer is Answer.NOT_YET
    assert open_conversions(rules, master, "quill.credit_for_calculus", day) == ()
