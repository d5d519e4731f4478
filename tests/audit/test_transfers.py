"""Transfer: what is given for what was taken elsewhere, on both sides of every line of a rule."""

from dataclasses import replace

import pytest

from pathways.audit.bench import Bench
from pathways.audit.state import State
from pathways.model.learner import Pin
from pathways.text import limits
from tests.audit.auditing import DAY, Desk, applied, desk, reasons

FRAME = """
institution hos "Hostos" { uses scale us }
institution leh "Lehman" { uses scale us }
institution far "Far" { uses scale percent }
scale us { passing A 4, B 3, C 2, C- 1.7, D 1 failing F 0 }
scale percent { passing p90, p60 failing p0 }
course hos.acc "Accounting" { taught at hos subject "ACC" number 110 worth 4 credits }
course hos.phy1 "Physics 1" { taught at hos subject "PH" number 411 worth 4 credits }
course hos.phy2 "Physics 2" { taught at hos subject "PH" number 412 worth 4 credits }
course far.stat "Statistics" { taught at far worth 3 credits }
course leh.acc "Principles" { taught at leh subject "ACC" number 171 worth 3 credits }
course leh.any "Blanket" { taught at leh subject "ACC" number 1000 repeatable }
course leh.phy1 "Physics 1" { taught at leh subject "PHYS" number 1451 worth 4 credits }
course leh.phy2 "Physics 2" { taught at leh subject "PHYS" number 1461 worth 4 credits }
course leh.stat "Statistics" { taught at leh worth 3 credits }
"""
ACCOUNTING = 'transfer acc "Accounting" { takes hos.acc gives leh.acc gives the rest as leh.any }\n'
PHYSICS = 'transfer phy "Physics" { takes hos.phy1, hos.phy2 gives leh.phy1 gives leh.phy2 priority 2 }\n'


def asked(rules: str, requirement: str, record: str) -> Desk:
    goal = f'certificate goal "Goal" {{ issued by leh {requirement} }}'
    return desk(f"{FRAME}{rules}{goal}", record)


def state(rules: str, requirement: str, record: str) -> State:
    return asked(rules, requirement, record).audit().state


def test_what_is_left_of_the_credits_is_blanket_credit() -> None:
    for credits_, expected in (("1 credit", State.MET), ("1.001 credits", State.UNMET)):
        wanted = f"require leh.acc require {credits_} from {{ leh.any }}"
        assert state(ACCOUNTING, wanted, "earned hos.acc on 2023-05-20") is expected


def test_no_blanket_credit_is_given_where_nothing_is_left() -> None:
    rule = 'transfer acc "A" { takes hos.acc gives 4 credits as leh.acc gives the rest as leh.any }\n'
    assert state(rule, "require leh.acc", "earned hos.acc on 2023-05-20") is State.MET
    assert state(rule, "require leh.any", "earned hos.acc on 2023-05-20") is State.UNMET


@pytest.mark.parametrize(
    ("gives", "credits_"), [("leh.acc", 3), ("4 credits as leh.acc", 4), ("at most 2 credits as leh.acc", 2)]
)
def test_a_course_is_given_for_its_own_worth_a_fixed_one_or_up_to_a_limit(gives: str, credits_: int) -> None:
    rule = f'transfer acc "A" {{ takes hos.acc gives {gives} }}\n'
    for asks, expected in ((credits_, State.MET), (credits_ + 1, State.UNMET)):
        wanted = f"require {asks} credits from {{ leh.acc }}"
        assert state(rule, wanted, "earned hos.acc on 2023-05-20") is expected


def test_at_most_gives_no_more_than_was_brought() -> None:
    rule = 'transfer acc "A" { takes hos.acc gives at most 9 credits as leh.any }\n'
    assert state(rule, "require 4 credits from { leh.any }", "earned hos.acc on 2023-05-20") is State.MET
    assert state(rule, "require 5 credits from { leh.any }", "earned hos.acc on 2023-05-20") is State.UNMET


