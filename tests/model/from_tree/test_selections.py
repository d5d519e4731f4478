from datetime import date

import pytest

from pathways.model.amount import SEMESTER, Duration, Unit, Worth
from pathways.model.selection import (
    Every,
    Except,
    Filter,
    Filtered,
    FilterValue,
    InSet,
    LastOf,
    Meet,
    OneOf,
    Selection,
    Size,
    Union,
)
from tests.model.reading import read

THINGS = """
scale letters { passing A 4, B 3, C 2 failing F 0 }
institution asu "Arizona State"
area writing "Writing"
skill editing "Editing"
kind mastery "Mastery" ranks as certificate
course a "A"
course b "B" { teaches area writing }
badge badge_1 "Badge" { criteria "by hand" }
set few "A few" = { a, b }
"""


def selected(text: str) -> Selection:
    found = read(THINGS + f"set x = {text}")
    assert found.codes == []
    return found.catalogue.sets["x"].selection


AREA = Filtered(Every("anything"), ((Filter.AREA, "writing"),))
FEW = InSet("few", OneOf(("a", "b")))


@pytest.mark.parametrize("sort", ["courses", "badges", "credentials", "exams", "experiences", "anything"])
def test_every_sort_can_be_selected(sort: str) -> None:
    assert selected(sort) == Every(sort)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", OneOf(("a",))),
        ("{ b, a, badge_1, }", OneOf(("b", "a", "badge_1"))),
        ("few", FEW),
        ("writing", AREA),
        ("{ few, b, writing, a }", Union((FEW, OneOf(("b", "a")), AREA))),
        ("a or b and few", Union((OneOf(("a",)), Meet((OneOf(("b",)), FEW))))),
        ("courses except a except b", Except(Every("courses"), (OneOf(("a",)), OneOf(("b",))))),
        (
            "(courses at asu) bearing credit",
            Filtered(Every("courses"), ((Filter.TAUGHT_AT, "asu"), (Filter.BEARING_CREDIT, True))),
        ),
        ("(a or b) at asu", Filtered(Union((OneOf(("a",)), OneOf(("b",)))), ((Filter.TAUGHT_AT, "asu"),))),
    ],
)
def test_a_selection_means_what_it_says(text: str, expected: Selection) -> None:
    assert selected(text) == expected


@pytest.mark.parametrize(
    ("text", "filter_", "value"),
    [
        ("at asu", Filter.TAUGHT_AT, "asu"),
        ("in area writing", Filter.AREA, "writing"),
        ("with skill editing", Filter.SKILL, "editing"),
        ("of level graduate", Filter.LEVEL, "graduate"),
        ("of kind doctorate", Filter.KIND, "doctorate"),
        ("of kind credential of kind mastery", Filter.KIND, "mastery"),
        ('in subject "CS/CSE"', Filter.SUBJECT, "CS/CSE"),
        ("numbered 200 and above", Filter.NUMBERED, (200, None)),
        ("numbered 99 and below", Filter.NUMBERED, (None, 99)),
        ("numbered 100 to 199", Filter.NUMBERED, (100, 199)),
        ('matching "CS 1*"', Filter.PATTERN, "CS 1*"),
        ("with grade C or better", Filter.GRADE, "C"),
        ("with score 79.5 or better", Filter.SCORE, 79500),
        ("graded pass_fail", Filter.BASIS, "pass_fail"),
        ("completed within 5 years", Filter.WITHIN, Duration(5, "years")),
        ("completed within 1 month", Filter.WITHIN, Duration(1, "months")),
        ("completed on or after 2020-01-31", Filter.SINCE, date(2020, 1, 31)),
        ("completed before 2020-01-31", Filter.BEFORE, date(2020, 1, 31)),
        ("each worth exactly 1 credit", Filter.SIZE, Size(1000, 1000, SEMESTER)),
        (
            "each worth at least 2.5 quarter credits",
            Filter.SIZE,
            Size(2500, None, Unit("credits", "quarter")),
        ),
        ("each worth at most 40 hours", Filter.SIZE, Size(None, 40_000, Unit("hours", ""))),
        ("among the last 60 credits", Filter.LAST, Worth(60_000, SEMESTER)),
        ("among the last 4 courses", Filter.LAST, Worth(4000, Unit("items", "courses"))),
        (
            "among the last 60 credits of (courses)",
            Filter.LAST_OF,
            LastOf(Worth(60_000, SEMESTER), Every("courses")),
        ),
        ('in term "2020 spring"', Filter.TERM, "2020 spring"),
        ("completed within 1 year after matriculation", Filter.SOON, Duration(1, "years")),
        ("completed after matriculation", Filter.MATRICULATED, True),
        ("completed before matriculation", Filter.MATRICULATED, False),
        ("bearing credit", Filter.BEARING_CREDIT, True),
        ("bearing no credit", Filter.BEARING_CREDIT, False),
        ("converted", Filter.CONVERTED, True),
        ("not converted", Filter.CONVERTED, False),
        ("transferred", Filter.TRANSFERRED, True),
        ("not transferred", Filter.TRANSFERRED, False),
        ("verified", Filter.VERIFIED, True),
    ],
)
def test_a_filter_keeps_its_value(text: str, filter_: Filter, value: FilterValue) -> None:
    assert selected(f"courses {text}") == Filtered(Every("courses"), ((filter_, value),))


def test_a_name_with_a_problem_stays_in_the_selection_so_that_nothing_else_is_said() -> None:
    found = read('course a "A"\nset x = { a, nothing }')
    assert found.catalogue.sets["x"].selection == OneOf(("a", "nothing"))
    assert [problem.code for problem in found.all] == ["unknown-name"]


def test_a_set_may_be_used_before_it_is_declared_and_in_another_file() -> None:
    found = read("set one = two or courses", 'course a "A"\nset two = { a }')
    assert found.catalogue.sets["one"].selection == Union((InSet("two", OneOf(("a",))), Every("courses")))
