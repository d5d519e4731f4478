"""What a reason for a no names beside its requirements: limits, pins, a count and repairs, each only where it belongs there."""

from dataclasses import replace

import pytest

from pathways.audit import audit_learner
from pathways.audit.from_graph import audit
from pathways.audit.reasons import Addition, Conflict
from pathways.audit.telling import Telling
from pathways.model.learner import Pin
from tests.audit.auditing import DAY, desk, earned, requiring
from tests.audit.test_scarcity import COLLEGE
from tests.properties.comparing import rules_of

TWICE_C1, TWICE_C3 = "c1 require 1 course from c1", "c3 require 1 course from c3"


def reasons(require: str, items: str, *pins: Pin, why: bool = False) -> tuple[Conflict, ...]:
    """Why a goal is not met by some courses (names, with blanks between them)."""
    rules = rules_of(
        f'{COLLEGE} certificate goal "Goal" {{ issued by here require {require} }} learner "x" '
        f"{{ {' '.join(f'earned {name} on 2023-05-10' for name in items.split())} expect goal unmet }}"
    )
    assert rules.sound, [problem.message for problem in rules.problems]
    learner = replace(rules.catalogue.tests[0].learner, pins=pins)
    return audit_learner(rules, learner, ("goal",), DAY, why=why).goal("goal").conflicts


def numbers(found: tuple[Conflict, ...]) -> list[list[int]]:
    """The requirements of each reason by their numbers."""
    return [[int(path.rpartition("/")[2]) for path in each.requirements] for each in found]


@pytest.mark.parametrize("why", [False, True])
def test_each_of_several_shortages_is_a_reason(why: bool) -> None:
    found = reasons(f"{TWICE_C1} require {TWICE_C3}", "c1 c3", why=why)
    assert numbers(found) == [[1, 2], [3, 4]]


def test_of_reasons_that_only_a_search_finds_one_is_told_unless_all_are_asked_for() -> None:
    searched = f"{TWICE_C1} require {TWICE_C3} require 2 courses from what satisfies {{ c2, c4 }}"
    assert numbers(reasons(searched, "c1 c2 c3 c4")) == [[1, 2]]
    assert numbers(reasons(searched, "c1 c2 c3 c4", why=True)) == [[1, 2], [3, 4]]


@pytest.mark.parametrize("pins", [(), (Pin("c3", "goal/require/3"),)])
def test_what_could_be_met_is_no_reason_though_more_is_gained_elsewhere(pins: tuple[Pin, ...]) -> None:
    more = "at least 7 credits from { c1, c4 } require 1 course from c4 require 1 course from c3"
    for why in (False, True):
        found = reasons(more, "c3 c4", *pins, why=why)
        assert (numbers(found), found[0].repairs) == ([[1]], ())


PINS = (Pin("c1", "goal/require/1"), Pin("c3", "goal/require/3"))
PINNED = "1 course from { c1, c2 } require c1 require 1 course from { c3, c4 } require c3"


def test_of_reasons_that_pins_make_one_is_told_unless_all_are_asked_for() -> None:
    found = reasons(PINNED, "c1 c2 c3 c4", *PINS)
    assert [(each.pins, path) for each in found for path in each.requirements] == [
        (PINS[:1], "goal/require/2")
    ]
    found = reasons(PINNED, "c1 c2 c3 c4", *PINS, why=True)
    assert [(each.pins, path) for each in found for path in each.requirements] == [
        (PINS[:1], "goal/require/2"),
        (PINS[1:], "goal/require/4"),
    ]
    assert [(each.items, each.demand, each.repairs) for each in found] == [((), 0, ())] * 2


def test_beside_a_pin_or_a_choice_nothing_is_counted() -> None:
    either = "1 course from { c1, c3 }"
    (found,) = reasons(f"1 course from {{ c1, c2 }} require {either} require {either}", "c1 c2 c3", PINS[0])
    assert (numbers((found,)), found.pins, found.items) == ([[2, 3]], PINS[:1], ())
    (found,) = reasons(f"any of {{ c1, c3 }} require {either} require {either}", "c1 c3")
    assert (numbers((found,)), found.items) == ([[1, 2, 3]], ())


def test_each_attempt_at_what_may_be_repeated_is_competed_for_and_of_others_the_first() -> None:
    for asked, items, competed in (
        ("2 courses from { choir } require 1 course from { choir, c1 }", "choir choir", ["choir"] * 2),
        ("c1 require 1 course from { c1, c2 }", "c1 c1", ["c1"]),
    ):
        (found,) = reasons(asked, items)
        assert [key.partition("@")[0] for key in found.contested] == competed


def test_what_is_competed_for_is_told_the_earliest_first() -> None:
    three = requiring(*["1 course from { alder.wri101, alder.wri102 }"] * 3)
    conflict = desk(three, earned("wri101 2023-05-10", "wri102 2022-05-10")).audit().conflict
    assert conflict is not None
    assert conflict.contested == ("alder.wri102@2022-05-10#1", "alder.wri101@2023-05-10#1")


def test_a_limit_that_has_nothing_to_do_with_it_is_not_named_beside_a_pin() -> None:
    limited = "1 course from { c1, c2 } require 1 course from { c1, c3 } of which { at most 1 course from { c3, c4 } }"
    (found,) = reasons(limited, "c1 c2", PINS[0])
    assert [limit.kind for limit in found.limits] == ["once"]


