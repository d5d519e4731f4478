"""Circles of prerequisites: told where no way leads around them, and only there."""

import pytest

from tests.model.checks.telling import told

CODE = "circular-prerequisites"


@pytest.mark.parametrize(
    ("courses", "circles"),
    [
        ('course p "P" { prerequisite q } course q "Q" { prerequisite p }', ["pq"]),
        ('course p "P" { prerequisite p }', ["p"]),
        ('course p "P" { prerequisite q } course q "Q" { prerequisite any of { p, a } }', []),
        ('course p "P" { prerequisite q } course q "Q" { prerequisite 2 courses from { p, a } }', ["pq"]),
        ('course p "P" { prerequisite q } course q "Q" { prerequisite 1 course from { p, a } }', []),
        ('course p "P" { prerequisite q } course q "Q" { prerequisite at least 3 credits from { p, a } }', []),
        ('course p "P" { prerequisite q } course q "Q" { prerequisite 2 courses from courses at u }', []),
        ('course p "P" { corequisite q } course q "Q" { corequisite p }', []),
        ('course p "P" { corequisite q } course q "Q" { prerequisite p }', ["pq"]),
        ('course p "P" { prerequisite in order { a, q } } course q "Q" { prerequisite p }', ["pq"]),
        ('course p "P" { prerequisite when age at least 30 { a } otherwise { q } } course q "Q" { prerequisite p }', []),
        (
            (
                'course p "P" { prerequisite q } course q "Q" { prerequisite p } course r "R" { prerequisite q } '
                'course s "S" { prerequisite t } course t "T" { prerequisite s }'
            ),
            ["pq", "st"],
        ),
    ],
)  # fmt: skip
def test_a_circle_is_told_where_nobody_can_begin(courses: str, circles: list[str]) -> None:
    assert ["".join(spot.note[1] for spot in problem.spots) for problem in told(courses, CODE)] == circles


@pytest.mark.parametrize(
    "given",
    [
        'conversion v "V" { converts shop gives 3 credits as q }',
        'transfer t "T" { takes a gives q }',
    ],
)
def test_what_can_be_had_without_taking_it_is_a_way_around(given: str) -> None:
    circle = 'course p "P" { prerequisite q worth 3 credits } course q "Q" { prerequisite p worth 3 credits }'
    assert told(circle, CODE)
    assert not told(f"{circle} {given}", CODE)


def test_a_circle_shows_where_each_step_is_said() -> None:
    (problem,) = told('course p "P" { prerequisite q }\ncourse q "Q" { prerequisite any of { p, p } }', CODE)
    assert [spot.note for spot in problem.spots] == ["`p` comes after `q`", "`q` comes after `p`"]
    assert [spot.quoted[spot.column - 1 :][: spot.length] for spot in problem.spots] == ["q", "p"]


def test_what_comes_before_a_course_is_checked_as_other_requirements_are() -> None:
    assert told('course p "P" { prerequisite 3 courses from { a, b } }', "impossible-quantity")
    assert not told('course p "P" { prerequisite gpa at least 2.0 over record courses }', "non-monotone")
