"""Why not: the fewest requirements that what is earned cannot meet; without any one of them the others can be met."""

from collections.abc import Sequence
from itertools import combinations

import pytest

from pathways.audit.allocation.parts import Choice, Part
from pathways.audit.allocation.solve import solve
from pathways.audit.conflict import conflicts_of, fewest
from pathways.model.requirement import Group
from tests.audit.auditing import desk, earned, requiring

AREAS = ("1 course from courses in area alder.writing", "1 course from courses in area alder.society")


def test_a_single_requirement_that_nothing_meets() -> None:
    goal = desk(requiring("alder.wri101", "alder.mat101"), earned("wri101")).audit()
    assert goal.conflict is not None
    assert goal.route is not None
    assert goal.conflict.requirements == (goal.route.finding.children[1].path,)
    assert (goal.conflict.items, goal.conflict.demand, goal.conflict.supply) == ((), 1000, 0)


def test_two_requirements_that_want_the_same_course() -> None:
    goal = desk(requiring(*AREAS), earned("soc201")).audit()
    assert goal.conflict is not None
    assert len(goal.conflict.requirements) == 2
    assert goal.conflict.items == ("alder.soc201@2024-05-10#1",)
    assert (goal.conflict.demand, goal.conflict.supply) == (2000, 1000)


def test_a_requirement_that_is_met_is_left_out_of_a_shortage() -> None:
    goal = desk(requiring("alder.mat101", *AREAS), earned("mat101", "soc201")).audit()
    assert goal.conflict is not None
    assert goal.route is not None
    assert goal.conflict.requirements == tuple(child.path for child in goal.route.finding.children[1:])


def test_what_stands_in_several_places_is_wanted_once() -> None:
    shape = "requirement shape = 2 courses from { alder.wri101, alder.mat101 }\n"
    rules = requiring(
        "all of { shape, shape }", "all of { 1 course from { alder.wri101, alder.mat102 }, shape }"
    )
    goal = desk(shape + rules, earned("wri101", "mat101")).audit()
    assert goal.conflict is not None
    assert goal.conflict.requirements == ("shape", "goal/require/2/1")
    assert (goal.conflict.demand, goal.conflict.supply) == (3000, 2000)


def test_a_condition_can_be_the_reason() -> None:
    goal = desk(requiring("alder.wri101", "age at least 22"), "born 2010-01-01\n" + earned("wri101")).audit()
    assert goal.conflict is not None
    assert goal.route is not None
    assert goal.conflict.requirements == (goal.route.finding.children[1].path,)


def test_of_two_that_fail_by_themselves_one_is_enough_to_say_why() -> None:
    goal = desk(requiring("alder.wri101", "alder.mat101")).audit()
    assert goal.conflict is not None
    assert goal.route is not None
    assert goal.conflict.requirements == (goal.route.finding.children[0].path,)


@pytest.mark.parametrize("alone", ["alder.mat101", "age at least 22"])
def test_what_cannot_be_met_by_itself_is_told_before_what_cannot_be_met_together(alone: str) -> None:
    goal = desk(requiring(*AREAS, alone), "born 2010-01-01\n" + earned("soc201")).audit()
    assert goal.conflict is not None
    assert goal.conflict.requirements == ("goal/require/3",)


EITHER_WRITING, NUMBERS = "1 course from { alder.wri101, alder.wri102 }", "alder.mat101"
EITHER_OTHER = "1 course from { alder.wri101, alder.mat101 }"
AVERAGE = "gpa at least 3.50 over what counts"


@pytest.mark.parametrize(
    ("requirements", "grades", "named"),
    [
        ((EITHER_WRITING, NUMBERS, AVERAGE), {"wri101": "A", "mat101": "C"}, (2, 3)),
        ((EITHER_WRITING, NUMBERS, AVERAGE), {"wri101": "B", "mat101": "B"}, (3,)),
        ((EITHER_WRITING, NUMBERS, EITHER_OTHER, AVERAGE), {"wri101": "A", "mat101": "A"}, (1, 2, 3)),
        ((EITHER_WRITING, EITHER_OTHER, AVERAGE), {"wri101": "A", "mat101": "C", "wri102": "C"}, (1, 2, 3)),
    ],
)
def test_an_average_is_named_with_what_keeps_it_low(
    requirements: tuple[str, ...], grades: dict[str, str], named: tuple[int, ...]
) -> None:
    record = "\n".join(f"earned alder.{name} on 2024-05-10 grade {grade}" for name, grade in grades.items())
    goal = desk(requiring(*requirements), record).audit()
    assert goal.conflict is not None
    assert goal.conflict.requirements == tuple(f"goal/require/{number}" for number in named)


def test_a_choice_is_one_requirement() -> None:
    goal = desk(requiring("any of { alder.wri101, alder.mat101 }")).audit()
    assert goal.conflict is not None
    assert goal.route is not None
    assert goal.conflict.requirements == (goal.route.finding.path,)


def test_a_goal_that_is_met_has_no_conflict() -> None:
    assert desk(requiring("alder.wri101"), earned("wri101")).audit().conflict is None


