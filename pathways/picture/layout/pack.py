"""Separate parts of a picture set side by side and in rows, so that the whole is a page and not a strip."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pathways.picture.layout.nouns import Placed, Point, Rectangle, Route

GAP = 34.0
# A page is a little wider than high.
PROPORTION = 1.3


def packed(parts: Iterable[tuple[Sequence[Placed], Sequence[Route]]]) -> tuple[list[Placed], list[Route]]:
    """Move whole parts onto shelves, high ones first; nothing inside a part moves."""
    measured = [(_bounds(placed, routes), placed, routes) for placed, routes in parts]
    measured.sort(key=lambda part: (-part[0].height, -part[0].width, part[1][0].face.name))
    area = sum((bounds.width + GAP) * (bounds.height + GAP) for bounds, _, _ in measured)
    shelf = max([(area * PROPORTION) ** 0.5, *(bounds.width for bounds, _, _ in measured)])
    boxes: list[Placed] = []
    lines: list[Route] = []
    x = y = deepest = 0.0
    for bounds, placed, routes in measured:
        if x > 0 and x + bounds.width > shelf:
            x, y, deepest = 0.0, y + deepest + GAP, 0.0
        boxes += [_moved_box(one, x - bounds.x, y - bounds.y) for one in placed]
        lines += [_moved_route(one, x - bounds.x, y - bounds.y) for one in routes]
        x, deepest = x + bounds.width + GAP, max(deepest, bounds.height)
    return boxes, lines


def _bounds(placed: Sequence[Placed], routes: Sequence[Route]) -> Rectangle:
    """Return the area that boxes and curves need; a curve never leaves the hull of its control points."""
    corners: list[Point] = [point for route in routes for point in route.points]
    for one in placed:
        area = one.area
        corners += [(area.x, area.y), (area.x + area.width, area.y + area.height)]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    return Rectangle(left, top, max(x for x, _ in corners) - left, max(y for _, y in corners) - top)


def _moved_box(placed: Placed, right: float, down: float) -> Placed:
    """Return the box elsewhere."""
    area = replace(placed.area, x=placed.area.x + right, y=placed.area.y + down)
    return replace(placed, area=area)


def _moved_route(route: Route, right: float, down: float) -> Route:
    """Return the route elsewhere."""
    return replace(route, points=tuple((x + right, y + down) for x, y in route.points))
