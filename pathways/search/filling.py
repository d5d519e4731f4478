"""The units each slot holds, and the two ways to change them: from an item, or from a slot that gives way.

The vectors of units that slots can hold together are a polymatroid, because they are the flows from one
source into several ends (Megiddo 1974, "Optimal flows in networks with multiple sources and sinks"; for
single units they are the independent sets of a transversal matroid, Edmonds and Fulkerson 1965). So a greedy
pass is exact for any order of importance (Rado 1957; Edmonds 1970), and whatever is best can be reached from
any other best filling by exchanges of one slot against one other of the same weight.
"""

from collections.abc import Iterable, Sequence

from pathways.search.competition import Competition
from pathways.search.network import SOURCE, Network, network


class Filling:
    """A flow in the network of a competition, with the units that each slot holds."""

    __slots__ = ("competition", "filled", "network", "residual")

    def __init__(self, competition: Competition, network: Network) -> None:
        self.competition = competition
        self.network = network
        self.residual = network.residual.copy()
        self.filled = [0] * len(competition.slots)

    def copy(self) -> "Filling":
        """The same flow, to try something on."""
        twin = Filling.__new__(Filling)
        twin.competition, twin.network = self.competition, self.network
        twin.residual = self.residual.copy()
        twin.filled = self.filled.copy()
        return twin

    def is_full(self, slots: Iterable[int]) -> bool:
        """Whether each of the slots holds all it wants."""
        return all(self.filled[slot] == self.competition.slots[slot].capacity for slot in slots)

    def fill(self, slots: Iterable[int]) -> None:
        """Fill the slots from the items, in this order, each as far as it goes; no slot ever loses a unit."""
        stock = {SOURCE: sum(self.competition.items)}
        closed = self.residual.none_closed()
        for slot in slots:
            self._pull(slot, stock, closed)

    def take(self, slots: Iterable[int], giving: Iterable[int]) -> None:
        """Fill the slots at the cost of others, whatever these weigh."""
        stock = {self.network.slots[one]: self.filled[one] for one in giving if self.filled[one]}
        closed = self.residual.none_closed()
        for slot in slots:
            self._pull(slot, stock, closed)

    def shift(self, first: Sequence[int], rest: Sequence[int] = ()) -> None:
        """Fill the `first` slots, in this order, at the cost of later ones and of the `rest`.

        Only slots of the same weight give way, so a greatest sum of weights stays greatest.
        """
        order = [*first, *rest]
        slots, filled, nodes = self.competition.slots, self.filled, self.network.slots
        closed: dict[int, list[bool]] = {}
        for place, slot in enumerate(first):
            if filled[slot] < slots[slot].capacity:
                weight = slots[slot].weight
                giving = [one for one in order[place + 1 :] if filled[one] and slots[one].weight == weight]
                stock = {nodes[one]: filled[one] for one in giving}
                self._pull(slot, stock, closed.setdefault(weight, self.residual.none_closed()))

    def _pull(self, slot: int, stock: dict[int, int], closed: list[bool]) -> None:
        nodes, filled = self.network.slots, self.filled
        wanted = self.competition.slots[slot].capacity - filled[slot]
        while wanted:
            units, giver = self.residual.pull(nodes[slot], wanted, stock, closed)
            if not units:
                return
            wanted -= units
            filled[slot] += units
            stock[giver] -= units
            if giver != SOURCE:
                filled[giver - nodes.start] -= units
            if not stock[giver]:
                del stock[giver]


def can_be_full(competition: Competition) -> bool:
    """Whether all slots can be full together."""
    if sum(competition.items) < sum(slot.capacity for slot in competition.slots):
        return False
    filling = Filling(competition, network(competition))
    everything = range(len(competition.slots))
    filling.fill(everything)
    return filling.is_full(everything)
