from collections.abc import Callable
from pathlib import Path

import pytest

from pathways.picture.errors import PictureError, RepeatedBox, TooLarge, UnknownBox, UnknownFormat
from pathways.picture.limits import MAX_BOXES, MAX_LINES
from pathways.picture.nouns import Arrow, Box, Line, Picture
from pathways.picture.to_dot import to_dot
from pathways.picture.to_file import write
from pathways.picture.to_mermaid import to_mermaid
from pathways.picture.to_svg import to_svg

A_BOX = Box("a", "A", "badge")


@pytest.mark.parametrize("draw", [to_svg, to_dot, to_mermaid])
def test_pictures_that_cannot_be_drawn_are_refused_by_every_writer(draw: Callable[[Picture], str]) -> None:
    many = tuple(Box(f"b{n}", "B", "badge") for n in range(MAX_BOXES + 1))
    with pytest.raises(TooLarge, match="the picture would have 2,001 boxes, at most 2,000 can be drawn"):
        draw(Picture("", many, ()))
    loop = Line("a", "a", Arrow.REQUIRES)
    with pytest.raises(TooLarge, match="10,001 lines"):
        draw(Picture("", (A_BOX,), (loop,) * (MAX_LINES + 1)))
    with pytest.raises(RepeatedBox, match="two boxes have the name `a`"):
        draw(Picture("", (A_BOX, A_BOX), ()))
    with pytest.raises(UnknownBox, match="a line meets `b`, which is no box"):
        draw(Picture("", (A_BOX,), (Line("a", "b", Arrow.REQUIRES),)))


@pytest.mark.parametrize("name", ["picture.jpg", "picture", ".svg"])
def test_a_file_name_without_a_known_ending_is_refused_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UnknownFormat) as caught:
        write(Picture("", (A_BOX,), ()), tmp_path / name)
    assert isinstance(caught.value, PictureError)
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == f"`{name}` does not end in a picture format"
    assert caught.value.help == "end the file name in one of .svg, .png, .dot, .mmd"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.svg", b"<svg "),
        ("a.SVG", b"<svg "),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.dot", b"digraph pathway {"),
        ("a.mmd", b"---\ntitle: "),
    ],
)
def test_the_ending_of_the_file_name_chooses_the_format(tmp_path: Path, name: str, beginning: bytes) -> None:
    write(Picture("A stack", (A_BOX,), ()), tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_a_picture_that_is_refused_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RepeatedBox):
        write(Picture("", (A_BOX, A_BOX), ()), tmp_path / "a.svg")
    assert not list(tmp_path.iterdir())
