"""One line of a picture as SVG: its curve, dashes or double stroke, its head, and the words beside it."""

from collections.abc import Sequence

from pathways.picture.layout.nouns import Point, Route, Tag
from pathways.picture.layout.tags import TAG_PADDING, TAG_SIZE
from pathways.picture.nouns import Arrow
from pathways.picture.plain_text import plain
from pathways.picture.style import ARROW_LOOKS, PAPER, ArrowLook
from pathways.picture.svg.shapes import HEAD_LENGTHS, POINT, direction, head
from pathways.picture.svg.xml import Pen, Value, element, number, text_line, words
from pathways.picture.text_width import Weight


def line(route: Route, titles: dict[str, str]) -> str:
    """Return a line; `titles` gives the title of every box by its name."""
    arrow, label = route.line.arrow, plain(route.line.label)
    said = f"{titles[route.line.source]} → {titles[route.line.target]}: {arrow.value}"
    strokes = stroke(arrow, route.points)
    return element(
        "g",
        {"class": f"line {arrow.name.lower()}"},
        words("title", f"{said} ({label})" if label else said),
        *strokes,
    )


def stroke(arrow: Arrow, points: Sequence[Point]) -> list[str]:
    """Return the curve and the head of an arrow along `points`."""
    look = ARROW_LOOKS[arrow]
    way = tuple(points)
    toward = direction(way)
    path = _path(way, toward, HEAD_LENGTHS[look.head])
    drawn = [_curve(path, look.colour, look.width, look)]
    if look.double:
        drawn.append(_curve(path, PAPER, look.width - 2.8, look))
    drawn.append(head(look.head, way[-1], toward, look.colour))
    return drawn


def _curve(path: str, colour: str, width: float, look: ArrowLook) -> str:
    """Return one stroke along a path."""
    attributes: dict[str, Value] = {"d": path, "fill": "none", "stroke": colour, "stroke-width": width}
    if look.dashes:
        attributes["stroke-dasharray"] = look.dashes
    return element("path", attributes)


def _path(points: tuple[Point, ...], toward: Point, head_length: float) -> str:
    """Return the path of a curve that begins under its box and ends inside its head."""
    back_x, back_y = direction(points[::-1])
    start = (points[0][0] + back_x * POINT, points[0][1] + back_y * POINT)
    trim = head_length - 1.5
    end = (points[-1][0] - toward[0] * trim, points[-1][1] - toward[1] * trim)
    curves = [*points[1:-1], end]
    pieces = [" ".join(_at(point) for point in curves[n : n + 3]) for n in range(0, len(curves), 3)]
    return f"M{_at(start)}L{_at(points[0])}" + "".join(f"C{piece}" for piece in pieces)


def tag(words_beside: Tag) -> str:
    """Return the words beside a line on a patch of paper, so that no line runs through them."""
    area = words_beside.area
    ink = ARROW_LOOKS[words_beside.line.arrow].colour
    return element(
        "g",
        {"class": "tag"},
        element(
            "rect",
            {
                "x": area.x,
                "y": area.y,
                "width": area.width,
                "height": area.height,
                "fill": PAPER,
                "rx": 3,
            },
        ),
        text_line(
            words_beside.text, area.x + TAG_PADDING, area.y + TAG_SIZE, Pen(TAG_SIZE, Weight.SEMIBOLD, ink)
        ),
    )


def _at(point: Point) -> str:
    """Write a point of a path."""
    return f"{number(point[0])},{number(point[1])}"
