from datetime import date
from fractions import Fraction

import pytest

from pathways.model.amount import SEMESTER, Depends, Fixed, OfTwo, Quantity, ShareOf, Unit
from pathways.model.requirement import (
    Age,
    Attested,
    Declared,
    Fewer,
    Gpa,
    Holds,
    InOrder,
    Lacks,
    Leaf,
    Line,
    Named,
    OnDate,
    Population,
    Requirement,
    Score,
    SpreadLine,
    Standing,
    SumLine,
    When,
)
from pathways.model.selection import Every, Filter, Filtered, OneOf
from pathways.report.conditions_in_words import facts_behind
from pathways.report.requirements_in_words import heading, opened, required, sentence
from tests.report.made import COURSES, TITLES, age, at, group, item, leaf, quantity

HERE = at(1)
DEPENDS = Quantity(Depends(Fraction(9), age(24), Fixed(Fraction(15))), SEMESTER)

CASES: list[tuple[Requirement | Line, str]] = [
    (leaf(12), "at least 12 credits from courses"),
    (leaf(1, unit=COURSES), "at least 1 course"),
    (
        leaf(
            2, Filtered(Every("courses"), ((Filter.LEVEL, "graduate"), (Filter.AREA, "data"))), unit=COURSES
        ),
        "at least 2 graduate courses in the area Data",
    ),
    (
        leaf(2, OneOf(("eng101", "mat150")), unit=COURSES),
        "at least 2 courses from ENG 101 Composition or MAT 150 Statistics",
    ),
    (leaf(12, split=True), "at least 12 credits from courses, where an item may be divided"),
    (
        Leaf("l", DEPENDS, Every("courses"), place=HERE),
        "at least 15 credits (9 credits given an age of at least 24) from courses",
    ),
    (
        Leaf(
            "l",
            OfTwo(greater=True, one=quantity(15), other=Quantity(ShareOf(Fraction(1, 4)), SEMESTER)),
            Every("courses"),
            place=HERE,
        ),
        "at least the greater of 15 credits and 25 % of the programme's credits from courses",
    ),
    (
        Leaf("l", OfTwo(greater=False, one=quantity(15), other=quantity(9)), Every("courses"), place=HERE),
        "at least the lesser of 15 credits and 9 credits from courses",
    ),
    (
        leaf(
            12,
            lines=(SumLine("l/1", at_least=False, amount=quantity(2, COURSES), each="subject", place=HERE),),
        ),
        "at least 12 credits from courses, of which at most 2 courses from each subject",
    ),
    (item("eng101"), "ENG 101 Composition"),
    (item("eng101", grade="C"), "ENG 101 Composition with grade C or better"),
    (group("all", 2, item("eng101"), age()), "all of: ENG 101 Composition and an age of at least 22"),
    (group("any", 1, item("eng101"), age()), "one of: ENG 101 Composition or an age of at least 22"),
    (
        group("N", 2, item("eng101"), age(), item("x")),
        "2 of: ENG 101 Composition, an age of at least 22 or x",
    ),
    (group("all", 1, item("eng101")), "ENG 101 Composition"),
    (group("all", 0), "everything this way asks for"),
    (group("all", 1, item("eng101"), path="core"), "Data core"),
    (
        group("any", 1, group("all", 2, item("eng101"), item("x")), item("mat150")),
        "one of: (all of: ENG 101 Composition and x) or MAT 150 Statistics",
    ),
    (Named("n", "core", "Data core", item("eng101"), place=HERE), "Data core"),
    (
        InOrder("o", (item("eng101"), item("mat150")), place=HERE),
        "in this order: ENG 101 Composition, then MAT 150 Statistics",
    ),
    (When("w", age(), item("eng101"), None, place=HERE), "ENG 101 Composition when an age of at least 22"),
    (
        When("w", age(), item("eng101"), item("mat150"), place=HERE),
        "ENG 101 Composition when an age of at least 22, otherwise MAT 150 Statistics",
    ),
    (Age("a", at_least=False, years=18, place=HERE), "an age below 18"),
    (Gpa("g", 2750, Every("courses"), "all", place=HERE), "GPA of at least 2.75 over courses on the record"),
    (
        Gpa("g", 2000, Every("courses"), "best", place=HERE),
        "GPA of at least 2.00 over courses on the record, counting the best attempt at each course",
    ),
    (Gpa("g", 2333, None, "all", place=HERE), "GPA of at least 2.333 over what counts here"),
    (
        Gpa("g", 2000, Every("courses"), "all", below=True, place=HERE),
        "GPA below 2.00 over courses on the record",
    ),
    (
        Fewer("f", Fraction(24), SEMESTER, Every("courses"), place=HERE),
        "fewer than 24 credits from courses on the record",
    ),
    (
        Fewer("f", Fraction(2), Unit("items", "courses"), Every("courses"), place=HERE),
        "fewer than 2 courses on the record",
    ),
    (Population("p", "veteran", place=HERE), "on record as “veteran”"),
    (Declared("d", "ba", place=HERE), "Bachelor of data declared"),
    (Declared("d", "ba", negated=True, place=HERE), "Bachelor of data not declared"),
    (SpreadLine("l", 2, "subject", at_least=False, place=HERE), "no more than 2 different subjects"),
    (Standing("s", "admitted", "ba", negated=True, place=HERE), "not admitted to Bachelor of data"),
    (Standing("s", "enrolled", "ba", negated=False, place=HERE), "enrolled in Bachelor of data"),
    (Holds("h", "aa", negated=False, place=HERE), "Associate of data held"),
    (Holds("h", "aa", negated=True, place=HERE), "Associate of data not yet awarded"),
    (Lacks("l", "eng101", place=HERE), "ENG 101 Composition not on the record"),
    (Attested("a", "fit", "the dean", place=HERE), "signed by the dean: fit"),
    (OnDate("d", on_or_after=True, day=date(2026, 8, 1), place=HERE), "on or after 1 August 2026"),
    (OnDate("d", on_or_after=False, day=date(2026, 8, 1), place=HERE), "before 1 August 2026"),
    (Score("s", "exam", 70000, place=HERE), "a score of at least 70 in Placement test"),
    (SpreadLine("l", 3, "term", place=HERE), "at least 3 different terms"),
    (SpreadLine("l", 1, "subject", place=HERE), "at least 1 different subject"),
    (
        SumLine("l", at_least=True, amount=quantity(6), selection=Every("exams"), place=HERE),
        "at least 6 credits from exams",
    ),
]


