import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from pathways.picture.face import PADDING, face_from_box, spoken
from pathways.picture.layout.from_picture import layout_from_picture
from pathways.picture.layout.nouns import Rectangle
from pathways.picture.nouns import Arrow, Box, Line, Picture, State
from pathways.picture.style import outline_of
from pathways.picture.svg.shapes import direction, outline
from pathways.picture.text_width import Weight, text_width
from pathways.picture.to_svg import to_svg
from tests.picture import samples
from tests.picture.strategies import pictures

SVG = "{http://www.w3.org/2000/svg}"
SAMPLES = (samples.small, samples.medium, samples.large)
HOSTILE = '<script>alert("1")</script> & ]]> \x00\x1b[31m \u202eevil\u2066 %s {0} "><image href="http://x"/>'


def drawn(picture: Picture) -> ET.Element:
    """The picture as a tree, laid out by the library."""
    return parsed(to_svg(picture, layout_from_picture(picture, None)))


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own SVG, which must be well-formed


def every(root: ET.Element, cls: str) -> list[ET.Element]:
    return [one for one in root.iter(f"{SVG}g") if one.get("class", "").split(" ")[0] == cls]


def texts(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def extent(text: ET.Element) -> tuple[float, float]:
    """Left and right end of a text by the widths of the font."""
    weight = Weight.SEMIBOLD if text.get("font-weight") == "600" else Weight.REGULAR
    left = float(text.get("x", "nan"))
    return left, left + text_width(text.text or "", float(text.get("font-size", "nan")), weight)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_box_is_there_with_its_words_and_its_label_for_screen_readers(
    sample: Callable[[], Picture],
) -> None:
    picture = sample()
    boxes = every(drawn(picture), "box")
    assert sorted(box.get("aria-label", "") for box in boxes) == sorted(spoken(box) for box in picture.boxes)
    words = {box.get("aria-label", ""): " ".join(texts(box)) for box in boxes}
    for box in picture.boxes:
        shown = words[spoken(box)]
        assert box.title in shown
        assert box.detail in shown
        assert box.kind in shown
        assert box.state is None or box.state.value in shown


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_line_is_there_and_says_what_it_joins(sample: Callable[[], Picture]) -> None:
    picture = sample()
    titles = {box.name: box.title for box in picture.boxes}
    said = sorted(line.findtext(f"{SVG}title", "") for line in every(drawn(picture), "line"))
    assert said == sorted(
        f"{titles[line.source]} → {titles[line.target]}: {line.arrow.value}"
        + (f" ({line.label})" if line.label else "")
        for line in picture.lines
    )


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_label_of_a_line_finds_room(sample: Callable[[], Picture]) -> None:
    picture = sample()
    shown = sorted(word for tag in every(drawn(picture), "tag") for word in texts(tag))
    for line in picture.lines:
        if line.label:
            assert line.label in shown


def test_words_beside_lines_cover_no_box_and_no_other_words() -> None:
    layout = layout_from_picture(samples.medium(), None)
    areas = [tag.area for tag in layout.tags]
    for one, other in combinations(areas, 2):
        assert not one.meets(other)
    for area in areas:
        assert not any(area.meets(placed.area) for placed in layout.boxes)


@given(pictures())
def test_any_picture_is_well_formed_and_no_text_leaves_its_box(picture: Picture) -> None:
    root = drawn(picture)
    layout = layout_from_picture(picture, None)
    boxes = every(root, "box")
    assert len(boxes) == len(picture.boxes)
    for group, placed in zip(boxes, layout.boxes, strict=True):
        for text in group.iter(f"{SVG}text"):
            left, right = extent(text)
            assert left >= placed.area.x + PADDING - 0.1
            assert right <= placed.area.x + placed.area.width - PADDING + 0.1
            baseline = float(text.get("y", "nan"))
            assert placed.area.y + 8 < baseline < placed.area.y + placed.area.height - 3


@pytest.mark.parametrize("sample", SAMPLES)
def test_title_caption_and_legend_stay_on_the_page(sample: Callable[[], Picture]) -> None:
    root = drawn(sample())
    width = float(root.get("width", "nan"))
    heading = [one for one in root if one.tag == f"{SVG}text"]
    assert len(heading) == 2
    for text in [*heading, *every(root, "legend")[0].iter(f"{SVG}text")]:
        assert extent(text)[1] <= width - 28 + 0.1


def test_the_legend_shows_everything_that_occurs() -> None:
    (legend,) = every(drawn(samples.small()), "legend")
    shown = set(texts(legend))
    assert {state.value for state in State} <= shown
    assert {arrow.value for arrow in Arrow} <= shown
    assert {box.kind for box in samples.small().boxes} <= shown


def test_the_legend_shows_nothing_that_does_not_occur() -> None:
    boxes = (Box("a", "A", "badge"), Box("b", "B", "certificate", State.MISSING))
    (legend,) = every(drawn(Picture("T", boxes, (Line("a", "b", Arrow.TRANSFER),))), "legend")
    assert texts(legend) == ["Learner", "missing", "Arrows", "transfer", "Boxes", "badge", "certificate"]


def test_a_picture_without_a_learner_shows_no_states() -> None:
    root = drawn(samples.stack(2, 3, 3, learner=False))
    shown = set(texts(root))
    assert not shown & {state.value for state in State}
    assert "Learner" not in shown


def test_a_long_legend_goes_on_in_a_second_row() -> None:
    boxes = tuple(Box(f"b{n}", "B", f"kind of credential number {n}") for n in range(12))
    (legend,) = every(drawn(Picture("T", boxes, ())), "legend")
    assert len({text.get("y") for text in legend.iter(f"{SVG}text")}) > 1


def test_an_empty_picture_says_that_it_is_empty() -> None:
    root = drawn(Picture("Nothing", (), ()))
    assert texts(root) == ["Nothing", "This picture has no boxes."]
    assert root.findtext(f"{SVG}desc") == "no boxes and no lines."


def test_the_document_has_a_role_a_title_and_a_description() -> None:
    picture = samples.small()
    root = drawn(picture)
    assert root.get("role") == "img"
    assert root.get("aria-label") == picture.title
    assert root.findtext(f"{SVG}title") == picture.title
    described = root.findtext(f"{SVG}desc", "")
    assert described.startswith("12 boxes (1 admission, 1 associate, 1 bachelor, 3 badge,")
    assert (
        "States (1 begun, 3 earned, 2 eligible, 1 in progress, 3 missing, 1 planned, 1 unknown)." in described
    )
    assert described.endswith(picture.caption)


def test_hostile_names_stay_words() -> None:
    boxes = (Box(HOSTILE, HOSTILE, HOSTILE, State.EARNED, HOSTILE), Box("b", "", "", None, ""))
    picture = Picture(HOSTILE, boxes, (Line(HOSTILE, "b", Arrow.CONVERSION, HOSTILE),), HOSTILE)
    svg = to_svg(picture, layout_from_picture(picture, None))
    root = parsed(svg)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} == {
        "svg", "title", "desc", "rect", "text", "g", "path", "circle",
    }  # fmt: skip
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", svg)
    attributes = {key for one in root.iter() for key in one.attrib}
    assert not [key for key in attributes if key.startswith("on") or "href" in key]


