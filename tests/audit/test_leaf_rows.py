"""One requirement of every make, decided by a search, comes to what trying everything says, for every part of a record."""

from collections.abc import Iterable, Mapping
from itertools import combinations, product

import pytest

from pathways.model.learner import Learner
from pathways.report.lists_in_words import counted
from pathways.ruleset import RuleSet
from tests.audit.trying import earner, goal_of, parts_of, tried
from tests.properties.comparing import placements

pytestmark = pytest.mark.no_cover

COLLEGE = """
institution here "Here" { academic uses scale letters }
scale letters "Letters" { passing A 4.00, B 3.00, C 2.00, D 1.00, P failing F 0.00 }
unit quarter = 2/3 semester rounded %s on the total
unit trimester = 1/2 semester rounded %s on the total
unit weekly = 1/2 semester rounded down to 0.5 on each item
area one "One"
course c0 "C0" { taught at here subject "X" number 99 worth 0 credits teaches area one }
course c1 "C1" { taught at here subject "X" number 100 worth 1 credit }
course c3 "C3" { taught at here subject "X" number 101 worth 3 credits teaches area one }
course d3 "D3" { taught at here subject "Y" number 102 worth 3 credits teaches area one }
course c4 "C4" { taught at here subject "Y" number 201 worth 4 credits }
course ca "CA" { taught at here subject "Z" number 103 worth 2.999 credits }
course q2 "Q2" { taught at here subject "Q" number 102 worth 2 quarter credits }
course q4 "Q4" { taught at here subject "Q" number 104 worth 4 quarter credits teaches area one }
course q5 "Q5" { taught at here subject "R" number 105 worth 5 quarter credits }
course qa "QA" { taught at here subject "Q" number 109 worth 2.999 quarter credits }
course qb "QB" { taught at here subject "Q" number 110 worth 1.501 quarter credits }
course t1 "T1" { taught at here subject "R" number 106 worth 1 trimester credit teaches area one }
course t3 "T3" { taught at here subject "R" number 107 worth 3 trimester credits }
course w3 "W3" { taught at here subject "Q" number 108 worth 3 weekly credits teaches area one }
course v3 "V3" { taught at here subject "Q" number 111 worth 3 weekly credits }
experience h7 "H7" { worth 7 hours teaches area one }
experience h10 "H10" { worth 10 hours }
experience h25 "H25" { worth 25 hours teaches area one }
"""


def _learner(rules: str, items: str, rounding: str = "down to 1") -> tuple[RuleSet, Learner]:
    return earner(COLLEGE % (rounding, rounding), rules, items)


def _agrees(
    rules: str,
    items: str,
    rounding: str = "down to 1",
    overall: str = "at most 900 credits",
    *,
    amounts: bool = True,
) -> None:
    """A limit over everything that never binds makes it a search; how much of each item counts may be left aside."""
    found, whole = _learner(f"require {rules} overall {{ {overall} }}", items, rounding)
    for learner in parts_of(whole):
        goal, judge, told = tried(found, learner)
        if not amounts and goal.route is not None and all(one.startswith("places") for one in told):
            assert _items(placements(goal.route.finding)) == _items(judge.goal("goal").chosen.places)
        else:
            assert told == [], [item.name for item in learner.items]


