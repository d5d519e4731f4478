from datetime import date
from fractions import Fraction

import pytest

from pathways.audit.state import State
from pathways.audit.verdict import Finding
from pathways.model.amount import SEMESTER, Depends, Fixed, Quantity
from pathways.model.requirement import (
    Age,
    Declared,
    Fewer,
    Gpa,
    Group,
    Holds,
    InOrder,
    Lacks,
    Leaf,
    Named,
    OnDate,
    Population,
    Score,
    SpreadLine,
    Standing,
    SumLine,
    When,
)
from pathways.model.selection import Every
from pathways.report.missing_in_words import missing
from tests.report.made import (
    COURSES,
    age,
    at,
    attested,
    found,
    group,
    item,
    known,
    leaf,
    quantity,
    together,
    use,
)

HERE = at(7)
FEWER = Fewer("f", Fraction(24), SEMESTER, Every("courses"), place=HERE)
DEPENDS = Leaf(
    "l", Quantity(Depends(Fraction(9), age(24), Fixed(Fraction(15))), SEMESTER), Every("courses"), place=HERE
)


def told(finding: Finding) -> list[str]:
    return [text.replace("\u00a0", " ") for text, _ in missing(finding, known())]


def test_nothing_is_missing_of_what_is_met() -> None:
    assert told(together(found(item("a"), State.MET), state=State.MET)) == []


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (found(leaf(12), need=12000, unit=SEMESTER), "Complete 12 credits from courses."),
        (found(leaf(12), have=11000, need=12000, unit=SEMESTER), "Complete 1 more credit from courses."),
        (
            found(leaf(4, unit=COURSES), have=2000, need=4000, unit=COURSES),
            "Complete 2 more courses.",
        ),
        (found(item("eng101", grade="C")), "Complete ENG 101 Composition with grade C or better."),
        (
            found(item("eng101"), State.IN_PROGRESS, coming=(use(status="in progress"),)),
            "Finish ENG 101 Composition, which is in progress.",
        ),
        (
            found(item("eng101"), State.PLANNED, coming=(use(status="planned"),)),
            "Take ENG 101 Composition, which is planned.",
        ),
        (
            found(item("eng101"), State.UNKNOWN, coming=(use(status="asserted"),)),
            "Have ENG 101 Composition confirmed; so far it is only stated.",
        ),
        (found(item("eng101"), coming=(use(),)), "Complete ENG 101 Composition."),
        (
            found(item("eng101"), State.IN_PROGRESS),
            "Complete ENG 101 Composition; what is in progress would complete it.",
        ),
        (
            found(item("eng101"), State.UNKNOWN),
            "Complete ENG 101 Composition; that depends on something not confirmed yet.",
        ),
        (
            found(
                leaf(12),
                State.PLANNED,
                need=12000,
                unit=SEMESTER,
                coming=(
                    use("a", "CS 1", status="in progress"),
                    use("b", "CS 2", status="planned"),
                    use("c", "CS 3", status="asserted"),
                ),
            ),
            "Finish CS 1, take CS 2 and have CS 3 confirmed: this completes 12 credits from courses.",
        ),
        (
            found(leaf(12), need=12000, unit=SEMESTER, coming=(use("a", "CS 1", status="in progress"),)),
            "Complete 12 credits from courses; it helps to finish CS 1.",
        ),
        (
            found(DEPENDS, State.UNKNOWN, have=9000, need=15000, unit=SEMESTER),
            (
                "Have the date of birth put on the record: it decides how much is asked for here: "
                "at least 15 credits (9 credits given an age of at least 24) from courses."
            ),
        ),
        (found(DEPENDS, need=15000), "Complete 15 credits from courses."),
        (found(age(), facts=(("age", "18"),)), "Be at least 22 years old (the age is 18)."),
        (found(Age("a", at_least=False, years=18, place=HERE)), "Be younger than 18 years old."),
        (found(age(), State.UNKNOWN), "Have the date of birth put on the record."),
        (
            found(Population("p", "veteran", place=HERE), State.UNKNOWN),
            "Have it put on the record whether “veteran” applies.",
        ),
        (found(Population("p", "veteran", place=HERE)), "Only for those on record as “veteran”."),
        (
            found(Standing("s", "enrolled", "ba", negated=True, place=HERE), State.UNKNOWN),
            "Have it put on the record whether you are enrolled in Bachelor of data.",
        ),
        (
            found(Standing("s", "admitted", "ba", negated=True, place=HERE)),
            "Only for those who are not admitted to Bachelor of data.",
        ),
        (
            found(Standing("s", "enrolled", "ba", negated=False, place=HERE)),
            "Be enrolled in Bachelor of data.",
        ),
        (
            found(Standing("s", "admitted", "ba", negated=False, place=HERE), State.UNKNOWN),
            "Have it put on the record whether you are admitted to Bachelor of data.",
        ),
        (found(Holds("h", "aa", negated=False, place=HERE)), "Earn Associate of data."),
        (
            found(Holds("h", "aa", negated=False, place=HERE), State.UNKNOWN),
            "Have this confirmed: Associate of data held.",
        ),
        (
            found(Holds("h", "aa", negated=True, place=HERE)),
            "Only for those who have not been awarded Associate of data.",
        ),
        (found(Declared("d", "ba", place=HERE)), "Declare Bachelor of data."),
        (
            found(Declared("d", "ba", negated=True, place=HERE)),
            "Only for those who have not declared Bachelor of data.",
        ),
        (
            found(Lacks("l", "eng101", place=HERE)),
            "Only for those without ENG 101 Composition on the record.",
        ),
        (
            found(Gpa("g", 2000, Every("courses"), "all", below=True, place=HERE), facts=(("gpa", "2.5"),)),
            "Only for those with a GPA below 2.00 over courses on the record (the GPA is 2.50).",
        ),
        (
            found(FEWER, facts=(("counted", "27"),)),
            "Only for those with fewer than 24 credits from courses on the record (27 credits there).",
        ),
        (
            found(FEWER, State.UNKNOWN),
            "Have the grades and days recorded that decide this: fewer than 24 credits from courses on the record.",
        ),
        (found(attested(), State.UNKNOWN), "Ask the Library to sign: portfolio accepted."),
        (found(OnDate("d", on_or_after=True, day=date(2026, 8, 1), place=HERE)), "Wait until 1 August 2026."),
        (
            found(OnDate("d", on_or_after=False, day=date(2026, 8, 1), place=HERE)),
            "This was open before 1 August 2026.",
        ),
        (
            found(Score("s", "exam", 70000, place=HERE), facts=(("score", "65"),)),
            "Reach a score of 70 in Placement test (the best score is 65).",
        ),
        (
            found(Gpa("g", 2750, Every("courses"), "all", place=HERE), facts=(("gpa", "2.748"),)),
            "Reach a GPA of 2.75 over courses on the record (the GPA is 2.748).",
        ),
        (
            found(Gpa("g", 2750, Every("courses"), "last", place=HERE), facts=(("gpa", "2.5"),)),
            "Reach a GPA of 2.75 over courses on the record, counting the last attempt at each course (the GPA is 2.50).",
        ),
        (
            found(Gpa("g", 2750, None, "all", place=HERE)),
            "Reach a GPA of 2.75 over what counts here (no graded work on the record yet).",
        ),
        (found(SpreadLine("l", 3, "term", place=HERE)), "Still open: at least 3 different terms."),
        (found(Named("n", "core", "Data core", item("a"), place=HERE)), "Complete Data core."),
        (found(group("all", 2, path="core")), "Still open: Data core."),
    ],
)
def test_what_is_missing_is_a_sentence(finding: Finding, text: str) -> None:
    assert told(finding) == [text]