def test_the_order_of_boxes_and_lines_makes_no_difference() -> None:
    picture = samples.medium()
    turned = Picture(picture.title, picture.boxes[::-1], picture.lines[::-1], picture.caption)
    assert to_svg(picture, layout_from_picture(picture, None)) == to_svg(
        turned, layout_from_picture(turned, None)
    )


def test_a_line_that_leads_back_to_its_box_is_drawn() -> None:
    root = drawn(Picture("T", (Box("a", "A", "badge"),), (Line("a", "a", Arrow.REQUIRES),)))
    assert len(every(root, "line")) == 1


def test_kinds_of_box_are_drawn_in_different_ways() -> None:
    kinds = [
        "badge",
        "micro-credential",
        "certificate",
        "graduate certificate",
        "associate",
        "bachelor",
        "master",
    ]
    kinds += ["doctorate", "course", "exam", "experience", "selection", "admission"]
    area = Rectangle(0, 0, 100, 60)
    assert len({"".join(outline(outline_of(kind), area, "#fff", "#000")) for kind in kinds}) == len(kinds)


def test_a_state_that_does_not_fit_beside_its_kind_stands_below_it() -> None:
    short = face_from_box(Box("a", "A", "badge", State.IN_PROGRESS))
    long = face_from_box(Box("a", "A", "professional certificate of competence", State.IN_PROGRESS))
    assert not short.state_below
    assert long.state_below
    assert long.height > short.height
    assert "professional certificate of competence, in progress" in long.spoken


def test_a_line_of_no_length_points_to_the_right() -> None:
    assert direction(((3, 3), (3, 3), (3, 3), (3, 3))) == (1.0, 0.0)
