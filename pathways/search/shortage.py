"""Why not all slots can be full: leaves that want more than all that can ever reach them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.search.competition import Competition
from pathways.search.filling import Filling
from pathways.search.met import leaves
from pathways.search.network import network


@dataclass(frozen=True, slots=True)
class Shortage:
    """These slots want `demand` units together, but the items that may fill them can give only `supply`.

    `leaves` are the leaves of the slots; leave out any one of them and the slots of all the others can be
    full together. `items` are all items that may fill one of the slots. `caps` are the caps that hold back
    some of what these items have; without caps `supply` is simply what the items have.
    """

    leaves: tuple[int, ...]
    slots: tuple[int, ...]
    items: tuple[int, ...]
    caps: tuple[int, ...]
    demand: int
    supply: int


def hall(competition: Competition) -> Shortage | None:
    """A smallest reason why not all slots can be full; None when they can.

    The reason is a violation of Hall's condition (Hall 1935): the slots from which an unfilled one could
    still borrow after a maximum flow. Leaves are then dropped from it, the last one first, as long as the
    others still cannot be met together. The competition must be `representable`; a ValueError says that it is
    not.

    >>> from pathways.search.competition import Slot
    >>> slots = (Slot(0, 1, 1), Slot(1, 1, 1), Slot(2, 1, 1))
    >>> hall(Competition((1, 1), slots, ((0, 0), (0, 1), (1, 2))))
    Shortage(leaves=(0, 1), slots=(0, 1), items=(0,), caps=(), demand=2, supply=1)
    """
    every = leaves(competition)
    filling = Filling(competition, network(competition))
    filling.fill(slot for slots in every.values() for slot in slots)
    found = _shortage(filling, list(every))
    for leaf in reversed(found.leaves if found is not None else ()):
        if found is not None and leaf in found.leaves:
            others = [one for one in found.leaves if one != leaf]
            without = filling.copy()
            without.take([slot for one in others for slot in every[one]], every[leaf])
            fewer = _shortage(without, others)
            if fewer is not None:
                found, filling = fewer, without
    return found


def _shortage(filling: Filling, some: Sequence[int]) -> Shortage | None:
    """The shortage among some leaves, whose slots hold as much as they can together."""
    competition = filling.competition
    wanted = [slot for leaf, slots in leaves(competition).items() if leaf in some for slot in slots]
    if filling.is_full(wanted):
        return None
    built = filling.network
    nodes = built.slots
    unfilled = [nodes[slot] for slot in wanted if not filling.is_full((slot,))]
    region = filling.residual.feeders(unfilled)
    slots = [slot for slot in wanted if nodes[slot] in region]
    head = filling.residual.head
    return Shortage(
        leaves=tuple(sorted({competition.slots[slot].leaf for slot in slots})),
        slots=tuple(slots),
        items=tuple(sorted({item for item, slot in competition.edges if slot in slots})),
        caps=tuple(
            cap
            for cap, arc in sorted(built.caps.items())
            if head[arc] in region and head[arc ^ 1] not in region
        ),
        demand=sum(competition.slots[slot].capacity for slot in slots),
        supply=sum(filling.filled[slot] for slot in slots),
    )