def test_lines_that_are_open_are_told_with_their_leaf() -> None:
    line = SumLine("l/1", at_least=True, amount=quantity(6), selection=Every("exams"), place=HERE)
    short = found(leaf(12, lines=(line,)), have=9000, need=12000, unit=SEMESTER, lines=(found(line),))
    assert told(short) == ["Complete 3 more credits from courses (and at least 6 credits from exams in all)."]
    enough = found(
        leaf(12, lines=(line,)),
        have=12000,
        need=12000,
        unit=SEMESTER,
        lines=(found(line), found(line, State.MET)),
    )
    assert told(enough) == [
        (
            "Complete at least 12 credits from courses, of which at least 6 credits from exams "
            "(still open: at least 6 credits from exams)."
        )
    ]


def test_each_open_member_of_an_all_of_has_its_sentence() -> None:
    inside = together(found(item("a")), found(item("b"), State.MET), found(age(), facts=(("age", "20"),)))
    assert told(inside) == ["Complete a.", "Be at least 22 years old (the age is 20)."]


def test_of_a_choice_the_nearest_way_comes_first_and_is_told_by_what_is_left() -> None:
    far = found(leaf(24, path="far"), have=3000, need=24000, unit=SEMESTER, chosen=False)
    near = together(
        found(age(), facts=(("age", "20"),)),
        found(leaf(12, path="near"), have=9000, need=12000, unit=SEMESTER),
        path="near/all",
    )
    assert told(together(far, near, need=1)) == [
        (
            "Choose one of these: be at least 22 years old (the age is 20) and complete 3 more credits from courses; "
            "complete at least 24 credits from courses."
        )
    ]


