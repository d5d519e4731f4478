"""What the flow says about hundreds of small competitions is what looking at every allocation says."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pathways.search import Competition, check, hall, representable, solve, verdict
from tests.search import brute_force
from tests.search.competitions import competitions

without_hurry = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
thoroughly = settings(without_hurry, max_examples=400)
often = settings(without_hurry, max_examples=100)


@thoroughly
@given(competitions())
def test_the_solution_is_the_best_of_all_allocations_down_to_the_last_item(competition: Competition) -> None:
    assume(representable(competition))
    solution = solve(competition)
    placed = {(one.item, one.slot): one.units for one in solution.placements}
    assert placed == brute_force.best(competition)
    assert list(solution.filled) == brute_force.filled(competition, placed)


@often
@given(competitions(most_caps=0))
def test_without_caps_every_competition_is_a_flow_and_solved(competition: Competition) -> None:
    assert representable(competition)
    placed = {(one.item, one.slot): one.units for one in solve(competition).placements}
    assert placed == brute_force.best(competition)


@often
@given(competitions())
def test_the_checker_accepts_every_solution(competition: Competition) -> None:
    assume(representable(competition))
    assert check(competition, solve(competition)) == ()


@often
@given(competitions())
def test_the_verdict_is_yes_exactly_when_some_allocation_fills_everything(competition: Competition) -> None:
    assume(representable(competition))
    every_leaf = tuple({slot.leaf for slot in competition.slots})
    possible = brute_force.can_meet(competition, every_leaf)
    assert verdict(competition) is possible
    assert (hall(competition) is None) is possible


@often
@given(competitions())
def test_a_shortage_is_true_and_none_of_its_leaves_can_be_missed(competition: Competition) -> None:
    assume(representable(competition))
    shortage = hall(competition)
    assume(shortage is not None)
    if shortage is None:
        pytest.fail("assumed away")
    assert brute_force.most(competition, shortage.slots) == shortage.supply < shortage.demand
    assert shortage.demand == sum(competition.slots[slot].capacity for slot in shortage.slots)
    assert shortage.leaves == tuple(sorted({competition.slots[slot].leaf for slot in shortage.slots}))
    assert not brute_force.can_meet(competition, shortage.leaves)
    for fewer in brute_force.subsets(shortage.leaves):
        assert brute_force.can_meet(competition, fewer)


@often
@given(competitions())
def test_without_its_caps_a_shortage_has_all_that_its_items_have(competition: Competition) -> None:
    assume(representable(competition))
    shortage = hall(competition)
    assume(shortage is not None and not shortage.caps)
    if shortage is None:
        pytest.fail("assumed away")
    assert shortage.supply == sum(competition.items[item] for item in shortage.items)


@pytest.mark.seeds
@often
@given(competitions(), st.randoms(use_true_random=False))
def test_the_order_of_edges_and_caps_means_nothing(competition: Competition, random: object) -> None:
    shuffle = random.shuffle  # type: ignore[attr-defined]  # what Hypothesis gives has no public type
    edges, caps = list(competition.edges), list(competition.caps)
    shuffle(edges)
    shuffle(caps)
    shuffled = replace(competition, edges=tuple(edges + edges[:1]), caps=tuple(caps))
    assert representable(shuffled) is representable(competition)
    assume(representable(competition))
    assert solve(shuffled) == solve(competition)


@often
@given(competitions(), st.data())
def test_an_item_that_fits_nowhere_changes_nothing_for_the_others(
    competition: Competition, data: st.DataObject
) -> None:
    assume(representable(competition))
    place = data.draw(st.integers(0, len(competition.items)))

    def moved(item: int) -> int:
        return item + (item >= place)

    wider = replace(
        competition,
        items=(*competition.items[:place], 1, *competition.items[place:]),
        edges=tuple((moved(item), slot) for item, slot in competition.edges),
        caps=tuple(replace(cap, items=tuple(map(moved, cap.items))) for cap in competition.caps),
    )
    expected = [(one.slot, moved(one.item), one.units) for one in solve(competition).placements]
    assert [(one.slot, one.item, one.units) for one in solve(wider).placements] == expected
