"""Why not, in words: what is short by itself, what could each be met but not together, which limits, and the ways out."""

from dataclasses import replace

import pytest

from pathways.audit.reasons import Addition, Conflict, Limit, Repair
from pathways.audit.verdict import GoalAudit
from pathways.model.amount import SEMESTER
from pathways.model.requirement import SumLine
from pathways.report.conflict_in_words import conflict, why_not
from pathways.report.known import Known
from tests.report.made import COURSES, TITLES, at, found, goal, item, known, leaf, quantity
from tests.report.made import unused as item_unused


def _two() -> GoalAudit:
    return goal(
        found(leaf(12, path="ba/1")), found(item("eng101", path="ba/2")), unused=(item_unused("failed"),)
    )


ONCE = Limit("once")


def test_a_conflict_names_the_requirements_and_what_they_compete_for() -> None:
    why = Conflict(("ba/1", "ba/2"), ("i5", "i6"), 24000, 12000, SEMESTER, limits=(ONCE,), contested=("i5",))
    assert conflict(why, Known(_two(), TITLES)) == [
        "Each of these 2 requirements can be met, but not both together: at least 12 credits from courses; ENG 101 Composition.",
        "They compete for Pottery, which counts at one of them only.",
        "They ask for 24 credits, and what fits gives 12: Pottery and i6.",
        "Without either one, the other can be met with what is earned.",
    ]


def test_one_requirement_under_a_limit_is_told_without_its_limits_inside_and_by_its_number() -> None:
    inside = SumLine("ba/1/line", at_least=True, amount=quantity(3), place=at(8))
    about = goal(found(leaf(12, path="ba/1", lines=(inside,), line=7)))
    why = Conflict(("ba/1",), limits=(Limit("overall", "ba/1/line"),))
    (point,) = why_not(replace(about, conflict=why), Known(about, TITLES))
    assert point.text.endswith(": at least 12 credits from courses.")
    assert point.note == 1


def test_one_learning_in_two_forms_is_what_they_rest_on() -> None:
    why = Conflict(("ba/1", "ba/2"), limits=(Limit("learning"), ONCE), contested=("i5", "i6"))
    assert conflict(why, Known(_two(), TITLES))[1] == (
        "They rest on the same learning, which counts in one form only: Pottery and i6."
    )


def test_many_requirements_are_told_by_what_is_short_overall_and_the_cheapest_ways_out() -> None:
    paths = tuple(f"ba/{number}" for number in range(9))
    about = goal(*(found(leaf(number + 1, path=path)) for number, path in enumerate(paths)))
    same = tuple(Repair(3000, (Addition(path, 1000, COURSES),)) for path in paths)
    items = tuple(f"i{number}" for number in range(20))
    why = Conflict(paths, items, 20000, 19000, COURSES, limits=(ONCE,), contested=items, repairs=same)
    assert conflict(why, Known(about, TITLES)) == [
        "Each of these 9 requirements can be met, but not all together; they are 1 course short overall.",
        "They compete for i0, i1, i2 and 17 more, each of which counts at one of them only.",
        "The cheapest way out: 1 course more for any one of these 9 requirements.",
    ]
    other = Repair(
        9000, (Addition("ba/1", 2000, SEMESTER), Addition("ba/2"), Addition("ba/3", 7000, SEMESTER))
    )
    told = conflict(Conflict(paths, limits=(ONCE,), repairs=(same[0], other)), Known(about, TITLES))
    assert told[-1] == (
        "The cheapest ways out: 1 more course; or 2 more credits from courses, "
        "meet “at least 3 credits from courses” and 7 more credits from courses."
    )
    assert told[0].endswith("they are 1 course short overall.")
    many = Conflict(paths, repairs=(other, *same[1:6]))
    assert conflict(many, Known(about, TITLES))[0].endswith("can be met, but not all together.")
    assert conflict(many, Known(about, TITLES))[-1].endswith("; or one of 3 others.")


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (Limit("inside", "ba/1/line"), "at most 1 course"),
        (Limit("overall", "ba/1/line"), "at most 1 course"),
        (Limit("conversion", "eng101"), "ENG 101 Composition"),
        (Limit("repeat", "eng101"), "ENG 101 Composition counts only as often as it may be repeated"),
        (Limit("contribution", "ba/2"), "no more counts of “ENG 101 Composition” than is said there"),
        (Limit("sharing", "ba/1/line"), "at most 1 course"),
    ],
)
def test_every_limit_says_what_it_is(limit: Limit, text: str) -> None:
    at_most_one = SumLine("ba/1/line", at_least=False, amount=quantity(1, COURSES), place=at(3))
    about = goal(found(leaf(3, path="ba/1"), lines=(found(at_most_one),)), found(item("eng101", path="ba/2")))
    told = conflict(Conflict(("ba/1", "ba/2"), limits=(limit, ONCE)), Known(about, TITLES))
    assert told[1] == f"In the way is this limit: {text}."
    assert told[-1] == "Without any one of them or the limit, the others can be met with what is earned."