@pytest.mark.parametrize(
    ("grades", "taken"),
    [
        ("", "A C C- D"),
        ("with grade C or better", "A B C"),
        ("with grade C- or below", "C- D"),
        ("with grade D to C-", "C- D"),
    ],
)
def test_a_rule_takes_the_grades_that_it_names(grades: str, taken: str) -> None:
    rule = f'transfer acc "A" {{ takes hos.acc {grades} gives leh.acc }}\n'
    for grade in ("A", "C", "C-", "D", "F"):
        found = state(rule, "require leh.acc", f"earned hos.acc on 2023-05-20 grade {grade}")
        assert (found is State.MET) == (grade in taken.split()), grade


def test_a_grade_that_is_not_on_the_record_leaves_the_goal_unknown_where_it_matters() -> None:
    rule = 'transfer acc "A" { takes hos.acc with grade C or better gives leh.acc }\n'
    assert state(rule, "require leh.acc", "earned hos.acc on 2023-05-20") is State.UNKNOWN
    assert state(ACCOUNTING, "require leh.acc", "earned hos.acc on 2023-05-20") is State.MET
    assert reasons(asked(rule, "require leh.acc", "earned hos.acc on 2023-05-20").audit()) == {
        "Accounting": "transfer ungraded"
    }


def test_what_is_lacking_stays_lacking_where_only_a_grade_is_not_known() -> None:
    """A branch that hangs on the grade is one of the unknown facts, also if nothing on the record is asserted."""
    rule = 'transfer acc "A" { takes hos.acc with grade C or better gives leh.acc }\n'
    assert state(rule, "require lacks leh.acc", "earned hos.acc on 2023-05-20") is State.MET


def test_work_under_way_is_transferred_as_far_as_it_is() -> None:
    rule = 'transfer acc "A" { takes hos.acc with grade C or better gives leh.acc }\n'
    assert state(rule, "require leh.acc", "taking hos.acc") is State.IN_PROGRESS
    assert state(rule, "require leh.acc", "planning hos.acc") is State.PLANNED
    assert (
        state(PHYSICS, "require leh.phy1", "earned hos.phy1 on 2023-05-20 taking hos.phy2")
        is State.IN_PROGRESS
    )
    assert (
        state(rule, "require leh.acc", 'earned hos.acc on 2023-05-20 grade A asserted by "Rosa"')
        is State.UNKNOWN
    )


@pytest.mark.parametrize(
    ("day", "met"), [("2020-07-31", False), ("2020-08-01", True), ("2021-07-31", True), ("2021-08-01", False)]
)
def test_a_rule_is_in_force_from_its_first_to_its_last_day(day: str, met: bool) -> None:  # a parameter
    rule = 'transfer acc "A" { takes hos.acc gives leh.acc effective 2020-08-01 retired 2021-07-31 }\n'
    found = asked(rule, "require leh.acc", f"earned hos.acc on {day}").audit()
    assert (found.state is State.MET) is met
    assert reasons(found) == {"Accounting": "transferred" if met else "transfer date"}


def test_of_several_courses_the_last_day_is_the_day_of_the_transfer() -> None:
    rule = 'transfer phy "P" { takes hos.phy1, hos.phy2 gives leh.phy1 retired 2022-12-31 }\n'
    record = "earned hos.phy1 on 2020-05-20 earned hos.phy2 on {}"
    assert state(rule, "require leh.phy1", record.format("2022-12-31")) is State.MET
    assert state(rule, "require leh.phy1", record.format("2023-01-01")) is State.UNMET


def test_all_that_one_rule_gives_stands_beside_each_other() -> None:
    record = "earned hos.phy1 on 2022-05-20 earned hos.phy2 on 2023-05-20"
    found = asked(PHYSICS, "require all of { leh.phy1, leh.phy2 }", record).audit()
    assert found.state is State.MET
    assert applied(found) == [["Physics 1"], ["Physics 2"]]
    assert reasons(found) == {"Physics 1": "transferred", "Physics 2": "transferred"}


def test_all_that_a_rule_takes_must_be_there() -> None:
    found = asked(PHYSICS, "require leh.phy1", "earned hos.phy1 on 2022-05-20").audit()
    assert found.state is State.UNMET
    (unused,) = found.unused
    assert (unused.reason, unused.values) == ("transfer incomplete", ("Physics", "PH 412"))


