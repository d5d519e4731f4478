import struct
import zlib
from pathlib import Path

import pytest

from pathways.picture import to_png as module
from pathways.picture.errors import FontMissing
from pathways.picture.nouns import Arrow, Box, Line, Picture
from pathways.picture.to_png import MOST_PIXELS, to_png
from pathways.picture.to_svg import page
from tests.picture import samples

A_PICTURE = Picture("Stack", (Box("a", "Data Wrangling", "badge"),), ())


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def pixels(png: bytes) -> bytes:
    """The filtered pixel rows: all parts of the image data together, unpacked."""
    data, at = b"", 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    return zlib.decompress(data)


def test_a_png_has_two_pixels_for_each_of_the_svg() -> None:
    drawn = page(A_PICTURE)
    width, height = size(to_png(A_PICTURE))
    assert width == int(2 * drawn.width)
    assert abs(height - 2 * drawn.height) <= 1


def test_a_png_is_not_blank_and_its_words_are_drawn_by_the_shipped_font() -> None:
    words, none = to_png(A_PICTURE), to_png(Picture("", (Box("a", ".", ""),), ()))
    assert len(set(pixels(words))) > 50
    assert len(words) > len(none) + 1000


def test_a_png_is_the_same_every_time() -> None:
    assert to_png(samples.small()) == to_png(samples.small())


def test_a_large_picture_is_scaled_down_to_what_a_viewer_can_open() -> None:
    boxes = tuple(Box(f"b{n:03}", "B", "badge") for n in range(60))
    lines = tuple(Line(f"b{n:03}", f"b{n + 1:03}", Arrow.VERTICAL) for n in range(59))
    width, height = size(to_png(Picture("Chain", boxes, lines)))
    assert width == MOST_PIXELS
    assert height < 500


def test_letters_that_the_font_lacks_may_come_from_the_machine() -> None:
    assert size(to_png(Picture("学士", (Box("a", "数据", "badge"),), ())))


def test_a_missing_font_is_told_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FONT_PACKAGE", "no_such_font_package")
    with pytest.raises(FontMissing, match="the font for PNG pictures is not installed") as caught:
        to_png(A_PICTURE)
    assert "font-source-sans-pro" in caught.value.help


def test_a_font_package_without_its_files_is_a_missing_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FONT_FILES", ("NoSuchFile.ttf",))
    with pytest.raises(FontMissing):
        to_png(A_PICTURE)


def test_the_font_files_are_where_the_package_is() -> None:
    assert [Path(path).name for path in module.font_files()] == list(module.FONT_FILES)
