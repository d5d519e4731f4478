"""Checks of amounts, on both sides of their lines."""

import pytest

from tests.model.checks.telling import requires, told
from tests.model.reading import read


@pytest.mark.parametrize(
    ("requirement", "is_told"),
    [
        ("at least 6 credits from { a, b }", False),
        ("at least 7 credits from { a, b }", True),
        ("at least 6 credits from { a, twin }", True),
        ("at least 9 credits from { often }", False),
        ("at least 10 credits from { often }", True),
        ("at least 100 credits from { always }", False),
        ("at least 100 credits from { a, free }", False),
        ("at least 100 credits from { a } or courses", False),
        ("at least 100 credits from { a, nothing_like_it }", False),
        ("at least 3 credits from { bd }", True),
        ("3 CEU from { shop }", True),
        ("301 hours from { x }", True),
        ("300 hours from { x }", False),
        ("2 courses from { a, twin }", True),
        ("3 courses from { often }", False),
        ("4 courses from { often }", True),
        ("9 courses from { always }", False),
        ("2 items from { a, e }", False),
        ("2 exams from { a, e }", True),
        ("2 experiences from { a, x }", True),
        ("2 badges from { bd, ct }", True),
        ("2 credentials from { bd, ct }", False),
        ("3 credentials from { bd, ct, a }", True),
        ("at least (3 when age at least 22 otherwise 9) credits from { a }", False),
        ("at least (6 when age at least 22 otherwise 9) credits from { a }", True),
        ("at least the greater of 2 credits and 6 credits from { a }", True),
        ("at least the lesser of 2 credits and 6 credits from { a }", False),
        ("at least the greater of 90 credits and 50 % of the programme's credits from { a }", False),
        ("at least (3 when age at least 22 otherwise 50 % of the programme's) credits from { a }", False),
        ("12 courses from courses of which { at most 11 courses }", True),
        ("12 courses from courses of which { at most 12 courses }", False),
        ("12 courses from courses of which { at most (6 when age at least 22 otherwise 18) courses }", False),
        ("12 courses from courses of which { at most 6 credits }", False),
        ("12 credits from courses of which { at most 50 % of the programme's credits }", False),
        (
            "9 courses from courses of which { at least 3 courses at u, at most 2 courses from courses }",
            False,
        ),
        ("9 courses from courses of which { at least 3 courses from w, at most 2 courses from w }", True),
        ("9 courses from courses of which { at least 3 courses from w, at most 2 credits from w }", False),
        ("2 courses from what satisfies { 1 course from what satisfies { a up to 1 course } }", True),
        ("2 courses from what satisfies { 1 course from what satisfies { a up to 1 course }, b }", False),
        (
            "3 courses from what satisfies { 1 course from what satisfies { a up to 2 courses }, b up to 0 courses }",
            True,
        ),
        ("gpa at least 4.0 over record courses", False),
        ("gpa at least 4.001 over record courses", True),
    ],
)
def test_more_than_there_is(requirement: str, is_told: bool) -> None:
    if "at least 3 courses at u" in requirement:
        requirement = requirement.replace("at least 3 courses at u", "at least 3 courses from courses at u")
    assert bool(told(requires(requirement), "impossible-quantity")) is is_told


def test_no_average_is_impossible_without_grade_points() -> None:
    text = 'scale s { passing P failing N }\nbadge b "B" { require gpa at least 4.5 over record courses }'
    assert "impossible-quantity" not in read(text).all_codes


@pytest.mark.parametrize(
    ("requirement", "told_times"),
    [
        ("at least 3 credits from { a, b }", 0),
        ("at least 3 quarter credits from { a, b }", 2),
        ("at least 3 quarter credits from courses", 1),
        ("at least 3 quarter credits from { a } or courses", 1),
        ("at least 3 trimester credits from courses", 0),
        ("at least 3 credits from courses or experiences", 0),
        ("at least 3 credits from { x } or courses", 1),
        ("at least 3 credits from experiences", 1),
        ("at least 3 credits from free", 0),
        ("3 courses from { x }", 0),
        ("at least the greater of 3 credits and 3 quarter credits from free", 1),
        ("3 courses from { a, b } of which { at most 3 credits }", 0),
        ("3 courses from { a, b } of which { at most 3 quarter credits }", 2),
        ("3 quarter credits from { a } of which { at most 3 quarter credits }", 1),
        ("3 courses from courses of which { at most 3 quarter credits from { a } }", 1),
        ("3 courses from courses of which { spread over at least 2 terms }", 0),
    ],
)
def test_units_that_do_not_add_up(requirement: str, told_times: int) -> None:
    rule = "unit semester = 3/2 trimester rounded down to 0.5 on the total\n"
    rules = rule + "unit 'CEU' = 1 trimester rounded down to 1 on the total\n"
    text = rules + requires(requirement)
    assert len(told(text, "unit-mismatch")) == told_times


