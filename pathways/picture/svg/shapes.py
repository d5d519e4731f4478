"""The drawn signs of a picture, without any font: outlines of boxes, symbols of states, heads of arrows."""

from math import atan2, degrees, hypot

from pathways.picture.layout.nouns import Point, Rectangle
from pathways.picture.nouns import State
from pathways.picture.style import PAPER, Head, Outline
from pathways.picture.svg.xml import Value, element, number

FOLD = 11.0
CORNER = 9.0
POINT = 12.0
NEARLY_NOTHING = 0.1
HEAD_LENGTHS = {
    Head.SMALL: 7.0,
    Head.LARGE: 11.0,
    Head.HOLLOW: 11.0,
    Head.SQUARE: 9.0,
    Head.DIAMOND: 13.0,
    Head.OPEN: 2.0,
    Head.RING: 9.0,
}
_WIDTHS = {Outline.THICK: 2.8, Outline.DOUBLE_THICK: 2.8, Outline.FOLDED_THICK: 2.8}
_INNER_LINES = {Outline.DOUBLE: (3.5,), Outline.DOUBLE_THICK: (4.5,), Outline.TRIPLE: (3.0, 6.0)}


def outline(shape: Outline, area: Rectangle, fill: str, edge: str) -> list[str]:
    """Return the elements that draw a box of this shape."""
    paint: dict[str, Value] = {"fill": fill, "stroke": edge, "stroke-width": _WIDTHS.get(shape, 1.3)}
    if shape is Outline.DASHED:
        paint["stroke-dasharray"] = "6 3"
    drawn = [element("path", {"d": _outline_path(shape, area), **paint})]
    for inset in _INNER_LINES.get(shape, ()):
        inner = Rectangle(area.x + inset, area.y + inset, area.width - 2 * inset, area.height - 2 * inset)
        line: dict[str, Value] = {"fill": "none", "stroke": edge, "stroke-width": 1.1}
        drawn.append(element("path", {"d": _rounded(inner, 1), **line}))
    if shape in {Outline.FOLDED, Outline.FOLDED_THICK}:
        right, top = area.x + area.width, area.y
        fold = f"M{_at(right - FOLD, top)}V{number(top + FOLD)}H{number(right)}Z"
        drawn.append(element("path", {"d": fold, "fill": edge, "stroke": edge, "stroke-width": 1.0}))
    return drawn


def _outline_path(shape: Outline, area: Rectangle) -> str:
    """Return the outer border as an SVG path."""
    left, top, right, bottom = area.x, area.y, area.x + area.width, area.y + area.height
    if shape is Outline.PILL:
        return _rounded(area, min(18.0, area.height / 2))
    if shape is Outline.PLAQUE:
        return _rounded(area, min(8.0, area.height / 4), outward=0)
    if shape in {Outline.FOLDED, Outline.FOLDED_THICK}:
        corners = [(left, top), (right - FOLD, top), (right, top + FOLD), (right, bottom), (left, bottom)]
    elif shape is Outline.CUT:
        corners = [(left + CORNER, top), (right - CORNER, top), (right, top + CORNER)]
        corners += [(right, bottom - CORNER), (right - CORNER, bottom), (left + CORNER, bottom)]
        corners += [(left, bottom - CORNER), (left, top + CORNER)]
    elif shape is Outline.POINTED:
        middle = (top + bottom) / 2
        corners = [
            (left, top),
            (right - POINT, top),
            (right, middle),
            (right - POINT, bottom),
            (left, bottom),
        ]
    elif shape is Outline.LEAF:
        return (
            f"M{_at(left, top)}H{number(right - 16)}A16,16 0 0 1 {_at(right, top + 16)}"
            f"V{number(bottom)}H{number(left + 16)}A16,16 0 0 1 {_at(left, bottom - 16)}Z"
        )
    else:
        return _rounded(area, 1.5)
    return "M" + "L".join(_at(*corner) for corner in corners) + "Z"


