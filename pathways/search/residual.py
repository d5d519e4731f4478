"""A residual network: what can still be pushed along each arc, and the shortest way to push it."""

from collections.abc import Mapping


class Residual:
    """Nodes are whole numbers; arc `a` and its reverse `a ^ 1` share their flow.

    `head[a]` is the node the arc leads to, `room[a]` the units it can still take, `out[n]` the arcs that
    leave a node. The flow on an arc is the room of its reverse.
    """

    __slots__ = ("head", "out", "room")

    def __init__(self, head: list[int], room: list[int], out: list[list[int]]) -> None:
        self.head = head
        self.room = room
        self.out = out

    def copy(self) -> "Residual":
        """The same network with a flow of its own; the shape is shared and must not change any more."""
        return Residual(self.head, self.room.copy(), self.out)

    def none_closed(self) -> list[bool]:
        """No node is closed, for the first of a row of pulls."""
        return [False] * len(self.out)

    def node(self) -> int:
        """A new node."""
        self.out.append([])
        return len(self.out) - 1

    def arc(self, tail: int, head: int, room: int) -> int:
        """A new arc with its reverse."""
        arc = len(self.head)
        self.head += (head, tail)
        self.room += (room, 0)
        self.out[tail].append(arc)
        self.out[head].append(arc + 1)
        return arc

    def pull(self, into: int, most: int, stock: Mapping[int, int], closed: list[bool]) -> tuple[int, int]:
        """Push at most `most` units into a node from the nearest node that has stock: (units, that node).

        One augmenting path, a shortest one, so that repeated pulls end after a number of paths that does not
        depend on the units (Edmonds and Karp 1972). Units are 0 when nothing can be pushed. The nodes then
        seen in vain are marked in `closed` and not entered again by the pulls that share it: as long as no
        further node gets stock, nothing can be pushed into any of them.
        """
        head, room, out = self.head, self.room, self.out
        seen = closed.copy()
        seen[into] = True
        came: dict[int, int] = {}
        queue = [into]
        for node in queue:
            for back in out[node]:
                tail = head[back]
                if not seen[tail] and room[back ^ 1]:
                    came[tail] = back ^ 1
                    if tail in stock:
                        return self._push(came, tail, into, min(most, stock[tail])), tail
                    seen[tail] = True
                    queue.append(tail)
        closed[:] = seen
        return 0, into

    def _push(self, came: Mapping[int, int], tail: int, into: int, most: int) -> int:
        head, room = self.head, self.room
        path = []
        while tail != into:
            path.append(came[tail])
            tail = head[path[-1]]
        units = min(most, *(room[arc] for arc in path))
        for arc in path:
            room[arc] -= units
            room[arc ^ 1] += units
        return units

    def feeders(self, nodes: list[int]) -> set[int]:
        """The nodes from which something can still be pushed into one of these nodes, these included."""
        found = set(nodes)
        queue = sorted(found)
        for node in queue:
            for back in self.out[node]:
                tail = self.head[back]
                if tail not in found and self.room[back ^ 1]:
                    found.add(tail)
                    queue.append(tail)
        return found
