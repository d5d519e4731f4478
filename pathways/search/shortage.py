"""Why not all slots can be full: leaves that want more than all that can ever reach them."""

from collections.abc import Collection
from dataclasses import dataclass

from pathways.search.competition import Competition
from pathways.search.filling import Filling
from pathways.search.met import leaves
from pathways.search.network import Network, network


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
    built = network(competition)
    found = _shortage(competition, built, leaves(competition))
    if found is None:
        return None
    for leaf in reversed(found.leaves):
        fewer = _shortage(competition, built, [one for one in found.leaves if one != leaf])
        if fewer is not None:
            found = fewer
    return found


def _shortage(competition: Competition, built: Network, some: Collection[int]) -> Shortage | None:
    """The shortage among some leaves alone, as a maximum flow to their slots shows it."""
    wanted = [slot for leaf, slots in leaves(competition).items() if leaf in some for slot in slots]
    filling = Filling(competition, built)
    filling.fill(wanted)
    if filling.is_full(wanted):
        return None
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
