"""Every allowed allocation of a tiny competition, and the best of them by the aims `solve` has."""

from collections.abc import Iterator
from itertools import combinations

from pathways.search import Competition

Units = dict[tuple[int, int], int]


def allocations(competition: Competition) -> Iterator[Units]:
    """Every allowed choice of units on the edges."""
    edges = sorted(set(competition.edges))

    def extend(start: int, chosen: Units) -> Iterator[Units]:
        if start == len(edges):
            yield dict(chosen)
            return
        item, slot = edges[start]
        for units in range(_room(competition, chosen, item, slot) + 1):
            chosen[item, slot] = units
            yield from extend(start + 1, chosen)
        del chosen[item, slot]

    yield from extend(0, {})


def _room(competition: Competition, chosen: Units, item: int, slot: int) -> int:
    left = [competition.items[item] - sum(units for (one, _), units in chosen.items() if one == item)]
    left.append(competition.slots[slot].capacity - filled(competition, chosen)[slot])
    left += [
        cap.limit - sum(units for (i, s), units in chosen.items() if i in cap.items and s in cap.slots)
        for cap in competition.caps
        if item in cap.items and slot in cap.slots
    ]
    return max(0, min(left))


def filled(competition: Competition, chosen: Units) -> list[int]:
    held = [0] * len(competition.slots)
    for (_, slot), units in chosen.items():
        held[slot] += units
    return held


def merit(competition: Competition, chosen: Units) -> tuple[object, ...]:
    """The aims of `solve` in their order; the greater the better."""
    slots, items = competition.slots, range(len(competition.items))
    held = filled(competition, chosen)
    order = sorted(range(len(slots)), key=lambda slot: (slots[slot].leaf, slot))
    leaves = sorted({slot.leaf for slot in slots})
    inside = {leaf: [slot for slot in order if slots[slot].leaf == leaf] for leaf in leaves}
    met = [all(held[slot] == slots[slot].capacity for slot in inside[leaf]) for leaf in leaves]
    return (
        sum(slot.weight * units for slot, units in zip(slots, held, strict=True)),
        sum(held),
        sum(met),
        met,
        [held[slot] for slot in order],
        [sum(chosen.get((item, slot), 0) for slot in inside[leaf]) for leaf in leaves for item in items],
        [chosen.get((item, slot), 0) for slot in order for item in items],
    )


def best(competition: Competition) -> Units:
    found = max(allocations(competition), key=lambda chosen: merit(competition, chosen))
    return {edge: units for edge, units in found.items() if units}


def most(competition: Competition, slots: tuple[int, ...]) -> int:
    """The most units these slots can hold when no other slot takes any."""
    return max(
        sum(held[slot] for slot in slots)
        for held in (filled(competition, chosen) for chosen in allocations(competition))
    )


def can_meet(competition: Competition, leaves: tuple[int, ...]) -> bool:
    """Whether all slots of these leaves can be full together."""
    slots = tuple(place for place, slot in enumerate(competition.slots) if slot.leaf in leaves)
    return most(competition, slots) == sum(competition.slots[slot].capacity for slot in slots)


def subsets(leaves: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for size in range(len(leaves)):
        yield from combinations(leaves, size)
