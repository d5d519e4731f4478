import pytest

from pathways.model.monotone import is_monotone, shrinks
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
        ("when age at least 22 { a } otherwise { e }", True),
        ("when holds other { a } otherwise { e }", False),
        ("when any of { a, age below 20 } { e }", False),
        ("when score at least 3 on e { a }", False),
        ("at least (3 when lacks a otherwise 6) credits from courses", False),
    ],
)
def test_where_more_learning_can_hurt(text: str, monotone: bool) -> None:
    require = read(f'{THINGS}badge x "X" {{ require {text} }}').catalogue.credentials["x"].require
    assert require is not None
    assert is_monotone(require) is monotone


def test_a_group_does_not_shrink_by_itself() -> None:
    require = (
        read(THINGS + 'badge x "X" { require any of { a, lacks a } }').catalogue.credentials["x"].require
    )
    assert require is not None
    assert shrinks(require) == ""
