from datetime import date
from fractions import Fraction

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
from pathways.report.filters_in_words import adjective, narrowing
from pathways.report.selections_in_words import quantity, selected
from tests.report.made import TITLES

COURSES = Every("courses")
FILTERS: list[tuple[Filter, FilterValue, str]] = [
    (Filter.TAUGHT_AT, "asu", "courses at Arizona State University"),
    (Filter.AREA, "data", "courses in the area Data"),
    (Filter.SKILL, "writing", "courses with the skill writing"),
    (Filter.LEVEL, "graduate", "graduate courses"),
    (Filter.KIND, "licence", "courses of the kind licence"),
    (Filter.SUBJECT, "CS", "courses in the subject CS"),
    (Filter.NUMBERED, (300, None), "courses numbered 300 and above"),
    (Filter.NUMBERED, (None, 299), "courses numbered 299 and below"),
    (Filter.NUMBERED, (200, 299), "courses numbered 200 to 299"),
    (Filter.NUMBERED, (None, None), "courses with any number"),
    (Filter.NUMBERED, "(300, None)", "courses numbered (300, None)"),
    (Filter.PATTERN, "CS 1*", "courses with a code like CS 1*"),
    (Filter.GRADE, "C", "courses with grade C or better"),
    (Filter.SCORE, 62500, "courses with a score of 62.5 or better"),
    (Filter.SCORE, "a lot", "courses with a score of a lot or better"),
    (Filter.BASIS, "pass_fail", "courses graded pass/fail"),
    (Filter.BASIS, "by_hand", "courses graded by hand"),
    (Filter.WITHIN, Duration(7, "years"), "courses completed within the last 7 years"),
    (Filter.SUBJECT, date(2020, 8, 1), "courses in the subject 1 August 2020"),
    (Filter.SINCE, date(2020, 8, 1), "courses completed on or after 1 August 2020"),
    (Filter.BEFORE, "2020-08-01", "courses completed before 1 August 2020"),
    (Filter.SIZE, Size(1000, 1000, SEMESTER), "courses worth exactly 1 credit each"),
    (Filter.SIZE, Size(3000, None, SEMESTER), "courses worth at least 3 credits each"),
    (Filter.SIZE, Size(None, 2500, Unit("hours", "clock")), "courses worth at most 2.5 clock hours each"),
    (Filter.SIZE, "at least 3 semester credits", "courses worth at least 3 semester credits"),
    (Filter.LAST, Worth(60_000, SEMESTER), "courses among the last 60 credits"),
    (
        Filter.LAST_OF,
        LastOf(Worth(60_000, SEMESTER), Every("exams")),
        "courses among the last 60 credits of exams",
    ),
    (Filter.LAST_OF, "60 credits", "courses among the last 60 credits of those that it looks at"),
    (Filter.TERM, "2020 spring", "courses in the term 2020 spring"),
    (Filter.SOON, Duration(1, "years"), "courses completed within 1 year after matriculation"),
    (Filter.MATRICULATED, True, "courses completed after matriculation"),
    (Filter.MATRICULATED, "False", "courses completed before matriculation"),
    (Filter.BEARING_CREDIT, True, "credit-bearing courses"),
    (Filter.BEARING_CREDIT, False, "non-credit courses"),
    (Filter.CONVERTED, True, "converted courses"),
    (Filter.CONVERTED, False, "unconverted courses"),
    (Filter.TRANSFERRED, True, "transferred courses"),
    (Filter.TRANSFERRED, False, "not transferred courses"),
    (Filter.VERIFIED, True, "verified courses"),
]


@pytest.mark.parametrize(("kind", "value", "told"), FILTERS)
def test_every_filter_narrows_in_words(kind: Filter, value: FilterValue, told: str) -> None:
    assert selected(Filtered(COURSES, ((kind, value),)), TITLES) == told


@pytest.mark.parametrize("kind", list(Filter))
def test_every_filter_can_stand_behind_what_it_narrows(kind: Filter) -> None:
    assert narrowing(kind, value=True, titles=TITLES)
    assert isinstance(adjective(kind, value=False), str)


def test_filters_follow_one_another() -> None:
    filters: tuple[tuple[Filter, FilterValue], ...] = (
        (Filter.TAUGHT_AT, "asu"),
        (Filter.NUMBERED, (300, None)),
        (Filter.BEARING_CREDIT, True),
        (Filter.GRADE, "C"),
    )
    told = selected(Filtered(COURSES, filters), TITLES)
    assert (
        told
        == "credit-bearing courses at Arizona State University numbered 300 and above with grade C or better"
    )


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Every("anything"), "anything"),
        (
            Filtered(Every("anything"), ((Filter.BEARING_CREDIT, True), (Filter.AREA, "data"))),
            "anything bearing credit in the area Data",
        ),
        (OneOf(("eng101",)), "ENG 101 Composition"),
        (OneOf(("eng101", "mat150")), "ENG 101 Composition or MAT 150 Statistics"),
        (OneOf(tuple("abcdefghijkl")), "a, b, c, d, e, f, g, h or 4 more"),
        (InSet("core", COURSES), "“Data core”"),
        (InSet("no_title", Filtered(COURSES, ((Filter.AREA, "data"),))), "courses in the area Data"),
        (
            Filtered(InSet("no_title", Filtered(COURSES, ((Filter.AREA, "data"),))), ((Filter.GRADE, "B"),)),
            "courses in the area Data with grade B or better",
        ),
        (
            Except(InSet("no_title", Union((COURSES, Every("exams")))), (OneOf(("eng101",)),)),
            "(courses or exams) except ENG 101 Composition",
        ),
        (InSet("no_title", Except(Every("anything"), (Every("credentials"),))), "any learning"),
        (
            Filtered(OneOf(("eng101", "x")), ((Filter.GRADE, "B"),)),
            "(ENG 101 Composition or x) with grade B or better",
        ),
        (Union((COURSES, Every("exams"))), "courses or exams"),
        (Meet((InSet("core", COURSES), COURSES)), "what is at once in “Data core” and courses"),
        (
            Except(COURSES, (OneOf(("eng101",)), Every("exams"))),
            "courses except ENG 101 Composition and exams",
        ),
        (Except(Every("anything"), (Every("credentials"),)), "any learning"),
        (
            Union((Except(COURSES, (Every("exams"),)), Every("badges"))),
            "(courses except exams) or badges",
        ),
    ],
)
def test_selections_are_told_as_they_stand_behind_from(selection: Selection, told: str) -> None:
    assert selected(selection, TITLES) == told


def test_an_amount_of_a_set_without_a_title_names_what_it_takes_once() -> None:
    data = InSet("no_title", Filtered(COURSES, ((Filter.AREA, "data"),)))
    above = Filtered(data, ((Filter.NUMBERED, (200, None)),))
    courses = Unit("items", "courses")
    assert quantity(Fraction(2), courses, data, TITLES) == "2 courses in the area Data"
    assert (
        quantity(Fraction(2), courses, above, TITLES) == "2 courses in the area Data numbered 200 and above"
    )
