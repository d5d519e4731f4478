"""Transfers from text to the model."""

from datetime import date

import pytest

from pathways.model.amount import SEMESTER, Unit, Worth
from pathways.model.transfer import CourseRef, Given, Taken, transfers_for
from tests.model.checks.telling import told
from tests.model.reading import read

FRAME = """
scale letters { passing A 4, B 3, C 2, D 1 failing F 0 }
institution hos "Hostos" { uses scale letters }
institution leh "Lehman" { uses scale letters calendar quarter }
course hos.acc "Accounting" { taught at hos subject "ACC" number 110 worth 4 credits }
course hos.phy "Physics" { taught at hos worth 4 credits }
course leh.acc "Principles" { taught at leh subject "ACC" number 171 worth 3 credits equivalent to leh.old }
course leh.old "Principles, once" { taught at leh worth 3 credits }
course leh.any "Blanket" { taught at leh }
certificate leh.deg "Degree" { require leh.acc }
"""
HOS = CourseRef("hos.acc", "hos", "ACC", "110", "Accounting")
LEH = CourseRef("leh.acc", "leh", "ACC", "171", "Principles")


def test_a_rule_says_what_it_takes_and_gives_in_the_order_in_which_it_is_written() -> None:
    found = read(
        FRAME
        + 'transfer t "T" { takes hos.acc with grade C or better, hos.phy with grade D to C takes leh.deg'
        " gives at most 4 credits as leh.acc gives leh.acc gives the rest as leh.any gives 2 semester credits as leh.acc"
        " priority 2 effective 2020-08-01 retired 2021-07-31 counts only in leh.deg chains }"
    )
    rule = found.catalogue.transfers["t"]
    assert found.codes == []
    assert [(each.course.name, each.least, each.most) for each in rule.takes] == [
        ("hos.acc", "C", None),
        ("hos.phy", "D", "C"),
        ("leh.deg", None, None),
    ]
    assert rule.takes[0] == Taken(HOS, "C")
    assert [(each.course.name, each.how, each.worth) for each in rule.gives] == [
        ("leh.acc", "at most", Worth(4000, Unit("credits", "quarter"))),
        ("leh.acc", "catalogue", None),
        ("leh.any", "rest", None),
        ("leh.acc", "fixed", Worth(2000, SEMESTER)),
    ]
    assert rule.gives[1] == Given(LEH)
    assert (rule.priority, rule.effective, rule.retired) == (2, date(2020, 8, 1), date(2021, 7, 31))
    assert (rule.only_in, rule.chains) == (("leh.deg",), True)
    assert found.catalogue.declared("t") is rule


def test_what_is_not_said_is_open() -> None:
    rule = read(FRAME + 'transfer t "T" { takes hos.acc gives leh.acc }').catalogue.transfers["t"]
    assert (rule.priority, rule.effective, rule.retired, rule.only_in, rule.chains) == (
        0,
        None,
        None,
        (),
        False,
    )
    assert rule.in_force(date.min)
    assert rule.in_force(date.max)


@pytest.mark.parametrize(
    ("clauses", "codes"),
    [
        ("takes hos.acc", ["missing-clause"]),
        ("gives leh.acc", ["missing-clause"]),
        ("takes hos.acc gives leh.acc gives leh.acc", []),
        ("takes hos.acc gives the rest as leh.any gives the rest as leh.acc", ["repeated-clause"]),
        ("takes hos.acc gives leh.acc priority 1 priority 2", ["repeated-clause"]),
        ("takes hos.ac gives leh.acc", ["unknown-name"]),
        ("takes hos gives leh.acc", ["wrong-kind-of-name"]),
        ("takes hos.acc gives leh.deg", ["wrong-kind-of-name"]),
        ("takes hos.acc gives leh.acc counts only in leh.acc", ["wrong-kind-of-name"]),
        ("takes hos.acc with grade E or better gives leh.acc", ["unknown-grade"]),
        ("takes hos.acc gives 2 courses as leh.acc", ["wrong-worth"]),
        ("takes hos.acc gives leh.acc priority 1.5", ["not-whole"]),
        ("converts hos.acc gives leh.acc", ["missing-clause", "misplaced-clause"]),
        ("takes hos.acc into leh.acc gives leh.acc", ["misplaced-clause"]),
    ],
)
def test_a_mistake_in_a_transfer_is_told(clauses: str, codes: list[str]) -> None:
    assert sorted(read(FRAME + f'transfer t "T" {{ {clauses} }}').codes) == sorted(codes)


def test_the_clauses_of_a_transfer_belong_in_no_conversion() -> None:
    text = 'conversion c "C" { converts hos.acc gives leh.acc takes hos.acc chains gives its worth }'
    assert read(FRAME + text).codes == ["misplaced-clause"] * 3


