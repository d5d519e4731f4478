"""Checks of lists and selections, on both sides of their lines."""

import pytest

from pathways.problem import Severity
from tests.model.checks.telling import THINGS, requires, told
from tests.model.reading import read


@pytest.mark.parametrize(
    ("requirement", "is_told"),
    [
        ('3 courses from courses in subject "X"', False),
        ("3 badges from courses", True),
        ("3 exams from experiences", True),
        ("3 credentials from badges", False),
        ("3 badges from credentials", False),
        ("3 badges from anything", False),
        ("3 badges from (courses or exams)", True),
        ("3 exams from (courses or exams)", False),
        ("3 exams from (courses or anything)", False),
        ("3 badges from (courses and anything)", True),
        ("3 badges from (anything and courses)", True),
        ("3 badges from (anything and anything)", False),
        ("3 badges from courses except a", True),
        ("3 badges from some", True),
        ("3 credits from courses", False),
        ("1 course from { a } numbered 200 and above", False),
        ("1 course from w except courses", True),
        ("1 course from nothing_in_it", False),
        ("2 courses from courses of which { at least 1 exam from { e } }", True),
        ("2 courses from courses of which { at least 1 course from { a } }", False),
        ("2 courses from { a, b } of which { at least 1 course from courses numbered 300 and above }", False),
        ("1 course from { b } of which { at least 1 course from courses numbered 400 and above }", True),
        ("2 courses from { a, b } of which { at least 1 course from { nothing_like_it } }", False),
        ("gpa at least 2 over record w except courses", True),
        ("gpa at least 2 over record courses", False),
    ],
)
def test_selections_that_take_nothing(requirement: str, is_told: bool) -> None:
    text = 'set some = courses in subject "X"\nset nothing_in_it = w except w except courses\n'
    problems = told(text + requires(requirement), "empty-selection")
    found = [problem for problem in problems if "nothing_in_it" not in problem.message]
    assert bool(found) is is_told


def test_an_empty_set_is_told_where_it_is_declared_and_nowhere_else() -> None:
    text = "set empty = w except courses\n" + requires("1 course from empty")
    assert [problem.message for problem in told(text, "empty-selection")] == [
        "the set `empty` takes nothing that is declared"
    ]


def test_nothing_to_convert_is_told() -> None:
    assert told('conversion c "C" { converts w except courses gives 3 credits as a }', "empty-selection")
    assert not told('conversion c "C" { converts shop gives 3 credits as a }', "empty-selection")


def test_a_missing_clause_is_not_told_again_as_something_empty() -> None:
    found = read(
        THINGS + 'conversion c "C" { gives its worth }\nvertical stack s "S" { into ct taken in order }'
    )
    assert found.all_codes & {"empty-selection", "idle-order", "impossible-quantity"} == set()


@pytest.mark.parametrize(
    ("text", "told_times"),
    [
        (requires("1 course from { a, b }"), 0),
        (requires("1 course from { a, b, e, bd }"), 2),
        (requires("1 item from { a, e, bd }"), 0),
        (requires("1 course from { a, b } numbered 200 and above"), 1),
        (requires("1 course from { a, b } except a"), 1),
        (requires("1 course from { a, nothing_like_it } with grade C or better"), 0),
        (requires("a at u"), 0),
        (requires("bd at u"), 1),
        (requires("3 credits from courses of which { at most 1 course from { e } }"), 1),
        (requires("1 course from few numbered 200 and above"), 0),
        ("set odd_one = { a, b } numbered 200 and above", 1),
        ('conversion c "C" { converts { shop, a } bearing no credit gives its worth }', 1),
        ('conversion c "C" { converts { shop, bd } of kind doctorate gives its worth }', 2),
        ('badge p "P" { require a overall { at most 1 exam from { a } } }', 1),
    ],
)
def test_items_that_can_never_be_taken(text: str, told_times: int) -> None:
    assert len(told("set few = { a, b }\n" + text, "untakeable-item")) == told_times


