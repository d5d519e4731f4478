"""Which items fill the slots once it is settled how much each slot holds: earlier items in earlier leaves."""

from dataclasses import replace

from pathways.search.competition import Competition, Placement
from pathways.search.filling import Filling, can_be_full
from pathways.search.met import leaves
from pathways.search.residual import Residual


def choose(filling: Filling) -> tuple[Placement, ...]:
    """The placements that come first: in each leaf in order the most of its first item, then of its second...

    Within a leaf the same is then done for each of its slots in order. Units move in circles only, so what
    each slot holds does not change. The flow of the filling is used up.
    """
    placements: list[Placement] = []
    spare = list(filling.competition.items)
    for leaf, slots in leaves(filling.competition).items():
        given = _shares(filling, leaf, sum(filling.filled[slot] for slot in slots), spare)
        if len(slots) == 1:
            placements += (Placement(slots[0], item, units) for item, units in given.items())
        else:
            placements += _spread(filling, slots, given)
    return tuple(sorted(placements))


def _shares(filling: Filling, leaf: int, wanted: int, spare: list[int]) -> dict[int, int]:
    """The units each item gives to the leaf, settled from the first on; `spare` is what items have left."""
    given = {}
    for item in range(len(spare)):
        arc = filling.network.passages.get((leaf, item))
        if arc is not None:
            units = _settle(filling.residual, arc, min(wanted, spare[item]))
            wanted -= units
            spare[item] -= units
            if units:
                given[item] = units
    return given


def _settle(residual: Residual, arc: int, most: int) -> int:
    """Raise the flow on an arc as far as circles through it allow, take the arc out, and give its flow."""
    head, room = residual.head, residual.room
    units = room[arc ^ 1]
    most = min(most, units + room[arc])
    room[arc] = room[arc ^ 1] = 0
    while units < most:
        more, _ = residual.pull(head[arc ^ 1], most - units, {head[arc]: most}, residual.none_closed())
        if not more:
            break
        units += more
    return units


def _spread(filling: Filling, slots: list[int], given: dict[int, int]) -> list[Placement]:
    """The units given to a leaf of several slots, spread over them: the first slot from the first item on."""
    inside = _inside(filling, slots, given)
    placements = []
    for place, slot in enumerate(slots):
        for index, item in enumerate(given):
            if (index, place) in inside.edges:
                inside, units = _fix(inside, index, place)
                if units:
                    placements.append(Placement(slot, item, units))
    return placements


def _inside(filling: Filling, slots: list[int], given: dict[int, int]) -> Competition:
    """The competition inside one leaf, where every item is used up and every slot has to be full."""
    whole = filling.competition
    items = {item: index for index, item in enumerate(given)}
    places = {slot: place for place, slot in enumerate(slots)}
    return Competition(
        items=tuple(given.values()),
        slots=tuple(replace(whole.slots[slot], capacity=filling.filled[slot]) for slot in slots),
        edges=tuple(
            (items[item], places[slot]) for item, slot in whole.edges if item in items and slot in places
        ),
        caps=tuple(
            replace(
                cap,
                items=tuple(items[item] for item in cap.items if item in items),
                slots=tuple(places[slot] for slot in cap.slots if slot in places),
            )
            for cap in whole.caps
        ),
    )


def _fix(inside: Competition, item: int, slot: int) -> tuple[Competition, int]:
    """Settle an edge at the most units it can carry; give what is left of the competition, and the units.

    The edge may stay: what is left can be full in no way that uses it again.
    """
    caps = [cap.limit for cap in inside.caps if item in cap.items and slot in cap.slots]
    most = min(inside.items[item], inside.slots[slot].capacity, *caps)
    least = 0
    units = most
    while least < most:
        if can_be_full(_less(inside, item, slot, units)):
            least = units
        else:
            most = units - 1
        units = (least + most + 1) // 2
    return _less(inside, item, slot, units), units


def _less(inside: Competition, item: int, slot: int, units: int) -> Competition:
    """What is left of the competition when the item has given these units to the slot."""
    items, slots = list(inside.items), list(inside.slots)
    items[item] -= units
    slots[slot] = replace(slots[slot], capacity=slots[slot].capacity - units)
    caps = (
        replace(cap, limit=cap.limit - units) if item in cap.items and slot in cap.slots else cap
        for cap in inside.caps
    )
    return replace(inside, items=tuple(items), slots=tuple(slots), caps=tuple(caps))
