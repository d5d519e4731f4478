"""An independent look at an allocation: whole numbers and sums only, and nothing of the solver."""

from collections.abc import Iterator

from pathways.search.competition import Allocation, Competition, Placement


def check(competition: Competition, allocation: Allocation) -> tuple[str, ...]:
    """What is wrong with the allocation, one sentence each; empty when it keeps every rule.

    It tells whether the allocation is allowed and adds up, not whether a better one exists.

    >>> from pathways.search.competition import Placement, Slot
    >>> competition = Competition((1,), (Slot(0, 2, 1),), ((0, 0),))
    >>> check(competition, Allocation((Placement(slot=0, item=0, units=2),), (2,)))
    ('item 0 gives 2 units but has 1',)
    """
    placed, filled = allocation.placements, allocation.filled
    return (*_edge_faults(competition, placed), *_sum_faults(competition, placed, filled))


def _edge_faults(competition: Competition, placed: tuple[Placement, ...]) -> Iterator[str]:
    pairs = [(one.item, one.slot) for one in placed]
    for item, slot in sorted(set(pairs)):
        if (item, slot) not in competition.edges:
            yield f"item {item} may not fill slot {slot}"
        if pairs.count((item, slot)) > 1:
            yield f"item {item} is placed in slot {slot} more than once"
    for one in placed:
        if one.units <= 0:
            yield f"item {one.item} is placed in slot {one.slot} with {one.units} units"


def _sum_faults(
    competition: Competition, placed: tuple[Placement, ...], filled: tuple[int, ...]
) -> Iterator[str]:
    for item, units in enumerate(competition.items):
        given = sum(one.units for one in placed if one.item == item)
        if given > units:
            yield f"item {item} gives {given} units but has {units}"
    if len(filled) != len(competition.slots):
        yield f"{len(filled)} slots are said to be filled but there are {len(competition.slots)}"
    for slot, (wanted, said) in enumerate(zip(competition.slots, filled, strict=False)):
        received = sum(one.units for one in placed if one.slot == slot)
        if received > wanted.capacity:
            yield f"slot {slot} receives {received} units but wants {wanted.capacity}"
        if received != said:
            yield f"slot {slot} is said to hold {said} units but receives {received}"
    for place, cap in enumerate(competition.caps):
        passed = sum(one.units for one in placed if one.item in cap.items and one.slot in cap.slots)
        if passed > cap.limit:
            yield f"cap {place} lets {passed} units pass but allows {cap.limit}"
