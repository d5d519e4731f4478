"""Where lines meet the sides of boxes: lines of one kind together, the kinds one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.picture.nouns import Arrow

MARGIN = 12.0
DISTANCE = 12.0


@dataclass(frozen=True, slots=True)
class End:
    """One end of a line: the box it meets, that box's middle and height, and the height it comes from."""

    box: str
    middle: float
    height: float
    other: float
    arrow: Arrow


def ports(ends: Sequence[End]) -> list[float]:
    """Return the height at which each line meets its box, for the ends on one side of the boxes.

    Lines of one kind share a port, so that a fan of courses ends in one head; ports stand in the order of
    what their lines come from.

    >>> ports([End("a", 50, 64, 10, Arrow.TRANSFER), End("a", 50, 64, 90, Arrow.REQUIRES)])
    [44.0, 56.0]
    """
    others: dict[str, dict[Arrow, list[float]]] = {}
    for end in ends:
        others.setdefault(end.box, {}).setdefault(end.arrow, []).append(end.other)
    heights = []
    for end in ends:
        kinds = others[end.box]
        order = sorted(kinds, key=lambda one: (round(sum(kinds[one]) / len(kinds[one]), 3), one.value))
        room = max(0.0, end.height - 2 * MARGIN)
        step = min(DISTANCE, room / max(1, len(order) - 1))
        heights.append(end.middle + (order.index(end.arrow) - (len(order) - 1) / 2) * step)
    return heights
