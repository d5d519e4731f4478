"""How much comes through: amounts that flow through passages, each of which lets no more through than it has room for."""

from collections.abc import Hashable
from fractions import Fraction
from math import lcm

from pathways.search.residual import Residual

SOURCE, SINK = "where it comes from", "where it is wanted"


class Passages:
    """Passages between places, in which nothing flows yet.

    >>> found = Passages()
    >>> found.open(SOURCE, "lab", 4)
    >>> found.open("lab", SINK, Fraction(5, 2))
    >>> found.most()
    Fraction(5, 2)
    """

    def __init__(self) -> None:
        """No passage yet."""
        self._rooms: list[tuple[Hashable, Hashable, int | Fraction | None]] = []

    def open(self, tail: Hashable, head: Hashable, room: int | Fraction | None) -> None:
        """Open a passage with so much room; None for as much as there is."""
        self._rooms.append((tail, head, room))

    def most(self) -> Fraction:
        """The most that comes from the source to the sink at once."""
        rooms = [room for _, _, room in self._rooms if room is not None]
        parts = lcm(*(Fraction(room).denominator for room in rooms))
        enough = int(sum(rooms) * parts) + 1
        residual = Residual([], [], [])
        nodes: dict[Hashable, int] = {}
        for place in (SOURCE, SINK, *(end for tail, head, _ in self._rooms for end in (tail, head))):
            if place not in nodes:
                nodes[place] = residual.node()
        for tail, head, room in self._rooms:
            residual.arc(nodes[tail], nodes[head], enough if room is None else int(room * parts))
        through = 0
        closed = residual.none_closed()
        while units := residual.pull(nodes[SINK], enough, {nodes[SOURCE]: enough}, closed)[0]:
            through += units
        return Fraction(through, parts)
