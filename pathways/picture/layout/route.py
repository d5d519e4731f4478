"""Curves for lines: how stops become Bézier pieces, and where on a curve a given share of the way lies."""

from collections.abc import Sequence
from itertools import pairwise

from pathways.picture.layout.nouns import Point

BEND = 0.5


def curve(stops: Sequence[Point]) -> tuple[Point, ...]:
    """Join `stops` by curves that leave and reach every stop horizontally.

    >>> curve([(0, 0), (10, 8)])
    ((0, 0), (5.0, 0), (5.0, 8), (10, 8))
    """
    points = [stops[0]]
    for (x, y), (next_x, next_y) in pairwise(stops):
        reach = (next_x - x) * BEND
        points += [(x + reach, y), (next_x - reach, next_y), (next_x, next_y)]
    return tuple(points)


def pieces(points: Sequence[Point]) -> list[tuple[Point, Point, Point, Point]]:
    """Split the points of a route into its cubic pieces."""
    return list(zip(points[:-3:3], points[1::3], points[2::3], points[3::3], strict=True))


def point_on(piece: tuple[Point, Point, Point, Point], share: float) -> Point:
    """Return the point of a cubic piece at parameter `share`, by Bernstein's polynomials.

    >>> point_on(((0, 0), (0, 0), (8, 8), (8, 8)), 0.5)
    (4.0, 4.0)
    """
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, piece, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, piece, strict=True)),
    )
