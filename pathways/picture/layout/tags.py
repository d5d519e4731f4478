"""Words beside lines: put where they cover no box and no other words, or left out."""

from collections.abc import Iterable, Sequence

from pathways.picture.layout.nouns import Placed, Point, Rectangle, Route, Tag
from pathways.picture.layout.route import pieces, point_on
from pathways.picture.nouns import Arrow, Line
from pathways.picture.plain_text import plain
from pathways.picture.style import ARROW_LOOKS
from pathways.picture.text_width import Weight, shortened, text_width

TAG_SIZE = 10.0
TAG_HEIGHT = 13.0
TAG_PADDING = 3.0
MOST_WIDTH = 120.0
HEAD = 14.0
CELL = 200.0
TAG_CELL = 30.0
SAMPLES = 40
_SAID_BY_A_BOX = frozenset({Arrow.CONVERSION, Arrow.TRANSFER})
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)


def tag_text(line: Line) -> str:
    """Return the words for a line: its own label, or the name of a kind of arrow that is seldom met.

    Arrows to and from a box that says the same need none.
    """
    name = "" if line.arrow in _SAID_BY_A_BOX else ARROW_LOOKS[line.arrow].tag
    return shortened(plain(line.label) or name, MOST_WIDTH, TAG_SIZE, Weight.SEMIBOLD)


def tag_width(text: str) -> float:
    """Return the width of a tag in pixels, white space at both ends included."""
    return text_width(text, TAG_SIZE, Weight.SEMIBOLD) + 2 * TAG_PADDING


class _Taken:
    """The areas where nothing more can stand, found by the cells of a grid."""

    def __init__(self, areas: Iterable[Rectangle]) -> None:
        """Begin with `areas` taken."""
        self._cells: dict[tuple[int, int], list[Rectangle]] = {}
        for area in areas:
            self.add(area)

    def add(self, area: Rectangle) -> None:
        """Take one area more."""
        for cell in self._cells_of(area):
            self._cells.setdefault(cell, []).append(area)

    def free(self, area: Rectangle) -> bool:
        """Tell whether nothing taken comes near `area`."""
        return not any(
            area.meets(other, gap=2) for cell in self._cells_of(area) for other in self._cells.get(cell, ())
        )

    @staticmethod
    def _cells_of(area: Rectangle) -> list[tuple[int, int]]:
        """Return the cells an area touches, with a margin."""
        columns = range(int((area.x - 3) // CELL), int((area.x + area.width + 3) // CELL) + 1)
        rows = range(int((area.y - 3) // CELL), int((area.y + area.height + 3) // CELL) + 1)
        return [(column, row) for column in columns for row in rows]


class _Passing:
    """Where lines pass, as points on them, found by the cells of a grid."""

    def __init__(self, routes: Sequence[Route]) -> None:
        """Sample every route."""
        self._points: dict[tuple[int, int], list[tuple[int, Point]]] = {}
        for index, route in enumerate(routes):
            for piece in pieces(route.points):
                for step in range(SAMPLES):
                    x, y = point_on(piece, step / SAMPLES)
                    cell = int(x // TAG_CELL), int(y // TAG_CELL)
                    self._points.setdefault(cell, []).append((index, (x, y)))

    def others(self, own: int, area: Rectangle) -> int:
        """Count the other lines that pass through `area`."""
        columns = range(int(area.x // TAG_CELL), int((area.x + area.width) // TAG_CELL) + 1)
        rows = range(int(area.y // TAG_CELL), int((area.y + area.height) // TAG_CELL) + 1)
        return len(
            {
                index
                for column in columns
                for row in rows
                for index, (x, y) in self._points.get((column, row), ())
                if index != own and area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height
            }
        )


def tags_for(boxes: Sequence[Placed], routes: Sequence[Route]) -> tuple[Tag, ...]:
    """Return the tags that find room; lines with a label of their own come first."""
    heads = (_head_area(route) for route in routes)
    taken = _Taken([*(placed.area for placed in boxes), *heads])
    passing = _Passing(routes)
    tags: list[Tag] = []
    for index in sorted(range(len(routes)), key=lambda index: not routes[index].line.label):
        route = routes[index]
        text = tag_text(route.line)
        areas = _areas(route, tag_width(text)) if text else []
        free = [area for area in areas if taken.free(area)]
        if free:
            area = min(free, key=lambda one: passing.others(index, one))
            taken.add(area)
            tags.append(Tag(text, area, route.line))
    return tuple(tags)


def _head_area(route: Route) -> Rectangle:
    """Return the area around the end of a route, where its head is drawn."""
    x, y = route.points[-1]
    return Rectangle(x - HEAD, y - HEAD / 2, 2 * HEAD, HEAD)


def _areas(route: Route, width: float) -> list[Rectangle]:
    """Return places for a tag of this width, in the middle of the last pieces first: near the target."""
    spots = [point_on(piece, share) for piece in reversed(pieces(route.points)) for share in SHARES]
    return [Rectangle(x - width / 2, y - TAG_HEIGHT / 2, width, TAG_HEIGHT) for x, y in spots]
