"""A competition as a flow network: source, purses, items, gates, slots."""

from dataclasses import dataclass

from pathways.search.caps import PASSAGE, Layout, layout
from pathways.search.competition import Competition
from pathways.search.residual import Residual

SOURCE = 0


@dataclass(frozen=True, slots=True)
class Network:
    """The network of a competition before anything flows in it.

    There is no sink: what a slot holds is counted beside the network. `slots` holds the node of each slot,
    `passages` the arc that carries all an item gives to a leaf, by (leaf, item), and `caps` the arc of each
    cap that can bind.
    """

    residual: Residual
    slots: range
    passages: dict[tuple[int, int], int]
    caps: dict[int, int]


def network(competition: Competition) -> Network:
    """The network of the competition, which must be `representable` (a ValueError says that it is not)."""
    plan = layout(competition)
    if plan is None:
        raise ValueError("these caps are not a flow: ask `representable` first")
    items = competition.items
    first = 1 + len(items)
    built = Network(
        residual=Residual([], [], [[] for _ in range(first + len(competition.slots))]),
        slots=range(first, first + len(competition.slots)),
        passages={},
        caps={},
    )
    holders = _add_purses(built, plan)
    arc = built.residual.arc
    for item, units in enumerate(items):
        arc(holders.get(item, SOURCE), 1 + item, units)
    edges = sorted(set(competition.edges))
    if plan.gates:
        _add_gated_edges(built, competition, edges, plan)
    else:
        slots, passages = competition.slots, built.passages
        for item, slot in edges:
            passages[slots[slot].leaf, item] = arc(1 + item, first + slot, items[item])
    return built


def _add_purses(built: Network, plan: Layout) -> dict[int, int]:
    """Add the purses, widest first, and give the node each of their items hangs on: its narrowest purse."""
    holders: dict[int, int] = {}
    for purse in plan.purses:
        members = [item for item in range(purse.items.bit_length()) if purse.items >> item & 1]
        node = built.residual.node()
        built.caps[purse.cap] = built.residual.arc(holders.get(members[0], SOURCE), node, purse.most)
        holders.update(dict.fromkeys(members, node))
    return holders


def _add_gated_edges(
    built: Network, competition: Competition, edges: list[tuple[int, int]], plan: Layout
) -> None:
    """Add the gates, and each edge as its path through them."""
    residual = built.residual
    doors = []
    for gate in plan.gates:
        enter, leave = residual.node(), residual.node()
        doors.append((gate, enter, leave, residual.arc(enter, leave, gate.most)))
    built.caps.update((gate.cap, inner) for gate, _, _, inner in doors if gate.cap != PASSAGE)
    links: dict[tuple[int, int], int] = {}
    unbounded = 1 + sum(competition.items)

    def link(tail: int, head: int, room: int) -> int:
        if (tail, head) not in links:
            links[tail, head] = residual.arc(tail, head, room)
        return links[tail, head]

    for item, slot in edges:
        tail, room = 1 + item, competition.items[item]
        own = None
        for gate, enter, leave, inner in doors:
            if gate.items >> item & 1 and gate.slots >> slot & 1:
                entry = link(tail, enter, room)
                if gate.cap == PASSAGE:
                    own = inner
                elif own is None and gate.items != 1 << item:
                    own = entry
                tail, room = leave, unbounded
        last = link(tail, built.slots[slot], room)
        built.passages[competition.slots[slot].leaf, item] = last if own is None else own