@pytest.mark.parametrize(
    ("asked", "limits"),
    [
        ("2 of { c1, 1 course from { c1, c2 }, c3 }", ["once"]),
        ("3 of { c1, 1 course from { c1, c2 }, c3, c4 }", []),
    ],
)
def test_a_choice_fails_by_a_limit_only_where_it_would_hold_without(asked: str, limits: list[str]) -> None:
    for why in (False, True):
        (found,) = reasons(asked, "c1", why=why)
        assert ([limit.kind for limit in found.limits], found.repairs) == (limits, ())


def test_a_count_names_a_repair_at_each_of_the_requirements_and_a_search_the_cheapest_three() -> None:
    four = " require ".join(["1 course from { c1, c2, c3 }"] * 4)
    (found,) = reasons(four, "c1 c2 c3", why=True)
    assert len(found.repairs) == 4
    (found,) = reasons(f"any of {{ c1, c4, choir }} require {four}", "c1 c2 c3", why=True)
    assert (len(found.requirements), len(found.repairs)) == (4, 4)
    (found,) = reasons(f"any of {{ c1, c4 }} require {TWICE_C1}", "c1", why=True)
    assert (found.items, found.demand) == (("c1@2023-05-10#1",), 2000)


SPLIT = "at least 3 credits from { c1, c4 } split require at least 4 credits from { c2, c4 } split"


@pytest.mark.parametrize(
    ("require", "items", "numbered"),
    [
        (SPLIT, "c4", [1, 2]),
        ("at least 4 credits from { c1, c2 } require c1", "c1 c2", []),
        ("2 courses from { c1, c2, c3 } of which { at least 1 course from c2 } require c2", "c1 c2 c3", []),
    ],
)
def test_a_count_names_repairs_only_in_its_own_unit_and_beside_no_line(
    require: str, items: str, numbered: list[int]
) -> None:
    (found,) = reasons(require, items)
    assert found.demand > found.supply
    assert [int(each.path[-1]) for repair in found.repairs for each in repair.additions] == numbered


@pytest.mark.parametrize(
    ("require", "weights"),
    [
        ("any of { c1, c2, c4, choir } require c1", [3000, 3000, 3000]),
        ("any of { c1, 2 courses from { c2, c3 } } require c1", [3000, 3000, 6000]),
        ("any of { c1, 3 courses from { c2, c3, c4 } } require c1", [3000, 3000]),
        ("2 courses from what satisfies { c1, c3 } require c1", []),
        ("2 of { on or after 2020-01-01, c1, c4 } require c1", [3000, 3000, 3000]),
    ],
)
def test_of_what_a_search_finds_the_cheapest_three_are_told_and_none_that_is_twice_as_dear_again(
    require: str, weights: list[int]
) -> None:
    (found,) = reasons(require, "c1 c3" if "satisfies" in require else "c1", why=True)
    assert [each.weight for each in found.repairs] == weights
    added = [{each.path for each in repair.additions} for repair in found.repairs]
    assert len({frozenset(each) for each in added}) == len(weights)
    assert all(len(each) == 1 for each in added)


def test_a_repair_adds_to_the_line_that_is_short() -> None:
    both = "2 courses from { c1, c2, c3 } of which { at least 1 course from c1, at least 1 course from c2 } require c2"
    (found,) = reasons(both, "c1 c2 c3", why=True)
    assert [[(each.path, each.amount) for each in repair.additions] for repair in found.repairs] == [
        [("goal/require/2", 1000)],
        [("goal/require/1/which/2", 1000)],
    ]


def test_a_repair_may_ask_for_a_better_average_and_does_not_say_by_how_much() -> None:
    rules = requiring(
        "1 course from { alder.wri101, alder.wri102 } of which { gpa at least 3.00 over what counts }",
        "1 course from alder.wri101",
    )
    record = "earned alder.wri101 on 2024-05-10 grade A\nearned alder.wri102 on 2024-05-10 grade C"
    of = desk(rules, record)
    asked = audit(of.graph, of.learner, ("goal",), DAY, "digest", telling=Telling(every_reason=True))
    (found,) = asked.goals[0].conflicts
    assert [each for repair in found.repairs for each in repair.additions] == [
        Addition("goal/require/1/which/1")
    ]


def test_what_no_leaf_counts_is_not_counted() -> None:
    (found,) = reasons("any of { c1, c4 } require 1 course from { c1, c4 }", "c1", why=True)
    assert (found.items, found.demand, [limit.kind for limit in found.limits]) == ((), 0, ["once"])
    assert [[each.path for each in repair.additions] for repair in found.repairs] == [
        ["goal/require/2"],
        ["goal/require/1/1"],
        ["goal/require/1/2"],
    ]
    (found,) = reasons("c1 require c3 overall { at most 3 credits }", "c1 c3", why=True)
    assert (found.items, found.demand, [limit.kind for limit in found.limits]) == ((), 0, ["overall"])


def test_a_grade_that_is_too_low_is_a_reason_without_a_limit() -> None:
    record = "\n".join(
        f"earned alder.{name} on 2024-05-10 grade {grade}"
        for name, grade in (("wri101", "A"), ("wri102", "A"), ("mat101", "C"))
    )
    rules = requiring(
        "1 course from { alder.wri101, alder.wri102 }",
        "1 course from { alder.wri101, alder.wri201 }",
        "alder.mat101",
        "gpa at least 3.50 over what counts",
    )
    conflict = desk(rules, record).audit().conflict
    assert conflict is not None
    assert (numbers((conflict,)), conflict.limits) == ([[3, 4]], ())
