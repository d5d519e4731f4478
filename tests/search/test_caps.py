"""Which caps are a flow and which are not."""

from itertools import product

from pathways.search import Cap, Competition, Slot, hall, laminar, representable, solve


def open_to_all(items: int, slots: tuple[Slot, ...], *caps: Cap) -> Competition:
    return Competition((1,) * items, slots, tuple(product(range(items), range(len(slots)))), caps)


ONE = (Slot(0, 3, 1),)
TWO_IN_ONE = (Slot(0, 2, 1), Slot(0, 2, 1))
TWO = (Slot(0, 2, 1), Slot(1, 2, 1))


def test_nested_and_disjoint_caps_are_laminar() -> None:
    assert laminar(())
    assert laminar((Cap((0, 1), (0,), 1), Cap((0, 1, 2), (0, 1), 2), Cap((3,), (0,), 1)))
    assert laminar((Cap((0, 1, 2), (0,), 2), Cap((0, 1), (0,), 1)))
    assert laminar((Cap((0, 1), (0,), 1), Cap((0, 1), (1,), 1)))


def test_caps_that_share_some_pairs_only_are_not_laminar() -> None:
    assert not laminar((Cap((0, 1), (0,), 1), Cap((1, 2), (0,), 1)))
    assert not laminar((Cap((0,), (0, 1), 1), Cap((0, 1), (0,), 1)))


def test_two_families_that_cross_are_a_flow_where_one_can_stand_before_the_items() -> None:
    subjects = (Cap((0, 1), (0,), 1), Cap((2, 3), (0,), 1))
    levels = (Cap((0, 2), (0,), 1), Cap((1, 3), (0,), 1))
    competition = open_to_all(4, ONE, *subjects, *levels)
    assert representable(competition)
    assert solve(competition).filled == (2,)


def test_a_third_family_is_not_a_flow() -> None:
    families = (Cap((0, 1), (0,), 1), Cap((1, 2), (0,), 1), Cap((0, 2), (0,), 1))
    assert not representable(open_to_all(3, ONE, *families))


def test_crossing_caps_on_items_that_others_want_too_are_not_a_flow() -> None:
    crossing = (Cap((0, 1), (0,), 1), Cap((1, 2), (0,), 1))
    assert representable(open_to_all(3, ONE, *crossing))
    assert not representable(open_to_all(3, TWO, *crossing))


def test_the_order_of_crossing_caps_does_not_decide() -> None:
    caps = (Cap((0, 1), (0,), 1), Cap((3, 4), (0,), 1), Cap((1, 2), (0,), 1), Cap((2, 3), (0,), 1))
    assert representable(open_to_all(5, ONE, *caps))
    assert representable(open_to_all(5, ONE, *reversed(caps)))


def test_a_cap_whose_items_are_open_to_different_slots_of_a_wanted_leaf_is_not_a_flow() -> None:
    slots = (*TWO_IN_ONE, Slot(1, 1, 1))
    edges = ((0, 0), (0, 1), (1, 1), (0, 2), (1, 2))
    mixed = Competition((1, 1), slots, edges, (Cap((0, 1), (0, 1), 1),))
    assert not representable(mixed)
    alike = Competition((1, 1), slots, (*edges, (1, 0)), mixed.caps)
    assert representable(alike)


def test_a_cap_on_the_whole_tree_is_a_flow_beside_caps_in_its_leaves() -> None:
    transfer = Cap((0, 1, 2), (0, 1), 2)
    competition = open_to_all(4, TWO, transfer, Cap((0, 1), (0, 1), 1), Cap((1, 2), (0,), 1))
    assert representable(competition)
    assert solve(competition).filled == (2, 1)


def test_an_item_with_several_places_can_be_held_to_one_in_each_scope() -> None:
    slots = tuple(Slot(leaf, 1, 1) for leaf in range(4))
    every = tuple((0, slot) for slot in range(4))
    competition = Competition((3,), slots, every, (Cap((0,), (0, 1), 1), Cap((0,), (2, 3), 1)))
    assert solve(competition).filled == (1, 0, 1, 0)


def test_a_cap_on_one_edge_cannot_stand_inside_a_cap_where_items_are_no_longer_told_apart() -> None:
    slots = (*TWO_IN_ONE, Slot(1, 1, 1))
    caps = (Cap((0, 1), (0, 1), 1), Cap((0,), (0, 2), 1))
    competition = Competition((3, 3), slots, tuple(product(range(2), range(3))), caps)
    assert not representable(competition)


