"""A picture laid out by Graphviz' program `dot`, where it is installed."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pathways.picture.face import Face
from pathways.picture.layout.fans import folded
from pathways.picture.layout.nouns import Placed, Point, Rectangle, Route
from pathways.picture.layout.ports import End, ports
from pathways.picture.nouns import Arrow, Line

SECONDS = 20
PER_INCH = 72.0


def lay_out(
    program: str, faces: Sequence[Face], lines: Sequence[Line], channel: float, fold: int
) -> tuple[list[Placed], list[Route]] | None:
    """Place the boxes and route the lines, or return nothing when the program is absent, fails or dawdles.

    The program gets numbers and sizes only, never a name or a title.
    """
    path = shutil.which(program)
    if path is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - the path comes from the user's own PATH, the input is numbers only
            [path, "-Tplain"],
            input=_question(faces, lines, channel, fold),
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=SECONDS,
        )
        return _answer(done.stdout, faces, lines)
    except (OSError, subprocess.SubprocessError, ValueError, LookupError):
        return None


def _question(faces: Sequence[Face], lines: Sequence[Line], channel: float, fold: int) -> str:
    """Write the graph in the DOT language, boxes and lines by number."""
    number = {face.name: index for index, face in enumerate(faces)}
    text = [
        "digraph {",
        f"rankdir=LR; nodesep=0.16; ranksep={channel / PER_INCH:.3f};",
        'node [shape=box, fixedsize=true, label=""]; edge [dir=none, tailport=e, headport=w];',
    ]
    text += [
        f"{index} [width={face.width / PER_INCH:.4f}, height={face.height / PER_INCH:.4f}];"
        for index, face in enumerate(faces)
    ]
    extra = folded(((line.source, line.target) for line in lines), fold)
    for line in lines:
        ranks = 1 + extra.get((line.source, line.target), 0)
        text.append(f"{number[line.source]} -> {number[line.target]} [minlen={ranks}];")
    return "\n".join([*text, "}", ""])


def _answer(text: str, faces: Sequence[Face], lines: Sequence[Line]) -> tuple[list[Placed], list[Route]]:
    """Read the "plain" output format, or raise `ValueError` or `LookupError` where it is odd."""
    number = {face.name: index for index, face in enumerate(faces)}
    waiting: dict[tuple[int, int], list[Line]] = {}
    for line in reversed(lines):
        waiting.setdefault((number[line.source], number[line.target]), []).append(line)
    placed: list[Placed] = []
    routes: list[Route] = []
    for words in (row.split() for row in text.splitlines()):
        if words[0] == "node":
            face = faces[int(words[1])]
            x, y = _point(words[2:4])
            area = Rectangle(x - face.width / 2, y - face.height / 2, face.width, face.height)
            placed.append(Placed(face, area))
        elif words[0] == "edge":
            line = waiting[int(words[1]), int(words[2])].pop()
            ends = range(4, 4 + 2 * int(words[3]), 2)
            routes.append(Route(line, tuple(_point(words[at : at + 2]) for at in ends)))
    if len(placed) != len(faces) or len(routes) != len(lines):
        raise ValueError(text)
    return placed, _spread(placed, routes)


def _spread(placed: Sequence[Placed], routes: Sequence[Route]) -> list[Route]:
    """Move the ends of the routes, which all meet the middle of a side, to ports of their own."""
    area = {one.face.name: one.area for one in placed}
    starts = ports([_end(area, route.line.source, route.line.arrow, route.points[3]) for route in routes])
    ends = ports([_end(area, route.line.target, route.line.arrow, route.points[-4]) for route in routes])
    return [
        replace(route, points=_moved(route.points, start, end))
        for route, start, end in zip(routes, starts, ends, strict=True)
    ]


def _end(area: Mapping[str, Rectangle], name: str, arrow: Arrow, other: Point) -> End:
    """Return the end of a line at the box `name` that comes from `other`."""
    box = area[name]
    return End(name, box.y + box.height / 2, box.height, other[1], arrow)


def _moved(points: tuple[Point, ...], start: float, end: float) -> tuple[Point, ...]:
    """Return a curve with its ends, and the control points next to them, at other heights."""
    first, second, *rest, last_but_one, last = points
    down, up = start - first[1], end - last[1]
    return (
        (first[0], start),
        (second[0], second[1] + down),
        *rest,
        (last_but_one[0], last_but_one[1] + up),
        (last[0], end),
    )


def _point(words: Sequence[str]) -> Point:
    """Turn two numbers in inches into pixels, y downward."""
    x, y = words
    return float(x) * PER_INCH, -float(y) * PER_INCH