@pytest.mark.parametrize(("asked", "told"), CASES, ids=[told for _, told in CASES])
def test_every_requirement_is_a_phrase(asked: Requirement | Line, told: str) -> None:
    assert required(asked, TITLES) == told


def test_a_sentence_keeps_the_first_letter_of_a_title() -> None:
    assert sentence(item("ios"), TITLES) == "ios"
    assert sentence(age(), TITLES) == "An age of at least 22"


def test_what_a_named_requirement_stands_for_can_be_looked_at() -> None:
    inside = item("eng101")
    assert opened(Named("n", "x", "X", Named("m", "y", "Y", inside, place=HERE), place=HERE)) is inside


def test_facts_behind_an_amount_or_a_branch_are_found() -> None:
    assert facts_behind(Leaf("l", DEPENDS, Every("courses"), place=HERE)) == (age(24),)
    assert facts_behind(When("w", group("all", 2, age(), age(30)), age(), None, place=HERE)) == (
        age(),
        age(30),
    )
    assert facts_behind(age()) == ()


@pytest.mark.parametrize(
    ("asked", "size", "told"),
    [
        (group("all", 3), 3, "All 3 of these"),
        (group("all", 2), 2, "Both of these"),
        (group("all", 1), 1, "This"),
        (group("any", 1), 3, "Any one of these 3"),
        (group("N", 2), 3, "Any 2 of these 3"),
        (group("all", 2, path="core"), 2, "Data core: both of these"),
        (InOrder("o", (), place=HERE), 2, "These 2 in this order"),
        (age(), 0, "An age of at least 22"),
    ],
)
def test_a_heading_counts_what_stands_below(asked: Requirement, size: int, told: str) -> None:
    assert heading(asked, size, TITLES) == told


def test_a_long_group_is_cut() -> None:
    members = [item(letter) for letter in "abcdefgh"]
    assert required(group("any", 1, *members), TITLES) == "one of: a, b, c, d, e or 3 more"


def test_hours_have_their_unit() -> None:
    assert (
        required(leaf(300, Every("experiences"), unit=Unit("hours", "")), TITLES)
        == "at least 300 hours from experiences"
    )