def test_one_requirement_under_a_limit_on_more_than_it_is_told_so() -> None:
    why = Conflict(("ba/1",), limits=(Limit("overall", "ba/2"),))
    told = conflict(why, Known(_two(), TITLES))
    assert told[0] == "This could be met, but not under a limit: at least 12 credits from courses."
    assert told[-1] == "Without the limit it can be met with what is earned."
    shared = Conflict(("ba/1",), limits=(Limit("sharing", "ba/2"), Limit("overall", "ba/2")))
    told = conflict(shared, Known(_two(), TITLES))
    assert told[0].startswith("This could be met, but not while the goals before it come first: ")
    assert told[-1] == "Without any one of the limits it can be met with what is earned."
    several = Conflict(("ba/1", "ba/2"), limits=(Limit("sharing", "ba/2"),))
    told = conflict(several, Known(_two(), TITLES))
    assert "can be met, but not both together while the goals before it come first: " in told[0]


def test_a_conflict_names_the_minimums_and_limits_that_make_it_too_little() -> None:
    at_most_one = SumLine("ba/1/line", at_least=False, amount=quantity(1, COURSES), place=at(3))
    about = goal(
        found(
            leaf(3, path="ba/1"),
            lines=(found(at_most_one),),
        ),
        found(item("eng101", path="ba/2")),
        unused=(item_unused("failed"),),
    )
    limit = Limit("inside", "ba/1/line", "a.pathway:3")
    why = Conflict(("ba/1", "ba/2"), ("i5",), 3000, 1000, COURSES, ("ba/1/line",), limits=(limit, ONCE))
    told = conflict(why, Known(about, TITLES))
    assert told[1] == "Under “at most 1 course”, they ask for 3 courses, and what fits gives 1: Pottery."
    alone = replace(why, requirements=("ba/1",), limits=(limit,))
    assert conflict(alone, Known(about, TITLES)) == [
        "This cannot be met, whatever counts elsewhere: at least 3 credits from courses.",
        "Under “at most 1 course”, it asks for 3 courses, and what fits gives 1: Pottery.",
    ]


def test_a_requirement_that_is_short_by_itself_is_told_where_it_stands() -> None:
    assert conflict(Conflict(("ba/1",)), known()) == []
    assert why_not(goal(conflict=Conflict(("ba/1",))), known()) == ()


def test_what_is_short_by_itself_is_told_apart_from_what_is_short_together() -> None:
    about = replace(
        _two(), conflict=Conflict(("ba/3",)), other_conflicts=(Conflict(("ba/1", "ba/2"), limits=(ONCE,)),)
    )
    first, second = why_not(about, Known(about, TITLES))
    assert first.text == "This is short by itself, whatever counts elsewhere: “ba/3”."
    assert second.text.startswith("Each of these 2 requirements can be met, but not both together: ")
    assert [each.text for each in second.points] == [
        "Without either one, the other can be met with what is earned."
    ]
    many = replace(
        about,
        other_conflicts=(
            *(Conflict((f"ba/{number}",)) for number in range(4, 12)),
            *about.other_conflicts,
        ),
    )
    assert why_not(many, Known(many, TITLES))[0].text == (
        "Each of these 9 requirements is short by itself, whatever counts elsewhere: "
        "“ba/3”; “ba/4”; “ba/5”; “ba/6”; “ba/7”; “ba/8”; and 3 more."
    )


def test_a_limit_has_the_number_of_its_rule() -> None:
    limit = Limit("overall", "ba/2", "a.pathway:7")
    about = replace(_two(), conflict=Conflict(("ba/1",), limits=(limit,)))
    (told,) = why_not(about, Known(about, TITLES))
    assert [point.note for point in told.points] == [1, None]