@pytest.mark.parametrize(
    ("requirement", "told_times"),
    [
        ("all of { a, b }", 0),
        ("all of { a, a, a }", 2),
        ("all of { a, a with grade C or better }", 0),
        ("all of { core, core }", 1),
        ("all of { holds bd, holds bd }", 1),
        ("all of { age at least 22, age at least 22 }", 0),
        ("all of { 1 course from courses, 1 course from courses }", 0),
        ("1 course from { a, b, a } numbered 100 and above", 1),
        ("1 course from courses except { a, a }", 1),
        ("1 course from ({ a, a } or b) and courses", 1),
        ("1 course from courses of which { at most 1 course from { a, a } }", 1),
    ],
)
def test_what_stands_twice_in_a_list(requirement: str, told_times: int) -> None:
    assert len(told("requirement core = b\n" + requires(requirement), "duplicate-members")) == told_times


CHAINED = """
institution north "North"
institution south "South"
course n1 "N1" { taught at north equivalent to s }
course n2 "N2" { taught at north equivalent to s }
course n3 "N3" { taught at north equivalent to n1 }
course n4 "N4" { taught at north equivalent to n3 repeatable }
course far "Far" { taught at south equivalent to n1 }
course home "Home" { equivalent to s }
course s "S" { taught at south }
requirement both = all of { n1, n2 }
"""


@pytest.mark.parametrize(
    ("clauses", "pairs"),
    [
        ("require n1 require n2", ["n1 n2"]),
        ("require n1 require all of { b, n2 }", ["n1 n2"]),
        ("require both", ["n1 n2"]),
        ("require in order { n1, n2 }", ["n1 n2"]),
        ("pool { all of { n1, n2 } }", ["n1 n2"]),
        ("require 2 courses from { n1, n2, b }", ["n1 n2"]),
        ("require at least 6 credits from { n1, n2 }", ["n1 n2"]),
        ("require n2 require n3", ["n2 n3"]),
        ("require 3 courses from { n1, n2, n3 }", ["n1 n2"]),
        ("require 2 courses from { n1, n3, s }", []),
        ("require n1 require n2 require 2 courses from { n1, n2 }", ["n1 n2"]),
        ("require n1 require n3", []),
        ("require n1 require pool2", []),
        ("require any of { n1, n2 }", []),
        ("require 1 course from { n1, n2 }", []),
        ("require n1 require 1 course from { n2 } shared", []),
        ("require n1 require s", []),
        ("require n2 require far", []),
        ("require n1 require home", []),
        ("require n2 require n4", []),
        ("require a require b", []),
    ],
)
def test_what_only_a_chain_makes_equivalent_is_told_where_both_are_asked_for(
    clauses: str, pairs: list[str]
) -> None:
    text = CHAINED + "requirement pool2 = any of { n2, b }\n"
    found = told(f'{text}certificate asked "Asked" {{ {clauses} }}', "equivalent-by-chain")
    assert [" ".join(problem.message.split("`")[1:4:2]) for problem in found] == pairs
    assert all(problem.severity is Severity.NOTICE for problem in found)


def test_a_chain_is_told_with_its_links_and_the_declarations_that_make_them() -> None:
    (found,) = told(
        f'{CHAINED}vertical stack up "Up" {{ made of all of {{ n2, n3 }} into ct }}', "equivalent-by-chain"
    )
    assert found.message == (
        "`n2` and `n3` are both asked for here, and give credit once through the equivalents `s`, `n1`"
    )
    assert [each.note for each in found.spots] == ["", *["a link of the chain"] * 3]
    (found,) = told(f'{CHAINED}certificate asked "Asked" {{ require both }}', "equivalent-by-chain")
    assert (
        found.message
        == "`n1` and `n2` are both asked for here, and give credit once as both are equivalent to `s`"
    )
