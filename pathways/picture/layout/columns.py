"""Columns of boxes with room for long lines between them: the order is given, the heights are found here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 24


@dataclass(slots=True, eq=False)
class Slot:
    """A box, or the gap that a long line needs where it passes a column; `y` is the middle."""

    box: str | None
    height: float
    y: float
    left: "list[Slot]" = field(default_factory=list)
    right: "list[Slot]" = field(default_factory=list)

    @property
    def gap(self) -> float:
        """Half the white space that is kept to the next slot."""
        return 3.0 if self.box is None else 8.0


def settle(columns: Sequence[Sequence[Slot]]) -> None:
    """Move the slots of every column to where their lines run straightest, in their order, without overlap.

    Each sweep draws every column to the mean height of its neighbours in the column before (or behind) and
    then restores order and distances by the pool-adjacent-violators rule (Barlow et al. 1972, isotonic
    regression), which moves the slots as little as possible in the sense of least squares.
    """
    for column in columns:
        _spread(column)
    for sweep in range(SWEEPS):
        # The last sweep runs forward, so that a box stands at the middle of what leads to it.
        forward = sweep % 2 == 1
        for column in columns if forward else columns[::-1]:
            for slot in column:
                slot.y = _wish(slot, forward=forward)
            _spread(column)


def _pull(one: Slot, other: Slot) -> int:
    """How strongly two neighbours pull: long lines are kept straight (weights as in Gansner et al. 1993)."""
    if one.box is None and other.box is None:
        return 8
    return 2 if one.box is None or other.box is None else 1


def _wish(slot: Slot, *, forward: bool) -> float:
    """Return the height a slot is drawn to by its neighbours on one side, or its own if it has none."""
    neighbours = slot.left if forward else slot.right
    total = sum(_pull(slot, other) for other in neighbours)
    return sum(_pull(slot, other) * other.y for other in neighbours) / total if total else slot.y


def _spread(column: Sequence[Slot]) -> None:
    """Give every slot the place nearest to its wish that keeps the order and the distances."""
    offsets = [0.0]
    for above, below in pairwise(column):
        offsets.append(offsets[-1] + (above.height + below.height) / 2 + above.gap + below.gap)
    pools: list[tuple[float, int]] = []
    for slot, offset in zip(column, offsets, strict=True):
        mean, size = slot.y - offset, 1
        while pools and pools[-1][0] >= mean:
            upper, count = pools.pop()
            mean = (upper * count + mean * size) / (count + size)
            size += count
        pools.append((mean, size))
    places = [mean for mean, size in pools for _ in range(size)]
    for slot, place, offset in zip(column, places, offsets, strict=True):
        slot.y = place + offset
