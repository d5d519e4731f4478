"""A picture written to a file in the format that the file's name asks for."""

from collections.abc import Callable
from pathlib import Path

from pathways.picture.errors import UnknownFormat
from pathways.picture.nouns import Picture
from pathways.picture.to_dot import to_dot
from pathways.picture.to_mermaid import to_mermaid
from pathways.picture.to_png import to_png
from pathways.picture.to_svg import to_svg

_TEXTS: dict[str, Callable[[Picture], str]] = {".svg": to_svg, ".dot": to_dot, ".mmd": to_mermaid}


def write(picture: Picture, path: Path) -> None:
    """Write `picture` to `path` as SVG, PNG, DOT or Mermaid text, by the ending of its name.

    Raises `PictureError` where the format is unknown or the picture cannot be drawn, before the file is
    touched, and `OSError` where the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".png":
        path.write_bytes(to_png(picture))
    elif suffix in _TEXTS:
        path.write_bytes(_TEXTS[suffix](picture).encode("utf-8"))
    else:
        raise UnknownFormat(path)
