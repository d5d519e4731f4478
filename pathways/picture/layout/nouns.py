"""What a layout is: places of boxes, routes of lines, and the size of the whole, in pixels."""

from dataclasses import dataclass

from pathways.picture.face import Face
from pathways.picture.nouns import Line

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """An area; x and y are its left upper corner, y grows downward."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Rectangle", gap: float = 0.0) -> bool:
        """Tell whether the two areas come closer than `gap`.

        >>> Rectangle(0, 0, 10, 10).meets(Rectangle(12, 0, 5, 5), gap=3)
        True
        """
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in its place."""

    face: Face
    area: Rectangle


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a line: one point, then three for every cubic Bézier piece, from source to target."""

    line: Line
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """The words beside a line, and where they stand without touching a box."""

    text: str
    area: Rectangle
    line: Line


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture laid out; boxes in reading order (left to right, then downward)."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    routes: tuple[Route, ...]
    tags: tuple[Tag, ...] = ()