SHORT = [
    (requiring(*AREAS, "alder.mat101"), earned("soc201", "mat101")),
    (
        requiring("2 courses from courses in area alder.writing", "2 courses from courses at alder"),
        earned("wri101", "wri102", "soc201"),
    ),
    (
        requiring("all of { alder.wri101, all of { alder.wri102, age at least 22 } }"),
        earned("wri101", "wri102"),
    ),
    (
        requiring("any of { alder.wri101, alder.wri102 }", "alder.wri101", "alder.wri102"),
        earned("wri101", "wri102"),
    ),
    (requiring("age at least 22", *AREAS), "born 1990-01-01\n" + earned("soc201")),
    (requiring("age at least 22", "any of { alder.mat101, alder.mat102 }"), "born 1990-01-01"),
    (
        requiring(
            "alder.mat101", "1 course from alder.wri101 of which { gpa at least 3.00 over what counts }"
        ),
        "earned alder.wri101 on 2024-05-10 grade C\n" + earned("mat101"),
    ),
    (
        requiring("age at least 22", "alder.mat101", *AREAS),
        "born 1990-01-01\nearned alder.talk on 2024-05-10 converted by turn\n" + earned("soc201"),
    ),
    (
        requiring(
            "alder.mat101", "2 courses from courses at alder of which { at most 1 course from each subject }"
        ),
        earned("mat101", "wri101", "wri102"),
    ),
    (
        requiring(
            "alder.mat101",
            "alder.mat102",
            "3 courses from what satisfies { alder.wri101, 1 course from { alder.wri102 } }",
        ),
        earned("mat101", "mat102", "wri101", "wri102"),
    ),
    (
        requiring("alder.mat101", *AREAS, "1 course from { alder.mat101, alder.mat102 }"),
        earned("mat101", "mat102", "soc201"),
    ),
]
TURN = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.mat101 }\n'


@pytest.mark.parametrize(("rules", "record"), SHORT)
def test_together_they_cannot_be_met_and_without_any_one_they_can(rules: str, record: str) -> None:
    asked = desk(TURN + rules, record)
    part, outcome, case = asked.outcome()
    assert not outcome.met
    found = conflicts_of(part, case, outcome)[0]
    paths = (*found.requirements, *(limit.path for limit in found.limits if limit.kind == "overall"))
    kept = [inside for inside in _pieces(part) if inside.path in paths]
    assert len(kept) == len(paths)
    assert not solve(_all(kept, part), case).met
    for fewer in combinations(kept, len(kept) - 1):
        assert solve(_all(list(fewer), part), case).met


def _pieces(part: Part) -> list[Part]:
    if isinstance(part, Choice) and part.need == len(part.members):
        return [inside for member in part.members for inside in _pieces(member)]
    return [part]


def _all(parts: list[Part], root: Part) -> Choice:
    requirement = Group("all", "all", len(parts), (), place=root.requirement.place)
    return Choice("all", requirement, len(parts), tuple(parts))


def test_the_order_itself_can_be_the_reason() -> None:
    rules = requiring("in order { alder.wri101, alder.wri102 }")
    goal = desk(rules, earned("wri101 2024-05-10", "wri102 2023-05-10")).audit()
    assert goal.conflict is not None
    assert goal.route is not None
    assert goal.conflict.requirements == (f"{goal.route.finding.path}/order",)


def test_the_same_learning_in_two_forms_is_what_two_requirements_want() -> None:
    record = "earned alder.talk on 2024-05-10 converted by turn"
    goal = desk(TURN + requiring("alder.talk", "alder.mat101"), record).audit()
    assert goal.conflict is not None
    assert goal.conflict.requirements == ("goal/require/1", "goal/require/2")
    assert goal.conflict.items == ("alder.talk@2024-05-10#1", "alder.talk@2024-05-10#1 as alder.mat101")


def test_a_single_requirement_competes_for_nothing() -> None:
    rules = requiring(
        "1 course from alder.wri101 of which { gpa at least 3.00 over what counts }", "alder.mat101"
    )
    goal = desk(rules, "earned alder.wri101 on 2024-05-10 grade C\n" + earned("mat101")).audit()
    assert goal.conflict is not None
    assert (goal.conflict.requirements, goal.conflict.items) == (("goal/require/1",), ())


@pytest.mark.parametrize("size", [1, 2, 3, 6])
def test_the_fewest_are_found_wherever_they_stand(size: int) -> None:
    for wanted in combinations(range(6), size):
        assert fewest(range(6), lambda some, wanted=wanted: set(wanted) <= set(some)) == list(wanted)  # type: ignore[misc] # bound at once


def test_of_two_reasons_the_one_that_stands_first_is_told() -> None:
    def unmeetable(some: Sequence[int]) -> bool:
        return {0, 3} <= set(some) or {2, 5} <= set(some) or {4, 5} <= set(some)

    assert fewest(range(6), unmeetable) == [0, 3]
    assert fewest(range(1, 6), unmeetable) == [2, 5]
