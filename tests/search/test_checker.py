"""The checker finds whatever is wrong with an allocation."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pathways.search import Allocation, Cap, Competition, Placement, Slot, check, representable, solve
from tests.search.competitions import competitions

COMPETITION = Competition(
    items=(2, 1),
    slots=(Slot(0, 2, 1), Slot(1, 1, 1)),
    edges=((0, 0), (0, 1), (1, 0)),
    caps=(Cap((0,), (0,), 1),),
)
GOOD = Allocation((Placement(0, 0, 1), Placement(0, 1, 1), Placement(1, 0, 1)), (2, 1))


def test_a_right_allocation_has_no_faults() -> None:
    assert check(COMPETITION, GOOD) == ()
    assert solve(COMPETITION) == GOOD


@pytest.mark.parametrize(
    ("placements", "filled", "fault"),
    [
        ((Placement(1, 1, 1),), (0, 1), "item 1 may not fill slot 1"),
        ((Placement(2, 1, 1),), (0, 0), "item 1 may not fill slot 2"),
        ((Placement(0, 1, 1), Placement(0, 1, 0)), (1, 0), "item 1 is placed in slot 0 more than once"),
        ((Placement(0, 1, 0),), (0, 0), "item 1 is placed in slot 0 with 0 units"),
        ((Placement(0, 1, 2),), (2, 0), "item 1 gives 2 units but has 1"),
        ((Placement(1, 0, 2),), (0, 2), "slot 1 receives 2 units but wants 1"),
        ((Placement(0, 0, 2),), (2, 0), "cap 0 lets 2 units pass but allows 1"),
        ((Placement(0, 1, 1),), (2, 0), "slot 0 is said to hold 2 units but receives 1"),
        ((), (0,), "1 slots are said to be filled but there are 2"),
    ],
)
def test_each_fault_has_its_sentence(
    placements: tuple[Placement, ...], filled: tuple[int, ...], fault: str
) -> None:
    assert fault in check(COMPETITION, Allocation(placements, filled))


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
)
@given(competitions(), st.data())
def test_one_unit_more_or_less_anywhere_in_a_solution_is_found(
    competition: Competition, data: st.DataObject
) -> None:
    assume(representable(competition))
    solution = solve(competition)
    assume(solution.placements)
    changed = list(solution.placements)
    place = data.draw(st.integers(0, len(changed) - 1))
    changed[place] = replace(changed[place], units=changed[place].units + data.draw(st.sampled_from([-1, 1])))
    assert check(competition, replace(solution, placements=tuple(changed)))
    assert check(competition, replace(solution, placements=solution.placements[1:]))


def test_faults_are_told_in_the_order_of_items() -> None:
    competition = Competition((1, 1), (Slot(0, 2, 1),), ())
    allocation = Allocation((Placement(0, 1, 1), Placement(0, 0, 1)), (2,))
    assert check(competition, allocation) == ("item 0 may not fill slot 0", "item 1 may not fill slot 0")
