"""Examples of allocation with an answer a person can see, among them those that one-pass audits get wrong."""

from itertools import combinations, permutations, product

import pytest

from pathways.search import Allocation, Cap, Competition, Slot, check, hall, solve, verdict


def one_each(wishes: list[str], items: str) -> Competition:
    """Leaves that want one item each, of those that are named by letters."""
    return Competition(
        items=(1,) * len(items),
        slots=tuple(Slot(leaf, 1, 1) for leaf in range(len(wishes))),
        edges=tuple((items.index(item), leaf) for leaf, wish in enumerate(wishes) for item in wish),
    )


def pairs(allocation: Allocation) -> list[tuple[int, int, int]]:
    return [(one.item, one.slot, one.units) for one in allocation.placements]


@pytest.mark.parametrize(
    ("wishes", "items"),
    [
        (list(leaves), "".join(order))
        for group, names in ((("AB", "A"), "AB"), (("AC", "BC", "AB"), "ABC"))
        for leaves, order in product(permutations(group), permutations(names))
    ],
)
def test_no_order_of_leaves_or_items_hides_that_all_can_be_met(wishes: list[str], items: str) -> None:
    competition = one_each(wishes, items)
    assert verdict(competition)
    assert solve(competition).filled == (1,) * len(wishes)
    assert hall(competition) is None


def test_the_flexible_item_goes_where_the_other_cannot() -> None:
    assert pairs(solve(one_each(["AB", "A"], "AB"))) == [(1, 0, 1), (0, 1, 1)]


def test_with_nothing_at_stake_the_earlier_item_is_used_and_the_later_is_left() -> None:
    assert pairs(solve(one_each(["ABC"], "CBA"))) == [(0, 0, 1)]


def test_the_heavier_slot_comes_first() -> None:
    competition = Competition((1,), (Slot(0, 1, 2), Slot(1, 1, 3)), ((0, 0), (0, 1)))
    assert solve(competition).filled == (0, 1)


def test_two_met_leaves_are_better_than_one_half_met_that_stands_before_them() -> None:
    slots = (Slot(0, 3, 1), Slot(1, 1, 1), Slot(2, 1, 1))
    competition = Competition((1, 1), slots, ((0, 0), (1, 0), (0, 1), (1, 2)))
    assert solve(competition).filled == (0, 1, 1)


def test_of_equally_many_leaves_the_earlier_are_met() -> None:
    slots = (Slot(0, 2, 1), Slot(1, 2, 1), Slot(2, 2, 1))
    competition = Competition((1, 1, 1, 1, 1), slots, tuple(product(range(5), range(3))))
    assert solve(competition).filled == (2, 2, 1)


def test_a_hope_of_meeting_two_leaves_is_given_up_when_every_two_share_an_item() -> None:
    shared = tuple(combinations(range(4), 2))
    edges = tuple((item, leaf) for item, both in enumerate(shared) for leaf in both)
    competition = Competition((1,) * 6, tuple(Slot(leaf, 3, 1) for leaf in range(4)), edges)
    assert solve(competition).filled == (3, 2, 1, 0)


def test_of_leaves_that_all_need_one_item_the_first_that_it_completes_is_met() -> None:
    slots = tuple(Slot(leaf, 2, 1) for leaf in range(4))
    competition = Competition((1,) * 4, slots, ((0, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 3), (3, 2)))
    assert solve(competition).filled == (0, 2, 1, 1)


def test_split_credits_come_as_units() -> None:
    quantitative, science = Slot(0, 500, 1), Slot(1, 300, 1)
    both = Competition((400, 400), (quantitative, science), tuple(product(range(2), range(2))))
    assert pairs(solve(both)) == [(0, 0, 400), (1, 0, 100), (1, 1, 300)]


def test_at_most_two_of_each_subject_and_at_least_two_at_level_300() -> None:
    level_300, any_level = Slot(0, 2, 1), Slot(0, 2, 1)
    history, maths = (0, 1, 2), (3, 4)
    edges = (*((item, 0) for item in history), *((item, 1) for item in range(5)))
    caps = (Cap(history, (0, 1), 2), Cap(maths, (0, 1), 1))
    competition = Competition((1,) * 5, (level_300, any_level), edges, caps)
    solution = solve(competition)
    assert solution.filled == (2, 1)
    assert pairs(solution) == [(0, 0, 1), (1, 0, 1), (3, 1, 1)]
    assert check(competition, solution) == ()


def test_three_terms_are_three_distinct_terms() -> None:
    terms = ((0, 1, 2), (3,))
    caps = tuple(Cap(term, (0,), 1) for term in terms)
    slots = (Slot(0, 3, 1), Slot(0, 1, 1))
    competition = Competition((1,) * 4, slots, tuple(product(range(4), range(2))), caps)
    assert solve(competition).filled == (2, 1)
    shortage = hall(competition)
    assert shortage is not None
    assert (shortage.slots, shortage.demand, shortage.supply, shortage.caps) == ((0,), 3, 2, (0,))


def test_of_reasons_for_a_no_the_one_among_the_first_leaves_is_told() -> None:
    shortage = hall(one_each(["AB", "AB", "AB", "AB"], "AB"))
    assert shortage is not None
    assert (shortage.leaves, shortage.slots, shortage.items) == ((0, 1, 2), (0, 1, 2), (0, 1))


def test_the_caps_that_hold_something_back_are_told_and_no_others() -> None:
    edges = (*((item, 0) for item in range(5)), *((item, 1) for item in range(5, 8)))
    tight = (Cap((0, 1), (0,), 1), Cap((2, 3), (0,), 1))
    roomy, elsewhere = Cap(tuple(range(5)), (0,), 4), Cap((5, 6), (1,), 1)
    competition = Competition((1,) * 8, (Slot(0, 5, 1), Slot(1, 2, 1)), edges, (*tight, roomy, elsewhere))
    shortage = hall(competition)
    assert shortage is not None
    assert (shortage.leaves, shortage.demand, shortage.supply, shortage.caps) == ((0,), 5, 3, (0, 1))


def test_with_nothing_to_fill_everything_is_full() -> None:
    nothing = Competition((1,), (), ())
    assert verdict(nothing)
    assert solve(nothing) == Allocation((), ())


def test_a_competition_that_is_no_flow_is_not_answered() -> None:
    caps = (Cap((0, 1), (0, 1), 1), Cap((1, 2), (0, 1), 1), Cap((0, 2), (0, 1), 1))
    slots = (Slot(0, 1, 1), Slot(1, 1, 1))
    tangled = Competition((1, 1, 1), slots, tuple(product(range(3), range(2))), caps)
    for question in (solve, verdict, hall):
        with pytest.raises(ValueError, match="representable"):
            question(tangled)


def test_a_cap_on_one_slot_of_a_leaf_holds_for_what_the_leaf_is_given() -> None:
    slots = (Slot(0, 3, 1), Slot(0, 3, 1))
    competition = Competition((3, 1), slots, tuple(product(range(2), range(2))), (Cap((0,), (0,), 0),))
    assert pairs(solve(competition)) == [(1, 0, 1), (0, 1, 3)]


def test_what_one_item_took_of_a_cap_inside_a_leaf_is_not_there_for_the_next() -> None:
    slots = (Slot(0, 3, 1), Slot(0, 1, 1))
    competition = Competition((1,) * 4, slots, tuple(product(range(4), range(2))), (Cap((0, 2), (0,), 1),))
    assert pairs(solve(competition)) == [(0, 0, 1), (1, 0, 1), (3, 0, 1), (2, 1, 1)]
