"""One connected part of a picture laid out: fast-sugiyama ranks and orders, the columns find heights."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import fast_sugiyama

from pathways.picture.face import BOX_WIDTH, Face
from pathways.picture.layout.columns import Slot, settle
from pathways.picture.layout.fans import folded, stretch
from pathways.picture.layout.islands import Pair, without_circles
from pathways.picture.layout.nouns import Placed, Point, Rectangle, Route
from pathways.picture.layout.order import place_of
from pathways.picture.layout.ports import End, ports
from pathways.picture.layout.route import curve
from pathways.picture.nouns import Arrow, Line

# Distance of two boxes in the library's own coordinates; only the proportions matter.
UNIT = 72.0
LANE_SHARE = 0.25
LANE_HEIGHT = 6.0
START_PITCH = 70.0
WIDE_CHANNEL = 190.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """Columns from left to right, and for every pair of boxes the slots that its lines pass."""

    columns: tuple[tuple[Slot, ...], ...]
    chains: Mapping[Pair, tuple[Slot, ...]]


def lay_out(
    faces: Sequence[Face], lines: Sequence[Line], channel: float, fold: int
) -> tuple[list[Placed], list[Route]]:
    """Place the boxes of one connected part (two boxes or more) and route its lines, from left to right.

    `channel` is the least distance of two columns in pixels; wide fans are folded into `fold` columns.
    """
    height = {face.name: face.height for face in faces}
    ranked = rank(height, without_circles((line.source, line.target) for line in lines), fold)
    settle(ranked.columns)
    lefts = _column_places(ranked, channel)
    placed: list[Placed] = []
    by_name = {face.name: face for face in faces}
    column_of: dict[int, float] = {}
    for column, left in zip(ranked.columns, lefts, strict=True):
        for slot in column:
            column_of[id(slot)] = left
            if slot.box is not None:
                face = by_name[slot.box]
                area = Rectangle(left, slot.y - face.height / 2, BOX_WIDTH, face.height)
                placed.append(Placed(face, area))
    return placed, _routes(lines, ranked.chains, column_of)


def rank(heights: Mapping[str, float], pairs: Sequence[Pair], fold: int = 1) -> Ranked:
    """Ask the library for ranks and order; `pairs` must be different, without loops and circles."""
    names = sorted(heights, key=place_of)
    number = {name: index for index, name in enumerate(names)}
    edges: list[tuple[int, int]] = []
    for (source, target), stops in stretch(pairs, folded(pairs, fold), len(names)):
        way = [number[source], *stops, number[target]]
        edges += pairwise(way)
    (layout,) = fast_sugiyama.from_edges(
        edges,
        vertex_spacing=UNIT,
        dummy_vertices=True,
        dummy_size=LANE_SHARE,
        ranking_type="minimize",
        crossing_minimization="barycenter",
    )
    positions, _width, _height, steps = layout
    slots: dict[int, Slot] = {}
    columns: dict[float, list[Slot]] = {}
    for vertex, (across, depth) in sorted(positions, key=lambda item: (-item[1][1], item[1][0])):
        name = names[int(vertex)] if int(vertex) < len(names) else None
        slot = Slot(name, LANE_HEIGHT if name is None else heights[name], across / UNIT * START_PITCH)
        slots[int(vertex)] = slot
        columns.setdefault(depth, []).append(slot)
    return Ranked(
        tuple(tuple(column) for column in columns.values()),
        _chains(slots, [(int(one), int(two)) for one, two in steps or ()]),
    )


def _chains(slots: Mapping[int, Slot], steps: Iterable[tuple[int, int]]) -> dict[Pair, tuple[Slot, ...]]:
    """Join the library's steps from column to column into whole ways from box to box."""
    after: dict[int, list[int]] = {}
    for one, two in steps:
        slots[one].right.append(slots[two])
        slots[two].left.append(slots[one])
        after.setdefault(one, []).append(two)
    chains: dict[Pair, tuple[Slot, ...]] = {}
    for start, firsts in after.items():
        if (source := slots[start].box) is None:
            continue
        for first in firsts:
            way = [slots[start], slots[first]]
            step = first
            while (target := slots[step].box) is None:
                (step,) = after[step]
                way.append(slots[step])
            chains[source, target] = tuple(way)
    return chains


def _column_places(ranked: Ranked, channel: float) -> list[float]:
    """Return the left edge of each column: the more lines climb between two, the wider the channel."""
    lefts = [0.0]
    for column in ranked.columns[:-1]:
        climbs = [abs(slot.y - other.y) for slot in column for other in slot.right]
        needed = channel * 0.8 + sum(min(climb, 400) for climb in climbs) / 140
        lefts.append(lefts[-1] + BOX_WIDTH + max(channel, min(WIDE_CHANNEL, needed)))
    return lefts


def _routes(
    lines: Sequence[Line], chains: Mapping[Pair, tuple[Slot, ...]], lefts: Mapping[int, float]
) -> list[Route]:
    """Return a curve for each line, through the gaps that were kept free for it."""
    ways = []
    for line in lines:
        turned = (line.source, line.target) not in chains
        chain = chains[(line.target, line.source) if turned else (line.source, line.target)]
        ways.append((line, chain, turned))
    leaving = ports([_end(chain[0], chain[1], line.arrow) for line, chain, _ in ways])
    coming = ports([_end(chain[-1], chain[-2], line.arrow) for line, chain, _ in ways])
    routes = []
    for (line, chain, turned), start, end in zip(ways, leaving, coming, strict=True):
        stops: list[Point] = [(lefts[id(chain[0])] + BOX_WIDTH, start)]
        for slot in chain[1:-1]:
            left = lefts[id(slot)]
            stops += [(left, slot.y), (left + BOX_WIDTH, slot.y)]
        stops.append((lefts[id(chain[-1])], end))
        points = curve(stops)
        routes.append(Route(line, points[::-1] if turned else points))
    return routes


def _end(slot: Slot, other: Slot, arrow: Arrow) -> End:
    """Return the end of a line at the box `slot`, coming from `other`."""
    return End(slot.box or "", slot.y, slot.height, other.y, arrow)