def test_the_rules_that_concern_a_record_are_those_that_take_something_of_it() -> None:
    rules = (
        'transfer a "A" { takes hos.acc gives leh.any } transfer b "B" { takes hos.phy gives leh.any }'
        'transfer c "C" { takes hos.phy, leh.old gives leh.any }'
    )
    catalogue = read(FRAME + rules).catalogue
    printed = CourseRef(None, "hos", "ACC", "110", "")
    nameless = CourseRef(None, "hos", "", "", "Physics")
    for learnt, expected in (
        ([HOS], ["a"]),
        ([printed], ["a"]),
        ([nameless], []),
        ([LEH], ["c"]),
        ([CourseRef("hos.phy", "hos", "", "", "")], ["b", "c"]),
        ([], []),
    ):
        assert [rule.name for rule in transfers_for(catalogue, learnt)] == expected, learnt


CHECKED = """
institution hos "Hostos" { uses scale letters }
course hos.a "A" { taught at hos worth 3 credits }
course blank "Blanket" { worth 3 credits }
course blanks "Blanket" { worth 3 credits repeatable }
"""


@pytest.mark.parametrize(
    ("rule", "is_told"),
    [
        ("takes hos.a with grade C to A gives blank", False),
        ("takes hos.a with grade A to C gives blank", True),
        ("takes hos.a with grade F or below gives blank", True),
        ("takes hos.a with grade C or below gives blank", False),
        ("takes hos.a with grade A or better gives blank", False),
    ],
)
def test_grades_that_nobody_can_have_are_told(rule: str, is_told: bool) -> None:  # a parameter
    assert bool(told(f'{CHECKED} transfer t "T" {{ {rule} }}', "idle-transfer")) is is_told


def test_a_grade_of_another_scale_is_told() -> None:
    text = f'{CHECKED} scale other {{ passing p }} transfer t "T" {{ takes hos.a with grade p or better gives blank }}'
    (problem,) = told(text, "idle-transfer")
    assert "which its scale `letters` does not have" in problem.message


def test_blanket_credit_of_several_rules_should_be_repeatable() -> None:
    for name, found in (("blank", 1), ("blanks", 0)):
        rules = "".join(f'transfer t{at} "T" {{ takes hos.a gives the rest as {name} }}' for at in range(2))
        assert len(told(CHECKED + rules, "idle-transfer")) == found
        assert not told(
            f'{CHECKED} transfer t "T" {{ takes hos.a gives the rest as {name} }}', "idle-transfer"
        )


def test_a_course_for_blanket_credit_that_may_be_offered_is_told() -> None:
    school = 'institution w "W" { term fall from August 1 to December 1 }'
    for given, clause, found in (
        ("the rest as some", "", 1),
        ("at most 2 credits as some", "", 1),
        ("2 credits as some", "worth 3 credits", 0),
        ("the rest as some", "not offered", 0),
        ("the rest as some", "offered fall", 0),
        ("some", "", 0),
    ):
        course = f'{school} course some "Some" {{ taught at w {clause} }}'
        rules = f'{CHECKED} {course} transfer t "T" {{ takes hos.a gives {given} }}'
        assert len(told(rules, "offered-blanket-credit")) == found


def test_a_transfer_that_is_retired_before_it_is_in_force_is_told() -> None:
    for days, found in (
        ("effective 2020-01-02 retired 2020-01-01", 1),
        ("effective 2020-01-01 retired 2020-01-01", 0),
    ):
        text = f'{CHECKED} transfer t "T" {{ takes hos.a gives blank {days} }}'
        assert len(told(text, "retired-before-effective")) == found


def test_a_transfer_without_a_source_is_told() -> None:
    text = CHECKED + 'transfer t "T" { takes hos.a gives blank }'
    assert [each.message for each in told(text, "missing-source")][-1:] == [
        "the transfer `t` cites no source"
    ]


def test_what_a_transfer_takes_leads_somewhere() -> None:
    text = CHECKED + 'certificate trade "Trade" { criteria "by hand" }'
    assert [each for each in told(text, "orphaned-credential") if "`trade`" in each.message]
    text += 'transfer t "T" { takes trade gives blank }'
    assert not [each for each in told(text, "orphaned-credential") if "`trade`" in each.message]


def test_what_is_given_for_another_worth_leaves_no_telling_how_much_there_is() -> None:
    asks = 'certificate much "Much" { require at least 9 credits from { blank } }'
    rule = 'transfer t "T" {{ takes hos.a gives {} }}'
    assert told(CHECKED + asks + rule.format("blank"), "impossible-quantity")
    assert not told(CHECKED + asks + rule.format("9 credits as blank"), "impossible-quantity")