@pytest.mark.parametrize(
    "requirement",
    [
        "require all of { hos.phy1, leh.phy1 }",
        "require all of { hos.phy1, leh.any }",
        "require all of { leh.phy1, leh.any }",
        "require all of { leh.phy2, leh.any }",
        "require 3 courses from { hos.phy1, hos.phy2, leh.phy1, leh.phy2, leh.any }",
        "overall { at least 9 credits }",
    ],
)
def test_what_was_learnt_once_counts_once(requirement: str) -> None:
    """As itself, through one rule, or through the other."""
    other = 'transfer one "One" { takes hos.phy1 gives the rest as leh.any }\n'
    record = "earned hos.phy1 on 2022-05-20 earned hos.phy2 on 2023-05-20"
    assert state(PHYSICS + other, requirement, record) is State.UNMET


@pytest.mark.parametrize(
    "requirement",
    [
        "require all of { leh.phy1, leh.phy2 }",
        "require all of { hos.phy2, leh.any }",
        "require all of { hos.phy1, hos.phy2 }",
        "overall { at least 8 credits }",
    ],
)
def test_the_allocation_chooses_among_the_rules_whatever_their_priority(requirement: str) -> None:
    other = 'transfer one "One" { takes hos.phy1 gives the rest as leh.any priority 1 }\n'
    record = "earned hos.phy1 on 2022-05-20 earned hos.phy2 on 2023-05-20"
    assert state(PHYSICS + other, requirement, record) is State.MET


def test_of_two_rules_that_serve_equally_well_the_one_of_higher_priority_is_applied() -> None:
    for first, second, expected in ((1, 2, "Statistics"), (2, 1, "Principles")):
        rules = (
            f'transfer a "A" {{ takes hos.acc gives leh.acc priority {first} }}\n'
            f'transfer b "B" {{ takes hos.acc gives leh.stat priority {second} }}\n'
        )
        found = asked(
            rules, "require 1 course from { leh.acc, leh.stat }", "earned hos.acc on 2023-05-20"
        ).audit()
        assert applied(found) == [[expected]]


def test_overlapping_grades_leave_the_choice_to_the_allocation() -> None:
    """The published rules of one course: C- or below gives blanket credit, D or better the course itself."""
    rules = (
        'transfer low "Low" { takes hos.acc with grade C- or below gives the rest as leh.any }\n'
        'transfer high "High" { takes hos.acc with grade D or better gives leh.acc }\n'
    )
    for grade, blanket, course in (("D", True, True), ("C-", True, True), ("C", False, True)):
        record = f"earned hos.acc on 2023-05-20 grade {grade}"
        assert (state(rules, "require leh.any", record) is State.MET) is blanket
        assert (state(rules, "require leh.acc", record) is State.MET) is course
        assert state(rules, "require all of { leh.acc, leh.any }", record) is State.UNMET


def test_a_native_attempt_and_what_is_given_give_credit_once() -> None:
    record = "earned hos.acc on 2022-05-20 earned leh.acc on 2023-05-20"
    assert state(ACCOUNTING, "require 2 courses from { leh.acc }", record) is State.UNMET
    assert state(ACCOUNTING, "require all of { leh.acc, leh.any }", record) is State.MET


def test_what_is_given_was_taught_where_its_source_was() -> None:
    record = "earned hos.acc on 2022-05-20"
    for requirement, expected in (
        ("require leh.acc", State.MET),
        ("require 1 course from { leh.acc } at leh", State.UNMET),
        ("require 1 course from { leh.acc } at hos", State.MET),
        ("require 1 course from { leh.acc } transferred", State.MET),
        ("require 1 course from { leh.acc } not transferred", State.UNMET),
        ("require 3 credits from courses at leh", State.UNMET),
        ("require 4 credits from courses credited at leh", State.MET),
        ("require 5 credits from courses credited at leh", State.UNMET),
        ("require 1 credit from courses credited at hos", State.MET),
        ("require 1 credit from courses credited at far", State.UNMET),
    ):
        assert state(ACCOUNTING, requirement, record) is expected, requirement


def test_no_average_counts_what_is_given() -> None:
    record = "earned hos.acc on 2022-05-20 grade A earned leh.phy1 on 2022-05-20 grade C"
    for over in ("record courses at leh", "what counts"):
        assert (
            state(
                ACCOUNTING, f"require leh.acc require leh.phy1 require gpa at least 2.01 over {over}", record
            )
            is State.UNMET
        )
        assert (
            state(
                ACCOUNTING, f"require leh.acc require leh.phy1 require gpa at least 2.00 over {over}", record
            )
            is State.MET
        )