def test_ways_that_are_not_taken_are_told_in_full() -> None:
    both = together(found(item("a")), found(age()), path="both", chosen=False)
    assert told(together(found(item("b")), both, need=1)) == [
        "Choose one of these: complete b; complete a and be at least 22 years old."
    ]
    line = SumLine("l", at_least=True, amount=quantity(6), selection=Every("exams"), place=HERE)
    assert told(together(found(item("b")), found(line, chosen=False), need=1)) == [
        "Choose one of these: complete b; complete at least 6 credits from exams."
    ]


def test_many_ways_are_counted() -> None:
    ways = [found(item(letter), chosen=letter == "a") for letter in "abcdefgh"]
    assert told(together(*ways, need=1)) == [
        "Choose one of these: complete a; complete b; complete c; complete d; complete e; or 3 others."
    ]


def test_several_of_a_choice_are_asked_for_by_number() -> None:
    ways = [found(item(letter), State.MET if letter == "a" else State.UNMET) for letter in "abcd"]
    assert told(together(*ways, need=3)) == ["Choose 2 of these: complete b; complete c; complete d."]


def test_the_last_way_left_is_no_choice() -> None:
    ways = [found(item("a"), State.MET), found(item("b"), State.MET), found(item("c"))]
    assert told(together(*ways, need=2)) == ["Complete c."]


def test_an_order_that_is_broken_is_told_where_all_members_are_met() -> None:
    order = InOrder("o", (item("a"), item("b")), place=HERE)
    members = (found(item("a"), State.MET), found(item("b"), State.MET))
    broken = found(order, facts=(("in order", "no"),), children=members)
    assert told(broken) == ["Complete these in order, at least one of them anew: a, then b."]
    half = found(order, facts=(("in order", "no"),), children=(members[0], found(item("b"))))
    assert told(half) == ["Complete b."]


def test_the_branch_of_a_when_is_told() -> None:
    when = When("w", age(), item("a"), None, place=HERE)
    assert told(found(when, children=(found(item("a")),))) == ["Complete a."]


def test_a_sentence_is_told_once() -> None:
    twice = together(found(item("a", path="x")), found(item("a", path="y")))
    assert told(twice) == ["Complete a."]


def test_a_group_that_is_not_taken_and_has_no_members_is_still_told() -> None:
    empty = Finding(Group("g", "any", 1, (), place=HERE), State.UNMET, 0, chosen=False)
    assert told(together(found(item("a")), empty, need=1)) == [
        "Choose one of these: complete a; complete everything this way asks for."
    ]
