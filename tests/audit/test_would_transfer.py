"""What an open requirement tells of transfer: rules that would really help, the nearest first, and few of them."""

import pytest

from pathways.audit.state import State
from pathways.audit.transferable import WouldTransfer
from pathways.text import limits
from tests.audit.auditing import desk

FRAME = """
institution hos "Hostos" { uses scale us }
institution any "Anytown" { uses scale us }
institution leh "Lehman" { uses scale us }
scale us { passing A 4, B 3, C 2, D 1 failing F 0 }
course hos.phy1 "Physics 1" { taught at hos subject "PH" number 411 worth 4 credits }
course hos.phy2 "Physics 2" { taught at hos subject "PH" number 412 worth 4 credits }
course hos.alg "Algebra" { taught at hos subject "MA" number 114 worth 4 credits }
course any.alg "Algebra" { taught at any subject "MTH" number 1 worth 4 credits }
course leh.phy "Physics" { taught at leh subject "PHY" number 100 worth 8 credits }
course leh.math "Mathematics" { taught at leh subject "MATH" number 115 worth 4 credits }
"""
PHYSICS = 'transfer phy "Physics" { takes hos.phy1, hos.phy2 gives leh.phy }\n'
ALGEBRA = 'transfer alg "Algebra" { takes hos.alg with grade C or better gives leh.math }\n'
FIRST = 'transfer first "First" { takes any.alg gives leh.math }\n'


def told(rules: str, asks: str = "leh.math", record: str = "") -> tuple[WouldTransfer, ...]:
    goal = f'certificate goal "Goal" {{ issued by leh require {asks} }}'
    return desk(f"{FRAME}{rules}{goal}", record).audit().routes[0].finding.would_transfer


def test_what_is_lacking_is_told_beside_what_is_there() -> None:
    assert told(PHYSICS, "leh.phy", "earned hos.phy1 on 2023-05-20 grade B") == (
        WouldTransfer("phy", "PHY 100", ("PH 412 at Hostos",), ("PH 411",)),
    )


def test_a_better_grade_is_told_where_the_one_on_record_is_too_low() -> None:
    (found,) = told(ALGEBRA, record="earned hos.alg on 2023-05-20 grade D")
    assert found.lacking == ("MA 114 at Hostos with grade C or better",)


def test_rules_of_places_where_the_learner_has_learnt_come_first() -> None:
    assert [each.rule for each in told(FIRST + ALGEBRA)] == ["first", "alg"]
    nearer = told(FIRST + ALGEBRA, record="earned hos.phy1 on 2023-05-20 grade B")
    assert [each.rule for each in nearer] == ["alg", "first"]


@pytest.mark.parametrize(
    ("rules", "asks"),
    [
        (ALGEBRA, "leh.math not transferred"),
        (ALGEBRA, "4 credits from courses at leh"),
        (ALGEBRA.replace(" }", " retired 2023-01-01 }"), "leh.math"),
        (
            ALGEBRA.replace(" }", ' counts only in other }\ncertificate other "Other" { require leh.phy }'),
            "leh.math",
        ),
        (ALGEBRA.replace("C or better", "D or below"), "leh.math"),
        (PHYSICS, "leh.math"),
        (ALGEBRA, "4 credits from courses credited at leh"),
    ],
)
def test_rules_that_would_not_help_and_far_ones_of_wide_requirements_are_not_told(
    rules: str, asks: str
) -> None:
    assert told(rules, asks) == ()


def test_a_met_requirement_tells_nothing() -> None:
    record = "earned hos.alg on 2023-05-20 grade B"
    assert told(ALGEBRA + FIRST, record=record) == ()


def test_what_is_on_its_way_is_told_alone() -> None:
    assert told(FIRST + ALGEBRA, record="taking hos.alg") == ()


def test_no_more_than_a_few_are_told() -> None:
    many = "".join(
        f'course any.c{at} "C{at}" {{ taught at any worth 4 credits }}\n'
        f'transfer t{at} "T{at}" {{ takes any.c{at} gives leh.math }}\n'
        for at in range(9)
    )
    assert [each.rule for each in told(many)] == [f"t{at}" for at in range(limits.WOULD_TRANSFER)]


def test_who_does_what_is_told_has_what_was_lacking() -> None:
    goal = 'certificate goal "Goal" { issued by leh require leh.phy require leh.math }'
    record = "earned hos.phy1 on 2023-05-20 grade B\n"
    assert desk(f"{FRAME}{PHYSICS}{ALGEBRA}{goal}", record).audit().state is State.UNMET
    more = "earned hos.phy2 on 2023-05-20 grade B\nearned hos.alg on 2023-05-20 grade C"
    assert desk(f"{FRAME}{PHYSICS}{ALGEBRA}{goal}", record + more).audit().state is State.MET