def test_a_grade_goes_along_only_within_one_scale() -> None:
    rules = ACCOUNTING + 'transfer stat "S" { takes far.stat with grade p60 or better gives leh.stat }\n'
    record = "earned hos.acc on 2022-05-20 grade C earned far.stat on 2022-05-20 grade p90"
    for requirement, expected in (
        ("leh.acc with grade C or better", State.MET),
        ("leh.acc with grade B or better", State.UNMET),
        ("leh.stat", State.MET),
        ("leh.stat with grade D or better", State.UNMET),
    ):
        assert state(rules, f"require {requirement}", record) is expected, requirement


def test_of_several_grades_the_lowest_goes_along() -> None:
    record = "earned hos.phy1 on 2022-05-20 grade A earned hos.phy2 on 2022-05-20 grade D"
    assert state(PHYSICS, "require leh.phy1 with grade D or better", record) is State.MET
    assert state(PHYSICS, "require leh.phy1 with grade C or better", record) is State.UNMET


def test_a_block_for_one_degree_counts_there_alone_and_on_the_way_there() -> None:
    rule = 'transfer acc "A" { takes hos.acc gives leh.acc counts only in goal }\n'
    other = 'certificate other "Other" { issued by leh require leh.acc }\n'
    entry = 'admission entry "Entry" { admits to goal require leh.acc }\n'
    stack = 'horizontal stack up "Up" { made of leh.acc into goal }\n'
    found = asked(rule + other + entry + stack, "require leh.acc", "earned hos.acc on 2023-05-20")
    assert found.audit().state is State.MET
    assert found.audit("up").state is State.MET
    assert found.decision("entry").answer is not None
    assert found.decision("entry").goal.state is State.MET
    assert found.audit("other").state is State.UNMET
    assert [(each.reason, each.values) for each in found.audit("other").unused] == [
        ("transfer elsewhere", ("A", "goal"))
    ]


def test_what_was_transferred_is_transferred_again_only_by_a_rule_that_chains() -> None:
    once = ACCOUNTING + 'transfer more "More" { takes leh.acc gives leh.stat }\n'
    again = ACCOUNTING + 'transfer more "More" { takes leh.acc gives leh.stat chains }\n'
    record = "earned hos.acc on 2023-05-20"
    assert state(once, "require leh.stat", record) is State.UNMET
    assert state(again, "require leh.stat", record) is State.MET
    assert state(again, "require all of { leh.stat, leh.any }", record) is State.MET
    assert state(again, "require all of { leh.stat, leh.acc }", record) is State.UNMET
    assert state(again, "require all of { leh.stat, hos.acc }", record) is State.UNMET


def test_a_chain_in_a_circle_comes_to_an_end() -> None:
    rules = (
        'transfer a "A" { takes leh.acc gives 4 credits as leh.stat chains }\n'
        'transfer b "B" { takes leh.stat gives 5 credits as leh.acc chains }\n'
    )
    assert (
        state(rules, "require 5 credits from { leh.acc, leh.stat }", "earned leh.acc on 2023-05-20")
        is State.MET
    )
    assert (
        state(rules, "require 6 credits from { leh.acc, leh.stat }", "earned leh.acc on 2023-05-20")
        is State.UNMET
    )


def test_what_a_record_says_was_transferred_stays_what_it_is() -> None:
    rule = 'transfer acc "A" { takes hos.acc gives leh.acc }\n'
    found = asked(rule, "require leh.acc", "earned hos.acc on 2023-05-20")
    (item,) = found.learner.items
    assert found.knowing(items=(replace(item, transferred=True),)).audit().state is State.UNMET


def test_an_award_excludes_what_was_transferred_of_the_learning_behind_it() -> None:
    badge = 'badge first "First" { issued by hos awarded automatically require hos.phy1 }\n'
    record = "earned hos.phy1 on 2022-05-20 earned hos.phy2 on 2022-05-20"
    assert state(PHYSICS + badge, "require all of { first, leh.phy1 }", record) is State.UNMET
    assert state(PHYSICS + badge, "require all of { first, hos.phy2 }", record) is State.MET