@pytest.mark.parametrize(
    ("requirement", "told_times"),
    [
        ("3 courses from what satisfies { 1 course from what satisfies { a up to 1 course }, b }", 0),
        ("3 credits from what satisfies { 1 course from what satisfies { a }, b }", 0),
        ("3 credits from what satisfies { 1 course from what satisfies { a up to 1 course }, b }", 1),
        ("3 credits from what satisfies { 3 credits from what satisfies { a up to 1 course }, b }", 2),
        ("3 credits from what satisfies { 1 course from what satisfies { a } up to 3 credits, b }", 0),
        (
            "3 credits from what satisfies { all of { a, 1 course from what satisfies { a up to 1 course } } }",
            1,
        ),
    ],
)
def test_limits_inside_a_member_are_in_the_unit_in_which_all_members_are_counted(
    requirement: str, told_times: int
) -> None:
    assert len(told(requires(requirement), "unit-mismatch")) == told_times


def test_lines_of_overall_count_in_units_that_add_up() -> None:
    lines = 'badge p "P" { require a overall { at least 3 quarter credits from { a }, at least 3 quarter credits } }'
    assert len(told(lines, "unit-mismatch")) == 1


def test_what_is_asked_twice_is_told_twice() -> None:
    text = requires("all of { 7 credits from { a, b }, 8 credits from { a, b } }")
    assert len(told(text, "impossible-quantity")) == 2


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("at most 2 courses from { a, b }", True),
        ("at most 1 course from { a, b }", False),
        ("at most 5 credits from { a, b }", False),
        ("at most 6 credits from { a, b }", True),
        ("at most 2 courses from courses", False),
        ("at most 2 courses", False),
        ("at most 2 courses from each subject", False),
        ("at least 2 courses from { a, b }", False),
        ("at most 50 % of the programme's credits from { a, b }", False),
        ("spread over at least 2 terms", False),
    ],
)
def test_caps_that_limit_nothing(line: str, is_told: bool) -> None:
    assert bool(told(requires(f"3 courses from courses of which {{ {line} }}"), "idle-cap")) is is_told
    overall = f'certificate asked "Asked" {{ worth 12 credits require a overall {{ {line} }} }}'
    assert bool(told(overall, "idle-cap")) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ('badge p "P" { worth 12 credits require 30 % of the programme\'s credits from courses }', False),
        (
            'badge p "P" { worth 12 quarter credits require 30 % of the programme\'s credits from courses }',
            True,
        ),
        (
            'badge p "P" { require (3 when age at least 22 otherwise 30 % of the programme\'s) credits from courses }',
            True,
        ),
        (
            'badge p "P" { require 3 courses from courses of which { at least 30 % of the programme\'s credits } }',
            True,
        ),
        ('horizontal stack s "S" { made of 30 % of the programme\'s credits from courses }', False),
        ('horizontal stack s "S" { made of 30 % of the programme\'s credits from courses into ct }', True),
        ('admission z "Z" { admits to bd require 30 % of the programme\'s credits from courses }', False),
        (
            'conversion c "C" { converts shop gives 3 credits as b require 1/2 of the programme\'s credits from a }',
            False,
        ),
    ],
)
def test_shares_of_what_nobody_said(text: str, is_told: bool) -> None:
    assert bool(told(text, "share-without-worth")) is is_told


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ("", True),
        ('transfer t "T" { takes w  gives c }', True),
        ('transfer t "T" { takes w  gives 6 credits as c }', False),
        ('conversion turn "Turn" { converts w  gives 6 credits as c }', False),
        ('conversion turn "Turn" { converts w  gives its worth }', True),
    ],
)
def test_what_comes_by_transfer_or_conversion_may_be_more_than_a_course_bears(
    more: str, is_told: bool
) -> None:
    rules = """institution i "I" { is a college }
course c "C" { taught at i  worth 3 credits }
course w "W" { taught at i  worth 6 credits  not for credit }
certificate goal "Goal" { issued by i  require 6 credits from { c } }
"""
    assert ("impossible-quantity" in read(rules + more).all_codes) is is_told
