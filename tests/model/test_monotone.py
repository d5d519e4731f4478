import pytest

from pathways.model.monotone import is_monotone, monotone_goals, shrinks
from tests.model.reading import read

THINGS = 'course a "A"\nexam e "E"\nbadge other "Other" { require a }\n'


@pytest.mark.parametrize(
    ("text", "monotone"),
    [
        ("a", True),
        ("any of { a, holds other }", True),
        ("in order { a, e }", True),
        ("at least 3 credits from courses of which { at most 2 courses from courses }", True),
        ("3 courses from courses of which { gpa at least 2 over what counts }", False),
        ("gpa at least 2 over record courses", False),
        ("any of { a, not holds other }", False),
        ("not admitted to other", False),
        ("not enrolled in other", False),
        ("admitted to other", True),
        ("lacks a", False),
        ("fewer than 2 courses from courses", False),
        ("gpa below 2.00 over record courses", False),
        ("when age at least 22 { a } otherwise { e }", True),
        ("when holds other { a } otherwise { e }", False),
        ("when any of { a, age below 20 } { e }", False),
        ("when score at least 3 on e { a }", False),
        ("at least (3 when lacks a otherwise 6) credits from courses", False),
        ("at least (3 when holds other otherwise 6) credits from courses", True),
        ("at least (6 when holds other otherwise 3) credits from courses", False),
        ("at least (6 when age at least 22 otherwise 3) credits from courses", True),
        (
            "at least (6 when score at least 3 on e otherwise 30% of the programme's) credits from courses",
            False,
        ),
        (
            "at least (3 when age below 22 otherwise (6 when holds other otherwise 4)) credits from courses",
            False,
        ),
        (
            "at least (2 when holds other otherwise (4 when age below 22 otherwise 3)) credits from courses",
            True,
        ),
        ("the greater of 3 credits and (6 when holds other otherwise 1) credits from courses", False),
        (
            "2 courses from courses of which { at most (2 when holds other otherwise 1) courses from { a } }",
            True,
        ),
        (
            "2 courses from courses of which { at most (1 when holds other otherwise 2) courses from { a } }",
            False,
        ),
        (
            "2 courses from courses of which { at least (1 when holds other otherwise 0) courses from { a } }",
            False,
        ),
        ("2 courses from what satisfies { a up to (1 when holds other otherwise 2) courses, e }", False),
        ("2 courses from what satisfies { a up to (2 when holds other otherwise 1) courses, e }", True),
    ],
)
def test_where_more_learning_can_hurt(text: str, monotone: bool) -> None:
    require = read(f'{THINGS}badge x "X" {{ require {text} }}').catalogue.credentials["x"].require
    assert require is not None
    assert is_monotone(require) is monotone


CHAIN = """
badge low "Low" { awarded automatically require lacks a }
badge high "High" { awarded automatically require low }
badge above "Above" { require any of { high, e } }
badge asked "Asked" { require lacks a }
badge recorded "Recorded" { require asked }
badge apart "Apart" { require a overall { at least (2 when holds asked otherwise 1) courses } }
badge stacked "Stacked" { require a }
vertical stack up "Up" { made of lacks a into stacked }
value-added stack further "Further" { onto stacked add e }
admission entry "Entry" { admits to stacked require lacks a }
"""


def test_a_goal_is_marked_for_its_own_rules_its_stacks_and_what_is_awarded_below_it() -> None:
    catalogue = read(THINGS + CHAIN).catalogue
    assert sorted(monotone_goals(catalogue)) == ["further", "other", "recorded"]


def test_a_group_does_not_shrink_by_itself() -> None:
    require = (
        read(THINGS + 'badge x "X" { require any of { a, lacks a } }').catalogue.credentials["x"].require
    )
    assert require is not None
    assert shrinks(require) == ""