def _rounded(area: Rectangle, radius: float, outward: int = 1) -> str:
    """Return a rectangle with round corners, or with corners cut out, as an SVG path."""
    left, top, right, bottom = area.x, area.y, area.x + area.width, area.y + area.height
    arc = f"A{number(radius)},{number(radius)} 0 0 {outward} "
    return (
        f"M{_at(left + radius, top)}H{number(right - radius)}{arc}{_at(right, top + radius)}"
        f"V{number(bottom - radius)}{arc}{_at(right - radius, bottom)}"
        f"H{number(left + radius)}{arc}{_at(left, bottom - radius)}V{number(top + radius)}"
        f"{arc}{_at(left + radius, top)}Z"
    )


def symbol(state: State, x: float, y: float, ink: str) -> str:
    """Return the 12 pixel sign of a state, its left upper corner at x, y."""
    line = f'fill="none" stroke="{ink}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"'
    ring = f'<circle cx="6" cy="6" r="5.2" {line}/>'
    inside = {
        State.EARNED: f'<circle cx="6" cy="6" r="5.9" fill="{ink}"/>'
        f'<path d="M3.2 6.3L5.2 8.4L8.9 4" fill="none" stroke="{PAPER}" stroke-width="1.7"/>',
        State.IN_PROGRESS: ring
        + "".join(f'<circle cx="{cx}" cy="6" r="0.95" fill="{ink}"/>' for cx in (3.4, 6, 8.6)),
        State.PLANNED: f'<circle cx="6" cy="6" r="5.2" stroke-dasharray="2.2 2.4" {line}/>',
        State.BEGUN: ring + f'<path d="M6 0.8A5.2 5.2 0 0 0 6 11.2Z" fill="{ink}"/>',
        State.ELIGIBLE: ring + f'<path d="M4.6 3.4L8.8 6L4.6 8.6Z" fill="{ink}"/>',
        State.MISSING: ring,
        State.UNKNOWN: f'<path d="M3.6 3.9A2.5 2.5 0 1 1 7 6.2Q6 6.7 6 8" {line}/>'
        f'<circle cx="6" cy="10.6" r="0.95" fill="{ink}"/>',
    }[state]
    return f'<g transform="translate({number(x)} {number(y)})">{inside}</g>'


def head(shape: Head, tip: Point, toward: Point, colour: str) -> str:
    """Return an arrowhead whose tip is at `tip`, for a line that runs in the direction `toward`."""
    x, y = tip
    turn = number(degrees(atan2(toward[1], toward[0])))
    path, fill = {
        Head.SMALL: ("M0,0L-8,-3.6V3.6Z", colour),
        Head.LARGE: ("M0,0L-12,-5.4V5.4Z", colour),
        Head.HOLLOW: ("M-0.8,0L-11,-5V5Z", PAPER),
        Head.SQUARE: ("M-0.8,-4.4V4.4H-9.6V-4.4Z", PAPER),
        Head.DIAMOND: ("M0,0L-6.5,-4.6L-13,0L-6.5,4.6Z", colour),
        Head.OPEN: ("M-8.4,-5.4L-0.8,0L-8.4,5.4", "none"),
        Head.RING: ("M-0.8,0A4.2,4.2 0 1 1 -9.2,0A4.2,4.2 0 1 1 -0.8,0Z", PAPER),
    }[shape]
    width = 1.0 if fill == colour else 1.7
    where = f"translate({number(x)} {number(y)}) rotate({turn})"
    return element(
        "path", {"d": path, "transform": where, "fill": fill, "stroke": colour, "stroke-width": width}
    )


def direction(points: tuple[Point, ...]) -> Point:
    """Return the direction, of length one, in which a curve reaches its last point.

    >>> direction(((0, 0), (0, 0), (5, 0), (9, 0)))
    (1.0, 0.0)
    """
    end_x, end_y = points[-1]
    for x, y in reversed(points[:-1]):
        length = hypot(end_x - x, end_y - y)
        if length > NEARLY_NOTHING:
            return (end_x - x) / length, (end_y - y) / length
    return 1.0, 0.0


def _at(x: float, y: float) -> str:
    """Write a point of a path."""
    return f"{number(x)},{number(y)}"