def _items(places: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {path: sorted(keys) for path, keys in places.items()}


ROUNDINGS = ("down to 1", "up to 1", "half up to 1", "down to 0.5", "half up to 2")


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("need", [1, 2, 3, 4, 5, 6, 7])
def test_what_is_rounded_on_its_total(need: int, rounding: str) -> None:
    _agrees(
        f"at least {need} credits from {{ q2, q4, q5, t1, t3 }}", "q2 q4 q5 t1 t3", rounding, amounts=False
    )


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("most", ["1 credit", "2 credits", "3 credits"])
def test_a_limit_on_what_is_rounded_on_its_total(most: str, rounding: str) -> None:
    which = f"of which {{ at most {most} from {{ q2, q4, t1 }} }}"
    _agrees(
        f"at least 5 credits from {{ q2, q4, q5, t1, c1, w3 }} {which}",
        "q2 q4 q5 t1 c1 w3",
        rounding,
        amounts=False,
    )


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("asked", ["at least 2 credits", "at least 6 credits"])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_what_is_rounded_for_less_than_a_thousandth(asked: str, most: int, rounding: str) -> None:
    which = f"of which {{ at most {counted(most, 'credit')} from {{ qa, qb }} }}"
    _agrees(f"{asked} from {{ qa, qb, c3 }} {which}", "qa qb c3", rounding, amounts=False)


IN_HOURS = [
    "at least 7 hours from { h7, h10, h25 }",
    "at least 8 hours from { h7, h10 }",
    "at least 18 hours from { h7, h10, h25 }",
    "at least 31 hours from { h7, h10, h25 }",
    (
        "at least 40 hours from { h7, h10, h25 } "
        "of which { at least 10 hours from { h10, h25 }, at most 1 experience from { h7, h25 } }"
    ),
    "at least 20 hours from { h7, h10, h25 } of which { at least 9 hours from h7, at least 16 hours from h10 }",
    "at least 20 hours from { h7, h10, h25 } of which { at least 9 hours from h7, at least 1 experience from { h10, h25 } }",
    "at least 40 hours from { h7, h10, h25 } split",
]


@pytest.mark.parametrize("rules", IN_HOURS)
def test_hours(rules: str) -> None:
    _agrees(rules, "h7 h10 h25")


SEVERAL = "{ c0, c1, c3, d3, c4 }"
LINES = [
    "at least 1 course from courses in area one",
    "at least 2 courses from { c0, c3, d3 }",
    "at least 5 credits from { c0, c3, d3 }",
    "at most 1 course from courses in area one",
    "at most 4 credits from { c1, d3, c4 }",
    "at least 1 exam",
    "at most 1 exam",
    "at least 1 course from c3, at least 1 course from d3",
    "at least 1 credit from c1, at least 2 credits from d3",
    "at least 2 courses from each subject",
    "at least 4 credits from each subject",
    "at most 3 credits from each subject",
    "spread over at least 2 subjects",
    "spread over at least 3 subjects",
    "gpa at least 2.50 over what counts",
    "gpa at least 3.40 over what counts",
    "gpa at least 2.50 over record (courses in area one)",
]


OF_EVERY_MAKE = [
    *product(("at least 5 credits", "3 courses"), LINES),
    *product(("at least 8 credits",), LINES[::2]),
    *product(("2 items",), LINES[1::2]),
]


@pytest.mark.parametrize(("asked", "line"), OF_EVERY_MAKE)
def test_a_line_of_every_make(asked: str, line: str) -> None:
    _agrees(f"{asked} from {SEVERAL} of which {{ {line} }}", "c0 c1 c3 d3 c4")


PAIRS = list(combinations(LINES[:3] + LINES[12:17], 2))


@pytest.mark.parametrize(("one", "other"), PAIRS[::2])
def test_two_lines(one: str, other: str) -> None:
    _agrees(f"at least 6 credits from {SEVERAL} of which {{ {one}, {other} }}", "c0 c1 c3 d3 c4")


@pytest.mark.parametrize(("one", "other"), PAIRS[1::2])
def test_two_lines_where_units_differ(one: str, other: str) -> None:
    _agrees(
        f"at least 6 credits from {{ q2, c3, d3, w3, c4 }} of which {{ {one}, {other} }}",
        "q2 c3 d3 w3 c4",
        amounts=False,
    )


@pytest.mark.parametrize("line", LINES)
def test_a_line_where_courses_may_be_divided(line: str) -> None:
    _agrees(
        f"all of {{ at least 4 credits from {{ c1, c3, d3 }} of which {{ {line} }} split, "
        "at least 2 credits from { c3, c4 } split }",
        "c1 c3 d3",
    )


@pytest.mark.parametrize("least", [1, 2, 3])
def test_a_line_in_another_unit_where_courses_may_be_divided(least: int) -> None:
    which = f"of which {{ at least {counted(least, 'credit')} from w3 }}"
    _agrees(f"at least 2 weekly credits from {{ w3 }} {which} split", "w3 c1")


@pytest.mark.parametrize("rounding", ["half up to 2", "down to 2"])
@pytest.mark.parametrize("limit", ["1 course", "5 quarter credits", "8 quarter credits", "2 courses"])
def test_a_limit_in_items_or_the_own_unit_of_what_is_rounded_on_its_total(limit: str, rounding: str) -> None:
    _agrees("2 items from { q4, q5, h7 }", "q4 q5 h7", rounding, overall=f"at most {limit} from {{ q4, q5 }}")


def test_lines_in_another_unit_where_a_part_is_needed_elsewhere() -> None:
    which = "of which { at least 1.5 credits from w3, at least 1.5 credits from v3 }"
    asked = f"at least 5 weekly credits from {{ w3, v3 }} {which} split"
    _agrees(f"all of {{ {asked}, at least 1 weekly credit from w3 split }}", "w3 v3")


@pytest.mark.parametrize(
    ("asked", "mark"),
    [
        ("at least 2 credits from ca", ""),
        ("at least 2 credits from ca", " split"),
        ("1 course from { ca, c3 }", ""),
    ],
)
def test_a_thousandth_of_a_credit_too_little_of_each_subject(asked: str, mark: str) -> None:
    found, learner = _learner(
        f"require {asked} of which {{ at least 3 credits from each subject }}{mark} overall {{ at most 9 courses }}",
        "ca",
    )
    goal = goal_of(found, learner)
    assert goal.undecided is None
    assert not goal.eligible


QUARTERS = [
    "at least 6 quarter credits from { q2, q4, q5 }",
    "at least 5 quarter credits from { q2, q5 } of which { at most 4 quarter credits from { q4, q5 } }",
]


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("rules", QUARTERS)
def test_what_is_asked_for_in_its_own_unit_is_not_rounded(rules: str, rounding: str) -> None:
    _agrees(rules, "q2 q4 q5", rounding)


AMONG_ALL = [
    "all of { at least 3 credits from { c3, d3 } split, at least 2 credits from { c3, d3 } shared split }",
    "all of { at least 2 credits from { c3, d3 } split shared, at least 3 credits from { c3, d3 } shared split, c4 }",
    "all of { c3, at least 2 credits from { c3, d3 } shared split }",
    "all of { c3, any of { c4, at least 2 credits from { c3, d3 } shared split } }",
]


@pytest.mark.parametrize("rules", AMONG_ALL)
@pytest.mark.parametrize("minimum", ["2.50", "3.00", "3.40", "3.60"])
def test_an_average_over_everything_of_what_stands_in_several_places(rules: str, minimum: str) -> None:
    _agrees(rules, "c3 d3 c4", overall=f"gpa at least {minimum} over what counts")


def test_an_equivalent_course_may_serve_two_lines_though_only_one_of_them_names_what_it_is_equivalent_to() -> (
    None
):
    other = 'course as_c3 "As C3" { taught at here subject "Y" number 5 worth 3 credits equivalent to c3 }\n'
    lines = 'at least 1 course from courses in subject "Y", at least 1 course from c3'
    rules = f"require 1 course from {{ c3, c4 }} of which {{ {lines} }}"
    found, whole = earner(COLLEGE % ("down to 1", "down to 1") + other, rules, "as_c3")
    nothing, something = (tried(found, learner) for learner in parts_of(whole))
    assert (nothing[0].remaining, nothing[2]) == (3000, [])
    assert (something[0].remaining, something[2]) == (0, [])
