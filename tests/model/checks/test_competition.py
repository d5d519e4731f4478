"""Checks of what competes, of grades and of unit rules, on both sides of their lines."""

from pathlib import Path

import pytest

from pathways.audit import audit_learner
from pathways.ruleset import load_rules
from tests.model.checks.telling import told

GRADED = """
scale pass_fail { passing P failing NP }
institution pf "Pass or fail" { uses scale pass_fail }
institution part "A part" { part of pf }
institution none "No scale" {}
course p "P" { taught at pf }
course q "Q" { taught at part }
course n "N" { taught at none }
course l "L" { taught at u2 }
institution u2 "U2" { uses scale letters }
"""


@pytest.mark.parametrize(
    ("clauses", "is_told"),
    [
        ("require a require 2 courses from { a, b }", True),
        ("require a require 1 course from { a, b }", False),
        ("require a require 2 courses from { a, b } shared", False),
        ("require a require at least 6 credits from { a, b } split", False),
        (
            "require 1 course from { a, b } require 1 course from { a, b } require 1 course from { b, a }",
            True,
        ),
        ("require at least 3 credits from { a, b } require at least 4 credits from { a, b }", True),
        ("require at least 3 credits from { a, b } require at least 3 credits from { a, b }", False),
        ("require a require at least 4 credits from { a, b }", True),
        ("require a require at least 3 credits from { a, b }", False),
        ("require a require at least 1 CEU from { shop, a }", False),
        ("require a require any of { 2 courses from { a, b }, e }", False),
        ("require all of { a, 2 of { 2 courses from { a, b }, e } }", True),
        ("require a require 2 courses from { a, twin }", False),
        ("require a require 1 course from { a, twin }", True),
        ("require often require 2 courses from { often }", False),
        ("require often require 3 courses from { often }", True),
        ("require always require 30 courses from { always }", False),
        ("require a require 2 courses from { a, b } or courses", False),
        ("require a pool { 2 courses from { a, b } }", False),
        ("pool { a, 2 courses from { a, b } }", True),
        ("require in order { a, b } require 1 course from { a, b }", True),
        ("require both require both", False),
        ("require both require 1 course from { a, b }", True),
        ("require bd require 1 badge from { bd }", False),
        ("require at least 3 credits from { free, a } require at least 9 credits from { free, a }", False),
    ],
)
def test_requirements_that_compete_for_too_little(clauses: str, is_told: bool) -> None:
    text = f'requirement both = all of {{ a, b }}\ncertificate asked "Asked" {{ {clauses} }}'
    assert bool(told(text, "contested-items")) is is_told


def test_of_requirements_that_compete_the_smallest_group_is_told_once() -> None:
    clauses = (
        "require 1 course from { a } require 1 course from { a } or { e } require 2 courses from { a, b, x }"
    )
    assert told(f'certificate asked "Asked" {{ {clauses} }}', "contested-items") == []
    (problem,) = told(
        'certificate asked "Asked" { require a require 2 courses from { a, b } require 3 courses from { a, b, free } }',
        "contested-items",
    )
    assert problem.message.startswith(
        "2 requirements compete for these items: together they ask for 3 courses"
    )
    assert len(problem.spots) == 2


def test_what_is_told_to_compete_cannot_be_met_and_its_remedy_can(tmp_path: Path) -> None:
    """The check says what the audit says, of a learner who has everything."""
    rules = """
    institution u "U" {{ is a university }}
    course a "A" {{ taught at u worth 3 credits }}
    course b "B" {{ taught at u worth 3 credits }}
    certificate c "C" {{ issued by u require a require 2 courses from {{ a, b }} {mark} }}
    learner "L" {{ earned a on 2024-01-01 earned b on 2024-01-01 expect c met as of 2024-02-01 }}
    """
    states = []
    for mark in ("", "shared"):
        file = tmp_path / f"{mark or 'plain'}.pathway"
        file.write_text(rules.format(mark=mark), encoding="utf-8")
        read = load_rules(file)
        (test,) = read.catalogue.tests
        day = test.expectations[0].as_of
        assert day is not None
        states.append(audit_learner(read, test.learner, ["c"], day).goals[0].state.value)
        assert any(problem.code == "contested-items" for problem in read.problems) is (mark == "")
    assert states == ["unmet", "met"]


@pytest.mark.parametrize(
    ("requirement", "is_told"),
    [
        ("p with grade C or better", True),
        ("p with grade P or better", False),
        ("q with grade C or better", True),
        ("n with grade C or better", True),
        ("l with grade C or better", False),
        ("a with grade C or better", False),
        ("1 course from courses at pf with grade A or better", True),
        ("1 course from courses with grade A or better at u2", False),
        ("1 course from { l, p } with grade A or better", True),
        ("1 course from { l } or { p } with grade A or better", True),
        ("1 course from courses with grade A or better", False),
        ("p with grade Z or better", False),
    ],
)
def test_a_grade_that_is_not_on_the_scale(requirement: str, is_told: bool) -> None:
    text = f'{GRADED} certificate asked "Asked" {{ require {requirement} }}'
    assert bool(told(text, "grade-off-scale")) is is_told


def test_the_only_scale_that_there_is_holds_for_whoever_names_none() -> None:
    text = 'institution one "One" {} course o "O" { taught at one } certificate c "C" { require o with grade C or better }'
    assert told(text, "grade-off-scale") == []


@pytest.mark.parametrize(
    ("rules", "is_told"),
    [
        (("quarter = 2/3 semester", "semester = 2/3 quarter"), True),
        (("quarter = 2/3 semester", "semester = 3/2 quarter"), False),
        (("quarter = 2/3 semester", "semester = 2 ects"), False),
        (("quarter = 2/3 quarter",), True),
        (("quarter = 2/3 semester",), False),
    ],
)
def test_unit_rules_that_contradict_one_another(rules: tuple[str, ...], is_told: bool) -> None:
    text = "\n".join(f"unit {rule} rounded down to 0.5 on the total" for rule in rules)
    assert len(told(text, "contradictory-units")) == is_told


@pytest.mark.parametrize(("given", "is_told"), [("3 credits", False), ("3 quarter credits", True)])
def test_a_conversion_gives_what_adds_up_to_its_target(given: str, is_told: bool) -> None:
    text = f'conversion v "V" {{ converts {{ shop }} gives {given} as b }}'
    assert bool(told(text, "unit-mismatch")) is is_told
