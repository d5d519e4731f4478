import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given

from pathways.picture.layout.from_picture import layout_from_picture
from pathways.picture.layout.islands import islands, without_circles
from pathways.picture.layout.nouns import Layout, Point, Rectangle
from pathways.picture.layout.route import pieces, point_on
from pathways.picture.nouns import Arrow, Box, Line, Picture
from tests.picture import samples
from tests.picture.strategies import pictures

SHARES = [step / 20 for step in range(1, 20)]


def inside(point: Point, area: Rectangle) -> bool:
    x, y = point
    return area.x < x < area.x + area.width and area.y < y < area.y + area.height


def hits(layout: Layout) -> list[tuple[str, str, str]]:
    """The lines that run through a box, other than arcs that lead back to their own."""
    found = []
    for route in layout.routes:
        if route.line.source != route.line.target:
            way = [point_on(piece, share) for piece in pieces(route.points) for share in SHARES]
            found += [
                (route.line.source, route.line.target, placed.face.name)
                for placed in layout.boxes
                if any(inside(point, placed.area) for point in way)
            ]
    return found


def boxes(count: int) -> tuple[Box, ...]:
    return tuple(Box(f"b{n:04}", f"Box {n}", "course") for n in range(count))


@given(pictures())
def test_in_any_picture_no_two_boxes_overlap_and_no_line_runs_through_a_box(picture: Picture) -> None:
    layout = layout_from_picture(picture, None)
    assert sorted(placed.face.name for placed in layout.boxes) == sorted(box.name for box in picture.boxes)
    for one, other in combinations(layout.boxes, 2):
        assert not one.area.meets(other.area, gap=5)
    assert hits(layout) == []


@given(pictures())
def test_every_line_begins_at_its_source_and_ends_at_its_target(picture: Picture) -> None:
    layout = layout_from_picture(picture, None)
    area = {placed.face.name: placed.area for placed in layout.boxes}
    assert len(layout.routes) == len(picture.lines)
    for route in layout.routes:
        for name, (x, y) in ((route.line.source, route.points[0]), (route.line.target, route.points[-1])):
            box = area[name]
            assert box.x - 0.1 <= x <= box.x + box.width + 0.1
            assert box.y - 0.1 <= y <= box.y + box.height + 0.1


@given(pictures())
def test_everything_lies_within_the_size_of_the_layout(picture: Picture) -> None:
    layout = layout_from_picture(picture, None)
    for placed in layout.boxes:
        area = placed.area
        assert area.x >= -0.1
        assert area.y >= -0.1
        assert area.x + area.width <= layout.width + 0.1
        assert area.y + area.height <= layout.height + 0.1


@pytest.mark.parametrize("picture", [samples.small(), samples.medium(), samples.large()])
def test_lines_lead_from_left_to_right_and_run_through_no_box(picture: Picture) -> None:
    layout = layout_from_picture(picture, None)
    assert all(route.points[0][0] < route.points[-1][0] for route in layout.routes)
    assert hits(layout) == []


def test_a_large_picture_is_a_page_and_not_a_strip() -> None:
    layout = layout_from_picture(samples.large(), None)
    assert layout.height < 1.5 * layout.width


def test_a_wide_fan_is_folded_until_it_is_a_page() -> None:
    lines = tuple(Line(box.name, "b0119", Arrow.REQUIRES) for box in boxes(119))
    layout = layout_from_picture(Picture("Fan", boxes(120), lines), None)
    assert layout.height < 1.5 * layout.width
    assert hits(layout) == []


def test_a_strip_that_no_fold_can_shorten_is_drawn_all_the_same() -> None:
    lines = tuple(Line(box.name, target, Arrow.REQUIRES) for box in boxes(60) for target in ("x", "y"))
    picture = Picture("Strip", (*boxes(60), Box("x", "X", "badge"), Box("y", "Y", "badge")), lines)
    layout = layout_from_picture(picture, None)
    assert layout.height > 1.5 * layout.width
    assert len(layout.boxes) == 62


def test_boxes_without_lines_are_set_in_rows() -> None:
    layout = layout_from_picture(Picture("Loose", boxes(30), ()), None)
    assert len({placed.area.x for placed in layout.boxes}) == 3
    assert len({placed.area.y for placed in layout.boxes}) == 10


def test_boxes_of_a_circle_are_drawn_with_every_line() -> None:
    circle = [("b0000", "b0001"), ("b0001", "b0002"), ("b0002", "b0000")]
    lines = tuple(Line(one, two, Arrow.REQUIRES) for one, two in circle)
    layout = layout_from_picture(Picture("Circle", boxes(3), lines), None)
    assert sorted((route.line.source, route.line.target) for route in layout.routes) == sorted(circle)


def test_pairs_that_make_no_circle_stay_as_they_are() -> None:
    pairs = [("c", "b"), ("b", "a"), ("c", "a"), ("d", "a")]
    assert without_circles(pairs) == tuple(sorted(pairs))


def test_parts_come_in_the_order_of_their_first_names() -> None:
    assert islands("dcbae", [("d", "a"), ("c", "b")]) == [["a", "d"], ["b", "c"], ["e"]]


def test_boxes_that_nothing_else_orders_stand_by_their_numbers() -> None:
    names = [f"e.example_{n}" for n in (10, 2, 11, 1, 9)]
    fan = (*(Box(name, name, "badge") for name in names), Box("z", "All", "certificate"))
    lines = tuple(Line(name, "z", Arrow.REQUIRES) for name in names)
    placed = layout_from_picture(Picture("", fan, lines), None).boxes
    ordered = [
        each.face.name for each in sorted(placed, key=lambda each: each.area.y) if each.face.name != "z"
    ]
    assert ordered == [f"e.example_{n}" for n in (1, 2, 9, 10, 11)]


@pytest.mark.seeds
def test_the_same_picture_gives_the_same_bytes_under_any_hash_seed() -> None:
    script = (
        "import hashlib; from tests.picture.samples import medium, large;"
        "from pathways.picture.to_svg import to_svg; from pathways.picture.to_dot import to_dot;"
        "from pathways.picture.to_mermaid import to_mermaid;"
        "text = ''.join(write(draw()) for draw in (medium, large) for write in (to_svg, to_dot, to_mermaid));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "12345")
    }
    assert len(digests) == 1
