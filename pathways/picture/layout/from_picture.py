"""From a picture to its layout: by the program `dot` where it is installed, otherwise by fast-sugiyama."""

from collections.abc import Sequence

from pathways.picture.face import Face, face_from_box
from pathways.picture.layout import from_dot, from_sugiyama
from pathways.picture.layout.islands import islands
from pathways.picture.layout.nouns import Layout, Placed, Point, Rectangle, Route
from pathways.picture.layout.order import place_of, places_of
from pathways.picture.layout.pack import packed
from pathways.picture.layout.tags import tag_text, tag_width, tags_for
from pathways.picture.limits import refuse_unfit
from pathways.picture.nouns import Line, Picture

Part = tuple[Sequence[Placed], Sequence[Route]]
TAG_MARGIN = 52.0
NARROW_CHANNEL = 72.0
FOLDS = (2, 3, 4, 6, 8, 12)
PROPORTION = 1.4
LEAST_WIDTH = 900.0
LOOP = 26.0


def layout_from_picture(picture: Picture, program: str | None = "dot") -> Layout:
    """Lay out `picture` from left to right; the order of its boxes and lines makes no difference.

    `program` is looked for on the PATH; with none, or when it fails, the library does the work. Raises
    `PictureError` for a picture that is too large or has a line without its boxes.
    """
    refuse_unfit(picture)
    faces = sorted((face_from_box(box) for box in picture.boxes), key=lambda face: place_of(face.name))
    lines = sorted(
        picture.lines, key=lambda line: (*places_of((line.source, line.target)), line.arrow.value, line.label)
    )
    boxes, routes = _best_fold(faces, lines, program)
    boxes.sort(key=lambda placed: (round(placed.area.x), placed.area.y, placed.face.name))
    routes.sort(key=lambda route: (route.points, route.line.arrow.value, route.line.label))
    tags = tags_for(boxes, routes)
    return Layout(*_size(boxes, routes, [tag.area for tag in tags]), tuple(boxes), tuple(routes), tags)


def _best_fold(
    faces: Sequence[Face], lines: Sequence[Line], program: str | None
) -> tuple[list[Placed], list[Route]]:
    """Fold wide fans into no more columns than it takes for the picture to be no strip."""
    boxes, routes = packed(_parts(faces, lines, program, 1))
    for fold in FOLDS:
        if not _is_strip(boxes, routes):
            break
        boxes, routes = packed(_parts(faces, lines, program, fold))
    return boxes, routes


def _is_strip(boxes: Sequence[Placed], routes: Sequence[Route]) -> bool:
    """Tell whether a picture is much higher than wide."""
    width, height = _size(boxes, routes, ())
    return height > PROPORTION * max(width, LEAST_WIDTH)


def _parts(faces: Sequence[Face], lines: Sequence[Line], program: str | None, fold: int) -> list[Part]:
    """Lay out each connected part by itself; loops are drawn above their boxes afterwards."""
    joining = [line for line in lines if line.source != line.target]
    loops = [line for line in lines if line.source == line.target]
    channel = max(
        [NARROW_CHANNEL, *(tag_width(tag_text(line)) + TAG_MARGIN for line in joining if tag_text(line))]
    )
    whole = _whole(faces, joining, program, channel, fold)
    parts: list[Part] = []
    for members, own_lines in _by_island(faces, joining):
        if not own_lines:
            area = Rectangle(0, 0, members[0].width, members[0].height)
            part: Part = ([Placed(members[0], area)], [])
        elif whole is not None:
            part = (
                [whole[0][face.name] for face in members],
                [route for line in own_lines for route in whole[1].pop(line, [])],
            )
        else:
            part = from_sugiyama.lay_out(members, own_lines, channel, fold)
        parts.append((part[0], [*part[1], *_loop_routes(part[0], loops)]))
    return parts


def _whole(
    faces: Sequence[Face], lines: Sequence[Line], program: str | None, channel: float, fold: int
) -> tuple[dict[str, Placed], dict[Line, list[Route]]] | None:
    """Return what the program says of all boxes that have lines, by name and by line."""
    joined = {name for line in lines for name in (line.source, line.target)}
    if program is None or not joined:
        return None
    drawn = from_dot.lay_out(program, [face for face in faces if face.name in joined], lines, channel, fold)
    if drawn is None:
        return None
    routes: dict[Line, list[Route]] = {}
    for route in drawn[1]:
        routes.setdefault(route.line, []).append(route)
    return {placed.face.name: placed for placed in drawn[0]}, routes


def _by_island(faces: Sequence[Face], lines: Sequence[Line]) -> list[tuple[list[Face], list[Line]]]:
    """Return boxes and lines of every connected part."""
    pairs = ((line.source, line.target) for line in lines)
    by_name = {face.name: face for face in faces}
    parts: list[tuple[list[Face], list[Line]]] = []
    home: dict[str, list[Line]] = {}
    for names in islands(by_name, pairs):
        own: list[Line] = []
        parts.append(([by_name[name] for name in names], own))
        home.update(dict.fromkeys(names, own))
    for line in lines:
        home[line.source].append(line)
    return parts


def _loop_routes(boxes: Sequence[Placed], loops: Sequence[Line]) -> list[Route]:
    """Return a small arc above the box for each line that leads back to where it begins."""
    area = {placed.face.name: placed.area for placed in boxes}
    routes = []
    for line in loops:
        if line.source in area:
            box = area[line.source]
            left, right = box.x + box.width * 0.4, box.x + box.width * 0.6
            arc: tuple[Point, ...] = (
                (right, box.y),
                (right, box.y - LOOP),
                (left, box.y - LOOP),
                (left, box.y),
            )
            routes.append(Route(line, arc))
    return routes


def _size(boxes: Sequence[Placed], routes: Sequence[Route], tags: Sequence[Rectangle]) -> tuple[float, float]:
    """Return width and height of everything."""
    areas = [*(placed.area for placed in boxes), *tags]
    points = [point for route in routes for point in route.points]
    width = max([0.0, *(area.x + area.width for area in areas), *(x for x, _ in points)])
    height = max([0.0, *(area.y + area.height for area in areas), *(y for _, y in points)])
    return width, height
