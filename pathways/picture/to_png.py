"""From a picture to PNG: the SVG drawn by resvg, with a font that is installed with this package."""

from importlib.util import find_spec
from pathlib import Path

from pathways.picture.errors import FontMissing
from pathways.picture.layout.nouns import Layout
from pathways.picture.nouns import Picture
from pathways.picture.plain_text import plain
from pathways.picture.text_width import font_has
from pathways.picture.to_svg import page

SHARPNESS = 2.0
MOST_PIXELS = 8_000
FONT_PACKAGE = "font_source_sans_pro"
FONT_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")


def to_png(picture: Picture, layout: Layout | None = None) -> bytes:
    """Return `picture` as the bytes of a PNG: two pixels for each of the SVG, no side over 8,000 pixels.

    The shipped font gives the same picture on every machine; only where a text has letters that it lacks
    are the machine's own fonts used too. Raises `PictureError` as `to_svg` does, and when the font is gone.
    """
    import resvg_py

    drawn = page(picture, layout)
    zoom = min(SHARPNESS, MOST_PIXELS / drawn.width, MOST_PIXELS / drawn.height)
    return resvg_py.svg_to_bytes(
        svg_string=drawn.svg,
        width=max(1, int(drawn.width * zoom)),
        skip_system_fonts=font_has(_letters(picture)),
        font_files=[str(path) for path in font_files()],
        sans_serif_family="Source Sans Pro",
    )


def font_files() -> tuple[Path, ...]:
    """Return the font files for both weights; the package that carries them is found, not run."""
    spec = find_spec(FONT_PACKAGE)
    if spec is None or spec.origin is None:
        raise FontMissing
    files = tuple(Path(spec.origin).parent / "files" / name for name in FONT_FILES)
    if not all(path.is_file() for path in files):
        raise FontMissing
    return files


def _letters(picture: Picture) -> str:
    """Return every text of the picture in one."""
    texts = [picture.title, picture.caption, *(line.label for line in picture.lines)]
    for box in picture.boxes:
        texts += [box.title, box.name, box.kind, box.detail]
    return "".join(plain(text) for text in texts)
