"""The verdict and the best allocation, exactly, and in polynomial time but for the one stage in `met`."""

from pathways.search.choice import choose
from pathways.search.competition import Allocation, Competition
from pathways.search.filling import Filling, can_be_full
from pathways.search.met import meet_most
from pathways.search.network import network


def verdict(competition: Competition) -> bool:
    """Whether all slots can be full together.

    The competition must be `representable`; a ValueError says that it is not.

    >>> from pathways.search.competition import Slot
    >>> either, only = ((0, 0), (1, 0)), ((0, 1),)
    >>> verdict(Competition((1, 1), (Slot(0, 1, 1), Slot(1, 1, 1)), either + only))
    True
    """
    return can_be_full(competition)


def solve(competition: Competition) -> Allocation:
    """The best allocation, by these aims, each among the allocations that are best by those before it.

    1. The greatest sum of weights over the filled units; then as many filled units as possible, which says
       something only about slots of weight 0. (A greedy pass by weight: the vectors of units that slots can
       hold together are a polymatroid; Rado 1957, Edmonds 1970.)
    2. Most leaves met, that is with all their slots full; among equal numbers earlier leaves first.
    3. The most units in the first slot of the first leaf, then in its second slot, and so on.
    4. The most units from the first item in the first leaf, then from its second item, and so on; then the
       same for each slot.

    Nothing is left to chance, so the answer is one and depends on the competition alone. Every placed unit
    fills a slot: none is placed where it is not needed.

    The competition must be `representable`; a ValueError says that it is not.

    >>> from pathways.search.competition import Slot
    >>> either, only = ((0, 0), (1, 0)), ((0, 1),)
    >>> answer = solve(Competition((1, 1), (Slot(0, 1, 1), Slot(1, 1, 1)), either + only))
    >>> [(placed.item, placed.slot) for placed in answer.placements]
    [(1, 0), (0, 1)]
    """
    slots = competition.slots
    order = sorted(range(len(slots)), key=lambda slot: (slots[slot].leaf, slot))
    filling = Filling(competition, network(competition))
    filling.fill(sorted(order, key=lambda slot: -slots[slot].weight))
    filling, met = meet_most(filling)
    filling.shift([slot for slot in order if slots[slot].leaf not in met])
    filled = tuple(filling.filled)
    return Allocation(choose(filling), filled)
