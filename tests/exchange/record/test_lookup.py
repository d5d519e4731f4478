"""What a transcript asks of a catalogue: found at once, however many courses there are, and however many are alike."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from pathways.exchange.record.lookup import Lookup, lookup_in
from pathways.exchange.record.to_learners import from_csv
from pathways.model.catalogue import Catalogue
from tests.exchange.record.college import COLLEGE
from tests.hostile.work import GREATEST_GROWTH, work


def _teaching(many: int, subject: str, number: str = "1") -> Catalogue:
    """The college with many more courses that are printed so."""
    like = COLLEGE.learning["college.eng101"]
    courses = [
        replace(
            like,
            name=f"college.x{at}",
            subject=subject.format(at),
            number=number,
            institution=("college", "abroad")[at % 2],
        )
        for at in range(many)
    ]
    return replace(COLLEGE, learning={**COLLEGE.learning, **{course.name: course for course in courses}})


@pytest.mark.parametrize(
    "asks",
    [
        lambda found: found.coded(None, "XX 1"),
        lambda found: found.coded("abroad", "xx-1"),
        lambda found: found.courses("abroad", "xx", "1"),
        lambda found: found.codes("college"),
        lambda found: found.is_coded(found.items["college.x0"], "XX1"),
    ],
)
def test_a_question_is_as_little_work_of_many_courses_as_of_few(asks: Callable[[Lookup], object]) -> None:
    few, many = (lookup_in(_teaching(size, "XX")) for size in (2, 200))
    assert work(partial(asks, few)) == work(partial(asks, many))


def test_courses_that_are_alike_are_found_by_institution_or_all_together() -> None:
    lookup = lookup_in(_teaching(6, "XX"))
    assert [one.name for one in lookup.coded("abroad", "xx 1")] == ["college.x1", "college.x3", "college.x5"]
    assert len(lookup.coded(None, "X X-1")) == 6
    assert lookup.courses("college", "Xx", "1") == ["college.x0", "college.x2", "college.x4"]
    assert lookup.codes("abroad") == ["XX 1"] * 3
    assert (lookup.coded("nowhere", "XX1"), lookup.courses("nowhere", "XX", "1")) == ((), ())


def _read(rows: int, courses: int, row: str) -> None:
    text = "learner_id,code,status,record,requirement,item\n" + "".join(row.format(at) for at in range(rows))
    from_csv(text, "a.csv", _teaching(courses, "X{}"))


@pytest.mark.parametrize(
    "row",
    ["{0},ENG {0}9,earned,,,\n", "{0},X{0} 1,earned,,,\n", "{0},,,pin,nowhere{0},nothing{0}\n"],
    ids=["unknown codes", "known codes", "unknown pins"],
)
def test_twice_as_many_rows_and_courses_are_twice_the_work(row: str) -> None:
    _read(110, 110, row)  # as many nearest names are looked up as ever are
    few, twice = (work(partial(_read, size, size, row)) for size in (110, 220))
    assert twice < GREATEST_GROWTH * few


def test_of_very_many_courses_that_are_alike_no_more_are_told_than_a_person_reads() -> None:
    learners, problems = from_csv("learner_id,code,status\n1,XX 1,earned\n", "a.csv", _teaching(2_000, "XX"))
    assert (learners, [problem.code for problem in problems]) == ((), ["unclear-item"])
    assert len(problems[0].message) <= 1_000


def test_a_hint_is_of_the_same_record() -> None:
    rows = (
        "1,1,college.eng101,",
        "1,,college.data_badge,first",
        "2,fist,college.eng101,",
        "2,,college.data_badge,first",
    )
    text = "learner_id,item_id,item,part_of,status\n" + "".join(f"{row},earned\n" for row in rows)
    helps = {problem.help for problem in from_csv(text, "a.csv", COLLEGE)[1]}
    assert helps == {"did you mean `fist`?", "write the `id` of an item of this record"}