def test_a_certificate_can_be_taken_and_must_be_on_the_record() -> None:
    rules = (
        'certificate trade "Trade" { issued by hos awarded automatically require hos.acc }\n'
        'transfer block "Block" { takes trade gives 30 credits as leh.any }\n'
    )
    wanted = "require 30 credits from { leh.any }"
    assert state(rules, wanted, "earned trade on 2023-05-20") is State.MET
    assert state(rules, wanted, "earned hos.acc on 2023-05-20") is State.UNMET


def test_credits_of_units_that_nothing_compares_are_not_given() -> None:
    rules = (
        'institution quarterly "Quarterly" { calendar ects }\n'
        'course quarterly.a "A" { taught at quarterly worth 6 credits }\n'
        'transfer a "A" { takes quarterly.a gives the rest as leh.any }\n'
    )
    record = "earned quarterly.a on 2023-05-20"
    assert state(rules, "require leh.any", record) is State.UNMET
    rules += "unit ects = 1/2 semester rounded down to 0.5 on each item\n"
    assert state(rules, "require 3 credits from { leh.any }", record) is State.MET


def test_a_pin_on_what_was_learnt_holds_for_what_it_was_transferred_as() -> None:
    found = asked(
        ACCOUNTING,
        "require 1 course from { leh.acc } require 1 course from { leh.any }",
        "earned hos.acc on 2023-05-20",
    )
    (item,) = found.learner.items
    pinned = found.knowing(pins=(Pin(item.key, "goal/require/1"),)).audit()
    assert [pin.honoured for pin in pinned.pins] == [True]


def test_too_many_ways_to_transfer_are_told_and_none_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAYS_TO_TRANSFER", 2)
    record = "".join(f"earned hos.acc on 202{year}-05-20 " for year in range(3))
    found = asked(ACCOUNTING, "require leh.acc", record)
    assert found.audit().undecided is not None
    assert Bench(found.graph, found.learner, DAY).refused is not None
    assert asked(ACCOUNTING, "require leh.acc", "earned hos.acc on 2023-05-20").audit().undecided is None


def test_a_verdict_names_the_rule_and_the_course_that_it_came_from_and_cites_its_source() -> None:
    rules = 'source list "List"\ntransfer acc "A" { takes hos.acc gives leh.acc cites list "page 7" }\n'
    route = asked(rules, "require leh.acc", "earned hos.acc on 2023-05-20").audit().route
    assert route is not None
    (use,) = route.finding.applied or route.finding.children[0].applied
    assert (use.transferred_by, use.came_from) == ("acc", ("ACC 110 at Hostos",))
    assert [(cite.source, cite.where) for cite in route.cites] == [("list", "page 7")]


@pytest.mark.parametrize(
    ("rules", "record", "reason"),
    [
        (
            'transfer acc "A" { takes hos.acc with grade C or better gives leh.acc }',
            "grade D",
            "transfer grade",
        ),
        ('transfer acc "A" { takes hos.acc gives leh.acc }', "", "transferred"),
        ('transfer phy "P" { takes hos.phy1 gives leh.phy1 }', "", "nothing transfers it"),
        ('transfer acc "A" { takes hos.acc gives leh.stat }', "", "transferred in vain"),
        ("", "", "nothing asks for it"),
    ],
)
def test_an_audit_says_why_something_was_not_transferred(rules: str, record: str, reason: str) -> None:
    found = asked(rules, "require leh.acc", f"earned hos.acc on 2023-05-20 {record}").audit()
    assert reasons(found) == {"Accounting": reason}


def test_two_limits_inside_a_requirement_may_both_take_what_was_transferred() -> None:
    """Though the course is taught at one place alone: what was transferred was taught at the other."""
    rules = ACCOUNTING + PHYSICS
    limits = "of which { at most 1 course from { leh.acc, leh.phy1 } at hos, at least 1 course from { leh.acc, leh.phy2 } }"
    record = "earned hos.acc on 2022-05-20 earned hos.phy1 on 2022-05-20 earned hos.phy2 on 2022-05-20"
    for count, expected in ((2, State.MET), (3, State.UNMET)):
        wanted = f"require {count} courses from {{ leh.acc, leh.phy1, leh.phy2 }} {limits}"
        assert state(rules, wanted, record) is expected