def test_caps_that_cannot_bind_do_not_count() -> None:
    idle = (Cap((0, 1), (0, 1), 2), Cap((1, 2), (0, 1), 2), Cap((0, 2), (0,), 2))
    assert representable(open_to_all(3, TWO, *idle))


def test_of_two_caps_on_the_same_edges_the_tighter_binds() -> None:
    wide, tight = Cap((0, 1, 2), (0,), 2), Cap((2, 1, 0), (0,), 1)
    assert solve(open_to_all(3, ONE, wide, tight)).filled == (1,)
    assert solve(open_to_all(3, ONE, tight, wide)).filled == (1,)


def test_a_limit_below_nothing_lets_nothing_pass() -> None:
    assert solve(open_to_all(3, ONE, Cap((0, 1, 2), (0,), -1))).filled == (0,)


def test_of_nested_caps_the_one_with_fewer_items_must_not_have_fewer_slots() -> None:
    slots = (*TWO_IN_ONE, Slot(1, 1, 1))
    outer, inner = Cap((0, 1, 2), (0, 1), 2), Cap((0, 1), (0,), 1)
    assert not representable(open_to_all(3, slots, outer, inner))
    assert not representable(open_to_all(3, slots, inner, outer))
    assert representable(open_to_all(3, slots, outer, Cap((0, 1), (0, 1), 1)))
    assert not representable(open_to_all(3, slots, outer, Cap((1, 2), (0, 1), 1), Cap((0, 1), (0, 1), 1)))


def test_a_cap_on_a_slot_stands_behind_a_cap_on_its_leaf() -> None:
    slots = (*TWO_IN_ONE, Slot(1, 1, 1))
    caps = (Cap((0, 1, 2, 3), (0,), 1), Cap((0, 1, 2, 3), (0, 1), 2))
    assert solve(open_to_all(4, slots, *caps)).filled == (1, 1, 1)
    assert solve(open_to_all(4, slots, *reversed(caps))).filled == (1, 1, 1)


def test_leaves_that_share_only_a_cap_still_compete() -> None:
    slots = (Slot(0, 2, 1), Slot(1, 1, 1))
    competition = Competition((1, 1, 1), slots, ((0, 0), (1, 0), (2, 1)), (Cap((0, 1, 2), (0, 1), 1),))
    assert solve(competition).filled == (0, 1)


def test_an_item_that_a_cap_names_in_vain_is_no_part_of_the_cap() -> None:
    elsewhere = Competition((1, 1), TWO, ((0, 1), (1, 0)), (Cap((0, 1), (0,), 1),))
    assert representable(elsewhere)


def test_a_cap_that_allows_all_that_its_slots_want_does_not_count() -> None:
    slots = (Slot(0, 1, 1), Slot(1, 1, 1), Slot(2, 3, 1))
    assert representable(
        Competition((3, 3), slots, tuple(product(range(2), range(3))), (Cap((0, 1), (0, 1), 2),))
    )


def test_what_other_items_are_open_to_does_not_matter_to_a_cap() -> None:
    assert representable(Competition((1, 1), TWO, ((0, 1), (1, 0)), (Cap((0,), (0, 1), 0),)))


def test_a_cap_on_a_part_of_a_leaf_and_on_another_leaf_is_not_a_flow() -> None:
    slots = (*TWO_IN_ONE, Slot(1, 1, 1))
    assert not representable(Competition((2,), slots, ((0, 0), (0, 1), (0, 2)), (Cap((0,), (0, 2), 1),)))


def test_of_equal_caps_the_first_is_named() -> None:
    shortage = hall(open_to_all(3, ONE, *[Cap((0, 1, 2), (0,), 1)] * 2))
    assert shortage is not None
    assert shortage.caps == (0,)


def test_where_a_cap_must_stand_says_where_earlier_caps_must_stand() -> None:
    chain = (Cap((0, 3), (0, 1), 1), Cap((1, 2, 3), (0, 1), 2), Cap((4,), (0,), 1), Cap((2, 4), (0, 1), 1))
    assert representable(Competition((2, 1, 2, 1, 2), TWO_IN_ONE, tuple(product(range(5), range(2))), chain))
